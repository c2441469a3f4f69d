"""Deeds on why this work may be done: consent given or taken back, and grounds in law."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from voordeur.cases import entries as said
from voordeur.common.clock import day_of
from voordeur.journal import Draft, Permit, Recorded, record


def give_consent(
    *,
    file: UUID,
    persons: Iterable[UUID] = (),
    for_what: str = "",
    how: str = "",
    with_whom: str = "",
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note that residents agreed, to what, with whom it may be shared, and how."""
    who = tuple(persons)
    body = said.ConsentGiven(persons=who, for_what=for_what, how=how, with_whom=with_whom)
    return record(Draft(file, body, happened_on or day_of(at), id=id, persons=who), permit=permit, at=at)


def withdraw_consent(
    *,
    file: UUID,
    reason: str = "",
    persons: Iterable[UUID] = (),
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note that residents took their consent back; it works at once."""
    who = tuple(persons)
    body = said.ConsentWithdrawn(reason=reason, persons=who)
    return record(Draft(file, body, happened_on or day_of(at), id=id, persons=who), permit=permit, at=at)


def record_ground(
    *,
    file: UUID,
    ground: str,
    law: str = "",
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Record on which ground other than consent the work goes on, with its article."""
    body = said.GroundRecorded(ground=ground, law=law)
    return record(Draft(file, body, happened_on or day_of(at), id=id), permit=permit, at=at)
