"""``tidtam serve``: the web server and, on SQLite, the worker in one process."""

import os
from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _
from granian import Granian
from granian.constants import Interfaces
from granian.errors import ConfigurationError
from granian.log import LogLevels

from tidtam.config import static_files

THREADS = 4
KILL_AFTER_SECONDS = 25


def port_number(text: str) -> int:
    """Return a port of 1 to 65535.

    Raises:
        ArgumentTypeError: for anything else.
    """
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise ArgumentTypeError(_("พอร์ตคือเลข 1 ถึง 65535 ไม่ใช่ %(text)s") % {"text": text})
    return int(text)


class Command(BaseCommand):
    help = (
        "Serve the screens, the chat doors and, on SQLite, the work behind them, in one process. "
        "Example: tidtam serve --host 127.0.0.1 --port 8000"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take where to listen and how many processes and threads."""
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
        parser.add_argument(
            "--port", type=port_number, default=settings.TIDTAM_PORT, help="port (TIDTAM_PORT, 8000)"
        )
        _count(parser, "--workers", 1, "processes; more than one needs PostgreSQL (1)")
        _count(parser, "--threads", THREADS, f"requests answered at once by each process ({THREADS})")
        parser.add_argument(
            "--no-worker", action="store_true", help="leave the work to `tidtam worker` (PostgreSQL only)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Serve until told to stop; exit 1 with a sentence when that cannot be."""
        on_sqlite = connection.vendor == "sqlite"
        self._refuse_what_cannot_be(on_sqlite, options)
        drains_here = options["workers"] == 1 and not options["no_worker"]
        os.environ["TIDTAM_DRAINS_HERE"] = "true" if drains_here else "false"
        static_files.gather()
        connections.close_all()
        address = f"http://{options['host']}:{options['port']}"
        self.stdout.write(_("ติดตามเปิดอยู่ที่ %(address)s หยุดด้วย Ctrl+C") % {"address": address})
        if not drains_here:
            self.stdout.write(_("งานเบื้องหลังทำโดย tidtam worker ซึ่งต้องเปิดไว้อย่างน้อยหนึ่งตัว"))
        self.stdout.flush()
        try:
            _server(options).serve()
        except (OSError, RuntimeError, ConfigurationError) as error:
            raise CommandError(
                _("เปิดที่ %(address)s ไม่ได้: %(error)s") % {"address": address, "error": error}
            ) from None

    def _refuse_what_cannot_be(self, on_sqlite: bool, options: dict[str, Any]) -> None:
        if on_sqlite and options["workers"] > 1:
            raise CommandError(_("SQLite ใช้ได้กับโปรเซสเดียว ใช้ PostgreSQL (DATABASE_URL) ก่อนเพิ่ม --workers"))
        if on_sqlite and options["no_worker"]:
            raise CommandError(_("บน SQLite งานเบื้องหลังต้องอยู่ในโปรเซสเดียวกัน ไม่ใช้ --no-worker"))
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            raise CommandError(_("ฐานข้อมูลยังไม่เป็นรุ่นปัจจุบัน สั่ง tidtam migrate ก่อน"))


def _count(parser: ArgumentParser, name: str, default: int, help: str) -> None:
    parser.add_argument(name, type=int, choices=range(1, 65), metavar="N", default=default, help=help)


def _server(options: dict[str, Any]) -> Any:
    return Granian(
        "tidtam.config.wsgi:application",
        address=options["host"],
        port=options["port"],
        interface=Interfaces.WSGI,
        workers=options["workers"],
        blocking_threads=options["threads"],
        websockets=False,
        log_enabled=True,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=KILL_AFTER_SECONDS,
    )
