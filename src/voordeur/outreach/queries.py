"""Questions about rounds and doors, for those who may see them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from uuid import UUID

from django.db.models import Q, QuerySet

from voordeur.access import NoGround, holds, reach, visible
from voordeur.accounts.models import Worker
from voordeur.journal import File, OpenDuty, Standing, method_of
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
from voordeur.outreach.rules import DONE, DoorState, door_state
from voordeur.people.models import Address
from voordeur.post.models import Channel
from voordeur.post.queries import stopped_files

PURPOSE = "outreach"


@dataclass(frozen=True, kw_only=True)
class RoundLine:
    """A round in a list: how many doors it has, how they stand, and of how many the approach is over."""

    id: UUID
    programme: UUID
    name: str
    on: date
    workers: tuple[UUID, ...]
    doors: int
    counts: Mapping[DoorState, int]

    @property
    def done(self) -> int:
        """How many doors are done."""
        return sum(self.counts.get(state, 0) for state in DONE)


@dataclass(frozen=True, kw_only=True)
class DoorLine:
    """A door on a round, in walking order; `stopped`: nobody rings here until that was approved."""

    file: UUID
    version: UUID
    place: int
    address_id: UUID | None
    address: str
    postcode: str
    features: tuple[str, ...]
    outcome: str
    state: DoorState
    last_answer: str
    attempts: int
    last_attempt_on: date | None
    next_part_of_day: str
    planned_on: date | None
    planned_at: time | None
    lat: float | None
    lon: float | None
    stopped: bool

    @property
    def done(self) -> bool:
        """Whether nobody needs to ring here any more."""
        return self.state in DONE


@dataclass(frozen=True, kw_only=True)
class Door:
    """Everything about one door that its page shows."""

    line: DoorLine
    programme: UUID
    round: UUID | None
    stage: str
    network_known: bool | None
    contact_route: str
    attempts: list[Attempt] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    announcements: list[Announcement] = field(default_factory=list)
    appointments: list[Appointment] = field(default_factory=list)
    satisfaction: list[Satisfaction] = field(default_factory=list)
    wishes: list[HousingWish] = field(default_factory=list)
    duties: list[OpenDuty] = field(default_factory=list)


def rounds(*, worker: Worker | UUID, today: date, walked_by: UUID | None = None) -> list[RoundLine]:
    """Give the rounds of the worker's programmes, the latest first; `walked_by`: the begun rounds of one colleague."""
    if not holds(worker=worker, purpose=PURPOSE, today=today):
        return []
    near = reach(worker=worker, purpose=PURPOSE, today=today, kind=File.Kind.PROGRAMME)
    found = list(_seen(Round.objects.filter(file__in=near).order_by("-on", "-id"), worker, today))
    if walked_by:
        found = [one for one in found if one.on <= today and str(walked_by) in one.workers]
    doors = list(_seen(Doorstep.objects.filter(round__in=[one.id for one in found]), worker, today))
    states = _states(doors)
    counted = {one.id: Counter(states[door.id][0] for door in doors if door.round == one.id) for one in found}
    return [
        RoundLine(
            id=one.id,
            programme=one.file_id,
            name=one.name,
            on=one.on,
            workers=tuple(UUID(worker) for worker in one.workers),
            doors=counted[one.id].total(),
            counts=counted[one.id],
        )
        for one in found
    ]


def doors_of(*, round: UUID, worker: Worker | UUID, today: date) -> list[DoorLine]:
    """Give the doors of a round in walking order. Raises NoGround when the worker sees no such round."""
    if not _seen(Round.objects.filter(id=round), worker, today).exists():
        raise NoGround
    found = list(_seen(Doorstep.objects.filter(round=round).order_by("place", "id"), worker, today))
    return _lines(found)


def door(*, file: UUID, worker: Worker | UUID, today: date) -> Door:
    """Give one door with all that happened at it, newest first. Raises NoGround."""
    found = _seen(Doorstep.objects.of(file), worker, today).first()
    if found is None:
        raise NoGround
    duties = OpenDuty.objects.filter(file=file).filter(Q(postponed_until=None) | Q(postponed_until__lte=today))
    return Door(
        line=_lines([found])[0],
        programme=found.file.programme,
        round=found.round,
        stage=Standing.objects.filter(file=file).values_list("stage", flat=True).first() or "",
        network_known=found.network_known,
        contact_route=found.contact_route,
        attempts=list(Attempt.objects.of(file).order_by("-on", "-id")),
        visits=list(Visit.objects.of(file).order_by("-on", "-id")),
        announcements=list(Announcement.objects.of(file).order_by("-on", "-id")),
        appointments=list(Appointment.objects.of(file).order_by("on", "from_time", "id")),
        satisfaction=list(Satisfaction.objects.of(file).order_by("-on", "-id")),
        wishes=list(HousingWish.objects.of(file).order_by("-on", "-id")),
        duties=list(duties.order_by("due", "id")),
    )


def _seen(rows: QuerySet, worker: Worker | UUID, today: date) -> QuerySet:
    return visible(rows, worker=worker, purpose=PURPOSE, today=today)


def _lines(doors: Iterable[Doorstep]) -> list[DoorLine]:
    doors = list(doors)
    addresses = Address.objects.in_bulk([one.address for one in doors if one.address])
    states = _states(doors)
    planned = _planned(doors)
    shut = stopped_files(Channel.VISIT, [one.id for one in doors])
    return [
        _line(one, addresses.get(one.address), *states[one.id], planned.get(one.id), stopped=one.id in shut)
        for one in doors
    ]


def _planned(doors: Iterable[Doorstep]) -> dict[UUID, Appointment]:
    """Give the first appointment that still stands, of each door that has one."""
    rows = Appointment.objects.filter(file__in=[one.id for one in doors], state=Appointment.State.PLANNED)
    return {one.file_id: one for one in rows.order_by("-on", "-from_time", "-id")}


def _states(doors: Iterable[Doorstep]) -> dict[UUID, tuple[DoorState, str]]:
    """Say of each door how it stands, and what came of the last attempt (empty: nobody rang yet)."""
    doors = list(doors)
    ids = [one.id for one in doors]
    last = dict(Attempt.objects.filter(file__in=ids).order_by("on", "id").values_list("file", "outcome"))
    methods = dict(File.objects.filter(id__in=ids).values_list("id", "method"))
    ends = {id: {s.id for s in method_of(id).stages.values() if s.end} for id in set(methods.values()) if id}
    stages = dict(Standing.objects.filter(file__in=ids).values_list("file", "stage"))
    told = {}
    for one in doors:
        method = methods.get(one.id)
        ended = method is not None and stages.get(one.id, "") in ends[method]
        answer = last.get(one.id, "")
        told[one.id] = (door_state(outcome=one.outcome, ended=ended, last_answer=answer), answer)
    return told


def _line(
    one: Doorstep,
    address: Address | None,
    state: DoorState,
    last_answer: str,
    planned: Appointment | None,
    *,
    stopped: bool,
) -> DoorLine:
    return DoorLine(
        file=one.id,
        version=one.version,
        place=one.place,
        address_id=one.address,
        address=str(address) if address else "",
        postcode=address.postcode if address else "",
        features=tuple(one.features),
        outcome=one.outcome,
        state=state,
        last_answer=last_answer,
        attempts=one.attempts,
        last_attempt_on=one.last_attempt_on,
        next_part_of_day=one.next_part_of_day,
        planned_on=planned.on if planned else None,
        planned_at=planned.from_time if planned else None,
        lat=address.lat if address else None,
        lon=address.lon if address else None,
        stopped=stopped,
    )
