"""Pure decisions at the door."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voordeur.outreach.rules import DONE, PARTS_OF_DAY, door_state, part_of_day_to_try, stronger

outcomes = st.sampled_from(["", "talked", "opted_out", "non_response"])


@given(st.lists(outcomes, min_size=1, max_size=6))
def test_whatever_the_order_a_door_ends_in_the_same_outcome(said):
    def end(order):
        held = ""
        for outcome in order:
            held = stronger(outcome, held)
        return held

    assert len({end(order) for order in permutations(said)}) == 1
    assert end(said) == ("talked" if "talked" in said else end(said))


@given(st.lists(st.sampled_from([*PARTS_OF_DAY, ""]), max_size=20))
def test_the_next_try_is_at_a_part_of_the_day_tried_least(tried):
    advice = part_of_day_to_try(tried)
    assert tried.count(advice) == min(tried.count(part) for part in PARTS_OF_DAY)


@pytest.mark.parametrize(
    ("outcome", "ended", "last_answer", "state"),
    [
        ("", False, "", "to_do"),
        ("non_response", False, "nobody_home", "no_answer"),
        ("non_response", False, "come_back", "in_touch"),
        ("non_response", True, "nobody_home", "not_reached"),
        ("", False, "vacant", "empty"),
        ("talked", True, "nobody_home", "talked"),
        ("opted_out", True, "", "opted_out"),
    ],
)
def test_a_bell_that_nobody_answered_is_not_yet_the_end_of_an_approach(
    outcome: str, ended: bool, last_answer: str, state: str
) -> None:
    told = door_state(outcome=outcome, ended=ended, last_answer=last_answer)
    assert told == state
    assert (told in DONE) == (state in ("talked", "opted_out", "not_reached", "empty"))
