"""What the groups of commands share: adding a group or command, and printing its answer."""

import argparse
import json
import sys
from collections.abc import Callable
from typing import Any

Groups = Any  # argparse keeps the type of its sub-parsers to itself
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


def print_json(document: Any) -> None:
    """Print the answer as one JSON document on standard output."""
    json.dump(document, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def say(words: str) -> None:
    """Tell a person how it goes, on standard error, so that standard output stays for the answer."""
    print(words, file=sys.stderr)
