"""One household on one page: everything about a case that this worker may see for this purpose, gathered once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import QuerySet

from voordeur.access import NoGround, rows_seen, sight_of, visible
from voordeur.access.sight import EVERY_DOMAIN
from voordeur.accounts import queries as accounts
from voordeur.accounts.models import Worker
from voordeur.assessments.models import CriterionAnswer, Need, Strength
from voordeur.cases import queries as cases
from voordeur.cases.entries.direction import EVERYTHING
from voordeur.cases.models import (
    Absence,
    Action,
    Building,
    Case,
    CaseLink,
    CaseRole,
    Conference,
    ConsentOrGround,
    Cover,
    Direction,
    Dissent,
    Extension,
    Goal,
    HandOn,
    Lever,
    Phase,
    Plan,
    Presence,
    PutForward,
    Referral,
    ReportSent,
    RoleDecision,
    TakenTask,
    WaitingPlace,
)
from voordeur.desk.case.contacts import Contact, contacts_of, involved_beside
from voordeur.desk.case.stand_ins import StandIn, stand_ins
from voordeur.desk.case.standing import Standing, standing
from voordeur.desk.names import homes_called
from voordeur.desk.words import area_title
from voordeur.journal import File, method_of
from voordeur.journal.at_once import in_order
from voordeur.journal.heads import head_of
from voordeur.journal.models import Projection
from voordeur.methods.language import Method
from voordeur.people import places
from voordeur.people import queries as people
from voordeur.people.models import Household, Membership, Reach
from voordeur.post.models import Document
from voordeur.signals.models import Signal

# What a page about a case may be opened for, and how much of it: a reporter's feedback is no reason to read one.
PURPOSES = ("coordination", "help", "triage", "oversight")

R = TypeVar("R", bound=Projection)
SeenRows = Mapping[type[Projection], list[Any]]
# What a page about a case reads of its file beside its things, all in one question.
_TABLES = (
    Building,
    Case,
    CaseLink,
    CaseRole,
    ConsentOrGround,
    Cover,
    CriterionAnswer,
    Dissent,
    Document,
    Extension,
    HandOn,
    Lever,
    Phase,
    Plan,
    Presence,
    PutForward,
    ReportSent,
    RoleDecision,
    Signal,
    Strength,
    WaitingPlace,
)


@dataclass(frozen=True, kw_only=True)
class CaseView:
    """A case as one worker sees it on one day: its own file is read at once, the rest when a page first asks for it.

    `rows`: all that was read of its file and is seen, by table. `handed_over` names every life domain in which
    something was open, for whoever sees them all.
    """

    case: Case
    head: File
    worker: Worker
    purpose: str
    today: date
    rows: SeenRows
    handed_over: tuple[str, ...]
    reads_shared: bool

    @property
    def file(self) -> UUID:
        """The file of the case."""
        return self.head.pk

    @property
    def programme(self) -> UUID | None:
        """The programme in which it runs."""
        return self.head.programme

    @property
    def version(self) -> UUID:
        """The last entry that changed the case itself."""
        return self.case.version

    @property
    def opened_on(self) -> date:
        """The day on which it began."""
        return self.case.opened_on

    @property
    def closed_on(self) -> date | None:
        """The day on which it was closed."""
        return self.case.closed_on

    @property
    def closed_reason(self) -> str:
        """Why it was closed, as a word of ours."""
        return self.case.closed_reason

    @property
    def closed_result(self) -> str:
        """What came of it."""
        return self.case.closed_result

    @property
    def severity(self) -> int | None:
        """How hard the household has it, as it was judged."""
        return self.case.severity

    @property
    def method(self) -> Method | None:
        """The method by which it goes, whatever the stage."""
        found = method_of(self.head.method_id) if self.head.method_id else None
        return found if found and self.head.kind in found.tracks else None

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

    @cached_property
    def things(self) -> Mapping[str, list[Any]]:
        """What its entries speak about, by kind: need, goal, action, referral …"""
        return _called(cases.things_among(self.rows), self.method)

    @property
    def signals(self) -> list[Signal]:
        """The signals with which it began or that joined it, the first one first."""
        return in_order(self.rows[Signal], "received_on", "id")

    @property
    def strengths(self) -> list[Strength]:
        """What somebody is good at, wishes or dreams of."""
        return in_order(self.rows[Strength], "recorded_on", "id")

    @property
    def criteria(self) -> list[CriterionAnswer]:
        """Which criteria of the method were asked, and what the answer was."""
        return in_order(self.rows[CriterionAnswer], "criterion", "id")

    @property
    def grounds(self) -> list[ConsentOrGround]:
        """On what ground it is worked at, or with whose consent."""
        return in_order(self.rows[ConsentOrGround], "since", "id")

    @property
    def dissents(self) -> list[Dissent]:
        """Who did not agree with what a conference decided."""
        return in_order(self.rows[Dissent], "on", "id")

    @property
    def building(self) -> Building | None:
        """The building that it is about, when it is no household."""
        return self._one(Building)

    @property
    def linked(self) -> list[CaseLink]:
        """The cases that go with it, also those that this worker may not read: `linked_with` sifts them."""
        return in_order(self.rows[CaseLink], "on", "id")

    @property
    def handed(self) -> list[HandOn]:
        """Where its household went on, and where it came from."""
        return in_order(self.rows[HandOn], "on", "id")

    @property
    def plan(self) -> Plan | None:
        """The plan as it was agreed."""
        return self._one(Plan)

    @property
    def waiting(self) -> WaitingPlace | None:
        """Its place on the list of those who wait to begin."""
        return self._one(WaitingPlace)

    @property
    def extension(self) -> Extension | None:
        """For how long it goes on beyond its term."""
        return self._one(Extension)

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
        """How the household or building is called; empty as long as it is not known."""
        if self.household:
            return self.household.label
        return self.called or (self.building.label if self.building else "")

    def _seen(self, rows: QuerySet[R]) -> QuerySet[R]:
        return visible(rows, worker=self.worker, purpose=self.purpose, today=self.today)

    def _one(self, table: type[R]) -> R | None:
        return next(iter(self.rows[table]), None)


def case_view(file: UUID, *, worker: Worker, purpose: str, today: date) -> CaseView:
    """Open a case for a worker. Raises NoGround."""
    eyes, head = sight_of(file, worker=worker, purpose=purpose, today=today), head_of(file)
    rows = rows_seen((*_TABLES, *cases.tables_of_things().values()), seeing={file: eyes})
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


def _called(things: dict[str, list[Any]], method: Method | None) -> dict[str, list[Any]]:
    """Call a party that is a known organisation by that name, and a budget as the method calls it, on all pages."""
    names = {one.pk: one.name for one in accounts.organisations(party.organisation for party in things["party"])}
    for party in things["party"]:
        party.text = names.get(party.organisation) or party.text
    for budget in things["budget"]:
        budget.text = area_title(method, "what_for", budget.text)
    return things
