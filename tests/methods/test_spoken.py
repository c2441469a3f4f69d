"""Of what a method speaks: that, and no more, is offered on the pages of its cases."""

import pytest

from tests.methods.building import method_with
from voordeur.methods import spoken
from voordeur.methods.spoken import fields_spoken_of, kinds_spoken_of, words_forbidden, words_spoken_of

METHOD = """
rules:
  opened_first:
    of: case
    kind: method
    before: case_reopened
    must: {any: need, that: {happened: need_answered, where: {how: [help, advice]}}}
    because: {nl: Eerst, en: First}
  never_to_the_press:
    of: case
    kind: method
    forbid: letter_sent
    where: {to: [press, neighbours]}
    because: {nl: Nooit, en: Never}
  ceiling:
    of: case
    kind: method
    before: spending_booked
    must: {sum: amount, of: spending_booked, at_most: 750}
    because: {nl: Te veel, en: Too much}
  two_who_came_before:
    of: case
    kind: method
    before: visit_held
    must: {all_of: [{entry: {workers: {how_many: 2}}}, {named_in: role_assigned, field: worker, as: workers}]}
    unless: {entry: {by_day: true}}
    because: {nl: Samen, en: Together}
indicators:
  rated:
    of: doorstep
    about: people
    title: {nl: Cijfer, en: Mark}
    count: mean
    field: rating
    when: {happened: talk_held}
duties:
  ring:
    of: case
    title: {nl: Bel, en: Ring}
    who: visitor
    after: {latest: letter_sent, where: {to: resident}}
    within: 2 weeks
    deed: talk_held
  write:
    of: case
    title: {nl: Schrijf, en: Write}
    who: visitor
    after: {happened: need_answered, where: {how: advice}}
    within: 2 weeks
    deed: letter_sent
"""


def test_a_method_speaks_of_what_stands_in_its_stages_duties_and_rules() -> None:
    spoken = kinds_spoken_of(method_with(METHOD))
    assert {"case_closed", "case_reopened", "need_answered", "letter_sent", "talk_held"} <= spoken
    assert not {"bell_rung", "action_agreed"} & spoken


def test_the_words_of_a_field_come_once_in_the_order_of_the_text() -> None:
    method = method_with(METHOD)
    assert set(words_spoken_of(method, "need_answered", "how")) == {"help", "advice"}
    assert words_spoken_of(method, "letter_sent", "to") == ("resident", "press", "neighbours")
    assert words_spoken_of(method, "bell_rung", "to") == ()


def test_words_that_a_method_offers_in_a_field_come_first_and_need_no_rule_or_figure() -> None:
    method = method_with(METHOD + "offered: {to: [family, resident], reason: moved}\n")
    assert words_spoken_of(method, "letter_sent", "to") == ("family", "resident", "press", "neighbours")
    assert words_spoken_of(method, "case_reopened", "reason") == ("moved",)
    assert "to" in fields_spoken_of(method, "letter_sent")
    assert kinds_spoken_of(method) == kinds_spoken_of(method_with(METHOD))


def test_a_word_that_is_never_allowed_can_be_left_out_of_a_choice() -> None:
    method = method_with(METHOD)
    assert words_forbidden(method, "letter_sent", "to") == {"press", "neighbours"}
    assert not words_forbidden(method, "need_answered", "how")
    assert fields_spoken_of(method, "letter_sent") == {"to"}


def test_what_is_added_up_or_averaged_is_spoken_of_too() -> None:
    method = method_with(METHOD)
    assert fields_spoken_of(method, "spending_booked") == {"amount"}
    assert fields_spoken_of(method, "talk_held") == {"rating"}


def test_what_a_rule_asks_of_the_entry_itself_is_spoken_of_too() -> None:
    method = method_with(METHOD)
    assert fields_spoken_of(method, "visit_held") == {"workers", "by_day"}
    assert fields_spoken_of(method, "role_assigned") == {"worker"}


def test_a_method_with_criteria_asks_them() -> None:
    criteria = "eligibility: {all_of: [poor], criteria: {poor: {nl: Arm}}}"
    assert "criterion_answered" in kinds_spoken_of(method_with(criteria))
    assert "criterion_answered" not in kinds_spoken_of(method_with(METHOD))


def test_what_a_method_speaks_of_about_its_programme_can_be_told_apart() -> None:
    asked = """  report:
    of: programme
    title: {nl: Schrijf, en: Write}
    who: visitor
    after: {happened: programme_started}
    within: 1 year
    until: {happened: report_sent, where: {report: yearly}}
    deed: report_sent
  tell:
    of: case
    title: {nl: Meld, en: Tell}
    who: visitor
    after: {happened: case_opened}
    within: 2 weeks
    until: {happened: report_sent, where: {report: move}}
"""
    method = method_with(METHOD + asked)
    assert "report_sent" in kinds_spoken_of(method, ("programme",))
    assert "case_closed" not in kinds_spoken_of(method, ("programme",))
    assert words_spoken_of(method, "report_sent", "report") == ("yearly", "move")
    assert words_spoken_of(method, "report_sent", "report", ("programme",)) == ("yearly",)


def test_a_method_is_gone_through_once_however_often_a_page_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    method = method_with(METHOD)
    said = words_spoken_of(method, "need_answered", "how")
    monkeypatch.setattr(spoken, "_within", lambda part: pytest.fail("gone through again"))
    assert words_spoken_of(method, "need_answered", "how") == said == ("advice", "help")
    assert fields_spoken_of(method, "spending_booked") == {"amount"}
