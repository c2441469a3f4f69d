"""Deeds on a signal that is there. Receiving one and joining it to a case open or touch case files: see `cases`."""

from datetime import date, datetime
from typing import get_args
from uuid import UUID

from voordeur.common.clock import day_of
from voordeur.journal import Draft, Permit, Recorded, Refusal, record, refusal_of
from voordeur.signals.entries import Outcome, Triaged


def triage(
    *,
    file: UUID,
    outcome: Outcome,
    reason: str = "",
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Judge whether a problem stands alone, or there are several, connected or not; may be judged again later."""
    body = Triaged(outcome=outcome, reason=reason)
    return record(Draft(file, body, happened_on or day_of(at), id=id), permit=permit, at=at)


def refused_outcomes(file: UUID, *, at: datetime) -> dict[str, Refusal]:
    """Give the judgements that the method would refuse now, each with why and what comes first."""
    asked = {outcome: refusal_of(file, Triaged(outcome=outcome), at=at) for outcome in get_args(Outcome)}
    return {outcome: refusal for outcome, refusal in asked.items() if refusal}
