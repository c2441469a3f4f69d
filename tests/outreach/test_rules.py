"""Pure decisions at the door."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from voordeur.outreach.rules import PARTS_OF_DAY, part_of_day_to_try, stronger

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
