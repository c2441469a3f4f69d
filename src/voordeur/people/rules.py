"""Pure decisions about households and places."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from typing import Protocol
from uuid import UUID

INVOLVEMENT, SHARED, CONFINED = 0, 1, 2


class Lives(Protocol):
    """What is needed of a membership to tell who lives where."""

    person: UUID
    since: date
    until: date | None


class Drawn(Protocol):
    """What is needed of an area to tell what lies in it."""

    id: UUID
    parent: UUID | None
    postcodes: list[str]
    streets: list[str]


def lives_there(membership: Lives, day: date) -> bool:
    """Tell whether somebody lives in a home on this day; on the day of leaving no more."""
    return membership.since <= day and (membership.until is None or day < membership.until)


def level_of_involvement(*, reveals_problem: bool, named_on: str, in_case_file: bool) -> int:
    """Say for whose eyes it is that an organisation is involved.

    One whose name tells what is wrong (an addiction clinic, a shelter) is not on the list of whom to call, unless it
    has a ground of its own for being named there. In the file of its case the helpers of that case see it; elsewhere
    nobody but those to whom it is confided (trust rule 2).
    """
    if not reveals_problem or named_on.strip():
        return INVOLVEMENT
    return SHARED if in_case_file else CONFINED


def placer(areas: Iterable[Drawn]) -> Callable[[str, str], UUID | None]:
    """Make the function that gives the smallest area for a postcode and street.

    Smallest is the deepest in the tree, then the one drawn by streets, then the one with most of the postcode.
    """
    known = list(areas)
    parents = {area.id: area.parent for area in known}
    depths = {area.id: len(ancestors(area.id, parents)) for area in known}

    @cache
    def smallest(postcode: str, street: str) -> UUID | None:
        fitting = [
            (depths[area.id], bool(area.streets), fit, area.id)
            for area in known
            if (fit := _fit(area, postcode, street)) is not None
        ]
        return max(fitting)[-1] if fitting else None

    return smallest


def ancestors(area: UUID | None, parents: Mapping[UUID, UUID | None]) -> list[UUID]:
    """Give an area and all that it lies in, the smallest first."""
    path: list[UUID] = []
    while area is not None and area not in path:
        path.append(area)
        area = parents.get(area)
    return path


def _fit(area: Drawn, postcode: str, street: str) -> int | None:
    """Give how much of the postcode an area names, None when the address does not lie in it."""
    starts = [len(start) for start in area.postcodes if postcode.startswith(start)]
    if not (starts or area.streets) or (area.postcodes and not starts):
        return None
    if area.streets and street.casefold() not in (each.casefold() for each in area.streets):
        return None
    return max(starts, default=0)
