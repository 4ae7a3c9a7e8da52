"""People, their one-to-one chats with an account, and what was said."""

from datetime import datetime

from django.db import models

from tidtam.demo.standin.identifiers import new_message_id, new_token, new_user_id


class Person(models.Model):
    """Somebody with the app on their phone. ``persona`` names an invented one, blank for a new one."""

    user_id = models.CharField(max_length=33, unique=True, default=new_user_id)
    name = models.CharField(max_length=20)
    language = models.CharField(max_length=10, default="th")
    persona = models.CharField(max_length=30, blank=True)
    joined_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Chat(models.Model):
    """A person's chat with an account. ``revision`` grows with every change the person can see."""

    channel = models.ForeignKey("demo.Channel", on_delete=models.CASCADE, related_name="chats")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="chats")
    followed_at = models.DateTimeField(null=True)
    blocked_at = models.DateTimeField(null=True)
    last_wrote_at = models.DateTimeField(null=True)
    loading_until = models.DateTimeField(null=True)
    menu = models.ForeignKey("demo.RichMenu", null=True, on_delete=models.SET_NULL, related_name="linked")
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["channel", "person"], name="demo_one_chat_each")]

    def __str__(self) -> str:
        return f"{self.person} ↔ {self.channel}"

    @property
    def is_blocked(self) -> bool:
        return self.blocked_at is not None

    def is_loading(self, at: datetime) -> bool:
        """Say whether the waiting dots show at ``at``."""
        return self.loading_until is not None and at < self.loading_until


class Message(models.Model):
    """One bubble. ``body`` is LINE's message object.

    ``is_event`` is False for words a button showed in the person's name: the account hears the button alone.
    """

    chat = models.ForeignKey(Chat, on_delete=models.CASCADE, related_name="messages")
    message_id = models.CharField(max_length=20, unique=True, default=new_message_id)
    from_person = models.BooleanField()
    body = models.JSONField()
    quote_token = models.CharField(max_length=64, default=new_token)
    read_token = models.CharField(max_length=64, unique=True, default=new_token)
    sent_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    unsent_at = models.DateTimeField(null=True)
    is_event = models.BooleanField(default=True)

    class Meta:
        ordering = ["sent_at", "pk"]
        indexes = [models.Index(fields=["chat", "sent_at"])]

    def __str__(self) -> str:
        return f"{self.body.get('type', '')} {self.message_id}"


class Content(models.Model):
    """The bytes of a picture, film, recording or file a person sent; ready for fetching at ``ready_at``."""

    message = models.OneToOneField(Message, on_delete=models.CASCADE, related_name="content")
    data = models.BinaryField()
    content_type = models.CharField(max_length=100)
    file_name = models.CharField(max_length=255, blank=True)
    ready_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.file_name or self.content_type
