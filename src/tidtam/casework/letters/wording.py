"""What is said about a file that is brought in: why it cannot be read, what is wrong in a cell."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from tidtam.casework.letters.spreadsheets.columns import COLUMNS
from tidtam.casework.letters.spreadsheets.reading import MOST_BYTES, MOST_ROWS

MEGABYTE = 1024 * 1024

COLUMN_NAMES = {
    "number": gettext_lazy("เลขทะเบียนรับ"),
    "registered": gettext_lazy("วันที่ลงทะเบียน"),
    "reference": gettext_lazy("ที่"),
    "dated": gettext_lazy("ลงวันที่"),
    "sender": gettext_lazy("จาก"),
    "addressee": gettext_lazy("ถึง"),
    "subject": pgettext_lazy("หนังสือ", "เรื่อง"),
    "urgency": gettext_lazy("ชั้นความเร็ว"),
    "secrecy": gettext_lazy("ชั้นความลับ"),
    "step": gettext_lazy("ขั้น"),
    "owner": gettext_lazy("ผู้รับผิดชอบ"),
    "action": gettext_lazy("การปฏิบัติ"),
    "remarks": gettext_lazy("หมายเหตุ"),
}


def why_unreadable(reason: str) -> str:
    """Return what to do about a file that could not be read."""
    sentences = {
        "too_big": _("ไฟล์ใหญ่เกินไป (ไม่เกิน %(most)s MB) แบ่งเป็นหลายไฟล์แล้วลองอีกครั้ง")
        % {"most": MOST_BYTES // MEGABYTE},
        "too_many": _("ไฟล์มีเกิน %(most)s แถว แบ่งเป็นหลายไฟล์แล้วลองอีกครั้ง") % {"most": MOST_ROWS},
        "encoding": _("อ่านตัวอักษรในไฟล์ไม่ได้ บันทึกเป็น CSV UTF-8 หรือ XLSX แล้วลองอีกครั้ง"),
        "no_heading": _("ไม่พบหัวตาราง แถวหัวตารางต้องมีอย่างน้อยช่อง “จาก” และ “เรื่อง” ดูไฟล์ตัวอย่าง"),
        "empty": _("ไฟล์มีหัวตารางแต่ไม่มีรายการ"),
    }
    return sentences.get(reason) or _("เปิดไฟล์นี้ไม่ได้ ใช้ไฟล์ XLSX หรือ CSV")


def problem_said(problem: Mapping[str, str]) -> str:
    """Return one thing that is wrong in a line, with the name of its column."""
    found = {"found": problem.get("found", "")}
    sentences = {
        "missing": _("ว่างไม่ได้"),
        "future": _("“%(found)s” อยู่ในอนาคต") % found,
        "time": _("อ่านเวลาจาก “%(found)s” ไม่ได้") % found,
        "after_receipt": _("“%(found)s” อยู่หลังวันที่ลงทะเบียน") % found,
        "date": found["found"],
        "number": _("“%(found)s” ไม่ใช่เลขทะเบียน") % found,
        "needed_with_number": _("ต้องมีเมื่อระบุเลขทะเบียนรับ"),
        "other_year": _("ปีของ “%(found)s” ไม่ตรงกับวันที่ลงทะเบียน") % found,
        "taken": _("%(found)s มีอยู่แล้ว") % found,
        "unknown": _("ไม่รู้จัก “%(found)s”") % found,
        "top_secret": _("หนังสือลับที่สุดลงทะเบียนในระบบไม่ได้"),
    }
    column = COLUMN_NAMES.get(problem["column"], problem["column"])
    return f"{column}: {sentences[problem['code']]}"


def column_names() -> dict[str, str]:
    """Return the columns' names in the reader's language, in the order of form 13."""
    return {column.key: str(COLUMN_NAMES[column.key]) for column in COLUMNS}


FIELD_NAMES = {
    **COLUMN_NAMES,
    "sender_unit": gettext_lazy("หน่วยงานที่ส่ง"),
}
"""What a history calls the facts of a letter."""
