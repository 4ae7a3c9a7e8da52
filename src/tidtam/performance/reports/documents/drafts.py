"""Narratives written from figures, in the words the office has always used (seed 000, sections 6.1–6.5).

A draft is a beginning: the officer edits it and the officer's words are kept. It never says more than the
figures do: above, at or below the target is decided on exact fractions, not on the printed number.
"""

from collections.abc import Sequence

from tidtam.core.thai.dates import format_date, format_span
from tidtam.core.thai.numbers import percent, print_number
from tidtam.performance.reports.documents.form import SubResult
from tidtam.performance.reports.documents.measures import (
    ABOVE,
    BELOW,
    MET,
    Count,
    Measure,
    Period,
    Satisfaction,
    Share,
    Words,
    figure_of,
    standing,
    value_of,
)


def draft_quarter(period: Period, words: Words, measures: Sequence[Measure]) -> str:
    """A quarter's whole narrative as one text: the opening, then target and result of each sub-indicator."""
    lines = [draft_opening(period, words), "ตัวชี้วัดการดำเนินงาน"]
    for position, result in enumerate(draft_results(period, words, measures), start=1):
        lines += [f"{position}. {result.title}"]
        lines += [f"  - เป้าหมาย {result.target}"] if result.target else []
        lines += [f"  - ผลการดำเนินงาน {result.result}"]
    return "\n".join(lines)


def draft_opening(period: Period, words: Words) -> str:
    """The line that opens a quarter, for forms that keep the results apart (`draft_results`)."""
    if period.number == 4:
        return f"สรุปผลการดำเนินโครงการให้บริการ{words.service} ดังนี้"
    return f"ดำเนินการให้บริการ{words.service}"


def draft_results(period: Period, words: Words, measures: Sequence[Measure]) -> tuple[SubResult, ...]:
    """Each measure as a sub-result of the form: its title, both sentences and the figure behind them."""
    return tuple(
        SubResult(
            measure.title,
            target_sentence(words, measure),
            result_sentence(period, words, measure),
            figure_of(measure, period, words),
        )
        for measure in measures
    )


def draft_year(period: Period, words: Words, measures: Sequence[Measure]) -> str:
    """Section 6.5: how many sub-indicators met their targets, and each result in a line.

    The parent's value is the share of sub-indicators that met their own target (seed 000: 4 of 4 = 100).
    """
    aimed = [measure for measure in measures if measure.target is not None]
    met = sum(standing(measure) in {ABOVE, MET} for measure in aimed)
    share = percent(met, len(aimed))
    span = f"ตั้งแต่วันที่ {format_date(period.since)} ถึงวันที่ {format_date(period.as_of)}"
    opening = f"การให้บริการ{words.service} {span}"
    if share is not None:
        opening += (
            f" บรรลุเป้าหมาย {met} ตัวชี้วัดย่อย จากทั้งหมด {len(aimed)} ตัวชี้วัดย่อย คิดเป็นร้อยละ {print_number(share)}"
        )
    results = [
        f"{position}. {measure.title} {_brief(words, measure)}"
        for position, measure in enumerate(measures, start=1)
    ]
    return "\n".join([opening, *results])


def target_sentence(words: Words, measure: Measure) -> str:
    """What the measure aims at; empty when it has no target."""
    if measure.target is None:
        return ""
    match measure:
        case Count():
            return f"{measure.title} ไม่น้อยกว่า {print_number(measure.target)} {words.counted_in}"
        case Share():
            aim = print_number(measure.target)
            return f"{words.staff}สามารถให้บริการได้ภายในระยะเวลาที่กำหนดไม่น้อยกว่าร้อยละ {aim}"
        case Satisfaction():
            aim = print_number(measure.target)
            return (
                f"{words.people}ที่ประเมินความพึงพอใจ ไม่น้อยกว่าร้อยละ {aim} "
                f"มีความพึงพอใจในการให้บริการใน{measure.levels}"
            )


def result_sentence(period: Period, words: Words, measure: Measure) -> str:
    """What was reached by the cut-off: the counts, the percentage, where it stands against the target."""
    match measure:
        case Count():
            return _count_sentence(period, words, measure)
        case Share():
            return _share_sentence(words, measure)
        case Satisfaction():
            return _satisfaction_sentence(words, measure)


def _count_sentence(period: Period, words: Words, measure: Count) -> str:
    people, unit = words.people, words.counted_in
    total = f"มี{people} จำนวน {print_number(measure.total)} {unit}"
    if period.month_from == period.since:
        text = f"{_last_month(period)} (เดือนแรกของการให้บริการ) {total}"
    else:
        monthly = (
            f"มี{people} จำนวน {print_number(measure.last_month)} {unit}"
            if measure.last_month
            else f"ไม่มี{people}"
        )
        text = f"{_last_month(period)} {monthly} รวม {_months(period)} เดือน ({_span(period)}) {total}"
    if measure.target is None:
        return text
    aim = f"จากจำนวนเป้าหมาย {print_number(measure.target)} {unit}"
    reached = percent(measure.total, measure.target)
    share = "" if reached is None else f" คิดเป็นร้อยละ {print_number(reached)} จากเป้าหมายที่กำหนด"
    return f"{text} {aim}{share} {_distance(period, words, measure)}"


def _distance(period: Period, words: Words, measure: Count) -> str:
    """A count still growing is short of its target, not below it, until the year has ended."""
    short = (measure.target or 0) - measure.total
    if short <= 0:
        return standing(measure)
    gap = f"{print_number(short)} {words.counted_in}"
    return f"{BELOW} {gap}" if period.number == 4 else f"(ยังขาดอีก {gap})"


def _share_sentence(words: Words, measure: Share) -> str:
    value = percent(measure.in_time, measure.total)
    if value is None:
        return f"ยังไม่มี{words.people}ในช่วงที่รายงาน จึงยังไม่มีค่าร้อยละ"
    unit = measure.counted_in
    text = (
        f"จากจำนวน{words.people} จำนวน {print_number(measure.total)} {unit} "
        f"{words.staff}สามารถให้บริการได้ภายในระยะเวลาที่กำหนด จำนวน {print_number(measure.in_time)} {unit} "
        f"คิดเป็นร้อยละ {print_number(value)} {standing(measure)}"
    )
    return text.rstrip()


def _satisfaction_sentence(words: Words, measure: Satisfaction) -> str:
    value = percent(measure.content, measure.raters)
    unit = words.counted_in
    if value is None:
        return f"ยังไม่มี{words.people}ที่ประเมินความพึงพอใจในช่วงที่รายงาน จึงยังไม่มีค่าร้อยละ"
    rated = f"ประเมินความพึงพอใจในการให้บริการ{words.service}"
    content, share = f"จำนวน {print_number(measure.content)} {unit}", f"คิดเป็นร้อยละ {print_number(value)}"
    if measure.content == measure.raters == measure.users:
        text = f"{words.people} {content} ({share}) ได้{rated} ใน{measure.levels}"
    else:
        text = (
            f"มีผู้ประเมินความพึงพอใจ จำนวน {print_number(measure.raters)} {unit} "
            f"จาก{words.people}ทั้งหมด {print_number(measure.users)} {unit} "
            f"ในจำนวนนี้{rated} ใน{measure.levels} {content} ({share} ของผู้ประเมิน)"
        )
    return f"{text} {standing(measure)}".rstrip()


def _brief(words: Words, measure: Measure) -> str:
    figure = value_of(measure)
    if figure is None:
        return "ยังไม่มีข้อมูล"
    shown = print_number(figure)
    result = f" {shown} {words.counted_in}" if isinstance(measure, Count) else f"ร้อยละ {shown}"
    return f"ได้{result} {standing(measure)}".rstrip()


def _last_month(period: Period) -> str:
    """The last month in words; its days when the report is cut off early or the service began within it."""
    first, last = period.month_from, period.as_of
    if first.day == 1 and period.whole_months:
        return f"เดือน{format_date(last, 'month')}"
    span = format_span(first, last, "long")
    return f"วันที่ {span}" if first == last else f"ระหว่างวันที่ {span}"


def _months(period: Period) -> int:
    """Calendar months that the figures touch: ธ.ค. 2562 to มี.ค. 2563 are four."""
    since, as_of = period.since, period.as_of
    return (as_of.year - since.year) * 12 + as_of.month - since.month + 1


def _span(period: Period) -> str:
    since, as_of = (format_date(day, "short_month") for day in (period.since, period.as_of))
    return f"{since} - {as_of}"
