"""Deeds of the safety stop: shutting every way out of a case at once, and opening them again one by one."""

from collections.abc import Callable, Collection, Iterable
from datetime import date, datetime
from uuid import UUID

from voordeur.common.clock import day_of
from voordeur.journal import Draft, Entry, Level, Permit, Recorded, record
from voordeur.journal.ground import of_house
from voordeur.journal.refusals import Refusal
from voordeur.post.entries import ChannelApproved, ChannelStopped
from voordeur.post.models import Channel, StoppedChannel

# Which of these addresses are shut for this controller: asked of the rooms that know why.
Shuts = Callable[[Collection[UUID], UUID | None], set[UUID]]
_SHUTS: list[Shuts] = []


class Stopped(Refusal):
    """For this case nothing may leave the house along this way, until somebody opens it again."""

    def __init__(self) -> None:
        super().__init__(
            {
                "nl": "Voor deze casus gaat er nu niets de deur uit. Het wacht op toestemming.",
                "en": "For this case nothing leaves the house now. It waits for approval.",
            },
            {"nl": "Overleg met wie de casus coördineert.", "en": "Consult whoever coordinates the case."},
        )


class NotStopped(Refusal):
    """This way out is open already."""

    def __init__(self) -> None:
        super().__init__(
            {"nl": "Dit kanaal staat al open.", "en": "This channel is open already."},
            {"nl": "U hoeft niets te doen.", "en": "There is nothing that you need to do."},
        )


def stops(case: UUID, on: date, *, reason: str = "", channels: Iterable[str] = Channel.values) -> tuple[Draft, ...]:
    """Draft that nothing leaves the house for this case any more; for the act that sets the safety flag."""
    return tuple(Draft(case, ChannelStopped(channel=channel, reason=reason), on) for channel in channels)  # type: ignore[arg-type]


def stop_channels(*, case: UUID, permit: Permit, at: datetime, reason: str = "") -> Recorded:
    """Stop every way out of a case at once; what waits in the outbox stays there."""
    return record(*stops(case, day_of(at), reason=reason), permit=permit, at=at)


def approve_channel(
    *, case: UUID, channel: Channel, permit: Permit, at: datetime, reason: str = "", id: UUID | None = None
) -> Recorded:
    """Open one way out again: a person looked whether it is safe. What waited goes out. Raises NotStopped."""
    with of_house("stopped_ways", whole=[case]):
        stopped = StoppedChannel.objects.filter(file=case, channel=channel).first()
        before = Entry.objects.filter(pk__in=[one for one in (id, stopped and stopped.version) if one]).first()
    if before is None:
        raise NotStopped
    body = ChannelApproved(channel=channel.value, reason=reason)  # type: ignore[arg-type]
    # As few may know that it opens as may know that it was shut.
    return record(Draft(case, body, day_of(at), id=id, level=Level(before.level)), permit=permit, at=at)


@of_house("stopped_ways")
def refuse_stopped(file: UUID, channel: str) -> None:
    """Raise Stopped when this way out is shut for a file."""
    if StoppedChannel.objects.filter(file=file, channel=channel).exists():
        raise Stopped


def shuts_addresses(find: Shuts) -> Shuts:
    """Register who knows at which addresses nobody rings or calls, so that a new door there begins shut."""
    _SHUTS.append(find)
    return find


def shut_addresses(addresses: Collection[UUID], controller: UUID | None) -> set[UUID]:
    """Give those of these addresses at which a new door of this controller begins with its ways out shut."""
    return {address for find in _SHUTS for address in find(addresses, controller)}
