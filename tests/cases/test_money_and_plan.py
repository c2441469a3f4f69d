"""Money of one household, who directs, each member apart, tasks taken over, room in rules, and what policy answers."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests import cast
from tests.cases.conftest import may
from voordeur import access
from voordeur.cases import actions as cases
from voordeur.cases.models import (
    AgreedDeviation,
    Direction,
    Helper,
    Member,
    MemberNote,
    Obstacle,
    RoleDecision,
    TakenTask,
)
from voordeur.cases.rules import NotAhead
from voordeur.common.ids import new_id
from voordeur.funding.models import Budget, Spending
from voordeur.funding.rules.spending import NoAmount, Spent, left_of
from voordeur.journal import Entry, Level, WrongFile
from voordeur.journal.rebuilding import rebuild

LATER = cast.AT + timedelta(weeks=4)
NEXT_YEAR = date(2010, 3, 1)


def writing(case, at=cast.AT, **where):
    return {"file": case, "permit": may(cast.KARIN, "coordination", at=at, file=case, **where), "at": at}


def seen_by_fatma(table):
    return access.visible(table.objects.all(), worker=cast.FATMA, purpose="help", today=LATER.date())


def nothing_differs():
    return rebuild(today=LATER.date() + timedelta(days=1)).differences == []


class TestMoney:
    @pytest.fixture
    def budget(self, case):
        id = new_id()
        about = {"what_for": "Driving lessons", "funder": "Municipality", "domain": "income_debts"}
        cases.grant_budget(budget=id, amount=Decimal(750), until=NEXT_YEAR, reason="A dream", **about, **writing(case))
        return id

    def test_what_is_spent_of_a_budget_has_a_yes_or_a_no_and_is_paid_and_is_seen_as_the_budget_is(self, case, budget):
        lessons, shoes = new_id(), new_id()
        cases.book_spending(
            spending=lessons, amount=Decimal("300.50"), what="Ten lessons", provider="School", budget=budget,
            reason="To get to work", kind="push", **writing(case),
        )  # fmt: skip
        cases.book_spending(spending=shoes, amount=Decimal(80), what="Shoes", budget=budget, **writing(case))
        cases.approve_spending(spending=lessons, remark="Good", **writing(case, LATER))
        cases.refuse_spending(spending=shoes, reason="Not for this", **writing(case, LATER))
        cases.pay_spending(spending=lessons, **writing(case, LATER))
        rows = {row.pk: row for row in Spending.objects.filter(file=case)}
        assert (rows[lessons].state, rows[lessons].paid_on, rows[lessons].remark) == ("approved", LATER.date(), "Good")
        assert (rows[shoes].state, rows[shoes].decided_by, rows[shoes].paid_on) == ("refused", cast.KARIN, None)
        assert {row.domain for row in rows.values()} == {"income_debts"}
        spent = [Spent(amount=row.amount, budget=row.budget, state=row.state) for row in rows.values()]
        assert left_of(budget, Budget.objects.get(pk=budget).amount, spent) == Decimal("449.50")
        assert nothing_differs()

    def test_what_is_left_of_a_budget_can_be_withdrawn(self, case, budget):
        cases.withdraw_budget(budget=budget, reason="The money ends", **writing(case, LATER))
        row = Budget.objects.get(pk=budget)
        assert row.is_over
        assert (row.withdrawn_on, row.withdrawn_because) == (LATER.date(), "The money ends")

    @pytest.mark.parametrize("amount", ["0", "-5", "0.001", "1e40"])
    def test_what_is_no_amount_is_neither_granted_nor_spent(self, case, amount):
        with pytest.raises(NoAmount):
            cases.book_spending(amount=Decimal(amount), what="Air", **writing(case))
        with pytest.raises(NoAmount):
            cases.grant_budget(amount=Decimal(amount), **writing(case))

    def test_a_budget_of_another_case_pays_nothing_here_and_none_ends_before_it_begins(self, case):
        with pytest.raises(WrongFile):
            cases.book_spending(amount=Decimal(5), budget=new_id(), **writing(case))
        with pytest.raises(NotAhead):
            cases.grant_budget(amount=Decimal(5), until=cast.TODAY - timedelta(days=1), **writing(case))

    def test_a_decision_can_name_its_ground_and_an_amount(self, case):
        said = {"decision": "budget", "outcome": "yes", "ground": "dream"}
        cases.take_decision(**said, amount=Decimal("750.00"), **writing(case))
        row = RoleDecision.objects.get(file=case)
        assert (row.ground, row.amount) == ("dream", Decimal(750))


class TestDirection:
    def test_who_directs_goes_over_to_the_coach_and_comes_back_area_by_area(self, case):
        cases.take_direction(over="all", holder="coach", holder_name="Karin", **writing(case))
        cases.take_direction(over="income_debts", holder="parents", reason="They can", **writing(case, LATER))
        cases.take_direction(over="bedtime", holder="parents", **writing(case, LATER))
        now = {row.over: row for row in Direction.objects.filter(until=None)}
        assert {area: row.holder for area, row in now.items()} == {
            "all": "coach", "income_debts": "parents", "bedtime": "parents",
        }  # fmt: skip
        assert (now["income_debts"].domain, now["bedtime"].domain) == ("income_debts", "")
        cases.take_direction(over="all", holder="team", **writing(case, LATER + timedelta(days=1)))
        assert [row.holder for row in Direction.objects.filter(until=None)] == ["team"]
        assert Direction.objects.filter(until=(LATER + timedelta(days=1)).date()).count() == 3
        assert nothing_differs()


class TestMembers:
    def test_each_member_is_looked_at_on_each_domain_for_the_eyes_of_that_domain(self, case):
        lisa = new_id()
        cases.note_member(member=lisa, name="Lisa", part="child", **writing(case))
        for heading, text in (("health", "Asthma"), ("school", "Group five"), ("school", "Group six")):
            cases.describe_member(member=lisa, heading=heading, text=text, **writing(case))
        assert dict(MemberNote.objects.values_list("heading", "text")) == {"health": "Asthma", "school": "Group six"}
        assert MemberNote.objects.get(heading="health").domain == "health"
        assert Entry.objects.filter(kind="member_described", file=case).count() == 3
        cases.let_member_leave(member=lisa, reason="Grown up", **writing(case, LATER))
        assert Member.objects.get(pk=lisa).is_over
        assert nothing_differs()

    def test_what_is_said_of_a_member_in_confidence_is_for_no_more_eyes_than_the_member(self, case):
        boy = new_id()
        cases.note_member(member=boy, name="Boy", part="child", level=Level.CONFINED, **writing(case))
        cases.describe_member(member=boy, heading="school", text="Not seen there", **writing(case))
        assert MemberNote.objects.get().level == Level.CONFINED
        assert not seen_by_fatma(MemberNote)
        with pytest.raises(WrongFile):
            cases.describe_member(member=new_id(), heading="school", **writing(case))


class TestOnThePlan:
    def test_a_task_is_taken_over_and_goes_back(self, case):
        task = new_id()
        said = {"text": "Open the post", "from_whom": "Mother", "give_back_by": LATER.date()}
        cases.take_task_over(task=task, domain="income_debts", **said, **writing(case))
        row = TakenTask.objects.get(pk=task)
        assert (row.worker, row.is_over, row.domain) == (cast.KARIN, False, "income_debts")
        cases.give_task_back(task=task, remark="She does it now", **writing(case, LATER))
        row.refresh_from_db()
        assert (row.given_back_on, row.remark) == (LATER.date(), "She does it now")

    def test_a_rule_of_somebody_else_does_not_count_for_a_while(self, case):
        one = new_id()
        about = {"rule": "No urgency without a job", "reason": "She looks for one", "effect": "A home"}
        cases.agree_deviation(deviation=one, **about, until=NEXT_YEAR, **writing(case))
        cases.end_deviation(deviation=one, effect="She has a home", **writing(case, LATER))
        row = AgreedDeviation.objects.get(pk=one)
        assert (row.text, row.until, row.ended_on) == ("No urgency without a job", NEXT_YEAR, LATER.date())
        assert (row.is_over, row.effect) == (True, "She has a home")
        assert nothing_differs()


class TestStuck:
    def test_policy_answers_what_it_was_told(self, case):
        obstacle = new_id()
        cases.note_obstacle(obstacle=obstacle, what="rule", text="No address, no benefit", **writing(case))
        cases.hand_to_policy(
            obstacle=obstacle, topic="rule", text="Without an address no benefit", to_whom="The alderman",
            answer_due=LATER.date(), **writing(case, programme=cast.DORDRECHT),
        )  # fmt: skip
        row = Obstacle.objects.get(pk=obstacle)
        assert (row.reported_to, row.answer_due, row.answer) == ("The alderman", LATER.date(), "")
        cases.answer_obstacle(obstacle=obstacle, answer="follows", text="A postal address", **writing(case, LATER))
        row.refresh_from_db()
        assert (row.get_answer_display(), row.answered_on) == ("er gebeurt iets mee", LATER.date())
        assert nothing_differs()

    def test_what_help_takes_and_costs_stays_what_it_was_until_somebody_says_otherwise(self, case):
        helper = new_id()
        costs = {"hours": Decimal("12.5"), "cost": Decimal(9000)}
        cases.note_helper(helper=helper, name="Coach", what_for="Order at home", **costs, **writing(case))
        cases.change_helper(helper=helper, state="running", hours=Decimal(6), **writing(case, LATER))
        row = Helper.objects.get(pk=helper)
        assert (row.hours, row.cost) == (Decimal(6), Decimal(9000))
        assert nothing_differs()
