"""Invented people and cases that the gallery shows; whoever reads it in English still meets Thai names."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tidtam.console.charts import Bar
from tidtam.console.navigation import Light

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a letter or a form as ``<c-steps>`` draws it; ``state`` is "done", "now", "back" or ""."""

    label: str
    state: str = ""
    when: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """What ``<c-clock>`` is given."""

    label: str | Promise
    due: datetime | None = None
    start: datetime | None = None
    state: str = ""
    taken: timedelta | None = None
    words: str | Promise = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the work list."""

    name: str
    title: str
    number: str
    tag: str | Promise
    kind: str
    last: str
    who: str
    clocks: list[Clock] = field(default_factory=list)
    watched: bool = False
    contested: bool = False


STEPS = (
    Step("รับเข้า", "done", "3 มี.ค."),
    Step("ตรวจและกลั่นกรอง", "done", "6 มี.ค.", "ส่วนเลขานุการ"),
    Step("ส่งคืนแก้ไข", "back", "6 มี.ค.", "ขาดเอกสารแนบฉบับจริง"),
    Step("เสนอปลัดกรุงเทพมหานคร", "now", "10:10 น."),
    Step("ลงนาม / สั่งการ"),
    Step("ส่งคืนหน่วยงาน"),
)
MONTHS = (
    Bar("ธ.ค.", 8, 0, "8/8", "#dec"),
    Bar("ม.ค.", 7, 0, "7/7", "#jan"),
    Bar("ก.พ.", 6, 1, "6/7", "#feb"),
    Bar("มี.ค.", 7, 0, "7/7", "#mar"),
    Bar("เม.ย.", 6, 0, "6/6", "#apr"),
    Bar("พ.ค.", 6, 0, "6/6", "#may"),
    Bar("มิ.ย.", 11, 0, "11/11", "#jun"),
)
CENTRES = (Bar("ศูนย์ 1", 82), Bar("ศูนย์ 2", 74), Bar("ศูนย์ 3", 91))
DOORS = (
    Light("LINE ปกติ · ส่งฟรี 214 · โควตา 37/300"),
    Light("Facebook: โทเคนหมดอายุใน 3 วัน", "warn", "#facebook"),
)
PEOPLE = ("นางสาวสุดา ใจเย็น", "นภา ศรีสุข", "ธนา คลังสมบัติ", "อรทัย การศึกษา", "ฝ่ายโยธา", "")
TITLE = "ขอติดตามหนังสือ กท 0901/1542"
SAID = {
    "person": "คุณสุพรรณี (นามสมมติ)",
    "agency": "สำนักงานเขตพระนคร",
    "title": TITLE,
    "under": "นส.63-0057 · ฝ่ายปกครอง สำนักงานเขตพระนคร · LINE",
    "day": "วันนี้ 7 มีนาคม 2563",
    "asked": "เรื่องขอใช้ลานคนเมือง ที่ กท 0901/1542 ลงวันที่ 2 มี.ค. 63 เสนอท่านปลัดหรือยังคะ",
    "found": "พบในทะเบียน: เลขรับ 2187 · ส่งคำตอบอัตโนมัติแล้ว (ไม่นับเป็นการแจ้งผล)",
    "robot": "สวัสดีค่ะ หนังสือ กท 0901/1542 อยู่ขั้น กลั่นกรอง ส่วนเลขานุการ ตั้งแต่ 6 มี.ค. 2563 "
    "เจ้าหน้าที่จะยืนยันผลให้ภายใน 10:34 น.",
    "note": "ท่านรองฯ ขอเอกสารแนบฉบับจริง โทรแจ้งเขตแล้ว",
    "thanks": "ได้ค่ะ ถ้าเสนอแล้วรบกวนแจ้งด้วยนะคะ 🙏",
    "file": "หนังสือนำส่ง.pdf",
    "answer": "ขณะนี้เสนอท่านปลัดแล้วค่ะ",
    "later": "คาดว่าลงนามภายในวันนี้",
    "draft": "ขณะนี้เสนอท่านปลัดกรุงเทพมหานครแล้วเมื่อ 10:10 น. คาดว่าลงนามภายในวันนี้",
    "officer": "นภา",
    "why": "รับเรื่อง 11:50 → พักเที่ยง 12:00–13:00 → ครบกำหนด 13:05 น. · นโยบายฉบับ 2",
    "history": ("ระบบรับเรื่องจาก LINE", "นภา ศรีสุข เปิดอ่าน", "รับทราบภายใน 03:40 นาที"),
    "times": ("10:04 น.", "10:06 น.", "10:09 น.", "10:10 น.", "10:11 น."),
    "missed": "นส.63-0021",
    "quarters": ("31 ธ.ค. 2562", "31 มี.ค. 2563"),
}


def clocks(at: datetime) -> list[Clock]:
    """Return a clock in each stage as of ``at``."""
    received = at - 11 * MINUTE
    return [
        Clock(_("แจ้งผล เหลือ"), at + timedelta(minutes=19, seconds=12), received),
        Clock(_("รับทราบ เหลือ"), at + timedelta(minutes=3, seconds=12), received),
        Clock(_("กำลังจะครบ"), at + timedelta(seconds=30), at - MINUTE),
        Clock(_("แจ้งผล"), at - 26 * MINUTE, at - 60 * MINUTE),
        Clock(_("รับทราบ"), state="kept", taken=timedelta(minutes=3, seconds=40)),
        Clock(_("แจ้งผล"), state="missed", taken=timedelta(minutes=41, seconds=20)),
        Clock(_("แจ้งผล"), at + 6 * DAY, at - 5 * DAY, state="paused"),
    ]


def work_now(at: datetime) -> list[Row]:
    """Return the rows that cannot wait."""
    report, acknowledge, _turning, late, *_rest = clocks(at)
    return [
        Row(
            "สุพรรณี พระนคร",
            TITLE,
            "นส.63-0057",
            _("ติดตามหนังสือ"),
            "brand",
            "ฝ่ายปกครอง สำนักงานเขตพระนคร: “เรื่องขอใช้ลานคนเมือง เสนอท่านปลัดหรือยังคะ”",
            "นภา เปิดอยู่",
            [acknowledge, report],
            watched=True,
        ),
        Row(
            "กวี วงศ์ดุสิต",
            "ไฟส่องสว่างดับทั้งซอย",
            "รท.63-1669",
            _("ร้องทุกข์"),
            "",
            "เขตดุสิต · 1555 · พบว่ายังไม่ได้แก้ไข มีภาพใหม่ 2 ภาพ",
            "ฝ่ายโยธา",
            [late],
            contested=True,
        ),
    ]


def work_today(at: datetime) -> list[Row]:
    """Return the rows of the rest of the day."""
    *_counting, kept, missed, _paused = clocks(at)
    return [
        Row(
            "อรทัย การศึกษา",
            "รูปแบบหนังสือถึงหน่วยงานนอกสังกัด",
            "ปษ.64-0012",
            _("คลินิก"),
            "info",
            "สำนักการศึกษา · Facebook: “ต้องใช้ตราครุฑขนาดใด และลงชื่อใครคะ”",
            "สุดา ใจเย็น",
            [kept, Clock(_("ตอบใน"), at + timedelta(hours=18, minutes=5), at)],
        ),
        Row(
            "ธนา คลังสมบัติ",
            "ใบขอเบิก 119/2563 ค่าวัสดุสำนักงาน",
            "บก.63-0146",
            _("เบิกจ่าย"),
            "",
            "ขั้นตรวจสอบเอกสาร · ส่งคืนแก้ไข 1 ครั้ง",
            "ฝ่ายการคลัง",
            [
                Clock("", at + 6 * DAY, at - 5 * DAY, words=_("เหลือ 4 วันทำการ")),
                Clock(_("แจ้งผล"), state="paused", words=_("รอเอกสาร")),
            ],
        ),
        Row(
            "ปรีชา ระบายน้ำ",
            "ขอติดตามหนังสือ กท 1201/88",
            "นส.63-0056",
            _("ติดตามหนังสือ"),
            "brand",
            "สำนักการระบายน้ำ: แจ้งผลแล้ว รอผู้ใช้ประเมิน",
            "นภา ศรีสุข",
            [kept, missed],
        ),
    ]
