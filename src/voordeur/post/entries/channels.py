"""What can be said of the stop on what leaves the house, and what it changes."""

from typing import Literal
from uuid import UUID, uuid5

from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows
from voordeur.post.models import StoppedChannel

ChannelWord = Literal["message", "letter", "calendar", "visit", "answer"]


@entry("channel_stopped")
class ChannelStopped(Body):
    """Nothing leaves the house along this way any more for this case, until somebody opens it again."""

    channel: ChannelWord
    reason: str = ""


@entry("channel_approved")
class ChannelApproved(Body):
    """Somebody looked whether it is safe, and opened this way out again."""

    channel: ChannelWord
    reason: str = ""


def stopped_id(file: UUID, channel: str) -> UUID:
    """Give the id of the row that says that a channel of a file is stopped."""
    return uuid5(file, f"stopped {channel}")


@projects(ChannelStopped)
def _channel_stopped(entry: Entry, body: ChannelStopped, rows: Rows) -> None:
    rows.put(
        StoppedChannel(
            id=stopped_id(entry.file_id, body.channel),
            channel=body.channel,
            since=entry.happened_on,
            reason=body.reason,
        )
    )


@projects(ChannelApproved)
def _channel_approved(entry: Entry, body: ChannelApproved, rows: Rows) -> None:
    for stopped in rows.find(StoppedChannel, channel=body.channel):
        rows.drop(stopped)
