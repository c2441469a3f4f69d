"""A case that feeds another method: handed on without a second intake. Each side knows that the other runs, and what
the other tells it; no more."""

from uuid import UUID

from voordeur.cases.models.handing_on import HandOn
from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows


@entry("handed_on", step=True, files=("case",))
class HandedOn(Body):
    """The household goes on in another method too, in a case that began with this act; this one may run on."""

    to: str
    programme: UUID | None = None
    case: UUID | None = None
    reason: str = ""


@entry("came_from", files=("case",), plain=True, whole=True)
class CameFrom(Body):
    """This case began without an intake of its own: another case of the household handed it on."""

    method: str
    programme: UUID | None = None
    case: UUID | None = None


@entry("household_coordination_agreed", files=("case",))
class HouseholdCoordinationAgreed(Body):
    """Two cases of one household run: who answers for the household, this one (`here`) or the other `case`.

    Each side says it; it passes to the other when this one gives it away and the other takes it.
    """

    case: UUID
    here: bool
    remark: str = ""


@entry("told_beside", files=("case",))
class ToldBeside(Body):
    """The team of the other case of this household was told something, in a word of the method, with how it is.

    Without a `case` that team is at work elsewhere, and was told otherwise.
    """

    case: UUID | None = None
    what: str
    text: str = ""


@entry("heard_from_beside", files=("case",), plain=True, whole=True)
class HeardFromBeside(Body):
    """The team of the other case of this household told this one something."""

    case: UUID | None = None
    what: str
    text: str = ""


@projects(HandedOn)
def _handed_on(entry: Entry, body: HandedOn, rows: Rows) -> None:
    rows.put(
        HandOn(
            id=entry.id,
            way=HandOn.Way.TO,
            method=body.to,
            programme=body.programme,
            case=body.case,
            reason=body.reason,
            on=entry.happened_on,
        )
    )


@projects(CameFrom)
def _came_from(entry: Entry, body: CameFrom, rows: Rows) -> None:
    rows.put(
        HandOn(
            id=entry.id,
            way=HandOn.Way.FROM,
            method=body.method,
            programme=body.programme,
            case=body.case,
            on=entry.happened_on,
        )
    )


@projects(HouseholdCoordinationAgreed)
def _household_coordination_agreed(entry: Entry, body: HouseholdCoordinationAgreed, rows: Rows) -> None:
    for beside in rows.all(HandOn):
        if beside.case == body.case:
            beside.coordinates_here, beside.agreed_on = body.here, entry.happened_on
            rows.put(beside)
