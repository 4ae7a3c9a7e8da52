"""The command ``tidtam``: management commands under one name, errors as one clear sentence."""

import os
import sys
from collections.abc import Sequence

from django.core.exceptions import ImproperlyConfigured
from django.core.management import ManagementUtility, get_commands, handle_default_options, load_command_class
from django.core.management.base import BaseCommand, CommandError, SystemCheckError
from django.utils.translation import gettext as _

from tidtam import __version__
from tidtam.config import stand_in

OF_DJANGO = {
    "changepassword": "tidtam changepassword suda",
    "check": "tidtam check --deploy",
    "dbshell": "tidtam dbshell",
    "shell": "tidtam shell",
}
"""Django's own commands that an operator uses, each with an example."""
HEADING = """ติดตาม (Tidtam) {version} — follow-up of what a public office promised to answer

  tidtam COMMAND --help   tells more of a command, with an example
  --traceback             shows where an error comes from

"""


class Tidtam(ManagementUtility):
    """Django's commands as ``tidtam`` shows them."""

    def main_help_text(self, commands_only: bool = False) -> str:
        """Return the commands an operator uses, each with its first sentence."""
        commands = get_commands()
        ours = [name for name, app in commands.items() if str(app).startswith("tidtam.")]
        names = sorted({*ours, *OF_DJANGO})
        if commands_only:
            return "\n".join(names)
        width = max(map(len, names)) + 2
        lines = [f"  {name:<{width}}{_first_sentence(commands[name], name)}" for name in names]
        return HEADING.format(version=__version__) + "\n".join(lines)

    def run(self) -> None:
        """Run the command that was asked for.

        Raises:
            Exception: whatever went wrong.
        """
        asked = self.argv[1:2]
        if not asked or asked[0] in ("help", "--help", "-h", "--version", "version"):
            if asked in (["--version"], ["version"]):
                sys.stdout.write(f"{__version__}\n")
            elif self.argv[2:]:
                _loaded(self.argv[2]).print_help("tidtam", self.argv[2])
            else:
                sys.stdout.write(self.main_help_text() + "\n")
            return
        command = _loaded(asked[0])
        command._called_from_command_line = True  # type: ignore[attr-defined]
        parser = command.create_parser("tidtam", asked[0])
        options = vars(parser.parse_args(self.argv[2:]))
        args = options.pop("args", ())
        handle_default_options(parser.parse_args(self.argv[2:]))
        command.execute(*args, **options)


def _loaded(name: str) -> BaseCommand:
    app = get_commands().get(name)
    if app is None:
        raise CommandError(_("ไม่มีคำสั่ง %(name)s (ดูทั้งหมดด้วย tidtam --help)") % {"name": name})
    command = app if isinstance(app, BaseCommand) else load_command_class(app, name)
    if name in OF_DJANGO:
        command.help = f"{command.help.rstrip('.')}. Example: {OF_DJANGO[name]}"
    return command


def _first_sentence(app: object, name: str) -> str:
    command = app if isinstance(app, BaseCommand) else load_command_class(str(app), name)
    return str(command.help).split(". ")[0].rstrip(".")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run ``tidtam <command> …``; exit 0 when it did what it says, 1 with a sentence when it could not."""
    argv = ["tidtam", *(sys.argv[1:] if arguments is None else arguments)]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tidtam.config.settings")
    if argv[1:2] == ["demo"]:
        stand_in.environment_set()
    try:
        _set_up()
        Tidtam(argv).run()
    except Exception as error:
        if "--traceback" in argv:
            raise
        sys.stderr.write(_sentence(error) + "\n")
        sys.exit(getattr(error, "returncode", 1))
    except KeyboardInterrupt:
        sys.exit(130)


def _set_up() -> None:
    import django
    from django.utils import translation

    django.setup()
    translation.activate(os.environ.get("TIDTAM_LANGUAGE", "th"))


UNMADE = ("no such table", "no such column", "does not exist")
"""What SQLite and PostgreSQL say of tables that ``tidtam migrate`` has yet to make."""


def _sentence(error: Exception) -> str:
    from django.db import DatabaseError

    from tidtam.core.kernel.errors import DomainError

    if isinstance(error, SystemCheckError):
        return str(error).removeprefix("SystemCheckError: ")
    if isinstance(error, CommandError | DomainError):
        return str(error)
    if isinstance(error, ImproperlyConfigured):
        return f"ตั้งค่าไม่ถูกต้อง: {error}"  # without settings there is no translation
    if isinstance(error, DatabaseError):
        if any(words in str(error) for words in UNMADE):
            return _("ฐานข้อมูลยังไม่เป็นรุ่นปัจจุบัน สั่ง tidtam migrate ก่อน")
        first_line = str(error).splitlines()[0] if str(error) else type(error).__name__
        return _("ใช้ฐานข้อมูลไม่ได้: %(error)s") % {"error": first_line}
    return _("ทำไม่สำเร็จ: %(error)s") % {"error": f"{type(error).__name__} {error}"}
