"""Conditions on what happened before, in the scope that is looked at: there is one, the last looks so, they add up."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from decimal import Decimal
from itertools import islice
from typing import Any

from voordeur.common.terms import Term
from voordeur.methods.conditions.asked import ONE_DAY, Answer, Asked, Compile, never_anew
from voordeur.methods.conditions.open_things import can_walk, walk
from voordeur.methods.conditions.words import Bounds, Entries, Happened, Latest, Reckoned
from voordeur.methods.history import Needs, Scope, View, Wanted
from voordeur.methods.looking import compile_entries, number_in, values_of
from voordeur.methods.vocabulary import Fact

_Counts = Callable[[Fact, View], bool]


def happened(condition: Happened, compiled: Compile) -> Asked:
    """Compile `{happened: …}`."""
    wanted = compile_entries(condition.entries)
    if condition.within is not None or condition.which is not None:
        return _narrowly(condition, wanted, compiled)
    if (condition.times, condition.since) == (1, None):
        return Asked(_is_there(wanted), Needs(frozenset(wanted.kinds)), stands_last(wanted), wanted, (wanted,))
    times, different, start = condition.times, condition.different, _start(condition.since)
    if different:
        reach = _reach(wanted, different, times)

        def test(view: View) -> Answer:
            at = bisect_right(view.scope.places(wanted), view.upto)
            return at > 0 and view.scope.remembered(reach)[at - 1] >= start(view)
    else:

        def test(view: View) -> Answer:
            places = view.scope.places(wanted)
            return bisect_right(places, view.upto) - bisect_right(places, start(view)) >= times

    needs = _needs(wanted, condition.since, None)
    return Asked(test, needs, stands_last(wanted) if times == 1 else never_anew, rests_on=(wanted,))


def _narrowly(condition: Happened, wanted: Wanted, compiled: Compile) -> Asked:
    """Compile `{happened: …}` where each entry is looked at: how long ago it was, or what became of its thing."""
    times, different, within = condition.times, condition.different, condition.within
    start, (counts, needs) = _start(condition.since), _narrowed(condition, wanted, compiled)

    def test(view: View) -> Answer:
        places, facts, found = view.scope.places(wanted), view.history.facts, set[Any]()
        first, beyond = bisect_right(places, start(view)), bisect_right(places, view.upto)
        for place in reversed(places[first:beyond]):  # the last first: those count longest, and so many are enough
            fact = facts[place - 1]
            more = values_of((fact,), different) - found if different else {place}
            if more and counts(fact, view) and (within is None or _is_recent(fact, within, view)):
                found |= more
                if len(found) >= times:
                    return True
        return False

    if condition.which is None:
        return Asked(test, needs, stands_last(wanted) if times == 1 else never_anew, rests_on=(wanted,))
    which = compiled(condition.which)
    if not can_walk(condition, which):
        return Asked(test, needs, rests_on=(wanted,))
    walked = walk(condition, wanted, which)

    def looked_up(view: View) -> Answer:
        if view.entry is not None or view.after or view.awaited:
            return test(view)
        places, answers = view.scope.remembered(walked, view.history)
        at = bisect_right(places, view.upto)
        return at > 0 and answers[at - 1]

    return Asked(looked_up, needs, rests_on=(wanted,))


def latest(condition: Latest, _: Compile) -> Asked:
    """Compile `{latest: …}`."""
    any_of_them, still = compile_entries(Entries(condition.kinds)), condition.still
    wanted = compile_entries(Entries(condition.kinds, condition.where))

    def test(view: View) -> Answer:
        last = last_place(view, any_of_them)
        if last == 0 or last != last_place(view, wanted):
            return False
        return not still or not is_over(view.history.facts[last - 1], view)

    return Asked(test, Needs(frozenset(wanted.kinds), time=still), stands_last(wanted), rests_on=(wanted,))


def reckoned(condition: Reckoned, compiled: Compile) -> Asked:
    """Compile `{sum: …}` and `{risen: …}`."""
    number, needs = _number(condition, compiled)
    bounds, kinds = condition.bounds, condition.entries.kinds
    limits: dict[str, Callable[[View], Decimal | None]] = {}
    for name in _LIMITS:
        if isinstance(limit := getattr(bounds, name), Reckoned):
            limits[name], rests_on = _number(limit, compiled)
            needs, kinds = needs | rests_on, (*kinds, *limit.entries.kinds)

    def test(view: View) -> Answer:
        if not view.awaited.isdisjoint(kinds):
            return None
        reckoned = number(view)
        within = replace(bounds, **{name: limit(view) for name, limit in limits.items()}) if limits else bounds
        return reckoned is not None and within.hold(reckoned)

    return Asked(test, needs)


def _number(condition: Reckoned, compiled: Compile) -> tuple[Callable[[View], Decimal | None], Needs]:
    """Make what reckons the number of such entries, and say what it rests on."""
    wanted = compile_entries(condition.entries)
    found, (counts, needs) = _found(wanted, condition.since, condition.within), _narrowed(condition, wanted, compiled)
    reckon, field = _RECKONED[condition.word], condition.name

    def number(view: View) -> Decimal | None:
        facts = found(view, view.upto + view.along)
        view.upto += view.along  # what the entry being weighed itself says about its thing counts too
        numbers = [number_in(fact, field) for fact in facts if counts(fact, view)]
        view.upto -= view.along
        return reckon([number for number in numbers if number is not None])

    return number, needs


def _narrowed(condition: Happened | Reckoned, wanted: Wanted, compiled: Compile) -> tuple[_Counts, Needs]:
    """Make what tells whether an entry is about a thing that is meant; say what it rests on."""
    needs, things = _needs(wanted, condition.since, condition.within), condition.for_each
    if condition.which is None:
        return _each_one, needs
    which = compiled(condition.which)

    def about_such(fact: Fact, view: View) -> bool:
        scopes = (view.history.thing(thing, id_) for thing in things if (id_ := fact.fields.get(thing)))
        # where it cannot be known yet, it counts
        return any(scope is not None and view.within(scope, which.test) is not False for scope in scopes)

    return about_such, needs | which.needs.of_file() | Needs(things=frozenset(things))


def _each_one(fact: Fact, view: View) -> bool:
    return True


def _risen(numbers: Sequence[Decimal]) -> Decimal | None:
    return numbers[-1] - numbers[0] if len(numbers) > 1 else None


_LIMITS = tuple(each.name for each in fields(Bounds))
_RECKONED: dict[str, Callable[[Sequence[Decimal]], Decimal | None]] = {
    "sum": lambda numbers: sum(numbers, Decimal()),
    "risen": _risen,
}


def _found(wanted: Wanted, since: Entries | None, within: Term | None) -> Callable[[View, int], list[Fact]]:
    """Give such entries up to a place, after the last `since`, no longer than `within` ago."""
    start = _start(since)

    def found(view: View, upto: int) -> list[Fact]:
        places, facts = view.scope.places(wanted), view.history.facts
        among = places[bisect_right(places, start(view)) : bisect_right(places, upto)]
        chosen = [facts[place - 1] for place in among]
        return chosen if within is None else _recent(chosen, within, view)

    return found


def _reach(wanted: Wanted, name: str, times: int) -> Callable[[Scope], list[int]]:
    """Give for each such entry the last place after which so many different values come up to it; -1 for none."""

    def reach(scope: Scope) -> list[int]:
        places, found = scope.places(wanted), list[int]()
        values = [values_of([scope.facts[place - 1]], name) for place in places]
        last: dict[Any, int] = {}  # each value and where it came last, the oldest first
        for place, some in zip(places, values, strict=True):
            for value in some:
                last.pop(value, None)
                last[value] = place
            found.append(next(islice(reversed(last.values()), times - 1, None)) - 1 if len(last) >= times else -1)
        return found

    return reach


def _start(since: Entries | None) -> Callable[[View], int]:
    """Give the place after which entries count."""
    if since is None:
        return lambda view: view.after
    wanted = compile_entries(since)
    return lambda view: max(view.after, last_place(view, wanted), _last_around(view, wanted))


def _recent(facts: list[Fact], within: Term, view: View) -> list[Fact]:
    """Keep the facts of no longer than a term ago; the day after it each is too old."""
    return [fact for fact in facts if _is_recent(fact, within, view)]


def _is_recent(fact: Fact, within: Term, view: View) -> bool:
    end = within.after(fact.on)
    if view.day > end:
        return False
    view.flip(end + ONE_DAY)
    return True


def _needs(wanted: Wanted, since: Entries | None, within: Term | None) -> Needs:
    after = frozenset(since.kinds if since else ())
    return Needs(frozenset((*wanted.kinds, *after)), file_kinds=after, time=within is not None)


def _is_there(wanted: Wanted) -> Callable[[View], Answer]:
    def test(view: View) -> Answer:
        places = view.scope.places(wanted)
        beyond = bisect_right(places, view.upto)
        return beyond > 0 and places[beyond - 1] > view.after

    return test


def is_over(fact: Fact, view: View) -> bool:
    """Tell whether the last day that an entry names (`until`) has passed; without one it is never over."""
    until = fact.fields.get("until")
    if until is None or view.day > until:
        return until is not None
    view.flip(until + ONE_DAY)
    return False


def stands_last(wanted: Wanted) -> Callable[[View], bool]:
    """Make a test whether the last fact of a view is such an entry in its scope."""

    def pulses(view: View) -> bool:
        places = view.scope.places(wanted)
        at = bisect_left(places, view.upto)
        return at < len(places) and places[at] == view.upto

    return pulses


def last_place(view: View, wanted: Wanted) -> int:
    """Give the place of the last such entry up to the moment of the view, 0 when there is none."""
    places = view.scope.places(wanted)
    beyond = bisect_right(places, view.upto)
    return places[beyond - 1] if beyond else 0


def _last_around(view: View, wanted: Wanted) -> int:
    """Give, from within a thing, the place of the last such entry around it, 0 when there is none."""
    if not view.scope.thing:
        return 0
    places = view.history.around(view.scope.thing).places(wanted)
    beyond = bisect_right(places, view.upto)
    return places[beyond - 1] if beyond else 0
