"""Telling how a command is used, in the language in which it speaks: Dutch, when it has `--lang` and no `en` behind it.

What argparse finds wrong it says in English; each of its sentences that can come has its message.
"""

import argparse
import sys
from itertools import pairwise
from typing import Any, NoReturn

_SENTENCES = (  # how each begins, what stands after the first words that are filled in, and its message
    ("the following arguments are required: ", "\n", "usage_required"),
    ("one of the arguments ", " is required", "usage_one_of"),
    ("unrecognized arguments: ", "\n", "usage_unknown"),
    ("invalid choice: ", " (choose from ", "usage_choice"),
    ("expected one argument", "\n", "usage_empty"),
    ("not allowed with argument ", "\n", "usage_not_both"),
    ("'", "' is no date", "usage_date"),
)


class Parser(argparse.ArgumentParser):
    """Reads what was asked, and says in Dutch what is wrong with it when the command speaks Dutch."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._english = False

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Notice whether English is asked for, as it may be behind the mistake."""
        given = sys.argv[1:] if args is None else list(args)
        self._english = "--lang=en" in given or ("--lang", "en") in pairwise(given)
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and end with 2."""
        if self._english or not _speaks(self):
            super().error(message)
        from voordeur.methods.messages import Message

        usage = self.format_usage().replace("usage:", f"{Message('usage').said('nl')}:", 1)
        self.exit(2, f"{usage}{self.prog}: {_in_dutch(message)}\n")


def _speaks(parser: argparse.ArgumentParser) -> bool:
    """Tell whether a command has `--lang`, or one of the commands of a group."""
    below = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    inner = [one for action in below for one in action.choices.values()]
    return any("--lang" in action.option_strings for action in parser._actions) or any(map(_speaks, inner))


def _in_dutch(message: str) -> str:
    from voordeur.methods.messages import Message

    about, _, rest = message.partition(": ")
    name = about.removeprefix("argument ")
    rest = rest if name != about else message
    for beginning, between, key in _SENTENCES:
        if rest.startswith(beginning):
            one, _, other = rest.removeprefix(beginning).partition(between)
            one, other = (words.replace("'", "").rstrip(")") for words in (one, other))
            return Message(key, name=name, one=one, other=other).said("nl")
    return message
