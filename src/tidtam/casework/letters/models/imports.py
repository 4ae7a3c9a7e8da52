"""A register brought in from a spreadsheet: read, shown, and written only when an officer accepts it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tidtam.casework.letters.models.letter import Letter
from tidtam.core.kernel.ids import new_public_id
from tidtam.core.org.models import Officer, Unit


class LetterImport(models.Model):
    """One file that was read. Its rows wait here; nothing is in the register before ``accepted_at``."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    name = models.CharField(_("ชื่อไฟล์"), max_length=200)
    encoding = models.CharField(max_length=20, blank=True)
    read_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    written = models.PositiveIntegerField(_("จำนวนที่นำเข้า"), default=0)

    class Meta:
        ordering = ["-read_at"]

    def __str__(self) -> str:
        return self.name


class ImportRow(models.Model):
    """A line of the file: what it says, what was understood, what is wrong, whether we have it already."""

    batch = models.ForeignKey(LetterImport, models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField(_("บรรทัด"))
    said = models.JSONField(help_text=_("ข้อความในแต่ละช่องตามไฟล์"))
    understood = models.JSONField(default=dict)
    problems = models.JSONField(default=list, help_text=_("ช่องและข้อผิดพลาด"))
    twin = models.ForeignKey(Letter, models.SET_NULL, null=True, blank=True, related_name="+")
    twin_line = models.PositiveIntegerField(null=True, blank=True, help_text=_("ซ้ำกับบรรทัดนี้ของไฟล์เดียวกัน"))
    letter = models.ForeignKey(Letter, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["line"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["batch", "line"], name="one_row_a_line")]

    def __str__(self) -> str:
        return f"{self.batch_id}:{self.line}"
