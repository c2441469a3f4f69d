"""The deed of a safety stop: it shuts every way out that it reaches, and whatever begins meanwhile is not missed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from voordeur.access import permit_to_stop, visible
from voordeur.cases.holding import while_held
from voordeur.cases.models import Case
from voordeur.cases.rules import PURPOSES
from voordeur.common.clock import day_of
from voordeur.journal import File, Permit, Recorded
from voordeur.journal.ground import of_house
from voordeur.outreach import queries as outreach
from voordeur.outreach.models import Doorstep
from voordeur.people import queries as people
from voordeur.people.around import around
from voordeur.safety import actions as safety


@transaction.atomic
def set_safety_flag(
    *,
    file: UUID,
    household: UUID | None,
    reason: str,
    readers: Iterable[UUID],
    permit: Permit,
    at: datetime,
    id: UUID | None = None,
) -> Recorded:
    """Let nothing leave the house any more for a household, as far as whoever says so in `file` knows it.

    Without one it is for the case `file` alone. What runs and who lives where is held: whoever opens a case, plans a
    round or writes a move down at that moment either came first, and is reached, or finds the stop.
    """
    reach = while_held(partial(_reached, file, household, worker=permit.worker, on=day_of(at)), permit=permit, at=at)
    return safety.set_safety_flag(
        subject_kind="household" if household else "case",
        subject=household or file,
        cases=reach.cases,
        doors=reach.doors,
        reason=reason,
        readers=readers,
        permit=permit_to_stop(permit, cases=(*reach.cases, *reach.doors)),
        at=at,
        id=id,
    )


@dataclass(frozen=True, kw_only=True)
class _Reached:
    """The cases and doors that a stop shuts, and the files and addresses that are held for it."""

    cases: tuple[UUID, ...]
    doors: tuple[UUID, ...] = ()
    homes: tuple[UUID, ...] = ()
    addresses: tuple[UUID, ...] = ()

    @property
    def files(self) -> tuple[UUID, ...]:
        """What is shut, and by which files others know of the stop."""
        return (*self.cases, *self.doors, *self.homes)


@of_house("who_works_where")
def _reached(file: UUID, household: UUID | None, *, worker: UUID, on: date) -> _Reached:
    about = (file,) if Case.objects.of(file).exists() else ()
    if household is None:
        return _Reached(cases=about)
    near = around([household])
    cases = _cases(near.homes[household], about, worker, on)
    return _Reached(
        cases=cases,
        doors=_doors(near.homes[household], cases, worker, on),
        homes=tuple(near.files),
        addresses=tuple(near.addresses.values()),
    )


def _cases(home: UUID, about: Iterable[UUID], worker: UUID, on: date) -> tuple[UUID, ...]:
    """Give the cases of which nothing may leave the house any more.

    All that run for the household, for the other homes of its people, and for a home that they left while that case
    ran already, under the same controller, whoever reads them; nothing crosses to another one.
    """
    files = [file for one in people.homes_of_its_people(home) for file in people.files_of(one)]
    left = {file: day for one, day in people.homes_left(home).items() for file in people.files_of(one)}
    there = Case.objects.filter(household__in=left, closed_on=None)
    before = [one.pk for one in there if one.household and one.opened_on < left[one.household]]
    running = Case.objects.filter(Q(household__in=files) | Q(pk__in=before), closed_on=None)
    seen = visible(running, worker=worker, purpose=PURPOSES, today=on).values_list("pk", flat=True)
    controllers = File.objects.filter(pk__in=[*about, *seen]).values("controller")
    return tuple(running.filter(file__controller__in=controllers).order_by("pk").values_list("pk", flat=True))


def _doors(home: UUID, cases: Iterable[UUID], worker: UUID, on: date) -> tuple[UUID, ...]:
    """Give the doors at which nobody may ring any more when these cases are stopped.

    All where its people live under the same controllers, and under those for whom the worker reads a door there or a
    case that was closed; nothing crosses to another one.
    """
    there = Doorstep.objects.filter(address__in=people.addresses_of(people.homes_of_its_people(home)))
    closed = Case.objects.filter(household__in=people.files_of(home))
    read = [
        one
        for rows, among in ((there, (outreach.PURPOSE,)), (closed, PURPOSES))
        for one in visible(rows, worker=worker, purpose=among, today=on).values_list("pk", flat=True)
    ]
    controllers = File.objects.filter(pk__in=[*cases, *read]).values("controller")
    return tuple(there.filter(file__controller__in=controllers).order_by("pk").values_list("pk", flat=True))
