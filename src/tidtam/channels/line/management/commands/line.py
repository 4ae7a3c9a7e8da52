"""``tidtam line setup`` and ``tidtam line check``."""

from argparse import RawDescriptionHelpFormatter
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from tidtam.channels.line.accounts import DEFAULT, LineAccount, account_named
from tidtam.channels.line.setup import look_over, menu_version, setup, switches_by_hand, webhook_url
from tidtam.channels.line.wire import LineError
from tidtam.core.kernel.clock import now

EXAMPLES = """\
examples:
  tidtam line setup                     set webhook address and menu of the account "default"
  tidtam line setup --dry-run           say what would be done
  tidtam line setup --webhook https://office.example/line/default/webhook --language en
  tidtam line check                     look at token, webhook and quota; status 1 when something is wrong

The account's keys come from LINE_CHANNEL_SECRET and LINE_CHANNEL_ACCESS_TOKEN (or …_FILE),
the webhook address from TIDTAM_PUBLIC_URL. docs/line.md tells how to connect an account in ten steps.
"""


class Command(BaseCommand):
    """Set up or look over a LINE account."""

    help = (
        "Connect a LINE Official Account: setup (webhook address, menu) and check (token, webhook, quota). "
        "Example: tidtam line setup --dry-run"
    )

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Keep the examples as they are written."""
        return super().create_parser(
            prog_name, subcommand, epilog=EXAMPLES, formatter_class=RawDescriptionHelpFormatter, **kwargs
        )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the subcommand and its options."""
        acts = parser.add_subparsers(dest="act", required=True, metavar="setup|check")
        make = acts.add_parser(
            "setup",
            help="set the webhook address and the menu",
            epilog=EXAMPLES,
            formatter_class=RawDescriptionHelpFormatter,
        )
        make.add_argument("--webhook", help="address LINE sends to (default: from TIDTAM_PUBLIC_URL)")
        make.add_argument("--language", choices=["th", "en"], default="th", help="of the menu (default: th)")
        make.add_argument("--dry-run", action="store_true", help="say what would be done and do nothing")
        look = acts.add_parser(
            "check",
            help="look at token, webhook and quota",
            epilog=EXAMPLES,
            formatter_class=RawDescriptionHelpFormatter,
        )
        for each in (make, look):
            each.add_argument("--account", default=DEFAULT, help="slug of the account (default: default)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the subcommand."""
        account = account_named(options["account"])
        if account is None:
            raise CommandError(
                _("ยังไม่มีบัญชี LINE ชื่อ “%(slug)s” ตั้ง LINE_CHANNEL_SECRET และ LINE_CHANNEL_ACCESS_TOKEN ก่อน")
                % {"slug": options["account"]}
            )
        if options["act"] == "check":
            self._check(account)
        else:
            self._setup(account, options)

    def _setup(self, account: LineAccount, options: dict[str, Any]) -> None:
        url = options["webhook"] or webhook_url(account)
        if options["dry_run"]:
            told = {"url": url, "menu": menu_version(options["language"])}
            self.stdout.write(_("จะตั้งที่อยู่ webhook เป็น %(url)s และเมนูเป็นรุ่น %(menu)s") % told)
            return
        try:
            for step in setup(account=account, url=url, language=options["language"]):
                self.stdout.write(f"✓ {step}")
        except LineError as error:
            why = error.answer.detail or str(error.answer.status)
            raise CommandError(_("ตั้งค่าไม่สำเร็จ LINE ตอบว่า: %(why)s") % {"why": why}) from error
        self.stdout.write(_("เหลือสิ่งที่ต้องตั้งด้วยมือ:"))
        for switch in switches_by_hand():
            self.stdout.write(f"• {switch}")

    def _check(self, account: LineAccount) -> None:
        findings = []
        for finding in look_over(account=account, at=now()):
            findings.append(finding)
            self.stdout.write(f"{'✓' if finding.ok else '✗'} {finding.sentence}")
        wrong = [finding.sentence for finding in findings if not finding.ok]
        if wrong:
            raise CommandError(_("พบปัญหา %(count)s ข้อ") % {"count": len(wrong)})
