"""Deeds about who lives where: those of the room `people`, after which ways out of the house follow a safety stop.

Whoever writes it down need not know of the stop, and learns nothing of it: all doors and cases there that could follow
are tried, and let go of again where no stop stands. So it takes the same statements, and the same work, in a world
without one.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from typing import Any
from uuid import UUID

from django.db import transaction

from voordeur.access import permit_to_follow
from voordeur.cases.models import Case
from voordeur.common.clock import day_of
from voordeur.journal import Body, Draft, Level, Permit, Recorded, hold, record
from voordeur.journal.ground import of_house
from voordeur.journal.judging import judged_anew
from voordeur.outreach.models import Doorstep
from voordeur.people import actions as people
from voordeur.people.around import Around, around
from voordeur.post.entries import ChannelApproved, ChannelStopped
from voordeur.post.models import OF_A_DOOR, Channel, StoppedChannel
from voordeur.safety.actions import Home, flagged_around


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
            before, ways = _while_held(named, persons, said)
            done = deed(**said)
            if not done.repeated:
                after = _Stops(around(named.union(entry.file_id for entry in done.entries), persons))
                for way in ways:
                    way.follow(before, after, said)
        return done

    return followed


def _while_held(
    households: Collection[UUID], persons: Collection[UUID], said: Mapping[str, Any]
) -> "tuple[_Stops, list[_Door | _Case]]":
    """Give where stops reach and what could follow, while nobody else changes what there is.

    What is found before it is held is only a guess: a case may begin there meanwhile. Then what was held is let go of,
    and all is held anew in the one order, so that nobody waits in a circle.
    """
    held = frozenset[UUID]()
    while True:
        try:
            with transaction.atomic():
                hold(held, permit=said["permit"], at=said["at"])
                stops = _Stops(around(households, persons))
                ways = _ways_out(stops.around, said.get("address"))
                if more := {*stops.around.files, *(one.file for one in ways)} - held:
                    raise _MoreThere(more)
                return stops, ways
        except _MoreThere as there:
            held |= there.files


class _MoreThere(Exception):
    """There is more than what is held: these `files`."""

    def __init__(self, files: Iterable[UUID]) -> None:
        super().__init__()
        self.files = frozenset(files)


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

    def _places(self, homes: Iterable[Home]) -> set[tuple[UUID | None, UUID]]:
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
        place = (self.controller, self.address)
        shuts = place in after.places - before.places and bool(self.open(OF_A_DOOR))
        opens = place in before.places_ever - after.places_ever and bool(self.shut)
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
        was, is_now = (self._home(at) in at.homes for at in (before, after))
        with _kept_if(is_now and not was and bool(self.open(Channel.values))):
            self.stop(Channel.values, said)

    def _home(self, at: _Stops) -> Home:
        return (self.controller, at.around.homes[self.household])

    def _permit(self, given: Permit) -> Permit:
        return permit_to_follow(given, cases=[self.file])


@of_house("flag_on_household")
def _ways_out(around: Around, address: UUID | None) -> list[_Door | _Case]:
    """Give the doors where these people live (or come to live, at an address), and the cases that run for them."""
    at = {*around.addresses.values(), *([address] if address else ())}
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
