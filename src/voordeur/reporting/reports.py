"""A programme's report over a year, half a year, quarter or month: the same for everybody who may ask for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from voordeur.access import look
from voordeur.accounts.models import Worker
from voordeur.common.clock import day_of
from voordeur.common.periods import Period
from voordeur.methods.language import Indicator, Method, Text
from voordeur.programmes import queries as programmes
from voordeur.programmes.models import Programme, Target
from voordeur.reporting.figures import Counted, Figure, Split, count
from voordeur.reporting.queries import month_sums, possible_labels


@dataclass(frozen=True, kw_only=True)
class Line:
    """One indicator of a report. `target` is what the programme wants to reach in the whole year."""

    id: str
    title: Text
    about: str
    count: str
    figure: Figure
    splits: tuple[Split, ...]
    quarters: Mapping[str, Figure]
    target: Decimal | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Report:
    """What a programme did in a period, in figures; no name, no words."""

    programme: str
    title: Text
    period: Period
    method: Method
    made_at: datetime
    lines: tuple[Line, ...]

    def line(self, indicator: str) -> Line:
        """Give one indicator by its id. Raises KeyError."""
        return {line.id: line for line in self.lines}[indicator]


@transaction.atomic
def run(*, programme: UUID, period: Period, worker: Worker | UUID, at: datetime) -> Report:
    """Make the report for a worker with the purpose `report` in this programme; the look is logged. Raises NoGround."""
    look(worker=worker, purpose="report", file=programme, at=at, page="report")
    return make(programme=programmes.programme(programme), period=period, at=at)


def make(*, programme: Programme, period: Period, at: datetime) -> Report:
    """Make the report for whoever runs the installation; doors of workers call `run`."""
    method = programmes.method_of(programme.id)
    sums = month_sums(programme.id, method)
    labels = possible_labels(programme.id, method)
    targets = _targets(programme.id, method, period.since.year)
    lines = []
    for indicator in method.indicators.values():
        counted = count(indicator, sums[indicator.id], period, labels=labels[indicator.id], today=day_of(at))
        lines.append(_line(indicator, counted, targets.get(indicator.id)))
    return Report(
        programme=programme.slug, title=programme.called, period=period, method=method, made_at=at, lines=tuple(lines)
    )


def _line(indicator: Indicator, counted: Counted, target: Decimal | None) -> Line:
    return Line(
        id=indicator.id,
        title=indicator.title,
        about=indicator.about,
        count=indicator.count,
        figure=counted.figure,
        splits=counted.splits,
        quarters=counted.quarters,
        target=target,
        note=indicator.note,
    )


def _targets(programme: UUID, method: Method, year: int) -> dict[str, Decimal]:
    """Give the year's targets: those of the method, and over them those that the programme set itself."""
    found = {
        indicator: Decimal(str(values[str(year)]))
        for indicator, values in method.targets.items()
        if str(year) in values
    }
    own = Target.objects.filter(file=programme, year=year).values_list("indicator", "value")
    return found | dict(own)
