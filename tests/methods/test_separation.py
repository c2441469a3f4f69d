"""Who may write what: roles that stay apart, entries that only some roles write, and the ladder of escalation."""

from uuid import UUID

import pytest

from tests.methods.building import VOCABULARY, day, fact, method_with, text_with
from voordeur.methods.checking import check, check_text
from voordeur.methods.engine import judge, needed_to_judge, needed_to_weigh, weigh
from voordeur.methods.explaining import explain
from voordeur.methods.reading import read
from voordeur.methods.vocabulary import Fact

KARIN, MO = UUID(int=2001), UUID(int=2002)
APART = text_with().replace("function: project_leader", "function: project_leader, apart_from: [visitor]")
BY = """
rules:
  leader_closes:
    {of: case, kind: method, before: case_closed, must: {by: [leader]}, unless: {entry: {reason: moved}},
     because: {nl: De leider sluit af.}}
"""
LADDER = """
settings: {answer: {value: 5 working days}}
ladder:
  team: {title: {nl: Het team, en: The team}, who: visitor}
  steering: {title: {nl: De stuurgroep, en: The steering group}, who: leader, answer_within: $answer}
"""


def given(role: str, worker: UUID, on: str = "03-02") -> Fact:
    return fact("role_assigned", on, role=role, worker=worker)


@pytest.mark.parametrize(("first", "second"), [("visitor", "leader"), ("leader", "visitor")])
def test_two_roles_that_stay_apart_are_never_given_to_one_worker(first: str, second: str) -> None:
    method = read(APART)
    assert not check(method, VOCABULARY)
    held = [given(first, KARIN)]
    refused = weigh(method, held, given(second, KARIN, "03-03"), track="case", today=day("03-03")).refusal
    assert refused is not None
    assert refused.rule == f"apart_{second}_{first}"
    assert "niet dezelfde persoon" in refused.because.nl
    assert "not the same person" in refused.because.en
    assert weigh(method, held, given(second, MO, "03-03"), track="case", today=day("03-03")).accepted


def test_a_role_that_was_released_no_longer_stands_apart() -> None:
    for released in (fact("role_released", "03-03", role="visitor", worker=KARIN), fact("role_released", "03-03")):
        facts = [given("visitor", KARIN), released]
        assert weigh(read(APART), facts, given("leader", KARIN, "03-04"), track="case", today=day("03-04")).accepted


def test_nobody_is_barred_before_it_is_known_who_it_will_be() -> None:
    assert not judge(read(APART), [given("visitor", KARIN)], track="case", today=day("03-03")).may_not


def test_an_entry_that_only_some_roles_may_write() -> None:
    method, closing = method_with(BY), fact("case_closed", "03-02", reason="done")

    def accepted(*roles: str) -> bool:
        return weigh(method, [], closing, track="case", today=day("03-02"), roles=roles).accepted

    assert accepted("leader")
    assert accepted("visitor", "leader")
    assert not accepted("visitor")
    assert not accepted()
    moved = fact("case_closed", "03-02", reason="moved")
    assert weigh(method, [], moved, track="case", today=day("03-02")).accepted
    assert not judge(method, [], track="case", today=day("03-02")).may_not


@pytest.mark.parametrize(("kind", "takes"), [("method", True), ("law", False), ("safety", False)])
def test_who_stands_in_counts_as_the_role_for_a_rule_of_the_method_and_not_of_law_or_safety(
    kind: str, takes: bool
) -> None:
    method, closing = method_with(BY.replace("kind: method", f"kind: {kind}")), fact("case_closed", "03-02")
    said = {"track": "case", "today": day("03-02"), "roles": ["visitor"], "covered": ["leader"]}
    assert weigh(method, [], closing, **said).accepted is takes
    # What the role may not do, whoever stands in for it may not do either, whatever the kind of rule.
    forbids = BY.replace("must: {by: [leader]}", "must: {not: {by: [leader]}}")
    never = method_with(forbids.replace("kind: method", f"kind: {kind}"))
    assert not weigh(never, [], closing, **said).accepted


def test_a_method_says_what_must_be_handed_in_for_which_entry() -> None:
    full = "{of: case, kind: method, before: role_assigned, must: {count: case_load, below: 2}, because: {nl: Vol.}}"
    method = method_with(f"{BY}  full: {full}")
    assert needed_to_weigh(method, "case", "case_closed").writer
    assert not needed_to_weigh(method, "case", "role_assigned").writer
    assert needed_to_weigh(method, "case", "role_assigned").counts == {"case_load"}
    assert not needed_to_weigh(method, "case", "talk_held").counts
    assert needed_to_judge(method, "case").counts == {"case_load"}
    assert not needed_to_judge(method, "doorstep").counts


def test_the_ladder_is_read_in_order_and_written_out() -> None:
    method = method_with(LADDER)
    assert list(method.ladder) == ["team", "steering"]
    assert str(method.ladder["steering"].answer_within) == "5 working days"
    assert "2. **De stuurgroep**: leider, antwoord binnen 5 werkdagen" in explain(method, VOCABULARY, "nl")
    assert "1. **The team**: visitor\n" in explain(method, VOCABULARY, "en")


def test_roles_apart_and_roles_that_write_are_written_out() -> None:
    assert "(in één casus nooit ook bezoeker)" in explain(read(APART), VOCABULARY, "nl")
    assert "wie het vastlegt, is ‘leider’" in explain(method_with(BY), VOCABULARY, "nl")
    assert "whoever records it is “leader”" in explain(method_with(BY), VOCABULARY, "en")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (APART.replace("[visitor]", "[visiter]"), 6, "`visiter` is no role of this method. Did you mean `visitor`?"),
        (APART.replace("[visitor]", "[leader]"), 6, "`leader` cannot stand apart from itself."),
        (text_with(BY.replace("[leader]", "[leder]")), 21, "`leder` is no role of this method. Did you mean"),
        (text_with(LADDER.replace("who: leader", "who: mayor")), 22, "`mayor` is no role of this method."),
        (text_with(LADDER.replace("$answer", "soon")), 22, "is no term. Write a number and a unit"),
        (
            text_with("conditions: {never: {by: leader}}\nindicators: {one: {of: case, about: work, title: {nl: Een}, "
                      "count: files, when: {by: leader}}}"),
            19, "`by` is for rules",
        ),
        (
            text_with(BY.replace("{by: [leader]}", "{role_held: leader, whose: reason}")),
            21, "`reason` of `case_closed` names no worker.",
        ),
        (
            text_with(BY.replace("{by: [leader]}", "{count: case_lod, below: 3}")),
            21, "`case_lod` is no number that can be asked for. Did you mean `case_load`?",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_is_named_with_its_line(text: str, line: int, message: str) -> None:
    (problem,) = check_text(text, VOCABULARY, file="method.yaml")
    assert message in problem.message.said("en")
    assert problem.line == line
