"""Who is waiting to hear of a letter."""

from django.db import models

from tidtam.casework.cases.models import Case
from tidtam.casework.letters.models.letter import Letter
from tidtam.core.org.models import Officer


class LetterFollow(models.Model):
    """A case that asks after a letter: when the letter moves, who opened the case can be told."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="letter_follows")
    letter = models.ForeignKey(Letter, models.CASCADE, related_name="follows")
    since = models.DateTimeField()
    by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["since", "pk"]
        constraints = [models.UniqueConstraint(fields=["case", "letter"], name="one_follow_each")]

    def __str__(self) -> str:
        return f"{self.case_id} → {self.letter_id}"
