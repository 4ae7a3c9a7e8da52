"""``tidtam replay FILE.jsonl``: a history written down, replayed through the services."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from tidtam.core.kernel.clock import now
from tidtam.replay.services import Account, history_replay


class Command(BaseCommand):
    help = (
        "Replay a history of one JSON object a line (see docs/replay.md). Rehearses unless --write is given. "
        "Example: tidtam replay history.jsonl --write"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file and whether to write."""
        parser.add_argument("file", type=Path, help="history as JSON Lines, UTF-8")
        parser.add_argument("--write", action="store_true", help="keep what the rehearsal shows")

    def handle(self, *args: Any, **options: Any) -> None:
        """Replay and say what was done; exit 1 when a line is bad, with nothing written."""
        path: Path = options["file"]
        try:
            rows = path.read_text(encoding="utf-8-sig").split("\n")
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(
                _("อ่านไฟล์ %(path)s ไม่ได้: %(error)s") % {"path": path, "error": error}
            ) from None
        account = history_replay(rows=rows, write=options["write"], at=now(), progress=self._progress)
        for fault in sorted(account.faults, key=lambda fault: fault.number):
            self.stderr.write(
                _("บรรทัด %(number)s: %(reason)s") % {"number": fault.number, "reason": fault.reason}
            )
        if account.faults:
            raise CommandError(_("ไม่ได้บันทึกอะไร: มี %(count)s บรรทัดที่ใช้ไม่ได้") % {"count": len(account.faults)})
        self.stdout.write(self._sentence(account, write=options["write"]))

    def _progress(self, done: int, total: int) -> None:
        if sys.stderr.isatty() and (done % 20 == 0 or done == total):
            self.stderr.write(f"\r{done}/{total}", ending="\n" if done == total else "")

    def _sentence(self, account: Account, *, write: bool) -> str:
        counts = {"taken": account.taken, "known": account.known}
        if write:
            return _("บันทึก %(taken)s บรรทัด มีอยู่แล้ว %(known)s บรรทัด") % counts
        return _("ลองแล้วใช้ได้: จะบันทึก %(taken)s บรรทัด มีอยู่แล้ว %(known)s บรรทัด (เพิ่ม --write เพื่อบันทึก)") % counts
