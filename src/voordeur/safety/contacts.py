"""Whom to call when somebody is not safe now: national numbers, and those of a municipality. Strictly read YAML."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

Text = Mapping[str, str]
_FIELDS = {"name", "phone", "when", "source", "checked"}


class BadContacts(Exception):
    """The file of acute contacts says something that cannot be; the message names the place."""


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Somebody to call; `checked` is the day on which the number was looked up in `source`."""

    name: Text
    phone: str
    when: Text
    source: str
    checked: date


@dataclass(frozen=True, kw_only=True)
class Book:
    """All acute contacts: the same for everybody, and those of one municipality."""

    national: tuple[Contact, ...]
    municipalities: Mapping[str, tuple[Contact, ...]]

    def of(self, municipality: str) -> tuple[Contact, ...]:
        """Give whom to call in a municipality, the national numbers first; also where nothing is known of it."""
        return self.national + self.municipalities.get(municipality.casefold(), ())


def parse(text: str) -> Book:
    """Read a file of acute contacts. Raises BadContacts that names the place."""
    try:
        _refuse_doubles(yaml.compose(text, Loader=yaml.CSafeLoader))
        said = yaml.safe_load(text)
    except yaml.YAMLError as wrong:
        raise BadContacts(f"This is no YAML: {wrong}") from None
    if not isinstance(said, Mapping) or (unknown := set(said) - {"national", "municipalities"}):
        raise BadContacts(f"unknown word {min(unknown)!r}" if isinstance(said, Mapping) else "nothing stands in it")
    towns = said.get("municipalities") or {}
    return Book(
        national=_lines(said.get("national"), "national"),
        municipalities={name.casefold(): _lines(lines, f"municipalities.{name}") for name, lines in towns.items()},
    )


@cache
def book(path: str = "") -> Book:
    """Give the contacts that come with the house, and over them those of the installation's own file, if it has one."""
    ours = parse(files("voordeur.safety").joinpath("data/acute_contacts.yaml").read_text("utf-8"))
    if not path:
        return ours
    own = parse(Path(path).read_text("utf-8"))
    return Book(national=own.national or ours.national, municipalities=own.municipalities)


def _refuse_doubles(node: yaml.Node | None) -> None:
    """Refuse a name that stands in one place twice: YAML itself would drop the first without a word."""
    if isinstance(node, yaml.MappingNode):
        names = [key.value for key, _said in node.value if isinstance(key, yaml.ScalarNode)]
        if doubles := [name for name in names if names.count(name) > 1]:
            raise BadContacts(f"line {node.start_mark.line + 1}: {doubles[0]!r} stands here twice")
    for child in node.value if isinstance(node, yaml.CollectionNode) else ():
        for one in child if isinstance(child, tuple) else (child,):
            _refuse_doubles(one)


def _lines(lines: Any, place: str) -> tuple[Contact, ...]:
    return tuple(_contact(line, f"{place}[{number}]") for number, line in enumerate(lines or (), start=1))


def _contact(line: Any, place: str) -> Contact:
    if not isinstance(line, Mapping) or set(line) != _FIELDS:
        raise BadContacts(f"{place}: write {', '.join(sorted(_FIELDS))}")
    for name in ("name", "when"):
        if not isinstance(line[name], Mapping) or not line[name].get("nl") or not line[name].get("en"):
            raise BadContacts(f"{place}.{name}: write it in Dutch (nl) and in English (en)")
    if not isinstance(line["phone"], str) or not any(sign.isdigit() for sign in line["phone"]):
        raise BadContacts(f"{place}.phone: write the number between quotes")
    if not isinstance(line["checked"], date):
        raise BadContacts(f"{place}.checked: write the day as 2026-11-26")
    return Contact(**{str(name): value for name, value in line.items()})
