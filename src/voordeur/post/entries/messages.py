"""What can be said of mail, and what each of these changes."""

from typing import Literal
from uuid import UUID

from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows
from voordeur.post.models import Message

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
