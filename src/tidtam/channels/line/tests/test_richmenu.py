"""The menu under the chat and its picture."""

import io

import pytest
from linebot.v3.messaging import RichMenuRequest
from PIL import Image

from tidtam.channels.line import richmenu
from tidtam.channels.line.postbacks import read_postback
from tidtam.core.thai.text import grapheme_length


@pytest.mark.parametrize("language", ["th", "en"])
def test_lines_own_model_takes_the_menu_as_it_is(language):
    menu = richmenu.menu_json(language)
    assert RichMenuRequest.from_dict(menu).to_dict() == menu
    assert menu["name"] == f"tidtam-{language}"
    assert grapheme_length(menu["chatBarText"]) <= 14


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_areas_cover_the_picture_without_gap_or_overlap(language):
    taken = 0
    seen = set()
    for area in richmenu.menu_json(language)["areas"]:
        box = area["bounds"]
        assert box["x"] + box["width"] <= 2500 and box["y"] + box["height"] <= 1686
        seen.add((box["x"], box["y"]))
        taken += box["width"] * box["height"]
    assert len(seen) == 6 and taken == 2500 * 1686


def test_each_area_does_one_thing_in_either_language():
    acts = {
        language: [
            read_postback(area["action"]).values["v"] for area in richmenu.menu_json(language)["areas"]
        ]
        for language in ("th", "en")
    }
    assert acts["th"] == acts["en"] == ["letter", "cases", "talk", "help", "hours", "rate"]


def test_what_an_area_does_shows_in_the_chat_as_its_title():
    areas = richmenu.menu_json("th")["areas"]
    assert [area["action"]["displayText"] for area in areas[:3]] == ["ติดตามหนังสือ", "เรื่องของฉัน", "คุยกับเจ้าหน้าที่"]
    assert areas[0]["action"]["inputOption"] == "openKeyboard"


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_picture_is_one_that_line_accepts(language):
    png = richmenu.menu_image(language)
    assert len(png) <= 1024 * 1024
    picture = Image.open(io.BytesIO(png))
    assert (picture.format, picture.size) == ("PNG", (2500, 1686))


def test_the_picture_is_drawn_with_words_in_every_area():
    picture = Image.open(io.BytesIO(richmenu.menu_image("th"))).convert("L")
    for area in richmenu.menu_json("th")["areas"]:
        box = area["bounds"]
        title = picture.crop((box["x"] + 60, box["y"] + 500, box["x"] + box["width"] - 60, box["y"] + 640))
        shades = title.tobytes()
        assert max(shades) - min(shades) > 120
