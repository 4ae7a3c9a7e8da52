"""The command ``tidtam``: Django's management commands under one name, errors as one clear sentence."""

import os
import sys

from django.core.management import execute_from_command_line

DEMO = {
    "TIDTAM_DEMO": "1",
    "LINE_CHANNEL_SECRET": "8c570fa6dd201bb328f1c1eac23a96d8",
    "LINE_CHANNEL_ACCESS_TOKEN": "demo-token-that-opens-only-the-stand-in",
}


def main() -> None:
    """Run ``tidtam <command> …``; status 0 when it did what it says, 1 with a sentence when it could not."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tidtam.config.settings")
    if sys.argv[1:2] == ["demo"]:
        _set_up_demo()
    execute_from_command_line(["tidtam", *sys.argv[1:]])


def _set_up_demo() -> None:
    """Point the LINE door at the stand-in of this very process, unless the environment says otherwise."""
    port = os.environ.get("TIDTAM_PORT", "8000")
    stand_in = f"http://127.0.0.1:{port}/demo/line"
    for name, value in {**DEMO, "LINE_API_HOST": stand_in, "LINE_DATA_HOST": stand_in}.items():
        os.environ.setdefault(name, value)
