"""The page of the doors: what officers see of each, and trying again what is stuck."""

import pytest
from django.urls import reverse

from tests.support.moments import bangkok
from tests.support.office import make_officer, make_person, make_unit
from tidtam.casework.messaging.models import Delivery, Outcome
from tidtam.channels.doors.models import Envelope
from tidtam.channels.doors.services import Incoming, door_quota, door_trouble, envelopes_store
from tidtam.channels.doors.troubles import Trouble
from tidtam.core.contacts.models import Identity
from tidtam.core.kernel import clock
from tidtam.core.kernel.models import WorkState
from tidtam.core.org.models import Role

pytestmark = pytest.mark.django_db
NOW = bangkok("2020-01-07 11:00")
PAGE = "/settings/channels/"


@pytest.fixture(autouse=True)
def present(settings):
    settings.LINE_CHANNEL_SECRET = "secret"
    with clock.replaying(NOW):
        yield


@pytest.fixture
def as_admin(client):
    client.force_login(make_officer("admin", role=Role.ADMINISTRATOR, unit=make_unit()))
    return client


def text(response):
    return response.content.decode()


def again(client, what):
    return client.post(reverse("doors:again", args=["line", "default", what]), follow=True)


def make_delivery(*, at, outcome=Outcome.FAILED, **over):
    state = WorkState.DEAD if outcome in (Outcome.FAILED, Outcome.UNCERTAIN) else WorkState.DONE
    given = {"identity": make_person(at=at), "outcome": outcome, "work_state": state, "due_at": at, **over}
    return Delivery.objects.create(attempts=8, last_error="x", **given)


def make_dead_envelope(*, at):
    event = Incoming(external_id="1", sender="U1", body={}, occurred_at=at)
    envelopes_store(source="line:default", incoming=[event], at=at)
    Envelope.objects.update(work_state=WorkState.DEAD, attempts=8, finished_at=at)
    return Envelope.objects.get()


@pytest.mark.parametrize(
    ("role", "sees", "acts"),
    [(Role.OFFICER, 403, 403), (Role.SUPERVISOR, 200, 403), (Role.ADMINISTRATOR, 200, 302)],
)
def test_who_may_see_and_who_may_act(client, role, sees, acts):
    client.force_login(make_officer("somebody", role=role, unit=make_unit()))
    assert client.get(PAGE).status_code == sees
    assert client.post(reverse("doors:again", args=["line", "default", "events"])).status_code == acts


def test_a_working_door_shows_its_address_and_switches(as_admin, settings):
    settings.TIDTAM_PUBLIC_URL = "https://office.example"
    page = text(as_admin.get(PAGE))
    assert "https://office.example/line/default/webhook" in page and "Use webhook" in page
    assert "ใช้งานได้" in page


def test_a_door_that_is_not_set_up_says_what_to_set(as_admin, settings):
    settings.LINE_CHANNEL_SECRET = ""
    page = text(as_admin.get(PAGE))
    assert "ยังไม่เชื่อมต่อ" in page and "LINE_CHANNEL_ACCESS_TOKEN" in page and "webhook</h3>" not in page


def test_trouble_is_told_with_what_to_do_and_since_when(as_admin, at):
    door_trouble(channel="line", account="default", trouble=Trouble.DENIED, detail="401 <b>", at=at)
    page = text(as_admin.get(PAGE))
    assert "ออกรหัสใหม่" in page and "401 &lt;b&gt;" in page and "ตั้งแต่ 10:00" in page


@pytest.mark.parametrize(("used", "warns"), [(239, False), (240, True)])
def test_the_quota_warns_from_eighty_percent(as_admin, at, used, warns):
    door_quota(channel="line", account="default", used=used, limit=300, at=at)
    page = text(as_admin.get(PAGE))
    assert f"{used} / 300" in page and ("ร้อยละ 80" in page) is warns


def test_free_and_pushed_of_this_month_stand_apart(as_admin, at):
    for via, sent_at in (("reply", at), ("reply", at), ("push", at), ("push", bangkok("2019-12-31 23:59"))):
        make_delivery(at=at, outcome=Outcome.SENT, via=via, sent_at=sent_at)
    view = as_admin.get(PAGE).context["doors"][0].view
    assert (view.free, view.pushed) == (2, 1)


def test_dead_events_are_worked_on_again_because_a_person_says_so(as_admin, at):
    make_dead_envelope(at=at)
    assert "เหตุการณ์ที่อ่านไม่ได้ 1" in text(as_admin.get(PAGE))
    again(as_admin, "events")
    row = Envelope.objects.get()
    assert (row.work_state, row.attempts, row.due_at) == (WorkState.WAITING, 0, NOW)


def test_failed_messages_go_out_again_but_uncertain_ones_and_to_who_blocked_us_do_not(as_admin, at):
    failed, uncertain = make_delivery(at=at), make_delivery(at=at, outcome=Outcome.UNCERTAIN)
    blocked = make_delivery(at=at, identity=make_person("ผู้บล็อก", at=at))
    Identity.objects.filter(pk=blocked.identity_id).update(blocked_at=at)
    page = again(as_admin, "sendings")
    assert "ลองใหม่ 1 รายการ" in text(page)
    states = {row.pk: (row.outcome, row.work_state) for row in Delivery.objects.all()}
    assert states[failed.pk] == (Outcome.QUEUED, WorkState.WAITING)
    assert states[uncertain.pk] == (Outcome.UNCERTAIN, WorkState.DEAD)
    assert states[blocked.pk] == (Outcome.FAILED, WorkState.DEAD)


def test_a_second_tap_finds_nothing_left(as_admin, at):
    make_dead_envelope(at=at)
    again(as_admin, "events")
    assert "ไม่มีรายการค้างแล้ว" in text(again(as_admin, "events"))


@pytest.mark.parametrize(
    "place", [("line", "other", "events"), ("fax", "default", "events"), ("line", "default", "x")]
)
def test_what_does_not_exist_is_not_tried(as_admin, place):
    assert as_admin.post(reverse("doors:again", args=place)).status_code == 404
