"""The deed that withdraws what rests on a covenant that ended, in every file, in one act."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from uuid import UUID

from voordeur.access.ending import permit_for_what_ends
from voordeur.access.entries import AccessEnded
from voordeur.access.models import Grant
from voordeur.cases.covering import ended_with_role
from voordeur.cases.drafting import involvement_ends
from voordeur.cases.entries import CoverEnded, RoleReleased
from voordeur.cases.models import CaseRole
from voordeur.cases.withdrawing import Rests, rests_on
from voordeur.common.clock import day_of
from voordeur.journal import Draft, Permit, Recorded, WrongFile, record
from voordeur.journal.ground import of_house
from voordeur.journal.repeats import recorded_before
from voordeur.partners import queries as partners
from voordeur.partners.entries import CovenantRightsWithdrawn
from voordeur.partners.rules.covenants import NothingToWithdraw
from voordeur.programmes.entries import TeamMemberLeft


def withdraw_rights(
    *,
    file: UUID,
    covenant: UUID,
    reason: str,
    expect: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """End from today every right, role, cover and place in a team that rests on a covenant that ended, and say why.

    It stands in each file in which something ends. `expect` is the version of the covenant that the writer saw; the
    permit comes from `access.ending.permit_to_end_rights`.
    Raises CovenantHolds, NothingToWithdraw, WrongFile for a covenant that stands elsewhere, Stale.
    """
    told = {"covenant": covenant, "reason": reason}
    if again := recorded_before(id, file=file, kind="covenant_rights_withdrawn", permit=permit, **told):
        return again
    on, signed = happened_on or day_of(at), partners.covenant(covenant)
    if signed.file_id != file:
        raise WrongFile
    rests = rests_on(signed, today=on)
    if rests.nothing:
        raise NothingToWithdraw
    ends = [
        *_roles_end(rests, on, reason),
        *(Draft(one.file_id, TeamMemberLeft(worker=one.worker, role=one.role), on) for one in rests.teams),
        *_rights_end(rests, on, reason),
    ]
    return record(
        Draft(file, CovenantRightsWithdrawn(covenant=covenant, reason=reason), on, id=id),
        *ends,
        permit=permit_for_what_ends(permit, (draft.file for draft in ends)),
        at=at,
        expect={covenant: expect} if expect is not None else {},
    )


def _roles_end(rests: Rests, on: date, reason: str) -> Iterator[Draft]:
    """Say that roles and covers end; whoever has no role left in a case is no longer involved through it."""
    for role in rests.roles:
        yield Draft(role.file_id, RoleReleased(role=role.role, worker=role.worker, reason=reason), on)
        yield from ended_with_role(case=role.file_id, role=role.role, holder=role.worker, on=on)
    taken = {(one.file_id, one.role, one.worker) for one in rests.roles}
    for cover in rests.covers:
        if (cover.file_id, cover.role, cover.instead_of) not in taken:
            yield Draft(cover.file_id, CoverEnded(cover=cover.pk, on=on), on)
    for case, worker in _out_of(rests.roles):
        yield from involvement_ends(case=case, worker=worker, on=on, reason=reason)


@of_house("ending_for_a_covenant")
def _out_of(roles: Iterable[CaseRole]) -> list[tuple[UUID, UUID]]:
    """Give the cases in which a worker has no role left when these end."""
    ends = {(one.file_id, one.worker): one.pk for one in roles}
    keys = {one.pk for one in roles}
    still = CaseRole.objects.filter(file__in=[file for file, _worker in ends], until=None).exclude(pk__in=keys)
    stays = set(still.values_list("file", "worker"))
    return [place for place in ends if place not in stays]


def _rights_end(rests: Rests, on: date, reason: str) -> Iterator[Draft]:
    """Say which rights end, each by the entry that gave it; where a part of it stays, on which life domains."""
    in_part = {one.entry for one in rests.stays}
    given: dict[tuple[UUID, UUID], list[Grant]] = {}
    for one in rests.rights:
        given.setdefault((one.file_id, one.entry), []).append(one)
    for (file, entry), grants in given.items():
        one = grants[0]
        body = AccessEnded(
            worker=one.worker_id,
            purpose=one.purpose,  # type: ignore[arg-type]
            reason=reason,
            function=one.function,
            grant=entry,
            cover=one.cover,
            domains=tuple(sorted({grant.domain for grant in grants})) if entry in in_part else (),
        )
        yield Draft(file, body, on)
