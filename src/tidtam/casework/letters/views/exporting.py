"""The register as a workbook, and as a page in the layout of form 13 for the printer."""

from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.casework.letters.listing import rows_of
from tidtam.casework.letters.models import Letter, LetterQuerySet
from tidtam.casework.letters.selectors import step_names
from tidtam.casework.letters.spreadsheets.writing import workbook_of
from tidtam.casework.letters.views.register import shown
from tidtam.casework.letters.wording import column_names
from tidtam.core.kernel import clock
from tidtam.core.org.access import Permission, requires
from tidtam.core.thai.dates import format_date
from tidtam.core.thai.era import bangkok_day

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS = 20_000
MOST_PRINTED = 1_000


@require_safe
@requires(Permission.SEE_LETTERS)
def workbook(request: HttpRequest) -> HttpResponse:
    """Give the letters that the address asks for as XLSX, in the order of the register."""
    letters = _in_order(request)
    if letters[MOST_ROWS:].exists():
        messages.error(request, _("เกิน %(most)s ฉบับ เลือกปีหรือกรองก่อนส่งออก") % {"most": f"{MOST_ROWS:,}"})
        return redirect("letters:register")
    content = workbook_of(_("ทะเบียนหนังสือรับ"), column_names(), _rows(letters))
    day = bangkok_day(clock.now()).isoformat()
    headers = {"Content-Disposition": f'attachment; filename="register-{day}.xlsx"'}
    return HttpResponse(content, content_type=XLSX, headers=headers)


@require_safe
@requires(Permission.SEE_LETTERS)
def template(request: HttpRequest) -> HttpResponse:
    """Give an empty workbook with the columns that an import understands, and one line as an example."""
    today = bangkok_day(clock.now())
    example: dict[str, str | int] = {
        "registered": format_date(today, "numeric"),
        "reference": "กท 0401/123",
        "dated": format_date(today, "short"),
        "sender": "สำนักงานเขตตัวอย่าง",
        "addressee": "ปลัดกรุงเทพมหานคร",
        "subject": "ตัวอย่าง ลบแถวนี้ก่อนนำเข้า",
        "urgency": "ปกติ",
        "secrecy": "ปกติ",
        "step": next(iter(step_names("th").values())),
    }
    content = workbook_of(_("ทะเบียนหนังสือรับ"), column_names(), [example])
    headers = {"Content-Disposition": 'attachment; filename="register-template.xlsx"'}
    return HttpResponse(content, content_type=XLSX, headers=headers)


@require_safe
@requires(Permission.SEE_LETTERS)
def printed(request: HttpRequest) -> HttpResponse:
    """Show form 13 (ทะเบียนหนังสือรับ) as it is printed."""
    letters = list(_in_order(request)[: MOST_PRINTED + 1])
    rows = rows_of(letters[:MOST_PRINTED], viewer=request.user)
    context = {"rows": rows, "cut": len(letters) > MOST_PRINTED, "most": MOST_PRINTED}
    return render(request, "letters/form13.html", context)


def _in_order(request: HttpRequest) -> LetterQuerySet:
    _form, letters = shown(request)
    ordered = letters.order_by("register_year", "register_number", "pk")
    return ordered.select_related("addressee", "owner", "unit")


def _rows(letters: LetterQuerySet) -> Iterator[dict[str, str | int]]:
    names = step_names()
    for letter in letters.iterator(chunk_size=500):
        yield _row(letter, names)


def _row(letter: Letter, names: dict[str, str]) -> dict[str, str | int]:
    cancelled = _("ยกเลิก: %(reason)s") % {"reason": letter.cancel_reason} if letter.cancelled_at else ""
    return {
        "number": letter.receive_number,
        "registered": format_date(bangkok_day(letter.registered_at), "numeric"),
        "reference": letter.reference,
        "dated": format_date(letter.dated, "numeric") if letter.dated else "",
        "sender": letter.sender,
        "addressee": str(letter.addressee),
        "subject": letter.subject,
        "urgency": letter.get_urgency_display(),
        "secrecy": letter.get_secrecy_display(),
        "step": names.get(letter.step, letter.step),
        "owner": str(letter.owner or ""),
        "action": letter.action,
        "remarks": " · ".join(part for part in (cancelled, letter.remarks) if part),
    }
