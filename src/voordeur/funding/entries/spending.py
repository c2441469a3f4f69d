"""Budgets of one household and what is spent of them, who pays and who says yes; in the file of its case.

Amounts are euros in whole cents. How much may be spent, and that two people say yes, is a rule of the method.
"""

from datetime import date
from decimal import Decimal
from uuid import UUID

from voordeur.common.money import in_cents
from voordeur.funding.models.spending import Budget, Spending
from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows

_WHERE = ("case",)


@entry("budget_granted", files=_WHERE, thing="budget", begins=True, step=True)
class BudgetGranted(Body):
    """An amount (euros) may be spent for this household; `until` is the last day."""

    budget: UUID
    amount: Decimal
    what_for: str = ""
    funder: str = ""
    until: date | None = None
    reason: str = ""


@entry("budget_withdrawn", files=_WHERE, thing="budget", plain=True)
class BudgetWithdrawn(Body):
    """What is left of a budget may no longer be spent, for a reason."""

    budget: UUID
    reason: str = ""


@entry("spending_booked", files=_WHERE, thing="spending", begins=True, step=True)
class SpendingBooked(Body):
    """An amount (euros) is spent for this household: on what, by whom it is delivered, and of which budget.

    `kind`: a word of the method, such as `extra_guidance`.
    """

    spending: UUID
    amount: Decimal
    what: str = ""
    provider: str = ""
    reason: str = ""
    budget: UUID | None = None
    funder: str = ""
    kind: str = ""


@entry("spending_approved", files=_WHERE, thing="spending", step=True, plain=True)
class SpendingApproved(Body):
    """Whoever may decide on spending said yes to it."""

    spending: UUID
    remark: str = ""


@entry("spending_refused", files=_WHERE, thing="spending", plain=True)
class SpendingRefused(Body):
    """Whoever may decide on spending said no to it, for a reason."""

    spending: UUID
    reason: str = ""


@entry("payment_ordered", files=_WHERE, thing="spending", step=True, plain=True)
class PaymentOrdered(Body):
    """Somebody gave the order to pay what was spent: from here the money goes, so here a method can hold it back."""

    spending: UUID
    remark: str = ""


@entry("spending_paid", files=_WHERE, thing="spending", plain=True)
class SpendingPaid(Body):
    """What was spent has been paid."""

    spending: UUID


@projects(BudgetGranted)
def _budget_granted(entry: Entry, body: BudgetGranted, rows: Rows) -> None:
    rows.put(
        Budget(
            id=body.budget,
            domain=entry.domain,
            level=entry.level,
            text=body.what_for,
            amount=in_cents(body.amount),
            funder=body.funder,
            reason=body.reason,
            granted_on=entry.happened_on,
            until=body.until,
        )
    )


@projects(BudgetWithdrawn)
def _budget_withdrawn(entry: Entry, body: BudgetWithdrawn, rows: Rows) -> None:
    budget = rows.get(Budget, body.budget)
    budget.withdrawn_on, budget.withdrawn_because = entry.happened_on, body.reason
    rows.put(budget)


@projects(SpendingBooked)
def _spending_booked(entry: Entry, body: SpendingBooked, rows: Rows) -> None:
    rows.put(
        Spending(
            id=body.spending,
            domain=entry.domain,
            level=entry.level,
            text=body.what,
            amount=in_cents(body.amount),
            kind=body.kind,
            provider=body.provider,
            reason=body.reason,
            budget=body.budget,
            funder=body.funder,
            booked_on=entry.happened_on,
            booked_by=entry.by,
        )
    )


@projects(SpendingApproved)
def _spending_approved(entry: Entry, body: SpendingApproved, rows: Rows) -> None:
    _decide(entry, body.spending, Spending.State.APPROVED, body.remark, rows)


@projects(SpendingRefused)
def _spending_refused(entry: Entry, body: SpendingRefused, rows: Rows) -> None:
    _decide(entry, body.spending, Spending.State.REFUSED, body.reason, rows)


@projects(PaymentOrdered)
def _payment_ordered(entry: Entry, body: PaymentOrdered, rows: Rows) -> None:
    spending = rows.get(Spending, body.spending)
    spending.ordered_on, spending.ordered_by = entry.happened_on, entry.by
    rows.put(spending)


@projects(SpendingPaid)
def _spending_paid(entry: Entry, body: SpendingPaid, rows: Rows) -> None:
    spending = rows.get(Spending, body.spending)
    spending.paid_on = entry.happened_on
    rows.put(spending)


def _decide(entry: Entry, id: UUID, state: Spending.State, remark: str, rows: Rows) -> None:
    spending = rows.get(Spending, id)
    spending.state, spending.remark = state, remark
    spending.decided_on, spending.decided_by = entry.happened_on, entry.by
    rows.put(spending)
