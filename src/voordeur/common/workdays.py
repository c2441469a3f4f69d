"""Working days in the Netherlands: Monday to Friday, except generally recognised holidays.

The holidays are those of article 3 of the Algemene termijnenwet, with Good Friday, which it puts on a par with them.
Liberation Day (5 May) counts every year, although most calendars free it once in five.
"""

from datetime import date, timedelta
from functools import cache

_SATURDAY = 5
_ONE_DAY = timedelta(days=1)


def is_working_day(day: date) -> bool:
    """Tell whether offices work that day."""
    return day.weekday() < _SATURDAY and day not in _holidays_in(day.year)


def next_working_day(day: date) -> date:
    """Give the day itself when it is a working day, else the first one after it.

    So ends a term of law (article 1 of the Algemene termijnenwet).
    """
    while not is_working_day(day):
        day += _ONE_DAY
    return day


def add_working_days(day: date, n: int) -> date:
    """Give the n-th working day after a day (before it, when n is negative); the day itself does not count."""
    step = _ONE_DAY if n > 0 else -_ONE_DAY
    for _ in range(abs(n)):
        day += step
        while not is_working_day(day):
            day += step
    return day


@cache
def _holidays_in(year: int) -> frozenset[date]:
    import holidays  # a fifth of a second: only for commands that count working days

    return frozenset(holidays.country_holidays("NL", years=year)) | {date(year, 5, 5)}
