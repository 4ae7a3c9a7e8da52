"""Promises in words: ``{% load promises %}``."""

from datetime import datetime
from typing import Any

from django import template
from django.utils.translation import gettext as _

from tidtam.casework.desks.pack import PackError, promise_read
from tidtam.casework.desks.promise import Promise
from tidtam.casework.desks.words import ACTS, STARTS, field_name, promise_length
from tidtam.casework.sla.examples import promise_told, telling_moment
from tidtam.core.calendars.models import Calendar
from tidtam.core.calendars.selectors import calendar_load

register = template.Library()
register.filter("promise_length", promise_length)
register.filter("pack_field", field_name)


@register.filter
def promise_rules(promise: Promise) -> str:
    """Print how a promise is counted and what keeps it."""
    acts = _(" หรือ ").join(str(words) for act, words in ACTS.items() if act in promise.kept_by)
    kept = _("ถือว่าทำแล้วเมื่อ%(acts)s") % {"acts": acts}
    in_time = promise.unit in ("minutes", "hours")
    hours = (_("นับเฉพาะเวลาทำการ") if promise.working_time else _("นับตลอด 24 ชั่วโมง")) if in_time else ""
    return " · ".join(part for part in (str(STARTS[promise.starts]), hours, kept) if part)


@register.simple_tag
def promise_example(promise: Promise, calendar: Calendar, at: datetime) -> str:
    """Tell a promise for something received at 11:50 today, or on the next working day."""
    working = calendar_load(calendar)
    return promise_told(promise, working, telling_moment(working, at))


@register.simple_tag
def row_example(row: Any, calendar: Calendar, at: datetime) -> str:
    """Tell the promise as it stands in a row of the form: what was typed, if it can be read."""
    facts = row.cleaned_data if row.is_bound and row.is_valid() else row.initial
    return example_of(facts, calendar, at)


def example_of(facts: dict[str, Any], calendar: Calendar, at: datetime) -> str:
    """Tell a promise given as in a pack; what is wrong with it otherwise."""
    known = {key: value for key, value in facts.items() if key not in ("ORDER", "DELETE")}
    try:
        promise = promise_read({**known, "code": known.get("code") or "example"})
    except PackError as error:
        return str(error)
    return promise_example(promise, calendar, at)
