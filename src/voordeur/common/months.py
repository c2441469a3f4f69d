"""Counting in months, where the last day of a short month stands for the days it lacks."""

from calendar import monthrange
from datetime import date

MONTHS_A_YEAR = 12


def add_months(day: date, n: int) -> date:
    """Give the same day n months on (back, when n is negative): 31 January plus one month is the last of February."""
    year, month0 = divmod(day.year * MONTHS_A_YEAR + day.month - 1 + n, MONTHS_A_YEAR)
    return date(year, month0 + 1, min(day.day, monthrange(year, month0 + 1)[1]))
