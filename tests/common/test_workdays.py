"""Working days, against days looked up on a calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voordeur.common.workdays import add_working_days, is_working_day, next_working_day

DAYS = st.dates(date(1995, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2025, 3, 15), "a Saturday"),
        (date(2025, 4, 18), "Good Friday"),
        (date(2025, 4, 21), "Easter Monday"),
        (date(2026, 4, 27), "King's Day"),
        (date(2013, 4, 30), "Queen's Day, until 2013"),
        (date(2026, 5, 5), "Liberation Day, also when it is no day off for most"),
        (date(2026, 5, 14), "Ascension Day"),
        (date(2026, 5, 25), "Whit Monday"),
        (date(2025, 12, 26), "the second day of Christmas"),
    ],
)
def test_offices_are_closed(day: date, why: str) -> None:
    assert not is_working_day(day), why


def test_the_day_before_christmas_is_a_working_day() -> None:
    assert is_working_day(date(2025, 12, 24))


def test_ten_working_days_after_a_monday_is_the_monday_two_weeks_on() -> None:
    assert add_working_days(date(2025, 3, 3), 10) == date(2025, 3, 17)


def test_easter_is_skipped() -> None:
    assert add_working_days(date(2025, 4, 17), 1) == date(2025, 4, 22)


def test_counting_starts_on_the_day_after_also_from_a_sunday() -> None:
    assert add_working_days(date(2025, 3, 2), 1) == date(2025, 3, 3)
    assert add_working_days(date(2025, 3, 2), 0) == date(2025, 3, 2)


def test_a_term_of_law_that_ends_on_a_holiday_moves_on() -> None:
    assert next_working_day(date(2025, 4, 18)) == date(2025, 4, 22)
    assert next_working_day(date(2025, 4, 22)) == date(2025, 4, 22)


@given(DAYS, st.integers(1, 60))
def test_n_working_days_on_there_are_n_working_days_between(day: date, n: int) -> None:
    end = add_working_days(day, n)
    between = [date.fromordinal(number) for number in range(day.toordinal() + 1, end.toordinal() + 1)]
    assert sum(map(is_working_day, between)) == n
    assert is_working_day(end)


@given(DAYS.map(next_working_day), st.integers(0, 60))
def test_from_a_working_day_there_and_back_is_home(day: date, n: int) -> None:
    assert add_working_days(add_working_days(day, n), -n) == day
