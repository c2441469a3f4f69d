"""Deeds of dividing costs: who contributes, what each counts for, and what each pays of a period."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction

from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.funding import queries
from voordeur.funding.entries import ContributorJoined, CostsDivided, KeyNumberNoted
from voordeur.funding.rules.dividing import NothingToCount, Number, numbers_on, refuse_a_period, refuse_costs, shares
from voordeur.journal import Draft, Permit, Recorded, id_from, record
from voordeur.journal.repeats import recorded_before


def let_contribute(
    *,
    file: UUID,
    name: str,
    contributor: UUID | None = None,
    organisation: UUID | None = None,
    extra: Decimal | int = 0,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note who pays a share of a programme's costs; `extra`: euros on top of each share, where that was agreed."""
    entry = id or new_id()
    body = ContributorJoined(
        contributor=contributor or id_from(entry, "contributor"),
        name=name,
        organisation=organisation,
        extra=Decimal(extra),
    )
    return record(Draft(file, body, happened_on or day_of(at), id=entry), permit=permit, at=at)


def note_key_number(
    *,
    file: UUID,
    contributor: UUID,
    number: int,
    counted_on: date,
    source: str = "",
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note what a contributor counts for (inhabitants) on a day, and who says so. Raises NothingToCount below one."""
    if number < 1:
        raise NothingToCount
    body = KeyNumberNoted(contributor=contributor, number=number, counted_on=counted_on, source=source)
    return record(Draft(file, body, happened_on or day_of(at), id=id), permit=permit, at=at)


def divide_costs(
    *,
    file: UUID,
    what: str,
    since: date,
    until: date,
    costs: Decimal | int,
    division: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Divide costs (euros) of a period over who contributes on its first day, by the numbers of that day.

    The shares add up to the costs; see `rules.dividing`. Raises EndsFirst, DividedAlready, NothingToDivide, HalfACent,
    NothingToCount, NumberMissing.
    """
    entry, amount = id or new_id(), Decimal(costs)
    said = {"what": what, "since": since, "until": until, "costs": amount}
    if again := recorded_before(id, file=file, kind="costs_divided", permit=permit, **said):
        return again
    refuse_costs(amount)
    refuse_a_period(since, until, _divided(file), what)
    body = CostsDivided(
        division=division or id_from(entry, "division"),
        what=what,
        since=since,
        until=until,
        costs=amount,
        **_shares(file, since, amount),
    )
    with transaction.atomic():
        recorded = record(Draft(file, body, happened_on or day_of(at), id=entry), permit=permit, at=at)
        # Asked again behind the lock on the file: two at once would send every invoice twice.
        refuse_a_period(since, until, _divided(file, besides=body.division), what)
    return recorded


def _shares(file: UUID, since: date, amount: Decimal) -> dict[str, Any]:
    """Work out who pays what, with the numbers by which that was done, as the entry keeps it."""
    paying = {one.pk: one for one in queries.contributors_on(since, programme=file)}
    counted = [
        Number(contributor=one.contributor, number=one.number, counted_on=one.counted_on, source=one.source)
        for one in queries.key_numbers(file)
    ]
    found = shares(amount, numbers_on(since, counted, paying), {id: one.extra for id, one in paying.items()})
    return {
        "contributors": tuple(one.number.contributor for one in found),
        "names": tuple(paying[one.number.contributor].name for one in found),
        "numbers": tuple(one.number.number for one in found),
        "counted_on": tuple(one.number.counted_on for one in found),
        "shares": tuple(one.amount for one in found),
        "extras": tuple(one.extra for one in found),
    }


def _divided(file: UUID, *, besides: UUID | None = None) -> list[tuple[str, date, date]]:
    """Give for what and which days costs of a programme were divided and not withdrawn, besides one division."""
    counting = [one for one in queries.divisions(file) if one.withdrawn_on is None and one.pk != besides]
    return [(one.what, one.since, one.until) for one in counting]
