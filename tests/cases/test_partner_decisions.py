"""Deciding in a partner's name: by a mandate, up to its amount and its last day, and beyond it as a request."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests import cast
from tests.cases.conftest import may
from voordeur.cases import actions as cases
from voordeur.cases.deeds import deed_for
from voordeur.cases.models import Action, PartnerDecision
from voordeur.common.ids import new_id
from voordeur.funding.rules.spending import NoAmount
from voordeur.journal import Entry, Level, WrongFile
from voordeur.journal.rebuilding import rebuild
from voordeur.partners import actions as partners
from voordeur.partners import queries
from voordeur.partners.rules.signing import NoAnswerAwaited, NoMandate

LAST = cast.TODAY + timedelta(days=7)
AFTER = cast.AT + timedelta(days=8)
PRIORITY = "Priority in debt help"


@pytest.fixture
def covenant(case):
    id = new_id()
    partners.sign_covenant(
        file=cast.DORDRECHT, covenant=id, what="Help fast", parties=(cast.DEBT_HELP, cast.MUNICIPALITY),
        until=date(2009, 12, 31), permit=cast.operator(), at=cast.AT,
    )  # fmt: skip
    return id


@pytest.fixture
def mandate(covenant):
    """Debt help lets the municipality decide up to 1,000 euros, for a week."""
    id = new_id()
    partners.give_mandate(
        file=cast.DORDRECHT, mandate=id, covenant=covenant, giver=cast.DEBT_HELP, holder=cast.MUNICIPALITY,
        decision=PRIORITY, limit=Decimal(1000), until=LAST, permit=cast.operator(), at=cast.AT,
    )  # fmt: skip
    return id


def writing(case, at=cast.AT, who=cast.KARIN, purpose="coordination"):
    return {"file": case, "permit": may(who, purpose, at=at, file=case), "at": at}


def decided(case, mandate, at=cast.AT, **said):
    id = new_id()
    said = {"decision": "Pay the arrears", "id": id, **said}
    cases.decide_for_partner(mandate=mandate, **said, **writing(case, at))
    return PartnerDecision.objects.get(pk=said["id"])


def action_of(case, **owner):
    id = new_id()
    owner = owner or {"owner_kind": "organisation", "owner_name": "debt help"}
    cases.place_action(action=id, text="Pay", domain="income_debts", **owner, **writing(case))
    return id


def test_800_euros_are_decided_and_the_action_is_picked_up_in_the_same_act(case, mandate):
    action, twice = action_of(case), new_id()
    row = decided(case, mandate, amount=Decimal(800), action=action, text="Eviction", id=twice)
    assert (row.state, row.organisation, row.amount, row.domain) == ("decided", cast.DEBT_HELP, 800, "income_debts")
    assert Action.objects.get(pk=action).state == "picked_up"
    act = Entry.objects.get(pk=twice).act
    assert set(Entry.objects.filter(act=act).values_list("kind", flat=True)) == {
        "decided_for_partner", "action_picked_up",
    }  # fmt: skip
    told = {"mandate": mandate, "reason": "No money", "permit": cast.operator(), "at": AFTER}
    deed_for("mandate_revoked")(file=cast.DORDRECHT, happened_on=cast.TODAY, **told)
    written = Entry.objects.count()
    decided(case, mandate, amount=Decimal(800), action=action, text="Eviction", id=twice)
    assert Entry.objects.count() == written  # sent again it says the same
    assert decided(case, mandate, amount=Decimal(800)).state == "asked"
    assert PartnerDecision.objects.get(pk=twice).state == "decided"  # what was decided stays so
    with pytest.raises(NoAnswerAwaited):
        cases.answer_for_partner(partner_decision=row.pk, answer="no", **writing(case))
    assert rebuild(today=AFTER.date() + timedelta(days=1)).differences == []


def test_1400_euros_become_a_request_that_the_partner_answers_and_then_the_action_is_picked_up(case, mandate):
    action = action_of(case)
    row = decided(case, mandate, amount=Decimal(1400), action=action)
    assert (row.state, row.is_over) == ("asked", False)
    assert Action.objects.get(pk=action).state == "placed"
    said = {"partner_decision": row.pk, "answer": "yes", "said_by": "Joke", "how": "call", "text": "Go ahead"}
    again = new_id()
    for _ in range(2):
        cases.answer_for_partner(**said, **writing(case), id=again)
    row = PartnerDecision.objects.get()
    assert (row.state, row.said_by, row.answer_words, row.answered_on) == ("yes", "Joke", "Go ahead", cast.TODAY)
    assert Action.objects.get(pk=action).state == "picked_up"
    assert rebuild(today=AFTER.date() + timedelta(days=1)).differences == []


def test_the_last_day_still_counts_and_the_day_after_it_is_a_request(case, mandate):
    on_last = decided(case, mandate, AFTER - timedelta(days=1), amount=Decimal("1000.00"))
    after = decided(case, mandate, AFTER, amount=Decimal(5))
    assert (on_last.state, after.state) == ("decided", "asked")
    cases.answer_for_partner(partner_decision=after.pk, answer="no", **writing(case, AFTER))
    assert {row.state for row in PartnerDecision.objects.all()} == {"decided", "no"}


def test_a_mandate_of_who_left_the_covenant_asks_the_partner(case, covenant, mandate):
    partners.leave_covenant(
        file=cast.DORDRECHT, covenant=covenant, organisation=cast.DEBT_HELP, permit=cast.operator(), at=cast.AT
    )
    assert decided(case, mandate).state == "asked"
    (held,) = queries.mandates_held(cast.MUNICIPALITY, programme=cast.DORDRECHT)
    assert held.given.until == cast.TODAY - timedelta(days=1)
    assert queries.mandates_held(cast.MUNICIPALITY, programme=cast.DEN_HAAG) == []


def test_only_an_action_of_that_partner_is_picked_up_and_what_is_hidden_stays_so(case, mandate):
    own = action_of(case, owner_kind="resident", owner_name="Anja")
    row = decided(case, mandate, action=own)
    assert (row.state, Action.objects.get(pk=own).state) == ("decided", "placed")
    of_mo = action_of(case, owner_kind="worker", owner=cast.MO, owner_name="Mo", level=Level.CONFINED)
    assert decided(case, mandate, action=of_mo).level == Level.CONFINED
    assert Action.objects.get(pk=of_mo).state == "picked_up"


def test_nobody_decides_by_what_was_not_given_for_nothing_or_about_another_case(case, mandate):
    with pytest.raises(NoMandate):
        cases.decide_for_partner(mandate=new_id(), decision="Pay", **writing(case))
    cast.give("coordinator", cast.STRANGER, {case: "case"})
    with pytest.raises(NoMandate):
        cases.decide_for_partner(mandate=mandate, decision="Pay", **writing(case, who=cast.STRANGER))
    with pytest.raises(NoAmount):
        decided(case, mandate, amount=Decimal(0))
    with pytest.raises(WrongFile):
        decided(case, mandate, action=new_id())
    with pytest.raises(WrongFile):
        cases.answer_for_partner(partner_decision=new_id(), answer="yes", **writing(case))
    assert not PartnerDecision.objects.exists()
