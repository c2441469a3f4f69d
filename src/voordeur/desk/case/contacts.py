"""Who is involved with the household of a case, and how to reach them: no word about why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from voordeur.accounts import queries as accounts
from voordeur.accounts.models import Organisation
from voordeur.cases import queries as cases
from voordeur.cases.models import Case
from voordeur.people import queries as people
from voordeur.people.models import Household, Involvement


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Somebody who is involved, and how to reach them: no word about why."""

    name: str
    role: str
    organisation: str
    phone: str


def involved_beside(household: Household, case: Case, controller: UUID | None, today: date) -> QuerySet[Involvement]:
    """Give who is involved besides those with a role in this case, as far as that may be known where this case runs."""
    others = people.involved_on(today, household=household.pk).exclude(case=case.pk)
    return cases.of_one_controller(others, controller)


def contacts_of(involved: Iterable[Involvement]) -> list[Contact]:
    """Name who is involved and how to reach them."""
    rows = list(involved)
    workers = accounts.workers(row.worker for row in rows)
    organisations: dict[UUID, Organisation] = {
        one.pk: one for one in accounts.organisations(r.organisation for r in rows)
    }
    return [
        Contact(
            name=workers[row.worker].name if row.worker in workers else "",
            role=row.role_title,
            organisation=organisations[row.organisation].name if row.organisation in organisations else "",
            phone=row.phone,
        )
        for row in rows
    ]
