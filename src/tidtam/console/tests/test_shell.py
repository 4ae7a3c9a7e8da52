import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from tidtam.console import appearance, errors, navigation, toasts
from tidtam.console.navigation import Light


def test_the_present_place_is_marked_and_its_inner_pages_too(monkeypatch):
    monkeypatch.setattr(navigation, "_counts", {})
    monkeypatch.setattr(navigation, "_guards", {})
    marked = {e.key: e.current for e in navigation.entries_for(RequestFactory().get("/letters/import"))}
    assert marked["letters"] == "true"
    assert marked["queue"] == ""
    assert navigation.entries_for(RequestFactory().get("/cases/"))[0].current == "page"


def test_a_count_and_a_guard_are_asked_for_their_entry(monkeypatch):
    monkeypatch.setattr(navigation, "_counts", {})
    monkeypatch.setattr(navigation, "_guards", {})
    navigation.counts("queue")(lambda request: 12)
    navigation.shown_if("settings")(lambda request: False)
    entries = {e.key: e for e in navigation.entries_for(RequestFactory().get("/"))}
    assert entries["queue"].count == 12
    assert "settings" not in entries


def test_the_worst_door_stands_first(monkeypatch):
    doors = [Light("LINE"), Light("Facebook", "late"), Light("Traffy", "warn")]
    monkeypatch.setattr(navigation, "_lights", [lambda request: doors])
    words = [light.words for light in navigation.lights_for(RequestFactory().get("/"))]
    assert words == ["Facebook", "Traffy", "LINE"]


def test_a_chosen_theme_is_remembered_and_leads_back(client):
    response = client.post("/theme", {"theme": "dark", "next": "/letters/?q=0901"})
    assert response["Location"] == "/letters/?q=0901"
    assert response.cookies["theme"].value == "dark"


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"])
def test_choosing_a_theme_never_leads_to_another_site(client, back):
    assert client.post("/theme", {"theme": "dark", "next": back})["Location"] == "/"


def test_an_unknown_theme_is_not_kept(client):
    assert "theme" not in client.post("/theme", {"theme": "pink"}).cookies


def test_a_forged_theme_cookie_is_read_as_auto():
    request = RequestFactory().get("/")
    request.COOKIES["theme"] = '"><script>'
    assert appearance.theme_of(request) == "auto"


def test_strangers_are_led_to_the_sign_in_page(client):
    assert client.get("/")["Location"].startswith("/account/login/")


@pytest.mark.parametrize(
    ("page", "status", "said"),
    [
        (errors.bad_request, 400, "อ่านคำขอนี้ไม่ได้"),
        (errors.forbidden, 403, "ไม่มีสิทธิ์เปิดหน้านี้"),
        (errors.form_expired, 403, "แบบฟอร์มนี้หมดอายุ"),
        (errors.not_found, 404, "ไม่พบหน้านี้"),
        (errors.server_error, 500, "ระบบขัดข้องชั่วคราว"),
    ],
)
def test_every_error_page_says_what_happened_and_shows_a_way_on(page, status, said):
    request = RequestFactory().get("/nowhere")
    request.user = AnonymousUser()
    response = page(request)
    assert response.status_code == status
    assert f'<h1 class="empty__title">{said}</h1>' in response.content.decode()
    assert 'href="/"' in response.content.decode()


def test_an_undoable_message_carries_where_it_is_taken_back():
    assert toasts.undo_url_of("undo:/messages/7/undo success") == "/messages/7/undo"
    assert toasts.undo_url_of("success") == ""
    assert toasts.undo_url_of(None) == ""


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "said"), [("th", "เข้าสู่ระบบ"), ("en", "Sign in")])
def test_the_sign_in_page_speaks_the_readers_language(client, language, said):
    page = client.get("/account/login/", headers={"Accept-Language": language}).content.decode()
    assert f"<h1>{said}</h1>" in page
    assert "sign up" not in page.lower()
