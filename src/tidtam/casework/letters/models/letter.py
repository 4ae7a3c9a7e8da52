"""A letter in the register of letters received."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from tidtam.core.kernel.ids import new_public_id
from tidtam.core.kernel.search import TrigramIndex, contains
from tidtam.core.ledger.models import Event
from tidtam.core.org.access import Permission, Viewer, units_where
from tidtam.core.org.models import Officer, Unit
from tidtam.core.thai.folding import fold
from tidtam.core.thai.text import clean


class Urgency(models.TextChoices):
    """Classes of speed (ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. 2526 ข้อ 28)."""

    NORMAL = "normal", _("ปกติ")
    URGENT = "urgent", _("ด่วน")
    VERY_URGENT = "very_urgent", _("ด่วนมาก")
    MOST_URGENT = "most_urgent", _("ด่วนที่สุด")


class Secrecy(models.TextChoices):
    """Classes of secrecy (ระเบียบว่าด้วยการรักษาความลับของทางราชการ พ.ศ. 2544).

    The highest is named so that it can be refused: such letters may not be kept in an electronic register.
    """

    NORMAL = "normal", _("ปกติ")
    CONFIDENTIAL = "confidential", _("ลับ")
    SECRET = "secret", _("ลับมาก")
    TOP_SECRET = "top_secret", _("ลับที่สุด")


class Addressee(models.Model):
    """Whom letters are addressed to: the Permanent Secretary or a deputy. Who left stays, inactive."""

    name = models.CharField(_("ถึง"), max_length=150, unique=True)
    name_en = models.CharField(_("ชื่อภาษาอังกฤษ"), max_length=150, blank=True)
    order = models.PositiveSmallIntegerField(_("ลำดับ"), default=0)
    is_active = models.BooleanField(_("ยังดำรงตำแหน่ง"), default=True)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" and self.name_en else self.name


class LetterQuerySet(models.QuerySet["Letter"]):
    def standing(self) -> Self:
        """Letters whose entry was not cancelled."""
        return self.filter(cancelled_at=None)

    def tellable(self) -> Self:
        """Letters that may be spoken of in a chat: standing and without a class of secrecy."""
        return self.standing().filter(secrecy=Secrecy.NORMAL)

    def visible_to(self, officer: Viewer) -> Self:
        """Letters of the registers ``officer`` sees; secret ones only where it is the officer's to keep."""
        open_ones = models.Q(unit_id__in=units_where(officer, Permission.SEE_LETTERS), secrecy=Secrecy.NORMAL)
        return self.filter(open_ones | models.Q(unit_id__in=units_where(officer, Permission.KEEP_LETTERS)))

    def found_by(self, text: str) -> Self:
        """Letters with every word of ``text`` anywhere in number, reference, subject, agency or remarks."""
        return contains(self, "search_text", fold(clean(text)))


class Letter(models.Model):
    """An entry of the register, changed only through ``letters.services``. A given number stays given."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="letters")
    register_year = models.PositiveSmallIntegerField(_("ปีทะเบียน"))
    register_number = models.PositiveIntegerField(_("เลขทะเบียนรับ"))
    registered_at = models.DateTimeField(_("วันที่ลงทะเบียน"))
    recorded_at = models.DateTimeField(_("บันทึกเมื่อ"))
    reference = models.CharField(_("ที่"), max_length=120, blank=True)
    canonical = models.CharField(max_length=120, blank=True, db_index=True, editable=False)
    tail = models.CharField(max_length=120, blank=True, db_index=True, editable=False)
    dated = models.DateField(_("ลงวันที่"), null=True, blank=True)
    sender = models.CharField(_("จาก"), max_length=200)
    sender_unit = models.ForeignKey(Unit, models.SET_NULL, null=True, blank=True, related_name="letters_sent")
    addressee = models.ForeignKey(Addressee, models.PROTECT, related_name="letters", verbose_name=_("ถึง"))
    subject = models.CharField(pgettext_lazy("หนังสือ", "เรื่อง"), max_length=500)
    urgency = models.CharField(_("ชั้นความเร็ว"), max_length=12, choices=Urgency.choices, default=Urgency.NORMAL)
    secrecy = models.CharField(_("ชั้นความลับ"), max_length=12, choices=Secrecy.choices, default=Secrecy.NORMAL)
    action = models.CharField(_("การปฏิบัติ"), max_length=500, blank=True)
    remarks = models.CharField(_("หมายเหตุ"), max_length=500, blank=True)
    owner = models.ForeignKey(
        Officer, models.PROTECT, null=True, blank=True, related_name="letters", verbose_name=_("ผู้รับผิดชอบ")
    )
    step = models.CharField(max_length=40)
    step_since = models.DateTimeField()
    place = models.CharField(_("อยู่ที่"), max_length=200, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancel_reason = models.CharField(_("เหตุที่ยกเลิก"), max_length=300, blank=True)
    search_text = models.TextField(blank=True, editable=False)
    sender_key = models.CharField(max_length=400, blank=True, editable=False)
    subject_key = models.CharField(max_length=400, blank=True, editable=False)

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["-registered_at", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["registered_at", "id"], name="letters_letter_registered"),
            models.Index(fields=["step", "registered_at"], name="letters_letter_step"),
            models.Index(fields=["owner", "registered_at"], name="letters_letter_owner"),
            models.Index(fields=["step_since", "id"], name="letters_letter_since"),
            models.Index(fields=["sender_key", "id"], name="letters_letter_sender"),
            models.Index(fields=["subject_key", "id"], name="letters_letter_subject"),
            TrigramIndex(fields=["search_text"], name="letters_letter_search"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["unit", "register_year", "register_number"], name="one_letter_a_number"
            ),
            models.CheckConstraint(condition=~models.Q(secrecy="top_secret"), name="no_top_secret_letters"),
            models.CheckConstraint(
                condition=models.Q(cancelled_at__isnull=True) | ~models.Q(cancel_reason=""),
                name="cancelled_letter_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.receive_number} {self.reference}".strip()

    @property
    def receive_number(self) -> str:
        """The number of the receive stamp with its year, such as ``2187/2563``."""
        return f"{self.register_number}/{self.register_year}"

    @property
    def is_secret(self) -> bool:
        """Say whether the letter has a class of secrecy."""
        return self.secrecy != Secrecy.NORMAL

    @property
    def urgency_kind(self) -> str:
        """How strongly the urgency is coloured: amber for what is urgent, red for the most urgent."""
        return "late" if self.urgency == Urgency.MOST_URGENT else "warn"

    @property
    def chain(self) -> str:
        """The letter's chain in the ledger."""
        return f"letter:{self.pk}"

    def events(self) -> models.QuerySet[Event]:
        """Return the letter's events, oldest first."""
        return Event.objects.filter(chain=self.chain).order_by("occurred_at", "position")
