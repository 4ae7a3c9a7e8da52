"""Whatever is said in whatever order: nothing breaks, nothing is lost, nothing secret is told."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.moments import bangkok
from tidtam.casework.cases.services import case_close, officer_actor
from tidtam.casework.letters.models import Letter, LetterFollow
from tidtam.casework.messaging.models import Direction, Kind, Message
from tidtam.channels.assistant.models import Hearing, Outcome
from tidtam.channels.assistant.tests.clerk import Clerk, make_clerk, make_letter

SECRET = "โยกย้ายลับเฉพาะ"
WORDS = (
    "กท 0901/1542", "กท 0901/77", "กท 0401/555", "กท 0401/999", "เลขรับ 3/2563", "กท 0901/77 กท 0401/555",
    "สอบถามค่ะ", "ไม่เข้าใจ", "1", "2", "3", "5", "เรื่องใหม่", "ไม่ใช่ฉบับเหล่านี้", "ขอบคุณค่ะ", "สวัสดีค่ะ", "ข้าม",
    "คุยกับเจ้าหน้าที่", "เรื่องของฉัน", "ติดตามหนังสือ", "ประเมิน", "วิธีใช้", "เวลาทำการ", "เรียบร้อยแล้ว", "ยังไม่เรียบร้อย",
)  # fmt: skip
TAPS = ("letter", "noletter", "case", "new", "show", "rate", "skip", "confirm", "contest", "send", "menu", "")
step = st.one_of(
    st.tuples(st.just("says"), st.sampled_from(WORDS)),
    st.tuples(st.just("says"), st.text(max_size=20)),
    st.tuples(st.just("sends"), st.sampled_from([Kind.IMAGE, Kind.STICKER, Kind.LOCATION, Kind.UNKNOWN])),
    st.tuples(st.just("taps"), st.sampled_from(TAPS)),
    st.tuples(st.just("again"), st.none()),
    st.tuples(st.just("waits"), st.sampled_from([1, 6, 70, 1500])),
    st.tuples(st.just("officer"), st.sampled_from(["says", "reports", "closes"])),
    st.tuples(st.just("account"), st.sampled_from(["follows", "leaves"])),
)


def play(clerk: Clerk, kind: str, what) -> None:
    match kind:
        case "says":
            clerk.says(what)
        case "sends":
            clerk.sends(what)
        case "taps":
            tap(clerk, what)
        case "again":
            if clerk.last is not None:
                clerk.says_again()
        case "waits":
            clerk.waits(minutes=what)
        case "officer":
            officer(clerk, what)
        case "account":
            getattr(clerk, what)()


def tap(clerk: Clerk, act: str) -> None:
    """Tap a button with real values where there are any: last case and message, secret letter."""
    cases, secret = clerk.cases(), Letter.objects.get(subject=SECRET)
    values = {"c": cases[-1].public_id if cases else "x", "l": secret.public_id, "v": "4", "q": "1"}
    clerk.taps(act, **values, m=clerk.last.public_id if clerk.last else "x")


def officer(clerk: Clerk, what: str) -> None:
    open_cases = [case for case in clerk.cases() if case.is_open]
    if open_cases and what == "closes":
        case_close(case=open_cases[0], by=officer_actor(clerk.office.clerk), at=clerk.at, reason="told")
    elif open_cases:
        clerk.officer_says("ตรวจแล้วค่ะ", open_cases[0], reports=what == "reports")


@pytest.mark.django_db(transaction=False)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(step, max_size=12))
def test_nothing_breaks_nothing_is_lost_nothing_secret_is_told(db, rolled_back, steps):
    with rolled_back():
        at = bangkok("2020-01-07 09:00")
        clerk = make_clerk(at=at, greeted=False)
        before = bangkok("2020-01-06 09:00")
        make_letter(clerk.office, at=before, dated=date(2019, 2, 1))
        make_letter(clerk.office, at=before, dated=date(2020, 1, 2))
        secret = make_letter(
            clerk.office, at=before, reference="กท 0401/555", secrecy="secret", subject=SECRET
        )
        make_letter(clerk.office, at=before, reference="กท 0901/77")
        for kind, what in steps:
            play(clerk, kind, what)
        clerk.waits(minutes=10)
        for message in Message.objects.filter(direction=Direction.IN):
            hearing = Hearing.objects.filter(message=message).first()
            assert hearing is not None, "everything said was heard"
            assert hearing.outcome != Outcome.WAITING, "nothing waits for ever"
            assert (message.case_id is not None) == (hearing.outcome == Outcome.PLACED)
        said = "".join(str(m.payload) + m.text for m in Message.objects.filter(direction=Direction.OUT))
        assert SECRET not in said
        assert not LetterFollow.objects.filter(letter=secret).exists()
