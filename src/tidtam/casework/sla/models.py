"""Promises as they were frozen for one case, and the reminders laid ahead of them."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tidtam.casework.desks.models import Desk
from tidtam.core.calendars.models import Calendar
from tidtam.core.kernel.models import DueRow


class Verdict(models.TextChoices):
    RUNNING = "running", _("กำลังเดิน")
    KEPT = "kept", _("ทันเวลา")
    LATE = "late", _("เกินกำหนด")


class Clock(models.Model):
    """One promise on one case, with the account of how its deadline was reached.

    ``due_at`` is empty while the case is paused. ``round`` 1 is what the figures count; a case that is opened
    again runs further rounds, which officers see.
    """

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="clocks")
    promise = models.CharField(max_length=40)
    round = models.PositiveSmallIntegerField(default=1)
    desk = models.ForeignKey(Desk, models.PROTECT, related_name="+")
    desk_version = models.PositiveIntegerField(help_text=_("นโยบายฉบับที่"))
    calendar = models.ForeignKey(Calendar, models.PROTECT, related_name="+")
    calendar_version = models.PositiveIntegerField()
    received_at = models.DateTimeField()
    started_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True, blank=True)
    account = models.JSONField(default=list)
    kept_at = models.DateTimeField(null=True, blank=True)
    verdict = models.CharField(max_length=8, choices=Verdict.choices, default=Verdict.RUNNING)

    class Meta:
        ordering = ["round", "pk"]
        indexes: ClassVar = [
            models.Index(
                fields=["desk", "promise", "round", "received_at", "verdict", "kept_at"],
                name="sla_clock_figures",
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "promise", "round"], name="one_clock_a_promise"),
            models.CheckConstraint(
                condition=models.Q(verdict="running", kept_at__isnull=True)
                | (~models.Q(verdict="running") & models.Q(kept_at__isnull=False)),
                name="a_verdict_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.promise} {self.verdict}"


class Stage(models.TextChoices):
    SOON = "soon", _("ใกล้ครบกำหนด")
    DUE = "due", _("ครบกำหนด")
    ESCALATED = "escalated", _("เกินกำหนด")


class Reminder(DueRow):
    """A word to the officer or the supervisor, laid down when the clock starts."""

    clock = models.ForeignKey(Clock, models.CASCADE, related_name="reminders")
    stage = models.CharField(max_length=10, choices=Stage.choices)

    class Meta(DueRow.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["clock", "stage"],
                name="one_waiting_reminder",
                condition=models.Q(work_state="waiting"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.clock} {self.stage}"
