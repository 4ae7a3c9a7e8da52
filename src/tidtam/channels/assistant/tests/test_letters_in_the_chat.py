"""Asking after a letter: the register answers at once, an officer for certain."""

from datetime import date

import pytest

from tests.support.moments import bangkok
from tidtam.casework.cases.models import Case
from tidtam.casework.letters.models import LetterFollow
from tidtam.casework.letters.services import letter_amend, letter_move
from tidtam.casework.messaging.models import Delivery, Kind
from tidtam.casework.sla.models import Clock, Verdict
from tidtam.channels.assistant.tests.clerk import make_clerk, make_letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(clerk, at):
    return make_letter(clerk.office, at=bangkok("2020-01-06 09:00"), dated=date(2020, 1, 3))


def test_a_number_typed_straight_away_is_answered_with_the_present_step(clerk, letter):
    clerk.says("ที่ กท ๐๙๐๑/๑๕๔๒")
    assert clerk.cards == ["letter", "case"]
    assert "ขณะนี้: รับเข้า ตั้งแต่ 6 ม.ค. 2563 09:00 น." in clerk.hears
    assert "คำตอบอัตโนมัติจากทะเบียนหนังสือ ยังไม่นับเป็นการตอบของเจ้าหน้าที่" in clerk.hears
    assert "เจ้าหน้าที่ยืนยันภายใน: 10:30 น." in clerk.hears


def test_it_opens_a_case_with_both_promised_times(clerk, letter):
    clerk.says("กท 0901/1542")
    case = clerk.case()
    assert case.title == "ติดตามหนังสือ กท 0901/1542"
    assert clerk.words_on(case) == ["กท 0901/1542"]
    assert LetterFollow.objects.get().case == case
    assert f"เรื่อง {case.number}: รอรับทราบ" in clerk.hears
    assert "• รับทราบภายใน 10:15 น." in clerk.hears
    assert "• แจ้งผลภายใน 10:30 น." in clerk.hears


def test_the_answer_of_the_machine_keeps_no_promise(clerk, letter):
    clerk.says("กท 0901/1542")
    assert {clock.verdict for clock in Clock.objects.all()} == {Verdict.RUNNING}


def test_everything_said_back_leaves_as_one_delivery(clerk, letter):
    clerk.says("กท 0901/1542")
    assert Delivery.objects.count() == 1


def test_the_menu_asks_for_the_number_and_takes_it(clerk, letter):
    clerk.taps("menu", v="letter")
    assert "กท 0401/123 หรือ เลขรับ 2187/2563" in clerk.hears
    clerk.says(str(letter.register_number))
    assert clerk.cards == ["letter", "case"]


def test_the_stamp_of_receipt_is_a_number_too(clerk, letter):
    clerk.says(f"เลขรับ {letter.receive_number}")
    assert clerk.cards == ["letter", "case"]


def test_the_way_of_the_letter_is_shown_with_what_is_still_to_come(clerk, letter):
    letter_move(letter=letter, step="screening", by=clerk.office.clerk, at=bangkok("2020-01-06 10:00"))
    clerk.says("กท 0901/1542")
    way = clerk.heard[0].payload["steps"]
    assert [(step["label"], step["state"]) for step in way] == [
        ("รับเข้า", "done"),
        ("ตรวจและกลั่นกรอง", "current"),
        ("เสนอผู้บริหาร", "coming"),
        ("ลงนามแล้วหรือสั่งการแล้ว", "coming"),
        ("ส่งคืนหน่วยงานเจ้าของเรื่อง", "coming"),
    ]


def test_asking_again_shows_the_step_and_opens_no_second_case(clerk, letter):
    clerk.says("กท 0901/1542").says("กท0901/1542 ถึงไหนแล้วคะ")
    assert clerk.cards == ["letter", ""]
    assert clerk.words_on(clerk.case()) == ["กท 0901/1542", "กท0901/1542 ถึงไหนแล้วคะ"]
    assert f"อยู่ในเรื่อง {clerk.case().number}" in clerk.hears


def test_another_letter_is_another_request(clerk, letter):
    make_letter(clerk.office, at=bangkok("2020-01-06 09:30"), reference="กท 0901/77")
    clerk.says("กท 0901/1542").says("กท 0901/77")
    assert len(clerk.cases()) == 2


def test_several_letters_with_one_number_are_chosen_from(clerk, letter):
    other = make_letter(
        clerk.office, at=bangkok("2020-01-06 09:30"), dated=date(2019, 2, 1), subject="เรื่องเก่า"
    )
    clerk.says("กท 0901/1542")
    assert clerk.cards == ["choice"] and "ไม่ใช่ฉบับเหล่านี้" in clerk.hears
    assert not clerk.cases() and clerk.became() == "waiting"
    clerk.says("1")
    assert clerk.cards == ["letter", "case"]
    assert LetterFollow.objects.get().letter == other
    assert clerk.words_on(clerk.case()) == ["กท 0901/1542"]


def test_a_number_with_the_wrong_date_offers_the_letters_of_that_number(clerk, letter):
    clerk.says("กท 0901/1542 ลงวันที่ 1 มกราคม 2560")
    assert clerk.cards == ["choice"] and not clerk.cases()
    assert "วันที่ที่พิมพ์มาไม่ตรงค่ะ เลข กท 0901/1542 นี้มีแต่ฉบับลงวันที่ 3 ม.ค. 2563" in clerk.hears
    assert clerk.words_on(clerk.taps_on("กท 0901/1542 ลงวันที่ 3 ม.ค.").case()) == [
        "กท 0901/1542 ลงวันที่ 1 มกราคม 2560"
    ]
    assert LetterFollow.objects.get().letter == letter


def test_a_wrong_date_among_several_numbers_is_told_too(clerk, letter):
    clerk.says("กท 0901/1542 ลงวันที่ 1 มกราคม 2560 และ กท 0401/777")
    assert "เลข กท 0901/1542 นี้มีแต่ฉบับลงวันที่ 3 ม.ค. 2563" in clerk.hears
    assert not LetterFollow.objects.exists()


def test_a_wrong_date_never_brings_a_secret_letter_to_light(clerk, letter, at):
    make_letter(clerk.office, at=at, reference="กท 0401/555", dated=date(2020, 1, 3), secrecy="secret")
    clerk.says("กท 0401/555 ลงวันที่ 1 มกราคม 2560")
    assert clerk.cards == ["case"] and "ระบบยังไม่พบ กท 0401/555" in clerk.hears
    assert "3 ม.ค. 2563" not in clerk.hears


def test_none_of_several_is_for_an_officer_to_find(clerk, letter):
    make_letter(clerk.office, at=bangkok("2020-01-06 09:30"), dated=date(2019, 2, 1))
    clerk.says("กท 0901/1542").taps_on("ไม่ใช่ฉบับเหล่านี้")
    assert clerk.cards == ["case"] and not LetterFollow.objects.exists()
    assert clerk.words_on(clerk.case()) == ["กท 0901/1542"]
    clerk.taps("noletter")
    assert "รับเรื่อง" in clerk.hears and len(clerk.cases()) == 1


def test_many_letters_with_one_number_make_at_most_thirteen_choices(clerk):
    for day in range(1, 16):
        make_letter(clerk.office, at=bangkok(f"2020-01-02 09:{day:02}"), dated=date(2019, 12, day))
    clerk.says("กท 0901/1542")
    options = clerk.heard[0].payload["options"]
    assert len(options) == 13 and options[-1]["act"] == "noletter"


def test_a_second_tap_on_a_letter_answers_calmly(clerk, letter):
    make_letter(clerk.office, at=bangkok("2020-01-06 09:30"), dated=date(2019, 2, 1))
    clerk.says("กท 0901/1542")
    tap = clerk.heard[0].payload["options"][0]["values"]
    clerk.taps("letter", **tap).taps("letter", **tap)
    assert clerk.cards == ["letter", ""]
    assert clerk.words_on(clerk.case()) == ["กท 0901/1542"]


def test_an_unknown_number_becomes_a_case_and_the_person_knows_what_comes(clerk):
    clerk.says("กท 0401/999")
    assert clerk.cards == ["case"]
    assert "ยังไม่พบ กท 0401/999" in clerk.hears and "ขั้นต่อไป" in clerk.hears and "10:15 น." in clerk.hears
    assert clerk.case().title == "ติดตามหนังสือ กท 0401/999"


def test_asking_again_for_an_unknown_number_opens_no_second_case(clerk):
    clerk.says("กท 0401/999").waits(minutes=3).says("กท 0401/999 ได้เรื่องไหมคะ")
    assert len(clerk.words_on(clerk.case())) == 2


def test_a_corrected_number_goes_to_the_same_case(clerk, letter):
    clerk.says("กท 0901/1524").says("กท 0901/1542")
    assert clerk.cards == ["letter", "case"]
    assert LetterFollow.objects.get().case == clerk.case()


def test_a_corrected_number_gives_the_case_its_name(clerk, letter):
    clerk.says("กท 0901/1543").says("กท 0901/1542")
    assert clerk.case().title == "ติดตามหนังสือ กท 0901/1542"


def test_the_persons_own_words_stay_the_name_of_a_case_that_a_number_completes(clerk, letter):
    clerk.says("เรื่องลานกีฬาอยู่ไหนคะ").says("ขอคุยกับเจ้าหน้าที่").says("กท 0901/1542")
    assert clerk.case().title == "เรื่องลานกีฬาอยู่ไหนคะ"


def test_another_unknown_number_is_another_request(clerk):
    clerk.says("กท 0401/999").says("กท 0401/888")
    assert len(clerk.cases()) == 2


def test_a_number_completes_a_case_that_had_none(clerk, letter):
    clerk.taps("menu", v="talk").says("กท 0901/1542")
    assert LetterFollow.objects.get().case == clerk.case()


def test_several_numbers_in_one_message_get_a_case_each(clerk, letter):
    make_letter(clerk.office, at=bangkok("2020-01-06 09:30"), reference="กท 0901/77")
    clerk.says("กท 0901/1542 กท 0901/77 และ กท 0401/999")
    cases = sorted(clerk.cases(), key=lambda case: case.pk)
    assert [case.title.removeprefix("ติดตามหนังสือ ") for case in cases] == [
        "กท 0901/1542", "กท 0901/77", "กท 0401/999",
    ]  # fmt: skip
    assert [len(clerk.words_on(case)) for case in cases] == [1, 0, 0]
    assert all(case.messages.exists() for case in cases)
    assert all(case.number in clerk.hears for case in cases)
    assert Delivery.objects.count() == 1


def test_three_letters_and_the_notice_fit_one_free_reply(at):
    clerk = make_clerk(at=bangkok("2020-01-06 09:00"), greeted=False)
    for number in (1, 2, 3):
        make_letter(clerk.office, at=clerk.at, reference=f"กท 0401/{number}")
    clerk.at = bangkok("2020-01-07 18:00")
    clerk.says("กท 0401/1 กท 0401/2 กท 0401/3")
    assert clerk.cards == ["letter", "letter", "letter", "", "privacy"]
    assert "เปิดอีกครั้ง พรุ่งนี้ 08:30 น." in clerk.hears
    assert clerk.says("กท 0401/4 1101700230708").cards == ["case", "closed", ""]


def test_a_long_list_is_one_case_for_an_officer(clerk, letter):
    clerk.says(" ".join(f"กท 0401/{number}" for number in range(100, 110)))
    assert "10 ฉบับ" in clerk.hears and len(clerk.words_on(clerk.case())) == 1


@pytest.mark.parametrize("secrecy", ["confidential", "secret"])
def test_a_secret_letter_is_answered_in_the_very_words_of_an_unknown_one(clerk, letter, secrecy):
    make_letter(
        clerk.office,
        at=bangkok("2020-01-06 09:30"),
        reference="กท 0401/555",
        secrecy=secrecy,
        subject="ย้ายลับ",
    )
    clerk.says("กท 0401/555")
    secret, number = clerk.hears, clerk.cases()[0].number
    clerk.waits(hours=2).says("กท 0401/666")
    again, last = clerk.hears, clerk.cases()[0].number
    then = [("555", "666"), (number, last)]
    assert "ยังไม่พบ" in secret and "ย้ายลับ" not in secret
    for before, after in then:
        secret = secret.replace(before, after)
    assert secret.splitlines()[0] == again.splitlines()[0]
    assert secret.splitlines()[2:4] == again.splitlines()[2:4]
    assert not LetterFollow.objects.exists()


def test_a_letter_that_became_secret_is_gone_from_an_old_card(clerk, letter):
    make_letter(clerk.office, at=bangkok("2020-01-06 09:30"), dated=date(2019, 2, 1))
    clerk.says("กท 0901/1542")
    letter_amend(letter=letter, by=clerk.office.clerk, at=clerk.at, secrecy="secret")
    clerk.taps("letter", l=letter.public_id)
    assert clerk.cards == ["case"] and letter.subject not in clerk.hears
    assert not LetterFollow.objects.exists()


def test_out_of_hours_the_promise_begins_when_the_desk_opens(clerk, letter):
    clerk.at = bangkok("2020-01-07 17:00")
    clerk.says("กท 0901/1542")
    assert clerk.cards == ["letter", "case", "closed"]
    assert "เจ้าหน้าที่จะเริ่มตอบ พรุ่งนี้ 08:30 น." in clerk.hears
    assert "รับทราบภายใน พรุ่งนี้ 08:45 น." in clerk.hears
    assert "จันทร์–ศุกร์ 08:30–12:00, 13:00–16:30 น." in clerk.hears


def test_before_a_weekend_the_day_is_named(clerk, letter):
    clerk.at = bangkok("2020-01-10 17:00")
    clerk.says("กท 0901/1542")
    assert "วันจันทร์ที่ 13 ม.ค. 2563 08:45 น." in clerk.hears


def test_a_photo_of_the_letter_is_enough(clerk):
    clerk.taps("menu", v="letter").sends(Kind.IMAGE)
    assert clerk.cards == ["case"] and clerk.words_on(clerk.case()) == ["image"]


def test_somebody_elses_case_is_not_touched(clerk, letter):
    clerk.says("กท 0901/1542")
    other = make_clerk(at=clerk.at, office=clerk.office, name="บุษบา")
    other.says("กท 0901/1542")
    assert Case.objects.count() == 2
    other.taps("show", c=clerk.case().public_id)
    assert clerk.case().number not in other.hears
