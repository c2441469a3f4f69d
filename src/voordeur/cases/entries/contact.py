"""Every day's work: calls and talks, help and advice."""

from datetime import date
from typing import Literal
from uuid import UUID

from voordeur.cases.models.contact import ContactNote
from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows


@entry("contact_noted")
class ContactNoted(Body):
    """A call, mail, chat, talk or letter; `follows_up` names the earlier note whose follow-up this was.

    `place`: where it was, such as a library or the street; a word of the method, or any other.
    """

    channel: Literal["call", "mail", "chat", "talk", "letter"]
    with_whom: str = ""
    text: str = ""
    follow_up_on: date | None = None
    follows_up: UUID | None = None
    place: str = ""


@entry("help_given", plain=True)
class HelpGiven(Body):
    """A worker or organisation helped at once."""

    text: str = ""
    organisation: UUID | None = None


@entry("advice_given", plain=True)
class AdviceGiven(Body):
    """A resident got advice."""

    text: str = ""


@projects(ContactNoted)
def _contact_noted(entry: Entry, body: ContactNoted, rows: Rows) -> None:
    rows.put(
        ContactNote(
            id=entry.id,
            domain=entry.domain,
            level=entry.level,
            on=entry.happened_on,
            channel=body.channel,
            with_whom=body.with_whom,
            text=body.text,
            follow_up_on=body.follow_up_on,
            worker=entry.by,
        )
    )
    if body.follows_up is not None:
        earlier = rows.get(ContactNote, body.follows_up)
        earlier.followed_up = True
        rows.put(earlier)
