"""What people send reaches the conversation once, in its order, whatever the way it came."""

import random
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tidtam.casework.cases.models import Case
from tidtam.casework.messaging.models import Attachment, Kind, Message
from tidtam.channels.assistant.utterance import Deed
from tidtam.channels.doors.models import Envelope
from tidtam.channels.line import inbound
from tidtam.channels.line.models import ReplyToken
from tidtam.channels.line.tests import samples
from tidtam.channels.line.tests.conftest import event, post, said, samples_profile
from tidtam.channels.line.tests.listener import Told
from tidtam.core.contacts.models import Contact, Identity
from tidtam.core.kernel import drain
from tidtam.core.kernel.models import WorkState

pytestmark = pytest.mark.django_db


def content(at, number=1, **message):
    return event("message", at, number=number, message={"id": f"{number:018d}", **message})


def test_words_become_a_message_and_one_turn_of_the_assistant(line, desk, turns, work, at):
    post(said("ขอติดตามหนังสือ กท 0401/123 😀", at), at=at)
    work(at)
    message = Message.objects.get()
    assert (message.text, message.kind, message.occurred_at) == ("ขอติดตามหนังสือ กท 0401/123 😀", Kind.TEXT, at)
    (turn,) = turns
    assert (turn.deed, turn.message, turn.desk, turn.at) == (Deed.SAID, message, "letters", at)
    assert turn.identity == Identity.objects.get(channel="line", account="default", external_id=samples.USER)


def test_the_first_answer_knows_the_persons_name_and_language(line, desk, turns, work, at):
    line.profiles[samples.USER] = samples_profile("<b>Somchai</b>\u202e", "en-GB")
    post(said("hello", at), at=at)
    work(at)
    contact = Contact.objects.get()
    assert (contact.name, contact.language) == ("<b>Somchai</b>", "en")
    assert turns[0].language == "en"
    assert line.asked.count("profile") == 1


def test_a_profile_is_asked_for_again_only_after_a_week(line, desk, turns, work, at):
    for days in (0, 1, 6, 8):
        later = at + timedelta(days=days)
        post(said("ถึงไหนแล้ว", later, number=days + 1), at=later)
        work(later)
    assert line.asked.count("profile") == 2
    assert len(turns) == 4


@pytest.mark.parametrize("told", [Told(404, {"message": "Not found"}), Told(500), Told(breaks=True)])
def test_a_person_line_tells_nothing_of_is_answered_in_thai(line, desk, turns, work, at, told):
    line.profiles[samples.USER] = told
    post(said("สวัสดี", at), at=at)
    work(at)
    assert [turn.language for turn in turns] == ["th"]


def test_an_event_that_comes_twice_is_one_message(line, desk, turns, work, at):
    sent = said("สวัสดี", at)
    post(sent, sent, at=at)
    work(at)
    post({**sent, "deliveryContext": {"isRedelivery": True}}, at=at)
    post({**sent, "webhookEventId": "01FZ74A0TDDPYRVKNK77XXXXXX"}, at=at)
    work(at)
    assert Message.objects.count() == len(turns) == 1


def test_a_redelivery_of_what_was_stored_and_never_worked_on_is_worked_on(line, desk, turns, work, at):
    sent = said("สวัสดี", at)
    post(sent, at=at)
    post({**sent, "deliveryContext": {"isRedelivery": True}}, at=at + timedelta(seconds=30))
    work(at + timedelta(seconds=31))
    assert len(turns) == 1


def test_an_event_late_from_line_counts_from_when_the_person_wrote(line, desk, turns, work, at):
    post(said("สวัสดี", at), at=at + timedelta(minutes=12))
    work(at + timedelta(minutes=12))
    assert turns[0].at == at


@pytest.mark.parametrize("minutes", [-60, 60 * 24 * 400])
def test_a_clock_of_another_time_is_not_believed(line, desk, turns, work, at, minutes):
    post(said("สวัสดี", at - timedelta(minutes=minutes)), at=at)
    work(at)
    assert turns[0].at == at


def test_one_persons_events_are_taken_in_their_order_however_they_come(line, desk, turns, work, at):
    events = [said(f"{n}", at + timedelta(seconds=n), number=n) for n in range(12)]
    random.Random(3).shuffle(events)
    for each in events:
        post(each, at=at + timedelta(seconds=30))
    work(at + timedelta(seconds=31))
    assert [turn.message.text for turn in turns] == [f"{n}" for n in range(12)]


def test_a_message_that_waits_holds_the_same_persons_next_and_nobody_elses(
    line, desk, turns, work, at, monkeypatch
):
    def breaks_once(*, utterance):
        if utterance.message.text == "แรก" and not broken:
            broken.append(1)
            raise ValueError("once")
        turns.append(utterance)

    broken: list[int] = []
    monkeypatch.setattr(inbound, "turn", breaks_once)
    other = "U" + "9" * 32
    post(said("แรก", at), said("ต่อมา", at + timedelta(milliseconds=1), number=2), at=at)
    post(said("อีกคน", at + timedelta(milliseconds=2), number=3, user=other), at=at)
    work(at + timedelta(seconds=1))
    assert [turn.message.text for turn in turns] == ["อีกคน"]
    work(at + timedelta(seconds=5))
    assert [turn.message.text for turn in turns] == ["อีกคน", "แรก", "ต่อมา"]


def test_when_the_assistant_breaks_for_good_the_words_still_reach_an_officer(
    line, desk, work, at, monkeypatch
):
    def breaks(*, utterance):
        raise ValueError("always")

    monkeypatch.setattr(inbound, "turn", breaks)
    post(said("ช่วยด้วย", at), at=at)
    for minutes in range(8):
        work(at + timedelta(minutes=minutes))
    case = Case.objects.get()
    assert [message.text for message in case.messages.all()] == ["ช่วยด้วย"]
    assert (case.opened_at, case.title) == (at, "ช่วยด้วย")
    assert Envelope.objects.get().work_state == WorkState.DONE


def test_a_kill_before_the_end_leaves_nothing_half_done(line, desk, turns, work, at, monkeypatch):
    class Killed(BaseException):
        pass

    def killed(*, utterance):
        raise Killed

    post(said("สวัสดี", at), at=at)
    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(inbound, "turn", killed)
        work(at)
    assert not Message.objects.exists() and not ReplyToken.objects.exists()
    turns.clear()
    work(at + timedelta(minutes=2))
    assert [turn.message.text for turn in turns] == ["สวัสดี"]
    assert Message.objects.count() == 1


def test_every_kind_of_message_is_kept(line, desk, turns, work, at):
    line_at = {"contentProvider": {"type": "line"}}
    post(
        content(at, 1, type="image", imageSet={"id": "S", "index": 2, "total": 3}, **line_at),
        content(at, 2, type="video", duration=60000, **line_at),
        content(at, 3, type="audio", duration=4000, **line_at),
        content(at, 4, type="file", fileName="<script>\u202eหนังสือ.pdf", fileSize=2138),
        content(
            at, 5, type="location", title="ศาลาว่าการ", address="ถนนดินสอ", latitude=13.75, longitude=100.5
        ),
        content(at, 6, type="sticker", packageId="446", stickerId="1988", keywords=["ขอบคุณ"]),
        content(at, 7, type="poll", question="?"),
        content(at, 8, type="image", contentProvider={"type": "external"}),
        at=at,
    )
    work(at)
    kept = {message.external_id[-1]: message for message in Message.objects.all()}
    kinds = ["image", "video", "audio", "file", "location", "sticker", "unknown", "image"]
    assert [kept[str(n)].kind for n in range(1, 9)] == kinds
    assert kept["1"].payload == {"set": "S", "index": 2, "total": 3}
    assert kept["2"].payload == {"duration_ms": 60000}
    assert kept["5"].text == "ศาลาว่าการ\nถนนดินสอ"
    assert kept["5"].payload == {"latitude": 13.75, "longitude": 100.5}
    assert (kept["6"].text, kept["6"].payload["sticker"]) == ("ขอบคุณ", "1988")
    assert kept["8"].payload["elsewhere"] and not kept["8"].attachments.exists()
    assert {file.message.external_id[-1] for file in Attachment.objects.all()} == {"1", "2", "3", "4"}
    assert Attachment.objects.get(message=kept["4"]).name == "<script>หนังสือ.pdf"
    assert len(turns) == 8


def test_bad_letters_and_long_texts_are_kept_without_harm(line, desk, turns, work, at):
    post(said("ก" * 5000, at), said("\u202eกลับด้าน\u202c\x00 <script>", at, number=2), at=at)
    work(at)
    texts = list(Message.objects.order_by("external_id").values_list("text", flat=True))
    assert texts[0] == "ก" * 5000
    assert "\u202e" not in texts[1] and "\x00" not in texts[1] and "<script>" in texts[1]


def test_taking_back_hides_the_words_and_keeps_the_fact(line, desk, turns, work, at):
    post(said("ความลับ", at), at=at)
    work(at)
    post(event("unsend", at + timedelta(seconds=5), number=2, unsend={"messageId": f"{1:018d}"}), at=at)
    work(at + timedelta(seconds=6))
    message = Message.objects.get()
    assert (message.text, message.withdrawn_at is not None) == ("", True)
    assert "ความลับ" not in str(list(Envelope.objects.values_list("body", flat=True)))


def test_what_is_taken_back_before_it_comes_is_never_shown(line, desk, turns, work, at):
    post(event("unsend", at + timedelta(seconds=5), number=2, unsend={"messageId": f"{1:018d}"}), at=at)
    work(at + timedelta(seconds=6))
    post(said("ความลับ", at), at=at + timedelta(seconds=7))
    work(at + timedelta(seconds=8))
    assert [(message.text, message.withdrawn_at is None) for message in Message.objects.all()] == [
        ("", False)
    ]
    assert not turns


def test_following_and_leaving_are_told_and_noted(line, desk, turns, work, at):
    post(event("follow", at, follow={"isUnblocked": False}), at=at)
    work(at)
    post(event("unfollow", at + timedelta(minutes=1), number=2), at=at + timedelta(minutes=1))
    work(at + timedelta(minutes=1))
    assert [turn.deed for turn in turns] == [Deed.FOLLOWED, Deed.LEFT]
    assert Identity.objects.get().blocked_at == at + timedelta(minutes=1)
    post(event("follow", at + timedelta(minutes=2), number=3), at=at + timedelta(minutes=2))
    work(at + timedelta(minutes=2))
    assert Identity.objects.get().blocked_at is None


def test_leaving_that_is_told_after_coming_back_does_not_block(line, desk, turns, work, at):
    post(event("follow", at + timedelta(minutes=2), number=3), at=at + timedelta(minutes=2))
    work(at + timedelta(minutes=2))
    post(event("unfollow", at + timedelta(minutes=1), number=2), at=at + timedelta(minutes=3))
    work(at + timedelta(minutes=3))
    assert Identity.objects.get().blocked_at is None


def test_a_tap_is_handed_over_with_its_values(line, desk, turns, work, at):
    post(
        event("postback", at, postback={"data": "a=rate&c=8FQ2M4&v=5"}),
        event("postback", at, number=2, postback={"data": "a=visit", "params": {"date": "2020-01-08"}}),
        event("postback", at, number=3, postback={"data": "%00%ff"}),
        at=at,
    )
    work(at)
    assert [(turn.deed, turn.act, dict(turn.values)) for turn in turns] == [
        (Deed.CHOSE, "rate", {"c": "8FQ2M4", "v": "5"}),
        (Deed.CHOSE, "visit", {"chosen": "2020-01-08"}),
        (Deed.CHOSE, "", {"\ufffd\ufffd": ""}),
    ]


def test_a_group_is_told_once_and_its_words_are_not_kept(line, desk, turns, work, at):
    group = {"type": "group", "groupId": samples.GROUP, "userId": samples.USER}
    post(event("join", at, source=group), said("คุยกันเอง", at, number=2, source=group), at=at)
    work(at)
    post(said("ยังคุย", at, number=3, source=group), at=at + timedelta(seconds=9))
    work(at + timedelta(seconds=10))
    assert len(line.shown) == 1 and "แบบตัวต่อตัว" in line.words()[0]
    assert line.ways() == ["reply"]
    assert not Message.objects.exists() and not turns
    assert "คุยกัน" not in str(list(Envelope.objects.values_list("body", flat=True)))


def test_a_group_that_invites_again_is_told_again(line, desk, turns, work, at):
    group = {"type": "room", "roomId": samples.GROUP}
    for number, kind in enumerate(("join", "leave", "join")):
        then = at + timedelta(seconds=number)
        post(event(kind, then, number=number, source=group), at=then)
        work(then)
    assert len(line.shown) == 2


def test_a_group_heard_too_late_for_a_free_word_is_left_in_peace(line, desk, work, at):
    post(event("join", at, source={"type": "group", "groupId": samples.GROUP}), at=at)
    work(at + timedelta(minutes=5))
    assert not line.asked


def test_somebody_line_does_not_name_is_told_how_to_be_served(line, desk, turns, work, at):
    post(said("สวัสดี", at, source={"type": "user"}), at=at)
    work(at)
    assert "โทรศัพท์" in line.words()[0] and not turns


def test_while_another_system_talks_we_are_silent(line, desk, turns, work, at):
    post(said("สวัสดี", at, mode="standby"), at=at)
    work(at)
    assert not turns and not line.asked
    assert Envelope.objects.get().work_state == WorkState.DONE


@pytest.mark.parametrize("kind", ["beacon", "telepathy", "accountLink", "videoPlayComplete", "memberJoined"])
def test_other_events_are_ignored_calmly(line, desk, turns, work, at, kind):
    post(event(kind, at), at=at)
    work(at)
    assert not turns and Envelope.objects.get().work_state == WorkState.DONE


class AnyOrder(TestCase):
    """Whatever the order, the copies and the moments of work, the conversation comes out the same."""

    @given(st.data())
    @hypothesis_settings(max_examples=15)
    def test_any_order_duplication_and_redelivery_gives_the_same_messages(self, data):
        from datetime import UTC, datetime

        at = datetime(2020, 1, 7, 3, 0, tzinfo=UTC)
        events = [said(f"ข้อความ {n}", at + timedelta(seconds=n), number=n) for n in range(5)]
        events.append(event("unsend", at + timedelta(seconds=9), number=9, unsend={"messageId": f"{2:018d}"}))
        sent = data.draw(st.permutations(events * 2))
        works = data.draw(st.sets(st.integers(0, len(sent))))
        heard: list[str] = []
        with pytest.MonkeyPatch.context() as patch, platform_for(patch):
            patch.setattr(inbound, "turn", lambda *, utterance: heard.append(utterance.message.text))
            for place, each in enumerate(sent):
                post(
                    {**each, "deliveryContext": {"isRedelivery": place % 2 == 0}},
                    at=at + timedelta(seconds=20),
                )
                if place in works:
                    drain.run_all(at=at + timedelta(seconds=20))
            drain.run_all(at=at + timedelta(seconds=30))
        said_now = list(
            Message.objects.filter(withdrawn_at=None).order_by("occurred_at").values_list("text", flat=True)
        )
        assert said_now == ["ข้อความ 0", "ข้อความ 1", "ข้อความ 3", "ข้อความ 4"]
        assert Message.objects.count() == 5
        assert len(heard) == len(set(heard))


def platform_for(patch):
    """A platform with our account, for a test without fixtures."""
    from contextlib import contextmanager

    from django.conf import settings

    from tidtam.channels.line.tests.conftest import SECRET
    from tidtam.channels.line.tests.platform import platform

    @contextmanager
    def set_up():
        with platform() as running:
            for name, value in {
                "LINE_CHANNEL_SECRET": SECRET,
                "LINE_API_HOST": running.url,
                "LINE_DATA_HOST": running.url,
            }.items():
                patch.setattr(settings, name, value)
            yield running

    return set_up()
