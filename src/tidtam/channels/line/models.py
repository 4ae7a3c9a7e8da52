"""What the LINE door needs beyond envelopes and deliveries: reply tokens, and small work of its own."""

from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from tidtam.casework.messaging.models import Delivery
from tidtam.core.contacts.models import Identity
from tidtam.core.kernel.models import DueRow

LIFE = timedelta(seconds=55)
LIFE_AFTER_EVENT = timedelta(minutes=20) - timedelta(seconds=5)


class ReplyTokenQuerySet(models.QuerySet["ReplyToken"]):
    def fresh(self, at: datetime) -> Self:
        """Tokens LINE would still take if they were not used.

        LINE takes a token for one minute after a delivery and up to 20 minutes after the event; 5 seconds of
        that are left to the call itself. Source: LINE Messaging API reference, "Send reply message".
        """
        return self.filter(received_at__gte=at - LIFE, event_at__gte=at - LIFE_AFTER_EVENT)

    def alive(self, at: datetime) -> Self:
        """Fresh tokens that are unused, the one that dies first in front."""
        return self.fresh(at).filter(used_at=None).order_by("received_at", "pk")


class ReplyToken(models.Model):
    """The right to answer one event free of charge, once. It is marked used before the call is made."""

    identity = models.ForeignKey(Identity, models.CASCADE, related_name="reply_tokens")
    token = models.CharField(max_length=100)
    event_at = models.DateTimeField()
    received_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    delivery = models.ForeignKey(Delivery, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = ReplyTokenQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["identity", "received_at"], name="line_token_person")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["identity", "token"], name="one_reply_token_once")
        ]

    def __str__(self) -> str:
        return f"{self.identity_id} {self.received_at:%H:%M:%S}"


class ProfileFetch(DueRow):
    """A person's name and language are to be asked for: at the first meeting, later rarely."""

    identity = models.OneToOneField(Identity, models.CASCADE, related_name="+")

    class Meta(DueRow.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.identity_id} {self.work_state}"


class Courtesy(DueRow):
    """One polite word, free of charge or not at all, to whom we cannot serve: a group, a nameless sender.

    Unique per account and chat, so that it is said once.
    """

    class Word(models.TextChoices):
        GROUP = "group", _("บอกกลุ่มว่าให้คุยแบบตัวต่อตัว")
        NAMELESS = "nameless", _("บอกผู้ที่ LINE ไม่ให้รหัสผู้ใช้")

    account = models.CharField(max_length=40)
    chat = models.CharField(max_length=128)
    word = models.CharField(max_length=10, choices=Word.choices)
    token = models.CharField(max_length=100, blank=True)
    received_at = models.DateTimeField()

    class Meta(DueRow.Meta):
        verbose_name_plural = "courtesies"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "chat"], name="one_courtesy_a_chat")
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.word}"


class AccountCheck(DueRow):
    """An account's health and quota are to be asked for, again and again."""

    account = models.CharField(max_length=40, unique=True)

    class Meta(DueRow.Meta):
        pass

    def __str__(self) -> str:
        return self.account
