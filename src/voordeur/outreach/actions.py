"""Deeds of outreach: making a round, ringing bells, agreeing on and holding visits."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Literal
from uuid import UUID

from django.db import transaction

from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal import Draft, File, Level, Opening, Permit, Recorded, Refusal, id_from, record
from voordeur.outreach import entries as said
from voordeur.outreach.rules import PartOfDay
from voordeur.people import places
from voordeur.people.models import Address
from voordeur.planning import walking
from voordeur.post import actions as post
from voordeur.post.models import OF_A_DOOR, Channel
from voordeur.programmes.models import AreaMark, Programme


class OutsideTheArea(Refusal):
    """Doors of a round lie outside the area of the programme, and nobody said why."""

    def __init__(self) -> None:
        """Say what must come first."""
        super().__init__(
            {
                "nl": "Een deel van deze deuren ligt buiten het gebied van het project.",
                "en": "Some of these doors lie outside the area of the programme.",
            },
            {
                "nl": "Schrijf op met wie dat is afgesproken en waarom, of kies een ander adres.",
                "en": "Write down with whom that was agreed and why, or choose another address.",
            },
        )


@transaction.atomic
def plan_round(
    *,
    programme: UUID,
    name: str,
    addresses: Collection[UUID],
    workers: Sequence[UUID],
    on: date,
    area: UUID | None = None,
    outside: str = "",
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Make a round of these addresses in walking order, and open a doorstep for each.

    The marks of an address's area in this programme become features of its doorstep. The round's id is `id`. Doors
    outside the programme's area need words about why (`outside`). Raises OutsideTheArea.
    """
    id = id or new_id()
    today = happened_on or day_of(at)
    ordered = _in_walking_order(addresses)
    running = Programme.objects.get(id=programme)
    if not outside.strip() and places.outside(running.area, (address.area for address in ordered)):
        raise OutsideTheArea
    body = said.RoundPlanned(
        round=id,
        name=name,
        area=area,
        addresses=tuple(a.id for a in ordered),
        workers=tuple(workers),
        on=on,
        outside=outside.strip(),
    )
    drafts = [Draft(programme, body, today, id=id)]
    marks = _marks(programme)
    method = File.objects.values_list("method", flat=True).get(id=programme)
    places.hold(address.id for address in ordered)
    shut = post.shut_addresses([address.id for address in ordered], running.controller)
    doors: list[Opening] = []
    for place, address in enumerate(ordered, start=1):
        file, features = id_from(id, f"door {address.id}"), tuple(sorted(marks.get(address.area, ())))
        listed = said.DoorstepListed(address=address.id, round=id, features=features, place=place)
        doors.append(
            Opening(file, File.Kind.DOORSTEP, programme=programme, controller=running.controller, method=method)
        )
        drafts.append(Draft(file, listed, today, id=id_from(id, f"listed {address.id}")))
        if address.id in shut:
            stops = post.stops(file, today, channels=OF_A_DOOR)
            drafts += [replace(draft, level=Level.CONFINED) for draft in stops]
    return record(*drafts, opening=doors, permit=permit, at=at)


def list_doorstep(
    *,
    file: UUID,
    address: UUID | None = None,
    round: UUID | None = None,
    features: Iterable[str] = (),
    place: int = 0,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Put a doorstep that is there on a round (again), or give it other features."""
    body = said.DoorstepListed(address=address, round=round, features=tuple(features), place=place)
    return record(Draft(file, body, happened_on or day_of(at), id=id), permit=permit, at=at)


def note_attempt(
    *,
    file: UUID,
    outcome: said.AttemptOutcome,
    part_of_day: PartOfDay | Literal[""] = "",
    card_left: bool = False,
    happened_at: datetime | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note that somebody rang the bell and what came of it."""
    body = said.ContactAttempted(outcome=outcome, part_of_day=part_of_day, card_left=card_left)
    draft = Draft(file, body, happened_on or day_of(at), happened_at=happened_at, id=id)
    return record(draft, permit=permit, at=at)


def note_opt_out(
    *,
    file: UUID,
    reason: str = "",
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note that the resident does not want the conversation; the door is left in peace."""
    return record(Draft(file, said.OptedOut(reason=reason), happened_on or day_of(at), id=id), permit=permit, at=at)


def check_network(
    *,
    file: UUID,
    known: bool,
    through: str = "",
    contact_route: str = "",
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note whether anybody in the network knows the household behind a closed door, and the way in."""
    body = said.NetworkChecked(known=known, through=through, contact_route=contact_route)
    return record(Draft(file, body, happened_on or day_of(at), id=id), permit=permit, at=at)


def plan_visit(
    *,
    file: UUID,
    on: date | None = None,
    from_time: time | None = None,
    until_time: time | None = None,
    with_whom: str = "",
    worker: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Agree on a visit; it is the worker's who plans it unless another is named. Raises Stopped."""
    post.refuse_stopped(file, Channel.VISIT)
    body = said.VisitPlanned(on=on, from_time=from_time, until_time=until_time, with_whom=with_whom, worker=worker)
    return record(Draft(file, body, happened_on or day_of(at), id=id), permit=permit, at=at)


def cancel_visit(
    *,
    file: UUID,
    reason: str = "",
    appointment: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note that an agreed visit does not go on."""
    body = said.VisitCancelled(reason=reason, appointment=appointment)
    return record(Draft(file, body, happened_on or day_of(at), id=id), permit=permit, at=at)


def miss_visit(
    *,
    file: UUID,
    appointment: UUID | None = None,
    remark: str = "",
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note that the resident was not there at an agreed visit: no try at the bell in vain, and nothing called off."""
    body = said.VisitMissed(appointment=appointment, remark=remark)
    return record(Draft(file, body, happened_on or day_of(at), id=id), permit=permit, at=at)


def hold_visit(
    *,
    file: UUID,
    who_present: Iterable[str] = (),
    asked: Iterable[str] = (),
    left_open: Iterable[str] = (),
    crisis: bool = False,
    interpreter: str = "",
    workers: Iterable[UUID] = (),
    unannounced: bool = False,
    place: str = "",
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    happened_at: datetime | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note a conversation at home in which nothing was asked for; with worries it is `cases.hold_visit_with_needs`."""
    body = said.VisitHeld(
        who_present=tuple(who_present),
        asked=tuple(asked),
        left_open=tuple(left_open),
        crisis=crisis,
        interpreter=interpreter,
        workers=tuple(workers),
        unannounced=unannounced,
        place=place,
    )
    return record(Draft(file, body, happened_on or day_of(at), happened_at=happened_at, id=id), permit=permit, at=at)


def tell_satisfaction(
    *,
    file: UUID,
    home: int | None = None,
    surroundings: int | None = None,
    remark: str = "",
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note how a resident rates home and surroundings, from 1 to 10."""
    body = said.SatisfactionTold(home=home, surroundings=surroundings, remark=remark)
    return record(Draft(file, body, happened_on or day_of(at), id=id), permit=permit, at=at)


def tell_housing_wish(
    *,
    file: UUID,
    wish: str = "",
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note what a resident of a home that will be torn down wishes to live in."""
    return record(Draft(file, said.HousingWishTold(wish=wish), happened_on or day_of(at), id=id), permit=permit, at=at)


def close_doorstep(
    *,
    file: UUID,
    outcome: Literal["talked", "opted_out", "non_response"],
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """End the approach of a door, in one of three ways."""
    body = said.DoorstepClosed(outcome=outcome)
    return record(Draft(file, body, happened_on or day_of(at), id=id), permit=permit, at=at)


def _in_walking_order(addresses: Collection[UUID]) -> list[Address]:
    found = {address.id: address for address in Address.objects.filter(id__in=addresses)}
    doors = [
        walking.Door(
            id=address.id,
            street=address.street,
            number=address.number,
            letter=address.letter,
            addition=address.addition,
            town=address.town,
            lat=address.lat,
            lon=address.lon,
        )
        for address in found.values()
    ]
    return [found[door.id] for door in walking.walking_order(doors)]


def _marks(programme: UUID) -> dict[UUID | None, set[str]]:
    marks: dict[UUID | None, set[str]] = {}
    for mark in AreaMark.objects.of(programme):
        marks.setdefault(mark.area, set()).add(mark.mark)
    return marks
