"""Deeds on what the method asks: putting a duty off, setting a rule aside."""

from datetime import date, datetime
from uuid import UUID

from voordeur.cases.queries.things import place_of
from voordeur.cases.rules import ReasonNeeded, refuse_a_day_not_ahead
from voordeur.common.clock import day_of
from voordeur.journal import Draft, Level, Permit, Recorded, record
from voordeur.journal.entries import DutyPostponed, RuleSetAside


def put_off_duty(
    *,
    file: UUID,
    duty: str,
    until: date,
    reason: str,
    thing: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Put a duty off to a later day, with the reason; seen by who sees the thing it is about.

    Raises ReasonNeeded, and NotAhead for a day that is not after today or more than a year ahead.
    """
    refuse_a_day_not_ahead(until, day_of(at))
    if not reason.strip():
        raise ReasonNeeded
    body = DutyPostponed(duty=duty, until=until, reason=reason, thing=thing)
    domain, level = (place_of(file, thing) if thing else None) or ("", Level.SHARED)
    draft = Draft(file, body, happened_on or day_of(at), id=id, domain=domain, level=level)
    return record(draft, permit=permit, at=at)


def set_rule_aside(
    *,
    file: UUID,
    rule: str,
    reason: str,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Set a rule of the method aside in this case, with the reason; law and safety stay. Raises ReasonNeeded."""
    if not reason.strip():
        raise ReasonNeeded
    body = RuleSetAside(rule=rule, reason=reason)
    return record(Draft(file, body, happened_on or day_of(at), id=id), permit=permit, at=at)
