"""Conditions that are made of others: all of, any of, none of, at least n of, not, and a term after one."""

from bisect import bisect_right
from collections.abc import Callable
from datetime import date

from voordeur.methods.conditions.asked import Answer, Asked, Compile
from voordeur.methods.conditions.words import Bounds, Elapsed, Several
from voordeur.methods.history import Flips, Needs, View, moments, stops


def several(condition: Several, compiled: Compile) -> Asked:
    """Compile `{all_of: …}` and its like."""
    of = [compiled(part) for part in condition.of]
    needs = Needs()
    for part in of:
        needs |= part.needs
    tests = [part.test for part in of]
    if condition.at_least == len(of):
        return Asked(
            _all_hold(tests), needs, lambda view: any(part.pulses(view) for part in of),
            rests_on=tuple(wanted for part in of for wanted in part.rests_on),
            rests_on_file=tuple(wanted for part in of for wanted in part.rests_on_file),
        )  # fmt: skip
    if condition.at_most == 0:
        return Asked(_none_holds(tests), needs)
    test = _enough_hold(tests, condition.at_least, condition.at_most)
    return Asked(test, needs, lambda view: any(part.pulses(view) and part.test(view) for part in of))


def _all_hold(tests: list[Callable[[View], Answer]]) -> Callable[[View], Answer]:
    def test(view: View) -> Answer:
        sure = True
        for one in tests:
            answer = one(view)
            if answer is False:
                return False
            sure = sure and answer is not None
        return sure or None

    return test


def _none_holds(tests: list[Callable[[View], Answer]]) -> Callable[[View], Answer]:
    def test(view: View) -> Answer:
        sure = True
        for one in tests:
            answer = one(view)
            if answer:
                return False
            sure = sure and answer is not None
        return sure or None

    return test


def _enough_hold(tests: list[Callable[[View], Answer]], least: int, most: int) -> Callable[[View], Answer]:
    bounds = Bounds(least, most)

    def test(view: View) -> Answer:
        yes = unsure = 0
        left = len(tests)
        for one in tests:
            answer = one(view)
            left -= 1
            if answer:
                yes += 1
            elif answer is None:
                unsure += 1
            if yes > most or yes + unsure + left < least:
                return False
        return bounds.between(yes, yes + unsure)

    return test


def elapsed(condition: Elapsed, compiled: Compile) -> Asked:
    """Compile `{elapsed: …}`."""
    term, after, last = condition.term, compiled(condition.after), condition.last

    def test(view: View) -> Answer:
        since = became_true(after, view, last=last)
        if since is None:
            return False
        due = term.after(since)
        if view.day >= due:
            return True
        view.flip(due)
        return False

    return Asked(test, after.needs | Needs(time=True))


def became_true(asked: Asked, view: View, *, last: bool = False) -> date | None:
    """Give the day on which a condition first (or last) became true, up to the moment of the view."""
    if asked.entry is not None:  # each such entry makes it true anew, and nothing else does
        places = view.scope.places(asked.entry)
        there = bisect_right(places, view.upto)
        return view.history.days[places[there - 1 if last else 0] - 1] if there else None
    flips = Flips()
    was: Answer = False
    found: date | None = None
    then = View(view.history, view.day, view.upto, scope=view.scope, counts=view.counts, flips=flips)
    until = view.day, view.upto
    for day, upto, by_entry in moments(stops(view.history, view.scope, asked.needs, until), until, flips):
        then.day, then.upto = day, upto
        now = asked.test(then)
        if now and (not was or (by_entry and asked.pulses(then))):
            found = day
            if not last:
                return found
        was = now
    view.flips.note(flips.next)
    return found
