"""Counting entries about things of which something holds, in one walk over what is said about those things."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence, Set
from datetime import date
from functools import lru_cache
from typing import Any

from voordeur.methods.conditions.asked import Asked
from voordeur.methods.conditions.words import Happened
from voordeur.methods.history import History, Needs, Scope, View, Wanted
from voordeur.methods.looking import values_of

Answers = tuple[list[int], list[bool]]
"""The places after which an answer may be another one, and what it is from there on."""

_Step = tuple[int, list[tuple[Scope, bool]], bool]
"""A place, the things that its entry is about with whether they are meant from there on, and whether it counts."""


def can_walk(condition: Happened, which: Asked) -> bool:
    """Tell whether what holds of a thing changes only with what is said about it."""
    return (condition.since, condition.within) == (None, None) and which.needs == Needs(which.needs.kinds)


def walk(condition: Happened, wanted: Wanted, which: Asked) -> Callable[[Scope, History], Answers]:
    """Make what walks once through the entries that count and those about their things."""
    different, times, steps = condition.different, condition.times, _steps(wanted, condition.for_each, which)

    def walked(scope: Scope, history: History) -> Answers:
        live, places, answers = _Live(), [], []
        for place, about, counts in scope.remembered(steps, history):
            for one, now in about:
                live.hold(one, now)
            if counts:
                values = values_of((scope.facts[place - 1],), different) if different else {place}
                live.add(_Entry(values), [one for one, _ in about])
            places.append(place)
            answers.append(len(live.values) >= times)
        return places, answers

    return walked


@lru_cache(maxsize=256)
def _steps(wanted: Wanted, things: tuple[str, ...], which: Asked) -> Callable[[Scope, History], list[_Step]]:
    """Make what tells, once for all that counts the same entries, of which of their things it holds from where on."""
    changing = which.needs.kinds

    def steps(scope: Scope, history: History) -> list[_Step]:
        entries, held = frozenset(scope.places(wanted)), dict[Scope, bool]()
        view, found = View(history, date.min, 0), list[_Step]()  # no day is asked of what `can_walk`
        for view.upto in sorted(entries.union(*_changes(history, things, changing))):
            fact = scope.facts[view.upto - 1]
            about = [one for thing in things if (one := history.thing(thing, fact.fields.get(thing))) is not None]
            for one in about:
                if one not in held or fact.kind in changing:
                    held[one] = view.within(one, which.test) is not False
            found.append((view.upto, [(one, held[one]) for one in about], view.upto in entries))
        return found

    return steps


def _changes(history: History, things: tuple[str, ...], kinds: Set[str]) -> Iterator[Sequence[int]]:
    """Give the places of what says something of these kinds about such a thing."""
    for thing in things:
        for one in history.things(thing):
            for kind in kinds & one.by_kind.keys():
                yield one.by_kind[kind]


class _Entry:
    """An entry with the values that it counts for, and of how many of its things it holds now."""

    __slots__ = ("of", "values")

    def __init__(self, values: set[Any]) -> None:
        self.values = values
        self.of = 0


class _Live:
    """The values that count now, each with the number of entries that it rests on."""

    def __init__(self) -> None:
        self.values = Counter[Any]()
        self._held = set[Scope]()
        self._about: dict[Scope, list[_Entry]] = {}

    def hold(self, one: Scope, now: bool) -> None:
        """Say whether it holds of a thing now."""
        if now == (one in self._held):
            return
        (self._held.add if now else self._held.remove)(one)
        for entry in self._about.get(one, ()):
            self._count(entry, 1 if now else -1)

    def add(self, entry: _Entry, about: list[Scope]) -> None:
        """Add an entry about these things."""
        for one in about:
            self._about.setdefault(one, []).append(entry)
            if one in self._held:
                self._count(entry, 1)

    def _count(self, entry: _Entry, more: int) -> None:
        entry.of += more
        if entry.of != max(more, 0):
            return  # it counted already, or still does
        for value in entry.values:
            self.values[value] += more
            if not self.values[value]:
                del self.values[value]
