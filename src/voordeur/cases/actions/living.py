"""Deeds about who lives where: those of the room `people`, after which the doors follow a safety stop."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import transaction

from voordeur.access import permit_for_doors
from voordeur.common.clock import day_of
from voordeur.journal import Draft, Level, Recorded, record
from voordeur.journal.ground import of_house
from voordeur.outreach.models import Doorstep
from voordeur.people import actions as people
from voordeur.post.entries import ChannelApproved, ChannelStopped
from voordeur.post.models import OF_A_DOOR, StoppedChannel
from voordeur.safety.actions import Place, flagged_places


def _doors_follow(deed: Callable[..., Recorded]) -> Callable[..., Recorded]:
    """Let doors follow a deed: shut where somebody comes to live for whom a stop stands, open where all of them left.

    In one transaction with the deed. Whoever writes it down need not know of the stop, and is told nothing of it.
    """

    @wraps(deed)
    def followed(**said: Any) -> Recorded:
        with transaction.atomic():
            shut, lived = flagged_places(), flagged_places(ended=True)
            done = deed(**said)
            if not done.repeated:
                to_shut = _doors(flagged_places() - shut)
                to_open = _doors(lived - flagged_places(ended=True))
                drafts = [*_shutting(to_shut, said), *_opening(to_open, said)]
                doors = {draft.file for draft in drafts}
                if drafts:
                    record(*drafts, permit=permit_for_doors(said["permit"], doors), at=said["at"])
        return done

    return followed


move = _doors_follow(people.move)
split = _doors_follow(people.split)
join = _doors_follow(people.join)
leave = _doors_follow(people.leave)
note_death = _doors_follow(people.note_death)
merge = _doors_follow(people.merge)
undo_merge = _doors_follow(people.undo_merge)


@of_house("flag_on_household")
def _doors(places: set[Place]) -> dict[Any, set[str]]:
    """Give the doors at these addresses, each with the ways out of it that are shut."""
    there = Doorstep.objects.filter(address__in={address for _controller, address in places}).order_by("pk")
    doors = [one.pk for one in there.select_related("file") if (one.file.controller, one.address) in places]
    shut = StoppedChannel.objects.filter(file__in=doors).values_list("file", "channel")
    return {door: {channel for file, channel in shut if file == door} for door in doors}


def _shutting(doors: dict[Any, set[str]], said: dict[str, Any]) -> list[Draft]:
    on = day_of(said["at"])
    return [
        Draft(door, ChannelStopped(channel=channel.value), on, level=Level.CONFINED)  # type: ignore[arg-type]
        for door, shut in doors.items()
        for channel in OF_A_DOOR
        if channel not in shut
    ]


def _opening(doors: dict[Any, set[str]], said: dict[str, Any]) -> list[Draft]:
    on = day_of(said["at"])
    return [
        Draft(door, ChannelApproved(channel=channel), on, level=Level.CONFINED)  # type: ignore[arg-type]
        for door, shut in doors.items()
        for channel in sorted(shut)
    ]
