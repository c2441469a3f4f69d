"""Deeds with which a case begins: a signal, a decision of a team, a household that becomes known."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal, overload
from uuid import UUID

from django.db import transaction

from voordeur.access import grants_for
from voordeur.cases import entries as said
from voordeur.cases.actions.roles import keep_one_coordinator
from voordeur.cases.beside import beside_at_building, beside_in_household
from voordeur.cases.drafting import assignment, controller_of, method_of_file, sight_of_household
from voordeur.cases.households import NewHousehold, formed, household_id
from voordeur.cases.models import Case
from voordeur.cases.queries import coordinators
from voordeur.cases.rules import Join, ReasonNeeded, Running, refuse_a_case_without_decision
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal import Draft, File, Opening, Permit, Recorded, id_from, record
from voordeur.programmes import queries as programmes
from voordeur.safety.actions import stops_for
from voordeur.signals.entries import Channel, Permission, SignalArrived, SignalJoinedCase, SignalReceived, Urgency
from voordeur.signals.rules import refuse_a_text_too_long


def case_file(programme: UUID, case: UUID) -> Opening:
    """Give the new file of a case: judged by the programme's method, under the programme's controller."""
    return Opening(
        case,
        File.Kind.CASE,
        programme=programme,
        controller=programmes.programme(programme).controller,
        method=programmes.method_version_of(programme),
    )


def receive_signal(
    *,
    channel: Channel,
    about: str = "",
    text: str = "",
    programme: UUID | None = None,
    file: UUID | None = None,
    reporter: UUID | None = None,
    reporter_name: str = "",
    reporter_organisation: str = "",
    knows_where: bool = False,
    permission: Permission = "not_asked",
    urgency: Urgency = "normal",
    wishes_feedback: bool = True,
    ground: str = "",
    hard_date: date | None = None,
    kind: str = "",
    amount: Decimal | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Take in a signal. It opens a case of this programme at once (its id: `file`, or what follows from `id`).

    Without a programme it is written in a case file that is there. A reporter who signs in hears what becomes of it.
    Raises SignalTooLong; the method may refuse it (to one who knows where to go, without permission).
    """
    refuse_a_text_too_long(text)
    id = id or new_id()
    on, case = happened_on or day_of(at), file or id_from(id, "case")
    body = SignalReceived(
        channel=channel,
        reporter=reporter,
        reporter_name=reporter_name,
        reporter_organisation=reporter_organisation,
        about=about,
        text=text,
        knows_where=knows_where,
        permission=permission,
        urgency=urgency,
        wishes_feedback=wishes_feedback,
        ground=ground,
        hard_date=hard_date,
        kind=kind,
        amount=amount,
    )
    drafts = [Draft(case, body, on, id=id)]
    if reporter is not None:
        drafts += grants_for("reporter", reporter, {case: File.Kind.CASE}, on)
    if programme is None:
        return record(*drafts, permit=permit, at=at)
    opened = Draft(case, said.CaseOpened(route="signal"), on, id=id_from(id, "opened"))
    return record(opened, *drafts, opening=[case_file(programme, case)], permit=permit, at=at)


@transaction.atomic
def open_case(
    *,
    route: Literal["doorstep", "signal", "transfer"],
    household: UUID | NewHousehold | None = None,
    building: said.BuildingIdentified | None = None,
    programme: UUID | None = None,
    file: UUID | None = None,
    roles: Mapping[str, UUID] | None = None,
    join: Join = "none",
    reason: str = "",
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Open a case for a household (there already, or one that begins with it), with who holds which role in it.

    Or for a `building`, of which is said which one it is: then BuildingHasCase takes the place of HouseholdHasCase.

    Without a programme the file is there already, and it is only said how the case began. Raises HouseholdHasCase
    when another case runs (then: ask whom to call, join it, or say why this one runs beside it), ReasonNeeded,
    SecondCoordinator.
    """
    id = id or new_id()
    on, case = happened_on or day_of(at), file or id_from(id, "case")
    formed_too, opening, known = _household(household, id, on)
    opening += [case_file(programme, case)] if programme else []
    controller = programmes.programme(programme).controller if programme else controller_of(case)
    running = _beside(case, known, building, controller, permit, at)
    refuse_a_case_without_decision(running, join, reason, building=building is not None)
    beside = running[0].case if running else None
    body = said.CaseOpened(route=route, household=known, join=join, beside=beside, reason=reason)
    drafts = [
        *formed_too,
        Draft(case, body, on, id=id),
        *(stops_for(case, known, on, permit=permit, at=at) if known else ()),
        *([Draft(case, building, on)] if building else ()),
    ]
    method = programmes.method_of(programme) if programme else method_of_file(case)
    asked: dict[str, Any] = {"programme": programme, "method": method, "on": on, "permit": permit}
    asked["team_on"] = day_of(at) if route == "transfer" else None
    for role, worker in (roles or {}).items():
        drafts += assignment(case=case, household=known, role=role, worker=worker, **asked)
    recorded = record(*drafts, opening=opening, permit=permit, at=at)
    for worker in (roles or {}).values():
        keep_one_coordinator(case, worker)
    return recorded


def _beside(
    case: UUID,
    household: UUID | None,
    building: said.BuildingIdentified | None,
    controller: UUID | None,
    permit: Permit,
    at: datetime,
) -> list[Running]:
    """Give what runs already for the building, or else for the household, that a case begins for."""
    held: dict[str, Any] = {"controller": controller, "permit": permit, "at": at}
    if building:
        return beside_at_building(building.addresses, case, also=[household] if household else [], **held)
    return beside_in_household(household, case, **held) if household else []


@transaction.atomic
def identify_household(
    *,
    file: UUID,
    household: UUID | NewHousehold,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Say about which household a case is: one that is there, or one that begins with this act.

    Whoever has a role in the case sees the household from now on.
    """
    id = id or new_id()
    on = happened_on or day_of(at)
    drafts, opening, known = _household(household, id, on)
    programme = File.objects.values_list("programme", flat=True).get(id=file)
    stops = stops_for(file, known, on, permit=permit, at=at)
    drafts += [Draft(file, said.HouseholdIdentified(household=known), on, id=id), *stops]
    drafts += sight_of_household(case=file, household=known, programme=programme, method=method_of_file(file), on=on)
    return record(*drafts, opening=opening, permit=permit, at=at)


@transaction.atomic
def take_up_signal(
    *,
    file: UUID,
    household: UUID | NewHousehold,
    role: str,
    worker: UUID,
    join: Join = "none",
    reason: str = "",
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Take a signal up: its household, the worker who answers for it, their sight and involvement, in one act.

    Raises HouseholdHasCase when a case runs for this household: join the signal to that one, or say why beside it.
    """
    id = id or new_id()
    on = happened_on or day_of(at)
    drafts, opening, known = _household(household, id, on)
    running = beside_in_household(known, file, controller=controller_of(file), permit=permit, at=at)
    refuse_a_case_without_decision(running, join, reason)
    stops = stops_for(file, known, on, permit=permit, at=at)
    drafts += [Draft(file, said.HouseholdIdentified(household=known), on, id=id), *stops]
    drafts += assignment(
        case=file,
        household=known,
        programme=File.objects.values_list("programme", flat=True).get(id=file),
        method=method_of_file(file),
        role=role,
        worker=worker,
        on=on,
        permit=permit,
    )
    recorded = record(*drafts, opening=opening, permit=permit, at=at)
    keep_one_coordinator(file, worker)
    return recorded


def join_signal(
    *,
    file: UUID,
    case: UUID,
    reason: str,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Hand a signal to a case that is already running; both files say so. Raises ReasonNeeded."""
    if not reason.strip():
        raise ReasonNeeded
    id = id or new_id()
    on = happened_on or day_of(at)
    answering = next((held.worker for held in reversed(coordinators(case))), None)
    own = SignalJoinedCase(case=case, reason=reason, taken_up_by=answering)
    drafts = [Draft(file, own, on, id=id)]
    if Case.objects.of(case).exists():
        arrived = SignalArrived(signal=file, reason=reason)
        drafts.append(Draft(case, arrived, on, id=id_from(id, "arrived")))
    return record(*drafts, permit=permit, at=at)


@overload
def _household(household: UUID | NewHousehold, id: UUID, on: date) -> tuple[list[Draft], list[Opening], UUID]: ...
@overload
def _household(
    household: UUID | NewHousehold | None, id: UUID, on: date
) -> tuple[list[Draft], list[Opening], UUID | None]: ...
def _household(
    household: UUID | NewHousehold | None, id: UUID, on: date
) -> tuple[list[Draft], list[Opening], UUID | None]:
    if not isinstance(household, NewHousehold):
        return [], [], household
    drafts, opening = formed(household, id=id, on=on)
    return drafts, [opening], household_id(id)
