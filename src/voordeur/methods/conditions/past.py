"""Conditions on what happened before, in the scope that is looked at: there is one, the last looks so, they add up."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from decimal import Decimal
from itertools import islice
from typing import Any

from voordeur.common.terms import Term
from voordeur.methods.conditions.asked import ONE_DAY, Answer, Asked, Compile, never_anew
from voordeur.methods.conditions.words import Bounds, Entries, Happened, Latest, Reckoned
from voordeur.methods.history import Needs, Scope, View, Wanted
from voordeur.methods.looking import compile_entries, number_in, values_of
from voordeur.methods.vocabulary import Fact


def happened(condition: Happened, _: Compile) -> Asked:
    """Compile `{happened: …}`."""
    wanted = compile_entries(condition.entries)
    if (condition.times, condition.since, condition.within) == (1, None, None):
        return Asked(_is_there(wanted), Needs(frozenset(wanted.kinds)), stands_last(wanted), wanted, (wanted,))
    times, different, start = condition.times, condition.different, _start(condition.since)
    if condition.within is None and different:
        reach = _reach(wanted, different, times)

        def test(view: View) -> Answer:
            at = bisect_right(view.scope.places(wanted), view.upto)
            return at > 0 and view.scope.remembered(reach)[at - 1] >= start(view)
    elif condition.within is None:

        def test(view: View) -> Answer:
            places = view.scope.places(wanted)
            return bisect_right(places, view.upto) - bisect_right(places, start(view)) >= times
    else:
        found = _found(wanted, condition.since, condition.within)

        def test(view: View) -> Answer:
            facts = found(view, view.upto)
            return (len(values_of(facts, different)) if different else len(facts)) >= times

    needs = _needs(wanted, condition.since, condition.within)
    return Asked(test, needs, stands_last(wanted) if times == 1 else never_anew, rests_on=(wanted,))


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
    found = _found(wanted, condition.since, condition.within)
    which = compiled(condition.which) if condition.which else None
    counting = _about_such(condition.for_each, which) if which else _every_one
    reckon, field = _RECKONED[condition.word], condition.name

    def number(view: View) -> Decimal | None:
        facts = counting(found(view, view.upto + view.along), view)
        numbers = [number_in(fact, field) for fact in facts]
        return reckon([number for number in numbers if number is not None])

    needs = _needs(wanted, condition.since, condition.within)
    if which is not None:
        needs |= which.needs.of_file() | Needs(things=frozenset((condition.for_each,)))
    return number, needs


def _every_one(facts: list[Fact], view: View) -> list[Fact]:
    return facts


def _about_such(thing: str, which: Asked) -> Callable[[list[Fact], View], list[Fact]]:
    """Keep the facts about a thing of which a condition holds; where that cannot be known yet, they count."""

    def about_such(facts: list[Fact], view: View) -> list[Fact]:
        named = {fact.fields.get(thing): view.history.thing(thing, fact.fields.get(thing)) for fact in facts}
        view.upto += view.along  # what the entry being weighed itself says about its thing counts too
        such = {id_ for id_, one in named.items() if one is not None and view.within(one, which.test) is not False}
        view.upto -= view.along
        return [fact for fact in facts if fact.fields.get(thing) in such]

    return about_such


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
    found = []
    for fact in facts:
        end = within.after(fact.on)
        if view.day <= end:
            found.append(fact)
            view.flip(end + ONE_DAY)
    return found


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
