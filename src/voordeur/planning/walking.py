"""In which order to walk past the doors of a round, and how far that is. Pure: plain data in, plain data out.

A side of a street is finished before anyone crosses it: up the one side, back along the other. Next comes the street
whose nearest end is closest to where the walker stands. This is no shortest route; it is one that people recognise.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import cos, hypot, radians
from uuid import UUID

METRES_PER_DEGREE = 111_195  # of latitude, on a sphere with the earth's mean radius of 6,371 km
DETOUR = 1.3  # pavements are no straight lines; a planning allowance of our own, not a measurement
METRES_PER_MINUTE = 75  # 4.5 km per hour, an ordinary walking pace with a folder under the arm


@dataclass(frozen=True, kw_only=True, slots=True)
class Door:
    """One address of a round; without coordinates it is ordered by name and number only."""

    id: UUID
    street: str
    number: int
    letter: str = ""
    addition: str = ""
    town: str = ""
    lat: float | None = None
    lon: float | None = None

    @property
    def side(self) -> int:
        """Tell the side of the street: 1 for odd numbers, 0 for even ones."""
        return self.number % 2


def walking_order(doors: Iterable[Door]) -> list[Door]:
    """Put the doors in the order in which one walks past them; the same doors always give the same order."""
    sides = _sides(doors)
    ordered: list[Door] = []
    while sides:
        side, backwards = _next_side(sides, ordered[-1] if ordered else None)
        sides.remove(side)
        ordered.extend(reversed(side) if backwards else side)
    return ordered


def metres(doors: Sequence[Door]) -> int:
    """Estimate the walk past the doors in this order, in metres; steps to or from an unplaced door count as nothing."""
    return round(DETOUR * sum(straight_metres(here, there) or 0.0 for here, there in pairwise(doors)))


def walking_minutes(doors: Sequence[Door]) -> int:
    """Estimate the minutes of walking past the doors, without the talks at the door."""
    return round(metres(doors) / METRES_PER_MINUTE)


def straight_metres(here: Door, there: Door) -> float | None:
    """Measure the straight line between two doors; None when one of them has no coordinates.

    Flat-earth formula: within a town its error is far below the width of a street.
    """
    if here.lat is None or here.lon is None or there.lat is None or there.lon is None:
        return None
    north = (there.lat - here.lat) * METRES_PER_DEGREE
    east = (there.lon - here.lon) * METRES_PER_DEGREE * cos(radians((here.lat + there.lat) / 2))
    return hypot(north, east)


def _sides(doors: Iterable[Door]) -> list[list[Door]]:
    """Group the doors per side of a street, each from its lowest number to its highest."""

    def side_of(door: Door) -> tuple[str, str, int]:
        return (door.town.casefold(), door.street.casefold(), -door.side)

    def place(door: Door) -> tuple[tuple[str, str, int], int, str, str, str]:
        return (side_of(door), door.number, door.letter.casefold(), door.addition.casefold(), str(door.id))

    return [list(side) for _, side in groupby(sorted(doors, key=place), key=side_of)]


def _next_side(sides: list[list[Door]], last: Door | None) -> tuple[list[Door], bool]:
    """Choose the side to walk next and whether to walk it from its highest number down."""
    if last is None:
        return sides[0], False
    across = [side for side in sides if (side[0].town, side[0].street) == (last.town, last.street)]
    ends = [
        (distance, number, backwards)
        for number, side in enumerate(across or sides)
        for backwards in (False, True)
        if (distance := straight_metres(last, side[-1] if backwards else side[0])) is not None
    ]
    if ends:
        _, number, backwards = min(ends)
        return (across or sides)[number], backwards
    return (across or sides)[0], bool(across)
