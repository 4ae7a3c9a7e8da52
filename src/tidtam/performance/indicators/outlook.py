"""What lies ahead of a figure until 30 September, in plain sentences."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tidtam.core.thai.dates import format_date
from tidtam.core.thai.numbers import print_number
from tidtam.performance.indicators.figures import Figure
from tidtam.performance.indicators.forecast import (
    EARLIEST_DAYS,
    FEWEST,
    Course,
    ShareForecast,
    forecast_count,
    forecast_share,
    still_needed,
)
from tidtam.performance.indicators.formulas import Ratio
from tidtam.performance.indicators.frames import Frame
from tidtam.performance.indicators.models import Definition, Formula
from tidtam.performance.indicators.wording import unit_name


def outlook(definition: Definition, figure: Figure, frame: Frame, *, received: int) -> list[str]:
    """Return the sentences about one figure, the forecast first; once the year is over only that it is.

    Args:
        received: requests counted so far, from which those to come are reckoned.
    """
    if frame.is_past:
        return [_("สิ้นปีงบประมาณแล้ว ตัวเลขนี้เป็นผลของทั้งปี")]
    course = Course(figure.window.since, figure.window.as_of, frame.year.end)
    end = format_date(frame.year.end, "short", get_language() or "th")
    if definition.formula == Formula.COUNT:
        return _of_count(figure, course, end)
    if figure.denominator is None or definition.formula == Formula.SHARE_MET:
        return []
    ratio = Ratio(figure.numerator, figure.denominator)
    ahead = forecast_share(ratio, received, course, figure.target)
    return _of_share(figure, ahead, end) if ahead else [_too_early()]


def _of_count(figure: Figure, course: Course, end: str) -> list[str]:
    ahead = forecast_count(figure.numerator, course)
    span = {"end": end, "unit": unit_name(figure.unit)}
    said = [_too_early()]
    if ahead:
        said = [
            _("คาดว่าถึง %(end)s จะมี %(low)s–%(high)s %(unit)s")
            % {**span, "low": ahead.low, "high": ahead.high}
        ]
    if figure.target is None:
        return said
    needed = still_needed(figure.numerator, figure.target)
    if needed:
        return [*said, _("ยังต้องมีผู้ใช้บริการอีก %(needed)s %(unit)s ภายใน %(end)s") % {**span, "needed": needed}]
    target = {"target": print_number(figure.target), "unit": unit_name(figure.unit)}
    return [*said, _("ถึงเป้าหมาย %(target)s %(unit)s แล้ว") % target]


def _of_share(figure: Figure, ahead: ShareForecast, end: str) -> list[str]:
    low, high = (print_number(each, figure.decimals) for each in (ahead.low, ahead.high))
    likely = (
        _("คาดว่าถึง %(end)s จะได้ร้อยละ %(low)s–%(high)s")
        if low != high
        else _("คาดว่าถึง %(end)s จะได้ร้อยละ %(low)s")
    )
    said = [likely % {"end": end, "low": low, "high": high}]
    if ahead.needed:
        said.append(_("ต้องได้ตามกำหนดติดต่อกันอีก %(needed)s เรื่อง จึงจะถึงเป้าหมาย") % {"needed": ahead.needed})
    elif ahead.spare is not None and ahead.expected:
        room = {"expected": ahead.expected, "spare": ahead.spare}
        said.append(
            _("จากเรื่องที่คาดว่าจะเข้ามาอีก %(expected)s เรื่อง พลาดได้ไม่เกิน %(spare)s เรื่องจึงจะยังผ่านเป้าหมาย") % room
        )
    return said


def _too_early() -> str:
    need = {"days": EARLIEST_DAYS, "requests": FEWEST}
    return _("ยังเร็วเกินไปที่จะคาดการณ์ ต้องมีข้อมูลอย่างน้อย %(days)s วัน และ %(requests)s เรื่อง") % need
