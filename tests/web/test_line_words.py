"""How one line of the timeline is written, and the stage that a case is in."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from django.utils.translation import override

from voordeur.assessments.entries import DomainScored
from voordeur.cases.entries import DecisionTaken
from voordeur.cases.entries.direction import DirectionTaken
from voordeur.cases.models import Referral
from voordeur.common.ids import new_id
from voordeur.desk.case.timeline import Line, named_in
from voordeur.methods import library
from voordeur.methods.language import Text
from voordeur.methods.reading import read
from voordeur.web.templatetags.method_words import as_stage, line_title

DAY = date(2009, 3, 10)
LINE = Line(
    id=UUID(int=1), kind="", on=DAY, at=datetime(2009, 3, 10), by="", domain="", text="", deviation="", confined=False
)


def test_a_decision_says_what_was_decided_and_how_much() -> None:
    taken = DecisionTaken(decision="grant", outcome="yes", amount=Decimal(750))
    line = replace(
        LINE,
        kind="decision_taken",
        named=named_in(taken, ""),
        outcome=taken.outcome,
        amount=taken.amount,
        others="Piet",
    )
    method = read(library.text("14-enschede-wijkcoaches"))
    named = replace(line, named=(("decision", "payment_arrangement"),))
    with override("nl"):
        assert line_title(method, named) == "Besluit genomen: betalingsregeling, ja, €\u00a0750,00, Piet"
    assert line.named == (("decision", "grant"),)


def test_a_score_says_which_it_is() -> None:
    scored = DomainScored(instrument="participation_ladder", domain="participation", score=2)
    line = replace(LINE, kind="domain_scored", domain="participation", named=named_in(scored, "participation"))
    with override("nl"):
        assert line_title(read(library.text("01-alkmaar-overdie")), line) == "Score gegeven: participatieladder, 2"


def test_a_life_domain_is_not_said_twice() -> None:
    taken = DirectionTaken(direction=new_id(), over="money", holder="parents")
    assert named_in(taken, "money") == ()
    assert named_in(taken, "") == (("over", "money"),)


def test_a_service_without_words_goes_by_its_name() -> None:
    asked, bare = Referral(text="Gesprekken"), Referral(text="")
    asked.called = bare.called = "GGZ"
    assert (asked.said, bare.said) == ("GGZ: Gesprekken", "GGZ")


@pytest.mark.parametrize(
    ("title", "said"), [("Plan maken", "Fase: Plan maken"), ("Fase 2 · overname", "Fase 2 · overname")]
)
def test_a_stage_is_called_a_stage_once(title: str, said: str) -> None:
    with override("nl"):
        assert as_stage(Text(title)) == said
