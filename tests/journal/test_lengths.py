"""No text is longer than anybody will read, by whichever way it comes."""

import json

import pytest

from voordeur.cases.entries import ContactNoted, GoalSet
from voordeur.common.ids import new_id
from voordeur.journal.entries import Correction
from voordeur.journal.lengths import NAMING, TELLING, check_lengths
from voordeur.journal.refusals import TooLong


def test_what_is_told_may_be_long_and_a_name_short():
    check_lengths(ContactNoted(channel="call", text="a" * TELLING, with_whom="b" * NAMING))
    check_lengths(GoalSet(goal=new_id(), text="a" * TELLING))


@pytest.mark.parametrize(
    "body",
    [
        ContactNoted(channel="call", text="a" * (TELLING + 1)),
        ContactNoted(channel="call", with_whom="a" * (NAMING + 1)),
        Correction(reason="Wrong", fields=json.dumps({"text": "a" * (TELLING + 1)})),
        Correction(reason="Wrong", parts={new_id(): json.dumps({"with_whom": "a" * (NAMING + 1)})}),
    ],
)
def test_more_is_refused_with_how_much_fits(body):
    with pytest.raises(TooLong) as refusal:
        check_lengths(body)
    assert "20.000" in refusal.value.explanation["nl"] or "500" in refusal.value.explanation["nl"]
