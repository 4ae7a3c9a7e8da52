"""Where a letter has been, and the files that came with it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tidtam.casework.letters.models.letter import Letter
from tidtam.core.kernel.ids import new_public_id
from tidtam.core.org.models import Officer


class Movement(models.Model):
    """A letter came to a step. The one that happened last says where it is, whenever it was written."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    letter = models.ForeignKey(Letter, models.CASCADE, related_name="movements")
    step = models.CharField(max_length=40)
    occurred_at = models.DateTimeField(_("เมื่อ"))
    recorded_at = models.DateTimeField(_("บันทึกเมื่อ"))
    by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    place = models.CharField(_("อยู่ที่"), max_length=200, blank=True)
    note = models.CharField(_("หมายเหตุ"), max_length=500, blank=True)
    told = models.PositiveIntegerField(_("แจ้งผู้ติดตาม"), default=0)
    replies = models.JSONField(default=list, blank=True, help_text=_("ข้อความที่แจ้งผู้ติดตาม"))
    withdrawn_at = models.DateTimeField(null=True, blank=True, help_text=_("ยกเลิกการย้ายขั้นเมื่อ"))

    class Meta:
        ordering = ["occurred_at", "pk"]
        indexes: ClassVar = [models.Index(fields=["letter", "occurred_at"], name="letters_movement_letter")]

    def __str__(self) -> str:
        return f"{self.letter_id} {self.step}"


class LetterFile(models.Model):
    """A file of a letter: a scan, an enclosure. Archives are kept as they came and never unpacked."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    letter = models.ForeignKey(Letter, models.CASCADE, related_name="files")
    name = models.CharField(_("ชื่อไฟล์"), max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to="letters/%Y/%m/")
    by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["added_at", "pk"]

    def __str__(self) -> str:
        return self.name
