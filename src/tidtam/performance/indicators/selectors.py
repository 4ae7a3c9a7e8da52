"""Figures as of any day: computed from what happened until its end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tidtam.casework.cases.models import Case
from tidtam.casework.desks.promise import Promise
from tidtam.core.thai.dates import format_date
from tidtam.core.thai.era import bangkok_day
from tidtam.core.thai.fiscal import fiscal_year_of
from tidtam.performance.indicators import counting
from tidtam.performance.indicators.figures import Figure, Window
from tidtam.performance.indicators.formulas import meets, share_met
from tidtam.performance.indicators.models import Basis, Definition, Formula
from tidtam.performance.indicators.wording import promise_title


def figure(definition: Definition, *, as_of: date, since: date | None = None) -> Figure:
    """Return one figure.

    Args:
        as_of: the last day that counts, whole, in Asia/Bangkok.
        since: the first day of receipt that counts; default: the day the service began.
    """
    window = Window(since or began(definition), as_of)
    if definition.formula == Formula.SHARE_MET:
        return _parent(definition, figures(list(definition.parts.all()), as_of=as_of, since=since), window)
    counts = tally(definition, window)
    return _figure(definition, window, counts.value, counts.numerator, counts.denominator)


@dataclass(frozen=True)
class Tally:
    """The counts of one indicator in one window, and their value; a plain count has no denominator."""

    numerator: int
    denominator: int | None
    value: Fraction | None


def tally(definition: Definition, window: Window) -> Tally:
    """Count one indicator that is not made of others."""
    if definition.formula == Formula.COUNT:
        count = counting.users(definition, window)
        return Tally(count, None, Fraction(count))
    is_promise = definition.formula == Formula.PROMISE
    count_ratio = counting.within_promise if is_promise else counting.satisfaction
    ratio = count_ratio(definition, window)
    return Tally(ratio.numerator, ratio.denominator, ratio.percent)


def figures(definitions: Sequence[Definition], *, as_of: date, since: date | None = None) -> list[Figure]:
    """Return a figure for each definition, in their order."""
    return [figure(definition, as_of=as_of, since=since) for definition in definitions]


def figure_with_parts(
    definition: Definition, *, as_of: date, since: date | None = None
) -> tuple[Figure, list[Figure]]:
    """Return a parent's figure and its parts', each counted once."""
    window = Window(since or began(definition), as_of)
    parts = figures(list(definition.parts.all()), as_of=as_of, since=since)
    whole = _parent(definition, parts, window) if parts else figure(definition, as_of=as_of, since=since)
    return whole, parts


def began(definition: Definition) -> date:
    """Return the day the service began: the declared one, or that of its first request if earlier."""
    first = (
        Case.objects.filter(desk_id=definition.desk_id).order_by("opened_at").values_list("opened_at").first()
    )
    return min(definition.service_start, bangkok_day(first[0])) if first else definition.service_start


def target_of(definition: Definition, as_of: date) -> Fraction | None:
    """Return the target of the fiscal year of ``as_of``, or of the last year that has one."""
    year = fiscal_year_of(as_of).be
    known = (
        definition.targets.filter(fiscal_year__lte=year, value__isnull=False).order_by("-fiscal_year").first()
    )
    return Fraction(known.value) if known and known.value is not None else None


def _parent(definition: Definition, parts: Sequence[Figure], window: Window) -> Figure:
    ratio = share_met([part.met is True for part in parts])
    return _figure(definition, window, ratio.percent, ratio.numerator, ratio.denominator)


def _figure(
    definition: Definition, window: Window, value: Fraction | None, numerator: int, denominator: int | None
) -> Figure:
    target = target_of(definition, window.as_of)
    return Figure(
        code=definition.code,
        title=str(definition),
        value=value,
        numerator=numerator,
        denominator=denominator,
        target=target,
        met=meets(value, target),
        unit=definition.unit_word,
        window=window,
        method=method(definition, window),
        decimals=definition.decimals,
    )


def received_words(window: Window) -> str:
    """Return which requests a figure counts, as its method says it."""
    language = get_language() or "th"
    since, as_of = (format_date(day, "short", language) for day in (window.since, window.as_of))
    return _("เรื่องที่รับตั้งแต่ %(since)s ถึง %(as_of)s") % {"since": since, "as_of": as_of}


def method(definition: Definition, window: Window) -> str:
    """Return how the figure is made, in one sentence that stands beside it on screen and paper."""
    received = received_words(window)
    if definition.formula == Formula.COUNT:
        what = (
            _("นับผู้ใช้บริการที่ต่างกันจาก%(received)s") if definition.basis == Basis.PEOPLE else _("นับ%(received)s")
        )
        return what % {"received": received}
    if definition.formula == Formula.SHARE_MET:
        return _("จำนวนตัวชี้วัดย่อยที่ผ่านเป้าหมายของตนเอง หารด้วยจำนวนตัวชี้วัดย่อยทั้งหมด คูณ 100 (ฉบับ %(version)s)") % {
            "version": definition.version
        }
    if definition.formula == Formula.PROMISE:
        promise = definition.desk.pack.promise(definition.promise)
        return _(
            "นับ%(received)s ที่เจ้าหน้าที่%(promise)s หารด้วยเรื่องทั้งหมด คูณ 100 คำตอบอัตโนมัติไม่นับ (ฉบับ %(version)s)"
        ) % {"received": received, "promise": _within(promise), "version": definition.version}
    levels = _("มากที่สุด") if definition.rule == "top_box" else _("มากและมากที่สุด")
    return _("นับผู้ตอบระดับ%(levels)s ของ%(received)s หารด้วยผู้ตอบทั้งหมด คูณ 100 (ฉบับ %(version)s)") % {
        "levels": levels,
        "received": received,
        "version": definition.version,
    }


def _within(promise: Promise | None) -> str:
    if promise is None:
        return ""
    units = {
        "minutes": _("นาที"),
        "hours": _("ชั่วโมง"),
        "calendar_days": _("วัน"),
        "working_days": _("วันทำการ"),
    }
    return _("%(what)sภายใน %(amount)s %(unit)s") % {
        "what": promise_title(promise),
        "amount": promise.amount,
        "unit": units[promise.unit],
    }
