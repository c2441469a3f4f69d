"""Dividing costs: to the cent, whatever the order, and fair to who grows. Pure, and through the deeds."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import cast
from voordeur.common.ids import new_id
from voordeur.funding import actions, queries
from voordeur.funding.actions import dividing as deeds
from voordeur.funding.rules import dividing
from voordeur.funding.rules.dividing import Number, divide
from voordeur.journal.rebuilding import rebuild
from voordeur.programmes.rules import outlived

A, B, C = (UUID(int=number) for number in (1, 2, 3))
KEYS = st.dictionaries(st.integers(1, 40).map(lambda n: UUID(int=n)), st.integers(1, 900_000), min_size=1, max_size=12)
EUROS = st.integers(1, 10**9).map(lambda cents: Decimal(cents) / 100)


@given(EUROS, KEYS)
def test_shares_add_up_to_the_cent_and_each_is_within_a_cent_of_the_exact_one(costs, key):
    shares, whole = divide(costs, key), sum(key.values())
    assert sum(shares.values()) == costs
    for one, share in shares.items():
        assert abs(share * whole - costs * key[one]) < Decimal("0.01") * whole
        assert share >= 0


@given(EUROS, KEYS, st.randoms(use_true_random=False))
def test_the_order_in_which_contributors_are_named_does_not_matter(costs, key, chance):
    names = list(key)
    chance.shuffle(names)
    assert divide(costs, {name: key[name] for name in names}) == divide(costs, key)


@given(EUROS, KEYS, st.data(), st.integers(1, 500_000))
def test_nobodys_share_falls_when_only_their_own_number_rises(costs, key, data, more):
    one = data.draw(st.sampled_from(sorted(key, key=str)))
    assert divide(costs, {**key, one: key[one] + more})[one] >= divide(costs, key)[one]


@given(EUROS, KEYS)
def test_who_has_more_never_pays_less(costs, key):
    shares = divide(costs, key)
    for one in key:
        assert all(shares[one] >= shares[other] for other in key if key[one] > key[other])


def test_the_cent_that_is_left_goes_to_whoever_lost_most_of_it():
    assert divide(Decimal("100.00"), {A: 1, B: 1, C: 1}) == {
        A: Decimal("33.34"),
        B: Decimal("33.33"),
        C: Decimal("33.33"),
    }
    assert divide(Decimal("0.01"), {A: 1, B: 3}) == {A: Decimal("0.00"), B: Decimal("0.01")}


@pytest.mark.parametrize(
    ("refusal", "costs", "key"),
    [
        (dividing.NothingToDivide, Decimal(0), {A: 1}),
        (dividing.NothingToDivide, Decimal(-5), {A: 1}),
        (dividing.NothingToDivide, Decimal("NaN"), {A: 1}),
        (dividing.HalfACent, Decimal("0.005"), {A: 1}),
        (dividing.NothingToCount, Decimal(5), {}),
        (dividing.NothingToCount, Decimal(5), {A: 0, B: 3}),
        (dividing.NothingToCount, Decimal(5), {A: -3, B: 3}),
    ],
)
def test_what_cannot_be_divided_is_refused(refusal, costs, key):
    with pytest.raises(refusal):
        divide(costs, key)


def test_the_number_of_the_first_day_counts_and_one_without_it_is_refused():
    counted = [
        Number(contributor=A, number=n, counted_on=date(year, 1, 1)) for year, n in ((2009, 5), (2010, 7), (2011, 9))
    ]
    (number,) = dividing.numbers_on(date(2010, 6, 1), counted, {A})
    assert number.number == 7
    with pytest.raises(dividing.NumberMissing):
        dividing.numbers_on(date(2010, 6, 1), counted, {A, B})
    with pytest.raises(dividing.NumberMissing):
        dividing.numbers_on(date(2008, 12, 31), counted, {A})


def test_the_same_costs_are_not_divided_twice_over_the_same_days():
    before = [("Coördinatie", date(2010, 1, 1), date(2010, 12, 31))]
    dividing.refuse_a_period(date(2011, 1, 1), date(2011, 12, 31), before, "Coördinatie")
    dividing.refuse_a_period(date(2010, 1, 1), date(2010, 12, 31), before, "Huur")
    with pytest.raises(dividing.DividedAlready):
        dividing.refuse_a_period(date(2010, 12, 31), date(2011, 12, 31), before, " coördinatie ")
    with pytest.raises(dividing.EndsFirst):
        dividing.refuse_a_period(date(2011, 1, 2), date(2011, 1, 1), (), "Huur")


def test_a_plan_outlives_its_money_only_when_every_funder_stops_before_it():
    first, last = date(2009, 12, 31), date(2010, 6, 30)
    assert outlived(date(2010, 7, 1), [first, last]) == last
    assert outlived(last, [first, last]) is None
    assert outlived(date(2010, 7, 1), [first, None]) is None
    assert outlived(None, [first]) is None
    assert outlived(date(2010, 7, 1), []) is None


@pytest.mark.django_db
def test_what_was_divided_stays_as_it_was_told_whatever_is_counted_later(monkeypatch):
    cast.small_world()
    does = {"file": cast.DORDRECHT, "permit": cast.operator(), "at": cast.AT, "happened_on": date(2009, 1, 5)}
    for contributor, name, extra, number in ((A, "Centrumstad", 500, 117_000), (B, "Dorp", 0, 23_500)):
        actions.let_contribute(contributor=contributor, name=name, extra=extra, **does)
        actions.note_key_number(contributor=contributor, number=number, counted_on=date(2009, 1, 1), source="t", **does)
    costs = {"what": "Kosten", "since": date(2009, 2, 1), "until": date(2009, 2, 28), "costs": Decimal("1000.01")}
    id = new_id()
    recorded = actions.divide_costs(**costs, id=id, **does)
    assert actions.divide_costs(**costs, id=id, **does).repeated
    division = queries.divisions(cast.DORDRECHT).get()
    told = [(line.name, line.share, line.extra, line.total) for line in queries.lines_of(division.pk)]
    assert told == [
        ("Centrumstad", Decimal("832.75"), Decimal("500.00"), Decimal("1332.75")),
        ("Dorp", Decimal("167.26"), Decimal("0.00"), Decimal("167.26")),
    ]
    with pytest.raises(dividing.DividedAlready):
        actions.divide_costs(**costs, **does)
    real = deeds._divided
    monkeypatch.setattr(deeds, "_divided", lambda file, besides=None: real(file, besides=besides) if besides else [])
    with pytest.raises(dividing.DividedAlready):  # of two at once, which both saw nothing yet, one stays
        actions.divide_costs(**costs, **does)
    with pytest.raises(dividing.NothingToCount):
        actions.note_key_number(contributor=B, number=0, counted_on=date(2009, 1, 1), **does)
    actions.note_key_number(contributor=B, number=900_000, counted_on=date(2009, 1, 1), source="t", **does)
    assert [line.share for line in queries.lines_of(division.pk)] == [Decimal("832.75"), Decimal("167.26")]
    assert not rebuild(today=cast.TODAY).differences
    assert recorded.entries[0].kind == "costs_divided"
