"""A partner organisation on one page: what it offers and how long one waits, whom to call, what is asked of it.

What an organisation offers is known to everybody who signs in. What is asked of it comes out of cases: each line only
for who may see it there. One whose name tells what is wrong with a resident is not there for who works in no programme.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from voordeur import access
from voordeur.access.functions import purposes
from voordeur.accounts import queries as accounts
from voordeur.accounts.models import Organisation, Worker
from voordeur.cases.models import Action, Case, Party
from voordeur.common.periods import Period
from voordeur.desk.case.casework import PURPOSES
from voordeur.desk.names import Name, names_of
from voordeur.desk.partners.covenants import may_read, state_of
from voordeur.journal.ground import of_house
from voordeur.partners import queries as partners
from voordeur.partners.models import ContactPerson, Covenant, Service
from voordeur.reporting.suppression import LEAST

_QUARTERS = 8


@dataclass(frozen=True, kw_only=True)
class Offered:
    """A service, and the usual wait (weeks) by quarter; None for a quarter in which nobody was seen to begin."""

    service: Service
    waits: tuple[tuple[Period, int | None], ...]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """An open action of an organisation or of somebody who works there, with the case in which it was agreed."""

    action: Action
    case: Name


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """How often an organisation said yes to a plan and how often it objected: a figure about people.

    Both stay hidden unless each is ten at least, so that neither follows from the other.
    """

    yes: int
    no: int

    @property
    def shown(self) -> bool:
        """Nothing can be worked out from it about one household."""
        return min(self.yes, self.no) >= LEAST

    @property
    def rate(self) -> int:
        """Whole percents that said yes."""
        return round(100 * self.yes / (self.yes + self.no))


@dataclass(frozen=True, kw_only=True)
class OrganisationView:
    """An organisation as one worker sees it on one day."""

    organisation: Organisation
    own: bool
    services: tuple[Offered, ...]
    contacts: tuple[ContactPerson, ...]
    covenants: tuple[tuple[Covenant, str], ...]
    asked: tuple[Asked, ...]
    agreed: Agreed | None


def organisations_for(worker: Worker, today: date) -> list[Organisation]:
    """Give the organisations that a worker may know of, the own one in front."""
    every = accounts.organisations()
    if not _works_with_residents(worker, today):
        every = every.filter(Q(reveals_problem=False) | Q(pk=worker.organisation))
    return sorted(every, key=lambda one: (one.pk != worker.organisation, one.name.lower()))


def organisation_view(id: UUID, *, worker: Worker, today: date) -> OrganisationView:
    """Gather an organisation for a worker. Raises NoGround for one that the worker may not know of."""
    found = next((one for one in organisations_for(worker, today) if one.pk == id), None)
    if found is None:
        raise access.NoGround
    return OrganisationView(
        organisation=found,
        own=found.pk == worker.organisation,
        services=tuple(
            Offered(service=one, waits=_over_time(partners.waits_by_quarter(one.pk)))
            for one in partners.services(organisation=id)
        ),
        contacts=tuple(partners.contacts(id, today)),
        covenants=tuple(
            (one, state_of(one, today)) for one in partners.covenants_with(id) if may_read(one, worker, today)
        ),
        asked=_asked(found, worker, today),
        agreed=_agreed(found, worker, today),
    )


def _asked(organisation: Organisation, worker: Worker, today: date) -> tuple[Asked, ...]:
    """Give the open actions that the worker may see in running cases, what is due first in front."""
    there = accounts.every_worker().filter(organisation=organisation.pk).values("pk")
    running = Case.objects.filter(closed_on=None).values("file")
    rows = Action.objects.filter(Q(owner=organisation.pk) | Q(owner__in=there), file__in=running, ended_on=None)
    if organisation.reveals_problem:
        # Its ground is the life domain; what belongs to none would name it to everybody who sees the case.
        rows = rows.exclude(domain="")
    seen = list(access.visible(rows, worker=worker, purpose=PURPOSES, today=today).order_by("due", "agreed_on", "id"))
    names = names_of({one.file_id for one in seen})
    return tuple(Asked(action=one, case=names[one.file_id]) for one in seen)


def _agreed(organisation: Organisation, worker: Worker, today: date) -> Agreed | None:
    """Count its answers to plans in the programmes on which the worker reports; None for who reports on none."""
    mine = access.programmes_of(worker=worker, purpose="report", today=today)
    if not mine:
        return None
    answers = Party.objects.filter(organisation=organisation.pk, file__programme__in=mine)
    with of_house("figures"):
        yes, no = (answers.filter(answer=one).count() for one in (Party.Answer.ENDORSED, Party.Answer.OBJECTED))
    return Agreed(yes=yes, no=no)


def _over_time(seen: Sequence[tuple[Period, int]]) -> tuple[tuple[Period, int | None], ...]:
    """Give the last quarters up to the latest, also those in between without a wait."""
    if not seen:
        return ()
    known = dict(seen)
    quarters, quarter = [seen[-1][0]], seen[-1][0]
    while quarter != seen[0][0] and len(quarters) < _QUARTERS:
        quarter = quarter.previous()
        quarters.append(quarter)
    return tuple((one, known.get(one)) for one in reversed(quarters))


def _works_with_residents(worker: Worker, today: date) -> bool:
    """Tell whether a worker is in the team of a programme, or administers."""
    in_team = any(access.programmes_of(worker=worker, purpose=one, today=today) for one in purposes())
    return in_team or access.administers(worker=worker, today=today)
