"""Handing a case to the next helper, who must say yes; waiting for a place; going on longer than was meant."""

from datetime import date
from typing import Literal
from uuid import UUID

from voordeur.cases.models.handover import Extension, Handover, WaitingPlace
from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows


@entry("handover_offered", step=True, thing="handover", begins=True, plain=True)
class HandoverOffered(Body):
    """Somebody was asked to take a role in this case over; until there is a yes nothing changes hands."""

    handover: UUID
    role: str
    organisation: UUID | None = None
    worker: UUID | None = None
    to_whom: str = ""
    answer_due: date | None = None
    reason: str = ""


@entry("handover_accepted", thing="handover", plain=True)
class HandoverAccepted(Body):
    """Whoever was asked to take over said yes."""

    handover: UUID
    by_whom: str = ""


@entry("handover_declined", thing="handover", plain=True)
class HandoverDeclined(Body):
    """Whoever was asked to take over said no, for a reason."""

    handover: UUID
    reason: str = ""


@entry("handover_met", thing="handover", plain=True)
class HandoverMet(Body):
    """The next helper met the household together with the present one."""

    handover: UUID
    with_whom: str = ""


@entry("put_on_waiting_list", step=True, plain=True, whole=True)
class PutOnWaitingList(Body):
    """There is no place for this household yet; it waits, with a date and how urgent it is."""

    urgency: Literal["normal", "soon", "acute"] = "normal"
    reason: str = ""


@entry("taken_off_waiting_list", plain=True)
class TakenOffWaitingList(Body):
    """The waiting ended: there is a place, or it is no longer needed."""

    reason: str = ""


@entry("term_extended", step=True, plain=True, whole=True)
class TermExtended(Body):
    """The work goes on longer than the method means it to, until a day and for a reason."""

    until: date
    reason: str


@projects(HandoverOffered)
def _handover_offered(entry: Entry, body: HandoverOffered, rows: Rows) -> None:
    rows.put(
        Handover(
            id=body.handover,
            domain=entry.domain,
            level=entry.level,
            text=body.reason,
            role=body.role,
            organisation=body.organisation,
            worker=body.worker,
            to_whom=body.to_whom,
            answer_due=body.answer_due,
            offered_on=entry.happened_on,
        )
    )


@projects(HandoverAccepted)
def _handover_accepted(entry: Entry, body: HandoverAccepted, rows: Rows) -> None:
    _answer(entry, body.handover, Handover.State.ACCEPTED, body.by_whom, rows)


@projects(HandoverDeclined)
def _handover_declined(entry: Entry, body: HandoverDeclined, rows: Rows) -> None:
    _answer(entry, body.handover, Handover.State.DECLINED, body.reason, rows)


@projects(HandoverMet)
def _handover_met(entry: Entry, body: HandoverMet, rows: Rows) -> None:
    handover = rows.get(Handover, body.handover)
    handover.met_on = entry.happened_on
    rows.put(handover)


@projects(PutOnWaitingList)
def _put_on_waiting_list(entry: Entry, body: PutOnWaitingList, rows: Rows) -> None:
    rows.put(WaitingPlace(id=rows.file.id, since=entry.happened_on, urgency=body.urgency, reason=body.reason))


@projects(TakenOffWaitingList)
def _taken_off_waiting_list(entry: Entry, body: TakenOffWaitingList, rows: Rows) -> None:
    for place in rows.all(WaitingPlace):
        rows.drop(place)


@projects(TermExtended)
def _term_extended(entry: Entry, body: TermExtended, rows: Rows) -> None:
    rows.put(Extension(id=rows.file.id, since=entry.happened_on, until=body.until, reason=body.reason))


def _answer(entry: Entry, handover_id: UUID, state: Handover.State, words: str, rows: Rows) -> None:
    handover = rows.get(Handover, handover_id)
    handover.state, handover.answered_on, handover.answer = state, entry.happened_on, words
    rows.put(handover)
