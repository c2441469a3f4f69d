"""Deeds about who answers for a case. A role, the sight it brings and the involvement are one act."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from voordeur.cases.covering import refuse_for_oneself
from voordeur.cases.drafting import assignment, controller_of, method_of_file, release
from voordeur.cases.models import Case, HandOn
from voordeur.cases.queries import coordinators, known_cases
from voordeur.cases.rules import SecondCoordinator, refuse_a_second_coordinator
from voordeur.common.clock import day_of
from voordeur.journal import Draft, File, Permit, Recorded, record
from voordeur.journal.ground import of_house
from voordeur.journal.repeats import recorded_before


def assign_role(
    *,
    file: UUID,
    role: str,
    worker: UUID,
    domains: Iterable[str] = (),
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Give a worker a role of the method in a case; `domains` narrows what a helper sees (none: all).

    Raises SecondCoordinator when somebody else coordinates for this household, UnknownRole for an unknown role,
    NotInTheTeam for whoever does not have that role in the team, NotForOneself for whoever only stands in here.
    """
    refuse_for_oneself(file, worker, permit=permit, today=day_of(at))
    drafts = _assignment(file, role, worker, happened_on or day_of(at), permit, id, domains)
    return _record_with_one_coordinator(file, worker, drafts, permit, at)


def release_role(
    *,
    file: UUID,
    role: str,
    worker: UUID | None = None,
    reason: str = "",
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """End a role in a case, and at once the sight that came with it."""
    if again := recorded_before(id, file=file, kind="role_released", permit=permit, role=role, reason=reason):
        return again
    drafts = release(case=file, role=role, worker=worker, on=happened_on or day_of(at), reason=reason, id=id)
    return record(*drafts, permit=permit, at=at)


def take_over(
    *,
    file: UUID,
    role: str,
    worker: UUID,
    reason: str,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Hand a role from whoever holds it now to another worker, in one act: the case is never without.

    Raises NotForOneself for whoever only stands in here.
    """
    if again := recorded_before(id, file=file, kind="role_released", permit=permit, role=role, reason=reason):
        return again
    refuse_for_oneself(file, worker, permit=permit, today=day_of(at))
    on = happened_on or day_of(at)
    drafts = [
        *release(case=file, role=role, worker=None, on=on, reason=reason, id=id),
        *_assignment(file, role, worker, on, permit, None, ()),
    ]
    return _record_with_one_coordinator(file, worker, drafts, permit, at)


def _assignment(
    file: UUID, role: str, worker: UUID, on: date, permit: Permit, id: UUID | None, domains: Iterable[str]
) -> list[Draft]:
    case = Case.objects.of(file).first()
    return assignment(
        case=file,
        household=case.household if case else None,
        programme=File.objects.values_list("programme", flat=True).get(id=file),
        method=method_of_file(file),
        role=role,
        worker=worker,
        on=on,
        permit=permit,
        id=id,
        domains=domains,
    )


def _record_with_one_coordinator(
    file: UUID, worker: UUID, drafts: list[Draft], permit: Permit, at: datetime
) -> Recorded:
    with transaction.atomic():
        recorded = record(*drafts, permit=permit, at=at)
        keep_one_coordinator(file, worker)
    return recorded


@of_house("who_works_where")
def keep_one_coordinator(case: UUID, worker: UUID) -> None:
    """Raise SecondCoordinator when this case, or another of its household, is now coordinated by somebody else too.

    A case that was handed on and the one that it came from are work of two methods: each has its own, and one of them
    answers for the household (`coordinating`).
    Asked after writing and in the same transaction: the method explains its own rule first, and the heads of the case
    and of its household are locked, so that two at once cannot both pass.
    """
    if len({held.role for held in coordinators(case)}) < len(coordinators(case)):
        raise SecondCoordinator
    household = Case.objects.of(case).values_list("household", flat=True).first()
    if household is not None and any(held.worker == worker for held in coordinators(case)):
        known = known_cases(household, controller=controller_of(case), besides=case)
        beside = set(HandOn.objects.of(case).values_list("case", flat=True))
        refuse_a_second_coordinator((one for one in known if one.case not in beside), worker)
