"""What can be said of break-glass: a case was opened outside somebody's role (trust rule 5)."""

from datetime import datetime
from uuid import UUID

from voordeur.access.models import Emergency
from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows


@entry("glass_broken", thing="emergency", files=("case", "programme"))
class GlassBroken(Body):
    """Somebody opened a case outside the own role, with a reason and for an hour; in a programme's file: found none."""

    emergency: UUID
    reason: str
    until: datetime
    home: UUID | None = None


@projects(GlassBroken)
def _glass_broken(entry: Entry, body: GlassBroken, rows: Rows) -> None:
    rows.put(
        Emergency(
            id=body.emergency,
            worker=entry.by,
            home=body.home,
            reason=body.reason,
            began=entry.recorded,
            until=body.until,
            level=entry.level,
        )
    )
