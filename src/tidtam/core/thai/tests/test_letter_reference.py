from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidtam.core.thai.digits import to_thai
from tidtam.core.thai.letter_reference import LetterReference, find_letter_references, parse_letter_reference

TODAY = date(2020, 3, 5)
ASKED = "เรื่องขอใช้ลานคนเมือง ที่ กท 0901/1542 ลงวันที่ 2 มี.ค. 63 เสนอท่านปลัดหรือยังคะ"
CIRCULAR_119 = LetterReference(
    prefix="กค", committee="กวจ", owner_code="0405.2", series="ว", number="119", urgency="ด่วนที่สุด"
)


def parse(text):
    return parse_letter_reference(text, today=TODAY)


def found(text):
    return [reference.canonical for reference in find_letter_references(text, today=TODAY)]


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("กท0401/123", "กท0401/123"),
        ("กท ๐๔๐๑/๑๒๓", "กท0401/123"),
        ("ที่กท.0401 / 123", "กท0401/123"),
        ("ก.ท. 0401/123", "กท0401/123"),
        ("  ที่   กท   0401  /  123 ", "กท0401/123"),
        ("(กท 0401/123)", "กท0401/123"),
        ("“กท 0401/123”.", "กท0401/123"),
        ("กท 0401 ทับ 123", "กท0401/123"),
        ("ก\u200bท\u200b 0401/12\ufeff3", "กท0401/123"),
        ("กท　０４０１／１２３", "กท0401/123"),
        ("กท 0401\u2044123", "กท0401/123"),
        ("กท 0401/0123", "กท0401/123"),
        ("หนังสือที่ กท 0401/123", "กท0401/123"),
        ("0401/123", "0401/123"),
        ("ที่ ๐๔๐๑/๑๒๓", "0401/123"),
        ("6901/55", "6901/55"),
        ("กท 0307/ป 5103", "กท0307/ป5103"),
        ("กท 0401/ว.119", "กท0401/ว119"),
        ("ด่วนที่สุด ที่ กค (กวจ) 0405.2/ว119", "กค(กวจ)0405.2/ว119"),
        ("ด่วนที่สุดที่กค(กวจ.)๐๔๐๕.๒/ว ๑๑๙", "กค(กวจ)0405.2/ว119"),
        ("ที่ อว 69.2.1/123", "อว69.2.1/123"),
        ("ที่ มศว 8718/12", "มศว8718/12"),
        ("ชร 52301/12", "ชร52301/12"),
    ],
)
def test_one_number_in_many_hands(text, canonical):
    reference = parse(text)
    assert reference is not None
    assert reference.canonical == canonical


def test_the_circular_of_the_seed_in_all_its_parts():
    text = "ด่วนที่สุด ที่ กค (กวจ) 0405.2/ว119 ลงวันที่ 7 มีนาคม 2561"
    assert parse("ด่วนที่สุด ที่ กค (กวจ) 0405.2/ว119") == CIRCULAR_119
    assert CIRCULAR_119.circular
    reference = parse(text)
    assert reference is not None
    assert reference.dated == date(2018, 3, 7)
    assert reference.printed() == "กค (กวจ) 0405.2/ว 119"
    assert reference.cited() == "ด่วนที่สุด ที่ กค (กวจ) 0405.2/ว 119 ลงวันที่ 7 มีนาคม 2561"
    assert reference.cited(thai_digits=True) == "ด่วนที่สุด ที่ กค (กวจ) ๐๔๐๕.๒/ว ๑๑๙ ลงวันที่ ๗ มีนาคม ๒๕๖๑"


def test_a_letterhead_over_three_lines_is_one_number():
    reference = parse("ด่วนมาก\nที่ กท 0401/123\nลงวันที่ ๗ ม.ค. ๖๓")
    assert reference == LetterReference("กท", "0401", "123", urgency="ด่วนมาก", dated=date(2020, 1, 7))


@pytest.mark.parametrize(
    "said", ["ลงวันที่ ๗ ม.ค. ๖๓", "ลว. 7/1/63", "ล.ว.7 มค 63", ", วันที่ 7 ม.ค.", "ลงวันอังคารที่ 7 ม.ค. 63"]
)
def test_its_date_is_read_beside_it(said):
    reference = parse(f"ที่ กท 0401/123 {said}")
    assert reference is not None
    assert reference.dated == date(2020, 1, 7)


def test_an_impossible_date_is_left_out_and_the_number_stays():
    reference = parse("กท 0401/123 ลงวันที่ 31 ก.พ. 63")
    assert reference is not None
    assert (reference.canonical, reference.dated) == ("กท0401/123", None)


def test_a_number_is_found_in_a_question():
    (reference,) = find_letter_references(ASKED, today=TODAY)
    assert reference.canonical == "กท0901/1542"
    assert reference.dated == date(2020, 3, 2)
    assert parse(ASKED) is None


@pytest.mark.parametrize(
    "text",
    [
        "ติดตามหนังสือกท0401/123ถึงไหนแล้ว",
        "ขอถามกท 0401/123 ค่ะ",
        "เรื่องที่กท0401/123",
        "ด่วนกท 0401/123",
        "โทรมาถามเมื่อวาน เรื่อง กท 0401/123",
    ],
)
def test_thai_needs_no_space_before_the_number(text):
    assert found(text) == ["กท0401/123"]


def test_several_numbers_come_in_order_and_each_once_with_its_date():
    text = "กท 0401/124 กับ กท 0401/123 และ กท0401/๑๒๔ ลว. 7 ม.ค. 63"
    references = find_letter_references(text, today=TODAY)
    assert [(r.canonical, r.dated) for r in references] == [
        ("กท0401/124", date(2020, 1, 7)),
        ("กท0401/123", None),
    ]
    assert parse(text) is None


@pytest.mark.parametrize(
    ("text", "canonical"),
    [("ขอทราบ 0401/123 ค่ะ", "0401/123"), ("หนังสือที่ 6901/55 อยู่ไหน", "6901/55"), ("ส่ง ที่ 6901/55 ไป", "6901/55")],
)
def test_a_number_without_agency_is_found_when_it_looks_like_one_or_is_called_one(text, canonical):
    assert found(text) == [canonical]


@pytest.mark.parametrize(
    "text",
    [
        "7/1/63",
        "07/01/2563",
        "วันที่ 07/01/63",
        "ลว 07/01/63",
        "7 ม.ค. 2563/12",
        "โทร 02-224-2999",
        "โทร. 0224/2999",
        "โทรศัพท์: 0812/345",
        "081-234-5678",
        "0812345678",
        "0812345678/9",
        "1/2",
        "1500/2000 บาท",
        "รวม 1335/1669 เรื่อง",
        "ได้ 12.5/100 คะแนน",
        "คน 1234/567",
        "99/123 หมู่ 5",
        "บ้านเลขที่ 1234/5",
        "อยู่ที่ 1234/5",
        "ห้อง 1204/3",
        "ถนน 1234/5",
        "ซอย 1204/3",
        "คำสั่ง กทม. ที่ 1234/2563",
        "มติ ก.ก. 4/2561",
        "พ.ศ. 2563/1",
        "เลขรับ 0187/63",
        "เลขรับ 2187/2563",
        "12/0401/123",
        "0401/12/63",
        "0401/50%",
        "A0401/123",
        "://host/0401/123",
        "กท",
        "0401/",
        "/123",
        "",
    ],
)
def test_other_numbers_are_not_letters(text):
    assert found(text) == []
    assert parse(text) is None


def test_a_line_end_parts_a_code_from_a_number():
    assert found("กท 0401\n/123") == []


def test_without_agency_it_is_found_by_the_end_of_the_whole_number():
    whole, said = parse("กท 0401/ว 123"), parse("0401/ว123")
    assert whole is not None and said is not None
    assert whole.canonical.endswith(said.canonical)
    assert whole.tail == said.canonical == said.tail


def test_an_ordinary_letter_is_no_circular():
    reference = parse("กท 0307/ป 5103")
    assert reference is not None and not reference.circular
    assert str(reference) == "กท 0307/ป 5103"


REFERENCES = st.builds(
    LetterReference,
    prefix=st.sampled_from(["กท", "กค", "นร", "ชม", "มศว", "รฟม"]),
    owner_code=st.from_regex(r"\A0[0-9]{3}(\.[1-9][0-9]?){0,2}\Z"),
    number=st.integers(min_value=1, max_value=9_999_999).map(str),
    committee=st.sampled_from(["", "กวจ", "อกพ"]),
    series=st.sampled_from(["", "ว", "ป"]),
    urgency=st.sampled_from(["", "ด่วน", "ด่วนมาก", "ด่วนที่สุด"]),
    dated=st.none() | st.dates(min_value=date(1960, 1, 1), max_value=date(2050, 1, 1)),
)


@given(REFERENCES, st.booleans())
def test_what_we_print_we_read(reference, thai_digits):
    assert parse(reference.cited(thai_digits=thai_digits)) == reference
    printed, canonical = parse(reference.printed(thai_digits=thai_digits)), parse(reference.canonical)
    assert printed is not None and canonical is not None
    assert printed.canonical == canonical.canonical == reference.canonical


@given(REFERENCES, REFERENCES)
def test_two_numbers_in_one_message_are_both_found(first, second):
    text = f"ขอติดตาม {first.cited()} และ {to_thai(second.cited())} ด้วยค่ะ"
    assert found(text) == list(dict.fromkeys([first.canonical, second.canonical]))


@given(st.text(max_size=300) | st.text(alphabet="กทวที่ด่วสุลงค() .0123๐๑/ทับ\n", max_size=300))
def test_any_text_is_read_without_failing(text):
    for reference in find_letter_references(text, today=TODAY):
        assert "/" in reference.canonical and " " not in reference.canonical
        assert not set(reference.canonical) & set("๐๑๒๓๔๕๖๗๘๙")


HOSTILE = [
    "กท 0401/",
    "((((",
    "ว",
    "0401/",
    "1.1",
    "ด่วนที่สุด ",
    "0000/ว",
    "ที่ ",
    "(ก",
    "ทับ",
    "1 / ",
    "ก.",
    "ลงวันที่ ",
]


@pytest.mark.parametrize("piece", [*HOSTILE, " ", "\u200b", "0", "ํา", "ลว 1 ม. "])
def test_hostile_text_is_read_in_one_go(piece):
    """A reading that grew with the square of the length would not come back from this for minutes."""
    text = piece * (200_000 // len(piece))
    assert found(text + "\nที่ กท 0499/123")[-1] == "กท0499/123"
