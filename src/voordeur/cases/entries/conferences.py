"""Partners around one or more cases."""

from typing import Literal

from voordeur.cases.models.conferences import Conference
from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows


@entry("conference_held", plain=True)
class ConferenceHeld(Body):
    """Partners sat together about this case."""

    kind: Literal["multidisciplinary", "case_discussion", "follow_up"]
    attended: tuple[str, ...] = ()
    decisions: str = ""


@projects(ConferenceHeld)
def _conference_held(entry: Entry, body: ConferenceHeld, rows: Rows) -> None:
    rows.put(
        Conference(
            id=entry.id,
            on=entry.happened_on,
            kind=body.kind,
            attended=list(body.attended),
            decisions=body.decisions,
        )
    )
