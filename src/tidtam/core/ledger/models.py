"""The ledger: append-only facts, chained per subject."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ActorKind(models.TextChoices):
    OFFICER = "officer", _("เจ้าหน้าที่")
    CONTACT = "contact", _("ผู้แจ้ง")
    SYSTEM = "system", _("ระบบ")


class Event(models.Model):
    """Something that happened: to what, by whom, when it happened and when it was written.

    Holds no personal text; ``data`` points to rows that can be erased without touching the chain.
    Rows can be neither changed nor removed: triggers refuse it on both databases.
    """

    chain = models.CharField(max_length=48, help_text=_("สิ่งที่เกิดเหตุการณ์ เช่น case:42"))
    position = models.PositiveIntegerField(help_text=_("ลำดับในสาย เริ่มที่ 1"))
    kind = models.CharField(max_length=48)
    actor_kind = models.CharField(max_length=8, choices=ActorKind.choices)
    actor_id = models.BigIntegerField(null=True, blank=True)
    occurred_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    replayed = models.BooleanField(default=False)
    data = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["chain", "position"], name="one_event_a_position")]
        indexes = [models.Index(fields=["kind", "occurred_at"], name="ledger_event_kind_time")]

    def __str__(self) -> str:
        return f"{self.chain}#{self.position} {self.kind}"
