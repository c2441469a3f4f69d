"""Choosing the doors of a round: by area, postcode or street, counted before anything is planned."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from voordeur.people import places
from voordeur.people.models import Address
from voordeur.programmes import queries as programmes

_LONGEST_NAME = 80  # of a street or an area: what is longer is none, and too much to search for
MOST_STREETS = 60  # more streets than this are no round, and no list to read


@dataclass(frozen=True)
class Choice:
    """What a leader chose, in numbers: doors, those of them by street, and those outside the programme's area."""

    addresses: QuerySet[Address]
    doors: int
    streets: list[tuple[str, int]]
    outside: int


def chosen(data: Mapping[str, Any], programme: UUID) -> Choice | None:
    """Count what the place on the form holds, before anything is planned; none when no place is named."""
    place, street = (_typed(data.get(name, "")) for name in ("place", "street"))
    if not place:
        return None
    numbers = {name: int(said) for name in ("first", "last") if (said := str(data.get(name, ""))).isdecimal()}
    found = places.addresses_at(place, street=street, **{k: min(n, 10**6) for k, n in numbers.items()})
    streets = found.order_by("street").values_list("street").annotate(doors=Count("pk"))
    smallest = found.order_by("area").values_list("area").annotate(doors=Count("pk"))
    inside = programmes.programme(programme).area
    return Choice(
        addresses=found,
        doors=found.count(),
        streets=list(streets[:MOST_STREETS]),
        outside=sum(doors for area, doors in smallest if places.outside(inside, [area])),
    )


def _typed(said: object) -> str:
    """Take what was typed as far as a name can go; PostgreSQL takes no null byte, not even to search for."""
    return str(said).replace("\0", "").strip()[:_LONGEST_NAME]
