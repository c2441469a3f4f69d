"""Which case comes first, how long one waits, and the map of who helps: pure decisions."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voordeur.cases.hardest import Weight, hardest_first
from voordeur.cases.helping import Help, helper_map
from voordeur.cases.waiting import wait_since
from voordeur.common.ids import new_id
from voordeur.partners.rules import usual_wait, weeks_waited

TODAY = date(2010, 2, 2)


def weight(severity, untouched, open_for=100):
    return Weight(
        severity=severity, today=TODAY, touched_on=TODAY - timedelta(untouched), opened_on=TODAY - timedelta(open_for)
    )


def test_the_heaviest_comes_first_however_long_an_easy_one_lies():
    order = hardest_first([("easy", weight(1, 300)), ("heavy", weight(5, 0)), ("middle", weight(3, 10))])
    assert order == ["heavy", "middle", "easy"]


def test_of_equally_heavy_ones_the_one_longest_untouched_and_then_the_oldest():
    order = hardest_first(
        [("touched", weight(4, 2)), ("young", weight(4, 30, 40)), ("old", weight(4, 30, 400)), ("lies", weight(4, 60))]
    )
    assert order == ["lies", "old", "young", "touched"]


def test_a_case_that_nobody_judged_is_neither_in_front_nor_forgotten():
    assert hardest_first([("light", weight(2, 9)), ("?", weight(None, 9)), ("heavy", weight(4, 9))])[1] == "?"


@given(st.lists(st.tuples(st.sampled_from([None, 1, 2, 3, 4, 5]), st.integers(0, 400), st.integers(0, 900))))
def test_the_order_keeps_every_case_and_never_lets_a_lighter_one_pass(told):
    weights = dict(enumerate(weight(*one) for one in told))
    order = hardest_first(weights.items())
    assert sorted(order) == list(weights)
    heavy = [weights[key].heaviness for key in order]
    assert heavy == sorted(heavy, reverse=True)


@pytest.mark.parametrize(("weeks", "usual"), [([], None), ([4], 4), ([8, 20], 14), ([3, 4], 4), ([1, 2, 50], 2)])
def test_what_is_usual_is_the_middle_and_not_moved_by_one_long_wait(weeks, usual):
    assert usual_wait(weeks) == usual


@pytest.mark.parametrize(("days", "weeks"), [(-3, 0), (0, 0), (1, 1), (7, 1), (8, 2), (140, 20)])
def test_a_week_that_has_begun_counts(days, weeks):
    assert weeks_waited(TODAY, TODAY + timedelta(days)) == weeks


@pytest.mark.parametrize(
    ("promised", "usual", "place_from", "long"),
    [
        (6, 20, None, False),  # what others really waited goes before the promise
        (20, 6, None, True),
        (6, None, None, True),
        (None, None, None, True),  # nobody knows: ten weeks is long
        (None, 10, None, False),
        (6, None, TODAY + timedelta(3), False),  # there is a place, and the day has yet to come
        (6, None, TODAY - timedelta(1), True),
    ],
)
def test_ten_weeks_are_long_against_what_is_usual(promised, usual, place_from, long):
    asked = TODAY - timedelta(weeks=10)
    wait = wait_since(asked, today=TODAY, promised=promised, usual=usual, place_from=place_from)
    assert (wait.weeks, wait.long) == (10, long)


def helps(domain, who, state="running"):
    return Help(id=new_id(), kind="helper", domain=domain, who=who, what="", state=state)


def test_the_map_shows_where_nobody_helps_and_where_many_do():
    rows = helper_map(
        ["housing", "debts", "health", "work"],
        {"housing": 2, "debts": 1, "health": 1},
        [
            helps("housing", "Nobody any more", "ended"),
            *(helps("debts", name) for name in ("B", "A")),
            helps("debts", "C", "expected"),
            helps("health", "Doctor", "expected"),
        ],
    )
    assert [(row.domain, row.gap, row.double) for row in rows] == [
        ("housing", True, False),
        ("debts", False, True),
        ("health", False, False),
    ]
    assert [one.who for one in rows[1].helps] == ["A", "B", "C"]


def test_help_on_a_life_domain_that_the_method_does_not_know_is_not_lost():
    assert [row.domain for row in helper_map(["debts"], {}, [helps("garden", "Neighbour")])] == ["garden"]
