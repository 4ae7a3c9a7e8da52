"""``tidtam demo``: an invented office with its fiscal year 2563 and a phone in the browser."""

import shutil
import sys
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections
from django.utils.translation import gettext as _

from tidtam.core.kernel.clock import now
from tidtam.core.kernel.errors import DomainError
from tidtam.demo.year.arrivals import arrive, arrive_when_served
from tidtam.demo.year.build import demo_build, is_built
from tidtam.demo.year.office import PASSWORD, PEOPLE, office_open

MARK = "demo"
BAR = 40


class Command(BaseCommand):
    help = (
        "Play the whole office on this machine: builds it at the first run, keeps the data afterwards. "
        "Example: tidtam demo --reset"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whether to start over, and whether to serve."""
        parser.add_argument("--reset", action="store_true", help="throw the demo's data away and start over")
        parser.add_argument("--no-serve", action="store_true", help="build only")
        parser.add_argument(
            "--arrive",
            choices=["door", "people"],
            help="only set LINE's door up on the server that runs already",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Build, print the addresses and sign-ins, serve; exit 1 with a sentence when that cannot be."""
        if not settings.TIDTAM_DEMO:
            raise CommandError(_("ตั้ง TIDTAM_DEMO=1 ก่อน (คำสั่ง tidtam demo ตั้งให้เอง)"))
        self._guard_data()
        if options["arrive"]:
            arrive(people=options["arrive"] == "people")
            return
        if options["reset"]:
            self._reset()
        (settings.TIDTAM_DATA / MARK).touch()
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        fresh = not is_built()
        if fresh:
            self.stdout.write(_("เล่าปีงบประมาณ 2563 ของสำนักงานสมมติ …"))
            try:
                demo_build(at=now(), progress=self._progress)
            except DomainError as error:
                raise CommandError(str(error)) from error
        office_open(at=now())
        self._tell()
        if not options["no_serve"]:
            arrive_when_served(people=fresh)
            call_command("serve")

    def _guard_data(self) -> None:
        """Never touch an installation that is not a demo."""
        file = settings.TIDTAM_DATA / "tidtam.sqlite3"
        foreign = file.exists() and file.stat().st_size and not (settings.TIDTAM_DATA / MARK).exists()
        if foreign:
            raise CommandError(
                _("%(folder)s มีข้อมูลของระบบจริงอยู่ ตั้ง TIDTAM_DATA เป็นโฟลเดอร์อื่นเพื่อสาธิต")
                % {"folder": settings.TIDTAM_DATA}
            )

    def _reset(self) -> None:
        connections.close_all()
        for path in settings.TIDTAM_DATA.glob("tidtam.sqlite3*"):
            path.unlink()
        shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
        self.stdout.write(_("ล้างข้อมูลสาธิตแล้ว"))

    def _progress(self, done: int, total: int) -> None:
        if not sys.stdout.isatty():
            return
        filled = BAR * done // total
        bar = "█" * filled + "░" * (BAR - filled)
        self.stdout.write(f"\r{bar} {done}/{total}", ending="\n" if done == total else "")
        self.stdout.flush()

    def _tell(self) -> None:
        url = settings.TIDTAM_PUBLIC_URL
        rows = [f"  {person.username:<8} {person.role.label} – {person.full_name}" for person in PEOPLE]
        self.stdout.write(
            "\n".join(
                [
                    "",
                    _("หน้าจอเจ้าหน้าที่  %(url)s/") % {"url": url},
                    _("โทรศัพท์ของผู้ถาม %(url)s/demo/phone") % {"url": url},
                    "",
                    _("เข้าระบบด้วยชื่อผู้ใช้ด้านล่าง รหัสผ่านเดียวกันทุกคน: %(password)s") % {"password": PASSWORD},
                    *rows,
                    "",
                ]
            )
        )
