"""Deeds of asking what is written about oneself. Who may ask for whom follows from who decides on that day."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from voordeur.cases import entries as said
from voordeur.cases.deciding import refuse_who_does_not_decide
from voordeur.cases.inspecting import AnsweredAlready, CannotBeExtended, answer_due
from voordeur.cases.models import Inspection
from voordeur.cases.telling import tell
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal import Entry, Permit, Recorded, id_from
from voordeur.journal.ground import of_house


def ask_inspection(
    *,
    file: UUID,
    person: UUID,
    persons: Iterable[UUID] = (),
    others: str = "",
    text: str = "",
    inspection: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Write down that somebody wants to see what is written about a person; from that day the law's term runs.

    Without a name of its own (`inspection`), its id follows from the entry's. Raises DoesNotDecide.
    """
    entry, on, asking = id or new_id(), happened_on or day_of(at), tuple(persons)
    refuse_who_does_not_decide(file, about=[person], by=asking, others=others, on=on)
    body = said.InspectionAsked(
        inspection=inspection or inspection_id(entry),
        person=person,
        persons=asking,
        others=others,
        text=text,
        due=answer_due(on),
    )
    return tell(file=file, body=body, permit=permit, at=at, happened_on=on, id=entry)


def inspection_id(entry: UUID) -> UUID:
    """Give the id of the request that this entry asked."""
    return id_from(entry, "inspection")


def extend_inspection(
    *,
    file: UUID,
    inspection: UUID,
    reason: str,
    expect: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Write down that more time is taken and that whoever asked heard so. Raises AnsweredAlready, CannotBeExtended."""
    row, on = _waiting(file, inspection, id), happened_on or day_of(at)
    if not _sent_before(id) and (row.extended_because or on > row.due):
        raise CannotBeExtended
    body = said.InspectionExtended(inspection=row.pk, reason=reason, due=answer_due(row.asked_on, extended=True))
    return tell(file=file, body=body, permit=permit, at=at, happened_on=on, id=id, expect=expect)


def answer_inspection(
    *,
    file: UUID,
    inspection: UUID,
    answered: Literal["letter", "shown", "refused"] = "letter",
    letter: UUID | None = None,
    reason: str = "",
    expect: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Write down how a request was answered. Raises AnsweredAlready."""
    row = _waiting(file, inspection, id)
    body = said.InspectionAnswered(inspection=row.pk, answered=answered, letter=letter, reason=reason)
    return tell(file=file, body=body, permit=permit, at=at, happened_on=happened_on, id=id, expect=expect)


def _waiting(file: UUID, inspection: UUID, id: UUID | None) -> Inspection:
    row = Inspection.objects.get(file=file, pk=inspection)
    if row.answered_on and not _sent_before(id):
        raise AnsweredAlready
    return row


@of_house("ids_used_before")
def _sent_before(id: UUID | None) -> bool:
    return id is not None and Entry.objects.filter(pk=id).exists()
