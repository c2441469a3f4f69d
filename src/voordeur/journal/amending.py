"""Corrects and retracts earlier entries: the line stays, its meaning changes."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from voordeur.common.clock import day_of
from voordeur.journal.drafts import Draft, Recorded
from voordeur.journal.entries import Correction, Erasure, Retraction
from voordeur.journal.kinds import BadBody, Body, kind_of
from voordeur.journal.models import Entry, Level
from voordeur.journal.permits import Permit
from voordeur.journal.reading import apply_fields, lines_of
from voordeur.journal.recording import check_day, write
from voordeur.journal.refusals import NoPermit, WrongFile
from voordeur.journal.values import BadValue, canonical

_AMENDMENTS = {Correction.entry_kind.name, Retraction.entry_kind.name}


def correct(
    entry_id: UUID,
    *,
    fields: Mapping[str, Any] | None = None,
    happened_on: date | None = None,
    happened_at: datetime | None = None,
    reason: str,
    permit: Permit,
    at: datetime,
    id: UUID | None = None,
) -> Recorded:
    """Replace fields of an earlier entry, in its place; with `happened_on` also its day (and time, else none).

    A field with words per person takes {person: words} and changes those persons only. BadBody names a wrong field.
    """
    target = _target(entry_id)
    if target.kind in _AMENDMENTS:
        raise WrongFile
    if happened_on is not None:
        check_day(happened_on, happened_at, at=at)
    common, parts = _written(target.kind, fields or {})
    correction = Correction(reason=reason, fields=common, parts=parts, happened_on=happened_on, happened_at=happened_at)
    _must_fit(target, correction)
    return _amend(target, correction, permit, at, id)


def retract(entry_id: UUID, *, reason: str, permit: Permit, at: datetime, id: UUID | None = None) -> Recorded:
    """Let an earlier entry no longer count; retracting a correction or a retraction brings back what was."""
    target = _target(entry_id)
    return _amend(target, Retraction(reason=reason), permit, at, id)


def _target(entry_id: UUID) -> Entry:
    target = Entry.objects.filter(id=entry_id).first()
    if target is None or target.kind == Erasure.entry_kind.name:
        raise WrongFile
    return target


def _amend(target: Entry, body: Body, permit: Permit, at: datetime, id: UUID | None) -> Recorded:
    _may_write_what_it_is_about(target, permit)
    draft = Draft(
        target.file_id,
        body,
        day_of(at),
        id=id,
        domain=target.domain,
        level=Level(target.level),
        persons=target.persons,
        target=target.id,
    )
    return write([draft], permit=permit, at=at, expect={})


def _may_write_what_it_is_about(target: Entry, permit: Permit) -> None:
    """Whoever may not write an entry may not change what it says either: no right comes back by a retraction."""
    root = target
    while root.target is not None:
        root = Entry.objects.get(id=root.target)
    if not permit.covers(root.file_id, root.file.programme, root.kind, file_kind=root.file.kind):
        raise NoPermit


def _written(kind_name: str, fields: Mapping[str, Any]) -> tuple[str, dict[UUID, str]]:
    """Write corrected fields as their kind does: the common ones, and apart those with words per person."""
    kind = kind_of(kind_name)
    common: dict[str, Any] = {}
    own: dict[UUID, dict[str, str]] = {}
    for name, value in fields.items():
        if name in kind.personal:
            for person, words in value.items():
                own.setdefault(person, {})[name] = words
        elif name in kind.codecs:
            try:
                common[name] = kind.codecs[name].write(value)
            except BadValue as wrong:
                raise BadBody(f"{kind_name}.{name}: {wrong}") from None
        else:
            raise BadBody(f"{kind_name}.{name}: this kind has no such field")
    return canonical(common), {person: canonical(words) for person, words in own.items()}


def _must_fit(target: Entry, correction: Correction) -> None:
    line = next(one for one in lines_of([target.file_id])[target.file_id] if one.entry.id == target.id)
    if line.body is None:
        raise WrongFile
    apply_fields(line.body, correction)
