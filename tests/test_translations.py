"""Every Thai sentence has its English one, and both speak of the same things."""

import re

import pytest
from django.template.base import Lexer, TokenType

from tests.support import messages

PLACEHOLDER = re.compile(r"%\(\w+\)[sdf]|%[sd]|\{\w*\}")
THAI = re.compile("[\u0e01-\u0e5b]")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
MAKERS_PAGES = {"gallery.html"}  # shows the components with invented content; nobody works there
SPOKEN_AS_IS = re.compile(r"<(\w+)[^>]*\blang=\"th\"[^>]*>[^<]*</\1>")


def test_every_sentence_has_its_english_one():
    assert [f"{sentence.where}: {sentence.text}" for sentence in messages.missing()] == []


def test_thai_and_english_speak_of_the_same_things():
    unlike = [
        entry.msgid
        for entry in messages.catalogue().values()
        for english in (entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr])
        if placeholders(english) - placeholders(entry.msgid) - placeholders(entry.msgid_plural)
        or (not entry.msgid_plural and placeholders(entry.msgid) != placeholders(english))
    ]
    assert unlike == []


def test_no_template_says_thai_outside_a_translation():
    """Text with ``lang="th"`` on its own element is meant to stay Thai, like the name of the language."""
    assert [f"{path}: {line}" for path, line in bare_thai()] == []


@pytest.mark.parametrize(
    ("name", "source", "expected"),
    [
        ("a.py", 'from x import gettext as _\nX = _("งานรอ")\n', [(None, "งานรอ", None)]),
        ("a.py", 'npgettext_lazy("นับ", "หนึ่งเรื่อง", "หลายเรื่อง", 2)\n', [("นับ", "หนึ่งเรื่อง", "หลายเรื่อง")]),
        ("a.html", "<p>\n    {% trans 'รับทราบ' %}</p>\n  <b>x</b>\n", [(None, "รับทราบ", None)]),
        ("a.html", "{% blocktranslate %}เรื่อง {{ n }}{% endblocktranslate %}", [(None, "เรื่อง %(n)s", None)]),
        ("a.html", '{% trans "ปิด" context "ปุ่ม" %}', [("ปุ่ม", "ปิด", None)]),
        ("a.html", '{% include "x" with title=_("ทะเบียน") %}', [(None, "ทะเบียน", None)]),
        (
            "a.html",
            "{% blocktranslate count n=m %}{{ n }} เรื่อง{% plural %}{{ n }} เรื่องๆ{% endblocktranslate %}",
            [(None, "%(n)s เรื่อง", "%(n)s เรื่องๆ")],
        ),
    ],
)
def test_sentences_are_found_in_code_and_in_templates(tmp_path, monkeypatch, name, source, expected):
    monkeypatch.setattr(messages, "PACKAGE", tmp_path)
    path = tmp_path / name
    path.write_text(source)
    found = list(messages.sentences_of(path))
    assert [(sentence.context, sentence.text, sentence.plural) for sentence in found] == expected


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text or ""))


def bare_thai():
    for path in sorted(messages.PACKAGE.rglob("templates/**/*.html")):
        if path.name not in MAKERS_PAGES:
            said_as_is = SPOKEN_AS_IS.sub("", untranslated_text(path.read_text()))
            yield from (
                (path.relative_to(messages.PACKAGE), line)
                for line in said_as_is.splitlines()
                if THAI.search(line)
            )


def untranslated_text(source: str) -> str:
    """Return a template without its tags, its comments and what stands between the tags of a translation."""
    kept, translating = [], False
    for token in Lexer(COMMENT.sub("", source)).tokenize():
        if token.token_type is TokenType.BLOCK:
            word = token.contents.split()[0]
            opens = word in ("blocktranslate", "blocktrans", "comment")
            translating = opens or (translating and not word.startswith("end"))
        elif token.token_type is TokenType.TEXT and not translating:
            kept.append(token.contents)
    return "".join(kept)
