"""Desks: the services an office offers. What a desk promises and says is a data pack, version by version."""

from functools import lru_cache

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tidtam.casework.desks.pack import DeskPack, pack_read
from tidtam.core.calendars.models import Calendar
from tidtam.core.org.models import Unit


class Desk(models.Model):
    """A service with its own promises; ``version`` names the pack in force."""

    code = models.SlugField(max_length=24, unique=True)
    prefix = models.CharField(_("อักษรนำเลขเรื่อง"), max_length=8, unique=True)
    name = models.CharField(_("ชื่อบริการ"), max_length=200)
    name_en = models.CharField(_("ชื่อภาษาอังกฤษ"), max_length=200)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="desks")
    calendar = models.ForeignKey(Calendar, models.PROTECT, related_name="desks")
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" and self.name_en else self.name

    @property
    def pack(self) -> DeskPack:
        """The data pack in force."""
        return pack_of(self.pk, self.version)


class DeskVersion(models.Model):
    """A pack as it was loaded or edited; cases opened under it keep it for ever."""

    desk = models.ForeignKey(Desk, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    pack = models.JSONField()
    loaded_at = models.DateTimeField()
    by = models.CharField(max_length=150, blank=True)
    reason = models.CharField(_("เหตุผล"), max_length=300, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["desk", "number"], name="one_pack_a_version")]

    def __str__(self) -> str:
        return f"{self.desk} {self.number}"


@lru_cache(maxsize=256)
def pack_of(desk_id: int, number: int) -> DeskPack:
    """Return version ``number`` of a desk's pack; versions never change, so they are remembered."""
    return pack_read(DeskVersion.objects.get(desk_id=desk_id, number=number).pack)
