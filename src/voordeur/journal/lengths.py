"""How long the texts in an entry may be: one limit for telling, one for naming, whichever way they come."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from voordeur.journal.entries import Correction
from voordeur.journal.kinds import Body
from voordeur.journal.refusals import TooLong

TELLING = 20_000
"""The most characters of a field in which somebody tells something: some eight pages."""

NAMING = 500
"""The most characters of any other field: a name, a place, a few words."""

_TELLS = frozenset(
    (
        "about",
        "advice",
        "answer",
        "condition",
        "decisions",
        "demand",
        "for_what",
        "open_list",
        "reason",
        "remark",
        "result",
        "text",
        "wish",
    )
)
# What also stands in a table as wide as this; and a letter's data, some fifty pages.
_OTHERWISE = {
    "data": 200_000,
    "email": 254,
    "job_title": 200,
    "label": 200,
    "name": 200,
    "phone": 30,
    "reader_name": 200,
    "receiver": 200,
    "title": 200,
    "topic": 100,
}


def most_in(field: str) -> int:
    """Give how many characters a field of this name may hold."""
    return TELLING if field in _TELLS else _OTHERWISE.get(field, NAMING)


def check_lengths(body: Body) -> None:
    """Raise TooLong for the first text that does not fit; of a correction each corrected field counts by itself."""
    said: Mapping[str, Any] = {field.name: getattr(body, field.name) for field in fields(body)}  # type: ignore[arg-type]
    if isinstance(body, Correction):
        parts = [json.loads(part) for part in body.parts.values()]
        said = {"reason": body.reason}
        for corrected in (json.loads(body.fields), *parts):
            for field, value in corrected.items():
                _check(field, value)
    for field, value in said.items():
        _check(field, value)


def _check(field: str, value: Any) -> None:
    for text in _texts(value):
        if len(text) > most_in(field):
            raise TooLong(field, len(text), most_in(field))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)
