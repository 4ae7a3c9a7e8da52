"""What goes between platform and office: webhooks out, sendings in."""

from datetime import datetime, timedelta

from django.db import models

from tidtam.demo.standin.identifiers import new_token

REPLY_WITHIN = timedelta(minutes=1)
REPLY_AFTER_EVENT = timedelta(minutes=20)


class Delivery(models.Model):
    """One webhook POST: its events, when it is due, and how the last attempt went.

    ``last_status`` is the office's HTTP status, 0 for none; ``ended_at`` is when it was taken or given up.
    """

    channel = models.ForeignKey("demo.Channel", on_delete=models.CASCADE, related_name="deliveries")
    events = models.JSONField()
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    last_status = models.PositiveSmallIntegerField(null=True)
    taken_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["due_at", "pk"]
        indexes = [models.Index(fields=["ended_at", "due_at"])]

    def __str__(self) -> str:
        return ", ".join(str(event["type"]) for event in self.events)


class ReplyToken(models.Model):
    """The right to answer one event free of charge, once."""

    chat = models.ForeignKey("demo.Chat", on_delete=models.CASCADE, related_name="reply_tokens")
    token = models.CharField(max_length=64, unique=True, default=new_token)
    event_at = models.DateTimeField()
    delivered_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.token

    def is_alive(self, at: datetime) -> bool:
        """Unused, within a minute of its (re)delivery, and within 20 minutes of the event."""
        fresh = at <= self.delivered_at + REPLY_WITHIN and at <= self.event_at + REPLY_AFTER_EVENT
        return self.used_at is None and fresh


class Sending(models.Model):
    """One accepted reply or push. ``is_counted`` is whether it took one of the month's quota."""

    class Way(models.TextChoices):
        REPLY = "reply"
        PUSH = "push"

    channel = models.ForeignKey("demo.Channel", on_delete=models.CASCADE, related_name="sendings")
    chat = models.ForeignKey("demo.Chat", on_delete=models.CASCADE, related_name="sendings")
    way = models.CharField(max_length=5, choices=Way.choices)
    request_id = models.CharField(max_length=36)
    retry_key = models.UUIDField(null=True)
    sent_messages = models.JSONField(default=list)
    is_counted = models.BooleanField(default=False)
    accepted_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["channel", "retry_key"]),
            models.Index(fields=["channel", "accepted_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.way} {self.request_id}"
