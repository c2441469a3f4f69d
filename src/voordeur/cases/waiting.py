"""Pure decisions about waiting for a service: how long it takes, against what was promised and what is usual."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from voordeur.partners.rules import weeks_waited

# How long a wait may be that nobody promised or saw before, in weeks: a choice of ours, no source names a number.
LONG_WITHOUT_FIGURES = 6


@dataclass(frozen=True, kw_only=True)
class Wait:
    """How long a household waits for a service, in weeks; what the service promised, and what others really waited."""

    weeks: int
    promised: int | None = None
    usual: int | None = None
    place_from: date | None = None
    today: date

    @property
    def expected(self) -> int:
        """The weeks that this wait would take when it goes as usual."""
        known = [weeks for weeks in (self.usual, self.promised) if weeks is not None]
        return known[0] if known else LONG_WITHOUT_FIGURES

    @property
    def long(self) -> bool:
        """It takes longer than usual, and no place is certain from a day that is still to come."""
        sure = self.place_from is not None and self.place_from >= self.today
        return self.weeks > self.expected and not sure


def wait_since(
    asked_on: date, *, today: date, promised: int | None, usual: int | None, place_from: date | None = None
) -> Wait:
    """Give the wait of a household that asked for a service on a day and still waits."""
    weeks = weeks_waited(asked_on, today)
    return Wait(weeks=weeks, promised=promised, usual=usual, place_from=place_from, today=today)


def wait_of(referral: Any, service: Any, today: date) -> Wait | None:
    """Give how long a household has waited for what was asked; None when it does not wait."""
    if referral.state not in referral.WAITS:
        return None
    return wait_since(
        referral.asked_on,
        today=today,
        promised=service.waiting_weeks if service else None,
        usual=service.observed_weeks if service else None,
        place_from=referral.place_from,
    )
