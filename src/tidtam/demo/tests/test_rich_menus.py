import pytest

from tidtam.demo.standin.rules.images import read_picture
from tidtam.demo.standin.rules.menus import image_refusal, menu_refusal
from tidtam.demo.tests.pictures import picture


def menu(**over):
    area = {
        "bounds": {"x": 0, "y": 0, "width": 400, "height": 270},
        "action": {"type": "message", "text": "เมนู"},
    }
    body = {
        "size": {"width": 800, "height": 540},
        "selected": True,
        "name": "หลัก",
        "chatBarText": "เมนู",
        "areas": [area],
    }
    return body | over


def test_it_takes_a_menu_within_the_limits():
    assert menu_refusal(menu()) is None


@pytest.mark.parametrize(
    ("over", "place"),
    [
        ({"size": {"width": 799, "height": 400}}, "size.width"),
        ({"size": {"width": 800, "height": 600}}, "size"),
        ({"size": {"width": 800, "height": 249}}, "size.height"),
        ({"chatBarText": "ก" * 15}, "chatBarText"),
        ({"name": ""}, "name"),
        ({"selected": "yes"}, "selected"),
        ({"areas": menu()["areas"] * 21}, "areas"),
        (
            {
                "areas": [
                    {
                        "bounds": {"x": 500, "y": 0, "width": 400, "height": 9},
                        "action": {"type": "message", "text": "x"},
                    }
                ]
            },
            "areas[0].bounds",
        ),
    ],
)
def test_it_refuses_a_menu_over_the_limits(over, place):
    refusal = menu_refusal(menu(**over))
    assert refusal is not None
    assert place in [problem.property for problem in refusal.details]


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_it_reads_the_size_of_a_picture(kind):
    found = read_picture(picture(800, 540, kind))
    assert found is not None
    assert (found.content_type, found.width, found.height) == (f"image/{kind.lower()}", 800, 540)


@pytest.mark.parametrize(
    ("data", "content_type"),
    [
        (picture(800, 400), "image/png"),
        (picture(800, 540), "image/jpeg"),
        (b"<svg/>", "image/svg+xml"),
        (picture(800, 540) + b"\0" * 1024 * 1024, "image/png"),
        (b"\xff\xd8\xff", "image/jpeg"),
    ],
)
def test_it_refuses_a_picture_of_another_size_kind_or_weight(data, content_type):
    assert image_refusal(data, content_type, menu()) is not None


def test_it_takes_the_picture_the_menu_asked_for():
    assert image_refusal(picture(800, 540), "image/png", menu()) is None
