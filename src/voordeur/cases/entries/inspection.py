"""Asking what is written about oneself: asked, perhaps given more time, answered."""

from datetime import date
from typing import Literal
from uuid import UUID

from voordeur.cases.models.inspection import Inspection
from voordeur.journal.kinds import Body, entry, projects, worked_out
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows


@entry("inspection_asked", files=("case",), thing="inspection")
class InspectionAsked(Body):
    """Somebody wants to see what is written about a person; `persons` ask, `others` when they live elsewhere.

    `due` is the last day of the law's term.
    """

    inspection: UUID
    person: UUID
    persons: tuple[UUID, ...] = ()
    others: str = ""
    text: str = ""
    due: date = worked_out()


@entry("inspection_extended", files=("case",), thing="inspection")
class InspectionExtended(Body):
    """More time was taken, and whoever asked heard so with the reason."""

    inspection: UUID
    reason: str
    due: date = worked_out()


@entry("inspection_answered", files=("case",), thing="inspection")
class InspectionAnswered(Body):
    """Whoever asked got the answer: a letter made for that one reader, shown on the spot, or a no with its reason."""

    inspection: UUID
    answered: Literal["letter", "shown", "refused"] = "letter"
    letter: UUID | None = None
    reason: str = ""


@projects(InspectionAsked)
def _inspection_asked(entry: Entry, body: InspectionAsked, rows: Rows) -> None:
    rows.put(
        Inspection(
            id=body.inspection,
            domain=entry.domain,
            level=entry.level,
            text=body.text,
            person=body.person,
            asked_by=[str(person) for person in body.persons],
            others=body.others,
            asked_on=entry.happened_on,
            due=body.due,
        )
    )


@projects(InspectionExtended)
def _inspection_extended(entry: Entry, body: InspectionExtended, rows: Rows) -> None:
    row = rows.get(Inspection, body.inspection)
    row.due, row.extended_because = body.due, body.reason
    rows.put(row)


@projects(InspectionAnswered)
def _inspection_answered(entry: Entry, body: InspectionAnswered, rows: Rows) -> None:
    row = rows.get(Inspection, body.inspection)
    row.answered_on, row.answered, row.letter = entry.happened_on, body.answered, body.letter
    row.refused_because = body.reason
    rows.put(row)
