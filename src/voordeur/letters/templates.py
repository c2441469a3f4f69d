"""Reads the templates of letters and fills one in: template version + data + language gives a document.

A template is a YAML file that a communications officer can read: `templates/<name>-<version>.yaml`. Once a letter was
made with a version, that file does not change: other words are the next version. What a template can say:

    title, about      words (nl and en); `about` tells whoever chooses it what it is for
    layout            the version of the layout that it is printed in
    fields            name: type; types are words, date (with its day of the week), day, time, and for a list the
                      fields of each of its lines; a type that ends in `?` may be left out
    blocks            in order; each is one of
      text: words     a paragraph; {name} stands for a field
      heading: words
      list: field     with `item: words`; {name} stands for a field of one line
      table: field    with `columns`, each with `head: words` and `cell: words`; one with `if_any: true` is left out
                      when no line has anything there
      sign: [words]   places to sign
      when: field     with `blocks`, which are left out when the field is empty; `unless: field` is the other way round
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from babel.dates import format_date

from voordeur.letters.documents import Block, Document, Heading, Items, Signatures, Table, Text

LANGUAGES = ("nl", "en")
Words = Mapping[str, str]
Data = Mapping[str, Any]

_FILE = re.compile(r"(?P<name>[a-z_]+)-(?P<version>[1-9][0-9]*)\.yaml")
_PLACE = re.compile(r"\{([a-z_]+)\}")
# What every letter is told: who writes, to whom, on which day.
_ALWAYS: Mapping[str, Any] = {
    "day": "day",
    "reader_name": "words",
    "reader_lines": {"line": "words"},
    "sender_name": "words",
    "sender_title": "words?",
    "sender_organisation": "words",
    "sender_phone": "words?",
}


class UnknownTemplate(LookupError):
    """There is no such template, or not in this version."""


class BadData(ValueError):
    """The data do not fit the template; the message names the field and never what stands in it."""


@dataclass(frozen=True, kw_only=True)
class Template:
    """One version of a letter."""

    name: str
    version: int
    layout: int
    title: Words
    about: Words
    fields: Mapping[str, Any]
    blocks: Sequence[Mapping[str, Any]]


def templates() -> Mapping[str, Template]:
    """Give the newest version of each template, by name."""
    newest: dict[str, Template] = {}
    for template in sorted(_all().values(), key=lambda one: one.version):
        newest[template.name] = template
    return dict(sorted(newest.items()))


def template(name: str, version: int | None = None) -> Template:
    """Give one version of a template, the newest when none is named. Raises UnknownTemplate."""
    found = templates().get(name) if version is None else _all().get((name, version))
    if found is None:
        raise UnknownTemplate(f"There is no letter {name!r} in version {version or 'any'}.")
    return found


def fill(template: Template, data: Data, *, language: str) -> Document:
    """Fill a template in. Raises BadData when a field is missing, is not in the template, or is of another type."""
    if language not in LANGUAGES:
        raise BadData(f"language: one of {', '.join(LANGUAGES)}")
    said = _read({**_ALWAYS, **template.fields}, data, language, "")
    day = date.fromisoformat(data["day"])
    return Document(
        language=language,
        layout=template.layout,
        title=_put(template.title, said, language),
        sender=_lines(said["sender_organisation"], said["sender_name"], said["sender_title"], said["sender_phone"]),
        reader=_lines(said["reader_name"], *(one["line"] for one in said["reader_lines"])),
        day=said["day"],
        year_month_day=(day.year, day.month, day.day),
        blocks=tuple(_blocks(template.blocks, said, language)),
    )


def _lines(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


def _blocks(blocks: Sequence[Mapping[str, Any]], said: Data, language: str) -> Iterator[Block]:
    for block in blocks:
        match block:
            case {"text": words}:
                yield Text(text=_put(words, said, language))
            case {"heading": words}:
                yield Heading(text=_put(words, said, language))
            case {"list": name, "item": words}:
                yield Items(items=tuple(_put(words, one, language) for one in said[name]))
            case {"table": name, "columns": columns}:
                cells = [[_put(column["cell"], one, language) for one in said[name]] for column in columns]
                shown = [at for at, column in enumerate(columns) if not column.get("if_any") or any(cells[at])]
                yield Table(
                    head=tuple(columns[at]["head"][language] for at in shown),
                    rows=tuple(zip(*(cells[at] for at in shown), strict=True)),
                )
            case {"sign": who}:
                yield Signatures(who=tuple(_put(words, said, language) for words in who))
            case {"when": name, "blocks": inner}:
                if said[name]:
                    yield from _blocks(inner, said, language)
            case {"unless": name, "blocks": inner}:
                if not said[name]:
                    yield from _blocks(inner, said, language)


def _put(words: Words, said: Data, language: str) -> str:
    return _PLACE.sub(lambda place: said[place[1]], words[language])


def _read(fields: Mapping[str, Any], data: Data, language: str, place: str) -> dict[str, Any]:
    if unknown := sorted(data.keys() - fields.keys()):
        raise BadData(f"{place}{unknown[0]}: the template has no such field")
    return {name: _value(kind, data.get(name), language, f"{place}{name}") for name, kind in fields.items()}


def _value(kind: Any, value: Any, language: str, place: str) -> Any:
    if isinstance(kind, Mapping):
        if not isinstance(value, list | tuple):
            raise BadData(f"{place}: needs a list")
        return [_read(kind, one, language, f"{place}[{number}].") for number, one in enumerate(value)]
    if value in (None, ""):
        if kind.endswith("?"):
            return ""
        raise BadData(f"{place}: is missing")
    if not isinstance(value, str):
        raise BadData(f"{place}: needs text")
    try:
        match kind.rstrip("?"):
            case "date":
                return format_date(date.fromisoformat(value), "EEEE d MMMM y", locale=language)
            case "day":
                return format_date(date.fromisoformat(value), "d MMMM y", locale=language)
            case "time":
                return f"{time.fromisoformat(value):%H:%M}"
    except ValueError:
        raise BadData(f"{place}: needs a {kind.rstrip('?')}, as in 2026-03-09 or 14:30") from None
    return _clean(value)


def _clean(text: str) -> str:
    """Leave out what no printer knows: control characters, except the end of a line."""
    return "".join(letter for letter in text if letter == "\n" or letter.isprintable())


@cache
def _all() -> Mapping[tuple[str, int], Template]:
    found = {}
    for file in files("voordeur.letters").joinpath("templates").iterdir():
        if named := _FILE.fullmatch(file.name):
            said = yaml.safe_load(file.read_text("utf-8"))
            name, version = named["name"], int(named["version"])
            found[name, version] = Template(name=name, version=version, **said)
    return found
