"""Counting entries about things of which something holds, in one walk over what is said about those things."""

from collections import Counter
from collections.abc import Callable
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

    def steps(scope: Scope, history: History) -> list[_Step]:
        entries = frozenset(scope.places(wanted))
        view, found = View(history, date.min, 0), list[_Step]()  # no day is asked of what `can_walk`
        for view.upto in sorted(entries.union(*(history.about(thing) for thing in things))):
            fields = scope.facts[view.upto - 1].fields
            about = (history.thing(thing, fields.get(thing)) for thing in things)
            holds = [(one, view.within(one, which.test) is not False) for one in about if one is not None]
            found.append((view.upto, holds, view.upto in entries))
        return found

    return steps


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
