"""What stands in the file of a case and is seen: its things and rows, under the names by which pages call them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

from voordeur.accounts import queries as accounts
from voordeur.assessments.models import CriterionAnswer, Need, Strength
from voordeur.cases import queries as cases
from voordeur.cases.entries.direction import EVERYTHING
from voordeur.cases.models import (
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
from voordeur.desk.words import area_title
from voordeur.journal import File, method_of
from voordeur.journal.at_once import in_order
from voordeur.journal.models import Projection
from voordeur.methods.language import Method
from voordeur.partners import queries as partners
from voordeur.people import places
from voordeur.people.models import Address
from voordeur.post.models import Document
from voordeur.signals.models import Signal

R = TypeVar("R", bound=Projection)
SeenRows = Mapping[type[Projection], list[Any]]
# What a page about a case reads of its file beside its things, all in one question.
TABLES = (
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
class OwnRows:
    """What was read of a case's own file, by table, as far as one worker sees it; nothing more is asked for it.

    Only names of organisations and services and addresses of a building are looked up when a page first asks for them.
    """

    case: Case
    head: File
    rows: SeenRows

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

    @cached_property
    def building_addresses(self) -> list[Address]:
        """The addresses of that building, in the order in which they were written down."""
        ids = [UUID(id) for id in self.building.addresses] if self.building else []
        known = places.addresses(ids) if ids else {}
        return [known[id] for id in ids if id in known]

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
        return next((row.said for rows in self.things.values() for row in rows if row.named == thing), "")

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

    def _one(self, table: type[R]) -> R | None:
        return next(iter(self.rows[table]), None)


def _called(things: dict[str, list[Any]], method: Method | None) -> dict[str, list[Any]]:
    """Call things by their names on all pages: a party by its organisation, what was asked of a service by that service
    or else its organisation, and a budget, or an action without words, as the method calls it.
    """
    asked = things["referral"]
    names = {one.pk: one.name for one in accounts.organisations(one.organisation for one in [*things["party"], *asked])}
    services = partners.services_named(one.service for one in asked)
    for one in asked:
        service = services.get(one.service)
        one.called = one.receiver or (service.name if service else names.get(one.organisation, ""))
    for party in things["party"]:
        party.text = names.get(party.organisation) or party.text
    for action in things["action"]:
        action.text = action.text or (area_title(method, "measure", action.measure) if action.measure else "")
    for budget in things["budget"]:
        budget.text = area_title(method, "what_for", budget.text)
    return things
