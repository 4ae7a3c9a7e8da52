"""A data pack written as TOML, so that a desk can be taken to another office. Pure.

Source: TOML 1.0.0. Reading what was written gives the same tree.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

DELETE = "\x7f"


def toml_written(tree: Mapping[str, Any]) -> str:
    """Return a pack as TOML: plain values first, then its tables, then its lists of tables.

    Args:
        tree: strings, whole numbers, truth values, lists of strings; one level of tables or lists of them.
    """
    return "\n".join([*_plain(tree), *_tables(tree)]) + "\n"


def _plain(table: Mapping[str, Any]) -> Iterator[str]:
    for key, value in table.items():
        if not _is_table(value) and not _is_tables(value):
            yield f"{_key(key)} = {_value(value)}"


def _tables(tree: Mapping[str, Any]) -> Iterator[str]:
    for key, value in tree.items():
        if _is_table(value):
            yield f"\n[{_key(key)}]"
            yield from _plain(value)
    for key, value in tree.items():
        if _is_tables(value):
            for table in value:
                yield f"\n[[{_key(key)}]]"
                yield from _plain(table)


def _is_table(value: Any) -> bool:
    return isinstance(value, Mapping)


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(_is_table(each) for each in value)


def _key(key: str) -> str:
    bare = key.isascii() and key.replace("_", "").replace("-", "").isalnum()
    return key if bare else _text(key)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return f"[{', '.join(_value(each) for each in value)}]"
    return _text(value) if isinstance(value, str) else str(value)


def _text(text: str) -> str:
    """JSON escapes what TOML wants escaped, but for one character."""
    return json.dumps(text, ensure_ascii=False).replace(DELETE, "\\u007F")
