"""Euros in whole cents."""

from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


def in_cents(amount: Decimal) -> Decimal:
    """Round to whole cents, half a cent up."""
    return amount.quantize(CENT, ROUND_HALF_UP)
