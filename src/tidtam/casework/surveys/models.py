"""Satisfaction: who was asked, and what they answered."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from tidtam.casework.cases.models import Case
from tidtam.casework.desks.models import Desk
from tidtam.core.kernel.ids import new_public_id
from tidtam.core.kernel.models import DueRow

LOWEST, HIGHEST = 1, 5


class Invitation(DueRow):
    """A person was asked about one case; as work, it is the one reminder that may follow."""

    case = models.OneToOneField(Case, models.CASCADE, related_name="invitation")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    invited_at = models.DateTimeField()

    class Meta(DueRow.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.case_id} {self.invited_at:%Y-%m-%d}"


class Answer(models.Model):
    """One answered question of one case: a narrow row that figures of any past day are counted from.

    A changed answer supersedes the one before, which stays.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="answers")
    desk = models.ForeignKey(Desk, models.PROTECT, related_name="+")
    question = models.PositiveSmallIntegerField(help_text="1 is the desk's first question")
    score = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(LOWEST), MaxValueValidator(HIGHEST)]
    )
    opened_at = models.DateTimeField()
    answered_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["question", "answered_at"]
        indexes: ClassVar = [
            models.Index(
                fields=["desk", "question", "opened_at", "answered_at", "superseded_at", "score"],
                name="surveys_answer_figures",
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "question"],
                name="one_answer_a_case",
                condition=models.Q(superseded_at__isnull=True),
            ),
            models.CheckConstraint(
                condition=models.Q(score__range=(LOWEST, HIGHEST)), name="score_from_1_to_5"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.question}: {self.score}"


class Suggestion(models.Model):
    """What a person added in their own words."""

    case = models.OneToOneField(Case, models.CASCADE, related_name="suggestion")
    text = models.TextField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.case_id} {self.at:%Y-%m-%d}"
