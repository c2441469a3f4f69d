"""The reporting code as a rule: its order, and what the five questions of the assessment framework say together."""

from datetime import date

import pytest

from voordeur.safety.rules import STEPS, Advice, advice, departs, next_step, steps

DAY = date(2009, 3, 10)
NOTHING_ASKED = {"danger": "no_danger", "can_help": "unknown", "accepted": "unknown", "lasting": "unknown"}
ALL_WELL = {"suspicion": "yes", "danger": "no_danger", "can_help": "yes", "accepted": "yes", "lasting": "yes"}


def test_the_next_step_is_the_first_in_the_law_that_was_not_taken():
    assert next_step([]) == 1
    assert next_step(["signals_mapped", "talked_with_involved"]) == 2
    assert next_step(STEPS) is None


def test_a_step_taken_before_earlier_ones_is_marked_and_stays_so_when_those_follow():
    taken = [("decided", DAY), ("signals_mapped", DAY), ("decided", DAY), ("colleague_consulted", DAY)]
    first, second, third, _fourth, fifth = steps(taken)
    assert (first.taken, second.taken, third.taken) == (True, True, False)
    assert (first.skipped, second.skipped) == ((), ())
    assert fifth.skipped == STEPS[:4]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"suspicion": "no", **NOTHING_ASKED}, Advice.NO_SUSPICION),
        ({"suspicion": "yes", **NOTHING_ASKED}, Advice.GO_ON_ASKING),
        (ALL_WELL, Advice.HELP),
        (ALL_WELL | {"danger": "acute_danger"}, Advice.REPORT),
        (ALL_WELL | {"danger": "structural_danger"}, Advice.REPORT),
        (ALL_WELL | {"can_help": "no"}, Advice.REPORT),
        (ALL_WELL | {"accepted": "no"}, Advice.REPORT),
        (ALL_WELL | {"lasting": "no", "accepted": "unknown"}, Advice.REPORT),
        (ALL_WELL | {"lasting": "unknown"}, Advice.GO_ON_ASKING),
    ],
)
def test_the_framework_says_whether_to_report(said, expected):
    assert advice(**said) is expected


def test_deciding_otherwise_than_the_framework_says_is_a_departure():
    assert departs(Advice.REPORT, report="no")
    assert not departs(Advice.REPORT, report="yes")
    assert not departs(Advice.HELP, report="no")
    assert not departs(None, report="no")
