"""Tells the journal who holds a role of the method in a file, and which roles whoever writes there holds."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from voordeur.cases.models import Cover
from voordeur.journal import File, holders, roles_covered, roles_held
from voordeur.methods.vocabulary import Fact
from voordeur.programmes import queries as programmes


@holders
def holder(head: File, role: str, facts: Sequence[Fact]) -> UUID | None:
    """Give who was assigned the role in this file last and not released, and nobody else.

    A duty that nobody was assigned belongs to the team's members with that role: who they are changes without this file
    changing, so that is asked on the day itself (see `hall`), never kept with the duty.
    """
    held = _held(facts).get(role)
    return held[-1] if held else None


@roles_covered
def covered_roles(head: File, worker: UUID, facts: Sequence[Fact], today: date) -> Iterable[str]:
    """Give the roles in this file for which a worker stands in today."""
    return Cover.objects.filter(file=head, worker=worker, since__lte=today, until__gt=today).values_list(
        "role", flat=True
    )


@roles_held
def roles(head: File, worker: UUID, facts: Sequence[Fact], today: date) -> Iterable[str]:
    """Give the roles that a worker holds in this file, or in the team of its programme today."""
    in_file = [role for role, workers in _held(facts).items() if worker in workers]
    in_team = programmes.team_roles_of(worker, today).filter(file=head.programme) if head.programme else ()
    return [*in_file, *(member.role for member in in_team)]


def _held(facts: Sequence[Fact]) -> Mapping[str, Sequence[UUID]]:
    """Give who was assigned each role and not released, in that order."""
    held: dict[str, list[UUID]] = {}
    for fact in facts:
        role, worker = fact.fields.get("role", ""), fact.fields.get("worker")
        if fact.kind == "role_assigned" and worker is not None:
            held.setdefault(role, []).append(worker)
        elif fact.kind == "role_released":
            held[role] = [] if worker is None else [one for one in held.get(role, ()) if one != worker]
    return held
