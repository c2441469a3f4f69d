"""From sums per month to a report's figures, with what may not be seen left out. Pure: no database, no clock.

A figure of a quarter can be given away by the year and the other quarters, so whatever period is asked for, the whole
calendar year around it is judged, and each figure is hidden or shown the same way in all reports of that year.

Figures about people follow `suppression`. Totals of the programme's own work are shown as they are; split by place they
are figures of small areas and follow it too. Two indicators that add up to a third are not known to be related.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from voordeur.common.periods import Period
from voordeur.methods.language import MEANS, PLACES, Indicator
from voordeur.reporting.suppression import LEAST, Cell, crossed, hidden

_HUNDREDTH = Decimal("0.01")
_QUARTERS = 4


@dataclass(frozen=True, kw_only=True)
class MonthSum:
    """All contributions to one indicator in one month that look alike: their number, sum, and sum of days.

    `opened` is the sum over them of amount times the day (as an ordinal) from which their age counts.
    """

    month: date
    labels: Mapping[str, str]
    count: int
    amount: Decimal
    opened: Decimal = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One number of a report. `value` is none when it is hidden, or when nothing was counted for a mean.

    `of`: on how many contributions it rests. `age`: of a balance, how many days on average things have been open.
    """

    value: Decimal | None
    of: int | None
    suppressed: bool = False
    age: int | None = None


@dataclass(frozen=True, kw_only=True)
class Split:
    """One indicator by one field of its entries, or by place."""

    by: str
    parts: Mapping[str, Figure]


@dataclass(frozen=True, kw_only=True)
class Counted:
    """One indicator in one period: its figure, its splits, and its figure in each of the last four quarters."""

    figure: Figure
    splits: tuple[Split, ...] = ()
    quarters: Mapping[str, Figure] = field(default_factory=dict)


def count(
    indicator: Indicator,
    sums: Collection[MonthSum],
    period: Period,
    *,
    labels: Mapping[str, Collection[str]],
    today: date = date.max,
) -> Counted:
    """Give the figures of one indicator over a year, half a year, quarter or month, as far as that is over `today`.

    `labels`: per field of `by` the values that could have been there, so that one that is absent does not show as zero.
    """
    begun = [quarter for quarter in last_quarters(period) if Period.parse(quarter).since <= today]
    years = {quarter: Period.parse(quarter[:4]) for quarter in begun}
    tables = {year: _Table(indicator, sums, year, labels, today) for year in {*years.values(), _year_of(period)}}
    here = tables[_year_of(period)]
    return Counted(
        figure=here.figure(None, None, period),
        splits=tuple(
            Split(by=name, parts={value: here.figure(name, value, period) for value in here.values[name]})
            for name in indicator.by
        ),
        quarters={label: tables[year].figure(None, None, Period.parse(label)) for label, year in years.items()},
    )


def last_quarters(period: Period) -> list[str]:
    """Name the four quarters that end with the one in which the period ends."""
    last = period.last_day
    quarter = Period.parse(f"{last.year:04}-Q{(last.month + 2) // 3}")
    found = [quarter]
    while len(found) < _QUARTERS:
        found.insert(0, found[0].previous())
    return [one.label for one in found]


def _year_of(period: Period) -> Period:
    return Period.parse(f"{period.since.year:04}")


class _Table:
    """One indicator over one calendar year: by year, half, quarter and month, and by each of its fields."""

    def __init__(
        self,
        indicator: Indicator,
        sums: Collection[MonthSum],
        year: Period,
        labels: Mapping[str, Collection[str]],
        today: date,
    ) -> None:
        self.indicator, self.today = indicator, today
        self.balance = indicator.count == "balance"
        months = [Period.parse(f"{year.label}-{month:02}") for month in range(1, 13)]
        quarters = [Period.parse(f"{year.label}-Q{number}") for number in range(1, 5)]
        halves = [Period.parse(f"{year.label}-H{number}") for number in range(1, 3)]
        self.months = [month.label for month in months]
        self.time = (
            {}
            if self.balance
            else {
                year.label: [half.label for half in halves],
                **{half.label: [q.label for q in quarters if q.since in half] for half in halves},
                **{quarter.label: [m.label for m in months if m.since in quarter] for quarter in quarters},
            }
        )
        self.periods = [year, *halves, *quarters, *months]
        self.sums = [one for one in sums if self.balance or one.month in year]
        self.values: dict[str, list[str]] = {
            name: sorted({one.labels.get(name, "") for one in self.sums} | set(labels.get(name, ())))
            for name in indicator.by
        }
        self.hidden = self._hide()

    def figure(self, name: str | None, value: str | None, period: Period) -> Figure:
        """Give one figure, or that it is hidden."""
        if (name, value, period.label) in self.hidden:
            return Figure(value=None, of=None, suppressed=True)
        chosen = self._chosen(name, value, period)
        amount = sum((one.amount for one in chosen), Decimal(0))
        number = sum(one.count for one in chosen)
        if self.indicator.count in MEANS:
            mean = (amount / number).quantize(_HUNDREDTH, ROUND_HALF_UP) if number else None
            return Figure(value=mean, of=number)
        if not self.balance:
            return Figure(value=amount, of=number)
        until = min(period.last_day, self.today)
        days = amount * until.toordinal() - sum((one.opened for one in chosen), Decimal(0))
        return Figure(value=amount, of=int(amount), age=round(days / amount) if amount else None)

    def _chosen(self, name: str | None, value: str | None, period: Period) -> list[MonthSum]:
        return [
            one
            for one in self.sums
            if (one.month < period.until if self.balance else one.month in period)
            and (name is None or one.labels.get(name, "") == value)
        ]

    def _number(self, name: str | None, value: str | None, period: Period) -> int:
        """Give the count by which a figure is judged: contributions, or for a balance what is open."""
        chosen = self._chosen(name, value, period)
        return max(0, sum(int(one.amount) if self.balance else one.count for one in chosen))

    def _hide(self) -> set[Cell]:
        """Choose what to hide: first among the totals, then within each split."""
        totals = self._totals_to_hide()
        found: set[Cell] = {(None, None, label) for label in totals}
        for name in self.indicator.by:
            if self.indicator.about == "people" or name in PLACES:
                found |= {(name, value, label) for value, label in self._parts_to_hide(name, totals)}
        return found

    def _totals_to_hide(self) -> frozenset[str]:
        if self.indicator.about != "people":
            return frozenset()
        counts = {(None, period.label): self._number(None, None, period) for period in self.periods}
        return frozenset(label for _, label in hidden(counts, crossed((), self.time, self.months)))

    def _parts_to_hide(self, name: str, totals: Collection[str]) -> set[tuple[str, str]]:
        """Where the total is hidden every part is; elsewhere the small ones, and what would give them away."""
        rows = self.values[name]
        if len(rows) < 2:
            return {(row, label) for row in rows for label in totals}  # the only part is the total itself
        counts: dict[Cell, int] = {(None, period.label): self._number(None, None, period) for period in self.periods}
        counts |= {(row, period.label): self._number(name, row, period) for row in rows for period in self.periods}
        leaves = [period.label for period in self.periods] if self.balance else self.months
        shown = [(None, period.label) for period in self.periods if period.label not in totals]
        chosen = hidden(
            counts,
            crossed(rows, self.time, leaves),
            shown=shown,
            already=[(row, label) for row in [None, *rows] for label in totals],
            least=LEAST,
        )
        return {(row, label) for row, label in chosen if row is not None}
