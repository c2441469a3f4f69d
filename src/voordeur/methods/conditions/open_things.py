"""Counting entries about things of which something holds, in one walk over what is said about those things."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from voordeur.methods.conditions.asked import Asked
from voordeur.methods.conditions.words import Happened
from voordeur.methods.history import History, Needs, Scope, View, Wanted
from voordeur.methods.looking import values_of

Answers = tuple[list[int], list[bool]]
"""The places after which an answer may be another one, and what it is from there on."""


def can_walk(condition: Happened, which: Asked) -> bool:
    """Tell whether what holds of a thing changes only with what is said about it."""
    return (condition.since, condition.within) == (None, None) and which.needs == Needs(which.needs.kinds)


def walk(condition: Happened, wanted: Wanted, which: Asked) -> Callable[[Scope, History], Answers]:
    """Make what walks once through the entries that count and those about their things."""
    things, different, times = condition.for_each, condition.different, condition.times

    def walked(scope: Scope, history: History) -> Answers:
        entries = frozenset(scope.places(wanted))
        places = sorted(entries.union(*(history.about(thing) for thing in things)))
        view, live = View(history, history.days[-1], 0), _Live()
        answers = []
        for view.upto in places:
            fields, place = scope.facts[view.upto - 1].fields, view.upto
            about = [one for thing in things if (one := history.thing(thing, fields.get(thing))) is not None]
            for one in about:
                live.hold(one, view.within(one, which.test) is not False)
            if place in entries:
                values = values_of((scope.facts[place - 1],), different) if different else {place}
                live.add(_Entry(values), about)
            answers.append(len(live.values) >= times)
        return places, answers

    return walked


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
