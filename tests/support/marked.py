"""A word that stands nowhere else in every text that an entry can hold, written for every kind that there is.

`Marks.write_in()` makes an entry of every registered kind that may stand in a file, each text in it a mark of its own,
once for each life domain and level that the kind's deed takes; a new kind is in it by itself. What is said about a
thing is said about one of its own, so that nothing is over before something else was said of it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from decimal import Decimal
from inspect import signature
from itertools import count
from typing import Any
from uuid import UUID, uuid5

from tests import cast
from tests.support.who_may_see import Place
from voordeur.cases.deeds import deed_for
from voordeur.journal import Draft, Entry, File, Level, record
from voordeur.journal.kinds import Kind, kind_of, vocabulary
from voordeur.journal.reading import Told
from voordeur.journal.replay import place
from voordeur.journal.rows import Rows
from voordeur.journal.values import Codec

MARK = re.compile(r"zq\d{5}x")
_IDS = UUID("01900000-0000-7000-9000-0000000000aa")
EXTRA = UUID("01900000-0000-7000-9000-0000000000ab")
"""The worker whom entries name, so that nobody of the cast is given anything by them."""

# Where entries of a room stand whose kind may stand in any file.
FILES_OF_ROOM: Mapping[str, tuple[str, ...]] = {
    "cases": ("case",),
    "assessments": ("case", "doorstep"),
    "outreach": ("case", "doorstep"),
    "signals": ("case",),
    "safety": ("protected", "reporting_code"),
    "funding": ("case", "programme"),
    "post": ("case",),
    "partners": ("organisation",),
    "programmes": ("programme",),
    "people": ("household",),
    "accounts": ("worker",),
    "access": ("case", "programme"),
    "journal": ("case", "household"),
}
# What needs more than a body, or would take the rest away; their words are asked for elsewhere.
NOT_WRITTEN: Mapping[str, str] = {
    "correction": "amends an entry: what it says stands in that entry",
    "retraction": "amends an entry",
    "erasure": "destroys words",
    "method_chosen": "names a method by its digest",
    "second_person_agreed": "somebody else answers than who asked",
    "second_person_refused": "somebody else answers than who asked",
    "worker_left": "takes every sight away",
    "programme_ended": "a programme that ended has other pages",
}
# Whom and what ids and codes stand for; a code that is no word of the program breaks what looks it up.
NAMED: Mapping[str, Any] = {
    **dict.fromkeys(("worker", "workers", "owner", "instead_of", "cover", "grant", "mandate_given.holder"), EXTRA),
    **dict.fromkeys(("organisation", "parties", "giver"), cast.SCHOOL),
    **dict.fromkeys(("person", "persons", "subjects", "holders", "reader"), cast.MOTHER),
    **dict.fromkeys(("in_language", "language"), "nl"),
    "household": cast.HOUSEHOLD,
    "address": cast.ADDRESS,
    "covers": None,
    **dict.fromkeys(("there", "with_notice", "absent", "domains"), ()),
    "template": "plan",
    "media": "image/png",
    "message_queued.subject": "something_ready",
}


@dataclass(frozen=True)
class Mark:
    """Where a mark stands: in a field of an entry of this kind, in this place."""

    kind: str
    field: str
    place: Place
    entry: UUID


@dataclass
class Marks:
    """All marks that were made, by their word."""

    by_word: dict[str, Mark] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=count)

    def write_in(self, file: UUID, *, at: datetime) -> None:
        """Write every kind that may stand in this file, in one act of the operator."""
        head = File.objects.get(pk=file)
        kinds = kinds_in(head.kind)
        first, begun, said = beginnings(kinds, head, at), [], []
        for kind in kinds:
            for domain, level in places_of(kind) if kind in first.values() or _has_text(kind) else ():
                where = Place(file, head.kind, head.programme, domain, int(level))
                if kind.thing in first and first[kind.thing] is not kind:
                    if (domain, level) not in places_of(first[kind.thing]):
                        continue  # what is said of a thing is seen by whoever sees the thing
                    begun.append(self._draft(first[kind.thing], where, at, first, life=kind.name))
                    said.append(self._draft(kind, where, at, first, life=kind.name))
                else:
                    begun.append(self._draft(kind, where, at, first))
        record(*begun, *said, permit=cast.operator(at), at=at)

    def _draft(self, kind: Kind, where: Place, at: datetime, first: Mapping[str, Kind], life: str = "") -> Draft:
        id = uuid5(where.file, f"{kind.name} {where.domain} {where.level} {life}")
        body = body_of(kind, where, at, lambda name: self._new(Mark(kind.name, name, where, id)), first, life)
        return Draft(where.file, body, at.date(), id=id, domain=where.domain, level=Level(where.level))

    def _new(self, mark: Mark) -> str:
        word = f"zq{next(self._numbers):05d}x"
        self.by_word[word] = mark
        return word


def kinds_in(file_kind: str) -> list[Kind]:
    """Give the kinds that are written in files of this kind."""
    kinds = [kind_of(name) for name in vocabulary() if name not in NOT_WRITTEN]
    kinds = [kind for kind in kinds if kind.body.__module__.startswith("voordeur.")]
    return [kind for kind in kinds if file_kind in (kind.files or FILES_OF_ROOM[kind.room])]


def _has_text(kind: Kind) -> bool:
    return bool(kind.personal) or any(codec.type == "str" for codec in kind.codecs.values())


def places_of(kind: Kind) -> list[tuple[str, Level]]:
    """Give the life domains and levels at which entries of this kind are written: those that its deed takes."""
    try:
        takes = signature(deed_for(kind.name)).parameters
    except KeyError:
        takes = {}  # type: ignore[assignment]
    apart = [(domain, Level.SHARED) for domain in ("income_debts", "health")] if "domain" in takes else []
    confined = [("", Level.CONFINED)] if "level" in takes and "level" not in kind.codecs else []
    return [("", Level.SHARED), *apart, *confined]


def beginnings(kinds: Iterable[Kind], head: File, at: datetime) -> dict[str, Kind]:
    """Give by thing the kind with which one begins: it needs nothing before it but other beginnings."""
    rows, first, left = Rows(head), dict[str, Kind](), [kind for kind in kinds if kind.thing]
    where = Place(head.pk, head.kind, head.programme, "", 1)
    while True:
        found = [
            kind for kind in left if kind.thing not in first and not place([_told(kind, where, at, head, {})], rows)
        ]
        if not found:
            return first
        first |= {kind.thing: kind for kind in reversed(found)}


def told_in(head: File, kind: Kind, first: Mapping[str, Kind], at: datetime) -> Iterator[list[Told]]:
    """Give for each place of a kind what is told of it, marked, after all beginnings; without a database."""
    for domain, level in places_of(kind):
        where = Place(head.pk, head.kind, head.programme, domain, int(level))
        before = [_told(one, where, at, head, first) for one in first.values() if one is not kind]
        yield [*before, _told(kind, where, at, head, first, lambda _name: "zq00000x")]


def _told(
    kind: Kind,
    where: Place,
    at: datetime,
    head: File,
    first: Mapping[str, Kind],
    mark: Callable[[str], str] = str,
) -> Told:
    id = uuid5(_IDS, kind.name)
    entry = Entry(id=id, act=id, file=head, kind=kind.name, happened_on=at.date(), recorded=at, by=EXTRA)
    entry.domain, entry.level = where.domain, where.level
    return Told(entry, body_of(kind, where, at, mark, first, ""))


def body_of(
    kind: Kind, where: Place, at: datetime, mark: Callable[[str], str], first: Mapping[str, Kind], life: str
) -> Any:
    """Make a body in which every text is a mark, about the thing of this life; other things are those of no life."""
    said: dict[str, Any] = {name: {cast.MOTHER: mark(name)} for name in kind.personal}
    for name, codec in kind.codecs.items():
        known = [NAMED[one] for one in (f"{kind.name}.{name}", name) if one in NAMED]
        if name == kind.thing:
            one = _thing(name, where, life)
        elif name == "domain":
            one = where.domain
        elif known:
            one = known[0]
        elif codec.type == "UUID" and codec.optional and name not in first:
            one = None
        elif codec.type == "UUID":
            there = name not in first or (where.domain, where.level) in places_of(first[name])
            one = _thing(name, where if there else where._replace(domain="", level=1), "")
        else:
            one = _single(codec, at, lambda name=name: mark(name))  # type: ignore[misc]
        said[name] = (one,) if codec.many and not isinstance(one, tuple) else one
    return kind.body(**said)


def _thing(name: str, where: Place, life: str) -> UUID:
    return uuid5(_IDS, f"{name} {where.file} {where.domain} {where.level} {life}")


def _single(codec: Codec, at: datetime, mark: Callable[[], str]) -> Any:
    if codec.type in ("choice", "str"):
        return codec.choices[0] if codec.choices else mark()
    return {"int": 1, "bool": True, "date": at.date(), "time": time(10), "datetime": at, "Decimal": Decimal(5)}[
        codec.type
    ]
