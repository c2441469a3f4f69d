"""Pure decisions about cases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voordeur.cases.rules import (
    HouseholdHasCase,
    ReasonNeeded,
    Running,
    SecondCoordinator,
    StillOpen,
    handover_lines,
    refuse_a_case_without_decision,
    refuse_a_second_coordinator,
)
from voordeur.common.ids import new_id

workers = [new_id() for _ in range(3)]
cases = st.lists(st.sampled_from([None, *workers]), max_size=5).map(
    lambda held: [Running(case=new_id(), programme=None, coordinator=who) for who in held]
)


@given(cases, st.sampled_from(workers))
def test_a_household_never_has_two_coordinators(running, worker):
    after = {case.coordinator for case in running if case.coordinator} | {worker}
    try:
        refuse_a_second_coordinator(running, worker)
        assert after == {worker}
    except SecondCoordinator:
        assert len(after) > 1


@given(cases, st.sampled_from(["none", "beside"]), st.sampled_from(["", " ", "Another programme pays"]))
def test_a_second_case_needs_a_decision_with_a_reason(running, join, reason):
    if not running or (join == "beside" and reason.strip()):
        refuse_a_case_without_decision(running, join, reason)
    else:
        with pytest.raises(HouseholdHasCase if join == "none" else ReasonNeeded):
            refuse_a_case_without_decision(running, join, reason)


def test_the_handover_list_names_what_is_open_and_whose_it_is():
    lines = handover_lines(
        [StillOpen(what="need", text="health"), StillOpen(what="action", text="call", owner="Sister")]
    )
    assert lines == ("need: health", "action: call (Sister)")
