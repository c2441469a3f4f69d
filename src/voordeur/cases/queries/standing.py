"""Questions that deeds ask before they write: which cases run, who coordinates, how full somebody's hands are."""

from uuid import UUID

from django.db.models import QuerySet

from voordeur.cases.models import Case, CaseRole
from voordeur.cases.rules import COORDINATOR, Running
from voordeur.people import queries as people


def coordinators(case: UUID) -> list[CaseRole]:
    """Give who holds a role with the function of coordinator in a case now, the latest last."""
    return list(CaseRole.objects.of(case).filter(function=COORDINATOR, until=None).order_by("since", "id"))


def running_cases(household: UUID, *, besides: UUID | None = None) -> list[Running]:
    """Give the running cases of a household over all programmes, with who coordinates each."""
    cases = [case for case in _running(household).order_by("opened_on", "id") if case.id != besides]
    held = CaseRole.objects.filter(file__in=[case.id for case in cases], function=COORDINATOR, until=None)
    # A later assignment stands for the whole case, such as the coordinator of the one plan.
    latest = {one.file_id: one.worker for one in held.order_by("since", "id")}
    return [Running(case=case.id, programme=case.programme, coordinator=latest.get(case.id)) for case in cases]


def counts_for(*, worker: UUID, role: str) -> dict[str, int]:
    """Count for the engine how many running cases a worker has in a role: `case_load`."""
    closed = Case.objects.exclude(closed_on=None).values("file")
    held = CaseRole.objects.filter(worker=worker, role=role, until=None).exclude(file__in=closed)
    return {"case_load": held.values("file").distinct().count()}


def _running(household: UUID) -> QuerySet[Case]:
    return Case.objects.filter(household__in=people.files_of(people.going_on(household)), closed_on=None)
