"""The columns of form 13 in a spreadsheet, and the names offices give them. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from tidtam.core.thai.folding import fold


@dataclass(frozen=True)
class Column:
    """A column: key, name on form 13, other names it is known by, width in a sheet (characters)."""

    key: str
    name: str
    others: tuple[str, ...] = ()
    width: int = 16


COLUMNS = (
    Column("number", "เลขทะเบียนรับ", ("เลขรับ", "ทะเบียนรับ", "เลขทะเบียน", "receive number"), 14),
    Column("registered", "วันที่ลงทะเบียน", ("วันที่รับ", "วันรับ", "วันที่ลงรับ", "registered"), 18),
    Column("reference", "ที่", ("ที่หนังสือ", "เลขที่หนังสือ", "เลขหนังสือ", "หนังสือที่", "reference"), 22),
    Column("dated", "ลงวันที่", ("วันที่หนังสือ", "หนังสือลงวันที่", "ลว.", "dated"), 16),
    Column("sender", "จาก", ("หน่วยงาน", "หน่วยงานเจ้าของเรื่อง", "ผู้ส่ง", "from", "sender"), 30),
    Column("addressee", "ถึง", ("เรียน", "ผู้รับ", "to", "addressee"), 26),
    Column("subject", "เรื่อง", ("ชื่อเรื่อง", "subject"), 50),
    Column("urgency", "ชั้นความเร็ว", ("ความเร็ว", "ความเร่งด่วน", "urgency"), 14),
    Column("secrecy", "ชั้นความลับ", ("ความลับ", "secrecy"), 14),
    Column("step", "ขั้น", ("สถานะ", "ขั้นตอน", "step", "status"), 22),
    Column("owner", "ผู้รับผิดชอบ", ("เจ้าของเรื่อง", "เจ้าหน้าที่", "owner"), 22),
    Column("action", "การปฏิบัติ", ("การดำเนินการ", "action"), 26),
    Column("remarks", "หมายเหตุ", ("remarks", "note"), 26),
)
NEEDED = ("sender", "subject")


def columns_in(cells: Sequence[str]) -> dict[str, int]:
    """Return which column stands where, in a row that may be the heading; of two equal names the first."""
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        key = KEYS.get(_plain(cell))
        if key and key not in found:
            found[key] = place
    return found


def is_heading(cells: Sequence[str]) -> bool:
    """Say whether a row names the columns that no register can do without."""
    return set(NEEDED) <= set(columns_in(cells))


def _plain(name: str) -> str:
    return "".join(fold(name).casefold().split()).strip(":*.")


KEYS = {_plain(name): column.key for column in COLUMNS for name in (column.name, *column.others)}
