"""Stages, rules, what may and may not happen, and the day on which an answer changes by itself."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from tests.methods.building import day, fact, method_with
from voordeur.methods import library
from voordeur.methods.eligibility import eligible
from voordeur.methods.engine import judge, weigh
from voordeur.methods.reading import read
from voordeur.methods.vocabulary import Fact

STAGES = """\
stages:
  new:
    of: case
    start: true
    title: {nl: Nieuw}
    next:
      - {on: talk_held, if: {happened: letter_sent}, to: known}
      - {on: case_closed, where: {reason: moved}, to: gone}
      - {on: case_closed, to: done}
      - {after: 3 months, if: {not: {happened: letter_sent}}, to: gone}
  known:
    of: case
    title: {nl: Bekend}
    next: [{after: 2 weeks, to: done}]
  done: {of: case, title: {nl: Klaar}, end: true}
  gone: {of: case, title: {nl: Weg}, end: true}
"""
RULES = """
rules:
  letter_first:
    of: case
    kind: method
    before: [talk_held, case_closed]
    must: {happened: letter_sent}
    unless: {entry: {reason: moved}}
    because: {nl: Eerst een brief., en: A letter first.}
    first: {nl: Stuur een brief.}
  never_by_law:
    of: case
    kind: law
    forbid: action_agreed
    where: {domain: elsewhere}
    because: {nl: Dat mag niet.}
"""


def stage_of(facts: list[Fact], today: str) -> str:
    return judge(method_with(stages=STAGES), facts, track="case", today=day(today)).stage


def test_a_file_begins_in_the_first_stage_even_without_entries() -> None:
    assert stage_of([], "03-02") == "new"


def test_a_stage_moves_on_the_first_line_that_fits() -> None:
    assert stage_of([fact("talk_held", "03-02")], "03-02") == "new"
    assert stage_of([fact("letter_sent", "03-01"), fact("talk_held", "03-02")], "03-02") == "known"
    assert stage_of([fact("case_closed", "03-02", reason="moved")], "03-02") == "gone"
    assert stage_of([fact("case_closed", "03-02", reason="done")], "03-02") == "done"


def test_time_moves_a_stage_before_the_entries_of_that_day() -> None:
    facts = [fact("letter_sent", "03-01"), fact("talk_held", "03-02")]
    judged = judge(method_with(stages=STAGES), facts, track="case", today=day("03-15"))
    assert (judged.stage, judged.changes_on) == ("known", day("03-16"))
    assert stage_of(facts, "03-16") == "done"
    assert stage_of([*facts, fact("case_closed", "03-16", reason="moved")], "03-16") == "done"


def test_time_moves_a_stage_only_while_its_condition_holds() -> None:
    assert stage_of([fact("bell_rung", "03-02")], "06-02") == "gone"
    assert stage_of([fact("letter_sent", "03-02")], "06-02") == "new"


def test_a_move_by_time_that_waits_for_an_entry_comes_the_day_after_it() -> None:
    stages = STAGES.replace("{not: {happened: letter_sent}}", "{happened: bell_rung, times: 2}")
    facts = [fact("bell_rung", "03-02"), fact("bell_rung", "06-20")]
    judged = judge(method_with(stages=stages), facts, track="case", today=day("06-20"))
    assert (judged.stage, judged.changes_on) == ("new", day("06-21"))
    later = judge(method_with(stages=stages), facts, track="case", today=day("07-01"))
    assert later.history[-1] == ("gone", day("06-21"))


def test_a_term_within_a_term_changes_the_answer_twice() -> None:
    method = method_with(
        """
        rules:
          two_weeks:
            {of: case, kind: method, before: talk_held, because: {nl: Wacht.},
             must: {elapsed: 1 week, after: {elapsed: 1 week, after: {happened: letter_sent}}}}
        """
    )
    facts = [fact("letter_sent", "03-02")]
    judged = judge(method, facts, track="case", today=day("03-03"))
    assert judged.changes_on == day("03-09")
    assert judge(method, facts, track="case", today=day("03-09")).changes_on == day("03-16")


def test_of_two_moves_by_time_the_earlier_is_made() -> None:
    stages = STAGES.replace("[{after: 2 weeks, to: done}]", "[{after: 6 weeks, to: gone}, {after: 2 weeks, to: done}]")
    facts = [fact("letter_sent", "03-01"), fact("talk_held", "03-02")]
    judged = judge(method_with(stages=stages), facts, track="case", today=day("05-01"))
    assert judged.history[-1] == ("done", day("03-16"))


def test_the_history_says_since_when() -> None:
    facts = [fact("letter_sent", "03-01"), fact("talk_held", "03-02")]
    judged = judge(method_with(stages=STAGES), facts, track="case", today=day("05-01"))
    assert judged.history == (("new", day("03-01")), ("known", day("03-02")), ("done", day("03-16")))


def test_what_was_written_down_later_takes_its_own_place() -> None:
    talk = fact("talk_held", "03-05")
    letter = fact("letter_sent", "03-01")
    assert stage_of([talk, letter], "03-05") == "known"


def test_what_has_no_time_comes_when_it_was_written_down_that_day() -> None:
    talk = fact("talk_held", "03-02", at=time(15, 30), written=time(15, 40))
    before, after = (fact("letter_sent", "03-02", written=time(hour)) for hour in (14, 16))
    assert stage_of([talk, before], "03-02") == "known"
    assert stage_of([talk, after], "03-02") == "new"


def test_what_was_written_down_on_a_later_day_comes_last_on_its_day() -> None:
    letter = replace(fact("letter_sent", "03-02"), recorded=datetime(2009, 3, 5, tzinfo=UTC))
    assert stage_of([fact("talk_held", "03-02", at=time(15, 30)), letter], "03-05") == "new"
    assert stage_of([fact("talk_held", "03-03"), letter], "03-05") == "known"


def test_a_step_that_breaks_a_rule_is_refused_with_what_must_come_first() -> None:
    verdict = weigh(method_with(RULES), [], fact("case_closed", "03-02"), track="case", today=day("03-02"))
    assert not verdict.accepted
    assert verdict.refusal is not None
    assert (verdict.refusal.rule, verdict.refusal.because.nl) == ("letter_first", "Eerst een brief.")
    assert verdict.refusal.first.nl == "Stuur een brief."


def test_a_happening_that_breaks_a_rule_is_kept_as_a_deviation() -> None:
    verdict = weigh(method_with(RULES), [], fact("talk_held", "03-02"), track="case", today=day("03-02"))
    assert verdict.accepted
    assert verdict.deviation is not None
    assert verdict.deviation.rule == "letter_first"


def test_unless_can_look_at_the_entry_itself() -> None:
    moved = fact("case_closed", "03-02", reason="moved")
    assert weigh(method_with(RULES), [], moved, track="case", today=day("03-02")).accepted


def test_a_late_entry_is_weighed_by_what_had_happened_before_it() -> None:
    letter = fact("letter_sent", "03-10")
    talk = fact("talk_held", "03-05")
    assert weigh(method_with(RULES), [letter], talk, track="case", today=day("03-12")).deviation


def test_a_forbidden_entry_is_refused_whatever_happened() -> None:
    method = method_with(RULES)
    elsewhere = fact("action_agreed", "03-02", domain="elsewhere")
    assert not weigh(method, [], elsewhere, track="case", today=day("03-02")).accepted
    assert weigh(method, [], fact("action_agreed", "03-02"), track="case", today=day("03-02")).accepted
    judged = judge(method, [], track="case", today=day("03-02"))
    (ban,) = [ban for ban in judged.may_not if ban.rule == "never_by_law"]
    assert ban.narrowed
    assert "action_agreed" in judged.may


def test_a_rule_of_the_method_can_be_set_aside_from_then_on() -> None:
    method, closing = method_with(RULES), fact("case_closed", "03-04")
    aside = fact("rule_set_aside", "03-03", rule="letter_first", reason="Kan niet lezen")
    assert weigh(method, [], aside, track="case", today=day("03-03")).accepted
    assert weigh(method, [aside], closing, track="case", today=day("03-04")).accepted
    earlier = fact("case_closed", "03-02")
    assert not weigh(method, [aside], earlier, track="case", today=day("03-04")).accepted


@pytest.mark.parametrize("rule", ["never_by_law", "no_such_rule"])
def test_a_rule_of_law_or_an_unknown_one_is_never_set_aside(rule: str) -> None:
    aside = fact("rule_set_aside", "03-03", rule=rule)
    verdict = weigh(method_with(RULES), [], aside, track="case", today=day("03-03"))
    assert verdict.refusal is not None
    assert verdict.refusal.rule == rule


def test_may_and_may_not_follow_rules_stage_and_duties() -> None:
    method = method_with(RULES)
    before = judge(method, [], track="case", today=day("03-02"))
    assert {ban.kind for ban in before.may_not} >= {"talk_held", "case_closed"}
    after = judge(method, [fact("letter_sent", "03-02")], track="case", today=day("03-02"))
    assert {"talk_held", "case_closed"} <= set(after.may)


def test_an_entry_of_a_later_day_counts_from_that_day() -> None:
    facts = [fact("letter_sent", "03-01"), fact("talk_held", "03-20")]
    judged = judge(method_with(stages=STAGES), facts, track="case", today=day("03-10"))
    assert (judged.stage, judged.changes_on) == ("new", day("03-20"))


def test_a_track_without_stages_has_none() -> None:
    assert judge(method_with(), [fact("letter_sent", "03-01")], track="programme", today=day("03-02")).stage == ""


def test_nothing_changes_by_itself_once_nothing_is_waited_for() -> None:
    judged = judge(method_with(RULES), [fact("letter_sent", "03-01")], track="case", today=day("03-02"))
    assert judged.changes_on is None


def test_within_changes_the_answer_the_day_after_its_term() -> None:
    method = method_with(
        """
        rules:
          fresh_letter:
            {of: case, kind: method, before: talk_held, must: {happened: letter_sent, within: 10 days},
             because: {nl: Brief te oud.}}
        """
    )
    facts = [fact("letter_sent", "03-01")]
    judged = judge(method, facts, track="case", today=day("03-02"))
    assert judged.changes_on == day("03-12")
    for number in range(10):
        today = day("03-02") + timedelta(days=number)
        assert judge(method, facts, track="case", today=today).may_not == judged.may_not
    assert judge(method, facts, track="case", today=day("03-12")).may_not


CRITERIA = """
eligibility:
  all_of: [lives_here, {at_least: 2, of: [debts, no_work, nuisance]}]
  none_of: [under_investigation]
  criteria:
    lives_here: {nl: Woont hier}
    debts: {nl: Schulden}
    no_work: {nl: Geen werk}
    nuisance: {nl: Overlast}
    under_investigation: {nl: Onderzoek loopt}
"""


@pytest.mark.parametrize(
    ("answers", "answer", "because"),
    [
        ({}, "unknown", {"lives_here", "debts", "no_work", "nuisance", "under_investigation"}),
        ({"lives_here": "no"}, "no", {"lives_here"}),
        ({"under_investigation": "yes"}, "no", {"under_investigation"}),
        (
            {"lives_here": "yes", "debts": "yes", "no_work": "yes", "under_investigation": "no"},
            "yes",
            {"lives_here", "debts", "no_work", "under_investigation"},
        ),
        ({"debts": "no", "no_work": "no"}, "no", {"debts", "no_work"}),
    ],
)
def test_eligibility_is_yes_no_or_unknown_with_what_decides(
    answers: dict[str, str], answer: str, because: set[str]
) -> None:
    found = eligible(method_with(CRITERIA), answers)
    assert found.answer == answer
    assert set(found.because) == because


def test_a_criterion_that_must_not_be_met() -> None:
    method = method_with("eligibility: {not: moved, criteria: {moved: {nl: Verhuisd}}}")
    answers = [eligible(method, {"moved": answer}).answer for answer in ("yes", "no", "unknown")]
    assert answers == ["no", "yes", "unknown"]


@pytest.mark.parametrize("method", library.ids())
def test_every_method_has_an_answer_for_a_file_in_which_nothing_was_told(method: str) -> None:
    found = read(library.text(method))
    for track in found.tracks:
        assert judge(found, [], track=track, today=day("03-02")).stage
