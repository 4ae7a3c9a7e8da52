"""Why the clocks of a case may stand still: codes kept in the ledger, and their names."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PauseReason(TextChoices):
    PERSON = "waiting_person", _("รอข้อมูลหรือเอกสารจากผู้แจ้ง")
    AGENCY = "waiting_agency", _("รอหน่วยงานอื่น")
    ORDER = "waiting_order", _("รอคำสั่งหรือคำวินิจฉัย")
    FORCE = "force_majeure", _("เหตุสุดวิสัย")
