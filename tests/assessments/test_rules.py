"""Which domains and scores may be written down."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voordeur.assessments.rules import (
    DomainNotAsked,
    ScoreNotOnScale,
    domain_sets,
    instruments,
    refuse_a_domain_not_asked,
    refuse_a_score_off_the_scale,
)


@given(st.integers(-20, 20))
def test_a_score_fits_its_scale_or_is_refused(score):
    for instrument in instruments().values():
        domain = instrument.domains[0] if instrument.domains else "housing"
        if instrument.lowest <= score <= instrument.highest:
            refuse_a_score_off_the_scale(instrument.id, domain, score)
        else:
            with pytest.raises(ScoreNotOnScale):
                refuse_a_score_off_the_scale(instrument.id, domain, score)


def test_an_unknown_instrument_and_a_domain_it_does_not_score_are_refused():
    for instrument, domain in (("horoscope", "housing"), ("participation_ladder", "housing")):
        with pytest.raises(ScoreNotOnScale):
            refuse_a_score_off_the_scale(instrument, domain, 3)


def test_no_domain_is_always_good_and_another_than_asked_is_not():
    refuse_a_domain_not_asked("", [])
    with pytest.raises(DomainNotAsked):
        refuse_a_domain_not_asked("housing", [])


def test_every_instrument_names_its_source_and_every_domain_both_languages():
    assert all(instrument.source and instrument.title["nl"] for instrument in instruments().values())
    for domains in domain_sets().values():
        assert all({"nl", "en"} == set(words) for words in domains.values())
