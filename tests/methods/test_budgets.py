"""A budget has a last day: in each method that grants budgets nothing is booked of one that is over."""

from uuid import UUID

import pytest

from tests.methods.building import VOCABULARY, day, fact, method_with
from voordeur.methods.checking import check
from voordeur.methods.engine import weigh

GRANTS = """
rules:
  never_too_much: {of: case, kind: method, before: budget_granted,
                   must: {sum: amount, of: budget_granted, at_most: 900},
                   because: {nl: Te veel., en: Too much.}}
"""
FORBIDS = "rules: {none: {of: case, kind: method, forbid: budget_granted, because: {nl: Nee., en: No.}}}"
BUDGET = UUID(int=7)


@pytest.mark.parametrize(
    ("booked", "withdrawn", "allowed"),
    [("03-31", "", True), ("04-01", "", False), ("03-20", "03-10", False), ("03-05", "03-10", True)],
)
def test_nothing_is_booked_of_a_budget_that_is_over(booked: str, withdrawn: str, *, allowed: bool) -> None:
    method = method_with(GRANTS)
    assert not check(method, VOCABULARY)
    told = [fact("budget_granted", "03-01", budget=BUDGET, amount=500, until=day("03-31"))]
    told += [fact("budget_withdrawn", withdrawn, budget=BUDGET)] if withdrawn else []
    of_it = fact("spending_booked", booked, spending=UUID(int=8), amount=100, budget=BUDGET)
    refused = weigh(method, told, of_it, track="case", today=day("04-15")).refusal
    assert (refused is None) == allowed
    if refused:
        assert refused.because.nl == "Dit budget is voorbij: de laatste dag is geweest, of het is ingetrokken."
    without = fact("spending_booked", "04-01", spending=UUID(int=9), amount=100)
    assert weigh(method, told, without, track="case", today=day("04-15")).accepted


def test_a_method_that_grants_none_or_says_so_itself_has_no_such_rule() -> None:
    assert not method_with(FORBIDS).rules.keys() & {"budget_still_stands"}
    assert not method_with("").rules
    own = method_with(GRANTS.replace("never_too_much", "budget_still_stands"))
    assert own.rules["budget_still_stands"].because.en == "Too much."
