"""One household on one page: everything about a case that this worker may see for this purpose, gathered once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet

from voordeur.access import NoGround, rows_seen, sight_of, visible
from voordeur.access.sight import EVERY_DOMAIN
from voordeur.accounts import queries as accounts
from voordeur.accounts.models import Worker
from voordeur.cases import queries as cases
from voordeur.cases.models import Absence, Case, CaseRole, Cover
from voordeur.cases.rules import PURPOSES as PURPOSES
from voordeur.desk.case.contacts import Contact, contacts_of, involved_beside
from voordeur.desk.case.own_rows import TABLES, OwnRows
from voordeur.desk.case.stand_ins import StandIn, stand_ins
from voordeur.desk.case.standing import Standing, standing
from voordeur.desk.names import homes_called
from voordeur.journal.at_once import in_order
from voordeur.journal.heads import head_of
from voordeur.journal.models import Projection
from voordeur.people import places
from voordeur.people import queries as people
from voordeur.people.models import Household, Membership, Reach

R = TypeVar("R", bound=Projection)


@dataclass(frozen=True, kw_only=True)
class CaseView(OwnRows):
    """A case as one worker sees it on one day: its own file is read at once, the rest when a page first asks for it.

    `handed_over` names every life domain in which something was open, for whoever sees them all.
    """

    worker: Worker
    purpose: str
    today: date
    handed_over: tuple[str, ...]
    reads_shared: bool

    @cached_property
    def standing(self) -> Standing | None:
        """Where it stands in its method, as far as that follows from what is seen."""
        return standing(self.file, worker=self.worker, purposes=[self.purpose], today=self.today)

    @cached_property
    def home(self) -> UUID | None:
        """The file of its household, also when the worker may not read that."""
        return people.going_on(self.case.household) if self.case.household else None

    @cached_property
    def household(self) -> Household | None:
        """Its household; none when it is not known, or not for this worker."""
        return self._seen(Household.objects.filter(pk=self.home)).first() if self.home else None

    @cached_property
    def called(self) -> str:
        """How it is called for whoever reads what is shared in it and not its household, as in every list."""
        if self.home is None or self.household or not self.reads_shared:
            return ""
        return homes_called([self.home])[self.home].label

    @cached_property
    def address(self) -> str:
        """Where the household lives."""
        home = self.household.address if self.household else None
        return str(places.addresses([home])[home]) if home else ""

    @cached_property
    def members(self) -> list[Membership]:
        """Who lives in the household, the eldest first."""
        if self.household is None:
            return []
        return list(self._seen(people.living_together_on(self.today, household=self.household.pk)))

    @cached_property
    def lived_here(self) -> Mapping[UUID, str]:
        """Who lives or lived in the household, as far as this worker sees them: those who live there first."""
        rows = self._seen(people.history_of(self.household.pk)) if self.household else ()
        before = {one.person: one.name for one in rows if one.until and one.until <= self.today}
        living = {one.person: one.name for one in self.members}
        return living | {person: name for person, name in before.items() if person not in living}

    @cached_property
    def reach(self) -> Mapping[UUID, Reach]:
        """How members are reached safely, where something is known of that."""
        return {one.person: one for one in self._seen(people.reach_of(one.person for one in self.members))}

    @cached_property
    def contacts(self) -> list[Contact]:
        """Who is involved besides those with a role in it, and how to reach them."""
        if self.household is None:
            return []
        return contacts_of(self._seen(involved_beside(self.household, self.case, self.head.controller, self.today)))

    @cached_property
    def holders(self) -> list[tuple[CaseRole, Worker | None]]:
        """Who has which role in it, the longest first."""
        held = in_order((role for role in self.rows[CaseRole] if role.until is None), "since", "id")
        names = accounts.workers(role.worker for role in held)
        return [(role, names.get(role.worker)) for role in held]

    @cached_property
    def stand_ins(self) -> list[StandIn]:
        """Who stands in for whom, now or later."""
        covers = (cover for cover in self.rows[Cover] if cover.until > self.today)
        return stand_ins(cases.able(in_order(covers, "since", "id"), self.today), self.today)

    @cached_property
    def away(self) -> Mapping[UUID, Absence]:
        """Who of the holders is not there."""
        return cases.away((role.worker for role, _ in self.holders), self.today)

    @property
    def title(self) -> str:
        """How the household or building is called; empty as long as it is not known."""
        if self.household:
            return self.household.label
        return self.called or (self.building.label if self.building else "")

    def _seen(self, rows: QuerySet[R]) -> QuerySet[R]:
        return visible(rows, worker=self.worker, purpose=self.purpose, today=self.today)


def case_view(file: UUID, *, worker: Worker, purpose: str, today: date) -> CaseView:
    """Open a case for a worker. Raises NoGround."""
    eyes, head = sight_of(file, worker=worker, purpose=purpose, today=today), head_of(file)
    rows = rows_seen((*TABLES, *cases.tables_of_things().values()), seeing={file: eyes})
    case = next(iter(rows[Case]), None)
    if case is None or head is None:
        raise NoGround
    return CaseView(
        case=case,
        head=head,
        worker=worker,
        purpose=purpose,
        today=today,
        rows=rows,
        handed_over=tuple(case.handed_over) if eyes.covers(domain=EVERY_DOMAIN) else (),
        reads_shared=eyes.covers(),
    )
