"""The deed of a visit in which worries come up: the bare visit at the door, and a case with what was told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from voordeur.assessments.entries import NeedRecorded, StrengthKind, StrengthRecorded
from voordeur.assessments.rules import refuse_a_domain_not_asked
from voordeur.cases import entries as said
from voordeur.cases.actions.opening import case_file
from voordeur.cases.actions.roles import keep_one_coordinator
from voordeur.cases.beside import beside_in_household
from voordeur.cases.drafting import assignment
from voordeur.cases.households import NewHousehold, formed, household_id
from voordeur.cases.rules import Join, refuse_a_case_without_decision
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal import Draft, Opening, Permit, Recorded, id_from, record
from voordeur.outreach.entries import DoorstepClosed, HousingWishTold, SatisfactionTold, VisitHeld
from voordeur.outreach.models import Doorstep
from voordeur.programmes import queries as programmes
from voordeur.safety.actions import stops_for


@dataclass(frozen=True, kw_only=True)
class NeedTold:
    """A need as it was told on a visit; `person` is an id of somebody who is written down already."""

    text: str
    domain: str = ""
    money: bool = False
    person: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class StrengthTold:
    """A talent, wish, dream or strength as it was told on a visit."""

    text: str
    what: StrengthKind = "strength"
    domain: str = ""
    person: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Visited:
    """What belongs to the visit itself, and to the door."""

    who_present: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    left_open: tuple[str, ...] = ()
    crisis: bool = False
    interpreter: str = ""
    workers: tuple[UUID, ...] = ()
    unannounced: bool = False
    place: str = ""
    home: int | None = None
    surroundings: int | None = None
    remark: str = ""
    wish: str = ""

    @property
    def held(self) -> dict[str, Any]:
        """Give what belongs to the visit itself, by the names that its entry has for it."""
        return {each.name: getattr(self, each.name) for each in fields(VisitHeld)}

    def entries(self, file: UUID, on: date, id: UUID) -> list[Draft]:
        """Draft what stands in the doorstep's file, which more people read: nothing of what was confided."""
        drafts = [Draft(file, VisitHeld(**self.held), on, id=id)]
        if self.home is not None or self.surroundings is not None:
            told = SatisfactionTold(home=self.home, surroundings=self.surroundings, remark=self.remark)
            drafts.append(Draft(file, told, on, id=id_from(id, "satisfaction")))
        if self.wish:
            drafts.append(Draft(file, HousingWishTold(wish=self.wish), on, id=id_from(id, "wish")))
        return drafts


@transaction.atomic
def hold_visit_with_needs(
    *,
    file: UUID,
    visited: Visited,
    household: UUID | NewHousehold,
    needs: Iterable[NeedTold] = (),
    strengths: Iterable[StrengthTold] = (),
    roles: Mapping[str, UUID] | None = None,
    join: Join = "none",
    reason: str = "",
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Record a visit at a door in which something was told, all in one act; sent twice it is recorded once.

    The doorstep's file gets the bare visit and is closed: what was left open is from now on asked in the case. A case
    opens for the household (which may begin here) with the visit, the needs and strengths, and who holds which role.
    The case's id is `id_from(id, "case")`. Raises HouseholdHasCase, ReasonNeeded, SecondCoordinator, NotInTheTeam,
    DomainNotAsked.
    """
    id = id or new_id()
    on, case = happened_on or day_of(at), id_from(id, "case")
    programme = Doorstep.objects.select_related("file").get(file=file).file.programme
    assert programme is not None, "a doorstep is listed on a round, and a round is a programme's"
    method = programmes.method_of(programme)
    told, begins = list(_told(case, needs, strengths, on, id)), []
    for draft in told:
        refuse_a_domain_not_asked(draft.domain, method.domains)
    drafts = [*visited.entries(file, on, id), Draft(file, DoorstepClosed(outcome="talked"), on, id=id_from(id, "door"))]
    if isinstance(household, UUID):
        controller = programmes.programme(programme).controller
        asked: dict[str, Any] = {"controller": controller, "permit": permit, "at": at, "also": [file]}
        known, running = household, beside_in_household(household, case, **asked)
    else:
        known, running = household_id(id), []
        of_household, opened = formed(household, id=id, on=on)
        drafts, begins = [*drafts, *of_household], [opened]
    refuse_a_case_without_decision(running, join, reason)
    stops = stops_for(case, known, on, permit=permit, at=at, beside=[file])
    drafts += _case(case, known, running[0].case if running else None, join, reason, visited, stops, on, id)
    drafts += told
    for role, worker in (roles or {}).items():
        drafts += assignment(
            case=case,
            household=known,
            programme=programme,
            method=method,
            role=role,
            worker=worker,
            on=on,
            permit=permit,
        )
    opening: list[Opening] = [*begins, case_file(programme, case)]
    recorded = record(*drafts, opening=opening, permit=permit, at=at)
    for worker in (roles or {}).values():
        keep_one_coordinator(case, worker)
    return recorded


def _case(
    case: UUID,
    household: UUID,
    beside: UUID | None,
    join: Join,
    reason: str,
    visited: Visited,
    stops: Iterable[Draft],
    on: date,
    id: UUID,
) -> list[Draft]:
    opened = said.CaseOpened(route="doorstep", household=household, join=join, beside=beside, reason=reason)
    held = visited.entries(case, on, id_from(id, "visit in the case"))[0]
    return [Draft(case, opened, on, id=id_from(id, "opened")), *stops, held]


def _told(
    case: UUID, needs: Iterable[NeedTold], strengths: Iterable[StrengthTold], on: date, id: UUID
) -> Iterable[Draft]:
    for number, need in enumerate(needs):
        body = NeedRecorded(need=id_from(id, f"need {number}"), text=need.text, person=need.person, money=need.money)
        entry = id_from(id, f"need {number} told")
        yield Draft(case, body, on, id=entry, domain=need.domain, persons=_ids(need.person))
    for number, strength in enumerate(strengths):
        body_ = StrengthRecorded(what=strength.what, text=strength.text, person=strength.person)
        entry = id_from(id, f"strength {number} told")
        yield Draft(case, body_, on, id=entry, domain=strength.domain, persons=_ids(strength.person))


def _ids(person: UUID | None) -> tuple[UUID, ...]:
    return (person,) if person else ()
