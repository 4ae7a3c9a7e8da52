"""``tidtam figures``: each figure with what it was made of."""

import json
from argparse import ArgumentTypeError
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tidtam.core.thai.fiscal import FiscalYear
from tidtam.performance.indicators.counting import evidence
from tidtam.performance.indicators.figures import Figure, Window
from tidtam.performance.indicators.models import Definition
from tidtam.performance.indicators.selectors import figure

LAST_YEAR = 2200


def day(text: str) -> date:
    """Read an ISO date for argparse; a year B.E. is refused by name, it would count all there ever was."""
    try:
        read = date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(_("วันที่เขียนเป็น ค.ศ.-เดือน-วัน เช่น 2020-03-31")) from None
    if read.year > LAST_YEAR:
        raise ArgumentTypeError(_("%(day)s ต้องเป็นปี ค.ศ. (ปี พ.ศ. ลบ 543)") % {"day": text})
    return read


def fiscal_year(text: str) -> FiscalYear:
    """Read a fiscal year in B.E. for argparse."""
    try:
        return FiscalYear(int(text))
    except ValueError:
        raise ArgumentTypeError(_("ปีงบประมาณเขียนเป็น พ.ศ. เช่น 2563")) from None


class Command(BaseCommand):
    help = (
        "Print figures as of the end of a day in Asia/Bangkok. "
        "Example: tidtam figures --desk letters --as-of 2020-03-31 --json --evidence"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take which figures, for which days, and how to print them."""
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--desk", help="all figures of a desk, such as letters")
        which.add_argument("--indicator", help="one figure, such as letters.acknowledged")
        parser.add_argument(
            "--fiscal-year", type=fiscal_year, help="fiscal year in B.E.: counts what was received in it"
        )
        parser.add_argument(
            "--as-of", type=day, help="last day that counts (needed unless --fiscal-year is given)"
        )
        parser.add_argument(
            "--since", type=day, help="first day of receipt that counts (default: start of the service)"
        )
        parser.add_argument("--json", action="store_true", help="print a JSON list")
        parser.add_argument("--evidence", action="store_true", help="name the cases counted and missed")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the figures; exit 1 with a sentence when there is no such desk or indicator."""
        definitions = self._definitions(options)
        since, as_of = self._days(options)
        rows = [self._row(each, figure(each, as_of=as_of, since=since), options) for each in definitions]
        if options["json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2))
            return
        for row in rows:
            self.stdout.write(self._sentence(row))

    def _definitions(self, options: dict[str, Any]) -> QuerySet[Definition]:
        definitions = Definition.objects.select_related("desk")
        if options["desk"]:
            definitions = definitions.filter(desk__code=options["desk"])
        if options["indicator"]:
            definitions = definitions.filter(code=options["indicator"])
        if not definitions:
            known = ", ".join(Definition.objects.values_list("code", flat=True))
            raise CommandError(_("ไม่มีตัวชี้วัดนี้ (ที่มี: %(known)s)") % {"known": known or "-"})
        return definitions

    def _days(self, options: dict[str, Any]) -> tuple[date | None, date]:
        since, as_of = options["since"], options["as_of"]
        year = options["fiscal_year"]
        if year:
            since, as_of = since or year.start, as_of or year.end
        if as_of is None:
            raise CommandError(_("ระบุ --as-of หรือ --fiscal-year"))
        if since and since > as_of:
            raise CommandError(_("--since อยู่หลัง --as-of"))
        return since, as_of

    def _row(self, definition: Definition, made: Figure, options: dict[str, Any]) -> dict[str, Any]:
        row = dict(made.as_json())
        if options["evidence"]:
            found = evidence(definition, Window(made.window.since, made.window.as_of))
            for name, cases in (("counted", found.counted), ("missed", found.missed)):
                row[name] = [ref or number for ref, number in cases.values_list("external_ref", "number")]
        return row

    def _sentence(self, row: dict[str, Any]) -> str:
        of = "" if row["denominator"] is None else f" ({row['numerator']}/{row['denominator']})"
        target = "" if row["target"] is None else _(" เป้าหมาย %(target)s") % row
        met = {True: _(" ผ่าน"), False: _(" ไม่ผ่าน"), None: ""}[row["met"]]
        line = f"{row['indicator']}: {row['value']} {row['unit']}{of}{target}{met}"
        line += f" [{row['since']} – {row['as_of']}]"
        for name in ("counted", "missed"):
            if name in row:
                line += f"\n  {name}: {', '.join(row[name]) or '-'}"
        return line
