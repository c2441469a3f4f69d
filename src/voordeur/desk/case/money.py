"""The money of one household, as one worker sees it: each budget with what is left of it, and all that was spent."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from voordeur.accounts import queries as accounts
from voordeur.desk.case.casework import CaseView
from voordeur.funding.models import Budget, Spending
from voordeur.funding.rules.spending import Spent, left_of


@dataclass(frozen=True, kw_only=True)
class SpendingSeen:
    """What was spent, and who booked it and decided on it."""

    row: Spending
    booked_by: str
    decided_by: str


@dataclass(frozen=True, kw_only=True)
class BudgetSeen:
    """A budget, what is left of it in euros, and what was spent; without one: what was spent of none seen here."""

    row: Budget | None
    left: Decimal
    spent: tuple[SpendingSeen, ...]


def money_in(case: CaseView) -> list[BudgetSeen]:
    """Give the budgets of a case, those that were withdrawn last, and after them what was spent of none."""
    budgets: list[Budget] = case.things["budget"]
    rows: list[Spending] = case.things["spending"]
    workers = accounts.workers(id for one in rows for id in (one.booked_by, one.decided_by) if id)
    spent = [Spent(amount=one.amount, budget=one.budget, state=one.state) for one in rows]  # type: ignore[arg-type]

    def name(id: UUID | None) -> str:
        return workers[id].name if id in workers else ""

    def seen(one: Spending) -> SpendingSeen:
        return SpendingSeen(row=one, booked_by=name(one.booked_by), decided_by=name(one.decided_by))

    known = {budget.pk for budget in budgets}
    listed = [
        BudgetSeen(
            row=budget,
            left=left_of(budget.pk, budget.amount, spent),
            spent=tuple(seen(one) for one in rows if one.budget == budget.pk),
        )
        for budget in sorted(budgets, key=lambda one: one.is_over)
    ]
    apart = tuple(seen(one) for one in rows if one.budget not in known)
    return [*listed, BudgetSeen(row=None, left=Decimal(0), spent=apart)] if apart else listed
