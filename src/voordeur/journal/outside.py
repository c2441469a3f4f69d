"""What a method asks that the file itself does not tell: numbers such as a case load, and the roles of who writes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from voordeur.journal.ground import of_house
from voordeur.journal.models import File
from voordeur.methods.conditions.words import COUNTED
from voordeur.methods.vocabulary import Fact

Counter = Callable[[File, Fact | None, date], int]
RolesOf = Callable[[File, UUID, Sequence[Fact], date], Iterable[str]]

_COUNTERS: dict[str, Counter] = {}
_ROLES: list[RolesOf] = []
_COVERED: list[RolesOf] = []


def counts(name: str) -> Callable[[Counter], Counter]:
    """Register what counts a number that methods may ask for: `callback(head, new, today)`.

    `new` is the entry being weighed; None when a file is judged. ValueError for a name that the language does not know.
    """
    if name not in COUNTED:
        raise ValueError(f"{name!r} is no number that a method may ask for; known are {', '.join(COUNTED)}.")

    def register(callback: Counter) -> Counter:
        _COUNTERS[name] = callback
        return callback

    return register


def roles_held(callback: RolesOf) -> RolesOf:
    """Register `callback(head, worker, facts, today)`: roles of the method that a worker holds in or around a file."""
    _ROLES.append(callback)
    return callback


def roles_covered(callback: RolesOf) -> RolesOf:
    """Register `callback(head, worker, facts, today)`: roles in a file for which a worker stands in."""
    _COVERED.append(callback)
    return callback


def counted(
    names: Iterable[str], head: File, new: Fact | None, *, today: date, given: Mapping[str, int]
) -> dict[str, int]:
    """Count what a method asks for; what is `given` (by a story) stands."""
    asked = set(names)
    found = {name: given[name] for name in asked & given.keys()}
    if unknown := asked - found.keys():
        with of_house("counting"):
            found |= {name: _COUNTERS[name](head, new, today) for name in sorted(unknown)}
    return found


def roles_of(worker: UUID, head: File, facts: Sequence[Fact], *, today: date) -> frozenset[str]:
    """Give the roles that a worker holds in this file or in the team behind it."""
    return frozenset(role for callback in _ROLES for role in callback(head, worker, facts, today))


def covered_roles_of(worker: UUID, head: File, facts: Sequence[Fact], *, today: date) -> frozenset[str]:
    """Give the roles in this file for which a worker stands in."""
    return frozenset(role for callback in _COVERED for role in callback(head, worker, facts, today))
