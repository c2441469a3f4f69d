"""What a reporter hears."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voordeur.common.ids import new_id
from voordeur.signals.rules import LONGEST_TEXT, SignalTooLong, feedback, refuse_a_text_too_long

days = st.dates(date(2009, 1, 1), date(2012, 12, 31))


@given(received=days, taken_up=st.none() | st.integers(0, 90), closed=st.none() | st.integers(0, 400))
def test_feedback_tells_how_far_and_who_and_nothing_else(received, taken_up, closed):
    by = new_id() if taken_up is not None else None
    signal = SimpleNamespace(
        received_on=received,
        taken_up_by=by,
        taken_up_on=received + timedelta(taken_up) if taken_up is not None else None,
        closed_on=received + timedelta(closed) if closed is not None else None,
        text="what was found",
    )
    told = feedback(signal)
    assert told.state == ("closed" if closed is not None else "taken_up" if taken_up is not None else "received")
    assert told.taken_up_by == by
    assert "found" not in repr(told)


def test_a_signal_of_a_hundred_thousand_characters_is_refused_with_how_long_it_may_be():
    refuse_a_text_too_long("x" * LONGEST_TEXT)
    with pytest.raises(SignalTooLong) as refusal:
        refuse_a_text_too_long("x" * 100_000)
    assert "100000" in refusal.value.explanation["en"]
    assert str(LONGEST_TEXT) in refusal.value.explanation["nl"]
