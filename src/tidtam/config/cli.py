"""The command ``tidtam``: Django's management commands under one name, errors as one clear sentence."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run ``tidtam <command> …``; exit status 0 when it did what it says, 1 with a sentence when it could not."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tidtam.config.settings")
    execute_from_command_line(["tidtam", *sys.argv[1:]])
