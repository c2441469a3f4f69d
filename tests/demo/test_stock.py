"""Texts, households and moments of the demo."""

import re
from datetime import UTC, date, datetime
from random import Random

import pytest

from voordeur.demo.agenda import Agenda, moment
from voordeur.demo.stock import Stock, read

TODAY = date(2026, 11, 20)


@pytest.fixture
def stock():
    return Stock(Random(1), lambda: TODAY)


def test_no_text_comes_back_before_all_of_its_kind_were_used(stock):
    texts = read("texts")["satisfaction"]
    assert sorted(stock.take("satisfaction") for _ in texts) == sorted(texts)


def test_there_are_more_than_fifty_different_questions_over_all_domains():
    questions = [said["text"] for texts in read("needs").values() for said in texts]
    assert len(set(questions)) == len(questions) > 50


WORDS = {
    "children": r"\b(kinderen|jongste|oudste|kleinkinderen)\b|\bgezin\b|\b[Zz]oon (van|gamet|blowt)|\b[Dd]ochter van",
    "man": r"\b[Mm]eneer\b|\b[Vv]ader (staat|gokt)",
    "woman": r"\b[Mm]evrouw\b|\b[Mm]oeder (vraagt|is|vermoedt|heeft)",
    "couple": r"\b[Zz]ijn vrouw\b|\b[Hh]aar man\b|\b[Oo]uders\b",
}


def told_about():
    """Give all questions and reports with who must live there."""
    needs = [said for texts in read("needs").values() for said in texts]
    return [pytest.param(said, id=said["text"][:40]) for said in (*needs, *read("signals"))]


@pytest.mark.parametrize("said", told_about())
def test_who_is_spoken_of_lives_there_by_what_the_text_asks_for(said):
    for about, words in WORDS.items():
        text = re.sub(
            r"(overleden vrouw|man is overleden|overlijden van haar man|De buren|hun ouders)", "", said["text"]
        )
        if re.search(words, text):
            pair = about == "couple" and {"man", "woman"} <= set(said.get("about", ()))
            assert about in said.get("about", ()) or pair, about


@pytest.mark.parametrize("said", told_about())
def test_every_question_fits_the_household_that_is_made_up_for_it(said, stock):
    family = stock.family(said)
    assert family.fits(said)
    children = [member for member in family.members if member.role == "child"]
    assert bool(children) == ("children" in family.about)
    parents = [member.born for member in family.members if member.role != "child"]
    assert all(child.born > max(parents) for child in children)


def test_no_two_reports_have_the_same_words_and_nobody_but_home_care_washes_anybody():
    texts = [(said["by"], said["text"]) for one in read("signals") for said in (one, one.get("again", one))]
    assert len({text for _, text in texts}) == len({*texts})
    assert {by for by, text in texts if "wassen" in text} == {"home_care"}


def test_every_service_that_is_asked_exists():
    offered = {service["name"] for service in read("neighbourhood")["services"]}
    assert {said["service"] for texts in read("needs").values() for said in texts if "service" in said} <= offered


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
