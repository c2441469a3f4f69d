"""`voordeur <group> <command>`: finds the group's module, sets up Django only for commands that need it.

Exit codes are a promise: 0 done, 1 refused or found something wrong, 2 used wrongly.
"""

import argparse
import importlib
import os
import pkgutil
import sys
from collections.abc import Sequence

import voordeur.cli
from voordeur.cli.commands import say
from voordeur.cli.usage import Parser


def group_names() -> list[str]:
    """Find the groups: each is a module in voordeur/cli/ with `register(groups)`, so there is no list to keep.

    They import no room at the top: a command imports what it needs when it runs, and `voordeur methods check` starts
    in a blink.
    """
    not_groups = {"main", "commands", "usage"}
    return sorted(
        module.name for module in pkgutil.iter_modules(voordeur.cli.__path__) if module.name not in not_groups
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    options = _parser().parse_args(arguments)
    if getattr(options, "needs_django", True):
        _set_up_django()
    try:
        code: int = options.run(options)
    except BrokenPipeError:
        # The reader of our output (head, less) has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:
        if getattr(options, "needs_django", True) and _out_of_reach(error):
            from voordeur.methods.messages import Message

            say(Message("database_out_of_reach").said(getattr(options, "lang", "en")))
            return 1
        raise
    return code


def _out_of_reach(error: Exception) -> bool:
    from voordeur.hall.errors import out_of_reach

    return out_of_reach(error)


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="voordeur", description="Commands of Voordeur.")
    parser.add_argument("--json", action="store_true", help="print one JSON document and nothing else")
    parser.add_argument("--version", action="version", version=_version())
    groups = parser.add_subparsers(title="groups", metavar="GROUP", required=True)
    for name in group_names():
        importlib.import_module(f"voordeur.cli.{name}").register(groups)
    return parser


def _version() -> str:
    return f"voordeur {voordeur.__version__}"


def _set_up_django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "voordeur.config.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as refusal:
        print(refusal, file=sys.stderr)
        raise SystemExit(1) from refusal


if __name__ == "__main__":
    raise SystemExit(main())
