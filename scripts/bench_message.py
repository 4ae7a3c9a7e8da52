"""What one LINE message costs from webhook to answer: time and queries of each stage, medians over batches.

    .venv/bin/python -m scripts.bench_message
    .venv/bin/python -m tests.support.postgres .venv/bin/python -m scripts.bench_message

A fresh SQLite file as ``tidtam serve`` opens it (WAL), or the empty database that ``DATABASE_URL`` names.
Every message is of another person and asks after a letter. LINE is answered in this process.
"""

import argparse
import cProfile
import json
import multiprocessing
import os
import pstats
import re
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import median
from typing import Any

SECRET = "a-secret-of-nobody"  # noqa: S105 - signs what this very process posts
BATCH = 20
NAME_OF_SAVEPOINT = re.compile(r' "s\d+_x\d+"')
FOUND, UNKNOWN = "found in the register", "not found"


@dataclass
class Measured:
    """What batches cost: for each stage the seconds and queries of every batch, a message."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    queries: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    processor: list[float] = field(default_factory=list)


class Meter:
    """Adds up what happens inside ``stage`` blocks; the inner of two nested ones is counted in both."""

    def __init__(self, *, keeps: bool) -> None:
        self.keeps = keeps
        self.seconds: Counter[str] = Counter()
        self.queries: Counter[str] = Counter()
        self.asked = 0
        self.statements: Counter[str] = Counter()

    def count(self, execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        """Count one statement, and keep its text if asked to; given to ``connection.execute_wrapper``."""
        self.asked += 1
        if self.keeps:
            self.statements[NAME_OF_SAVEPOINT.sub("", " ".join(sql.split()))] += 1
        return execute(sql, *rest)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measure what happens inside."""
        asked, began = self.asked, time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] += time.perf_counter() - began
            self.queries[name] += self.asked - asked


def office(at: datetime, letters: int) -> None:
    """Make an office with a desk, and a register of ``letters`` letters."""
    from django.core.management import call_command

    from tests.support.office import make_desk, make_officer
    from tidtam.casework.letters.models import Addressee
    from tidtam.casework.letters.services import letter_register

    call_command("migrate", verbosity=0)
    desk, clerk = make_desk(at=at), make_officer()
    addressee, _made = Addressee.objects.get_or_create(name="ปลัดกรุงเทพมหานคร", defaults={"order": 1})
    for number in range(1, letters + 1):
        letter_register(
            unit=desk.unit,
            by=clerk,
            sender="สำนักงานเขตพระนคร",
            addressee=addressee,
            subject="ขอใช้ลานคนเมืองจัดกิจกรรม",
            reference=f"กท 0901/{number}",
            at=at,
        )


def line_answers() -> None:
    """Let LINE be answered here: everybody has a name, whatever is sent is taken."""
    import httpx

    from tidtam.channels.line.accounts import accounts
    from tidtam.channels.line.connections import connection

    def answer(request: httpx.Request) -> httpx.Response:
        if "/profile/" in request.url.path:
            return httpx.Response(200, json={"displayName": "พิมพ์ชนก", "language": "th"})
        if "/quota" in request.url.path:
            return httpx.Response(200, json={"type": "limited", "value": 300, "totalUsage": 1})
        return httpx.Response(200, json={"sentMessages": [{"id": "1"}]}, headers={"x-line-request-id": "r"})

    for account in accounts():
        connection(account)._wire._http = httpx.Client(transport=httpx.MockTransport(answer))


def webhook(text: str, number: int, person: int, at: datetime) -> bytes:
    """Return the body LINE posts when ``person`` says ``text``."""
    event = {
        "type": "message",
        "mode": "active",
        "timestamp": int(at.timestamp() * 1000),
        "webhookEventId": f"01FZ74A0TDDPYRV{number:011d}",
        "deliveryContext": {"isRedelivery": False},
        "source": {"type": "user", "userId": f"U{person:032x}"},
        "replyToken": f"token-{number}",
        "message": {"id": f"{number:018d}", "type": "text", "text": text, "quoteToken": "q"},
    }
    return json.dumps({"destination": "U" + "0" * 32, "events": [event]}).encode()


def post(body: bytes, at: datetime) -> None:
    """Post ``body`` to our webhook as LINE does."""
    from django.test import Client

    from tidtam.channels.line.signature import signature_of
    from tidtam.core.kernel import clock

    headers = {"x-line-signature": signature_of(body, SECRET)}
    with clock.replaying(at):
        answered = Client().post(
            "/line/default/webhook", body, content_type="application/json", headers=headers
        )
    if answered.status_code != 200:
        raise SystemExit(f"The webhook answered {answered.status_code}.")


def drain_dry(meter: Meter, at: datetime) -> None:
    """Do all that is due, each kind of work measured by its name."""
    from tidtam.core.kernel import drain

    handled = 1
    while handled:
        handled = 0
        for each in drain.registered():
            with meter.stage(each.name):
                handled += drain.run_once(each, at=at, holder="bench")


def batch(meter: Meter, texts: list[str], first: int, people: int, at: datetime) -> None:
    """Let as many people as there are texts write, and do all that follows."""
    bodies = [webhook(text, first + n, people + n, at) for n, text in enumerate(texts)]
    with meter.stage("intake (webhook)"):
        for body in bodies:
            post(body, at)
    drain_dry(meter, at)


def measure(
    texts: list[str], first: int, people: int, at: datetime, *, keeps: bool = False
) -> tuple[Measured, Counter[str]]:
    """Measure ``texts`` in batches; return it with the statements that were asked (``keeps``), a message."""
    from django.db import connection

    measured, asked = Measured(), Counter[str]()
    for start in range(0, len(texts), BATCH):
        meter, part = Meter(keeps=keeps), texts[start : start + BATCH]
        with connection.execute_wrapper(meter.count), timed_turns(meter):
            began, busy = time.perf_counter(), time.process_time()
            batch(meter, part, first + start, people + start, at + timedelta(seconds=start // BATCH))
            meter.seconds["all"], meter.queries["all"] = time.perf_counter() - began, meter.asked
            measured.processor.append((time.process_time() - busy) / len(part))
        for name, seconds in meter.seconds.items():
            measured.seconds[name].append(seconds / len(part))
            measured.queries[name].append(meter.queries[name] / len(part))
        asked += meter.statements
    return measured, Counter({sql: round(times / len(texts), 1) for sql, times in asked.items()})  # type: ignore[misc]


def work_together(workers: int, texts: list[str], first: int, people: int, at: datetime) -> float:
    """Let ``workers`` processes answer ``texts``, which are all in before they begin; return the seconds."""
    from django.db import connections

    for n, text in enumerate(texts):
        post(webhook(text, first + n, people + n, at), at)
    connections.close_all()
    context = multiprocessing.get_context("fork")
    crew = [context.Process(target=work_alone, args=(f"bench {n}", at)) for n in range(workers)]
    began = time.perf_counter()
    for worker in crew:
        worker.start()
    for worker in crew:
        worker.join()
    if any(worker.exitcode for worker in crew):
        raise SystemExit("A worker broke.")
    return time.perf_counter() - began


def work_alone(holder: str, at: datetime) -> None:
    """Do all that is due until every event is heard and every answer sent, by whichever worker."""
    from tidtam.casework.messaging.models import Delivery
    from tidtam.channels.doors.models import Envelope
    from tidtam.core.kernel import drain

    left = [model.objects.filter(work_state="waiting") for model in (Envelope, Delivery)]
    while any(rows.exists() for rows in left):
        if not sum(drain.run_once(each, at=at, holder=holder) for each in drain.registered()):
            time.sleep(0.01)


@contextmanager
def timed_turns(meter: Meter) -> Iterator[None]:
    """Measure the assistant inside the work on envelopes."""
    from tidtam.channels.line import inbound

    turn = inbound.turn

    def timed(**given: Any) -> Any:
        with meter.stage("  of it the assistant"):
            return turn(**given)

    inbound.turn = timed
    try:
        yield
    finally:
        inbound.turn = turn


def tell(title: str, measured: Measured) -> None:
    """Print a table of one scenario."""
    print(f"\n{title}")
    print(f"  {'stage':32}{'ms a message':>14}{'queries':>9}")
    for name, seconds in measured.seconds.items():
        asked = median(measured.queries[name])
        if name != "all" and median(seconds) > 0.0002:
            print(f"  {name:32}{1000 * median(seconds):14.1f}{asked:9.1f}")
    each = median(measured.seconds["all"])
    print(f"  {'all':32}{1000 * each:14.1f}{median(measured.queries['all']):9.1f}")
    print(f"  {1 / each:.0f} messages a second; {1000 * median(measured.processor):.1f} ms of our processor")


def answered(count: int) -> None:
    """Stop unless every message became a case whose answer was sent."""
    from tidtam.casework.cases.models import Case
    from tidtam.casework.messaging.models import Delivery, Outcome

    cases, sent = Case.objects.count(), Delivery.objects.filter(outcome=Outcome.SENT).count()
    if (cases, sent) != (count, count):
        raise SystemExit(f"{count} messages became {cases} cases and {sent} answers.")


def scenarios(count: int) -> Mapping[str, tuple[list[str], int]]:
    """Return what is said, and the number of the first who says it: those of the first scenario come back."""
    found = [f"ขอติดตามหนังสือที่ กท 0901/{n} ค่ะ" for n in range(1, count + 1)]
    other = [f"ขอติดตามหนังสือที่ กท 0901/{n} ค่ะ" for n in range(count + 1, 2 * count + 1)]
    unknown = [f"ขอติดตามหนังสือที่ นร 0505/{n} ค่ะ" for n in range(1, count + 1)]
    return {
        f"Somebody new, the letter {FOUND}": (found, 0),
        f"Somebody known, another letter {FOUND}": (other, 0),
        f"Somebody new, the letter {UNKNOWN}": (unknown, count),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--messages", type=int, default=200, help="in each scenario (200)")
    parser.add_argument(
        "--workers", type=int, default=0, help="also answer them in so many processes at once"
    )
    parser.add_argument("--statements", action="store_true", help="list the statements, the most asked first")
    parser.add_argument("--profile", metavar="FILE", help="write a cProfile of everything")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tidtam-bench-") as folder:
        os.environ |= {"TIDTAM_DATA": folder, "TIDTAM_LOG_LEVEL": "ERROR", "LINE_CHANNEL_SECRET": SECRET}
        os.environ |= {"LINE_CHANNEL_ACCESS_TOKEN": "token", "TIDTAM_HOSTS": "testserver"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "tidtam.config.settings"
        import django

        django.setup()
        run(asked.messages, asked.workers, asked.statements, asked.profile)


def run(messages: int, workers: int, with_statements: bool, profile: str | None) -> None:
    """Make the office and go through the scenarios."""
    from django.db import connection

    from tests.support.moments import bangkok

    at = bangkok("2020-01-07 10:00")
    if "desks_desk" in connection.introspection.table_names():
        raise SystemExit("This database is in use; give an empty one.")
    office(at, 2 * messages + BATCH)
    line_answers()
    warm = [f"กท 0901/{2 * messages + n + 1}" for n in range(BATCH)]
    measure(warm, 9_000_000, 9_000_000, at)
    print(f"{connection.vendor}, Python {sys.version.split()[0]}, {messages} messages in batches of {BATCH}")
    profiler = cProfile.Profile() if profile else nullcontext()
    with profiler:
        for number, (title, (texts, people)) in enumerate(scenarios(messages).items()):
            later = at + timedelta(minutes=1 + 2 * number)
            measured, statements = measure(texts, 1_000_000 * number, people, later, keeps=with_statements)
            tell(title, measured)
            answered(BATCH + (number + 1) * messages)
            for sql, times in statements.most_common():
                print(f"  {times:6.1f}  {sql[:200]}")
    if workers:
        texts, later = next(iter(scenarios(messages).values()))[0], at + timedelta(minutes=10)
        seconds = work_together(workers, texts, 5_000_000, 5_000_000, later)
        print(f"\n{workers} workers on a backlog of {messages}: {messages / seconds:.0f} messages a second")
        answered(BATCH + 4 * messages)
    if isinstance(profiler, cProfile.Profile) and profile:
        pstats.Stats(profiler).dump_stats(profile)


if __name__ == "__main__":
    main()
