"""Tells the journal who holds a role of the method in a file, so that a duty shows to the right worker."""

from collections.abc import Sequence
from uuid import UUID

from voordeur.journal import File, holders
from voordeur.methods.vocabulary import Fact


@holders
def holder(head: File, role: str, facts: Sequence[Fact]) -> UUID | None:
    """Give who was assigned the role in this file last and not released, and nobody else.

    A duty that nobody was assigned belongs to the team's members with that role: who they are changes without this file
    changing, so that is asked on the day itself (see `hall`), never kept with the duty.
    """
    held: list[UUID] = []
    for fact in facts:
        if fact.fields.get("role") != role:
            continue
        worker = fact.fields.get("worker")
        if fact.kind == "role_assigned" and worker is not None:
            held.append(worker)
        elif fact.kind == "role_released":
            held = [] if worker is None else [one for one in held if one != worker]
    return held[-1] if held else None
