"""Pure decisions about the money of one household, in euros and whole cents."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal
from uuid import UUID

from voordeur.common.money import in_cents
from voordeur.journal.refusals import Refusal

_TOO_MUCH = Decimal(10) ** 10  # what no table holds
SpendingState = Literal["booked", "approved", "refused"]


@dataclass(frozen=True, kw_only=True)
class Spent:
    """An amount that was booked, of which budget, and what was said to it."""

    amount: Decimal
    budget: UUID | None
    state: SpendingState


class NoAmount(Refusal):
    """An amount is more than nothing, in whole cents, and no ten billion."""

    def __init__(self) -> None:
        super().__init__(
            {"nl": "Dit is geen bedrag.", "en": "This is no amount."},
            {"nl": "Schrijf meer dan 0 euro, in hele centen.", "en": "Write more than 0 euros, in whole cents."},
        )


def refuse_no_amount(amount: Decimal) -> None:
    """Refuse what nobody can grant or spend: less than a cent, parts of one, ten billion or more. Raises NoAmount."""
    if not 0 < amount < _TOO_MUCH or amount != in_cents(amount):
        raise NoAmount


def left_of(budget: UUID, amount: Decimal, spent: Iterable[Spent]) -> Decimal:
    """Give what is left of a budget: less all that was booked on it and not refused. Below zero: it was overspent."""
    gone = (one.amount for one in spent if one.budget == budget and one.state != "refused")
    return amount - sum(gone, Decimal(0))
