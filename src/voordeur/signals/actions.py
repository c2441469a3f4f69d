"""Deeds on a signal that is there. Receiving one and joining it to a case open or touch case files: see `cases`."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from voordeur.common.clock import day_of
from voordeur.journal import Draft, Permit, Recorded, record
from voordeur.signals.entries import Triaged


def triage(
    *,
    file: UUID,
    outcome: Literal["single", "multiple_unconnected", "multiple_connected"],
    reason: str = "",
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Judge whether a problem stands alone, or there are several, connected or not; may be judged again later."""
    body = Triaged(outcome=outcome, reason=reason)
    return record(Draft(file, body, happened_on or day_of(at), id=id), permit=permit, at=at)
