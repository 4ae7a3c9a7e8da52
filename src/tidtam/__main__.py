"""``python -m tidtam``: the command without its script."""

from tidtam.config.cli import main

main()
