"""How one value of a body becomes JSON and back, strictly: nothing is guessed and nothing is rounded."""

import json
import re
import types
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any, Literal, Union, get_args, get_origin
from uuid import UUID

from voordeur.common.ids import read_id

_NO_TEXT = re.compile("[\x00\ud800-\udfff]")


class BadValue(Exception):
    """A value does not fit its field; the message says what was meant and never repeats the value."""


@dataclass(frozen=True)
class Codec:
    """Writes and reads the values of one field."""

    type: str
    write: Callable[[Any], Any]
    read: Callable[[Any], Any]
    choices: tuple[str, ...] = ()
    many: bool = False
    optional: bool = False


def canonical(value: Any) -> str:
    """Write JSON in one exact way: sorted keys, no spaces, characters as they are."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def codec_for(annotation: Any) -> Codec:
    """Give the codec of a field's type; a type that bodies may not use is a TypeError."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        inner = [a for a in arguments if a is not type(None)]
        if len(inner) == 1 and len(arguments) == 2:
            return _optional(codec_for(inner[0]))
    if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        return _many(codec_for(arguments[0]))
    if origin is Literal and all(isinstance(a, str) for a in arguments):
        return _choice(arguments)
    if annotation in _SINGLE:
        return _SINGLE[annotation]
    raise TypeError(f"A body cannot hold {annotation!r}.")


def _same(wanted: type, words: str) -> Callable[[Any], Any]:
    def check(value: Any) -> Any:
        if type(value) is not wanted:
            raise BadValue(f"must be {words}")
        return value

    return check


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise BadValue("must be text")
    if _NO_TEXT.search(value):
        raise BadValue("holds a character that is no text")
    return str(value)


def _read_with(parse: Callable[[str], Any], words: str) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if not isinstance(value, str):
            raise BadValue(f"must be {words}")
        try:
            return parse(value)
        except (ValueError, InvalidOperation):
            raise BadValue(f"must be {words}") from None

    return read


def _write_moment(value: Any) -> str:
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise BadValue("must be a moment with its time zone")
    return value.astimezone(UTC).isoformat()


def _read_moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError
    return moment.astimezone(UTC)


def _write_time(value: Any) -> str:
    if not isinstance(value, time) or value.tzinfo is not None:
        raise BadValue("must be a time of day")
    return value.isoformat()


def _write_decimal(value: Any) -> str:
    if not isinstance(value, Decimal) or not value.is_finite():
        raise BadValue("must be a decimal number")
    return str(value)


def _read_decimal(text: str) -> Decimal:
    number = Decimal(text)
    if not number.is_finite():
        raise ValueError
    return number


def _write_id(value: Any) -> str:
    if not isinstance(value, UUID):
        raise BadValue("must be an id")
    return str(value)


def _write_date(value: Any) -> str:
    return str(_same(date, "a date")(value).isoformat())


_SINGLE: dict[Any, Codec] = {
    str: Codec("str", _text, _text),
    int: Codec("int", _same(int, "a whole number"), _same(int, "a whole number")),
    bool: Codec("bool", _same(bool, "yes or no"), _same(bool, "yes or no")),
    date: Codec("date", _write_date, _read_with(date.fromisoformat, "a date")),
    time: Codec("time", _write_time, _read_with(time.fromisoformat, "a time of day")),
    datetime: Codec("datetime", _write_moment, _read_with(_read_moment, "a moment with its time zone")),
    UUID: Codec("UUID", _write_id, _read_with(read_id, "an id")),
    Decimal: Codec("Decimal", _write_decimal, _read_with(_read_decimal, "a decimal number")),
}


def _choice(choices: tuple[str, ...]) -> Codec:
    def check(value: Any) -> Any:
        if not isinstance(value, str) or value not in choices:
            raise BadValue("must be one of " + ", ".join(choices))
        return str(value)

    return Codec("choice", check, check, choices)


def _optional(inner: Codec) -> Codec:
    return replace(
        inner,
        write=lambda value: None if value is None else inner.write(value),
        read=lambda value: None if value is None else inner.read(value),
        optional=True,
    )


def _many(inner: Codec) -> Codec:
    def write(value: Any) -> list[Any]:
        if not isinstance(value, tuple):
            raise BadValue("must be a tuple")
        return [inner.write(item) for item in value]

    def read(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise BadValue("must be a list")
        return tuple(inner.read(item) for item in value)

    return replace(inner, write=write, read=read, many=True)
