"""Each word of the condition language, asked of a few facts."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from tests.methods.building import day, fact, method_with
from voordeur.methods.conditions.around import NotCounted
from voordeur.methods.engine import judge, weigh
from voordeur.methods.vocabulary import Fact

DEBTS, LONELY = UUID(int=1001), UUID(int=1002)


def holds(condition: str, facts: Sequence[Fact], today: str = "06-01", parts: str = "") -> bool:
    """Tell whether a condition holds, by a rule that demands it."""
    method = method_with(
        f"""
        rules:
          asked:
            of: case
            kind: method
            before: case_closed
            must: {condition}
            because: {{nl: Daarom.}}
        {parts}
        """
    )
    return not judge(method, facts, track="case", today=day(today)).may_not


def test_happened_is_true_after_one_such_entry() -> None:
    assert not holds("{happened: letter_sent}", [fact("talk_held", "03-02")])
    assert holds("{happened: letter_sent}", [fact("letter_sent", "03-02")])
    assert holds("{happened: [letter_sent, talk_held]}", [fact("talk_held", "03-02")])


def test_where_compares_fields() -> None:
    nobody = fact("bell_rung", "03-02", outcome="nobody", times=3, worried=True)
    assert holds("{happened: bell_rung, where: {outcome: nobody}}", [nobody])
    assert holds("{happened: bell_rung, where: {outcome: [open, nobody]}}", [nobody])
    assert not holds("{happened: bell_rung, where: {outcome: open}}", [nobody])
    assert holds("{happened: bell_rung, where: {times: {at_least: 3}}}", [nobody])
    assert not holds("{happened: bell_rung, where: {times: {at_most: 2}}}", [nobody])
    assert holds("{happened: bell_rung, where: {worried: true}}", [nobody])
    assert not holds("{happened: bell_rung, where: {times: true}}", [fact("bell_rung", "03-02", times=1)])


def test_where_asks_whether_a_field_is_filled_in() -> None:
    assert holds("{happened: letter_sent, where: {to: {present: true}}}", [fact("letter_sent", "03-02", to="mo")])
    assert not holds("{happened: letter_sent, where: {to: {present: true}}}", [fact("letter_sent", "03-02", to="")])
    assert holds("{happened: letter_sent, where: {to: {present: false}}}", [fact("letter_sent", "03-02")])


def test_where_looks_inside_a_list_and_at_the_domain() -> None:
    talk = fact("talk_held", "03-02", asked=("talents", "wishes"), domain="debts")
    assert holds("{happened: talk_held, where: {asked: wishes}}", [talk])
    assert not holds("{happened: talk_held, where: {asked: money}}", [talk])
    assert holds("{happened: talk_held, where: {domain: debts}}", [talk])


def test_times_counts_and_since_starts_the_count_again() -> None:
    bells = [fact("bell_rung", "03-02"), fact("bell_rung", "03-03"), fact("letter_sent", "03-04")]
    assert holds("{happened: bell_rung, times: 2}", bells)
    assert not holds("{happened: bell_rung, times: 3}", bells)
    assert not holds("{happened: bell_rung, since: letter_sent}", bells)
    assert holds("{happened: bell_rung, since: letter_sent}", [*bells, fact("bell_rung", "03-05")])
    assert holds("{happened: bell_rung, times: 2, since: talk_held}", bells)
    assert holds("{happened: bell_rung, since: {happened: letter_sent, where: {to: mo}}}", bells)


def test_within_holds_through_the_last_day_of_the_term() -> None:
    letter = [fact("letter_sent", "03-02")]
    assert holds("{happened: letter_sent, within: 2 weeks}", letter, "03-16")
    assert not holds("{happened: letter_sent, within: 2 weeks}", letter, "03-17")


def test_latest_looks_at_the_last_entry_only() -> None:
    bells = [fact("bell_rung", "03-02", outcome="open"), fact("bell_rung", "03-03", outcome="nobody")]
    assert holds("{latest: bell_rung, where: {outcome: nobody}}", bells)
    assert not holds("{latest: bell_rung, where: {outcome: open}}", bells)
    assert not holds("{latest: bell_rung, where: {outcome: open}}", [])


def test_in_stage_looks_at_where_the_file_stands() -> None:
    assert holds("{in_stage: open}", [fact("letter_sent", "03-02")])
    assert not holds("{in_stage: open}", [fact("case_closed", "03-02")])


def test_every_any_and_things_look_at_one_thing_at_a_time() -> None:
    needs = [fact("need_recorded", "03-02", need=DEBTS), fact("need_recorded", "03-02", need=LONELY)]
    one = [*needs, fact("need_answered", "03-03", need=DEBTS)]
    both = [*one, fact("need_answered", "03-03", need=LONELY)]
    every = "{every: need, that: {happened: need_answered}}"
    assert holds(every, [fact("letter_sent", "03-02")])
    assert not holds(every, one)
    assert holds(every, both)
    assert holds("{any: need, that: {happened: need_answered}}", one)
    assert not holds("{any: need, that: {happened: need_answered}}", needs)
    assert holds("{things: need, at_least: 2}", needs)
    assert not holds("{things: need, at_least: 2, which: {happened: need_answered}}", one)
    assert holds("{things: need, at_most: 1, which: {happened: need_answered}}", one)


def test_a_share_is_the_part_of_the_things_in_a_hundred() -> None:
    needs = [fact("need_recorded", "03-02", need=UUID(int=n)) for n in range(3)]
    answered = [fact("need_answered", "03-03", need=UUID(int=n)) for n in range(2)]
    share = "{share: need, that: {happened: need_answered}, %s}"
    assert not holds(share % "at_least: 67", [*needs, *answered])
    assert holds(share % "at_least: 66", [*needs, *answered])
    assert holds(share % "below: 67", [*needs, *answered])
    assert not holds(share % "at_most: 66", [*needs, *answered])
    assert not holds(share % "at_least: 0", [fact("letter_sent", "03-02")])


def test_a_share_of_what_is_chosen() -> None:
    facts = [
        fact("need_recorded", "03-02", need=DEBTS, money=True),
        fact("need_recorded", "03-02", need=LONELY, money=False),
        fact("need_answered", "03-03", need=DEBTS),
    ]
    money = "{happened: need_recorded, where: {money: true}}"
    assert holds(f"{{share: need, which: {money}, that: {{happened: need_answered}}, at_least: 100}}", facts)
    assert not holds("{share: need, that: {happened: need_answered}, at_least: 51}", facts)


def test_how_many_counts_what_a_list_holds() -> None:
    two = fact("visit_held", "03-02", workers=(UUID(int=1), UUID(int=2)))
    assert holds("{happened: visit_held, where: {workers: {how_many: 2}}}", [two])
    assert not holds("{happened: visit_held, where: {workers: {how_many: 3}}}", [two])
    assert holds("{happened: visit_held, where: {workers: {how_many: {at_least: 2, at_most: 5}}}}", [two])
    assert holds("{happened: visit_held, where: {workers: {how_many: 0}}}", [fact("visit_held", "03-02")])
    assert not holds(
        "{happened: visit_held, where: {workers: {how_many: {at_least: 1}}}}", [fact("visit_held", "03-02")]
    )


def test_a_number_has_risen_from_the_first_time_to_the_last() -> None:
    ratings = [fact("talk_held", f"03-0{n}", rating=rating) for n, rating in enumerate((6, 4, 8), start=2)]
    assert not holds("{risen: rating, of: talk_held}", ratings[:1])
    assert not holds("{risen: rating, of: talk_held}", ratings[:2])
    assert holds("{risen: rating, of: talk_held}", ratings)
    assert holds("{risen: rating, of: talk_held, by: 2}", ratings)
    assert not holds("{risen: rating, of: talk_held, by: 3}", ratings)
    assert holds(
        "{risen: rating, of: talk_held, by: 4, since: letter_sent}", [fact("letter_sent", "03-02"), *ratings[1:]]
    )


def test_a_sum_is_of_such_entries_since_and_within() -> None:
    spent = [fact("spending_booked", f"03-0{n}", amount=Decimal(n), what="care") for n in (2, 3, 4)]
    assert holds("{sum: amount, of: spending_booked, at_least: 9}", spent)
    assert not holds("{sum: amount, of: spending_booked, below: 9}", spent)
    assert not holds("{sum: amount, of: {happened: spending_booked, where: {what: rent}}, at_least: 1}", spent)
    assert holds(
        "{sum: amount, of: spending_booked, at_most: 7, since: letter_sent}", [fact("letter_sent", "03-02"), *spent]
    )
    assert holds("{sum: amount, of: spending_booked, at_most: 4, within: 1 week}", spent, "03-11")
    assert holds("{every: spending, that: {sum: amount, of: spending_booked, at_most: 4}}", spent)
    assert holds("{sum: amount, of: spending_booked, at_most: 0}", [])


def test_which_narrows_the_things_first() -> None:
    facts = [
        fact("need_recorded", "03-02", need=DEBTS, money=True),
        fact("need_recorded", "03-02", need=LONELY, money=False),
        fact("need_answered", "03-03", need=DEBTS),
    ]
    money = "{happened: need_recorded, where: {money: true}}"
    assert holds(f"{{every: need, which: {money}, that: {{happened: need_answered}}}}", facts)
    assert not holds("{every: need, that: {happened: need_answered}}", facts)


def test_file_looks_at_the_whole_file_from_within_a_thing() -> None:
    facts = [fact("need_recorded", "03-02", need=DEBTS), fact("letter_sent", "03-03")]
    assert not holds("{every: need, that: {happened: letter_sent}}", facts)
    assert holds("{every: need, that: {file: {happened: letter_sent}}}", facts)


def test_known_takes_the_last_answer_and_is_unknown_without_one() -> None:
    criteria = "eligibility: {all_of: [poor], criteria: {poor: {nl: Arm}}}"
    yes = fact("criterion_answered", "03-02", criterion="poor", answer="yes")
    no = fact("criterion_answered", "03-03", criterion="poor", answer="no")
    assert holds("{known: poor, is: unknown}", [], parts=criteria)
    assert holds("{known: poor, is: yes}", [yes], parts=criteria)
    assert holds("{known: poor, is: [no, unknown]}", [yes, no], parts=criteria)
    assert not holds("{known: poor, is: yes}", [yes, no], parts=criteria)


def test_an_answer_that_still_holds_runs_out_after_its_last_day() -> None:
    criteria = "eligibility: {all_of: [young], criteria: {young: {nl: Jong}}}"
    yes = fact("criterion_answered", "03-02", criterion="young", answer="yes", until=day("03-09"))
    still = "{known: young, is: yes, still: true}"
    assert holds(still, [yes], "03-09", criteria)
    assert not holds(still, [yes], "03-10", criteria)
    assert holds(still.replace("yes", "unknown"), [yes], "03-10", criteria)
    assert holds("{known: young, is: yes}", [yes], "03-10", criteria)
    assert holds(still, [fact("criterion_answered", "03-02", criterion="young", answer="yes")], "03-10", criteria)
    again = fact("criterion_answered", "03-20", criterion="young", answer="yes", until=day("04-01"))
    assert holds(still, [yes, again], "03-20", criteria)


def test_what_was_last_granted_runs_out_after_its_last_day() -> None:
    granted = fact("criterion_answered", "03-02", criterion="young", answer="yes", until=day("03-09"))
    endless = fact("criterion_answered", "03-05", criterion="young", answer="yes")
    still = "{latest: criterion_answered, still: true}"
    assert holds(still, [granted], "03-09")
    assert not holds(still, [granted], "03-10")
    assert holds(still, [granted, endless], "03-10")
    assert not holds(still, [], "03-09")
    assert not holds(still.replace("still", "where: {answer: no}, still"), [granted], "03-09")
    assert holds("{latest: criterion_answered, where: {answer: yes}}", [granted], "03-10")


def test_eligible_is_what_all_criteria_say_together() -> None:
    criteria = "eligibility: {at_least: 2, of: [a, b, c], criteria: {a: {nl: A}, b: {nl: B}, c: {nl: C}}}"

    def answered(name: str, answer: str) -> Fact:
        return fact("criterion_answered", "03-02", criterion=name, answer=answer)

    assert holds("{eligible: unknown}", [answered("a", "yes")], parts=criteria)
    assert holds("{eligible: yes}", [answered("a", "yes"), answered("b", "yes")], parts=criteria)
    assert holds("{eligible: no}", [answered("a", "no"), answered("b", "no")], parts=criteria)
    assert not holds("{eligible: [yes, unknown]}", [answered("a", "no"), answered("b", "no")], parts=criteria)
    later = [answered("a", "no"), answered("b", "no"), answered("a", "yes"), answered("c", "yes")]
    assert holds("{eligible: yes}", later, parts=criteria)


def test_its_looks_at_the_other_thing_that_a_thing_names() -> None:
    action, other = UUID(int=2001), UUID(int=2002)
    asked = "{any: action, that: {its: need, that: {happened: need_answered}}}"
    agreed = [
        fact("need_recorded", "03-02", need=DEBTS),
        fact("need_recorded", "03-02", need=LONELY),
        fact("action_agreed", "03-03", action=action, need=DEBTS),
        fact("action_agreed", "03-03", action=other),
    ]
    assert not holds(asked, agreed)
    assert not holds(asked, [*agreed, fact("need_answered", "03-04", need=LONELY)])
    assert holds(asked, [*agreed, fact("need_answered", "03-04", need=DEBTS)])
    again = fact("action_agreed", "03-05", action=action, need=LONELY)
    assert not holds(asked, [*agreed, fact("need_answered", "03-04", need=DEBTS), again]), "the last that was named"
    assert holds(asked.replace("any", "every").replace("{its", "{not: {its").replace("}}}", "}}}}"), agreed)


def test_what_the_weighed_entry_names_is_its_thing_too() -> None:
    method = method_with(
        """
        rules:
          of_a_budget_that_runs:
            of: case
            kind: method
            before: spending_booked
            must: {same: spending, that: {its: budget, that: {not: {happened: budget_withdrawn}}}}
            because: {nl: Dat budget is ingetrokken.}
        """
    )
    one, two = UUID(int=3001), UUID(int=3002)
    budgets = [fact("budget_granted", "03-02", budget=each, amount=Decimal(100)) for each in (one, two)]
    facts = [*budgets, fact("budget_withdrawn", "03-03", budget=two)]
    for budget, accepted in ((one, True), (two, False), (None, False)):
        new = fact("spending_booked", "03-04", spending=UUID(int=3003), amount=Decimal(5), budget=budget)
        assert weigh(method, facts, new, track="case", today=day("03-04")).accepted is accepted


def test_a_sum_is_held_to_another_sum() -> None:
    facts = [
        fact("budget_granted", "03-02", budget=UUID(int=1), amount=Decimal(100)),
        fact("spending_booked", "03-03", spending=UUID(int=2), amount=Decimal(100), budget=UUID(int=1)),
    ]
    granted = "{sum: amount, of: spending_booked, at_most: {sum: amount, of: budget_granted}}"
    assert holds(granted, facts)
    more = fact("spending_booked", "03-04", spending=UUID(int=3), amount=Decimal("0.01"), budget=UUID(int=1))
    assert not holds(granted, [*facts, more])
    assert holds(granted, [*facts, more, fact("budget_granted", "03-05", budget=UUID(int=4), amount=Decimal(1))])
    of_each = f"{{every: budget, that: {granted}}}"
    other = fact("budget_granted", "03-05", budget=UUID(int=4), amount=Decimal(1))
    assert not holds(of_each, [*facts, more, other])
    assert not holds(granted.replace("at_most", "below"), facts)


def test_a_role_is_held_until_it_is_released() -> None:
    karin, mo = UUID(int=1), UUID(int=2)
    held = [
        fact("role_assigned", "03-02", role="visitor", worker=karin),
        fact("role_assigned", "03-02", role="leader", worker=mo),
    ]
    assert holds("{role_held: visitor}", held)
    held.append(fact("role_released", "03-03", role="visitor", worker=karin))
    assert not holds("{role_held: visitor}", held)
    assert holds("{role_held: leader}", held)


def test_combinations() -> None:
    letter = [fact("letter_sent", "03-02")]
    yes, no = "{happened: letter_sent}", "{happened: talk_held}"
    assert holds(f"{{any_of: [{no}, {yes}]}}", letter)
    assert not holds(f"{{all_of: [{no}, {yes}]}}", letter)
    assert holds(f"{{none_of: [{no}, {no}]}}", letter)
    assert not holds(f"{{none_of: [{no}, {yes}]}}", letter)
    assert holds(f"{{at_least: 2, of: [{yes}, {no}, {yes}]}}", letter)
    assert not holds(f"{{at_least: 2, of: [{yes}, {no}, {no}]}}", letter)
    assert holds(f"{{not: {no}}}", letter)


def test_different_counts_values_and_not_entries() -> None:
    asked = "{happened: need_answered, times: 2, different: need}"
    twice = [fact("need_answered", "03-02", need=DEBTS), fact("need_answered", "03-03", need=DEBTS)]
    assert not holds(asked, twice, "03-03")
    both = [*twice, fact("need_answered", "03-04", need=LONELY)]
    assert holds(asked, both, "03-04")
    since = asked.replace("need}", "need, since: case_reopened}")
    assert not holds(since, [*both, fact("case_reopened", "03-05")], "03-05")
    recent = asked.replace("need}", "need, within: 1 week}")
    assert holds(recent, both, "03-10")
    assert not holds(recent, both, "03-11")
    lists = [fact("talk_held", "03-02", asked=("work", "debts")), fact("talk_held", "03-03", asked=())]
    assert holds("{happened: talk_held, times: 2, different: asked}", lists, "03-03")
    assert not holds("{happened: talk_held, times: 3, different: asked}", lists, "03-03")


def test_only_entries_about_things_of_which_something_holds_count() -> None:
    both = [
        fact("need_recorded", "03-02", need=DEBTS, domain="debts"),
        fact("need_recorded", "03-03", need=LONELY, domain="work"),
    ]
    asked = (
        "{happened: [need_recorded, letter_sent], times: 2, different: domain, for_each: [need, action], "
        "which: {not: {happened: need_answered}}}"
    )
    assert holds(asked, both)
    assert not holds(asked, [*both, fact("need_answered", "03-04", need=LONELY)])
    assert not holds(asked, [*both[:1], fact("letter_sent", "03-04", domain="work")]), "about no such thing"
    again = fact("need_recorded", "03-05", need=UUID(int=1003), domain="debts")
    assert not holds(asked, [*both, again, fact("need_answered", "03-04", need=LONELY)]), "twice the same domain"
    one = "{happened: need_recorded, for_each: need, which: {happened: need_answered}}"
    assert not holds(one, both)
    assert holds(one, [*both, fact("need_answered", "03-04", need=LONELY)])


def test_what_became_of_a_thing_counts_from_then_on_and_not_before() -> None:
    method = method_with(
        """
        duties:
          two_at_once:
            of: case
            title: {nl: Twee vragen tegelijk}
            who: visitor
            after: {happened: need_recorded, times: 2, for_each: need, which: {not: {happened: need_answered}}}
            within: 1 week
            deed: letter_sent
        """
    )
    both = [fact("need_recorded", "03-02", need=DEBTS), fact("need_recorded", "03-03", need=LONELY)]
    written, answered = fact("letter_sent", "03-03"), fact("need_answered", "03-04", need=LONELY)
    anew = fact("need_recorded", "03-05", need=UUID(int=1003))

    def begun(*facts: Fact) -> list[date]:
        return [duty.since for duty in judge(method, facts, track="case", today=day("03-06")).duties]

    assert begun(*both) == [day("03-03")]
    assert begun(*both, written, answered) == []
    assert begun(*both, written, anew) == [], "there were two already"
    assert begun(*both, written, answered, anew) == [day("03-05")], "there was one, and now there are two again"


def test_since_within_a_thing_also_looks_at_what_speaks_of_no_such_thing() -> None:
    asked = "{every: need, that: {happened: need_answered, since: [letter_sent, action_agreed]}}"
    answered = [
        fact(kind, f"03-0{on}", need=need)
        for need in (DEBTS, LONELY)
        for kind, on in (("need_recorded", 2), ("need_answered", 4))
    ]
    assert holds(asked, answered)
    assert holds(asked, [*answered, fact("letter_sent", "03-03")])
    assert not holds(asked, [*answered, fact("letter_sent", "03-05")])
    assert not holds(asked, [*answered, fact("action_agreed", "03-05", action=UUID(int=1), need=None)])
    again = [fact("need_answered", "03-06", need=need) for need in (DEBTS, LONELY)]
    assert not holds(asked, [*answered, fact("letter_sent", "03-05"), again[0]])
    assert holds(asked, [*answered, fact("letter_sent", "03-05"), *again])


def test_since_within_a_thing_leaves_other_things_alone() -> None:
    asked = "{every: need, that: {happened: need_answered, since: need_recorded}}"
    answered = [fact("need_recorded", "03-02", need=DEBTS), fact("need_answered", "03-04", need=DEBTS)]
    later = [fact("need_recorded", "03-05", need=LONELY), fact("need_answered", "03-06", need=LONELY)]
    assert holds(asked, [*answered, *later])


def test_since_may_name_several_kinds() -> None:
    asked = "{happened: letter_sent, since: [case_reopened, talk_held]}"
    letter = fact("letter_sent", "03-02")
    assert holds(asked, [letter], "03-02")
    assert not holds(asked, [letter, fact("talk_held", "03-03")], "03-03")
    assert not holds(asked, [letter, fact("case_reopened", "03-03")], "03-03")
    assert holds(asked, [letter, fact("talk_held", "03-03"), fact("letter_sent", "03-04")], "03-04")


def test_elapsed_counts_from_the_first_or_the_last_time() -> None:
    bells = [fact("bell_rung", "03-02"), fact("bell_rung", "03-12")]
    first = "{elapsed: 14 days, after: {happened: bell_rung}}"
    last = "{elapsed: 14 days, after: {happened: bell_rung}, last: true}"
    assert not holds(first, bells, "03-15")
    assert holds(first, bells, "03-16")
    assert not holds(last, bells, "03-25")
    assert holds(last, bells, "03-26")
    assert not holds(first, [], "03-26")


def test_elapsed_after_a_stage_or_after_another_term() -> None:
    closed = [fact("letter_sent", "03-02"), fact("case_closed", "03-09")]
    assert holds("{elapsed: 1 week, after: {in_stage: closed}}", closed, "03-16")
    assert not holds("{elapsed: 1 week, after: {in_stage: closed}}", closed, "03-15")
    nested = "{elapsed: 1 week, after: {elapsed: 1 week, after: {happened: letter_sent}}}"
    assert not holds(nested, closed, "03-15")
    assert holds(nested, closed, "03-16")


def test_a_named_condition_and_a_setting() -> None:
    parts = """
        conditions: {written: {happened: letter_sent}}
        settings: {careful: {value: true}}
    """
    assert holds("{holds: written}", [fact("letter_sent", "03-02")], parts=parts)
    assert not holds("{holds: written}", [], parts=parts)
    assert holds("{setting: careful, is: true}", [], parts=parts)
    assert not holds("{setting: careful, is: false}", [], parts=parts)


COUNTED = """
    rules:
      not_too_many:
        of: case
        kind: method
        before: role_assigned
        must: {count: case_load, below: $visitor.case_load}
        because: {nl: Te veel.}
"""


@pytest.mark.parametrize(("load", "accepted"), [(1, True), (2, False)])
def test_a_count_is_handed_in_and_compared_with_the_limit_of_a_role(load: int, accepted: bool) -> None:
    new = fact("role_assigned", "03-02", role="visitor")
    verdict = weigh(method_with(COUNTED), [], new, track="case", today=day("03-02"), counts={"case_load": load})
    assert verdict.accepted is accepted


def test_a_count_that_was_not_handed_in_is_an_error_when_it_decides() -> None:
    new = fact("role_assigned", "03-02", role="visitor")
    with pytest.raises(NotCounted, match="case_load"):
        weigh(method_with(COUNTED), [], new, track="case", today=day("03-02"))
    assert not judge(method_with(COUNTED), [], track="case", today=day("03-02")).may_not


def test_entry_and_same_thing_look_at_what_is_being_weighed() -> None:
    method = method_with(
        """
        rules:
          answered_by_an_action:
            of: case
            kind: method
            before: action_done
            must: {same: action, that: {happened: action_agreed}}
            unless: {entry: {domain: safety}}
            because: {nl: Eerst afspreken.}
        """
    )
    agreed = [fact("action_agreed", "03-02", action=DEBTS)]

    def deviates(new: Fact) -> bool:
        return weigh(method, agreed, new, track="case", today=day("03-03")).deviation is not None

    assert not deviates(fact("action_done", "03-03", action=DEBTS))
    assert deviates(fact("action_done", "03-03", action=LONELY))
    assert not deviates(fact("action_done", "03-03", action=LONELY, domain="safety"))
    assert not judge(method, agreed, track="case", today=day("03-03")).may_not
