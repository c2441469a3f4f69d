"""Questions to the contributions: sums for a report, and the entries behind a figure for who may see those."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Count, Min, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import TruncMonth

from voordeur.access import visible
from voordeur.accounts.models import Worker
from voordeur.common.periods import Period
from voordeur.journal import Entry, vocabulary
from voordeur.journal.ground import of_house
from voordeur.methods.conditions.compiling import compile_condition
from voordeur.methods.language import PLACES, Indicator, Method
from voordeur.outreach.models import Doorstep
from voordeur.people.models import Address, Area
from voordeur.reporting.figures import MonthSum
from voordeur.reporting.models import Contribution


@of_house("figures")
def month_sums(programme: UUID, indicators: Iterable[Indicator]) -> dict[str, list[MonthSum]]:
    """Add up the contributions of a programme per indicator, month, labels and place: one question to the database."""
    found: dict[str, list[MonthSum]] = {indicator.id: [] for indicator in indicators}
    names = dict(Area.objects.values_list("id", "name"))
    rows = (
        _placed(Contribution.objects.filter(programme=programme, indicator__in=found))
        .annotate(month=TruncMonth("on"))
        .values("indicator", "month", "since", "by", "area", "street")
        .annotate(number=Count("id"), total=Sum("amount"))
        .order_by("indicator", "month")
    )
    for row in rows:
        total = Decimal(row["total"])
        found[row["indicator"]].append(
            MonthSum(
                month=row["month"],
                labels=row["by"] | {"area": names.get(row["area"], ""), "street": row["street"] or ""},
                count=row["number"],
                amount=total,
                opened=total * row["since"].toordinal(),
            )
        )
    return found


@of_house("figures")
def first_counted(programme: UUID) -> date | None:
    """Give the day of the first thing that was counted in a programme; None when nothing was."""
    first: date | None = Contribution.objects.filter(programme=programme).aggregate(first=Min("on"))["first"]
    return first


@of_house("figures")
def possible_labels(programme: UUID, method: Method) -> dict[str, dict[str, set[str]]]:
    """Give per indicator and field the values that could be there, so that an absent one does not tell of a zero."""
    places = _places(programme)
    return {
        indicator.id: {name: _values(name, indicator, method, places) for name in indicator.by}
        for indicator in method.indicators.values()
    }


def entries_behind(
    *,
    programme: UUID,
    indicator: str,
    period: Period,
    worker: Worker | UUID,
    purpose: str,
    today: date,
    labels: Mapping[str, str] | None = None,
) -> QuerySet[Entry]:
    """Give the entries on which a figure rests, as far as this worker may see them for this purpose.

    `labels` narrows it to one part of a split: {"channel": "telephone"}, {"area": name of the area}.
    """
    rows = _placed(Contribution.objects.filter(programme=programme, indicator=indicator))
    rows = rows.filter(on__gte=period.since, on__lt=period.until)
    for name, value in (labels or {}).items():
        match name:
            case "area":
                rows = rows.filter(area__in=Area.objects.filter(name=value).values("id"))
            case "street":
                rows = rows.filter(street=value)
            case _:
                rows = rows.filter(**{f"by__{name}": value})
    with of_house("figures"):
        ids = {entry for row in rows for entry in row.entries}
    seen: QuerySet[Entry] = visible(Entry.objects.filter(id__in=ids), worker=worker, purpose=purpose, today=today)
    return seen.order_by("happened_on", "id")


def _placed(rows: "QuerySet[Any]") -> "QuerySet[Any]":
    """Say of each contribution in which area and street its doorstep lies."""
    address = Subquery(Doorstep.objects.filter(id=OuterRef("file")).values("address")[:1])
    at = Address.objects.filter(id=OuterRef("address"))
    return rows.annotate(address=address).annotate(
        area=Subquery(at.values("area")[:1]), street=Subquery(at.values("street")[:1])
    )


def _places(programme: UUID) -> dict[str, set[str]]:
    doors = Doorstep.objects.filter(file__programme=programme)
    addresses = Address.objects.filter(id__in=doors.values("address"))
    areas = Area.objects.filter(id__in=addresses.values("area"))
    return {
        "area": set(areas.values_list("name", flat=True)),
        "street": set(addresses.values_list("street", flat=True)),
    }


def _values(name: str, indicator: Indicator, method: Method, places: Mapping[str, set[str]]) -> set[str]:
    if name in PLACES:
        return places[name]
    if name == "domain":
        return set(method.domains)
    needs = compile_condition(indicator.among or indicator.when).needs
    kinds = needs.kinds | needs.file_kinds
    known = vocabulary()
    fields = [known[kind].fields[name] for kind in kinds if kind in known and name in known[kind].fields]
    return {choice for field in fields for choice in field.choices if choice}
