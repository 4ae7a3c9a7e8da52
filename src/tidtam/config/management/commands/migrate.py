"""``tidtam migrate``: the tables, and at the first time what ships with Tidtam."""

from typing import Any

from django.core.management.commands.migrate import Command as Migrate
from django.utils.translation import gettext as _

from tidtam.config.shipped import shipped_load
from tidtam.core.kernel.clock import now


class Command(Migrate):
    help = (
        "Make or update the tables, and load the desks that ship with Tidtam where they are missing. "
        "Example: tidtam migrate"
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate; from the command line, load what ships too (a test's own database stays bare)."""
        super().handle(*args, **options)
        if not getattr(self, "_called_from_command_line", False) or options["app_label"] or options["plan"]:
            return
        for desk in shipped_load(at=now()):
            self.stdout.write(_("พร้อมให้บริการ%(name)s") % {"name": desk.name})
