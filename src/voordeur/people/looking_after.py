"""Deeds about who decides for a child, and how somebody is reached safely. Rights are given in higher rooms."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from voordeur.common.clock import day_of
from voordeur.journal.drafts import Draft, Recorded
from voordeur.journal.permits import Permit
from voordeur.journal.recording import record
from voordeur.people import entries as said
from voordeur.people.models import Custody
from voordeur.people.rules import Authority


def record_custody(
    *,
    household: UUID,
    person: UUID,
    authority: said.CustodyKind,
    permit: Permit,
    at: datetime,
    holders: Iterable[UUID] = (),
    names: Iterable[str] = (),
    seen_in: str = "",
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Write down who has parental authority over a child from `happened_on` on, and where that was seen."""
    body = said.CustodyRecorded(
        person=person, authority=authority, holders=tuple(holders), names=tuple(names), seen_in=seen_in
    )
    draft = Draft(household, body, happened_on or day_of(at), id=id, persons=(person, *body.holders))
    return record(draft, permit=permit, at=at)


def set_reachable(
    *,
    household: UUID,
    person: UUID,
    channel: Literal["call", "message", "mail", "letter", "visit", "through_others", ""],
    permit: Permit,
    at: datetime,
    times: str = "",
    remark: str = "",
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Write down how and when somebody can be reached safely; it takes the place of what was known."""
    body = said.ReachableSet(person=person, channel=channel, times=times, remark=remark)
    draft = Draft(household, body, happened_on or day_of(at), id=id, persons=(person,))
    return record(draft, permit=permit, at=at)


def authority_of(rows: Iterable[Custody]) -> dict[UUID, tuple[Authority, ...]]:
    """Give what is known of parental authority as the rule reads it, by child."""
    found: dict[UUID, list[Authority]] = {}
    for row in rows:
        holding = Authority(since=row.since, persons=tuple(map(UUID, row.holders)), names=tuple(row.names))
        found.setdefault(row.person, []).append(holding)
    return {person: tuple(held) for person, held in found.items()}
