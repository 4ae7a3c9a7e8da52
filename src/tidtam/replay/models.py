"""Lines of history already replayed, so that the same file twice changes nothing."""

from django.db import models


class ReplayedLine(models.Model):
    """The digest of one line: the SHA-256 of its canonical JSON."""

    digest = models.CharField(max_length=64, unique=True)
    replayed_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.digest[:12]
