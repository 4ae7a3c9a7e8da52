"""Cases: requests the office has promised to answer."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from tidtam.casework.cases.states import OPEN, State
from tidtam.casework.desks.models import Desk, pack_of
from tidtam.casework.desks.pack import DeskPack
from tidtam.core.contacts.models import Contact, Identity
from tidtam.core.kernel.ids import new_public_id
from tidtam.core.kernel.search import TrigramIndex
from tidtam.core.ledger.models import Event
from tidtam.core.org.access import Permission, Viewer, units_where
from tidtam.core.org.models import Officer, Unit


class Channel(models.TextChoices):
    LINE = "line", "LINE"
    FACEBOOK = "facebook", "Facebook"
    PHONE = "phone", _("โทรศัพท์")
    WEB = "web", _("เว็บไซต์")
    TRAFFY = "traffy", "Traffy Fondue"
    OPEN311 = "open311", "Open311"
    MIS = "mis", "MIS"
    WALK_IN = "walk_in", _("มาด้วยตนเอง")
    LETTER = "letter", _("หนังสือ")


STATE_NAMES = [
    (State.NEW.value, _("รอรับทราบ")),
    (State.WORKING.value, _("กำลังดำเนินการ")),
    (State.REPORTED.value, _("แจ้งผลแล้ว")),
    (State.CLOSED.value, _("ปิดเรื่องแล้ว")),
    (State.CONTESTED.value, _("โต้แย้งการปิดเรื่อง")),
    (State.MERGED.value, _("รวมกับเรื่องอื่น")),
]


class CaseQuerySet(models.QuerySet["Case"]):
    def open(self) -> Self:
        """Cases that are not finished."""
        return self.filter(closed_at=None, merged_into=None)

    def due_before(self, at: datetime) -> Self:
        """Open cases whose next deadline is before ``at``."""
        return self.open().filter(next_due_at__lt=at)

    def visible_to(self, officer: Viewer, permission: Permission = Permission.SEE_CASES) -> Self:
        """Cases of the units where ``officer`` has ``permission``, and cases assigned to that officer."""
        units = units_where(officer, permission)
        if not units:
            return self.none()
        return self.filter(models.Q(unit_id__in=units) | models.Q(assignee_id=officer.pk))


class Case(models.Model):
    """A request. Changed only through ``cases.services``; what the columns say is the sum of its events."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    number = models.CharField(_("เลขเรื่อง"), max_length=24, unique=True)
    desk = models.ForeignKey(Desk, models.PROTECT, related_name="cases")
    desk_version = models.PositiveIntegerField()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="cases")
    assignee = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="cases")
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="cases")
    identity = models.ForeignKey(Identity, models.SET_NULL, null=True, blank=True, related_name="cases")
    channel = models.CharField(_("ช่องทาง"), max_length=10, choices=Channel.choices)
    title = models.CharField(_("ชื่อเรื่อง"), max_length=300)
    category = models.CharField(max_length=40, blank=True)
    topic = models.CharField(max_length=40, blank=True)
    agency_class = models.CharField(max_length=40, blank=True)
    district = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=10, choices=STATE_NAMES, default=State.NEW.value)
    opened_at = models.DateTimeField(_("รับเรื่องเมื่อ"))
    recorded_at = models.DateTimeField(_("บันทึกเมื่อ"))
    backdate_reason = models.CharField(_("เหตุที่ลงเวลาย้อนหลัง"), max_length=300, blank=True)
    replayed = models.BooleanField(default=False)
    external_ref = models.CharField(_("เลขอ้างอิงของต้นทาง"), max_length=80, blank=True, db_index=True)
    paused_at = models.DateTimeField(null=True, blank=True)
    next_due_at = models.DateTimeField(null=True, blank=True)
    unanswered_since = models.DateTimeField(null=True, blank=True)
    attend_at = models.GeneratedField(
        expression=Coalesce("next_due_at", "unanswered_since"),
        output_field=models.DateTimeField(null=True),
        db_persist=True,
        help_text=_("เวลาที่เจ้าหน้าที่ต้องดูเรื่องนี้"),
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    closing_reason = models.CharField(max_length=40, blank=True)
    reopened = models.PositiveSmallIntegerField(default=0)
    last_message = models.CharField(max_length=200, blank=True)
    last_message_at = models.DateTimeField(null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", db_index=False
    )
    split_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="split")
    search_text = models.TextField(blank=True, editable=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["desk", "opened_at", "contact"], name="cases_case_figures"),
            models.Index(fields=["unit", "-opened_at"], name="cases_case_unit"),
            models.Index(fields=["contact", "-opened_at"], name="cases_case_contact"),
            models.Index(
                fields=["attend_at", "id", "unit", "assignee", "desk", "state", "next_due_at"],
                name="cases_case_queue",
                condition=models.Q(attend_at__isnull=False),
            ),
            models.Index(
                fields=["opened_at", "id", "unit", "assignee"],
                name="cases_case_quiet",
                condition=models.Q(attend_at=None, closed_at=None, merged_into=None),
            ),
            # Of the few that are merged: an index of all would tempt a planner to read it for the others.
            models.Index(
                fields=["merged_into"],
                name="cases_case_merged",
                condition=models.Q(merged_into__isnull=False),
            ),
            TrigramIndex(fields=["search_text"], name="cases_case_search"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state="closed", closed_at__isnull=False)
                | (~models.Q(state="closed") & models.Q(closed_at__isnull=True)),
                name="closed_has_its_time",
            ),
            models.CheckConstraint(
                condition=models.Q(state="merged", merged_into__isnull=False)
                | (~models.Q(state="merged") & models.Q(merged_into=None)),
                name="merged_has_a_target",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def chain(self) -> str:
        """The case's chain in the ledger."""
        return f"case:{self.pk}"

    @property
    def pack(self) -> DeskPack:
        """The desk's pack under which the case was opened."""
        return pack_of(self.desk_id, self.desk_version)

    @property
    def is_open(self) -> bool:
        """Say whether the case is not finished."""
        return self.state in OPEN

    def events(self) -> models.QuerySet[Event]:
        """Return the case's events, oldest first."""
        return Event.objects.filter(chain=self.chain).order_by("occurred_at", "position")


class ClosedSpan(models.Model):
    """A span in which a case counted as closed: what closing figures of any past day are counted from."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="closed_spans")
    desk = models.ForeignKey(Desk, models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["desk", "since", "until", "case"], name="cases_closed_figures")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.since:%Y-%m-%d}"


class Presence(models.Model):
    """Who has a case open on the screen, refreshed while it is."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="presences")
    officer = models.ForeignKey(Officer, models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "officer"], name="one_presence_each")]

    def __str__(self) -> str:
        return f"{self.officer} @ {self.case_id}"


class Notice(models.Model):
    """A word to one officer about one case: a deadline near or past, a message, an assignment."""

    officer = models.ForeignKey(Officer, models.CASCADE, related_name="notices")
    case = models.ForeignKey(Case, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=24)
    promise = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at"]
        indexes = [models.Index(fields=["officer", "seen_at", "-at"], name="cases_notice_officer")]

    def __str__(self) -> str:
        return f"{self.officer}: {self.kind} {self.case_id}"
