"""Static files made ready to be served: gathered, compressed and named by content, when they have changed."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

STAMP = ".gathered"


def gather() -> bool:
    """Gather the files again if one of them has changed since; say whether it was needed."""
    root = Path(settings.STATIC_ROOT)
    stamp, present = root / STAMP, _digest()
    if stamp.exists() and stamp.read_text() == present:
        return False
    call_command("collectstatic", interactive=False, clear=root.exists(), verbosity=0)
    stamp.write_text(present)
    return True


def _digest() -> str:
    seen = hashlib.sha256()
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: found[0]):
            facts = (name, storage.size(name), storage.get_modified_time(name).timestamp())
            seen.update(repr(facts).encode())
    return seen.hexdigest()
