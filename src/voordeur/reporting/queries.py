"""Questions to the contributions: sums for a report, and the entries behind a figure for who may see those."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Count, Min, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import TruncMonth

from voordeur.access import visible
from voordeur.accounts import queries as accounts
from voordeur.accounts.models import Worker
from voordeur.common.periods import Period
from voordeur.journal import Entry, File, vocabulary
from voordeur.journal.ground import of_house
from voordeur.journal.once import once
from voordeur.methods.conditions.compiling import compile_condition
from voordeur.methods.language import PLACES, Indicator, Method
from voordeur.methods.spoken import words_spoken_of
from voordeur.methods.vocabulary import FieldInfo
from voordeur.outreach.models import Doorstep
from voordeur.partners import queries as partners
from voordeur.people.models import Address, Area
from voordeur.programmes import queries as programmes
from voordeur.reporting.figures import MonthSum
from voordeur.reporting.models import Contribution

OTHERWISE = "other"
"""How a report calls what somebody wrote freely about a household: such words are for who reads the file."""


@of_house("figures")
def month_sums(programme: UUID, method: Method) -> dict[str, list[MonthSum]]:
    """Add up the contributions of a programme per indicator, month, labels and place: one question to the database."""
    found: dict[str, list[MonthSum]] = {indicator: [] for indicator in method.indicators}
    known = {indicator.id: _known_words(indicator, method) for indicator in method.indicators.values()}
    names = dict(Area.objects.values_list("id", "name"))
    rows = (
        _placed(Contribution.objects.filter(programme=programme, indicator__in=found))
        .annotate(month=TruncMonth("on"))
        .values("indicator", "month", "since", "by", "area", "street", "file__kind")
        .annotate(number=Count("id"), total=Sum("amount"))
        .order_by("indicator", "month")
    )
    for row in rows:
        total, labels = Decimal(row["total"]), _labels(row["by"], row["file__kind"], known[row["indicator"]])
        found[row["indicator"]].append(
            MonthSum(
                month=row["month"],
                labels=labels | {"area": names.get(row["area"], ""), "street": row["street"] or ""},
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
    rows = _placed(Contribution.objects.filter(programme=programme, indicator=indicator)).select_related("file")
    method, said = programmes.method_of(programme), dict(labels or {})
    known = _known_words(method.indicators[indicator], method)
    rows = rows.filter(on__gte=period.since, on__lt=period.until)
    if "area" in said:
        rows = rows.filter(area__in=Area.objects.filter(name=said.pop("area")).values("id"))
    if "street" in said:
        rows = rows.filter(street=said.pop("street"))
    with of_house("figures"):
        asked = (row for row in rows if said.items() <= _labels(row.by, row.file.kind, known).items())
        ids = {entry for row in asked for entry in row.entries}
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
    return {choice for _kind, field in _fields(name, indicator) for choice in field.choices if choice}


def _fields(name: str, indicator: Indicator) -> list[tuple[str, FieldInfo]]:
    """Give the kinds of entry that an indicator counts and that have this field, each with the field."""
    needs, known = compile_condition(indicator.among or indicator.when).needs, vocabulary()
    kinds = sorted(needs.kinds | needs.file_kinds)
    return [(kind, known[kind].fields[name]) for kind in kinds if kind in known and name in known[kind].fields]


def _known_words(indicator: Indicator, method: Method) -> dict[str, set[str]]:
    """Give, per field in which one writes freely, the words that tell of nobody.

    Those that the method itself names, and what organisations and their services are called.
    """
    found: dict[str, set[str]] = {}
    for name in set(indicator.by) - {*PLACES, "domain"}:
        fields = _fields(name, indicator)
        if any(field.type == "str" for _kind, field in fields):
            words = {word for kind, _field in fields for word in words_spoken_of(method, kind, name)}
            choices = {choice for _kind, field in fields for choice in field.choices}
            found[name] = words | choices | {*method.words, *method.ladder} | _called()
    return found


@once
def _called() -> frozenset[str]:
    """Give what organisations and their services are called: on every page where one is named, and of no household."""
    services = {service.name for service in partners.services()}
    return frozenset(services | {organisation.name for organisation in accounts.organisations()})


def _labels(by: Mapping[str, str], file_kind: str, known: Mapping[str, set[str]]) -> dict[str, str]:
    """Give the labels of a contribution as a report may show them; what a programme's own file says is about nobody."""
    if file_kind == File.Kind.PROGRAMME:
        return dict(by)
    return {name: word if not word or word in known.get(name, {word}) else OTHERWISE for name, word in by.items()}
