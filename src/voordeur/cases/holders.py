"""Tells the journal who holds a role of the method in a file, so that a duty shows to the right worker."""

from collections.abc import Sequence
from uuid import UUID

from voordeur.journal import File, holders
from voordeur.methods.vocabulary import Fact
from voordeur.programmes.models import TeamMember


@holders
def holder(head: File, role: str, facts: Sequence[Fact]) -> UUID | None:
    """Give who was assigned the role in this file last and not released; else the team's only member with that role."""
    return assigned(role, facts) or _only_one_in_team(head.programme, role)


def assigned(role: str, facts: Sequence[Fact]) -> UUID | None:
    """Give who holds a role by the entries of a file, in order of meaning."""
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


def _only_one_in_team(programme: UUID | None, role: str) -> UUID | None:
    if programme is None:
        return None
    members = TeamMember.objects.filter(file=programme, role=role, until=None)
    workers = set(members.values_list("worker", flat=True))
    return workers.pop() if len(workers) == 1 else None
