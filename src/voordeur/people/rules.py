"""Pure decisions about households and places."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal, Protocol
from uuid import UUID

INVOLVEMENT, SHARED, CONFINED = 0, 1, 2
# From these ages a child decides together with those who have authority, and alone.
DECIDES_ALONG, DECIDES_ALONE = 12, 16
ADULT = 18


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


@dataclass(frozen=True, kw_only=True)
class Authority:
    """Who has parental authority over a child from a day on; `names` are those who stand in no household here."""

    since: date
    persons: tuple[UUID, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Member:
    """Somebody in a household as far as it matters for who decides."""

    person: UUID
    born: date | None
    authority: tuple[Authority, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Deciding:
    """Who decides about somebody's matters on one day; `missing` is what must be known to tell."""

    persons: tuple[UUID, ...] = ()
    names: tuple[str, ...] = ()
    missing: Literal["", "birth_date", "authority"] = ""


def who_decides(person: UUID, members: Iterable[Member], day: date) -> Deciding:
    """Say who decides about a member's help, consent and inspection on the day of reading.

    Under twelve those with parental authority; from twelve the child together with them; from sixteen the young person
    (Civil Code 7:447, 7:450 and 7:465; trust rule 9). Who has authority is never guessed from who lives there.
    """
    member = next((one for one in members if one.person == person), None)
    if member is None or member.born is None:
        return Deciding(missing="birth_date")
    age = age_on(member.born, day)
    if age >= DECIDES_ALONE:
        return Deciding(persons=(person,))
    own = (person,) if age >= DECIDES_ALONG else ()
    holding = _holding(member.authority, day)
    if holding is None or not (holding.persons or holding.names):
        return Deciding(persons=own, missing="authority")
    return Deciding(persons=(*own, *holding.persons), names=holding.names)


def can_speak_for(
    person: UUID, by: Collection[UUID], members: Collection[Member], day: date, *, others: bool = False
) -> bool:
    """Tell whether one of those who speak is among who decides for somebody; `others`: somebody who is no member spoke.

    Where a birth date or authority is not known nobody can tell, and then only a child under twelve, or one under
    sixteen alone, is known not to decide.
    """
    told = who_decides(person, members, day)
    if told.missing == "birth_date" or set(told.persons) & set(by):
        return True
    if others and (told.names or told.missing == "authority"):
        return True
    return told.missing == "authority" and bool(set(by) - {person})


def lacking(person: UUID, by: Collection[UUID], members: Collection[Member], day: date) -> Deciding:
    """Say of whom a yes is still lacking on the day of reading, for somebody for whom these said yes."""
    told = who_decides(person, members, day)
    return Deciding(persons=tuple(one for one in told.persons if one not in by), names=told.names, missing=told.missing)


def deciding_together(members: Collection[Member], day: date) -> frozenset[UUID]:
    """Give everybody who must sign what is about a whole household: each who decides for a member of it."""
    return frozenset(one for member in members for one in who_decides(member.person, members, day).persons)


def holders_on(authority: Iterable[Authority], day: date) -> frozenset[UUID] | None:
    """Give which persons have parental authority on this day; None when nothing was written down about it."""
    holding = _holding(authority, day)
    return None if holding is None else frozenset(holding.persons)


def _holding(authority: Iterable[Authority], day: date) -> Authority | None:
    begun = sorted((one for one in authority if one.since <= day), key=lambda one: one.since)
    return begun[-1] if begun else None


def age_on(born: date, day: date) -> int:
    """Give how many years somebody is on a day; who was born on 29 February has birthdays on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


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
