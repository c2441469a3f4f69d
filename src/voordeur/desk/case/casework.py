"""One household on one page: everything about a case that this worker may see for this purpose, gathered once."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from voordeur.access import NoGround, sees, sees_every_domain, visible
from voordeur.accounts import queries as accounts
from voordeur.accounts.models import Organisation, Worker
from voordeur.assessments import queries as assessments
from voordeur.assessments.models import Need, Strength
from voordeur.cases import queries as cases
from voordeur.cases.entries.direction import EVERYTHING
from voordeur.cases.models import (
    Absence,
    Action,
    Case,
    CaseRole,
    Conference,
    ConsentOrGround,
    Cover,
    Direction,
    Dissent,
    Extension,
    Goal,
    Plan,
    Referral,
    TakenTask,
    WaitingPlace,
)
from voordeur.desk.case.stand_ins import StandIn, stand_ins
from voordeur.desk.case.standing import Standing, standing
from voordeur.desk.names import homes_called
from voordeur.journal import Level
from voordeur.people import places
from voordeur.people import queries as people
from voordeur.people.models import Household, Involvement, Membership, Reach
from voordeur.signals import queries as signals
from voordeur.signals.models import Signal

# What a page about a case may be opened for, and how much of it: a reporter's feedback is no reason to read one.
PURPOSES = ("coordination", "help", "triage", "oversight")

Seen = Callable[[QuerySet[Any]], QuerySet[Any]]


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Somebody who is involved, and how to reach them: no word about why."""

    name: str
    role: str
    organisation: str
    phone: str


@dataclass(frozen=True, kw_only=True)
class CaseView:
    """A case as one worker sees it on one day.

    `home` is the file of its household, also when the worker may not read that; then there is no `household`. `things`
    are what its entries speak about, by kind: need, goal, action, referral … `away`: who of the holders is not there.
    `called`: how a case is called for whoever reads it and not its household, as in every list.
    """

    file: UUID
    version: UUID
    purpose: str
    programme: UUID | None
    home: UUID | None
    household: Household | None
    called: str
    address: str
    opened_on: date
    closed_on: date | None
    closed_reason: str
    closed_result: str
    handed_over: tuple[str, ...]
    severity: int | None
    standing: Standing | None
    members: list[Membership]
    reach: Mapping[UUID, Reach]
    contacts: list[Contact]
    holders: list[tuple[CaseRole, Worker | None]]
    stand_ins: list[StandIn]
    away: Mapping[UUID, Absence]
    signals: list[Signal]
    strengths: list[Strength]
    things: Mapping[str, list[Any]]
    grounds: list[ConsentOrGround]
    plan: Plan | None
    waiting: WaitingPlace | None
    extension: Extension | None
    dissents: list[Dissent]

    def words_of(self, thing: UUID | None) -> str:
        """Give the words of a need, goal, action …; empty when there is no such thing for this worker."""
        return next((row.text for rows in self.things.values() for row in rows if row.named == thing), "")

    @property
    def needs(self) -> list[Need]:
        """The questions and worries."""
        return self.things["need"]

    @property
    def goals(self) -> list[Goal]:
        """The goals of the plan."""
        return self.things["goal"]

    @property
    def actions(self) -> list[Action]:
        """The actions of the plan."""
        return self.things["action"]

    @property
    def tasks(self) -> list[TakenTask]:
        """What a worker does for the household meanwhile."""
        return self.things["task"]

    @property
    def directs(self) -> list[Direction]:
        """Who directs now, everything first."""
        now = [one for one in self.things["direction"] if not one.is_over]
        return sorted(now, key=lambda one: one.over != EVERYTHING)

    @property
    def directed_before(self) -> list[Direction]:
        """Who directed before, the latest first."""
        return [one for one in self.things["direction"] if one.is_over]

    @property
    def referrals(self) -> list[Referral]:
        """The services that were asked to help."""
        return self.things["referral"]

    @property
    def conferences(self) -> list[Conference]:
        """The conferences about it, the latest first."""
        return self.things["conference"]

    @property
    def title(self) -> str:
        """How the household is called; empty as long as it is not known."""
        return self.household.label if self.household else self.called


def case_view(file: UUID, *, worker: Worker, purpose: str, today: date) -> CaseView:
    """Gather a case for a worker. Raises NoGround."""

    def seen(rows: QuerySet[Any]) -> QuerySet[Any]:
        return visible(rows, worker=worker, purpose=purpose, today=today)

    case = seen(Case.objects.select_related("file").filter(file=file)).first()
    if case is None:
        raise NoGround
    asked: dict[str, Any] = {"worker": worker, "purpose": purpose, "today": today}
    reads = sees(file=file, level=Level.SHARED, **asked)
    return CaseView(
        file=file,
        version=case.version,
        purpose=purpose,
        programme=case.file.programme,
        **_at_home(case, seen, today, by_name=reads),
        opened_on=case.opened_on,
        closed_on=case.closed_on,
        closed_reason=case.closed_reason,
        closed_result=case.closed_result,
        # The list names every life domain in which something was open.
        handed_over=tuple(case.handed_over) if sees_every_domain(file=file, **asked) else (),
        severity=case.severity,
        standing=standing(file, worker=worker, purposes=[purpose], today=today),
        **_at_work(case, seen, today),
        signals=list(signals.signals_of(file=file, **asked)),
        strengths=list(assessments.strengths(files=[file], **asked)),
        things=_called(cases.things_of(file, **asked)),
        grounds=list(seen(ConsentOrGround.objects.filter(file=file)).order_by("since", "id")),
        plan=seen(Plan.objects.filter(file=file)).first(),
        waiting=seen(WaitingPlace.objects.filter(file=file)).first(),
        extension=seen(Extension.objects.filter(file=file)).first(),
        dissents=list(seen(Dissent.objects.filter(file=file)).order_by("on", "id")),
    )


def _at_home(case: Case, seen: Seen, today: date, *, by_name: bool) -> dict[str, Any]:
    """Gather the household of a case, as far as it is known and seen: who lives there, where, and whom to call."""
    home = people.going_on(case.household) if case.household else None
    household = seen(Household.objects.filter(pk=home)).first() if home else None
    address = places.addresses([household.address])[household.address] if household and household.address else None
    members = list(seen(people.living_together_on(today, household=household.pk))) if household else []
    return {
        "home": home,
        "household": household,
        "called": homes_called([home])[home].label if home and by_name and not household else "",
        "address": str(address) if address else "",
        "members": members,
        "reach": {one.person: one for one in seen(people.reach_of(one.person for one in members))},
        "contacts": contacts_of(seen(_involved(household, case, today))) if household else [],
    }


def _at_work(case: Case, seen: Seen, today: date) -> dict[str, Any]:
    """Gather who has a role in a case, who of them is away, and who stands in."""
    held = list(seen(CaseRole.objects.filter(file=case.pk, until=None)).order_by("since", "id"))
    names = accounts.workers(role.worker for role in held)
    covers = cases.able(seen(Cover.objects.filter(file=case.pk, until__gt=today)).order_by("since", "id"), today)
    return {
        "holders": [(role, names.get(role.worker)) for role in held],
        "stand_ins": stand_ins(covers, today),
        "away": cases.away((role.worker for role in held), today),
    }


def _called(things: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """Call a party that is a known organisation by that name, everywhere on the pages."""
    names = {one.pk: one.name for one in accounts.organisations(party.organisation for party in things["party"])}
    for party in things["party"]:
        party.text = names.get(party.organisation) or party.text
    return things


def _involved(household: Household, case: Case, today: date) -> QuerySet[Involvement]:
    """Who is involved besides those with a role in this case, as far as that may be known where this case runs."""
    others = people.involved_on(today, household=household.pk).exclude(case=case.pk)
    return cases.of_one_controller(others, case.file.controller)


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
