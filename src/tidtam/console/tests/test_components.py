import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.template import engines

from tidtam.console import charts

ROOM = Path(__file__).resolve().parent.parent
NOW = datetime(2020, 3, 7, 3, 10, tzinfo=UTC)


def draw(source, **context):
    return engines["django"].from_string(compiled(source)).render({"now": NOW, **context})


def compiled(source):
    from django_cotton.compiler_regex import CottonCompiler

    return CottonCompiler().process(source)


def test_a_counting_clock_carries_what_the_browser_needs():
    html = draw(
        '<c-clock label="รับทราบ" :due="due" :start="start" />', due=NOW + timedelta(minutes=4), start=NOW
    )
    assert 'data-clock="running"' in html
    assert 'data-due="2020-03-07T10:14:00+07:00"' in html
    assert '<rect data-clock-bar width="0%"' in html
    assert "04:00" in html


def test_an_ended_clock_no_longer_counts():
    html = draw(
        '<c-clock label="รับทราบ" state="kept" :taken="taken" />', taken=timedelta(minutes=3, seconds=40)
    )
    assert "data-clock=" not in html
    assert "03:40 นาที" in html
    assert "ทันกำหนด" in html


def test_a_button_with_an_address_is_a_link_and_without_one_a_button():
    assert draw('<c-button href="/cases/">เปิด</c-button>').strip().startswith('<a href="/cases/"')
    assert "<button" in draw("<c-button>บันทึก</c-button>")


def test_an_icon_alone_on_a_button_has_a_name():
    assert 'aria-label="แนบไฟล์"' in draw('<c-button label="แนบไฟล์" icon="attach"></c-button>')


def test_what_people_type_is_escaped_in_every_slot():
    html = draw("<c-bubble>{{ text }}</c-bubble><c-tag>{{ text }}</c-tag>", text="<script>alert(1)</script>")
    assert "<script" not in html


def test_a_name_with_quotes_cannot_leave_its_attribute():
    assert 'onload="' not in draw('<c-avatar :name="name" />', name='" onload="x')


def test_a_field_by_hand_ties_label_help_and_control_together():
    html = draw('<c-field label="เบอร์โทรศัพท์" for="caller" help="ตัวเลขเท่านั้น"><input id="caller"></c-field>')
    assert '<label class="field__label" for="caller">' in html
    assert 'id="caller_helptext"' in html


def test_a_chart_has_a_table_twin_with_the_same_numbers():
    html = draw(
        '<c-bar-chart :points="points" title="รายเดือน" value_name="ทัน" rest_name="ไม่ทัน" point_name="เดือน" />',
        points=[charts.Bar("ก.พ.", 6, 1, "6/7", "/kpi/feb")],
    )
    assert ">6/7</text>" in html
    assert re.search(r"<th scope=\"row\">ก\.พ\.</th><td[^>]*>6</td><td[^>]*>1</td>", html)


def test_a_toast_that_can_be_undone_is_a_form_that_works_without_a_script(rf):
    request = rf.get("/")
    html = (
        engines["django"]
        .from_string(compiled('<c-toast undo="/messages/7/undo">ส่งแล้ว</c-toast>'))
        .render({"now": NOW}, request)
    )
    assert '<form method="post" action="/messages/7/undo"' in html
    assert "csrfmiddlewaretoken" in html


@pytest.mark.parametrize("path", sorted((ROOM / "templates").rglob("*.html")), ids=lambda path: path.name)
def test_no_template_has_an_inline_style_script_or_handler(path):
    source = path.read_text("utf-8")
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=\"", source)
    assert not re.search(r"<script(?![^>]*\bsrc=)", source)


def test_every_icon_a_template_names_is_drawn():
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', (ROOM / "static/console/icons.svg").read_text("utf-8")))
    package = ROOM.parent
    sources = "".join(path.read_text("utf-8") for path in package.rglob("templates/**/*.html"))
    named = set(re.findall(r'<c-icon[^>]*\sname="([\w-]+)"', sources)) | set(
        re.findall(r'<c-[\w-]+[^>]*\sicon="([\w-]+)"', sources)
    )
    assert named <= drawn
