"""The sentences people see: what code and templates say in Thai, what the catalogues say in English.

``python -m tests.support.messages`` lists those that want an English one, in the form a catalogue takes.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any

import polib
from babel.messages.extract import DEFAULT_KEYWORDS, extract_python
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "tidtam"
CALLS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
Key = tuple[str | None, str]


@dataclass(frozen=True)
class Sentence:
    """A sentence to be translated: where it stands, its context (or None), the Thai, its plural (or None)."""

    where: str
    context: str | None
    text: str
    plural: str | None = None

    @property
    def key(self) -> Key:
        """What a catalogue knows it by."""
        return (self.context, self.text)


def everything_said() -> Iterator[Sentence]:
    """Yield every sentence that the product marks for translation, file by file."""
    for path in sorted(chain(PACKAGE.rglob("*.py"), PACKAGE.rglob("templates/**/*.*"))):
        if {"tests", "migrations"}.isdisjoint(path.parts):
            yield from sentences_of(path)


def sentences_of(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of one Python file or one template."""
    source = path.read_text()
    if path.suffix != ".py":
        # What templatize leaves is one call a line among blanked text; indented, it would not be Python.
        source = "\n".join(line.strip() for line in templatize(source, origin=str(path)).splitlines())
    for line, call, found, _comments in extract_python(BytesIO(source.encode()), CALLS, [], {}):
        # A word, or a tuple with None for what is not a word; Babel's own types know only lists.
        said: Any = found
        arguments = [part or "" for part in (said if isinstance(said, tuple) else (said,))]
        if arguments[0]:
            yield _sentence(f"{path.relative_to(PACKAGE)}:{line}", str(call), arguments)


def catalogue() -> dict[Key, polib.POEntry]:
    """Return the English of every package by its key; unfinished entries (empty, fuzzy) are left out."""
    entries = (
        entry
        for path in sorted(PACKAGE.rglob("locale/en/LC_MESSAGES/django.po"))
        for entry in polib.pofile(str(path))
    )
    return {(entry.msgctxt, entry.msgid): entry for entry in entries if entry.translated()}


def missing() -> list[Sentence]:
    """Return the sentences without an English one, each once."""
    known = catalogue()
    return list(
        {sentence.key: sentence for sentence in everything_said() if sentence.key not in known}.values()
    )


def _sentence(where: str, call: str, arguments: list[str]) -> Sentence:
    context = arguments.pop(0) if call.lstrip("u").startswith(("pgettext", "npgettext")) else None
    plural = arguments[1] if "ngettext" in call or call.startswith("npgettext") else None
    return Sentence(where, context, arguments[0], plural)


def main() -> None:
    """Print a catalogue of the sentences that want an English one."""
    wanted = polib.POFile()
    for sentence in missing():
        entry = polib.POEntry(
            msgid=sentence.text, msgctxt=sentence.context, occurrences=[(sentence.where, "")]
        )
        if sentence.plural:
            entry.msgid_plural, entry.msgstr_plural = sentence.plural, {0: "", 1: ""}
        wanted.append(entry)
    sys.stdout.write(f"{wanted}\n" if wanted else "Every sentence has its English one.\n")


if __name__ == "__main__":
    main()
