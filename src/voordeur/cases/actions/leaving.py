"""The deed with which a worker leaves: no case is left with somebody who is not there any more."""

from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from voordeur import access
from voordeur.cases.covering import ended
from voordeur.cases.drafting import involvement_ends
from voordeur.cases.entries import CoverEnded, RoleReleased
from voordeur.cases.models import Case, CaseRole, Cover
from voordeur.common.clock import day_of
from voordeur.journal import Draft, Permit, Recorded
from voordeur.journal.ground import of_house


def let_go(
    *, worker: UUID, permit: Permit, at: datetime, happened_on: date | None = None, id: UUID | None = None
) -> Recorded:
    """A worker leaves: the account, team roles, roles in running cases, involvement and every right end in one act.

    Who may give roles in those cases is asked to find somebody else. What was closed keeps its names.
    """
    on = happened_on or day_of(at)
    return access.let_go(
        worker=worker, permit=permit, at=at, happened_on=happened_on, id=id, also=_roles_of(worker, on)
    )


@of_house("who_works_where")
def _roles_of(worker: UUID, on: date) -> list[Draft]:
    closed = Case.objects.exclude(closed_on=None).values("file")
    held = CaseRole.objects.filter(worker=worker, until=None).exclude(file__in=closed).order_by("file", "id")
    roles = [
        Draft(case, RoleReleased(role=role, worker=worker, reason="left"), on)
        for case, role in held.values_list("file", "role")
    ]
    cases = dict.fromkeys(held.values_list("file", flat=True))
    involved = [end for case in cases for end in involvement_ends(case=case, worker=worker, on=on, reason="left")]
    return [*roles, *_covers_of(worker, on), *involved]


def _covers_of(worker: UUID, on: date) -> Iterator[Draft]:
    """Whoever stood in for this worker stops, and what this worker did for others stops too, with the rights."""
    yield from ended(Cover.objects.filter(instead_of=worker, until__gt=on).order_by("id"), on=on)
    for cover in Cover.objects.filter(worker=worker, until__gt=on).order_by("id"):
        yield Draft(cover.file_id, CoverEnded(cover=cover.pk, on=on), on)
