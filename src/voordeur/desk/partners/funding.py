"""Who pays for a programme, on one page: funders with their end, contributors with their numbers, costs divided."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from voordeur import access
from voordeur.accounts.models import Worker
from voordeur.funding import queries as funding
from voordeur.funding.models import Contributor, Division, InvoiceLine, KeyNumber
from voordeur.programmes import queries as programmes
from voordeur.programmes.models import Funding, Programme
from voordeur.programmes.rules import ends_soon, outlived


@dataclass(frozen=True, kw_only=True)
class Contributes:
    """A contributor with the numbers that were counted of it, the latest first; `now`: it pays a share today."""

    row: Contributor
    numbers: tuple[KeyNumber, ...]
    now: bool


@dataclass(frozen=True, kw_only=True)
class MoneyView:
    """The money of a programme as it stands on one day. `outlived`: its last day, when the programme goes on longer."""

    programme: Programme
    funders: tuple[tuple[Funding, bool], ...]
    outlived: date | None
    contributors: tuple[Contributes, ...]
    divisions: tuple[Division, ...]


@dataclass(frozen=True, kw_only=True)
class Invoices:
    """Costs that were divided, line by line, with the sums beneath."""

    division: Division
    lines: tuple[InvoiceLine, ...]
    numbers: int
    shares: Decimal
    extras: Decimal

    @property
    def total(self) -> Decimal:
        """All invoices together (euros)."""
        return self.shares + self.extras


def money_view(programme: UUID, *, worker: Worker, today: date) -> MoneyView:
    """Gather the money of a programme for who reports on it or administers. Raises NoGround."""
    found = Programme.objects.filter(pk=programme).first()
    if found is None or not _may_read(programme, worker, today):
        raise access.NoGround
    numbers: dict[UUID, list[KeyNumber]] = {}
    for number in funding.key_numbers(programme):
        numbers.setdefault(number.contributor, []).append(number)
    paying = set(funding.contributors_on(today, programme=programme).values_list("pk", flat=True))
    return MoneyView(
        programme=found,
        funders=tuple((one, ends_soon(one.until, today=today)) for one in programmes.funding(programme)),
        outlived=outlived(found.until, money_ends(programme)),
        contributors=tuple(
            Contributes(row=one, numbers=tuple(numbers.get(one.pk, ())), now=one.pk in paying)
            for one in funding.contributors(programme)
        ),
        divisions=tuple(funding.divisions(programme)),
    )


def invoices_of(division: Division) -> Invoices:
    """Give a division line by line."""
    lines = tuple(funding.lines_of(division.pk))
    return Invoices(
        division=division,
        lines=lines,
        numbers=sum(one.number for one in lines),
        shares=sum((one.share for one in lines), Decimal(0)),
        extras=sum((one.extra for one in lines), Decimal(0)),
    )


def money_ends(programme: UUID) -> list[date | None]:
    """Give the last day of the money of each funder of a programme."""
    return [one.until for one in programmes.funding(programme)]


def plan_outlives(programme: UUID | None, days: Iterable[date | None]) -> date | None:
    """Give the last day of a programme's money when something that is planned (on these days) comes after it."""
    due = [day for day in days if day is not None]
    return outlived(max(due), money_ends(programme)) if programme and due else None


def _may_read(programme: UUID, worker: Worker, today: date) -> bool:
    reports = programme in access.programmes_of(worker=worker, purpose="report", today=today)
    return reports or access.administers(worker=worker, today=today)
