"""What durable work and running numbers are made of."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class WorkState(models.TextChoices):
    WAITING = "waiting", _("รอทำ")
    DONE = "done", _("เสร็จแล้ว")
    DEAD = "dead", _("ทำไม่สำเร็จ")
    DROPPED = "dropped", _("ยกเลิก")


class DueRow(models.Model):
    """A row that is work: due at a time, held by one worker under a lease, in the end done, dead or dropped.

    ``attempts`` counts claims, so (holder, attempts) fences off a worker whose lease ran out.
    """

    work_state = models.CharField(max_length=8, choices=WorkState.choices, default=WorkState.WAITING)
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    lease_holder = models.CharField(max_length=64, blank=True, default="")
    last_error = models.CharField(max_length=500, blank=True, default="")
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["due_at"],
                name="%(app_label)s_%(class)s_due",
                condition=models.Q(work_state="waiting"),
            )
        ]


class RunningNumber(models.Model):
    """The last number given in a series such as ``letters.received`` of a year; numbers have no gaps."""

    series = models.CharField(max_length=64)
    year = models.PositiveSmallIntegerField(help_text=_("ปี พ.ศ. ของลำดับเลข"))
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["series", "year"], name="one_series_a_year")]

    def __str__(self) -> str:
        return f"{self.series} {self.year}: {self.last}"
