"""What a covenant allows, and which covenants cannot be meant: pure, with the day passed in."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voordeur.partners.rules import covenants as rules
from voordeur.partners.rules import signing
from voordeur.partners.rules.covenants import Pact, sharing
from voordeur.partners.rules.signing import Given

SCHOOL, CLINIC, CITY = (UUID(int=number) for number in (1, 2, 3))
HERE, THERE = UUID(int=11), UUID(int=12)
NOOR = UUID(int=21)
YEAR = Pact(
    covenant=UUID(int=31), organisation=SCHOOL, programme=HERE, since=date(2009, 1, 1), until=date(2009, 12, 31)
)


def signed(**more):
    return Pact(**{**YEAR.__dict__, **more})


def state(*pacts, on=date(2009, 6, 1), programme=HERE, **asked):
    return sharing(pacts, on=on, programme=programme, **asked).state


def test_it_holds_on_its_first_and_last_day_and_not_on_the_day_after():
    for day, said in (
        (date(2008, 12, 31), "not_yet"),
        (date(2009, 1, 1), "covered"),
        (date(2009, 12, 31), "covered"),
        (date(2010, 1, 1), "ended"),
    ):
        assert state(YEAR, on=day) == said


def test_a_partner_who_never_signed_is_another_matter_than_one_whose_covenant_ended():
    never, ended = (
        sharing((), on=date(2010, 1, 1), programme=HERE),
        sharing([YEAR], on=date(2010, 1, 1), programme=HERE),
    )
    assert (never.covered, never.refused) == (False, False)
    assert (ended.covered, ended.refused) == (False, True)
    with pytest.raises(rules.NotCovered) as refusal:
        rules.refuse_what_is_not_covered(ended, "De Regenboog")
    assert refusal.value.explanation["nl"].startswith("Het convenant met De Regenboog is afgelopen op 31-12-2009.")
    assert "beheerder" in refusal.value.first["nl"]


def test_a_covenant_of_another_programme_covers_nothing_here_and_one_for_all_programmes_does():
    assert state(signed(programme=THERE)) == "unsigned"
    assert state(signed(programme=None)) == "covered"


def test_purpose_life_domain_how_far_and_who_each_count():
    school = signed(purposes=frozenset({"help"}), domains=frozenset({"learning"}), persons=frozenset({NOOR}))
    asked = {"purpose": "help", "domains": ("learning",), "worker": NOOR}
    assert state(school, **asked) == "covered"
    assert state(school, **asked | {"purpose": "oversight"}) == "other_purpose"
    assert state(school, **asked | {"domains": ("learning", "health")}) == "other_domain"
    assert state(school, **asked | {"domains": None}) == "other_domain"  # on all life domains is too much
    assert state(school, **asked | {"domains": ()}) == "covered"  # of no life domain
    assert state(school, **asked | {"worker": CITY}) == "not_named"
    assert state(signed(level="involvement")) == "not_so_far"


def test_one_covenant_that_allows_it_is_enough():
    assert state(signed(purposes=frozenset({"help"})), YEAR, purpose="oversight") == "covered"


@given(st.dates(date(2008, 1, 1), date(2012, 1, 1)), st.dates(date(2008, 1, 1), date(2012, 1, 1)))
def test_a_longer_covenant_never_allows_less(day, until):
    short, longer = signed(until=max(YEAR.since, until)), signed(until=max(YEAR.since, until) + timedelta(days=30))
    if state(short, on=day) == "covered":
        assert state(longer, on=day) == "covered"


@pytest.mark.parametrize(
    ("refusal", "parties", "since", "until", "purposes"),
    [
        (signing.NoParties, [], date(2010, 1, 1), None, ()),
        (signing.PartyTwice, [SCHOOL, CLINIC, SCHOOL], date(2010, 1, 1), None, ()),
        (signing.EndsBeforeItBegins, [CLINIC], date(2010, 1, 1), date(2009, 12, 31), ()),
        (signing.Overlaps, [CLINIC, SCHOOL], date(2009, 12, 31), None, ()),
        (signing.Overlaps, [SCHOOL], date(2008, 1, 1), date(2009, 1, 1), ("help",)),
    ],
)
def test_a_covenant_that_cannot_be_meant_is_refused(refusal, parties, since, until, purposes):
    running = [signed(purposes=frozenset({"help"}))]
    with pytest.raises(refusal):
        signing.refuse_a_bad_covenant(parties, since=since, until=until, purposes=purposes, running=running)


def test_what_follows_on_the_day_after_or_is_for_another_purpose_does_not_overlap():
    running = [signed(purposes=frozenset({"help"}))]
    for since, purposes in ((date(2010, 1, 1), ("help",)), (date(2009, 6, 1), ("oversight",))):
        signing.refuse_a_bad_covenant([SCHOOL], since=since, until=None, purposes=purposes, running=running)


def test_a_mandate_ends_within_its_covenant_and_comes_from_one_of_the_parties():
    fits = {
        "giver": SCHOOL,
        "holder": CITY,
        "parties": {SCHOOL, CLINIC},
        "since": date(2009, 2, 1),
        "until": date(2009, 12, 31),
        "ends": date(2009, 12, 31),
    }
    signing.refuse_a_bad_mandate(**fits)
    for change, refusal in (
        ({"until": date(2010, 1, 1)}, signing.MandateTooLong),
        ({"until": None}, signing.MandateTooLong),
        ({"since": date(2010, 2, 1), "until": date(2010, 3, 1)}, signing.MandateTooLong),
        ({"until": date(2009, 1, 1)}, signing.EndsBeforeItBegins),
        ({"giver": CITY, "holder": SCHOOL}, signing.NotAParty),
        ({"holder": SCHOOL}, signing.OwnMandate),
    ):
        with pytest.raises(refusal):
            signing.refuse_a_bad_mandate(**fits | change)


def test_a_mandate_decides_up_to_its_limit_and_to_its_last_day():
    given_ = [Given(holder=CITY, limit=Decimal("500"), since=date(2009, 1, 1), until=date(2009, 6, 30))]
    day = date(2009, 6, 30)
    assert signing.may_decide(CITY, given_, on=day, amount=Decimal("500.00"))
    assert not signing.may_decide(CITY, given_, on=day, amount=Decimal("500.01"))
    assert not signing.may_decide(CITY, given_, on=day + timedelta(days=1), amount=Decimal("1"))
    assert not signing.may_decide(SCHOOL, given_, on=day)


def test_the_warning_comes_three_months_before_the_end_and_stops_with_it():
    assert not rules.ends_soon(date(2009, 12, 31), today=date(2009, 9, 30))
    assert rules.ends_soon(date(2009, 12, 31), today=date(2009, 10, 1))
    assert not rules.ends_soon(date(2009, 12, 31), today=date(2010, 1, 1))
    assert not rules.ends_soon(None, today=date(2009, 10, 1))
