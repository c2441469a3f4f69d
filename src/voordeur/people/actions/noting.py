"""How one thing that happened in a household is recorded."""

from datetime import date, datetime
from uuid import UUID

from voordeur.common.clock import day_of
from voordeur.journal import Body, Draft, Permit, Recorded, record


def note(
    household: UUID,
    body: Body,
    permit: Permit,
    at: datetime,
    *,
    happened_on: date | None = None,
    id: UUID | None = None,
    persons: tuple[UUID, ...] = (),
    expect: dict[UUID, UUID] | None = None,
) -> Recorded:
    """Record one thing that happened to a household, or to persons in it."""
    draft = Draft(household, body, happened_on or day_of(at), id=id, persons=persons)
    return record(draft, permit=permit, at=at, expect=expect)
