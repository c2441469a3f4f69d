"""What holds for any facts at all: order of giving, the passing of days, the day on which an answer changes."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from tests.methods.building import VOCABULARY, method_with
from voordeur.methods.checking import check
from voordeur.methods.counting import contributions
from voordeur.methods.engine import Judgement, judge, weigh
from voordeur.methods.language import Method
from voordeur.methods.vocabulary import Fact

FIRST = date(2009, 3, 2)
NEEDS = [UUID(int=1001), UUID(int=1002)]
STAGES = """\
stages:
  open:
    of: case
    start: true
    title: {nl: Open}
    next:
      - {on: talk_held, to: talking}
      - {on: case_closed, to: closed}
      - {after: 3 weeks, if: {not: {happened: letter_sent, within: 1 week}}, to: waiting}
  waiting:
    of: case
    title: {nl: Wacht}
    next: [{on: [talk_held, letter_sent], to: talking}, {on: case_closed, to: closed}, {after: 2 weeks, to: closed}]
  talking: {of: case, title: {nl: Gesprek}, next: [{on: case_closed, to: closed}, {after: 1 month, to: waiting}]}
  closed: {of: case, title: {nl: Dicht}, end: true, next: [{on: case_reopened, to: open}]}
"""
PARTS = """
conditions:
  quiet: {elapsed: 10 days, after: {happened: bell_rung}, last: true}
  two_needs_open: {happened: need_recorded, times: 2, different: need, for_each: need,
                   which: {not: {happened: need_answered}}}
duties:
  write: {of: case, title: {nl: Schrijf}, who: visitor, after: {happened: bell_rung, where: {outcome: nobody}},
          within: 5 working days, deed: letter_sent, unless: {in_stage: closed}}
  answer: {of: case, for_each: need, title: {nl: Antwoord}, who: visitor, after: {happened: need_recorded},
           within: 1 week, until: {happened: need_answered}, unless: {in_stage: closed}}
  unheard: {of: case, for_each: need, title: {nl: Ongehoord}, who: visitor, after: {not: {happened: need_answered}},
            within: 2 weeks, until: {happened: need_answered}}
  unseen: {of: case, title: {nl: Ongezien}, who: visitor, after: {not: {happened: talk_held, within: 3 weeks}},
           within: 1 week, deed: talk_held}
  weekly: {of: case, title: {nl: Wekelijks}, who: leader, after: {in_stage: talking}, every: 1 week, deed: talk_held,
           unless: {not: {in_stage: talking}}}
  promised: {of: case, title: {nl: Beloofd}, who: visitor, after: {happened: talk_held}, due: come_back_on,
             deed: letter_sent}
  look_again: {of: case, title: {nl: Kijk}, who: visitor, after: {all_of: [{holds: quiet}, {not: {happened: talk_held,
               within: 2 weeks}}]}, within: 3 days, deed: bell_rung}
  after_care: {of: case, title: {nl: Nazorg}, who: visitor, at: 1 month, deed: talk_held,
               after: {elapsed: 2 weeks, after: {in_stage: closed}, last: true}}
  celebrate: {of: case, title: {nl: Vier het}, who: leader, within: 1 week, deed: letter_sent,
              after: {any_of: [{risen: rating, of: talk_held, by: 2, since: letter_sent},
                               {sum: rating, of: talk_held, within: 2 weeks, at_least: 6}]}}
  meet: {of: case, title: {nl: Overleg}, who: leader, within: 1 week, deed: talk_held,
         after: {holds: two_needs_open}}
  catch_up: {of: case, title: {nl: Haal in}, who: leader, within: 2 weeks,
             after: {share: need, that: {happened: need_answered}, below: 50},
             until: {share: need, that: {happened: need_answered}, at_least: 50}}
rules:
  both: {of: case, kind: method, before: action_agreed, because: {nl: Beide.},
         must: {happened: [need_recorded, need_answered], times: 2, different: need, since: [letter_sent, talk_held]}}
  letter: {of: case, kind: method, before: talk_held, must: {happened: letter_sent, within: 2 weeks},
           because: {nl: Brief.}}
  answered: {of: case, kind: safety, before: case_closed, must: {every: need, that: {happened: need_answered}},
             unless: {any_of: [{entry: {reason: moved}}, {holds: quiet}]}, because: {nl: Antwoord.}}
indicators:
  better: {of: case, about: work, title: {nl: Beter}, count: files, when: {risen: rating, of: talk_held}}
  letters: {of: case, about: work, title: {nl: Brieven}, count: entries, when: {happened: letter_sent}}
  reached: {of: case, about: work, title: {nl: Bereikt}, count: files, dated: last,
            when: {all_of: [{happened: bell_rung}, {happened: talk_held}]}}
  two_open: {of: case, about: work, title: {nl: Twee open}, count: files, when: {holds: two_needs_open}}
  open_needs: {of: case, about: work, title: {nl: Open}, count: balance, things: need,
               opens: {happened: need_recorded}, closes: {happened: need_answered}}
"""
# What begins or ends by the passing of days alone.
BY_TIME = {"unseen", "weekly", "look_again", "after_care", "celebrate"}


@cache
def method() -> Method:
    return method_with(PARTS, stages=STAGES)


@st.composite
def facts_of_a_case(draw: st.DrawFn) -> list[Fact]:
    facts = []
    for number in range(draw(st.integers(0, 14))):
        kind = draw(
            st.sampled_from(
                ["bell_rung", "letter_sent", "talk_held", "need_recorded", "need_answered", "case_closed",
                 "case_reopened", "duty_postponed", "rule_set_aside"]
            )
        )  # fmt: skip
        on = FIRST + timedelta(days=draw(st.integers(0, 60)))
        fields: dict[str, object] = {}
        match kind:
            case "bell_rung":
                fields["outcome"] = draw(st.sampled_from(["nobody", "open"]))
            case "talk_held":
                fields["rating"] = draw(st.integers(0, 5))
                if draw(st.booleans()):
                    fields["come_back_on"] = on + timedelta(days=draw(st.integers(0, 20)))
            case "need_recorded" | "need_answered":
                fields["need"] = draw(st.sampled_from(NEEDS))
            case "duty_postponed":
                fields |= {"duty": draw(st.sampled_from(["write", "weekly"])), "until": on + timedelta(days=9)}
            case "rule_set_aside":
                fields["rule"] = "letter"
        recorded = datetime(2009, 6, 1, tzinfo=UTC) + timedelta(seconds=number)
        facts.append(Fact(UUID(int=number + 1), kind, on, recorded, fields=fields, step=VOCABULARY[kind].step))
    return facts


days = st.integers(0, 120).map(lambda number: FIRST + timedelta(days=number))


def asked(facts: list[Fact], today: date) -> Judgement:
    return judge(method(), facts, track="case", today=today)


def test_the_method_of_these_tests_is_a_good_one() -> None:
    assert not check(method(), {name: replace(info, files=()) for name, info in VOCABULARY.items()})


@given(facts_of_a_case(), days, st.randoms(use_true_random=False))
def test_the_order_in_which_facts_are_given_does_not_matter(facts: list[Fact], today: date, random: object) -> None:
    shuffled = list(facts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert asked(shuffled, today) == asked(facts, today)
    assert contributions(method(), shuffled, track="case") == contributions(method(), facts, track="case")


@given(facts_of_a_case(), days)
def test_the_answer_is_the_same_on_every_day_before_it_changes(facts: list[Fact], today: date) -> None:
    first = asked(facts, today)
    end = first.changes_on or today + timedelta(days=150)
    assert end > today
    for number in range(1, (end - today).days):
        later = asked(facts, today + timedelta(days=number))
        assert replace(later, changes_on=None) == replace(first, changes_on=None)
        assert later.changes_on == first.changes_on


@given(facts_of_a_case(), days, st.integers(1, 60))
def test_a_later_day_never_brings_back_a_fulfilled_duty(facts: list[Fact], today: date, more: int) -> None:
    known = [fact for fact in facts if fact.on <= today]
    before = {(duty.id, duty.thing) for duty in asked(known, today).duties}
    after = {(duty.id, duty.thing) for duty in asked(known, today + timedelta(days=more)).duties}
    assert {duty for duty in after - before if duty[0] not in BY_TIME} == set()


@given(facts_of_a_case(), days)
def test_what_may_be_recorded_is_not_refused(facts: list[Fact], today: date) -> None:
    judged = asked(facts, today)
    known = [fact for fact in facts if fact.on <= today]
    new = Fact(
        UUID(int=99), "case_closed", today, datetime(2009, 9, 1, tzinfo=UTC), fields={"reason": "done"}, step=True
    )
    verdict = weigh(method(), known, new, track="case", today=today)
    assert verdict.accepted == ("case_closed" not in {ban.kind for ban in judged.may_not})


@given(facts_of_a_case())
def test_what_is_open_is_what_was_opened_and_not_closed(facts: list[Fact]) -> None:
    counted = [one for one in contributions(method(), facts, track="case") if one.indicator == "open_needs"]
    for need in NEEDS:
        amounts = [one.amount for one in counted if one.thing == need]
        assert all(amount == (1 if number % 2 == 0 else -1) for number, amount in enumerate(amounts))


@given(facts_of_a_case())
def test_two_are_open_when_two_were_recorded_and_not_answered_after_all(facts: list[Fact]) -> None:
    kinds = ("need_recorded", "need_answered")
    recorded, answered = ({fact.fields["need"] for fact in facts if fact.kind == kind} for kind in kinds)
    counted = [one for one in contributions(method(), facts, track="case") if one.indicator == "two_open"]
    assert len(counted) == (len(recorded - answered) >= 2)


@given(facts_of_a_case(), days)
def test_different_values_are_counted_since_the_last_of_several_kinds(facts: list[Fact], today: date) -> None:
    known = sorted((fact for fact in facts if fact.on <= today), key=lambda fact: fact.order)
    last = max((n for n, fact in enumerate(known) if fact.kind in ("letter_sent", "talk_held")), default=-1)
    needs = {fact.fields["need"] for fact in known[last + 1 :] if fact.kind in ("need_recorded", "need_answered")}
    assert ("both" in {ban.rule for ban in asked(facts, today).may_not}) == (len(needs) < 2)
