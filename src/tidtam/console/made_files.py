"""Static files that are made, not kept: the joined stylesheet, and web fonts cut from the Sarabun wheel.

``MadeFilesFinder`` stands in STATICFILES_FINDERS, so ``collectstatic``, WhiteNoise and the test server all
see these files like any other. What is made is kept under ``TIDTAM_DATA/made`` and made again only when a
source is newer.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

from tidtam.console import fonts

STYLES = Path(__file__).resolve().parent / "static" / "console" / "css"
FIRST_STYLES = ("fonts", "tokens", "base", "layout")
LAYERS = "@layer tokens, base, layout, components;\n"


def style_sources() -> list[Path]:
    """Return the stylesheets in the order they are joined: the named first ones, then one per component."""
    first = [STYLES / f"{name}.css" for name in FIRST_STYLES]
    return [*first, *sorted(path for path in STYLES.glob("*.css") if path not in first)]


def joined_styles() -> bytes:
    """Return every stylesheet of the console as one file."""
    return "\n".join([LAYERS, *(path.read_text("utf-8") for path in style_sources())]).encode()


def made_files() -> dict[str, tuple[list[Path], Callable[[], bytes]]]:
    """Return each made file's address with its sources and the function that makes it."""
    files: dict[str, tuple[list[Path], Callable[[], bytes]]] = {
        "console/css/console.css": (style_sources(), joined_styles),
    }
    for weight, source in fonts.sources().items():
        files[f"console/fonts/sarabun-{weight}.woff2"] = ([source], partial(fonts.web_font, source))
    return files


class MadeFilesFinder(BaseFinder):
    """Finds the files of ``made_files()``, making them first where they are missing or old."""

    def __init__(self, app_names: Iterable[str] | None = None, *args: Any, **kwargs: Any) -> None:
        self.folder = Path(settings.TIDTAM_DATA) / "made"
        super().__init__(*args, **kwargs)

    def check(self, **kwargs: Any) -> list[Any]:
        """Nothing of this finder can be set wrongly."""
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """Return where ``path`` lies once made, or an empty list when it is not ours."""
        if path not in made_files():
            return []
        found = str(self._make(path))
        return [found] if find_all or kwargs.get("all") else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        """Yield every made file with the storage that holds it."""
        storage = FileSystemStorage(location=self.folder)
        for path in made_files():
            self._make(path)
            yield path, storage

    def _make(self, path: str) -> Path:
        sources, make = made_files()[path]
        target = self.folder / path
        newest = max(source.stat().st_mtime for source in sources)
        if not target.exists() or target.stat().st_mtime < newest:
            target.parent.mkdir(parents=True, exist_ok=True)
            draft = target.with_suffix(f"{target.suffix}.draft")
            draft.write_bytes(make())
            draft.replace(target)
        return target
