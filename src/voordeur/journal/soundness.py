"""Whether files are sound, told as fast as the lines can be read; what is wrong with the others, `verifying` finds out.

A file is sound here when every line has all its words, stands at its place, follows the line before it and bears the
hash that is made anew of what the database holds. A file in which words were erased is for `verifying` to judge.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Func, TextField
from django.db.models.functions import Cast

from voordeur.common import keys
from voordeur.common.algorithms import Key, mac
from voordeur.journal import raw
from voordeur.journal.chain import birth, digests_text
from voordeur.journal.entries import Erasure
from voordeur.journal.kinds import COMMON
from voordeur.journal.models import Entry, File
from voordeur.journal.testimony import Witnessed

_HEADER = (
    "id", "file_id", "position", "kind", "happened_on", "happened_at", "recorded", "by", "act", "domain", "level",
    "persons", "target", "deviation", "key",
)  # fmt: skip
_PLAIN = {"id", "file_id", "by", "act", "target", "words__person", "happened_on"}
_MOMENTS = {"recorded", "happened_at"}
_DIGITS = re.compile("[0-9a-f]{32}")
_BARE = 32
_REMEMBERED = 4096
_ERASURE = Erasure.entry_kind.name
_CHAIN = ("previous", "digests", "hash", "words__person", "words__salt", "words__text")


def sound(heads: Iterable[File], told: Witnessed) -> set[UUID]:
    """Give those of these files in which nothing is wrong and nothing was erased."""
    chains = {head.id: _Chain(head, told) for head in heads}
    read = Entry.objects.filter(file_id__in=list(chains)).order_by("file_id", "position", "words__id")
    columns = [_as_text(name) for name in (*_HEADER, *_CHAIN)]
    line: list[Any] = []
    parts: dict[str, tuple[str, str]] = {}
    for *said, person, salt, text in raw.rows(read.values_list(*columns)):
        if line and said[0] != line[0]:
            chains[raw.id_of(line[1])].add(line, parts)
            parts = {}
        line = said
        if text is not None:
            parts[COMMON if person is None else _id(person)] = (salt, text)
    if line:
        chains[raw.id_of(line[1])].add(line, parts)
    return {id for id, chain in chains.items() if chain.is_sound()}


class _Moment(Func):
    """A moment as the header of a line writes it."""

    template = """to_char(%(expressions)s AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"')"""
    output_field = TextField()


def _as_text(name: str) -> Any:
    """Ask for text where the database can give it so: to make an id or day of it and text again is twice too much."""
    if connection.vendor != "postgresql":
        return name
    return Cast(name, TextField()) if name in _PLAIN else _Moment(name) if name in _MOMENTS else name


class _Chain:
    """One file's lines as they pass by."""

    def __init__(self, head: File, told: Witnessed) -> None:
        self.head = head
        self.told = told
        self.witnessed = told.heads.get(head.id)
        self.position = 0
        self.hash = ""
        self.holds = True

    def add(self, line: list[Any], parts: Mapping[str, tuple[str, str]]) -> None:
        """Look at the next line, with its words."""
        *header, key_id, previous, digests, hash = line
        if not self.holds:
            return
        try:
            key = keys.key(key_id)
        except KeyError:
            self.holds = False
            return
        self.position += 1
        follows = self.hash or birth(self.head, key)
        self.holds = (
            header[2] == self.position
            and header[3] != _ERASURE
            and self.told.allows(self.head.id, self.position, key_id)
            and previous == follows
            and digests == _signed(key, parts)
            and hash == _sign(key, previous + _written(header, key_id) + digests)
            and (self.witnessed is None or self.witnessed[0] != self.position or self.witnessed[1] == hash)
        )
        self.hash = hash

    def is_sound(self) -> bool:
        """Tell whether all lines were sound, and there are as many as the head and the witness say."""
        seen = self.witnessed[0] if self.witnessed else 0
        return (
            self.holds and seen <= self.position and (self.head.position, self.head.head) == (self.position, self.hash)
        )


def _written(header: list[Any], key_id: str) -> str:
    """Write a header as `chain.line_hash` does, from what the database gives."""
    id, file, position, kind, on, at, recorded, by, act, domain, level, persons, target, deviation = header
    return (
        f'["{_id(id)}",{_known(file)},{position},{_known(kind)},"{on}","{_moment(at)}","{_moment(recorded)}",'
        f"{_known(by)},{_known(act)},{_known(domain)},{level},{_known(persons)},{_known(target or '')},"
        f"{_known(deviation)},{_known(key_id)}]"
    )


def _sign(key: Key, text: str) -> str:
    return mac(key, text.encode()).hex()


def _signed(key: Key, parts: Mapping[str, tuple[str, str]]) -> str:
    """Write the digests of a line's words as they were written when it was recorded."""
    if len(parts) == 1 and COMMON in parts:
        salt, text = parts[COMMON]
        return f'{{"{COMMON}":"{_sign(key, salt + text)}"}}'
    return digests_text({part: _sign(key, salt + text) for part, (salt, text) in parts.items()})


@lru_cache(maxsize=_REMEMBERED)
def _known(value: str) -> str:
    """Write a word or id that comes again and again; what is no id of 32 digits stays as it is."""
    written: str = encode_basestring(_id(value) if _DIGITS.fullmatch(value) else value)
    return written


def _id(value: str) -> str:
    """Write an id: PostgreSQL gives it as it should be, SQLite without dashes."""
    if len(value) != _BARE:
        return value
    return f"{value[:8]}-{value[8:12]}-{value[12:16]}-{value[16:20]}-{value[20:]}"


def _moment(value: datetime | str | None) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    if value.tzinfo is None:
        return f"{value.isoformat(timespec='microseconds')}+00:00"
    return value.astimezone(UTC).isoformat(timespec="microseconds")
