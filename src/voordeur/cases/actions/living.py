"""Deeds about who lives where: those of the room `people`, after which ways out of the house follow a safety stop."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any
from uuid import UUID

from django.db import transaction

from voordeur.access import permit_to_follow
from voordeur.cases.models import Case
from voordeur.common.clock import day_of
from voordeur.journal import Draft, Level, Recorded, record
from voordeur.journal.ground import of_house
from voordeur.outreach.models import Doorstep
from voordeur.people import actions as people
from voordeur.people.queries import files_of
from voordeur.post.entries import ChannelApproved, ChannelStopped
from voordeur.post.models import OF_A_DOOR, Channel, StoppedChannel
from voordeur.safety.actions import Home, Place, flagged_homes, places_of

Shut = dict[UUID, set[str]]
"""Doors or cases, each with the ways out of it that are shut already."""


def _ways_out_follow(deed: Callable[..., Recorded]) -> Callable[..., Recorded]:
    """Let ways out follow a deed: shut where somebody comes to live for whom a stop stands.

    Of the doors there and of the cases that run for that household. A door is opened where the last of them left; what
    was shut in a case is opened by a person. In one transaction with the deed. Whoever writes it down need not know of
    the stop, and is told nothing of it.
    """

    @wraps(deed)
    def followed(**said: Any) -> Recorded:
        with transaction.atomic():
            stand, lived = flagged_homes(), flagged_homes(ended=True)
            shut, open_before = places_of(stand), places_of(lived)
            done = deed(**said)
            if not done.repeated:
                homes = flagged_homes()
                to_shut = _doors(places_of(homes) - shut)
                to_open = _doors(open_before - places_of(flagged_homes(ended=True)))
                to_stop = _cases(homes - stand)
                drafts = [
                    *_shutting(to_shut, OF_A_DOOR, said),
                    *_opening(to_open, said),
                    *_shutting(to_stop, Channel, said),
                ]
                if drafts:
                    permit = permit_to_follow(said["permit"], doors={*to_shut, *to_open}, cases=to_stop)
                    record(*drafts, permit=permit, at=said["at"])
        return done

    return followed


move = _ways_out_follow(people.move)
split = _ways_out_follow(people.split)
join = _ways_out_follow(people.join)
leave = _ways_out_follow(people.leave)
note_death = _ways_out_follow(people.note_death)
merge = _ways_out_follow(people.merge)
undo_merge = _ways_out_follow(people.undo_merge)


@of_house("flag_on_household")
def _doors(places: set[Place]) -> Shut:
    """Give the doors at these addresses, each with the ways out of it that are shut."""
    there = Doorstep.objects.filter(address__in={address for _controller, address in places}).order_by("pk")
    return _with_what_is_shut(
        one.pk for one in there.select_related("file") if (one.file.controller, one.address) in places
    )


@of_house("flag_on_household")
def _cases(homes: set[Home]) -> Shut:
    """Give the cases that run for these households, each with the ways out of it that are shut."""
    files = {file: home for _controller, home in homes for file in files_of(home)}
    running = Case.objects.filter(household__in=files, closed_on=None).order_by("pk").select_related("file")
    return _with_what_is_shut(
        one.pk for one in running if one.household and (one.file.controller, files[one.household]) in homes
    )


def _with_what_is_shut(files: Iterable[UUID]) -> Shut:
    found: Shut = {file: set() for file in files}
    for file, channel in StoppedChannel.objects.filter(file__in=found).values_list("file", "channel"):
        found[file].add(channel)
    return found


def _shutting(files: Shut, channels: Iterable[Channel], said: dict[str, Any]) -> list[Draft]:
    on = day_of(said["at"])
    return [
        Draft(file, ChannelStopped(channel=channel.value), on, level=Level.CONFINED)  # type: ignore[arg-type]
        for file, shut in files.items()
        for channel in channels
        if channel not in shut
    ]


def _opening(doors: Shut, said: dict[str, Any]) -> list[Draft]:
    on = day_of(said["at"])
    return [
        Draft(door, ChannelApproved(channel=channel), on, level=Level.CONFINED)  # type: ignore[arg-type]
        for door, shut in doors.items()
        for channel in sorted(shut)
    ]
