"""The people and agencies who ask, and the names they have on each channel."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tidtam.core.kernel.ids import new_public_id
from tidtam.core.kernel.search import TrigramIndex
from tidtam.core.org.models import Officer, Unit


class Contact(models.Model):
    """Someone who asks. Everything personal about them is here and in messages, and can be erased."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    name = models.CharField(_("ชื่อ"), max_length=200, blank=True)
    agency = models.CharField(_("หน่วยงาน"), max_length=200, blank=True)
    unit = models.ForeignKey(Unit, models.SET_NULL, null=True, blank=True, related_name="contacts")
    phone = models.CharField(_("โทรศัพท์"), max_length=40, blank=True)
    email = models.EmailField(_("อีเมล"), blank=True)
    language = models.CharField(max_length=2, default="th")
    sort_key = models.CharField(max_length=400, blank=True, db_index=True, editable=False)
    created_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["sort_key", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["sort_key", "id"], name="contacts_contact_order"),
            TrigramIndex(fields=["name"], name="contacts_contact_name"),
            TrigramIndex(fields=["agency"], name="contacts_contact_agency"),
            TrigramIndex(fields=["phone"], name="contacts_contact_phone"),
        ]

    def __str__(self) -> str:
        return self.name or str(_("ไม่ทราบชื่อ"))


class Identity(models.Model):
    """What a channel calls a contact: a LINE user id of one account, a phone number, a source's own key."""

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="identities")
    channel = models.CharField(max_length=16)
    account = models.CharField(max_length=40, blank=True)
    external_id = models.CharField(max_length=128)
    display_name = models.CharField(max_length=200, blank=True)
    profile_at = models.DateTimeField(null=True, blank=True, help_text=_("ดึงโปรไฟล์ล่าสุดเมื่อ"))
    notice_at = models.DateTimeField(null=True, blank=True, help_text=_("แจ้งประกาศความเป็นส่วนตัวเมื่อ"))
    blocked_at = models.DateTimeField(null=True, blank=True, help_text=_("บล็อกบัญชีเมื่อ"))
    last_seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "identities"
        constraints = [
            models.UniqueConstraint(fields=["channel", "account", "external_id"], name="one_identity_a_name")
        ]

    def __str__(self) -> str:
        return f"{self.channel}: {self.display_name or self.external_id[:8]}"


class AccessRecord(models.Model):
    """Who opened whose personal data and why (PDPA B.E. 2562, s.39)."""

    officer = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    contact = models.ForeignKey(Contact, models.CASCADE, related_name="access_records")
    purpose = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["contact", "-at"], name="contacts_access_time")]

    def __str__(self) -> str:
        return f"{self.officer} → {self.contact_id} {self.purpose}"
