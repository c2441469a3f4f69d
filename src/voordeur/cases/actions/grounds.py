"""Deeds on why this work may be done: consent given or taken back, and grounds in law."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from voordeur.cases import entries as said
from voordeur.cases.deciding import refuse_who_does_not_decide
from voordeur.cases.telling import plain, tell
from voordeur.common.clock import day_of
from voordeur.journal import Permit, Recorded

withdraw_consent = plain(said.ConsentWithdrawn)
record_ground = plain(said.GroundRecorded)


def give_consent(
    *,
    file: UUID,
    persons: Iterable[UUID] = (),
    subjects: Iterable[UUID] = (),
    others: str = "",
    for_what: str = "",
    how: str = "",
    with_whom: str = "",
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Write down to what residents agreed, for themselves or for whom they decide. Raises DoesNotDecide."""
    on, given, whose = happened_on or day_of(at), tuple(persons), tuple(subjects)
    refuse_who_does_not_decide(file, about=whose or given, by=given, others=others, on=on)
    body = said.ConsentGiven(
        persons=given, subjects=whose, others=others, for_what=for_what, how=how, with_whom=with_whom
    )
    return tell(file=file, body=body, persons=whose, permit=permit, at=at, happened_on=on, id=id)
