"""One letter: its facts, its way, who follows it; correcting and cancelling the entry."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tidtam.casework.cases.access import cases_for
from tidtam.casework.letters.access import letter_for, officer_of
from tidtam.casework.letters.forms import CancelForm, FollowForm, LetterForm
from tidtam.casework.letters.models import Letter
from tidtam.casework.letters.services import letter_amend, letter_cancel, letter_follow, letter_unfollow
from tidtam.casework.letters.timeline import history_of, way_of
from tidtam.core.kernel import clock
from tidtam.core.kernel.errors import DomainError
from tidtam.core.org.access import Permission, may, requires
from tidtam.core.thai.era import bangkok_day

KEEP = Permission.KEEP_LETTERS


@require_safe
@requires(Permission.SEE_LETTERS)
def letter(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show a letter."""
    return _page(request, letter_for(request.user, public_id))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(KEEP)
def amend(request: HttpRequest, public_id: str) -> HttpResponse:
    """Correct the entry."""
    letter = letter_for(request.user, public_id, KEEP)
    present = {name: getattr(letter, name) for name in LetterForm.base_fields}
    form = LetterForm(
        request.POST or None,
        initial=present,
        unit=letter.unit,
        today=bangkok_day(clock.now()),
        present=letter,
    )
    if request.method == "POST" and form.is_valid():
        try:
            letter_amend(letter=letter, by=officer_of(request), at=clock.now(), **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("แก้ไขรายการแล้ว"))
            return redirect("letters:letter", public_id)
    status = 422 if form.errors else 200
    return render(request, "letters/amend.html", {"letter": letter, "form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(KEEP)
def cancel(request: HttpRequest, public_id: str) -> HttpResponse:
    """Cancel a mistaken entry, with its reason."""
    letter = letter_for(request.user, public_id, KEEP)
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            letter_cancel(letter=letter, by=officer_of(request), at=clock.now(), **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("ยกเลิกรายการแล้ว เลขรับนี้จะไม่ใช้ซ้ำ"))
            return redirect("letters:letter", public_id)
    status = 422 if form.errors else 200
    return render(request, "letters/cancel.html", {"letter": letter, "form": form}, status=status)


@require_POST
@requires(KEEP)
def follow(request: HttpRequest, public_id: str) -> HttpResponse:
    """Let a case follow the letter, by the case's number."""
    letter = letter_for(request.user, public_id, KEEP)
    form = FollowForm(request.POST)
    if form.is_valid():
        case = cases_for(request.user).filter(number=form.cleaned_data["number"].strip()).first()
        if case is None:
            form.add_error("number", _("ไม่พบเรื่องเลขนี้ หรือท่านไม่มีสิทธิ์เห็น"))
        else:
            try:
                letter_follow(case=case, letter=letter, by=officer_of(request), at=clock.now())
            except DomainError as error:
                form.add_error("number", str(error))
    if form.errors:
        return _page(request, letter, follow_form=form, status=422)
    return redirect("letters:letter", public_id)


@require_POST
@requires(KEEP)
def unfollow(request: HttpRequest, public_id: str, case: str) -> HttpResponse:
    """Undo the link to a case."""
    letter = letter_for(request.user, public_id, KEEP)
    found = letter.follows.select_related("case").filter(case__public_id=case).first()
    if found is not None:
        letter_unfollow(case=found.case, letter=letter, by=officer_of(request), at=clock.now())
    return redirect("letters:letter", public_id)


def _page(
    request: HttpRequest, letter: Letter, *, follow_form: FollowForm | None = None, status: int = 200
) -> HttpResponse:
    seen = cases_for(request.user).filter(letter_follows__letter=letter)
    follows = letter.follows.select_related("case__contact", "by").filter(case__in=seen)
    way = way_of(letter)
    stood = [stage for stage in way if stage.movement is not None]
    context = {
        "letter": letter,
        "way": way,
        "way_back": stood[-1].movement if len(stood) > 1 else None,
        "history": history_of(letter),
        "follows": follows,
        "unseen_follows": letter.follows.count() - follows.count(),
        "files": letter.files.filter(removed_at=None).select_related("by"),
        "follow_form": follow_form or FollowForm(),
        "keeps": may(request.user, KEEP, letter.unit_id) and letter.cancelled_at is None,
    }
    return render(request, "letters/letter.html", context, status=status)
