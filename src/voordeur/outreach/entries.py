"""What can be said of rounds, doors and visits in the journal, and what each of these changes."""

from datetime import date, time
from typing import Literal, cast
from uuid import UUID

from voordeur.journal.kinds import Body, asked, entry, projects
from voordeur.journal.models import Entry, File
from voordeur.journal.rows import Rows
from voordeur.outreach.models import (
    Announcement,
    Appointment,
    Attempt,
    Doorstep,
    HousingWish,
    Round,
    Satisfaction,
    Visit,
)
from voordeur.outreach.rules import NO_ANSWER, ContactOutcome, part_of_day_to_try, stronger

AttemptOutcome = Literal["nobody_home", "come_back", "spoke", "moved", "vacant", "no_access", "unsafe"]


@entry("round_planned", files=("programme",))
class RoundPlanned(Body):
    """A round was made: these addresses, in this walking order, by these workers, on this day.

    `outside` says why doors outside the programme's area are among them.
    """

    round: UUID
    name: str
    area: UUID | None = None
    addresses: tuple[UUID, ...] = ()
    workers: tuple[UUID, ...] = asked(())
    on: date
    outside: str = ""


@entry("doorstep_listed", files=("doorstep",))
class DoorstepListed(Body):
    """An address came on a round, with the features of its area (such as `demolition_area`)."""

    address: UUID | None = None
    round: UUID | None = None
    features: tuple[str, ...] = ()
    place: int = 0


@entry("contact_attempted")
class ContactAttempted(Body):
    """Somebody rang the bell, and this came of it."""

    outcome: AttemptOutcome
    part_of_day: Literal["morning", "afternoon", "evening", ""] = ""
    card_left: bool = False


@entry("opted_out")
class OptedOut(Body):
    """The resident said not to want the conversation."""

    reason: str = ""


@entry("network_checked")
class NetworkChecked(Body):
    """It was asked around whether anybody knows the household behind a door that stays closed."""

    known: bool
    through: str = ""
    contact_route: str = ""


@entry("visit_announced", files=("doorstep", "case"), plain=True, whole=True)
class VisitAnnounced(Body):
    """The household was told beforehand that somebody will come; `what` is a word of the method."""

    how: Literal["letter", "flyer", "call"]
    what: str = ""
    text: str = ""


@entry("visit_planned", step=True)
class VisitPlanned(Body):
    """A visit was agreed on a day, perhaps at a time."""

    on: date | None = None
    from_time: time | None = None
    until_time: time | None = None
    with_whom: str = ""
    worker: UUID | None = None


@entry("visit_cancelled")
class VisitCancelled(Body):
    """An agreed visit does not go on; without `appointment` the one that was planned last."""

    reason: str = ""
    appointment: UUID | None = None


@entry("visit_missed")
class VisitMissed(Body):
    """The resident was not there at an agreed visit; without `appointment` the one of that day, else the first."""

    appointment: UUID | None = None
    remark: str = ""


@entry("visit_held")
class VisitHeld(Body):
    """A conversation was held at home; which headings were asked and which were left for another time.

    `workers`: who went. `unannounced`: nobody was told beforehand. `place`: where it was, when not at home.
    """

    who_present: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    left_open: tuple[str, ...] = ()
    crisis: bool = False
    interpreter: str = ""
    workers: tuple[UUID, ...] = ()
    unannounced: bool = False
    place: str = ""


@entry("satisfaction_told")
class SatisfactionTold(Body):
    """A resident rated home and surroundings, each from 1 to 10."""

    home: int | None = None
    surroundings: int | None = None
    remark: str = ""


@entry("housing_wish_told")
class HousingWishTold(Body):
    """A resident of a home that will be torn down told what to live in next."""

    wish: str = ""


@entry("doorstep_closed")
class DoorstepClosed(Body):
    """The approach of this door ended, in one of three ways."""

    outcome: Literal["talked", "opted_out", "non_response"]


@projects(RoundPlanned)
def _round_planned(entry: Entry, body: RoundPlanned, rows: Rows) -> None:
    workers = [str(worker) for worker in body.workers]
    rows.put(Round(id=body.round, name=body.name, area=body.area, on=body.on, workers=workers))


@projects(DoorstepListed)
def _doorstep_listed(entry: Entry, body: DoorstepListed, rows: Rows) -> None:
    door = _door(rows)
    if door is None:
        return
    door.address, door.round, door.place = body.address, body.round, body.place
    door.features = list(body.features)
    door.listed_on = door.listed_on or entry.happened_on
    rows.put(door)


@projects(ContactAttempted)
def _contact_attempted(entry: Entry, body: ContactAttempted, rows: Rows) -> None:
    rows.put(
        Attempt(
            id=entry.id,
            on=entry.happened_on,
            outcome=body.outcome,
            part_of_day=body.part_of_day,
            card_left=body.card_left,
        )
    )
    door = _door(rows)
    if door is None:
        return  # a bell rung within a case: there is no approach to keep count of
    door.attempts += 1
    door.last_attempt_on = entry.happened_on
    door.next_part_of_day = part_of_day_to_try(attempt.part_of_day for attempt in rows.all(Attempt))
    rows.put(door)
    if body.outcome in NO_ANSWER:
        _conclude(entry, "non_response", rows)


@projects(OptedOut)
def _opted_out(entry: Entry, body: OptedOut, rows: Rows) -> None:
    _conclude(entry, "opted_out", rows)


@projects(NetworkChecked)
def _network_checked(entry: Entry, body: NetworkChecked, rows: Rows) -> None:
    if door := _door(rows):
        door.network_known = body.known
        door.contact_route = body.contact_route or body.through
        rows.put(door)


@projects(VisitAnnounced)
def _visit_announced(entry: Entry, body: VisitAnnounced, rows: Rows) -> None:
    rows.put(Announcement(id=entry.id, on=entry.happened_on, how=body.how, what=body.what, text=body.text))


@projects(VisitPlanned)
def _visit_planned(entry: Entry, body: VisitPlanned, rows: Rows) -> None:
    rows.put(
        Appointment(
            id=entry.id,
            on=body.on or entry.happened_on,
            from_time=body.from_time,
            until_time=body.until_time,
            with_whom=body.with_whom,
            worker=body.worker or entry.by,
        )
    )


@projects(VisitCancelled)
def _visit_cancelled(entry: Entry, body: VisitCancelled, rows: Rows) -> None:
    _settle(body.appointment, Appointment.State.CANCELLED, rows)


@projects(VisitMissed)
def _visit_missed(entry: Entry, body: VisitMissed, rows: Rows) -> None:
    of_today = [one.id for one in rows.all(Appointment) if one.on == entry.happened_on and one.state == "planned"]
    missed = body.appointment or next(iter(sorted(of_today)), None)
    _settle(missed, Appointment.State.MISSED, rows, remark=body.remark)


@projects(VisitHeld)
def _visit_held(entry: Entry, body: VisitHeld, rows: Rows) -> None:
    rows.put(
        Visit(
            id=entry.id,
            on=entry.happened_on,
            who_present=list(body.who_present),
            asked=list(body.asked),
            left_open=list(body.left_open),
            crisis=body.crisis,
            interpreter=body.interpreter,
            workers=[str(worker) for worker in body.workers],
            unannounced=body.unannounced,
        )
    )
    _settle(None, Appointment.State.HELD, rows)
    _conclude(entry, "talked", rows)


@projects(SatisfactionTold)
def _satisfaction_told(entry: Entry, body: SatisfactionTold, rows: Rows) -> None:
    rows.put(
        Satisfaction(
            id=entry.id, on=entry.happened_on, home=body.home, surroundings=body.surroundings, remark=body.remark
        )
    )


@projects(HousingWishTold)
def _housing_wish_told(entry: Entry, body: HousingWishTold, rows: Rows) -> None:
    rows.put(HousingWish(id=entry.id, on=entry.happened_on, wish=body.wish))


@projects(DoorstepClosed)
def _doorstep_closed(entry: Entry, body: DoorstepClosed, rows: Rows) -> None:
    if door := _door(rows):
        door.outcome, door.outcome_on = body.outcome, entry.happened_on
        rows.put(door)


def _door(rows: Rows) -> Doorstep | None:
    """Give the doorstep of this file; a file in which something stands about a door has one from the first line on."""
    if rows.file.kind != File.Kind.DOORSTEP:
        return None
    return next(iter(rows.all(Doorstep)), None) or Doorstep(id=rows.file.id)


def _conclude(entry: Entry, outcome: ContactOutcome, rows: Rows) -> None:
    """Let a stronger outcome take the place of a weaker one; the day of the one that holds is kept."""
    door = _door(rows)
    if door is not None and stronger(outcome, cast(ContactOutcome, door.outcome)) != door.outcome:
        door.outcome, door.outcome_on = outcome, entry.happened_on
        rows.put(door)


def _settle(appointment: UUID | None, state: Appointment.State, rows: Rows, *, remark: str = "") -> None:
    """Close one appointment, or the planned one that is first in time."""
    planned = [row for row in rows.all(Appointment) if row.state == Appointment.State.PLANNED]
    chosen = [row for row in planned if appointment in (None, row.id)]
    for row in sorted(chosen, key=lambda row: (row.on, row.id))[:1]:
        row.state, row.remark = state, remark
        rows.put(row)
