"""What can be said in the journal of what leaves the house, and what each of these changes."""

from typing import Literal
from uuid import UUID, uuid5

from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows
from voordeur.post.models import Message, StoppedChannel

ChannelWord = Literal["message", "letter", "calendar"]
Failure = Literal["refused", "given_up", "no_address", "left"]


@entry("message_queued", thing="message")
class MessageQueued(Body):
    """Somebody will get a message with a link and nothing else; address and link are not in the journal."""

    message: UUID
    subject: str
    worker: UUID | None = None
    name: str = ""


@entry("message_sent", thing="message")
class MessageSent(Body):
    """The mail server took a message."""

    message: UUID


@entry("message_failed", thing="message")
class MessageFailed(Body):
    """A message could not be delivered, and is not tried any more."""

    message: UUID
    failure: Failure = "refused"


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


@projects(MessageQueued)
def _message_queued(entry: Entry, body: MessageQueued, rows: Rows) -> None:
    rows.put(
        Message(
            id=body.message,
            worker=body.worker,
            name=body.name,
            about=body.subject,
            domain=entry.domain,
            level=entry.level,
            queued_on=entry.happened_on,
        )
    )


@projects(MessageSent)
def _message_sent(entry: Entry, body: MessageSent, rows: Rows) -> None:
    message = rows.get(Message, body.message)
    message.state, message.ended_on = Message.State.SENT, entry.happened_on
    rows.put(message)


@projects(MessageFailed)
def _message_failed(entry: Entry, body: MessageFailed, rows: Rows) -> None:
    message = rows.get(Message, body.message)
    message.state, message.ended_on = Message.State.FAILED, entry.happened_on
    message.failure = body.failure
    rows.put(message)


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
