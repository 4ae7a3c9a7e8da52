import json
import re
from datetime import date

import pytest
from django.core.management import call_command

from tidtam.performance.indicators.models import Definition
from tidtam.performance.indicators.tests.office import EXAMPLE, make_indicators, replay_example

PAGES = sorted(EXAMPLE.glob("letters*.md"))
JSON = re.compile(r"```json\n(.*?)\n```", re.DOTALL)
EXAMPLES = [
    pytest.param(json.loads(block), id=f"{page.stem}-{number}")
    for page in PAGES
    for number, block in enumerate(JSON.findall(page.read_text()), 1)
]


@pytest.fixture
def january(db):
    make_indicators()
    replay_example()


@pytest.mark.parametrize("expected", EXAMPLES)
def test_a_page_of_documentation_tells_what_the_command_prints(january, expected, capsys):
    as_of = date.fromisoformat(expected["as_of"])
    call_command("figures", indicator=expected["indicator"], as_of=as_of, json=True, evidence=True)
    printed = json.loads(capsys.readouterr().out)[0]
    assert {name: printed[name] for name in expected} == expected


@pytest.mark.django_db
def test_every_indicator_has_its_page_with_an_example():
    make_indicators()
    assert {page.stem for page in PAGES} == set(Definition.objects.values_list("code", flat=True))
    assert all(JSON.search(page.read_text()) for page in PAGES)
