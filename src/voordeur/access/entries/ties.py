"""What can be said of ties: streets and people that a worker is too close to, in the worker's own file."""

from datetime import date
from uuid import UUID

from voordeur.access.models import Tie
from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows


@entry("tie_declared", thing="tie", files=("worker",))
class TieDeclared(Body):
    """A worker is too close to a street, to somebody, or to a case or address; the own address is none of these words.

    `about`: the household, address or file at which it was said that one knows somebody there.
    """

    tie: UUID
    street: str = ""
    town: str = ""
    name: str = ""
    born: date | None = None
    about: UUID | None = None


@entry("tie_ended", thing="tie", files=("worker",))
class TieEnded(Body):
    """A worker is no longer close to that street or person."""

    tie: UUID


@projects(TieDeclared)
def _tie_declared(entry: Entry, body: TieDeclared, rows: Rows) -> None:
    rows.put(
        Tie(
            id=body.tie,
            street=body.street,
            town=body.town,
            name=body.name,
            born=body.born,
            about=body.about,
            since=entry.happened_on,
            level=entry.level,
        )
    )


@projects(TieEnded)
def _tie_ended(entry: Entry, body: TieEnded, rows: Rows) -> None:
    tie = rows.get(Tie, body.tie)
    tie.until = entry.happened_on
    rows.put(tie)
