"""Telling how a command is used, in the language in which it speaks: Dutch, when it has `--lang` and no `en` behind it.

What argparse finds wrong it says in English; each of its sentences that can come has its message. What `--help` reads
out stands in English where a command is made, and in Dutch in `data/dutch.yaml`.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping
from importlib import resources
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
        if self._english or not speaks(self):
            super().error(message)
        self.exit(2, f"{_used(self.format_usage())}{self.prog}: {_in_dutch(message)}\n")

    def format_help(self) -> str:
        """Explain what it does and what it takes."""
        if self._english or not speaks(self):
            return super().format_help()
        _put_in_dutch(self)
        return _used(super().format_help())


def speaks(parser: argparse.ArgumentParser) -> bool:
    """Tell whether a command has `--lang`, or one of the commands of a group."""
    below = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    inner = [one for action in below for one in action.choices.values()]
    return any("--lang" in action.option_strings for action in parser._actions) or any(map(speaks, inner))


def explained(parser: argparse.ArgumentParser) -> Iterator[tuple[object, str]]:
    """Give whatever of a command its `--help` reads out: of what it is, and under which name that holds it."""
    below = [one for action in parser._actions for one in getattr(action, "_choices_actions", ())]
    places = [(parser, "description"), (parser, "epilog"), *((group, "title") for group in parser._action_groups)]
    for part, name in (*places, *((action, "help") for action in (*parser._actions, *below))):
        if getattr(part, name):
            yield part, name


def dutch() -> Mapping[str, str]:
    """Give the Dutch of what commands say of themselves."""
    import yaml

    said: Mapping[str, str] = yaml.safe_load(
        resources.files("voordeur.cli").joinpath("data/dutch.yaml").read_text("utf-8")
    )
    return said


def _put_in_dutch(parser: argparse.ArgumentParser) -> None:
    known = dutch()
    for part, name in explained(parser):
        said, newline, example = getattr(part, name).partition("\n")
        setattr(part, name, known.get(said, said) + newline + example)


def _used(text: str) -> str:
    from voordeur.methods.messages import Message

    return text.replace("usage:", f"{Message('usage').said('nl')}:", 1)


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
