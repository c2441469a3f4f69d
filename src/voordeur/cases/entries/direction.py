"""Who directs: one area after another goes to a coach, and back to the parents."""

from typing import Literal
from uuid import UUID

from voordeur.cases.models.direction import Direction
from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows

EVERYTHING = "all"


@entry("direction_taken", thing="direction")
class DirectionTaken(Body):
    """Somebody directs from now on, over a life domain, another area that the method names, or everything (`all`)."""

    direction: UUID
    over: str
    holder: Literal["coach", "parents", "resident", "partner", "team"]
    holder_name: str = ""
    reason: str = ""


@projects(DirectionTaken)
def _direction_taken(entry: Entry, body: DirectionTaken, rows: Rows) -> None:
    for running in rows.find(Direction, until=None):
        if body.over == EVERYTHING or running.over == body.over:
            running.until = entry.happened_on
            rows.put(running)
    rows.put(
        Direction(
            id=body.direction,
            domain=entry.domain,
            level=entry.level,
            text=body.reason,
            over=body.over,
            holder=body.holder,
            holder_name=body.holder_name,
            since=entry.happened_on,
        )
    )
