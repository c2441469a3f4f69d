"""Who withdraws from voluntary help, moves or dies, or what a court ends, closes a case: no rule stands in the way."""

import pytest

from tests.methods.building import in_library
from voordeur.methods import library
from voordeur.methods.conditions.words import Always, Condition, EntryLooks, FieldTest, Holds, Several
from voordeur.methods.language import CASE_CLOSED

OF_ITSELF = ("withdrew", "moved", "deceased", "court_order")
# Rules that may refuse it all the same, with why.
ALL_THE_SAME = {
    ("01", "dropping_out_has_a_reason"): ("withdrew", "asks a sentence of the worker, and nothing of the participant"),
    ("06", "no_closing_during_the_ultimatum"): ("withdrew", "goes on when the household is not willing"),
    ("06", "every_measure_done_or_waived"): ("withdrew", "goes on when the household is not willing"),
    ("10", "somebody_takes_over"): ("withdrew", "only where a law or the court imposes the help"),
    ("24", "never_closed_for_no_show"): ("withdrew", "keeps asking: a task of public health, with a right to object"),
    ("24", "support_that_lasts"): ("withdrew", "keeps asking: a task of public health, with a right to object"),
    ("28", "a_reason_for_each_empty_part"): ("withdrew moved deceased", "is about a building and what was found there"),
    ("28", "debriefing_and_report"): ("withdrew moved deceased", "is about a building and what was found there"),
    ("28", "everything_is_settled"): ("withdrew moved deceased", "is about a building and what was found there"),
    ("30", "quiet_and_helped"): ("withdrew", "goes on when the family wants no help: public order"),
}


@pytest.mark.parametrize("id_", library.ids())
def test_no_rule_refuses_what_ends_by_itself(id_: str) -> None:
    found: dict[tuple[str, str], set[str]] = {}
    for rule in in_library(id_).rules.values():
        if rule.of != "case" or CASE_CLOSED not in rule.guards.kinds:
            continue
        for reason in OF_ITSELF:
            guarded = all(_looks(test, reason) is not False for test in rule.guards.where)
            if guarded and _holds(rule.unless, reason) is not True and _holds(rule.must, reason) is not True:
                found.setdefault((id_[:2], rule.id), set()).add(reason)

    said = {rule: set(reasons.split()) for rule, (reasons, _) in ALL_THE_SAME.items() if rule[0] == id_[:2]}
    assert found == said


def _holds(condition: Condition | None, reason: str) -> bool | None:
    """Tell whether a condition holds when a case is closed for a reason, whatever came before; None: that depends."""
    match condition:
        case Always():
            return condition.value
        case Holds():
            return _holds(condition.that, reason)
        case EntryLooks():
            looks = [_looks(test, reason) for test in condition.where]
            return False if False in looks else (None if None in looks else True)
        case Several():
            parts = [_holds(part, reason) for part in condition.of]
            true, perhaps = parts.count(True), parts.count(None)
            if condition.at_least <= true and true + perhaps <= condition.at_most:
                return True
            return None if perhaps and true <= condition.at_most and true + perhaps >= condition.at_least else False
        case _:
            return None


def _looks(test: FieldTest, reason: str) -> bool | None:
    return reason in test.values if test.name == "reason" and test.values else None
