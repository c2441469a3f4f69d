"""The ladder of escalation: the next level, its term, and what lies past the top."""

from datetime import date

import pytest

from voordeur.cases.ladder import (
    Asked,
    LevelPassedOver,
    NotOnLadder,
    PastTheTop,
    answer_due,
    ladder_of,
    level_to_ask,
    next_level,
)
from voordeur.cases.nameless import NamesSomebody, refuse_words_about_somebody
from voordeur.common.terms import Term
from voordeur.methods.language import Method, Role, Rung, Text

TODAY = date(2010, 2, 2)
WEEK = Term(5, "working days")
CHAIN = Rung("chain", Text("Het ketenoverleg"), "case_manager")
TACTICAL = Rung("tactical", Text("Tactisch leidinggevende"), "tactical_manager", WEEK)
STRATEGIC = Rung("strategic", Text("Convenantpartners"), "signatory", Term(2, "weeks"))


def method(ladder=(), roles=()):
    return Method(
        id="m", version=1, status="draft", title=Text("M"), sha256="",
        ladder={rung.id: rung for rung in ladder}, roles={role.id: role for role in roles},
    )  # fmt: skip


LADDER = ladder_of(method([CHAIN, TACTICAL, STRATEGIC]))


def test_where_the_work_is_done_is_no_level_to_escalate_to():
    assert list(LADDER) == ["tactical", "strategic"]


def test_without_a_ladder_whoever_oversees_the_work_is_asked():
    leader, manager = (
        Role("leader", Text("projectleider"), "project_leader"),
        Role("manager", Text("procesmanager"), "process_manager"),
    )
    assert list(ladder_of(method(roles=[leader, manager]))) == ["manager", "leader"]
    assert ladder_of(method()) == {}


def test_it_goes_up_one_level_at_a_time():
    assert level_to_ask(LADDER, [], today=TODAY) == TACTICAL
    asked = [Asked(level="tactical", answered=True)]
    assert next_level(LADDER, asked) == STRATEGIC
    assert level_to_ask(LADDER, asked, today=TODAY) == STRATEGIC


def test_a_level_is_passed_over_for_a_reason_only():
    with pytest.raises(LevelPassedOver) as refused:
        level_to_ask(LADDER, [], level="strategic", today=TODAY)
    assert "Tactisch leidinggevende" in refused.value.explanation["nl"]
    assert level_to_ask(LADDER, [], level="strategic", reason="The manager is ill", today=TODAY) == STRATEGIC


def test_who_was_asked_gets_the_term_to_answer_and_not_longer():
    asked = [Asked(level="tactical", open_until=date(2010, 2, 9))]
    with pytest.raises(LevelPassedOver):
        level_to_ask(LADDER, asked, today=date(2010, 2, 9))
    assert level_to_ask(LADDER, asked, today=date(2010, 2, 10)) == STRATEGIC


def test_the_same_level_may_be_asked_again():
    asked = [Asked(level="tactical", answered=True), Asked(level="strategic", answered=True)]
    assert level_to_ask(LADDER, asked, level="strategic", today=TODAY) == STRATEGIC


def test_nobody_is_asked_past_the_top():
    asked = [Asked(level="strategic", answered=True)]
    assert next_level(LADDER, asked) is None
    with pytest.raises(PastTheTop) as refused:
        level_to_ask(LADDER, asked, today=TODAY)
    assert "Convenantpartners" in refused.value.explanation["nl"]
    assert "beleid" in refused.value.first["nl"]


@pytest.mark.parametrize("ladder", [LADDER, {}])
def test_a_level_that_the_method_does_not_know_is_refused(ladder):
    with pytest.raises(NotOnLadder):
        level_to_ask(ladder, [], level="minister", reason="At once", today=TODAY)


def test_the_answer_is_due_in_the_term_of_the_level():
    assert answer_due(TACTICAL, TODAY) == date(2010, 2, 9)
    assert answer_due(CHAIN, TODAY) is None


@pytest.mark.parametrize("text", ["Mevrouw De Wit wacht al lang", "ANJA wacht", "Voor Bas en anja."])
def test_words_for_policy_name_nobody_of_the_household(text):
    with pytest.raises(NamesSomebody):
        refuse_words_about_somebody(text, ["Anja de Wit", "Bas de Wit", "De Witte", "Mevrouw"])


def test_words_of_the_language_that_are_part_of_a_name_are_no_name():
    refuse_words_about_somebody("Van de wachtlijst komt niemand af", ["Jan van de Wijk", "De Wit"])
