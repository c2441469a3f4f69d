"""Deeds on the money of one household: what may be spent, what is, who says yes, who has it paid, and that it was."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from voordeur.cases.queries.things import place_of
from voordeur.cases.rules import refuse_a_day_not_ahead
from voordeur.cases.telling import plain, tell
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.funding import entries as said
from voordeur.funding.rules.spending import refuse_no_amount
from voordeur.journal import Level, Permit, Recorded, WrongFile

withdraw_budget = plain(said.BudgetWithdrawn)
approve_spending = plain(said.SpendingApproved)
refuse_spending = plain(said.SpendingRefused)
order_payment = plain(said.PaymentOrdered)
pay_spending = plain(said.SpendingPaid)


def grant_budget(
    *,
    file: UUID,
    amount: Decimal,
    what_for: str = "",
    funder: str = "",
    until: date | None = None,
    reason: str = "",
    budget: UUID | None = None,
    domain: str = "",
    level: Level = Level.SHARED,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Let an amount (euros) be spent for a household, up to the day `until` and on it. Raises NoAmount, NotAhead."""
    refuse_no_amount(amount)
    refuse_a_day_not_ahead(until, happened_on or day_of(at))
    body = said.BudgetGranted(
        budget=budget or id or new_id(), amount=amount, what_for=what_for, funder=funder, until=until, reason=reason
    )
    return tell(file=file, body=body, domain=domain, level=level, permit=permit, at=at, happened_on=happened_on, id=id)


def book_spending(
    *,
    file: UUID,
    amount: Decimal,
    what: str = "",
    provider: str = "",
    reason: str = "",
    budget: UUID | None = None,
    funder: str = "",
    kind: str = "",
    spending: UUID | None = None,
    domain: str = "",
    level: Level = Level.SHARED,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Book an amount (euros) that is spent; of a budget it is seen by whoever sees that budget.

    Raises NoAmount, and WrongFile for a budget that is not of this case.
    """
    refuse_no_amount(amount)
    if budget is not None:
        place = place_of(file, budget, kind="budget")
        if place is None:
            raise WrongFile
        domain, level = place
    body = said.SpendingBooked(
        spending=spending or id or new_id(),
        amount=amount,
        what=what,
        provider=provider,
        reason=reason,
        budget=budget,
        funder=funder,
        kind=kind,
    )
    return tell(file=file, body=body, domain=domain, level=level, permit=permit, at=at, happened_on=happened_on, id=id)
