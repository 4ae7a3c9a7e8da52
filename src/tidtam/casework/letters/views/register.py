"""The register itself: the list, and the row in which a new letter is entered."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import trigger_client_event

from tidtam.casework.letters.access import letters_for, officer_of, registers_of
from tidtam.casework.letters.forms import EntryForm, FilterForm
from tidtam.casework.letters.listing import COUNTED, count_of, page_of, rows_of
from tidtam.casework.letters.models import Letter, LetterQuerySet
from tidtam.casework.letters.reading import reference_read
from tidtam.casework.letters.selectors import register_years, senders_like
from tidtam.casework.letters.services import letter_register
from tidtam.core.kernel import clock
from tidtam.core.kernel.errors import DomainError
from tidtam.core.org.access import Permission, requires
from tidtam.core.org.models import Unit
from tidtam.core.thai.era import bangkok_day

REMEMBERED = "letters_entry"
MORE_FACTS = ("dated", "secrecy", "owner", "registered_on", "registered_time", "place", "action", "remarks")


@require_safe
@requires(Permission.SEE_LETTERS)
def register(request: HttpRequest) -> HttpResponse:
    """Show the register, filtered; to htmx the list alone."""
    if getattr(request, "htmx", None) and request.htmx.target == "letters":  # type: ignore[attr-defined]
        return render(request, "letters/register.html#letters", listed(request))
    registers = registers_of(officer_of(request))
    form = entry_form(request, registers) if registers else None
    return render(request, "letters/register.html", {**listed(request), "entry": form})


@require_POST
@requires(Permission.KEEP_LETTERS)
def enter(request: HttpRequest) -> HttpResponse:
    """Enter a letter and offer the next row."""
    registers = registers_of(officer_of(request))
    form = EntryForm(request.POST, registers=registers, today=bangkok_day(clock.now()))
    letter = entered(form, request)
    if letter is None:
        return _entry_again(request, form)
    kept = {"unit": letter.unit_id, "addressee": letter.addressee_id}
    request.session[REMEMBERED] = kept
    said = _("ลงทะเบียนรับแล้ว เลขรับ %(number)s") % {"number": letter.receive_number}
    if not getattr(request, "htmx", None):
        return redirect(f"{request.path.removesuffix('new/')}?entered={letter.public_id}")
    response = render(
        request, "letters/register.html#entry", {"entry": entry_form(request, registers), "entered": letter}
    )
    trigger_client_event(response, "toast", {"text": said, "kind": "success"})
    return trigger_client_event(response, "letters-changed")


@require_safe
@requires(Permission.KEEP_LETTERS)
def reading(request: HttpRequest) -> HttpResponse:
    """Show how a letter number is understood, and whether the register has it already."""
    registers = registers_of(officer_of(request))
    unit = next((unit for unit in registers if str(unit.pk) == request.GET.get("unit")), registers[0])
    text = request.GET.get("reference", "")
    read = reference_read(text, unit=unit, today=bangkok_day(clock.now()))
    return render(request, "letters/register.html#reading", {"read": read})


@require_safe
@requires(Permission.KEEP_LETTERS)
def senders(request: HttpRequest) -> HttpResponse:
    """Offer agencies whose name holds what was typed so far."""
    names = senders_like(request.GET.get("sender", ""), officer=request.user)
    return render(request, "letters/register.html#senders", {"senders": names})


def entry_form(request: HttpRequest, registers: list[Unit]) -> EntryForm:
    """Return an empty row with the officer's own defaults."""
    remembered = request.session.get(REMEMBERED, {})
    return EntryForm(initial=remembered, registers=registers, today=bangkok_day(clock.now()))


def entered(form: EntryForm, request: HttpRequest) -> Letter | None:
    """Return the letter entered from ``form``, or None with the form saying what is wrong."""
    if not form.is_valid():
        return None
    try:
        return letter_register(by=officer_of(request), at=clock.now(), **form.facts())
    except DomainError as error:
        form.add_error(None, str(error))
        return None


def shown(request: HttpRequest) -> tuple[FilterForm, LetterQuerySet]:
    """Return the letters that the address asks for, and the form that says so."""
    letters = letters_for(request.user)
    form = FilterForm(request.GET, years=register_years())
    form.is_valid()
    asked = form.cleaned_data
    for name in ("step", "urgency", "secrecy"):
        if asked.get(name):
            letters = letters.filter(**{name: asked[name]})
    if asked.get("year"):
        letters = letters.filter(register_year=asked["year"])
    if asked.get("owner"):
        letters = letters.filter(owner=request.user.pk if asked["owner"] == "me" else None)
    return form, letters.found_by(asked.get("q") or "")


def listed(request: HttpRequest) -> dict[str, Any]:
    """Return what the list shows."""
    form, letters = shown(request)
    page = page_of(
        letters,
        sort=form.sort_key(),
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    number = request.GET.get("entered")
    entered_now = letters_for(request.user).filter(public_id=number).first() if number else None
    return {
        "search_url": reverse("letters:register"),
        "filters": form,
        "filtered": any(form.cleaned_data.get(name) for name in form.fields if name != "sort"),
        "page": page,
        "rows": rows_of(page.letters, viewer=request.user),
        "count": count_of(letters),
        "counted": COUNTED,
        "entered": entered_now,
    }


def _entry_again(request: HttpRequest, form: EntryForm) -> HttpResponse:
    context: dict[str, Any] = {"entry": form, "opened": any(name in form.errors for name in MORE_FACTS)}
    if getattr(request, "htmx", None):
        return render(request, "letters/register.html#entry", context, status=422)
    return render(request, "letters/register.html", {**listed(request), **context}, status=422)
