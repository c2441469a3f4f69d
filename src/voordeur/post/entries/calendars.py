"""What can be said of links to a worker's own calendar, and what each of these changes."""

from uuid import UUID

from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows
from voordeur.post.models import CalendarLink


@entry("calendar_link_made", thing="link", files=("worker",))
class CalendarLinkMade(Body):
    """A worker got a secret link to the own appointments and tasks, without names, for a calendar program."""

    link: UUID
    digest: str
    key: str


@entry("calendar_link_ended", thing="link", files=("worker",))
class CalendarLinkEnded(Body):
    """A secret link to a calendar stopped working."""

    link: UUID


@projects(CalendarLinkMade)
def _calendar_link_made(entry: Entry, body: CalendarLinkMade, rows: Rows) -> None:
    rows.put(CalendarLink(id=body.link, digest=body.digest, key=body.key, made_on=entry.happened_on))


@projects(CalendarLinkEnded)
def _calendar_link_ended(entry: Entry, body: CalendarLinkEnded, rows: Rows) -> None:
    link = rows.get(CalendarLink, body.link)
    link.ended_on = entry.happened_on
    rows.put(link)
