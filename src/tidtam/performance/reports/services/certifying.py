"""Signing a quarter's report: what is signed is frozen, printed once and kept for ever."""

import hashlib
from datetime import datetime

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from tidtam.core.kernel.numbers import number_take
from tidtam.core.ledger.services import record
from tidtam.core.org.models import Officer
from tidtam.core.thai.dates import format_date
from tidtam.core.thai.era import bangkok_day
from tidtam.performance.indicators.models import Snapshot
from tidtam.performance.indicators.services import snapshot_freeze
from tidtam.performance.reports.checking import figures_hash
from tidtam.performance.reports.describe import Sheet, form_describe
from tidtam.performance.reports.documents.pdf import form_pdf
from tidtam.performance.reports.lacking import lacking
from tidtam.performance.reports.measuring import PAPER_LANGUAGE
from tidtam.performance.reports.models import Certification, Form
from tidtam.performance.reports.services.writing import claim, officer_actor, refuse


@transaction.atomic
def form_certify(
    *, form: Form, quarter: int, by: Officer, at: datetime, thai_numerals: bool = False
) -> Certification:
    """Certify a form as of one quarter: freeze its figures, print it, keep the paper and its fingerprint.

    Args:
        quarter: 1 to 4; earlier quarters stand on the same paper.
        thai_numerals: print ๐–๙.

    Raises:
        DomainError: while anything is missing, before the cut-off's day is over, or when this quarter or a
            later one has been certified.
    """
    form = claim(form)
    sheet = Sheet(form)
    _guard(sheet, quarter, at)
    snapshot = _freeze(sheet, quarter, by, at)
    running = number_take(series="reports.certified", year=form.fiscal_year)
    number = f"TD-{form.fiscal_year}-{running:04d}"
    described = form_describe(sheet, quarter=quarter, at=at, number=number, verify_url=verify_address(number))
    pdf = form_pdf(described, thai_numerals=thai_numerals)
    certification = Certification(
        form=form,
        quarter=quarter,
        number=number,
        snapshot=snapshot,
        pdf_sha256=hashlib.sha256(pdf).hexdigest(),
        signatory_name=form.signatory_name,
        signatory_position=form.signatory_position,
        signed_by=by,
        certified_at=at,
    )
    certification.pdf.save(f"{number}.pdf", ContentFile(pdf), save=False)
    certification.save()
    record(
        chain=form.chain,
        kind="report.certified",
        by=officer_actor(by),
        at=at,
        quarter=quarter,
        number=number,
        pdf=certification.pdf_sha256,
        figures=figures_hash(snapshot.figures),
        evidence=snapshot.evidence_hash,
    )
    return certification


def _freeze(sheet: Sheet, quarter: int, by: Officer, at: datetime) -> Snapshot:
    period = sheet.period(quarter)
    with override(PAPER_LANGUAGE):
        return snapshot_freeze(
            definition=sheet.definition,
            as_of=period.as_of,
            since=period.since,
            fiscal_year=sheet.form.fiscal_year,
            quarter=quarter,
            by=by,
            at=at,
        )


def verify_address(number: str) -> str:
    """Return the address that the QR code on the paper opens."""
    return f"{settings.TIDTAM_PUBLIC_URL}/verify/{number}"


def _guard(sheet: Sheet, quarter: int, at: datetime) -> None:
    last = max(sheet.certifications, default=0)
    if last >= quarter:
        refuse(
            _("รับรองไตรมาสที่ %(last)s แล้ว จึงรับรองไตรมาสที่ %(quarter)s ไม่ได้")
            % {"last": last, "quarter": quarter}
        )
    as_of = sheet.period(quarter).as_of
    if bangkok_day(at) <= as_of:
        day = format_date(as_of, "short", get_language() or "th")
        refuse(_("ข้อมูลของไตรมาสนี้นับถึงสิ้นวันที่ %(day)s รับรองได้ตั้งแต่วันถัดไป") % {"day": day})
    gaps = lacking(sheet, quarter=quarter, at=at)
    if gaps:
        refuse(_("ยังรับรองไม่ได้: %(gap)s") % {"gap": gaps[0].sentence})
