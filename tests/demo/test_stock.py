"""Texts, households and moments of the demo."""

from datetime import UTC, date, datetime
from random import Random

import pytest

from voordeur.demo.agenda import Agenda, moment
from voordeur.demo.families import heard
from voordeur.demo.stock import Stock, read

TODAY = date(2026, 11, 20)


@pytest.fixture
def stock():
    return Stock(Random(1), TODAY)


def test_no_text_comes_back_before_all_of_its_kind_were_used(stock):
    texts = read("texts")["satisfaction"]
    assert sorted(stock.take("satisfaction") for _ in texts) == sorted(texts)


def test_there_are_more_than_fifty_different_questions_over_all_domains():
    questions = [said["text"] for texts in read("needs").values() for said in texts]
    assert len(set(questions)) == len(questions) > 50


@pytest.mark.parametrize(
    ("told", "sexes", "children", "old"),
    [
        ("Mevrouw is drie keer gevallen dit jaar.", {"women"}, False, True),
        ("Vader staat er alleen voor sinds de verhuizing van moeder.", {"men"}, True, False),
        ("Meneer wil weer werken.", {"men"}, False, False),
        ("De lift staat stil.", set(), False, False),
    ],
)
def test_a_text_tells_who_must_live_there(told, sexes, children, old):
    found = heard(told)
    assert (found.sexes, found.children, found.old) == (sexes, children, old)


def test_every_question_fits_the_household_that_is_made_up_for_it(stock):
    for texts in read("needs").values():
        for said in texts:
            assert stock.family(said["text"]).fits(said["text"]), said["text"]


def test_what_follows_on_the_same_day_never_comes_before_what_it_follows_from():
    agenda, seen = Agenda(datetime(2026, 11, 20, 20, 0, tzinfo=UTC), Random(3)), []

    def first(at):
        agenda.after((0, 0), seen.append)
        seen.append(at)

    agenda.plan(moment(date(2026, 11, 18), 16, 50), first)
    agenda.run()
    assert seen == sorted(seen)
    assert len(seen) == 2


def test_what_lies_ahead_does_not_happen():
    agenda, seen = Agenda(moment(date(2026, 11, 20), 12), Random(3)), []
    agenda.plan(moment(date(2026, 11, 20), 13), seen.append)
    agenda.run()
    assert not seen


def test_offices_are_closed_at_the_weekend():
    agenda, seen = Agenda(moment(date(2026, 11, 30), 12), Random(3)), []
    agenda.at = moment(date(2026, 11, 1), 9)
    agenda.on(date(2026, 11, 21), seen.append)  # a Saturday
    agenda.run()
    assert seen[0].date() == date(2026, 11, 23)
