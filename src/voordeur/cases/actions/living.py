"""Deeds about who lives where: those of the room `people`, after which ways out of the house follow a safety stop.

Whoever writes it down need not know of the stop, and learns nothing of it: all doors and cases there that could follow
are tried, and let go of again where no stop stands. So it takes the same statements, and the same work, in a world
without one.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial, wraps
from typing import Any
from uuid import UUID

from django.db import transaction

from voordeur.access import permit_to_follow
from voordeur.cases.holding import while_held
from voordeur.cases.models import Case
from voordeur.common.clock import day_of
from voordeur.journal import Body, Draft, Level, Permit, Recorded, record
from voordeur.journal.ground import of_house
from voordeur.journal.judging import judged_anew
from voordeur.outreach.models import Doorstep
from voordeur.people import actions as people
from voordeur.people.around import Around, around
from voordeur.post.entries import ChannelApproved, ChannelStopped
from voordeur.post.models import OF_A_DOOR, Channel, StoppedChannel
from voordeur.safety.actions import Home, Place, flagged_around


def _ways_out_follow(deed: Callable[..., Recorded]) -> Callable[..., Recorded]:
    """Let ways out follow a deed: shut where somebody comes to live for whom a stop stands.

    Of the doors there and of the cases that run for that household. A door is opened where the last of them left; what
    was shut in a case is opened by a person. In one transaction with the deed.
    """

    @wraps(deed)
    def followed(**said: Any) -> Recorded:
        if "persons" in said:
            said["persons"] = list(said["persons"])
        named = {said["household"], said.get("into") or said["household"]}
        persons = [one for one in (said.get("person"), *said.get("persons", ())) if one]
        with transaction.atomic():
            find = partial(_reached, named, persons, said.get("address"))
            before = while_held(find, permit=said["permit"], at=said["at"])
            done = deed(**said)
            if not done.repeated:
                after = _Stops(around(named.union(entry.file_id for entry in done.entries), persons))
                for way in before.ways:
                    way.follow(before.stops, after, said)
        return done

    return followed


@dataclass(frozen=True, kw_only=True)
class _Reached:
    """Where stops reach, what could follow, and which addresses that is about."""

    stops: "_Stops"
    ways: "list[_Door | _Case]"
    addresses: frozenset[UUID]

    @property
    def files(self) -> list[UUID]:
        """The households, and what could follow."""
        return [*self.stops.around.files, *(one.file for one in self.ways)]


def _reached(households: Collection[UUID], persons: Collection[UUID], address: UUID | None) -> _Reached:
    stops = _Stops(around(households, persons))
    at = frozenset({*stops.around.addresses.values(), *([address] if address else ())})
    return _Reached(stops=stops, ways=_ways_out(stops.around, at), addresses=at)


move = _ways_out_follow(people.move)
split = _ways_out_follow(people.split)
join = _ways_out_follow(people.join)
leave = _ways_out_follow(people.leave)
note_death = _ways_out_follow(people.note_death)
merge = _ways_out_follow(people.merge)
undo_merge = _ways_out_follow(people.undo_merge)


class _Stops:
    """Where stops reach at one moment: the homes of those for whom one stands (or ever stood), and the addresses."""

    def __init__(self, around: Around) -> None:
        self.around = around
        self.homes, ever = flagged_around(around)
        self.places, self.places_ever = self._places(self.homes), self._places(ever)

    def _places(self, homes: Iterable[Home]) -> set[Place]:
        known = self.around.addresses
        return {(controller, known[home]) for controller, home in homes if home in known}


@contextmanager
def _kept_if(keep: bool) -> Iterator[None]:
    """Keep what is done, or let go of it again; each ends with one statement."""
    place = transaction.savepoint()
    yield
    (transaction.savepoint_commit if keep else transaction.savepoint_rollback)(place)


@dataclass(frozen=True, kw_only=True)
class _Way:
    """A door or a case out of which something may go, under which controller, and what of it is shut already."""

    file: UUID
    controller: UUID | None
    shut: frozenset[str]

    def stop(self, channels: Collection[str], said: Mapping[str, Any]) -> None:
        """Shut what is open; where nothing is, all of it once more, of which nothing is kept."""
        self._record([ChannelStopped(channel=one) for one in self.open(channels) or channels], said)  # type: ignore[arg-type]

    def approve(self, channels: Collection[str], said: Mapping[str, Any]) -> None:
        """Open what is shut; where nothing is, all of it, of which nothing is kept."""
        self._record([ChannelApproved(channel=one) for one in sorted(self.shut) or channels], said)  # type: ignore[arg-type]

    def open(self, channels: Collection[str]) -> list[str]:
        """Give what is open of these."""
        return [one for one in channels if one not in self.shut]

    def _follows(self, stops: Set[Home | Place], where: UUID) -> bool:
        """Whether it follows one of these stops: of its controller, or of nobody's, which holds for all."""
        return not stops.isdisjoint({(self.controller, where), (None, where)})

    def _record(self, bodies: Iterable[Body], said: Mapping[str, Any]) -> None:
        on = day_of(said["at"])
        drafts = [Draft(self.file, body, on, level=Level.CONFINED) for body in bodies]
        judged_anew(self.file)  # an act of before may have brought it up to date, and may have been a stop
        record(*drafts, permit=self._permit(said["permit"]), at=said["at"])

    def _permit(self, given: Permit) -> Permit:
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True)
class _Door(_Way):
    address: UUID

    def follow(self, before: _Stops, after: _Stops, said: Mapping[str, Any]) -> None:
        """Shut it where one of them comes to live, and open it where the last of them left."""
        was, is_now = (self._follows(at.places, self.address) for at in (before, after))
        ever, still = (self._follows(at.places_ever, self.address) for at in (before, after))
        shuts = is_now and not was and bool(self.open(OF_A_DOOR))
        opens = ever and not still and bool(self.shut)
        with _kept_if(shuts or opens):
            with _kept_if(not opens):
                self.stop(OF_A_DOOR, said)
            with _kept_if(opens):
                self.approve(OF_A_DOOR, said)

    def _permit(self, given: Permit) -> Permit:
        return permit_to_follow(given, doors=[self.file])


@dataclass(frozen=True, kw_only=True)
class _Case(_Way):
    household: UUID

    def follow(self, before: _Stops, after: _Stops, said: Mapping[str, Any]) -> None:
        """Shut it where one of them comes to live, or where its household is one with that of one of them."""
        was, is_now = (self._follows(at.homes, at.around.homes[self.household]) for at in (before, after))
        with _kept_if(is_now and not was and bool(self.open(Channel.values))):
            self.stop(Channel.values, said)

    def _permit(self, given: Permit) -> Permit:
        return permit_to_follow(given, cases=[self.file])


@of_house("flag_on_household")
def _ways_out(around: Around, at: Iterable[UUID]) -> list[_Door | _Case]:
    """Give the doors at these addresses, and the cases that run for these people."""
    doors = list(Doorstep.objects.filter(address__in=at).select_related("file"))
    running = list(Case.objects.filter(household__in=around.files, closed_on=None).select_related("file"))
    shut: dict[UUID, set[str]] = {one.pk: set() for one in (*doors, *running)}
    for file, channel in StoppedChannel.objects.filter(file__in=list(shut)).values_list("file", "channel"):
        shut[file].add(channel)
    ways: list[_Door | _Case] = [
        *(_Door(**_of(one, shut), address=one.address) for one in doors if one.address),
        *(_Case(**_of(one, shut), household=one.household) for one in running if one.household),
    ]
    return sorted(ways, key=lambda one: one.file)


def _of(row: Doorstep | Case, shut: Mapping[UUID, set[str]]) -> dict[str, Any]:
    return {"file": row.pk, "controller": row.file.controller, "shut": frozenset(shut[row.pk])}
