"""``tidtam desk load NAME|FILE``: put a desk's data pack in force; ``tidtam desk list``: which are."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from django.utils.translation import gettext as _

from tidtam.casework.desks.models import Desk
from tidtam.casework.desks.services import desk_load, pack_file, surroundings_make
from tidtam.core.kernel.clock import now


class Command(BaseCommand):
    help = (
        "Put a desk's data pack in force, or list the desks. The same pack again changes nothing. "
        "Example: tidtam desk load letters --create"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what to do, and with which pack."""
        acts = parser.add_subparsers(dest="act", required=True, metavar="load|list")
        load = acts.add_parser("load", help="put a pack in force: tidtam desk load letters --create")
        load.add_argument("pack", help="a pack that ships with Tidtam (letters), or a file ending in .toml")
        load.add_argument("--reason", default="", help="why, as the list of versions shows it")
        load.add_argument(
            "--create",
            action="store_true",
            help="make the unit and the calendar (government office hours) the pack names, where missing",
        )
        load.add_argument("--unit-name", default="", help="name of the unit that --create makes")
        acts.add_parser("list", help="list the desks and the versions in force")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it and say what was done; exit 1 with a sentence when the pack is faulty."""
        if options["act"] == "list":
            self._list()
        else:
            self._load(options)

    def _load(self, options: dict[str, Any]) -> None:
        tree, at = pack_file(options["pack"]), now()
        with transaction.atomic():
            if options["create"]:
                surroundings_make(tree=tree, unit_name=options["unit_name"], at=at)
            desk, is_new = desk_load(tree=tree, at=at, by="tidtam desk load", reason=options["reason"])
        facts = {"name": desk.name, "number": desk.version}
        if is_new:
            self.stdout.write(_("บริการ%(name)sใช้ชุดข้อมูลฉบับที่ %(number)s แล้ว") % facts)
        else:
            self.stdout.write(_("บริการ%(name)sใช้ชุดข้อมูลนี้อยู่แล้ว (ฉบับที่ %(number)s)") % facts)

    def _list(self) -> None:
        for desk in Desk.objects.select_related("unit", "calendar"):
            place = f"{desk.unit}, {desk.calendar}"
            self.stdout.write(f"{desk.code:<16}{desk.prefix:<6}v{desk.version:<5}{desk.name} ({place})")
