"""Every Thai sentence of the LINE door has an English one with the same blanks."""

import ast
import json
import re
from pathlib import Path

from babel.messages.pofile import read_po
from django.utils.translation import override

from tidtam.channels.line.cards.welcome import Greeting, greeting_bubble

ROOM = Path(__file__).resolve().parent.parent
CATALOGUE = read_po((ROOM / "locale/en/LC_MESSAGES/django.po").open("rb"))
ENTRIES = [entry for entry in CATALOGUE if entry.id]
CALLS = ("_", "gettext_noop", "ngettext", "pgettext")
BLANK = re.compile(r"%\(\w+\)s")


def sentences():
    """Context and words of every literal handed to gettext, ngettext or pgettext in this room."""
    for path in ROOM.rglob("*.py"):
        if "tests" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
                words = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
                yield (words[0], words[1]) if node.func.id == "pgettext" else (None, words[0])


def thai(entry):
    """The Thai words of an entry, one for each number."""
    return entry.id if isinstance(entry.id, list | tuple) else (entry.id,)


def test_each_thai_sentence_has_an_english_one_and_none_is_left_over():
    assert {(entry.context, thai(entry)[0]) for entry in ENTRIES} == set(sentences())


def test_the_blanks_are_the_same_in_both_languages():
    for entry in ENTRIES:
        translated = entry.string if isinstance(entry.string, list | tuple) else (entry.string,)
        for english in translated:
            assert english and set(BLANK.findall(english)) == set(BLANK.findall(thai(entry)[0]))


def test_the_name_of_the_office_heads_its_card_with_a_capital():
    greeting = Greeting("the Secretarial Division", ("Track a letter",))
    with override("en"):
        bubble = greeting_bubble(greeting)
    assert '"The Secretarial Division"' in json.dumps(bubble.json)
    assert "of the Secretarial Division" in bubble.plain
