"""What a promise's clock shows: its stage, its words and how full its bar is.

``static/console/js/countdown.js`` counts on in the browser with the same rules and the same words.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

MINUTE, HOUR, DAY = 60, 3_600, 86_400

ICONS = {
    "running": "clock",
    "soon": "hourglass",
    "late": "late",
    "kept": "check",
    "missed": "late",
    "paused": "pause",
}


@dataclass(frozen=True, slots=True)
class ClockFace:
    """A clock as drawn: ``stage`` (a key of ICONS), ``words``, and the bar's ``share`` in percent."""

    stage: str
    words: str
    share: int

    @property
    def icon(self) -> str:
        return ICONS[self.stage]

    @property
    def ticks(self) -> bool:
        return self.stage in {"running", "soon", "late"}

    @property
    def stage_words(self) -> str:
        """The stage for people who do not see the colour."""
        return {"soon": _("ใกล้ครบกำหนด"), "kept": _("ทันกำหนด"), "missed": _("ไม่ทันกำหนด")}.get(self.stage, "")


def clock_face(
    *,
    at: datetime,
    due: datetime | None,
    start: datetime | None = None,
    soon: datetime | None = None,
    state: str = "",
    taken: timedelta | None = None,
    words: str = "",
) -> ClockFace:
    """Draw a clock as of ``at``.

    ``state`` settles the stage when it is "kept", "missed" or "paused"; otherwise the clock is counting and
    the stage follows from ``due``: late once it has passed, soon from ``soon`` (or the last quarter between
    ``start`` and ``due``), running before. ``taken`` is the time an ended promise took. ``words`` replaces
    the count while it runs ("เหลือ 4 วันทำการ"), because only the calendar knows working days.
    """
    if state in {"kept", "missed"}:
        return ClockFace(state, words or (took(taken) if taken is not None else _("แล้ว")), 100)
    if state == "paused" or due is None:
        return ClockFace("paused", words or _("พักไว้"), _share(at, start, due))
    if at > due:
        return ClockFace("late", over(at - due), 100)
    turn = soon or (due - (due - start) / 4 if start else due)
    return ClockFace("soon" if at >= turn else "running", words or left(due - at), _share(at, start, due))


def left(span: timedelta) -> str:
    """Say how long is left: "04:12" under an hour, then hours and minutes, then days."""
    seconds = max(0, int(span.total_seconds()))
    return f"{seconds // MINUTE:02}:{seconds % MINUTE:02}" if seconds < HOUR else long_words(seconds)


def over(span: timedelta) -> str:
    """Say how long ago the deadline passed."""
    return _("เกิน %(span)s") % {"span": long_words(int(span.total_seconds()))}


def took(span: timedelta) -> str:
    """Say how long an ended promise took: "03:40 นาที", then hours, then days."""
    seconds = int(span.total_seconds())
    return _("%(clock)s นาที") % {"clock": left(span)} if seconds < HOUR else long_words(seconds)


def long_words(seconds: int) -> str:
    """Say a span in its largest unit, and the next where it matters; at least one minute."""
    days, rest = divmod(seconds, DAY)
    hours, minutes = divmod(rest // MINUTE, MINUTE)
    if days:
        parts = [_("%(n)s วัน") % {"n": days}, _("%(n)s ชม.") % {"n": hours} if hours and days < 3 else ""]
    elif hours:
        parts = [
            _("%(n)s ชม.") % {"n": hours},
            _("%(n)s นาที") % {"n": minutes} if minutes and hours < 6 else "",
        ]
    else:
        parts = [_("%(n)s นาที") % {"n": max(1, minutes)}]
    return " ".join(part for part in parts if part)


def words_for_script() -> dict[str, str]:
    """Return the words the browser counts on with, in the reader's language; ``#`` is the number."""
    number = {"n": "#"}
    return {
        "days": _("%(n)s วัน") % number,
        "hours": _("%(n)s ชม.") % number,
        "minutes": _("%(n)s นาที") % number,
        "over": _("เกิน %(span)s") % {"span": "#"},
        "soon": _("ใกล้ครบกำหนด"),
    }


def _share(at: datetime, start: datetime | None, due: datetime | None) -> int:
    if start is None or due is None or due <= start:
        return 0
    return round(100 * min(1.0, max(0.0, (at - start) / (due - start))))
