"""Periods that reports are about."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voordeur.common.periods import Period

WRITTEN = st.one_of(
    st.integers(1990, 2100).map(str),
    st.builds("{}-H{}".format, st.integers(1990, 2100), st.integers(1, 2)),
    st.builds("{}-Q{}".format, st.integers(1990, 2100), st.integers(1, 4)),
    st.builds("{}-{:02}".format, st.integers(1990, 2100), st.integers(1, 12)),
)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("2026", date(2026, 1, 1), date(2027, 1, 1)),
        ("2026-H1", date(2026, 1, 1), date(2026, 7, 1)),
        ("2026-H2", date(2026, 7, 1), date(2027, 1, 1)),
        ("2026-Q3", date(2026, 7, 1), date(2026, 10, 1)),
        ("2026-Q4", date(2026, 10, 1), date(2027, 1, 1)),
        ("2026-07", date(2026, 7, 1), date(2026, 8, 1)),
        ("2026-12", date(2026, 12, 1), date(2027, 1, 1)),
    ],
)
def test_a_period_is_read(text: str, since: date, until: date) -> None:
    assert Period.parse(text) == Period(since, until)


@pytest.mark.parametrize(
    "text", ["", "26", "2026-Q5", "2026-H3", "2026-13", "2026-7", "2026-q3", "2026/07", "0000", "9999", "2026-07-01"]
)
def test_what_is_no_period_is_refused_with_examples(text: str) -> None:
    with pytest.raises(ValueError, match="2026, 2026-H2, 2026-Q3 or 2026-07"):
        Period.parse(text)


def test_a_period_holds_its_first_day_and_not_the_day_it_ends() -> None:
    period = Period.parse("2026-Q3")
    assert date(2026, 7, 1) in period
    assert period.last_day == date(2026, 9, 30)
    assert date(2026, 10, 1) not in period


def test_a_period_without_days_is_refused() -> None:
    with pytest.raises(ValueError, match="holds no day"):
        Period(date(2026, 1, 1), date(2026, 1, 1))


def test_other_stretches_have_neighbours_of_the_same_length() -> None:
    fortnight = Period(date(2026, 1, 5), date(2026, 1, 19))
    assert fortnight.next() == Period(date(2026, 1, 19), date(2026, 2, 2))
    assert fortnight.label == "2026-01-05 – 2026-01-18"


def test_three_months_that_are_no_quarter_are_no_quarter() -> None:
    assert "Q" not in Period(date(2026, 2, 1), date(2026, 5, 1)).label


@given(WRITTEN)
def test_the_label_reads_back_and_neighbours_touch(text: str) -> None:
    period = Period.parse(text)
    assert period.label == text
    assert period.next().since == period.until
    assert period.next().previous() == period
    assert period.previous().next() == period
