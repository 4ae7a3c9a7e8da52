"""The operator's guide names every setting there is, with its default, and no other."""

import ast
import re
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[4]
GUIDE = HOUSE / "docs" / "operating.md"
CODE = sorted((HOUSE / "src" / "tidtam" / "config").glob("*.py"))
ROW = re.compile(r"^\| `([A-Z_]+)` \| (.*?) \| .+ \|$", re.MULTILINE)
UNKNOWN = object()


def settings_read() -> dict[str, object]:
    """Return each variable that ``env`` reads, with its default where that is a plain value."""
    found: dict[str, object] = {}
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and is_reading(node):
                name = node.args[0]
                assert isinstance(name, ast.Constant)
                default = next((word.value for word in node.keywords if word.arg == "default"), None)
                found.setdefault(str(name.value), plain(default))
    return found


def is_reading(call: ast.Call) -> bool:
    of = call.func.value if isinstance(call.func, ast.Attribute) else None
    return isinstance(of, ast.Name) and of.id == "env" and bool(call.args)


def plain(node: ast.expr | None) -> object:
    """Return the value that an expression without names has."""
    if node is None or any(isinstance(part, ast.Name) for part in ast.walk(node)):
        return UNKNOWN
    return eval(compile(ast.Expression(node), "default", "eval"), {})  # noqa: S307 - our own constants


READ, TOLD = settings_read(), dict(ROW.findall(GUIDE.read_text(encoding="utf-8")))


def test_the_reading_finds_settings_of_every_kind():
    assert {"TIDTAM_DATA", "DATABASE_URL", "TIDTAM_BEHIND_PROXY", "LINE_CHANNEL_SECRET"} <= set(READ)


def test_the_guide_names_every_setting_and_no_other():
    assert set(TOLD) == set(READ)


@pytest.mark.parametrize(
    "name", sorted(name for name, default in READ.items() if default not in ("", UNKNOWN))
)
def test_the_guide_tells_the_default(name):
    default = READ[name]
    assert f"`{','.join(default) if isinstance(default, list) else default}`" in TOLD[name]
