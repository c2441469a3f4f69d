"""Dividing costs over contributors by a key, so that the shares add up to the cent. Pure.

Largest remainder (Hare-Niemeyer): everybody gets the whole cents of the exact share, and the cents that are left go one
by one to whoever lost the largest part of a cent; when two lost the same, to the first in order of id. So the order in
which contributors are named never matters, and whoever has more never pays less for it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from voordeur.common.money import CENT
from voordeur.journal.refusals import Refusal


@dataclass(frozen=True, kw_only=True)
class Number:
    """What a contributor counts for in the key (inhabitants): how many, on which day, and who says so."""

    contributor: UUID
    number: int
    counted_on: date
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Share:
    """What one contributor pays: its part of the costs, and what was agreed on top of it (euros)."""

    number: Number
    amount: Decimal
    extra: Decimal = Decimal(0)

    @property
    def total(self) -> Decimal:
        """The euros on its invoice."""
        return self.amount + self.extra


def divide(costs: Decimal, key: Mapping[UUID, int]) -> dict[UUID, Decimal]:
    """Divide an amount (euros, whole cents) by a key; the shares add up to it exactly.

    Raises NothingToDivide for no costs, NothingToCount for a key without anybody or with a number below one, and
    HalfACent for an amount that is no whole number of cents.
    """
    refuse_costs(costs)
    if not key or any(number < 1 for number in key.values()):
        raise NothingToCount
    cents, whole = int(costs / CENT), sum(key.values())
    shares = {one: cents * number // whole for one, number in key.items()}
    lost = {one: cents * number % whole for one, number in key.items()}
    left = cents - sum(shares.values())
    for one in sorted(key, key=lambda one: (-lost[one], str(one)))[:left]:
        shares[one] += 1
    return {one: share * CENT for one, share in shares.items()}


def shares(costs: Decimal, numbers: Iterable[Number], extras: Mapping[UUID, Decimal]) -> tuple[Share, ...]:
    """Divide costs over contributors, the largest number first; `extras` come on top and are divided over nobody."""
    counted = {one.contributor: one for one in numbers}
    divided = divide(costs, {id: one.number for id, one in counted.items()})
    found = [
        Share(number=counted[id], amount=amount, extra=extras.get(id, Decimal(0))) for id, amount in divided.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.number.number, str(one.number.contributor))))


def numbers_on(day: date, counted: Iterable[Number], contributors: Collection[UUID]) -> tuple[Number, ...]:
    """Give for each contributor the last number that was counted on this day or before.

    Raises NumberMissing when somebody has none.
    """
    latest: dict[UUID, Number] = {}
    for one in sorted(counted, key=lambda one: one.counted_on):
        if one.counted_on <= day and one.contributor in contributors:
            latest[one.contributor] = one
    if missing := [id for id in contributors if id not in latest]:
        raise NumberMissing(day, missing)
    return tuple(latest.values())


def refuse_costs(costs: Decimal) -> None:
    """Raise NothingToDivide or HalfACent for an amount that cannot be divided."""
    if not costs.is_finite() or costs <= 0:
        raise NothingToDivide
    if costs != costs.quantize(CENT):
        raise HalfACent


def refuse_a_period(since: date, until: date, others: Iterable[tuple[str, date, date]], what: str) -> None:
    """Raise EndsFirst, or DividedAlready when the same costs were divided over days of this period before."""
    if until < since:
        raise EndsFirst
    same = [(begins, ends) for name, begins, ends in others if name.strip().casefold() == what.strip().casefold()]
    if any(begins <= until and since <= ends for begins, ends in same):
        raise DividedAlready


class NothingToDivide(Refusal):
    """No costs, or less than none."""

    def __init__(self) -> None:
        super().__init__(
            {"nl": "Er zijn geen kosten om te verdelen.", "en": "There are no costs to divide."},
            {"nl": "Vul een bedrag boven nul in.", "en": "Fill in an amount above zero."},
        )


class HalfACent(Refusal):
    """An amount with a part of a cent."""

    def __init__(self) -> None:
        super().__init__(
            {"nl": "Dit bedrag heeft delen van een cent.", "en": "This amount has parts of a cent."},
            {"nl": "Rond het af op hele centen.", "en": "Round it to whole cents."},
        )


class NothingToCount(Refusal):
    """Nobody contributes, or a number in the key is below one."""

    def __init__(self) -> None:
        super().__init__(
            {
                "nl": "Er is niets om naar te verdelen: een aantal moet minstens één zijn.",
                "en": "There is nothing to divide by: a number must be one at least.",
            },
            {
                "nl": "Leg vast wie bijdraagt, en van elk het aantal inwoners.",
                "en": "Note who contributes, and the number of inhabitants of each.",
            },
        )


class NumberMissing(Refusal):
    """Of some contributors no number was counted on the first day of the period or before."""

    def __init__(self, day: date, contributors: Sequence[UUID]) -> None:
        """Say how many, and from which day a number is needed."""
        on, n = f"{day.day}-{day.month}-{day.year}", len(contributors)
        super().__init__(
            {
                "nl": f"Van {n} van wie bijdragen is geen aantal bekend van {on} of daarvoor.",
                "en": f"Of {n} of the contributors no number is known of {on} or before.",
            },
            {"nl": "Leg dat aantal eerst vast, met de bron.", "en": "Note that number first, with its source."},
        )
        self.contributors = tuple(contributors)


class EndsFirst(Refusal):
    """A period that ends before it begins."""

    def __init__(self) -> None:
        super().__init__(
            {"nl": "De laatste dag ligt voor de eerste.", "en": "The last day lies before the first."},
            {"nl": "Kijk de dagen en het jaartal na.", "en": "Check the days and the year."},
        )


class DividedAlready(Refusal):
    """The same costs were divided over days of this period already."""

    def __init__(self) -> None:
        super().__init__(
            {
                "nl": "Deze kosten zijn over deze tijd al verdeeld.",
                "en": "These costs were divided over this time already.",
            },
            {
                "nl": "Trek die verdeling eerst in, of geef de kosten een andere naam.",
                "en": "Withdraw that division first, or call the costs otherwise.",
            },
        )
