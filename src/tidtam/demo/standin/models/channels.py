"""Accounts of offices on the platform, the calls they made, and the weather over them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tidtam.demo.standin.identifiers import new_user_id


class Channel(models.Model):
    """An Official Account with its Messaging API channel.

    ``monthly_limit`` None is an unlimited plan. ``used_elsewhere`` is what staff sent by hand this month;
    it counts too.
    """

    class Webhooks(models.TextChoices):
        PLAIN = "plain", _("ตามลำดับ ครั้งเดียว")
        TWICE = "twice", _("ส่งซ้ำสองครั้ง")
        SHUFFLED = "shuffled", _("สลับลำดับ")
        LOST = "lost", _("ไม่ส่งเลย")

    name = models.CharField(max_length=20)
    basic_id = models.CharField(max_length=30)
    bot_user_id = models.CharField(max_length=33, unique=True, default=new_user_id)
    secret = models.CharField(max_length=64)
    token = models.CharField(max_length=300, unique=True)
    webhook_url = models.CharField(max_length=500, blank=True)
    webhook_active = models.BooleanField(default=True)
    webhooks = models.CharField(max_length=10, choices=Webhooks.choices, default=Webhooks.PLAIN)
    redelivers = models.BooleanField(default=False)
    monthly_limit = models.PositiveIntegerField(null=True, default=300)
    used_elsewhere = models.PositiveIntegerField(default=0)
    default_menu = models.ForeignKey(
        "demo.RichMenu", null=True, on_delete=models.SET_NULL, related_name="default_of"
    )

    def __str__(self) -> str:
        return self.name


class Call(models.Model):
    """One call an office made, as the platform's own log keeps it."""

    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="calls")
    name = models.CharField(max_length=30)
    status = models.PositiveSmallIntegerField()
    request_id = models.CharField(max_length=36)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["channel", "name", "at"])]

    def __str__(self) -> str:
        return f"{self.name} {self.status}"


class Fault(models.Model):
    """Bad weather: the next ``times`` calls named ``call`` (blank: any) go wrong in this way.

    ``seconds`` is how long SLOW and the two TIMEOUT kinds keep the caller waiting.
    """

    class Kind(models.TextChoices):
        SLOW = "slow", _("ช้า")
        ERROR = "error", _("ผิดพลาด 500")
        ERROR_AFTER_ACCEPT = "error_after_accept", _("รับแล้วแต่ตอบ 500")
        TIMEOUT = "timeout", _("ไม่ตอบ")
        TIMEOUT_AFTER_ACCEPT = "timeout_after_accept", _("รับแล้วแต่ไม่ตอบ")
        RATE = "rate", _("เรียกถี่เกินไป 429")
        DOWN = "down", _("ล่ม 503")

    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="faults")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    call = models.CharField(max_length=30, blank=True)
    times = models.PositiveIntegerField(default=1)
    seconds = models.FloatField(default=3)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind} × {self.times}"
