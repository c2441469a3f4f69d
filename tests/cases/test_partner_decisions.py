"""Deciding in a partner's name: by a mandate, up to its amount and its last day, and beyond it as a request."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests import cast
from tests.cases.conftest import may
from voordeur import access
from voordeur.accounts.models import Worker
from voordeur.cases import actions as cases
from voordeur.cases.deeds import deed_for
from voordeur.cases.models import Action, PartnerDecision
from voordeur.common.ids import new_id
from voordeur.desk.case.partner_decisions import to_chase
from voordeur.funding.rules.spending import NoAmount
from voordeur.journal import Draft, Entry, File, Level, OpenDuty, RuleForbids, WrongFile, keep_method, record
from voordeur.journal.entries import MethodChosen
from voordeur.journal.outside import _NUMBERS
from voordeur.journal.rebuilding import rebuild
from voordeur.methods.vocabulary import Fact
from voordeur.partners import actions as partners
from voordeur.partners import queries
from voordeur.partners.rules.signing import HowMuch, NoAnswerAwaited, NoMandate

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
    assert decided(case, mandate, amount=Decimal(5)).state == "asked"
    (held,) = queries.mandates_held(cast.MUNICIPALITY, programme=cast.DORDRECHT)
    assert held.given.until == cast.TODAY - timedelta(days=1)
    assert queries.mandates_held(cast.MUNICIPALITY, programme=cast.DEN_HAAG) == []


def test_only_an_action_of_that_partner_is_picked_up_and_what_is_hidden_stays_so(case, mandate):
    own = action_of(case, owner_kind="resident", owner_name="Anja")
    row = decided(case, mandate, amount=Decimal(5), action=own)
    assert (row.state, Action.objects.get(pk=own).state) == ("decided", "placed")
    of_mo = action_of(case, owner_kind="worker", owner=cast.MO, owner_name="Mo", level=Level.CONFINED)
    assert decided(case, mandate, amount=Decimal(5), action=of_mo).level == Level.CONFINED
    assert Action.objects.get(pk=of_mo).state == "picked_up"


def test_nobody_decides_by_what_was_not_given_for_nothing_or_about_another_case(case, mandate):
    with pytest.raises(NoMandate):
        cases.decide_for_partner(mandate=new_id(), decision="Pay", **writing(case))
    cast.give("coordinator", cast.STRANGER, {case: "case"})
    with pytest.raises(NoMandate):
        cases.decide_for_partner(mandate=mandate, decision="Pay", **writing(case, who=cast.STRANGER))
    with pytest.raises(NoAmount):
        decided(case, mandate, amount=Decimal(0))
    with pytest.raises(HowMuch):
        decided(case, mandate)
    with pytest.raises(WrongFile):
        decided(case, mandate, amount=Decimal(5), action=new_id())
    with pytest.raises(WrongFile):
        cases.answer_for_partner(partner_decision=new_id(), answer="yes", **writing(case))
    assert not PartnerDecision.objects.exists()


METHOD = """\
id: 96-mandates
version: 1
title: {nl: Mandaten, en: Mandates}
roles:
  case_manager: {title: {nl: regisseur, en: case manager}, function: coordinator}
settings:
  chase_after: {title: {nl: Navragen na, en: Ask after}, value: 5 days}
stages:
  helping: {of: case, start: true, title: {nl: Hulp, en: Help}, next: [{on: case_closed, to: closed}]}
  closed: {of: case, end: true, title: {nl: Dicht, en: Closed}, next: [{on: case_reopened, to: helping}]}
duties:
  chase: {of: case, for_each: partner_decision, title: {nl: Vraag na, en: Ask}, who: case_manager, within: $chase_after,
          after: {happened: decided_for_partner, where: {within: false}}, deed: partner_decision_answered}
rules:
  by_mandate: {of: case, kind: method, before: plan_agreed, must: {count: mandates, at_least: 1},
               because: {nl: Alleen met een mandaat., en: With a mandate alone.}}
"""


def follow(case, text=METHOD):
    kept = keep_method(text)
    chosen = MethodChosen(method=kept.method, version=kept.version, sha256=kept.sha256, reason="mandates")
    record(Draft(case, chosen, cast.TODAY), permit=cast.operator(), at=cast.AT)


def test_a_rule_counts_by_how_many_mandates_whoever_writes_may_decide_that_day(case, covenant):
    follow(case)
    with pytest.raises(RuleForbids) as refusal:
        cases.agree_plan(**writing(case))
    assert refusal.value.rule == "by_mandate"
    given = {"file": cast.DORDRECHT, "covenant": covenant, "holder": cast.MUNICIPALITY, "decision": PRIORITY}
    partners.give_mandate(giver=cast.DEBT_HELP, until=LAST, permit=cast.operator(), at=cast.AT, **given)
    cases.agree_plan(**writing(case))
    with pytest.raises(RuleForbids):
        cases.agree_plan(**writing(case, AFTER))  # the mandate has ended
    cast.give("coordinator", cast.STRANGER, {case: "case"})
    with pytest.raises(RuleForbids):
        cases.agree_plan(**writing(case, who=cast.STRANGER))  # of a school, which got none
    counted, head = _NUMBERS["mandates"].count, File.objects.get(pk=case)
    of_programme = File.objects.get(pk=cast.DORDRECHT)
    assert [counted(one, None, day) for one in (head, of_programme) for day in (cast.TODAY, AFTER.date())] == [1, 0] * 2
    named = {
        partner: Fact(new_id(), "x", cast.TODAY, cast.AT, by=cast.KARIN, fields={"organisation": partner})
        for partner in (cast.DEBT_HELP, cast.SCHOOL)
    }
    assert {partner: counted(head, new, AFTER.date()) for partner, new in named.items()} == {
        cast.DEBT_HELP: 1,
        cast.SCHOOL: 0,
    }


def test_a_method_makes_a_duty_of_a_request_that_waits_and_the_answer_clears_it(case, mandate):
    follow(case)
    within = decided(case, mandate, amount=Decimal(800))
    asked = decided(case, mandate, amount=Decimal(1400))
    (duty,) = OpenDuty.objects.filter(file=case, duty="chase")
    assert (duty.thing, duty.role, duty.worker, duty.due) == (
        asked.pk, "case_manager", cast.KARIN, cast.TODAY + timedelta(days=5),
    )  # fmt: skip
    assert within.pk != duty.thing
    assert to_chase(Worker.objects.get(pk=cast.KARIN), cast.TODAY) == []  # never twice on one day
    cases.answer_for_partner(partner_decision=asked.pk, answer="no", **writing(case))
    assert not OpenDuty.objects.filter(file=case, duty="chase").exists()


def test_a_request_that_waits_is_chased_by_whoever_asked_until_the_partner_answers(case, mandate):
    asked = decided(case, mandate, AFTER, amount=Decimal(5))
    decided(case, mandate, amount=Decimal(800))
    karin, mo, fatma = (Worker.objects.get(pk=one) for one in (cast.KARIN, cast.MO, cast.FATMA))
    day = AFTER.date()
    (one,) = to_chase(karin, day)
    assert (one.row.pk, one.partner, one.due, one.late) == (asked.pk, "Debt help", day + timedelta(days=14), False)
    assert to_chase(karin, day + timedelta(days=15))[0].late
    assert to_chase(mo, day) == to_chase(fatma, day) == []
    cases.answer_for_partner(partner_decision=asked.pk, answer="no", **writing(case, AFTER))
    assert to_chase(karin, day) == []


def test_who_stands_in_chases_too_and_whoever_coordinates_when_the_one_who_asked_is_gone(case, mandate):
    for worker in (cast.FATMA, cast.PIET):
        access.admit_to_team(
            programme=cast.DORDRECHT, worker=worker, role="case_manager", permit=cast.operator(), at=cast.AT
        )
    decided(case, mandate, amount=Decimal(1400))
    karin, fatma, piet = (Worker.objects.get(pk=one) for one in (cast.KARIN, cast.FATMA, cast.PIET))

    def told(day=cast.TODAY):
        return [bool(to_chase(one, day)) for one in (karin, fatma, piet)]

    assert told() == [True, False, False]
    right = access.permit_to_arrange_cover(worker=cast.KARIN, absent=cast.KARIN, at=cast.AT)
    cover = {"role": "case_manager", "instead_of": cast.KARIN, "worker": cast.FATMA}
    cases.have_covered(file=case, since=cast.TODAY, until=LAST, permit=right, at=cast.AT, **cover)
    assert told() == [True, True, False]
    assert told(LAST) == [True, False, False]
    cases.take_over(
        file=case, role="case_manager", worker=cast.PIET, reason="Other work", permit=cast.operator(), at=cast.AT
    )
    assert told() == [False, False, True]
