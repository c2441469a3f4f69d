"""What the groups of commands share: adding a group or command, and printing its answer."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

MAX_FILE = 2_000_000  # bytes; a method or story is far smaller, and is refused by name when it is not

Groups = Any  # argparse keeps the type of its sub-parsers to itself
_WIDTH = 40  # characters of a bar
Run = Callable[[argparse.Namespace], int]


def add_group(groups: Groups, name: str, summary: str) -> Groups:
    """Add `voordeur NAME` and give the place where its commands are added."""
    parser = groups.add_parser(name, help=summary, description=summary)
    return parser.add_subparsers(title="commands", metavar="COMMAND", required=True)


def add_command(
    group: Groups, name: str, run: Run, *, summary: str, example: str, needs_django: bool = True
) -> argparse.ArgumentParser:
    """Add one command with its example and `--json`; what it takes is added to the parser that comes back.

    With `needs_django=False` it must run without settings and database.
    """
    parser: argparse.ArgumentParser = group.add_parser(
        name,
        help=summary,
        description=summary,
        epilog=f"example:\n  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    # `voordeur --json methods list` and `voordeur methods list --json` are the same.
    parser.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="print one JSON document and nothing else"
    )
    parser.set_defaults(run=run, needs_django=needs_django)
    return parser


def add_language(parser: argparse.ArgumentParser) -> None:
    """Add `--lang`: in which language a person is told what comes of it."""
    parser.add_argument("--lang", choices=("nl", "en"), default="nl", help="language of explanations (default: nl)")


def print_json(document: Any) -> None:
    """Print the answer as one JSON document on standard output."""
    json.dump(document, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


class HowFar:
    """A bar on standard error that says how far something is; where nobody watches, a line after each tenth."""

    def __init__(self) -> None:
        self._last = ("", -1)

    def __call__(self, what: str, share: float) -> None:
        """Draw the bar anew when it grew: `share` from 0 to 1 is `what`, such as "read" or "written"."""
        watched = sys.stderr.isatty()
        step = int(share * (_WIDTH if watched else 10))
        if (what, step) == self._last:
            return
        self._last = (what, step)
        if watched:
            bar = "#" * step + "." * (_WIDTH - step)
            print(f"\r[{bar}] {share:4.0%} {what}", end="\n" if share >= 1 else "", file=sys.stderr, flush=True)
        else:
            say(f"{share:.0%} {what}")


def say(words: str) -> None:
    """Tell a person how it goes, on standard error, so that standard output stays for the answer."""
    print(words, file=sys.stderr)


class Unreadable(Exception):
    """A method or story that was named cannot be read; a message of `voordeur.methods` says why not."""

    def __init__(self, key: str, /, **about: object) -> None:
        """Take the key of the message, and what it is about."""
        super().__init__(key)
        self.message = (key, about)

    def said(self, language: str) -> str:
        """Say it in Dutch (`nl`) or English (`en`)."""
        from voordeur.methods.messages import Message

        key, about = self.message
        return Message(key, **about).said(language)


def read_text(path: Path) -> str:
    """Give the text of a method or story; raises Unreadable, which says why not."""
    try:
        if path.stat().st_size > MAX_FILE:
            raise Unreadable("file_too_large", path=path, mb=f"{path.stat().st_size / 1_000_000:.1f}")
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        raise Unreadable("file_no_text", path=path) from None
    except FileNotFoundError:
        raise Unreadable("no_such_file", path=path) from None
    except IsADirectoryError:
        raise Unreadable("file_is_a_folder", path=path) from None
    except OSError:
        raise Unreadable("file_closed", path=path) from None
