"""Whom to call, for one who comes to a household that others already work for: names and numbers, never content."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from voordeur.accounts import queries as accounts
from voordeur.accounts.models import Worker
from voordeur.cases.queries.standing import running_cases
from voordeur.journal import Level
from voordeur.people import queries as people
from voordeur.programmes import queries as programmes
from voordeur.programmes.models import Programme


@dataclass(frozen=True, kw_only=True)
class Call:
    """Somebody to call about a household: who, of which organisation, in which function, at which number."""

    organisation: str
    name: str
    function: str
    phone: str


def whom_to_call(*, household: UUID, worker: Worker | UUID, today: date) -> list[Call]:
    """Give who works for a household in running cases, as far as this worker may know that.

    That is: cases of a controller for whom the worker works too, since nothing crosses between controllers without a
    covenant; and never an organisation whose name tells what is wrong. Nobody to call looks the same as no case.
    """
    worker_id = worker if isinstance(worker, UUID) else worker.pk
    own = Programme.objects.filter(id__in=programmes.team_roles_of(worker_id, today).values("file"))
    same = Programme.objects.filter(controller__in=own.values("controller")).values_list("id", flat=True)
    lawful = set(same)
    cases = [one.case for one in running_cases(household) if one.programme in lawful]
    involved = people.involved_on(today, household=people.going_on(household))
    rows = list(involved.filter(case__in=cases, level=Level.INVOLVEMENT))
    workers = accounts.workers(row.worker for row in rows)
    organisations = {one.pk: one for one in accounts.organisations(row.organisation for row in rows)}
    return [
        Call(
            organisation=organisations[row.organisation].name if row.organisation in organisations else "",
            name=workers[row.worker].name if row.worker in workers else "",
            function=row.role_title,
            phone=row.phone,
        )
        for row in rows
    ]
