"""Where a conversation is, and what became of everything that was said in it."""

from typing import ClassVar, Self

from django.db import models

from tidtam.casework.cases.models import Case
from tidtam.casework.desks.models import Desk
from tidtam.casework.messaging.models import Message
from tidtam.channels.assistant.dialogue import Asked
from tidtam.core.contacts.models import Identity
from tidtam.core.kernel.models import DueRow


class DialogueQuerySet(models.QuerySet["Dialogue"]):
    def claimed(self) -> Self:
        """Dialogues locked until the transaction ends: one turn at a time."""
        return self.select_for_update(of=("self",))


class Dialogue(models.Model):
    """The state of the talk with one identity; its row is locked for the length of a turn.

    ``options`` are the answers to what was asked, ``about`` the case it was asked about, ``misread`` how
    often we did not understand, one after the other.
    """

    identity = models.OneToOneField(Identity, models.CASCADE, related_name="dialogue")
    desk = models.ForeignKey(Desk, models.PROTECT, related_name="+")
    asked = models.CharField(max_length=16, blank=True, choices=[(one.value, one.name) for one in Asked])
    asked_at = models.DateTimeField(null=True, blank=True)
    about = models.ForeignKey(Case, models.SET_NULL, null=True, blank=True, related_name="+")
    options = models.JSONField(default=list, blank=True)
    misread = models.PositiveSmallIntegerField(default=0)
    assured_at = models.DateTimeField(null=True, blank=True, help_text="when we last said that words arrived")

    objects = DialogueQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.identity_id} {self.asked or '–'}"


class Outcome(models.TextChoices):
    """What may become of a message: it is never simply gone."""

    WAITING = "waiting", "waits for a choice"
    PLACED = "placed", "on a case"
    ANSWERED = "answered", "answered by the assistant"
    RATED = "rated", "an answer to the survey"
    SUGGESTED = "suggested", "a suggestion"
    WITHDRAWN = "withdrawn", "taken back before it was placed"


class Hearing(DueRow):
    """What became of a message: one row each, so that hearing it twice changes nothing.

    As work, a waiting one goes to a case by itself when its person does not choose in time.
    """

    message = models.OneToOneField(Message, models.CASCADE, related_name="hearing")
    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="hearings")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)

    class Meta(DueRow.Meta):
        indexes: ClassVar = [
            *DueRow.Meta.indexes,
            models.Index(
                fields=["dialogue"], name="assistant_hearing_waiting", condition=models.Q(outcome="waiting")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.message_id} {self.outcome}"


class Sought(models.Model):
    """A letter number that a case asks after and that the register could not tell of."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="sought")
    key = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "key"], name="one_search_a_number")]
        indexes = [models.Index(fields=["key"], name="assistant_sought_key")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.key}"
