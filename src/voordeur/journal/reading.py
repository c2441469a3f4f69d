"""Reads the lines of files with their words, and makes of them what they say now: amended, and in order of meaning."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple
from uuid import UUID

from voordeur.journal import raw
from voordeur.journal.entries import Correction, Retraction
from voordeur.journal.kinds import COMMON, BadBody, Body, UnknownKind, decode, kind_of, read_fields
from voordeur.journal.models import Entry
from voordeur.methods import vocabulary
from voordeur.methods.vocabulary import Fact


class Unreadable(Exception):
    """A line cannot be read here; the message names its place, its kind and a field, never its words."""


class Line(NamedTuple):
    """One entry with its body; no body when its words were erased."""

    entry: Entry
    body: Body | None


@dataclass(frozen=True)
class Told:
    """What one entry says now: corrections applied, also to its date."""

    entry: Entry
    body: Body

    @cached_property
    def fact(self) -> Fact:
        """Give it as the engine reads it."""
        entry, kind, said = self.entry, kind_of(self.entry.kind), self.body.__dict__
        if kind.personal:
            said = {name: value for name, value in said.items() if name not in kind.personal}
        return Fact(
            id=entry.id,
            kind=entry.kind,
            on=entry.happened_on,
            recorded=entry.recorded,
            by=entry.by,
            at=entry.happened_at,
            domain=entry.domain,
            fields=said,
            step=kind.step,
            position=entry.position or 0,
        )


def moment_of(entry: Entry) -> datetime:
    """Give the moment at which it is taken to have happened."""
    return vocabulary.moment_of(entry.happened_on, entry.happened_at, entry.recorded)


def lines_of(files: Iterable[UUID]) -> dict[UUID, list[Line]]:
    """Read all lines of these files, with their words, in one query; by file, in order of the chain."""
    columns, entry_from = (*raw.TOLD_COLUMNS, "words__person", "words__text"), raw.entry_reader(raw.TOLD_COLUMNS)
    read = Entry.objects.filter(file_id__in=list(files)).order_by("file_id", "position").values_list(*columns)
    lines: dict[UUID, list[Line]] = defaultdict(list)
    for _, its in groupby(raw.rows(read), itemgetter(0)):
        rows = list(its)
        parts = {COMMON if row[-2] is None else str(raw.id_of(row[-2])): row[-1] for row in rows if row[-1] is not None}
        entry = entry_from(rows[0][:-2])
        lines[entry.file_id].append(line(entry, parts))
    return lines


def line(entry: Entry, parts: Mapping[str, str]) -> Line:
    """Join an entry with the parts of its words that are still there; Unreadable when they say nothing here."""
    try:
        return Line(entry, decode(entry.kind, parts) if COMMON in parts else None)
    except (BadBody, UnknownKind) as wrong:
        raise Unreadable(f"file {entry.file_id}, line {entry.position}: {wrong}") from None


def effective(lines: Iterable[Line]) -> list[Told]:
    """Give what the lines of one file say now, in order of meaning.

    Corrections replace fields in place, retracted and erased lines drop out. The act that opened the file comes first,
    whatever its date: what happened earlier but was written down later speaks about a file that is there.
    """
    ordinary, corrections, retracted = _sort_out(list(lines))
    told = [
        corrected(Told(line.entry, line.body), corrections.get(line.entry.id, ()))
        for line in ordinary
        if line.body is not None and line.entry.id not in retracted
    ]
    if not ordinary:
        return told
    opening = ordinary[0].entry.act
    return sorted(told, key=lambda one: (one.entry.act != opening, one.fact.order))


def _sort_out(lines: list[Line]) -> tuple[list[Line], dict[UUID, list[Correction]], set[UUID]]:
    """Tell ordinary lines from amendments; the last word counts, so a retraction can itself be retracted."""
    ordinary: list[Line] = []
    corrections: dict[UUID, list[Correction]] = defaultdict(list)
    retracted: set[UUID] = set()
    for one in sorted(lines, key=lambda each: -each.entry.position):
        target = one.entry.target
        if target is None:
            ordinary.append(one)
        elif one.entry.id in retracted:
            continue
        elif one.entry.kind == Retraction.entry_kind.name:
            retracted.add(target)
        elif isinstance(one.body, Correction):
            corrections[target].append(one.body)
    return ordinary[::-1], {target: said[::-1] for target, said in corrections.items()}, retracted


def corrected(told: Told, corrections: Iterable[Correction]) -> Told:
    """Give what an entry says after these corrections, also on which day; BadBody when one does not fit."""
    entry, body = told.entry, told.body
    for correction in corrections:
        body = apply_fields(body, correction)
        if correction.happened_on is not None:
            entry = _at_another_moment(entry, correction.happened_on, correction.happened_at)
    return Told(entry, body)


def apply_fields(body: Body, correction: Correction) -> Body:
    """Give the body as a correction makes it; BadBody when it does not fit."""
    kind = body.entry_kind
    changes: dict[str, Any] = read_fields(kind, json.loads(correction.fields))
    for person, text in correction.parts.items():
        for name, words in json.loads(text).items():
            changes[name] = {**changes.get(name, getattr(body, name)), person: words}
    return replace(body, **changes)  # type: ignore[type-var]


def _at_another_moment(entry: Entry, on: date, at: datetime | None) -> Entry:
    moved = copy(entry)
    moved.happened_on, moved.happened_at = on, at
    return moved
