"""Questions that deeds ask before they write: which cases run, who coordinates, how full somebody's hands are."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast

from voordeur.accounts.models import Organisation, Worker
from voordeur.cases.models import Building, Case, CaseRole
from voordeur.cases.rules import COORDINATOR, Running
from voordeur.journal.ground import of_house
from voordeur.people import queries as people
from voordeur.people.models import Household

_CLOSED = Case.objects.filter(file=OuterRef("file")).exclude(closed_on=None)


def coordinators(case: UUID) -> list[CaseRole]:
    """Give who holds a role with the function of coordinator in a case now, the latest last."""
    return list(CaseRole.objects.of(case).filter(function=COORDINATOR, until=None).order_by("since", "id"))


@of_house("who_works_where")
def running_cases(household: UUID, *, besides: UUID | None = None) -> list[Running]:
    """Give the running cases of a household over all programmes, with who coordinates each."""
    return _told(case for case in _running(household) if case.id != besides)


@of_house("who_works_where")
def known_cases(household: UUID, *, controller: UUID | None, besides: UUID | None = None) -> list[Running]:
    """Give the running cases that whoever works for this controller may know of.

    Not those of another controller, and none in which only organisations work whose name tells what is wrong.
    """
    return _known(case for case in _running(household).filter(file__controller=controller) if case.id != besides)


@of_house("who_works_where")
def cases_at_building(
    addresses: Iterable[UUID], *, controller: UUID | None, besides: UUID | None = None
) -> list[Running]:
    """Give the running cases about a building at one of these addresses, as far as this controller may know of them."""
    written = Building.objects.annotate(written=Cast("addresses", TextField()))
    same = [Q(written__contains=str(address)) for address in addresses]
    if not same:
        return []
    there = written.filter(reduce(or_, same), file__controller=controller).values("pk")
    found = Case.objects.filter(pk__in=there, closed_on=None).order_by("opened_on", "id")
    return _known(case for case in found if case.id != besides)


def _known(running: Iterable[Case]) -> list[Running]:
    """Leave out the cases in which only organisations work whose name tells what is wrong."""
    cases = list(running)
    held = CaseRole.objects.filter(file__in=[case.id for case in cases], until=None)
    at_work: dict[UUID, set[UUID]] = {}
    for file, worker in held.values_list("file", "worker"):
        at_work.setdefault(file, set()).add(worker)
    telling = Organisation.objects.filter(reveals_problem=True).values("id")
    secret = set(Worker.objects.filter(organisation__in=telling).values_list("id", flat=True))
    return _told(case for case in cases if not at_work.get(case.id) or at_work[case.id] - secret)


@of_house("who_works_where")
def homes_at(address: UUID, *, controller: UUID | None) -> list[Household]:
    """Give the households at an address that whoever works for this controller may know of.

    One that only another controller works for is not among them: nothing crosses between controllers.
    """
    about = Case.objects.exclude(household=None)
    near, far = (about.filter(file__controller=controller), about.exclude(file__controller=controller))
    here = people.households_at(address).filter(Q(pk__in=near.values("household")) | ~Q(pk__in=far.values("household")))
    return list(here.order_by("label", "id"))


def _told(running: Iterable[Case]) -> list[Running]:
    cases = list(running)
    held = CaseRole.objects.filter(file__in=[case.id for case in cases], function=COORDINATOR, until=None)
    # A later assignment stands for the whole case, such as the coordinator of the one plan.
    latest = {one.file_id: one.worker for one in held.order_by("since", "id")}
    return [Running(case=case.id, programme=case.programme, coordinator=latest.get(case.id)) for case in cases]


@of_house("who_works_where")
def running_with(worker: UUID, role: str = "") -> int:
    """Count the running cases in which a worker holds a role (this one, or any)."""
    held = CaseRole.objects.filter(~Exists(_CLOSED), worker=worker, until=None)
    return (held.filter(role=role) if role else held).values("file").distinct().count()


@dataclass(frozen=True, kw_only=True)
class Held:
    """In how many running cases of a programme a worker has a role: numbers for whoever arranges the work."""

    programme: UUID
    role: str
    cases: int


@of_house("who_works_where")
def held_by(worker: UUID) -> list[Held]:
    """Count in which running cases a worker has a role, by programme and role. No case is named."""
    held = CaseRole.objects.filter(~Exists(_CLOSED), worker=worker, until=None, file__programme__isnull=False)
    found = held.values("file__programme", "role").annotate(cases=Count("file", distinct=True))
    rows = found.order_by("file__programme", "role").values_list("file__programme", "role", "cases")
    return [Held(programme=programme, role=role, cases=cases) for programme, role, cases in rows if programme]


def _running(household: UUID) -> QuerySet[Case]:
    found = Case.objects.filter(household__in=people.files_of(people.going_on(household)), closed_on=None)
    return found.order_by("opened_on", "id")
