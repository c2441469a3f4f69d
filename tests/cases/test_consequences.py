"""Something for something: what was agreed to follow, and that nothing follows by itself."""

from datetime import date

import pytest

from tests import cast
from tests.cases.conftest import may
from voordeur.cases import actions as cases
from voordeur.cases.agreeing import EndsBeforeItBegins, SanctionNeedsLaw
from voordeur.cases.models import Consequence, Ultimatum
from voordeur.common.ids import new_id
from voordeur.journal.rebuilding import rebuild


def writing(case):
    return {"file": case, "permit": may(cast.KARIN, "coordination", file=case), "at": cast.AT}


@pytest.fixture
def ultimatum(case):
    id = new_id()
    cases.give_ultimatum(ultimatum=id, demand="No more noise", until=date(2010, 3, 2), **writing(case))
    return id


@pytest.fixture
def agreed(case, ultimatum):
    """A sanction and a reward on the same ultimatum, both on income, as their condition is."""
    found = {}
    for what in ("sanction", "reward"):
        found[what] = new_id()
        cases.agree_consequence(
            consequence=found[what],
            what=what,
            condition="The rent is paid",
            condition_domain="income_debts",
            domain="income_debts",
            text="As agreed",
            competent="Housing association",
            ultimatum=ultimatum,
            **writing(case),
        )
    return found


def states(agreed):
    return {what: Consequence.objects.get(pk=id).state for what, id in agreed.items()}


def test_an_ultimatum_ends_after_it_began(case):
    with pytest.raises(EndsBeforeItBegins):
        cases.give_ultimatum(demand="No more noise", until=cast.TODAY, **writing(case))
    assert not Ultimatum.objects.exists()


@pytest.mark.parametrize(
    ("outcome", "sanction", "reward"),
    [("not_met", "due", "agreed"), ("met", "agreed", "due"), ("withdrawn", "agreed", "agreed")],
)
def test_what_was_agreed_becomes_due_when_somebody_has_judged(case, ultimatum, agreed, outcome, sanction, reward):
    assert states(agreed) == {"sanction": "agreed", "reward": "agreed"}
    cases.judge_ultimatum(ultimatum=ultimatum, outcome=outcome, reason="Seen by the neighbours", **writing(case))
    assert states(agreed) == {"sanction": sanction, "reward": reward}
    assert Ultimatum.objects.get(pk=ultimatum).judged_by == cast.KARIN
    assert rebuild(today=cast.TODAY).differences == []


def test_what_is_due_is_applied_or_waived_by_somebody(case, ultimatum, agreed):
    cases.judge_ultimatum(ultimatum=ultimatum, outcome="not_met", reason="Still noise", **writing(case))
    cases.waive_consequence(consequence=agreed["sanction"], reason="She fell ill", **writing(case))
    cases.apply_consequence(consequence=agreed["reward"], text="A bicycle", **writing(case))
    assert states(agreed) == {"sanction": "waived", "reward": "applied"}
    assert rebuild(today=cast.TODAY).differences == []


def test_a_sanction_on_another_life_domain_needs_a_law(case):
    said = {"what": "sanction", "condition": "Goes to school", "condition_domain": "health", "domain": "income_debts"}
    with pytest.raises(SanctionNeedsLaw) as refused:
        cases.agree_consequence(text="Less benefit", **said, **writing(case))
    assert set(refused.value.explanation) == set(refused.value.first) == {"nl", "en"}
    assert not Consequence.objects.exists()
    cases.agree_consequence(text="Less benefit", law="WWB 18 lid 2", **said, **writing(case))
    assert Consequence.objects.get().law == "WWB 18 lid 2"
