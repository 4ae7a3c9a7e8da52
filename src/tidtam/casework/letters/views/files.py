"""Files of a letter: given to those who may see the letter, and never run by their browser."""

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tidtam.casework.letters.access import letter_for, letters_for, officer_of
from tidtam.casework.letters.contents import SHOWN_IN_PAGE
from tidtam.casework.letters.models import LetterFile
from tidtam.casework.letters.services import letter_file_add, letter_file_remove
from tidtam.core.kernel import clock
from tidtam.core.kernel.errors import DomainError
from tidtam.core.org.access import Permission, requires

SANDBOX = "sandbox; default-src 'none'"


@require_POST
@requires(Permission.KEEP_LETTERS)
def add(request: HttpRequest, public_id: str) -> HttpResponse:
    """Keep one or several files."""
    letter = letter_for(request.user, public_id, Permission.KEEP_LETTERS)
    files = [file for file in request.FILES.getlist("files") if isinstance(file, UploadedFile)]
    if not files:
        messages.error(request, _("เลือกไฟล์ก่อนแนบ"))
    for file in files:
        try:
            letter_file_add(letter=letter, file=file, by=officer_of(request), at=clock.now())
        except DomainError as error:
            messages.error(request, str(error))
    return redirect("letters:letter", public_id)


@require_safe
@requires(Permission.SEE_LETTERS)  # type: ignore[arg-type]  # the guard names the common kind of answer only
def open_file(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Give a file: pictures to look at, everything else to save."""
    file = _file(request, public_id)
    try:
        content = file.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(
        content,
        as_attachment=file.content_type not in SHOWN_IN_PAGE,
        filename=file.name,
        content_type=file.content_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SANDBOX
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
@requires(Permission.KEEP_LETTERS)
def remove(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take a file out."""
    file = _file(request, public_id)
    letter = letter_for(request.user, file.letter.public_id, Permission.KEEP_LETTERS)
    letter_file_remove(file=file, by=officer_of(request), at=clock.now())
    messages.success(request, _("นำไฟล์ออกแล้ว"))
    return redirect("letters:letter", letter.public_id)


def _file(request: HttpRequest, public_id: str) -> LetterFile:
    known = LetterFile.objects.filter(letter__in=letters_for(request.user), removed_at=None)
    file = known.select_related("letter").filter(public_id=public_id).first()
    if file is None:
        raise Http404
    return file
