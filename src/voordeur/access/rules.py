"""Pure decisions about who may see: whether a declared tie is with a household."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from voordeur.people.doubles import normal_name


@dataclass(frozen=True)
class Somebody:
    """A name and, when known, a birth date."""

    name: str
    born: date | None


class Declared(Protocol):
    """A tie as it was declared: with a street (perhaps of one town), a name (perhaps of one birth date), or a place."""

    street: str
    town: str
    name: str
    born: date | None
    about: UUID | None


def is_tied(
    tie: Declared,
    *,
    streets: Iterable[tuple[str, str]],
    people: Iterable[Somebody],
    here: Collection[UUID] = (),
) -> bool:
    """Tell whether a tie is with one of these streets (with their town), people, or households, addresses and files.

    Rather once too often than once too little: each part of the declared name must be in the person's name, and a birth
    date tells two people apart only when both have one.
    """
    if tie.about:
        return tie.about in here
    if tie.street:
        return any(_same(tie.street, street) and (not tie.town or _same(tie.town, town)) for street, town in streets)
    wanted = set(normal_name(tie.name).split())
    return bool(wanted) and any(
        wanted <= set(normal_name(one.name).split()) and (None in (tie.born, one.born) or tie.born == one.born)
        for one in people
    )


def _same(one: str, other: str) -> bool:
    return normal_name(one) == normal_name(other)
