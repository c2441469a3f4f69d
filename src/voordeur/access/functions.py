"""Reads `data/functions.yaml`: which function sees what, for which purpose. Pure; checked as it is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

LEVELS = {"involvement": 0, "shared": 1, "confined": 2}
FILE_KINDS = frozenset(("case", "doorstep", "household", "programme", "organisation", "worker", "installation"))
# Files that only readers who are named in them may see: no team does, whatever this file says (trust rule 6).
NAMED_READERS = frozenset(("protected", "reporting_code"))

Text = Mapping[str, str]


class BadFunctions(Exception):
    """The file of functions says something that cannot be; the message names the place."""


@dataclass(frozen=True, kw_only=True)
class Right:
    """One line of the file: for this purpose, these kinds of files, up to this level.

    `gives_when_asked`: may give others a role in such a file while the method asks this very worker to do so.
    """

    purpose: str
    level: int
    files: tuple[str, ...] = ()
    gives_when_asked: bool = False


@dataclass(frozen=True, kw_only=True)
class Function:
    """What somebody with this function sees: in the programme of the team, and of own cases and doors."""

    name: str
    title: Text
    because: Text
    team: tuple[Right, ...]
    own: Mapping[str, tuple[Right, ...]]


@dataclass(frozen=True, kw_only=True)
class Purpose:
    """What somebody looks for, whether it may also write, and whether it may give others a role and its rights."""

    name: str
    title: Text
    writes: bool
    gives: bool = False


class UnknownFunction(LookupError):
    """A method gives a role a function that stands in no file of functions."""


def function(name: str) -> Function:
    """Give a function by its name. Raises UnknownFunction."""
    try:
        return _book()[1][name]
    except KeyError:
        raise UnknownFunction(f"There is no function {name!r}; known are {', '.join(sorted(_book()[1]))}.") from None


def functions() -> Mapping[str, Function]:
    """Give all functions by name, in the order of the file."""
    return _book()[1]


def purposes() -> Mapping[str, Purpose]:
    """Give all purposes by name, in the order of the file."""
    return _book()[0]


def parse(text: str) -> tuple[dict[str, Purpose], dict[str, Function]]:
    """Read the file's text strictly. Raises BadFunctions."""
    book = yaml.safe_load(text)
    known = {
        name: Purpose(
            name=name,
            title=_text(said, "title", f"purposes.{name}"),
            writes=said["writes"] is True,
            gives=said.get("gives", False) is True,
        )
        for name, said in book["purposes"].items()
    }
    return known, {name: _function(name, said, known) for name, said in book["functions"].items()}


@cache
def _book() -> tuple[dict[str, Purpose], dict[str, Function]]:
    return parse(files("voordeur.access").joinpath("data/functions.yaml").read_text("utf-8"))


def _function(name: str, said: Mapping[str, Any], known: Mapping[str, Purpose]) -> Function:
    place = f"functions.{name}"
    if unknown := set(said) - {"title", "because", "team", "own"}:
        raise BadFunctions(f"{place}: unknown word {min(unknown)!r}")
    if unknown := set(said["own"]) - FILE_KINDS - NAMED_READERS:
        raise BadFunctions(f"{place}.own: unknown kind of file {min(unknown)!r}")
    return Function(
        name=name,
        title=_text(said, "title", place),
        because=_text(said, "because", place),
        team=tuple(_right(line, f"{place}.team", known) for line in said["team"]),
        own={
            kind: tuple(_right(line, f"{place}.own.{kind}", known) for line in lines)
            for kind, lines in said["own"].items()
        },
    )


def _right(line: Mapping[str, Any], place: str, known: Mapping[str, Purpose]) -> Right:
    if line["purpose"] not in known:
        raise BadFunctions(f"{place}: unknown purpose {line['purpose']!r}")
    if line["level"] not in LEVELS:
        raise BadFunctions(f"{place}: unknown level {line['level']!r}; it is one of {', '.join(LEVELS)}")
    if unknown := set(line.get("files", ())) - FILE_KINDS:
        raise BadFunctions(f"{place}: unknown kind of file {min(unknown)!r}")
    if line.get("gives", "when_asked") != "when_asked":
        raise BadFunctions(f"{place}: of one line `gives` says `when_asked`; what always gives is a purpose")
    return Right(
        purpose=line["purpose"],
        level=LEVELS[line["level"]],
        files=tuple(line.get("files", ())),
        gives_when_asked="gives" in line,
    )


def _text(said: Mapping[str, Any], key: str, place: str) -> Text:
    words: Text = said.get(key) or {}
    if not words.get("nl") or not words.get("en"):
        raise BadFunctions(f"{place}.{key}: write it in Dutch (nl) and in English (en)")
    return words
