"""``tidtam administrator NAME``: the first account of an installation, or a way back in."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from tidtam.core.kernel.clock import now
from tidtam.core.org.services.founding import administrator_make


class Command(BaseCommand):
    help = (
        "Make an administrator of every unit, or give one a new password. "
        'Example: tidtam administrator ekachai --name "เอกชัย ดูแลดี"'
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the user name and the full name."""
        parser.add_argument("username", help="what is typed to sign in")
        parser.add_argument("--name", default="", help="full name, as the office writes it")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the account and print its password once."""
        officer, password = administrator_make(
            username=options["username"], full_name=options["name"], at=now()
        )
        facts = {"name": officer.username, "password": password}
        self.stdout.write(
            _("ผู้ดูแลระบบ %(name)s เข้าระบบด้วยรหัสผ่าน %(password)s (แสดงครั้งเดียว เปลี่ยนเมื่อเข้าระบบแล้ว)") % facts
        )
