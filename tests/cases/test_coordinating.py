"""Of the cases that run for one household one answers for it: never none, never two."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voordeur.cases.coordinating import NotGivenYet, Side, agreed, coordinating, refuse_taking

FIRST, SECOND, THIRD = (UUID(int=number) for number in (1, 2, 3))


def sides(**says: dict[UUID, bool]) -> list[Side]:
    order = {"first": FIRST, "second": SECOND, "third": THIRD}
    return [Side(case=order[name], says=said) for name, said in says.items()]


def test_it_passes_from_one_to_the_next_when_each_gives_it_away_and_the_other_takes_it() -> None:
    assert coordinating([]) is None
    assert coordinating(sides(first={}, second={FIRST: True})) == FIRST
    assert coordinating(sides(first={SECOND: False}, second={})) == FIRST
    assert coordinating(sides(first={SECOND: False}, second={FIRST: True})) == SECOND
    along = sides(first={SECOND: False}, second={FIRST: True, THIRD: False}, third={SECOND: True})
    assert coordinating(along) == THIRD
    assert coordinating(sides(first={SECOND: False}, second={FIRST: False})) == FIRST


def test_it_is_agreed_when_both_sides_say_the_same() -> None:
    assert not agreed(sides(first={}, second={}), FIRST, SECOND)
    assert not agreed(sides(first={SECOND: True}, second={}), FIRST, SECOND)
    assert agreed(sides(first={SECOND: True}, second={FIRST: False}), FIRST, SECOND)


def test_who_holds_it_must_give_it_before_another_takes_it() -> None:
    refuse_taking(sides(first={}, second={}), FIRST)
    with pytest.raises(NotGivenYet):
        refuse_taking(sides(first={SECOND: True}, second={}), SECOND)
    refuse_taking(sides(first={SECOND: False}, second={}), SECOND)


@given(st.lists(st.dictionaries(st.sampled_from([FIRST, SECOND, THIRD]), st.booleans()), min_size=1, max_size=3))
def test_whatever_they_say_one_case_answers_for_the_household(says: list[dict[UUID, bool]]) -> None:
    running = [Side(case=case, says=said) for case, said in zip((FIRST, SECOND, THIRD), says, strict=False)]
    assert coordinating(running) in {side.case for side in running}
