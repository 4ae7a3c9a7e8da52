import pytest

from tidtam.console.initials import TINTS, initials, tint


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("นางสาวสุดา ใจเย็น", "สจ"),
        ("นายเกรียงไกร ไพศาล", "กพ"),
        ("คุณสุพรรณี", "ส"),
        ("ฝ่ายปกครอง", "ฝ"),
        ("Mary Anne Smith", "MS"),
        ("☎ 1555", "☎1"),
        ("   ", "?"),
    ],
)
def test_a_person_is_known_by_consonants_and_not_by_title_or_leading_vowel(name, letters):
    assert initials(name) == letters


def test_a_name_keeps_its_tint():
    assert tint("สุดา ใจเย็น") == tint(" สุดา ใจเย็น ")
    assert {tint(str(n)) for n in range(100)} == set(range(TINTS))
