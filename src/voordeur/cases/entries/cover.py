"""A worker is away, and a colleague stands in: in the worker's own file, and in each case that is held."""

from datetime import date
from uuid import UUID

from voordeur.cases.models.cover import Absence, Cover
from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows


@entry("absence_noted", thing="absence", files=("worker",))
class AbsenceNoted(Body):
    """A worker is away from a day until the day of coming back; `cover` stands in where that can be, if anybody."""

    absence: UUID
    since: date
    until: date
    cover: UUID | None = None


@entry("absence_covered", thing="absence", files=("worker",))
class AbsenceCovered(Body):
    """It was settled who stands in for a worker who is away, in what nobody stands in for yet."""

    absence: UUID
    cover: UUID


@entry("absence_ended", thing="absence", files=("worker",))
class AbsenceEnded(Body):
    """A worker comes back earlier than was said: on the day `on`."""

    absence: UUID
    on: date


@entry("cover_arranged", thing="cover", files=("case",))
class CoverArranged(Body):
    """A colleague stands in for who holds a role in this case, from a day until a day; the holder keeps it."""

    cover: UUID
    role: str
    worker: UUID
    instead_of: UUID
    since: date
    until: date
    function: str = ""
    absence: UUID | None = None


@entry("cover_ended", thing="cover", files=("case",))
class CoverEnded(Body):
    """A cover ends earlier than was arranged: on the day `on`, on which it no longer holds."""

    cover: UUID
    on: date


@projects(AbsenceNoted)
def _absence_noted(entry: Entry, body: AbsenceNoted, rows: Rows) -> None:
    rows.put(Absence(id=body.absence, since=body.since, until=body.until, cover=body.cover))


@projects(AbsenceCovered)
def _absence_covered(entry: Entry, body: AbsenceCovered, rows: Rows) -> None:
    absence = rows.get(Absence, body.absence)
    absence.cover = body.cover
    rows.put(absence)


@projects(AbsenceEnded)
def _absence_ended(entry: Entry, body: AbsenceEnded, rows: Rows) -> None:
    absence = rows.get(Absence, body.absence)
    absence.until = _earlier(absence, body.on)
    rows.put(absence)


@projects(CoverArranged)
def _cover_arranged(entry: Entry, body: CoverArranged, rows: Rows) -> None:
    rows.put(
        Cover(
            id=body.cover,
            absence=body.absence,
            role=body.role,
            function=body.function,
            worker=body.worker,
            instead_of=body.instead_of,
            since=body.since,
            until=body.until,
        )
    )


@projects(CoverEnded)
def _cover_ended(entry: Entry, body: CoverEnded, rows: Rows) -> None:
    cover = rows.get(Cover, body.cover)
    cover.until = _earlier(cover, body.on)
    rows.put(cover)


def _earlier(row: Absence | Cover, on: date) -> date:
    """Give the end that a row gets: not before it began, and never later than it was."""
    return max(row.since, min(row.until, on))
