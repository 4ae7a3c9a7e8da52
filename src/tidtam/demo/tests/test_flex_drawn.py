import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidtam.demo.phone.flex import flex_html
from tidtam.demo.phone.templated import template_html
from tidtam.demo.standin.rules.flexfields import FIELDS

TAP = {"type": "postback", "label": "รับทราบ", "data": "a=ok&c=1"}


def bubble(*parts, **more):
    return {"type": "bubble", "body": {"type": "box", "layout": "vertical", "contents": list(parts)}, **more}


def test_words_of_a_card_are_escaped():
    html = flex_html(bubble({"type": "text", "text": "<script>alert('x')</script>"}))
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_no_value_of_a_card_becomes_a_style_attribute():
    html = flex_html(bubble({"type": "text", "text": "x", "color": "#0b6b57", "size": "17px", "flex": 2}))
    assert "style=" not in html
    assert (
        json.dumps({"color": "#0b6b57", "font-size": "17px", "flex": "2 0 0"}).replace('"', "&quot;") in html
    )


@pytest.mark.parametrize(
    "evil", ["red;background:url(//evil)", "#fff", "expression(1)", '"><img src=x onerror=alert(1)>']
)
def test_a_value_of_another_form_is_left_out(evil):
    box = {
        "type": "box",
        "layout": "vertical",
        "contents": [],
        "backgroundColor": evil,
        "width": evil,
        "paddingAll": evil,
    }
    assert evil not in flex_html(bubble(box))
    assert "data-css" not in flex_html(bubble(box))


def test_a_button_belongs_to_the_form_of_the_page_and_carries_its_action():
    html = flex_html(bubble({"type": "button", "style": "primary", "action": TAP}))
    assert 'form="tap" name="action"' in html
    assert "a=ok&amp;c=1" in html
    assert ">รับทราบ</button>" in html


def test_a_whole_box_can_be_tapped_unless_a_button_lies_inside():
    inner = {"type": "button", "action": TAP}
    outer = {"type": "box", "layout": "vertical", "action": TAP, "contents": [{"type": "text", "text": "5"}]}
    assert flex_html(bubble(outer)).count("<button") == 1
    assert flex_html(bubble(outer | {"contents": [inner]})).count("<button") == 1


@pytest.mark.parametrize(
    ("uri", "is_link"),
    [("https://example.go.th/1", True), ("tel:1555", True), ("javascript:alert(1)", False)],
)
def test_only_web_and_telephone_addresses_become_links(uri, is_link):
    html = flex_html(bubble({"type": "button", "action": {"type": "uri", "label": "ดู", "uri": uri}}))
    assert ("href=" in html) is is_link


def test_spacing_stands_before_every_part_but_the_first_and_a_margin_replaces_it():
    parts = [
        {"type": "text", "text": "ก"},
        {"type": "text", "text": "ข"},
        {"type": "separator", "margin": "xxl"},
    ]
    box = {"type": "box", "layout": "vertical", "spacing": "md", "contents": parts}
    html = flex_html(bubble(box)).replace("&quot;", '"')
    assert html.count('"--before": "8px"') == 1
    assert html.count('"--before": "20px"') == 1


def test_a_template_is_drawn_as_the_card_it_is():
    html = template_html({"type": "confirm", "text": "ปิดเรื่องหรือไม่", "actions": [TAP, TAP]})
    assert "ปิดเรื่องหรือไม่" in html
    assert html.count("<button") == 2


PARTS = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=6)
    | st.sampled_from([*FIELDS, "vertical", "postback"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "text", "contents", "body", "layout", "action", "url"]),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)


@given(PARTS)
def test_any_container_is_drawn_as_something_safe(part):
    html = str(flex_html({"type": "bubble", "body": part, "header": part}))
    assert "style=" not in html or "style=" in str(part)
    flex_html({"type": "carousel", "contents": [part]})
