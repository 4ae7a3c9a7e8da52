"""``tidtam worker``: the work behind the screens, in a process of its own."""

import signal
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils.translation import gettext as _

from tidtam.core.kernel.worker import Worker


class Command(BaseCommand):
    help = (
        "Send messages, fetch files, remind: all that is due. Any number may run beside `tidtam serve` on "
        "PostgreSQL. Example: tidtam worker"
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Work until SIGTERM or Ctrl+C; what is at hand is finished first."""
        if connection.vendor == "sqlite":
            raise CommandError(_("บน SQLite งานเบื้องหลังทำอยู่ใน tidtam serve แล้ว ไม่ต้องเปิด worker อีก"))
        worker = Worker()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: worker.ask_to_stop())
        self.stdout.write(_("กำลังทำงานเบื้องหลัง หยุดด้วย Ctrl+C"))
        self.stdout.flush()
        worker.run()
        self.stdout.write(_("หยุดแล้ว งานที่เหลือจะทำต่อเมื่อเปิดใหม่"))
