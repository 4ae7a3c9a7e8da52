"""The nine-section form of the Bangkok planning system, as values.

"ผลการดำเนินงานส่วนที่ 2 ผลสัมฤทธิ์การปฏิบัติงานตามแผนปฏิบัติราชการประจำปี แยกรายตัวชี้วัด" (seeds 000, 001, 002, 004).
Every number arrives as it is to be read ("96.55", "ร้อยละ"): rounding is up to whoever made the figure.
Texts are plain; a newline starts a new line on paper and nothing else has a meaning.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

TITLE = "ผลการดำเนินงานส่วนที่ 2 ผลสัมฤทธิ์การปฏิบัติงานตามแผนปฏิบัติราชการประจำปี แยกรายตัวชี้วัด"
CERTIFICATION = "ขอรับรองว่า ข้อมูลที่ปรากฏในเอกสารฉบับนี้ หน่วยงานได้จัดพิมพ์จากระบบงานจริง เพื่อเป็นหลักฐานไว้ตรวจสอบ"


class Level(StrEnum):
    """Section 2: what kind of success the indicator measures; both may be ticked."""

    OUTPUT = "output"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class PlanSupport:
    """The block "สนับสนุนแผนพัฒนา กทม. ระยะ 20 ปี", each line as the plan words it.

    strategy: "ด้านที่ ๗ – การบริหารจัดการเมืองมหานคร : Management Strategy"
    strategy_dimension: "มิติที่ ๗.๕ – เทคโนโลยีสารสนเทศ" (a part of the ด้าน, no evaluation dimension)
    objective: "เป้าหมายที่ ๗.๕.๑ กรุงเทพมหานครให้บริการประชาชน…"
    """

    strategy: str = ""
    strategy_dimension: str = ""
    objective: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A printed value and its unit, a free word ("ร้อยละ", "คน"); either may still be empty in a draft."""

    value: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with all it takes to check it.

    value: as printed, "96.55"; empty when there is nothing to divide by.
    numerator, denominator: the counts behind it; a plain count has no denominator.
    since, as_of: first and last day counted, both included.
    method: how it was counted, one sentence; target: as printed, with its unit ("ไม่น้อยกว่าร้อยละ 80").
    """

    label: str
    value: str
    unit: str
    numerator: int | None
    denominator: int | None
    since: date
    as_of: date
    method: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class SubResult:
    """One sub-indicator in one quarter.

    With sentences it is printed under the quarter's narrative; without them only its figure counts
    (the annex of the PDF, the figures sheet of the workbook), for offices that keep a quarter as one text.
    """

    title: str
    target: str = ""
    result: str = ""
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Quarter:
    """Sections 6.1–6.4. `as_of` is the quarter's own cut-off: its last day, or an earlier one."""

    number: Literal[1, 2, 3, 4]
    as_of: date
    narrative: str = ""
    results: tuple[SubResult, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs, and as what: "ผู้รายงานข้อมูล" (seeds 000, 004) or "ผู้รับผิดชอบโครงการ" (001, 002)."""

    name: str = ""
    position: str = ""
    signed_on: date | None = None
    role: str = "ผู้รายงานข้อมูล"


@dataclass(frozen=True, slots=True)
class Imprint:
    """What ties the paper to the system that printed it.

    number: the verification number; verify_url: the address the QR code opens (empty until it is frozen).
    printed_at: aware. method_version: the version of the indicator's definition that made the figures.
    certified_at: aware, or None for a draft.
    """

    printed_at: datetime
    method_version: str
    number: str = ""
    verify_url: str = ""
    certified_at: datetime | None = None

    @property
    def certified(self) -> bool:
        return self.certified_at is not None


@dataclass(frozen=True, slots=True)
class Form:
    """The whole form. `number` is the indicator's number in the plan ("4"); `fiscal_year` is B.E. (2563).

    as_of: the cut-off of this report; quarters that end after it may be empty.
    title_at: seed 000 prints the title above the certification line, seed 002 at the head.
    """

    agency: str
    fiscal_year: int
    as_of: date
    number: str
    name: str
    levels: frozenset[Level]
    support: PlanSupport
    definition: tuple[str, ...]
    calculation: tuple[str, ...]
    target: Quantity
    result: Quantity
    quarters: tuple[Quarter, ...]
    signature: Signature
    imprint: Imprint
    year_end: str = ""
    supporting_factors: str = ""
    obstacles: str = ""
    evidence: tuple[str, ...] = ()
    title: str = TITLE
    title_at: Literal["head", "foot"] = "foot"
    certification: str = CERTIFICATION

    def figures(self) -> tuple[tuple[int, Figure], ...]:
        """Every figure with the number of its quarter, in the order of the paper."""
        return tuple(
            (quarter.number, result.figure)
            for quarter in self.quarters
            for result in quarter.results
            if result.figure is not None
        )


@dataclass(frozen=True, slots=True)
class PromiseTimes:
    """One promise of one case: its name ("รับทราบ"), deadline, when kept, verdict in words ("ทันเวลา")."""

    name: str
    due: datetime
    kept: datetime | None
    verdict: str


@dataclass(frozen=True, slots=True)
class EvidenceCase:
    """A case behind the figures; holds no name and no text of the person who asked. All times are aware."""

    number: str
    opened: datetime
    promises: tuple[PromiseTimes, ...]
    satisfaction: str = ""
    note: str = ""
