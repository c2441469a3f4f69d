"""Recognises a deed sent twice when what else it writes depends on how things stand, and so is not the same twice."""

from typing import Any
from uuid import UUID

from voordeur.journal import Entry, IdReused, Permit, Recorded
from voordeur.journal.reading import lines_of


def recorded_before(id: UUID | None, *, file: UUID, kind: str, permit: Permit, **said: Any) -> Recorded | None:
    """Give what was recorded when this worker said the same with this id before, None when the id is new.

    `said` are the fields that the caller gave. Raises IdReused when the id was used for something else.
    """
    if id is None or not Entry.objects.filter(id=id).exists():
        return None
    for line in lines_of([file])[file]:
        if line.entry.id != id:
            continue
        same = line.body is None or all(getattr(line.body, name) == value for name, value in said.items())
        if line.entry.kind == kind and line.entry.by == permit.worker and same:
            act = Entry.objects.filter(act=line.entry.act).order_by("file_id", "position")
            return Recorded(line.entry.act, tuple(act), repeated=True)
    raise IdReused
