"""The nine-section form of one indicator in one fiscal year, its texts, and what was certified of it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tidtam.core.kernel.ids import new_public_id
from tidtam.core.org.models import Officer
from tidtam.performance.indicators.models import Definition, Snapshot


class Place(models.TextChoices):
    """Where a text stands on paper; sections 1 to 5 come from the definition and the figures."""

    FIRST = "6.1", _("ไตรมาสที่ 1")
    SECOND = "6.2", _("ไตรมาสที่ 2")
    THIRD = "6.3", _("ไตรมาสที่ 3")
    FOURTH = "6.4", _("ไตรมาสที่ 4")
    YEAR = "6.5", _("สรุปผลการดำเนินงาน (ปลายปีงบประมาณ)")
    SUPPORT = "7", _("ปัจจัยสนับสนุนการดำเนินงาน")
    OBSTACLES = "8", _("อุปสรรคต่อการดำเนินงาน")


QUARTERS = (Place.FIRST, Place.SECOND, Place.THIRD, Place.FOURTH)
LAST_QUARTER = len(QUARTERS)


class Form(models.Model):
    """One indicator's form of one fiscal year, written quarter by quarter."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    definition = models.ForeignKey(Definition, models.PROTECT, related_name="forms")
    fiscal_year = models.PositiveSmallIntegerField(_("ปีงบประมาณ พ.ศ."))
    signatory_name = models.CharField(_("ชื่อผู้ลงนาม"), max_length=150, blank=True)
    signatory_position = models.CharField(_("ตำแหน่งผู้ลงนาม"), max_length=150, blank=True)
    signatory_role = models.CharField(_("ลงนามในฐานะ"), max_length=60, default="ผู้รายงานข้อมูล")
    started_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    started_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-fiscal_year", "definition"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["definition", "fiscal_year"], name="one_form_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.definition.code} {self.fiscal_year}"

    @property
    def chain(self) -> str:
        """The form's chain in the ledger."""
        return f"report:{self.pk}"


class Passage(models.Model):
    """One text of a form: the officer's words, and beside them the last draft written from the figures.

    ``draft`` is empty when the words are the draft itself or no draft waits to be looked at.
    ``as_of`` is a quarter's own cut-off: its last day, or an earlier one.
    """

    form = models.ForeignKey(Form, models.CASCADE, related_name="passages")
    place = models.CharField(max_length=4, choices=Place.choices)
    text = models.TextField(blank=True)
    as_of = models.DateField(_("วันตัดข้อมูล"), null=True, blank=True)
    draft = models.TextField(blank=True)
    drafted_text = models.TextField(blank=True, help_text=_("ร่างล่าสุดที่ใช้เป็นข้อความ"))
    drafted_from = models.JSONField(default=list, help_text=_("ตัวเลขที่ใช้ร่าง"))
    drafted_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)
    edited_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    edited_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["place"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["form", "place"], name="one_text_a_place")]

    def __str__(self) -> str:
        return f"{self.form} {self.place}"

    @property
    def quarter(self) -> int | None:
        """The number of the quarter, None for the other texts."""
        return QUARTERS.index(Place(self.place)) + 1 if self.place in QUARTERS else None


class Evidence(models.Model):
    """Section 9: something that proves the report, in words, with an address or a file."""

    form = models.ForeignKey(Form, models.CASCADE, related_name="evidence")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    text = models.CharField(_("หลักฐาน"), max_length=300)
    address = models.URLField(_("ที่อยู่เว็บ"), max_length=500, blank=True)
    file = models.FileField(upload_to="reports/evidence/", blank=True)
    name = models.CharField(max_length=200, blank=True)
    content_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    added_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.text


class Certification(models.Model):
    """A quarter's report as it was signed: figures, paper and the paper's fingerprint. Never changes."""

    form = models.ForeignKey(Form, models.PROTECT, related_name="certifications")
    quarter = models.PositiveSmallIntegerField()
    number = models.CharField(_("เลขที่ตรวจสอบ"), max_length=24, unique=True)
    snapshot = models.OneToOneField(Snapshot, models.PROTECT, related_name="certification")
    pdf = models.FileField(upload_to="reports/certified/")
    pdf_sha256 = models.CharField(max_length=64)
    signatory_name = models.CharField(max_length=150)
    signatory_position = models.CharField(max_length=150)
    signed_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    certified_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["quarter"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["form", "quarter"], name="one_certification_a_quarter"),
            models.CheckConstraint(
                condition=models.Q(quarter__range=(1, 4)), name="certified_quarter_1_to_4"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep it once; what was signed is not changed.

        Raises:
            TypeError: when it has been kept already.
        """
        if not self._state.adding:
            raise TypeError("A certified report does not change; what differs now is told beside it.")
        super().save(*args, **kwargs)  # type: ignore[arg-type]
