"""What is measured, against which target, and the figures that were frozen."""

from typing import ClassVar

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tidtam.casework.desks.models import Desk
from tidtam.core.org.models import Officer, Unit


class Formula(models.TextChoices):
    COUNT = "count", _("นับจำนวนเทียบเป้าหมาย")
    PROMISE = "promise", _("ร้อยละที่ทันคำมั่น")
    SATISFIED = "satisfied", _("ร้อยละความพึงพอใจ")
    SHARE_MET = "share_met", _("ร้อยละของตัวชี้วัดย่อยที่ผ่านเป้าหมาย")


class Level(models.TextChoices):
    OUTPUT = "output", _("ผลผลิต (Output)")
    OUTCOME = "outcome", _("ผลลัพธ์ (Outcome)")


class Basis(models.TextChoices):
    CASES = "cases", _("นับเรื่อง")
    PEOPLE = "people", _("นับคน")


class Definition(models.Model):
    """An indicator: its formula, what it counts and how it is worded on paper."""

    code = models.CharField(max_length=60, unique=True)
    desk = models.ForeignKey(Desk, models.PROTECT, related_name="indicators")
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="parts")
    order = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    title = models.CharField(_("ชื่อตัวชี้วัด"), max_length=300)
    title_en = models.CharField(_("ชื่อภาษาอังกฤษ"), max_length=300, blank=True)
    short = models.CharField(_("ชื่อสั้น"), max_length=80)
    short_en = models.CharField(_("ชื่อสั้นภาษาอังกฤษ"), max_length=80, blank=True)
    formula = models.CharField(max_length=12, choices=Formula.choices)
    promise = models.CharField(max_length=40, blank=True)
    question = models.PositiveSmallIntegerField(default=1)
    rule = models.CharField(max_length=12, blank=True, help_text="top_box, top_two_box")
    basis = models.CharField(max_length=8, choices=Basis.choices, default=Basis.CASES)
    unit_word = models.CharField(_("หน่วยนับ"), max_length=40)
    decimals = models.PositiveSmallIntegerField(_("ทศนิยม"), default=2)
    service_start = models.DateField(_("เริ่มให้บริการ"))
    owner = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    paper = models.JSONField(default=dict, help_text=_("ถ้อยคำบนแบบรายงาน: นิยาม วิธีคำนวณ ยุทธศาสตร์"))

    class Meta:
        ordering = ["desk", "order", "code"]

    def __str__(self) -> str:
        return self.title_en if get_language() == "en" and self.title_en else self.title

    @property
    def short_name(self) -> str:
        """The name that fits a card."""
        return self.short_en if get_language() == "en" and self.short_en else self.short


class Target(models.Model):
    """What an indicator should reach in a fiscal year; certifying a form takes a value and a unit."""

    definition = models.ForeignKey(Definition, models.CASCADE, related_name="targets")
    fiscal_year = models.PositiveSmallIntegerField(_("ปีงบประมาณ พ.ศ."))
    value = models.DecimalField(_("ค่าเป้าหมาย"), max_digits=14, decimal_places=4, null=True, blank=True)
    unit_word = models.CharField(_("หน่วย"), max_length=40, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["definition", "fiscal_year"], name="one_target_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.definition.code} {self.fiscal_year}: {self.value}"


class Snapshot(models.Model):
    """The figures of one indicator and its parts, frozen as of a day, with what they were made of."""

    definition = models.ForeignKey(Definition, models.PROTECT, related_name="snapshots")
    fiscal_year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField(null=True, blank=True)
    as_of = models.DateField()
    figures = models.JSONField()
    evidence_hash = models.CharField(max_length=64, help_text=_("ลายนิ้วมือของรายการเรื่องที่นับ"))
    frozen_at = models.DateTimeField()
    frozen_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-frozen_at"]

    def __str__(self) -> str:
        return f"{self.definition.code} {self.as_of}"
