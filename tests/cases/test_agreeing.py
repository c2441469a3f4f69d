"""Pure decisions about what parties agree."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voordeur.cases.agreeing import (
    Answer,
    Said,
    SanctionNeedsLaw,
    answer_of,
    refuse_a_sanction_without_ground,
)

SCHOOL, POLICE = UUID(int=1), UUID(int=2)


def said(kind: str, day: int, thing: UUID | None = None, **amended: int) -> Said:
    moments = {name: datetime(2009, 3, on, 9, tzinfo=UTC) for name, on in amended.items()}
    return Said(kind=kind, at=datetime(2009, 3, day, 9, tzinfo=UTC), thing=thing, **moments)


def school(*lines: Said) -> tuple[str, int]:
    answer = answer_of(SCHOOL, date(2009, 3, 1), None, lines)
    assert answer.since is not None
    return answer.standing, answer.since.day


ASKED, YES, NO = said("plan_put_forward", 4), said("party_endorsed", 6, SCHOOL), said("party_objected", 6, SCHOOL)


def test_who_was_not_asked_or_did_not_answer_is_awaited_since_then() -> None:
    assert school() == ("not_asked", 1)
    assert school(ASKED, said("party_endorsed", 5, POLICE)) == ("asked", 4)
    assert answer_of(SCHOOL, date(2009, 3, 5), None, [ASKED]).since == date(2009, 3, 5)  # who joined later


def test_a_yes_holds_until_the_plan_changes() -> None:
    assert school(ASKED, said("action_agreed", 5), YES) == ("endorsed", 6)
    assert school(ASKED, YES, said("action_agreed", 8), said("consequence_agreed", 9)) == ("outdated", 8)
    assert school(ASKED, YES, said("action_picked_up", 8), said("action_done", 9)) == ("endorsed", 6)


def test_a_plan_that_was_corrected_or_partly_taken_back_is_another_plan() -> None:
    assert school(YES, said("action_agreed", 5, corrected=9)) == ("outdated", 9)
    assert school(YES, said("action_agreed", 5, taken_back=9)) == ("outdated", 9)
    assert school(YES, said("action_agreed", 5, corrected=5)) == ("endorsed", 6)


def test_a_slip_of_the_pen_asks_nobody_again() -> None:
    assert school(YES, said("action_agreed", 8, taken_back=8)) == ("endorsed", 6)


def test_a_yes_that_was_taken_back_is_no_answer() -> None:
    assert school(ASKED, said("party_endorsed", 6, SCHOOL, taken_back=7)) == ("asked", 4)


def test_the_last_answer_counts_and_a_party_can_contradict_what_was_noted() -> None:
    assert school(YES, said("party_objected", 7, SCHOOL)) == ("objected", 7)
    assert school(NO, said("party_endorsed", 7, SCHOOL)) == ("endorsed", 7)


def test_who_is_asked_again_has_to_answer_anew_and_a_yes_to_the_same_plan_stands() -> None:
    again = said("plan_put_forward", 9)
    assert school(ASKED, NO, again) == ("asked", 9)
    assert school(ASKED, YES, said("action_agreed", 8), again) == ("asked", 9)
    assert school(ASKED, YES, again) == ("endorsed", 6)


def test_who_left_answers_nothing_more() -> None:
    assert answer_of(SCHOOL, date(2009, 3, 1), date(2009, 3, 9), [ASKED]) == Answer(
        standing="left", since=date(2009, 3, 9)
    )


lines = st.lists(
    st.builds(
        said,
        st.sampled_from(["plan_put_forward", "party_endorsed", "party_objected", "action_agreed", "action_dropped"]),
        st.integers(1, 27),
        st.sampled_from([SCHOOL, POLICE, None]),
    ),
    max_size=6,
)


@given(lines)
def test_a_yes_counts_only_when_nothing_about_the_plan_came_after_it(told: list[Said]) -> None:
    answer = answer_of(SCHOOL, date(2009, 3, 1), None, told)
    if answer.standing == "endorsed":
        yes = max(one.at for one in told if one.kind == "party_endorsed" and one.thing == SCHOOL)
        assert all(one.at <= yes for one in told if one.kind in ("action_agreed", "action_dropped"))


@given(
    st.sampled_from(["reward", "sanction"]),
    st.sampled_from(["", "housing", "income"]),
    st.sampled_from(["", "housing", "income"]),
    st.sampled_from(["", "  ", "as agreed", "WWB 18"]),
)
def test_only_the_law_lets_a_sanction_strike_another_life_domain(what, on, condition_on, law):
    if what == "reward" or condition_on in ("", on) or law == "WWB 18":
        refuse_a_sanction_without_ground(what=what, on=on, condition_on=condition_on, law=law)
    else:
        with pytest.raises(SanctionNeedsLaw):
            refuse_a_sanction_without_ground(what=what, on=on, condition_on=condition_on, law=law)
