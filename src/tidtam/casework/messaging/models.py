"""What was said, by whom, and whether it arrived."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from tidtam.core.contacts.models import Contact, Identity
from tidtam.core.kernel.ids import new_public_id
from tidtam.core.kernel.models import DueRow
from tidtam.core.org.models import Officer


class Outcome(models.TextChoices):
    HELD = "held", _("รอส่ง ยกเลิกได้")
    QUEUED = "queued", _("รอส่ง")
    SENT = "sent", _("ส่งแล้ว")
    PARKED = "parked", _("รอส่งพร้อมข้อความถัดไปของผู้แจ้ง")
    UNCERTAIN = "uncertain", _("ไม่แน่ใจว่าถึงหรือไม่")
    FAILED = "failed", _("ส่งไม่สำเร็จ")
    UNDONE = "undone", _("ยกเลิกการส่ง")


class Delivery(DueRow):
    """One call to a channel that carries one or several messages to one person: a row of the outbox."""

    identity = models.ForeignKey(Identity, models.CASCADE, related_name="deliveries")
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.QUEUED)
    via = models.CharField(max_length=10, blank=True, help_text=_("reply = ตอบฟรี, push = ใช้โควตา"))
    retry_key = models.UUIDField(default=uuid4, unique=True, editable=False)
    request_id = models.CharField(max_length=80, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta(DueRow.Meta):
        verbose_name_plural = "deliveries"
        indexes: ClassVar = [
            *DueRow.Meta.indexes,
            models.Index(fields=["identity", "outcome"], name="messaging_delivery_person"),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.outcome}"


class Direction(models.TextChoices):
    IN = "in", _("จากผู้แจ้ง")
    OUT = "out", _("ถึงผู้แจ้ง")
    NOTE = "note", _("บันทึกภายใน")


class Kind(models.TextChoices):
    TEXT = "text", _("ข้อความ")
    CARD = "card", _("การ์ด")
    IMAGE = "image", _("ภาพ")
    VIDEO = "video", _("วิดีโอ")
    AUDIO = "audio", _("เสียง")
    FILE = "file", _("ไฟล์")
    LOCATION = "location", _("ตำแหน่ง")
    STICKER = "sticker", _("สติกเกอร์")
    CALL = "call", _("โทรศัพท์")
    UNKNOWN = "unknown", _("ไม่รู้จักชนิด")


class Message(models.Model):
    """Something said in a conversation, or noted beside it.

    ``payload`` holds what a channel needs beyond the text: a card's values, a place, a sticker's number.
    """

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    case = models.ForeignKey("cases.Case", models.CASCADE, null=True, blank=True, related_name="messages")
    contact = models.ForeignKey(Contact, models.CASCADE, related_name="messages")
    identity = models.ForeignKey(Identity, models.SET_NULL, null=True, blank=True, related_name="messages")
    delivery = models.ForeignKey(Delivery, models.SET_NULL, null=True, blank=True, related_name="messages")
    direction = models.CharField(max_length=4, choices=Direction.choices)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.TEXT)
    text = models.TextField(blank=True)
    payload = models.JSONField(default=dict, blank=True)
    author = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    is_automatic = models.BooleanField(default=False)
    external_id = models.CharField(max_length=64, blank=True)
    occurred_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True, help_text=_("ผู้ส่งยกเลิกข้อความเมื่อ"))

    class Meta:
        ordering = ["occurred_at", "pk"]
        indexes = [
            models.Index(fields=["case", "occurred_at"], name="messaging_message_case"),
            models.Index(fields=["contact", "occurred_at"], name="messaging_message_contact"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["identity", "external_id"],
                name="one_message_once",
                condition=~models.Q(external_id=""),
            )
        ]

    def __str__(self) -> str:
        return f"{self.public_id} {self.direction} {self.kind}"


class Attachment(DueRow):
    """A file of a message. Its content is fetched by the worker, at once, since channels do not keep it."""

    class Fetch(models.TextChoices):
        WAITING = "waiting", _("กำลังดึงไฟล์")
        READY = "ready", _("พร้อมเปิด")
        GONE = "gone", _("ต้นทางลบไฟล์แล้ว")
        TOO_BIG = "too_big", _("ไฟล์ใหญ่เกินกำหนด")
        REFUSED = "refused", _("ไม่รับไฟล์ชนิดนี้")
        WITHDRAWN = "withdrawn", _("ผู้ส่งยกเลิกแล้ว")

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    message = models.ForeignKey(Message, models.CASCADE, related_name="attachments")
    fetch = models.CharField(max_length=10, choices=Fetch.choices, default=Fetch.WAITING)
    source = models.CharField(max_length=200, blank=True, help_text=_("เลขของเนื้อหาที่ช่องทาง"))
    name = models.CharField(max_length=200, blank=True)
    content_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    file = models.FileField(upload_to="attachments/%Y/%m/", blank=True)

    class Meta(DueRow.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.public_id} {self.content_type}"
