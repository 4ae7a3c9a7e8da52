import gzip
import os
from io import BytesIO

import pytest
from django.contrib.staticfiles import finders
from fontTools.ttLib import TTFont

from tidtam.console import fonts
from tidtam.console.made_files import MadeFilesFinder, joined_styles, style_sources


@pytest.fixture
def finder(settings, tmp_path):
    settings.TIDTAM_DATA = tmp_path
    return MadeFilesFinder()


def test_the_web_font_has_every_thai_letter_and_places_marks():
    font = TTFont(BytesIO(fonts.web_font(fonts.sources()[400])))
    assert font.flavor == "woff2"
    assert set(range(0xE01, 0xE3B)) <= set(font.getBestCmap())
    assert {"mark", "mkmk"} <= {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord}


def test_one_stylesheet_holds_every_component_after_the_tokens():
    joined = joined_styles().decode()
    assert joined.startswith("@layer tokens, base, layout, components;")
    assert all(path.read_text("utf-8") in joined for path in style_sources())
    assert [path.stem for path in style_sources()[:2]] == ["fonts", "tokens"]


def test_a_file_is_made_once_and_again_when_a_source_is_newer(finder):
    made = finder.find("console/css/console.css")
    os.utime(made, (1, 1))
    assert os.stat(finder.find("console/css/console.css")).st_mtime > 1
    os.utime(made, (5_000_000_000, 5_000_000_000))
    assert os.stat(finder.find("console/css/console.css")).st_mtime == 5_000_000_000


def test_collecting_lists_the_stylesheet_and_three_weights(finder):
    paths = {path for path, storage in finder.list(None) if storage.exists(path)}
    assert paths == {
        "console/css/console.css",
        *(f"console/fonts/sarabun-{weight}.woff2" for weight in (400, 600, 700)),
    }


def test_other_addresses_are_left_to_other_finders(finder):
    assert finder.find("console/css/other.css") == []
    assert finders.find("console/icons.svg")


def test_styles_stay_light_on_the_way_to_the_browser():
    assert len(gzip.compress(joined_styles())) < 16_000


def test_no_style_asks_another_host():
    assert "http" not in joined_styles().decode()
