"""Who works here: units, officers, roles."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from tidtam.core.kernel.ids import new_public_id


class Unit(models.Model):
    """A unit of the administration. Its three codes come from three systems; none is derived from another."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(_("ชื่อหน่วยงาน"), max_length=200)
    name_en = models.CharField(_("ชื่อภาษาอังกฤษ"), max_length=200, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    plan_code = models.CharField(_("รหัสแผนฯ"), max_length=12, blank=True)
    dopa_code = models.CharField(_("รหัสกรมการปกครอง"), max_length=12, blank=True)
    letter_code = models.CharField(_("รหัสหนังสือ"), max_length=24, blank=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Officer(AbstractUser):
    """Someone who signs in, or who did (an officer of the past is inactive and keeps the history's name)."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    full_name = models.CharField(_("ชื่อ–นามสกุล"), max_length=150, blank=True)
    position = models.CharField(_("ตำแหน่ง"), max_length=150, blank=True)
    language = models.CharField(
        _("ภาษา"), max_length=2, choices=[("th", "ไทย"), ("en", "English")], default="th"
    )
    theme = models.CharField(
        _("โทนสี"),
        max_length=5,
        choices=[("auto", _("ตามเครื่อง")), ("light", _("สว่าง")), ("dark", _("มืด"))],
        default="auto",
    )

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        """Return the name as the office writes it."""
        return str(self)

    def get_short_name(self) -> str:
        """Return the given name alone."""
        return str(self).split(" ")[0]


class Role(models.TextChoices):
    OFFICER = "officer", _("เจ้าหน้าที่")
    SUPERVISOR = "supervisor", _("หัวหน้างาน")
    PLANNER = "planner", _("นักวิเคราะห์แผน")
    EXECUTIVE = "executive", _("ผู้บริหาร")
    AUDITOR = "auditor", _("ผู้ตรวจสอบ")
    ADMINISTRATOR = "administrator", _("ผู้ดูแลระบบ")


class Membership(models.Model):
    """The role an officer has in a unit and in the units below it."""

    officer = models.ForeignKey(Officer, models.CASCADE, related_name="memberships")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="memberships")
    role = models.CharField(_("บทบาท"), max_length=16, choices=Role.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["officer", "unit", "role"], name="one_role_once_a_unit")
        ]

    def __str__(self) -> str:
        return f"{self.officer} – {self.get_role_display()} – {self.unit}"
