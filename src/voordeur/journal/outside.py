"""What a method asks that the file itself does not tell: numbers such as a case load, and the roles of who writes.

A number is counted in files that the act does not write in. So that two who act at once do not both get the last
place, an act on which such a number is asked holds the lock of what it is counted over (its programme, the worker).
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from voordeur.journal.ground import of_house
from voordeur.journal.models import File
from voordeur.methods.conditions.words import COUNTED
from voordeur.methods.vocabulary import Fact

Counter = Callable[[File, Fact | None, date], int]
Over = Callable[[File, Fact | None], Iterable[UUID]]
RolesOf = Callable[[File, UUID, Sequence[Fact], date], Iterable[str]]


@dataclass(frozen=True)
class _Number:
    """How a number is counted, over what, and by entries of which kinds another file comes to owe something."""

    count: Counter
    over: Over
    owed_by: frozenset[str]


class NotHeld(Exception):
    """A number is asked, and what it is counted over is not locked: the act begins again with these `files` too."""

    def __init__(self, files: Iterable[UUID]) -> None:
        super().__init__()
        self.files = frozenset(files)


_NUMBERS: dict[str, _Number] = {}
_ROLES: list[RolesOf] = []
_COVERED: list[RolesOf] = []


def counts(
    name: str, *, over: Over = lambda _head, _new: (), owed_by: Iterable[str] = ()
) -> Callable[[Counter], Counter]:
    """Register what counts a number that methods may ask for: `callback(head, new, today)`.

    `new` is the entry being weighed; None when a file is judged. `over(head, new)`: files of which an act holds the
    lock while it is counted; none where nobody takes what another counts on. `owed_by`: kinds of entry that move the
    number so that something is owed, so that such an act holds the lock too. ValueError for a name that the language
    does not know.
    """
    if name not in COUNTED:
        raise ValueError(f"{name!r} is no number that a method may ask for; known are {', '.join(COUNTED)}.")

    def register(callback: Counter) -> Counter:
        _NUMBERS[name] = _Number(callback, over, frozenset(owed_by))
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
    names: Iterable[str],
    head: File,
    new: Fact | None,
    *,
    today: date,
    given: Mapping[str, int],
    held: Collection[UUID] | None = None,
) -> dict[str, int]:
    """Count what a method asks for; what is `given` (by a story) stands.

    `held`: the files of which an act holds the lock; NotHeld when another is needed. None: nothing is written on it.
    """
    asked = set(names)
    found = {name: given[name] for name in asked & given.keys()}
    if unknown := asked - found.keys():
        if held is not None:
            _must_be_held(unknown, head, new, held)
        with of_house("counting"):
            found |= {name: _NUMBERS[name].count(head, new, today) for name in sorted(unknown)}
    return found


def check_held(names: Iterable[str], head: File, kinds: Collection[str], held: Collection[UUID]) -> None:
    """Raise NotHeld when entries of these kinds move a number by which something may come to be owed in this file."""
    _must_be_held((name for name in names if _NUMBERS[name].owed_by.intersection(kinds)), head, None, held)


def _must_be_held(names: Iterable[str], head: File, new: Fact | None, held: Collection[UUID]) -> None:
    needed = {file for name in names for file in _NUMBERS[name].over(head, new)}
    if not needed.issubset(held):
        raise NotHeld(needed)


def roles_of(worker: UUID, head: File, facts: Sequence[Fact], *, today: date) -> frozenset[str]:
    """Give the roles that a worker holds in this file or in the team behind it."""
    return frozenset(role for callback in _ROLES for role in callback(head, worker, facts, today))


def covered_roles_of(worker: UUID, head: File, facts: Sequence[Fact], *, today: date) -> frozenset[str]:
    """Give the roles in this file for which a worker stands in."""
    return frozenset(role for callback in _COVERED for role in callback(head, worker, facts, today))
