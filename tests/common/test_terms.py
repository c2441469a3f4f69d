"""Terms as they are written in methods."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voordeur.common.terms import UNITS, Term


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("7 days", date(2025, 3, 3), date(2025, 3, 10)),
        ("10 working days", date(2025, 3, 3), date(2025, 3, 17)),
        ("6 weeks", date(2025, 3, 3), date(2025, 4, 14)),
        ("6 months", date(2025, 8, 31), date(2026, 2, 28)),
        ("1 month", date(2024, 1, 31), date(2024, 2, 29)),
        ("1 year", date(2024, 2, 29), date(2025, 2, 28)),
        ("0 days", date(2024, 2, 29), date(2024, 2, 29)),
    ],
)
def test_a_term_ends(text: str, start: date, end: date) -> None:
    assert Term.parse(text).after(start) == end


def test_a_term_back() -> None:
    assert Term.parse("1 month").before(date(2025, 3, 31)) == date(2025, 2, 28)
    assert Term.parse("2 weeks").before(date(2025, 3, 17)) == date(2025, 3, 3)


@pytest.mark.parametrize(
    "text", ["", "soon", "10", "ten days", "-1 days", "1.5 weeks", "10  days", "10 workdays", "99999 days"]
)
def test_what_is_no_term_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="such as '10 working days'"):
        Term.parse(text)


def test_what_yaml_made_a_number_is_refused_too() -> None:
    with pytest.raises(ValueError, match="7 is no term"):
        Term.parse(7)  # type: ignore[arg-type]


def test_a_term_made_by_hand_must_make_sense() -> None:
    with pytest.raises(ValueError, match="fortnights"):
        Term(2, "fortnights")
    with pytest.raises(ValueError, match="before it begins"):
        Term(-2, "days")


@given(st.builds(Term, st.integers(0, 400), st.sampled_from(UNITS)))
def test_written_and_read_again_it_is_the_same_term(term: Term) -> None:
    assert Term.parse(str(term)) == term


@given(st.builds(Term, st.integers(0, 200), st.sampled_from(UNITS)), st.dates(date(1995, 1, 1), date(2040, 1, 1)))
def test_a_term_never_ends_before_it_starts(term: Term, day: date) -> None:
    assert term.before(day) <= day <= term.after(day)
