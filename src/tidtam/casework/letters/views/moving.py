"""Moving a letter in a few keystrokes, with what its followers will be told in plain view."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tidtam.casework.letters.access import letter_for, letters_for, officer_of
from tidtam.casework.letters.forms import MoveForm
from tidtam.casework.letters.models import Letter, Movement
from tidtam.casework.letters.selectors import cases_to_tell, places_of
from tidtam.casework.letters.services import letter_move, move_withdraw
from tidtam.casework.letters.telling import draft_for, said_to
from tidtam.core.kernel import clock
from tidtam.core.kernel.errors import DomainError
from tidtam.core.kernel.leading import lead_to
from tidtam.core.org.access import Permission, requires
from tidtam.core.thai.era import bangkok_day

KEEP = Permission.KEEP_LETTERS


@require_http_methods(["GET", "HEAD", "POST"])
@requires(KEEP)
def move(request: HttpRequest, public_id: str) -> HttpResponse:
    """Move a letter; to htmx the dialog alone."""
    letter = letter_for(request.user, public_id, KEEP)
    form = MoveForm(request.POST or None, letter=letter, today=bangkok_day(clock.now()))
    if request.method == "POST" and form.is_valid():
        try:
            tell = "tell" in request.POST
            movement = letter_move(
                letter=letter, by=officer_of(request), at=clock.now(), tell_followers=tell, **form.facts()
            )
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            _say_moved(request, movement)
            return redirect(_back(request, letter))
    template = "letters/move.html#dialog" if getattr(request, "htmx", None) else "letters/move.html"
    context = _context(request, letter, form)
    return render(request, template, context, status=422 if form.errors else 200)


@require_safe
@requires(KEEP)
def draft(request: HttpRequest, public_id: str) -> HttpResponse:
    """Draft what followers are told at the chosen step; ``part=sample`` shows the typed words filled in."""
    letter = letter_for(request.user, public_id, KEEP)
    asked = {"step": request.GET.get("step"), "message": request.GET.get("message", "")}
    form = MoveForm(initial=asked, letter=letter, today=bangkok_day(clock.now()))
    part = "sample" if request.GET.get("part") == "sample" else "telling"
    return render(request, f"letters/move.html#{part}", _context(request, letter, form))


@require_POST
@requires(KEEP)
def withdraw(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take a movement back."""
    known = Movement.objects.filter(letter__in=letters_for(request.user)).select_related("letter")
    movement = get_object_or_404(known, public_id=public_id)
    letter = letter_for(request.user, movement.letter.public_id, KEEP)
    try:
        heard = move_withdraw(movement=movement, by=officer_of(request), at=clock.now())
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("ยกเลิกการย้ายขั้นแล้ว"))
        if heard:
            said = ngettext(
                "ข้อความถึงผู้ติดตาม %(n)s รายส่งไปแล้ว ควรแจ้งแก้ไข",
                "ข้อความถึงผู้ติดตาม %(n)s รายส่งไปแล้ว ควรแจ้งแก้ไขทุกราย",
                heard,
            )
            messages.warning(request, said % {"n": heard})
    return lead_to(request, "letters:letter", letter.public_id)


def _context(request: HttpRequest, letter: Letter, form: MoveForm) -> dict[str, Any]:
    step = form.data.get("step") or form.initial.get("step") or form.fields["step"].initial or ""
    cases = [] if letter.is_secret else cases_to_tell(letter)
    message = form.data.get("message") or form.initial.get("message") or draft_for(step)
    first = cases[0] if cases else None
    sample = None
    if first is not None:
        sample = said_to(first, letter, message, officer=officer_of(request), step=step, since=clock.now())
    return {
        "letter": letter,
        "form": form,
        "cases": cases,
        "message": message,
        "sample": sample,
        "sample_case": first,
        "places": places_of(letter.unit_id),
        "next": request.GET.get("next") or request.POST.get("next") or "",
    }


def _say_moved(request: HttpRequest, movement: Movement) -> None:
    said = _("ย้ายขั้นแล้ว")
    if movement.told:
        said = _("ย้ายขั้นและแจ้งผู้ติดตาม %(n)s รายแล้ว") % {"n": movement.told}
    undo = reverse("letters:withdraw", args=[movement.public_id])
    messages.success(request, said, extra_tags=f"undo:{undo}")


def _back(request: HttpRequest, letter: Letter) -> str:
    """Return where the officer came from, if that is on this site, else the letter."""
    wanted = request.POST.get("next", "")
    secure = request.is_secure()
    if wanted and url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=secure):
        return wanted
    return reverse("letters:letter", args=[letter.public_id])
