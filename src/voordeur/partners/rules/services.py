"""Pure decisions about services: how long one usually waits, from what residents really waited."""

from collections.abc import Sequence
from datetime import date
from statistics import median

_KEPT = 9
_DAYS = 7


def last_waits(weeks: Sequence[int]) -> list[int]:
    """Keep the last waits, the latest last: an old one says nothing about now."""
    return list(weeks[-_KEPT:])


def usual_wait(weeks: Sequence[int]) -> int | None:
    """Give the median of these waits in whole weeks, half a week counting as a whole one; None when there are none."""
    return int(median(weeks) + 0.5) if weeks else None


def weeks_waited(asked_on: date, until: date) -> int:
    """Give how many weeks somebody waits; a week that has begun counts as a whole one, and the first day as none."""
    return max(-(-(until - asked_on).days // _DAYS), 0)
