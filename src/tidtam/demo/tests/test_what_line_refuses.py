import linebot.v3.messaging.models as sdk
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidtam.demo.standin.rules.flexfields import FIELDS
from tidtam.demo.standin.rules.messages import messages_refusal

BUTTON = {"type": "postback", "label": "รับทราบ", "data": "a=ok"}


def text(words="สวัสดี", **more):
    return {"type": "text", "text": words, **more}


def quick(count, label="เรื่องนี้"):
    action = {"type": "message", "label": label, "text": "x"}
    return {"items": [{"type": "action", "action": action}] * count}


def flex(container, alt="ข่าว"):
    return {"type": "flex", "altText": alt, "contents": container}


def bubble(*parts, **more):
    return {"type": "bubble", "body": {"type": "box", "layout": "vertical", "contents": list(parts)}, **more}


def first(message):
    refusal = messages_refusal([message])
    assert refusal is not None
    return refusal.details[0]


@pytest.mark.parametrize(
    "message",
    [
        text("ก" * 5000),
        text(quickReply=quick(13)),
        text(quickReply=quick(1, "ผู้แจ้งที่อยู่ใกล้ๆ น้ำ")),
        flex(bubble({"type": "text", "text": "ครบกำหนด", "size": "3xl", "color": "#0b6b57"})),
        flex({"type": "carousel", "contents": [bubble({"type": "separator"})] * 12}),
        flex(bubble({"type": "button", "action": BUTTON | {"label": "ก" * 40}})),
        {
            "type": "image",
            "originalContentUrl": "https://e.org/a.jpg",
            "previewImageUrl": "https://e.org/b.jpg",
        },
        {
            "type": "location",
            "title": "ศาลาว่าการ",
            "address": "พระนคร",
            "latitude": 13.75,
            "longitude": 100.5,
        },
        {
            "type": "template",
            "altText": "ยืนยัน",
            "template": {"type": "confirm", "text": "ใช่หรือไม่", "actions": [BUTTON, BUTTON]},
        },
    ],
)
def test_it_takes_what_line_takes(message):
    assert messages_refusal([message]) is None


@pytest.mark.parametrize(
    ("message", "place", "sentence"),
    [
        (text("ก" * 5001), "messages[0].text", "Length must be between 0 and 5000"),
        (text("😀" * 2501), "messages[0].text", "Length must be between 0 and 5000"),
        (text(""), "messages[0].text", "May not be empty"),
        (text(quickReply=quick(14)), "messages[0].quickReply.items", "Size must be between 1 and 13"),
        (
            text(quickReply=quick(1, "ก" * 21)),
            "messages[0].quickReply.items[0].action.label",
            "Length must be between 0 and 20",
        ),
        (
            flex(bubble({"type": "separator"}), alt="ก" * 1501),
            "messages[0].altText",
            "Length must be between 0 and 1500",
        ),
        (flex(bubble({"type": "text"})), "/body/contents/0/text", "must be non-empty text"),
        (
            flex(bubble({"type": "text", "text": "x", "colour": "#fff"})),
            "/body/contents/0/colour",
            "unknown field",
        ),
        (
            flex(bubble({"type": "text", "text": "x", "color": "red"})),
            "/body/contents/0/color",
            "invalid property",
        ),
        (
            flex(bubble({"type": "text", "text": "x", "size": "huge"})),
            "/body/contents/0/size",
            "invalid property",
        ),
        (
            flex(bubble({"type": "button", "action": BUTTON | {"label": "ก" * 41}})),
            "/body/contents/0/action/label",
            "Length must be between 0 and 40",
        ),
        (
            flex(bubble({"type": "button", "action": BUTTON | {"data": "x" * 301}})),
            "/body/contents/0/action/data",
            "Length must be between 0 and 300",
        ),
        (
            flex(
                bubble(
                    {"type": "button", "action": {"type": "uri", "label": "ดู", "uri": "javascript:alert(1)"}}
                )
            ),
            "/body/contents/0/action/uri",
            "invalid uri scheme",
        ),
        (
            flex(bubble({"type": "button", "action": {"type": "camera", "label": "ถ่าย"}})),
            "/body/contents/0/action/type",
            "Must be one of the following values: [clipboard, datetimepicker, message, postback, uri]",
        ),
        (
            flex(bubble({"type": "text", "text": "ก" * 11_000})),
            "/",
            "the size of a bubble must be 30 KB or less",
        ),
        (
            flex({"type": "carousel", "contents": [bubble({"type": "separator"})] * 13}),
            "/contents",
            "Size must be between 1 and 12",
        ),
        (
            flex({"type": "carousel", "contents": [bubble({"type": "text", "text": "ก" * 9_000})] * 2}),
            "/",
            "the size of a carousel must be 50 KB or less",
        ),
        (
            {
                "type": "image",
                "originalContentUrl": "http://e.org/a.jpg",
                "previewImageUrl": "https://e.org/b.jpg",
            },
            "messages[0].originalContentUrl",
            "Must be a valid HTTPS URL",
        ),
    ],
)
def test_it_refuses_what_line_refuses_and_names_the_property(message, place, sentence):
    problem = first(message)
    assert (problem.property, problem.message) == (place, sentence)


@pytest.mark.parametrize("count", [0, 6])
def test_a_call_carries_one_to_five_messages(count):
    refusal = messages_refusal([text()] * count)
    assert refusal is not None
    assert refusal.details[0].message == "Size must be between 1 and 5"


def test_every_problem_of_a_body_is_named():
    refusal = messages_refusal([text(""), text("ก" * 5001)])
    assert refusal is not None
    assert refusal.message == "The request body has 2 error(s)"
    assert [problem.property for problem in refusal.details] == ["messages[0].text", "messages[1].text"]


def test_it_knows_the_flex_fields_that_lines_own_library_knows():
    for kind, fields in FIELDS.items():
        model = getattr(sdk, f"Flex{kind.capitalize()}")
        assert fields == set(getattr(model, f"_{model.__name__}__properties"))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "text", "contents", "body", "layout", "action", "items", "altText"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(JSON, st.sampled_from(["flex", "text", "template", "location", "imagemap"]))
def test_any_body_gets_an_answer_and_never_breaks_the_stand_in(body, kind):
    assert messages_refusal(body) is not None or isinstance(body, list)
    messages_refusal([{"type": kind, "contents": body, "template": body, "quickReply": body, "sender": body}])
