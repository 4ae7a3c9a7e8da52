"""Bringing in a spreadsheet: choose a file, look at every line, then accept."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tidtam.casework.letters.access import import_for, officer_of, registers_of
from tidtam.casework.letters.forms import ImportForm
from tidtam.casework.letters.models import LetterImport
from tidtam.casework.letters.preview import lines_of, tally_of
from tidtam.casework.letters.services import letters_import_accept, letters_import_preview
from tidtam.casework.letters.spreadsheets.reading import MOST_BYTES, MOST_ROWS
from tidtam.casework.letters.wording import column_names, why_unreadable
from tidtam.core.kernel import clock
from tidtam.core.kernel.errors import DomainError
from tidtam.core.org.access import Permission, requires

KEEP = Permission.KEEP_LETTERS
MEGABYTE = 1024 * 1024


@require_http_methods(["GET", "HEAD", "POST"])
@requires(KEEP)
def choose(request: HttpRequest) -> HttpResponse:
    """Choose a file; it is read at once and nothing is written."""
    registers = registers_of(officer_of(request))
    form = ImportForm(request.POST or None, request.FILES or None, registers=registers)
    if request.method == "POST" and form.is_valid():
        try:
            batch = _read(request, form)
        except DomainError as error:
            form.add_error("file", str(error))
        else:
            return redirect("letters:import_preview", batch.public_id)
    context = {
        "form": form,
        "columns": column_names().values(),
        "most_rows": MOST_ROWS,
        "most_megabytes": MOST_BYTES // MEGABYTE,
        "recent": LetterImport.objects.filter(unit__in=registers).select_related("by")[:8],
    }
    return render(request, "letters/import.html", context, status=422 if form.errors else 200)


@require_safe
@requires(KEEP)
def preview(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show every line of the file, the faulty ones first."""
    batch = import_for(request.user, public_id)
    context = {"batch": batch, "tally": tally_of(batch), "lines": lines_of(batch)}
    return render(request, "letters/import_preview.html", context)


@require_POST
@requires(KEEP)
def accept(request: HttpRequest, public_id: str) -> HttpResponse:
    """Enter the faultless lines in the register."""
    batch = import_for(request.user, public_id)
    try:
        batch = letters_import_accept(
            batch=batch, by=officer_of(request), at=clock.now(), with_twins="with_twins" in request.POST
        )
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("letters:import_preview", public_id)
    messages.success(request, _("นำเข้าทะเบียนแล้ว %(n)s ฉบับ") % {"n": batch.written})
    return redirect("letters:register")


def _read(request: HttpRequest, form: ImportForm) -> LetterImport:
    file = form.cleaned_data["file"]
    if file.size > MOST_BYTES:
        raise DomainError(why_unreadable("too_big"))
    return letters_import_preview(
        unit=form.cleaned_data["unit"],
        name=file.name,
        content=file.read(),
        by=officer_of(request),
        at=clock.now(),
    )
