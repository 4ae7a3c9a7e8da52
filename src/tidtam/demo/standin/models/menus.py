"""Rich menus of an account and the names they go by."""

from django.db import models

from tidtam.demo.standin.identifiers import new_menu_id


class RichMenu(models.Model):
    """A menu. It cannot be shown before it has a picture, and its picture cannot be exchanged."""

    channel = models.ForeignKey("demo.Channel", on_delete=models.CASCADE, related_name="menus")
    menu_id = models.CharField(max_length=50, unique=True, default=new_menu_id)
    body = models.JSONField()
    image = models.BinaryField(null=True)
    image_type = models.CharField(max_length=20, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.body.get("name", self.menu_id))


class RichMenuAlias(models.Model):
    channel = models.ForeignKey("demo.Channel", on_delete=models.CASCADE, related_name="menu_aliases")
    alias_id = models.CharField(max_length=32)
    menu = models.ForeignKey(RichMenu, on_delete=models.CASCADE, related_name="aliases")

    class Meta:
        ordering = ["alias_id"]
        constraints = [
            models.UniqueConstraint(fields=["channel", "alias_id"], name="demo_alias_unique_per_channel")
        ]

    def __str__(self) -> str:
        return self.alias_id
