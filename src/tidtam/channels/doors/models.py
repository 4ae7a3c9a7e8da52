"""What every door keeps: the raw envelope of what came in, and how the door itself is."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tidtam.core.kernel.models import DueRow


class Envelope(DueRow):
    """One event as a channel delivered it, stored before anything else happens.

    Unique per source and external id: a redelivery or a duplicate is the same envelope, whether or not it has
    been worked on. ``sender`` keeps one person's events in the order they happened.
    """

    source = models.CharField(max_length=60, help_text=_("ช่องทางและบัญชี เช่น line:default"))
    external_id = models.CharField(max_length=128)
    sender = models.CharField(max_length=128, blank=True)
    body = models.JSONField()
    occurred_at = models.DateTimeField()
    received_at = models.DateTimeField()

    class Meta(DueRow.Meta):
        indexes: ClassVar = [
            *DueRow.Meta.indexes,
            models.Index(
                fields=["source", "sender", "occurred_at"],
                name="doors_envelope_order",
                condition=models.Q(work_state="waiting"),
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "external_id"], name="one_envelope_once")
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.external_id}"


class DoorState(models.Model):
    """How a door is, as officers see it: working or not, why, and the month's quota."""

    channel = models.CharField(max_length=16)
    account = models.CharField(max_length=40)
    ok = models.BooleanField(default=True)
    trouble = models.CharField(max_length=40, blank=True, help_text=_("รหัสของปัญหา"))
    detail = models.CharField(max_length=300, blank=True)
    since = models.DateTimeField(null=True, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    quota_used = models.PositiveIntegerField(null=True, blank=True)
    quota_limit = models.PositiveIntegerField(null=True, blank=True)
    quota_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["channel", "account"], name="one_state_a_door")
        ]

    def __str__(self) -> str:
        return f"{self.channel}:{self.account}"

    @property
    def quota_warns(self) -> bool:
        """Say whether at least 80 % of the month's quota is used."""
        return bool(self.quota_limit) and (self.quota_used or 0) * 100 >= 80 * (self.quota_limit or 0)
