"""Conditions made ready to be asked: one closure per word, compiled once per method.

A test answers true, false, or None when that depends on an entry or a number which is not there yet. `pulses` tells
whether the last fact of a view makes a condition true anew, although it was true before: each bell that nobody answers
counts.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from voordeur.common.terms import Term
from voordeur.methods.history import Flips, Needs, Scope, View, Wanted, moments, stops
from voordeur.methods.language import (
    CRITERION_ANSWERED,
    ROLE_ENDS,
    ROLE_STARTS,
    Always,
    Condition,
    Counted,
    Elapsed,
    Entries,
    EntryLooks,
    Happened,
    Holds,
    InStage,
    Known,
    Latest,
    RoleHeld,
    SameThing,
    Several,
    Things,
    WholeFile,
    WrittenBy,
)
from voordeur.methods.looking import compile_entries, compile_where, values_of
from voordeur.methods.vocabulary import Fact

Answer = bool | None
ONE_DAY = timedelta(days=1)
_KEPT = 10_000  # compiled conditions; their exact words are part of the key, since to Python true is 1


def _never_anew(view: View) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Asked:
    """A condition, ready to be asked.

    Without the entries of `rests_on` in its own scope, and those of `rests_on_file` in the file, it is never true;
    `entry` when it says no more than that one such entry is there.
    """

    test: Callable[[View], Answer]
    needs: Needs
    pulses: Callable[[View], bool] = _never_anew
    entry: Wanted | None = None
    rests_on: tuple[Wanted, ...] = ()
    rests_on_file: tuple[Wanted, ...] = ()


def compile_condition(condition: Condition) -> Asked:
    """Make a condition ready to be asked; the same words are compiled once."""
    return _compiled(condition, repr(condition))


@lru_cache(maxsize=_KEPT)
def _compiled(condition: Condition, written: str) -> Asked:
    make: Callable[[Any], Asked] = _COMPILERS[type(condition)]
    return make(condition)


def _happened(condition: Happened) -> Asked:
    wanted = compile_entries(condition.entries)
    if (condition.times, condition.since, condition.within) == (1, None, None):
        return Asked(_is_there(wanted), Needs(frozenset(wanted.kinds)), _stands_last(wanted), wanted, (wanted,))
    since = compile_entries(condition.since) if condition.since else None
    times, within, different = condition.times, condition.within, condition.different

    def test(view: View) -> Answer:
        start = view.after
        if since is not None:
            start = max(start, _last_place(view, since), _last_around(view, since))
        places = view.scope.places(wanted)
        first, beyond = bisect_right(places, start), bisect_right(places, view.upto)
        if within is None and not different:
            return beyond - first >= times
        found = [view.history.facts[place - 1] for place in places[first:beyond]]
        if within is not None:
            found = _recent(found, within, view)
        return (len(values_of(found, different)) if different else len(found)) >= times

    after = frozenset(since.kinds if since else ())
    needs = Needs(frozenset((*wanted.kinds, *after)), file_kinds=after, time=within is not None)
    return Asked(test, needs, _stands_last(wanted) if times == 1 else _never_anew, rests_on=(wanted,))


def _is_there(wanted: Wanted) -> Callable[[View], Answer]:
    def test(view: View) -> Answer:
        places = view.scope.places(wanted)
        beyond = bisect_right(places, view.upto)
        return beyond > 0 and places[beyond - 1] > view.after

    return test


def _stands_last(wanted: Wanted) -> Callable[[View], bool]:
    """Tell whether the last fact of a view is such an entry in its scope."""

    def pulses(view: View) -> bool:
        places = view.scope.places(wanted)
        at = bisect_left(places, view.upto)
        return at < len(places) and places[at] == view.upto

    return pulses


def _recent(facts: list[Fact], within: Term, view: View) -> list[Fact]:
    """Keep the facts of no longer than a term ago; the day after it each is too old."""
    found = []
    for fact in facts:
        end = within.after(fact.on)
        if view.day <= end:
            found.append(fact)
            view.flip(end + ONE_DAY)
    return found


def _last_place(view: View, wanted: Wanted) -> int:
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


def _latest(condition: Latest) -> Asked:
    any_of_them = compile_entries(Entries(condition.kinds))
    wanted = compile_entries(Entries(condition.kinds, condition.where))

    def test(view: View) -> Answer:
        last = _last_place(view, any_of_them)
        return last > 0 and last == _last_place(view, wanted)

    return Asked(test, Needs(frozenset(wanted.kinds)), _stands_last(wanted), rests_on=(wanted,))


def _in_stage(condition: InStage) -> Asked:
    stages = frozenset(condition.stages)
    return Asked(lambda view: view.history.stage_at(view.day, view.upto) in stages, Needs(stages=True))


def _things(condition: Things) -> Asked:
    thing, every, least, most = condition.thing, condition.every, condition.at_least, condition.at_most
    which = compile_condition(condition.which) if condition.which else None
    that = compile_condition(condition.that) if condition.that else None

    def test(view: View) -> Answer:
        yes = no = unsure = 0
        for one in view.history.things(thing).values():
            if one.first > view.upto:
                continue
            chosen = view.within(one, which.test) if which else True
            if chosen is False:
                continue
            holds = view.within(one, that.test) if that else True
            if chosen is None or holds is None:
                unsure += 1
            elif holds:
                yes += 1
            else:
                no += 1
        if every:
            return False if no else None if unsure else True
        return _between(yes, unsure, least, most)

    def pulses(view: View) -> bool:
        one = view.history.things(thing).get(view.history.facts[view.upto - 1].fields.get(thing))
        return one is not None and that is not None and view.within(one, that.pulses)

    needs = Needs(things=frozenset((thing,)))
    for inner in (which, that):
        needs |= inner.needs.of_file() if inner else Needs()
    return Asked(test, needs, pulses)


def _between(sure: int, unsure: int, least: int | None, most: int | None) -> Answer:
    low, high = least or 0, most if most is not None else sure + unsure
    if sure >= low and sure + unsure <= high:
        return True
    if sure + unsure < low or sure > high:
        return False
    return None


def _same_thing(condition: SameThing) -> Asked:
    thing, that = condition.thing, compile_condition(condition.that)

    def test(view: View) -> Answer:
        if view.entry is None:
            return None
        one = view.history.things(thing).get(view.entry.fields.get(thing))
        return view.within(one or Scope(view.history.facts), that.test)

    return Asked(test, that.needs.of_file())


def _whole_file(condition: WholeFile) -> Asked:
    that = compile_condition(condition.that)
    return Asked(
        lambda view: view.within(view.history.file, that.test, after=view.after),
        that.needs.of_file(),
        lambda view: view.within(view.history.file, that.pulses),
        rests_on_file=that.rests_on + that.rests_on_file,
    )


def _known(condition: Known) -> Asked:
    criterion, answers = condition.criterion, condition.answers
    asked = Wanted((CRITERION_ANSWERED,), lambda fact: fact.fields.get("criterion") == criterion)

    def test(view: View) -> Answer:
        places = view.history.file.places(asked)
        beyond = bisect_right(places, view.upto)
        if beyond == 0:
            return "unknown" in answers
        return view.history.facts[places[beyond - 1] - 1].fields.get("answer") in answers

    return Asked(test, Needs(file_kinds=frozenset(asked.kinds)))


class NotCounted(Exception):
    """A rule rests on a number that was not handed in; the deed that records this entry must count it first."""


def _counted(condition: Counted) -> Asked:
    name, how, limit = condition.name, condition.how, condition.limit

    def test(view: View) -> Answer:
        number = view.counts.get(name)
        if number is None:
            if view.entry is not None:
                raise NotCounted(f"{name!r} must be handed in to weigh {view.entry.kind!r}.")
            return None
        return number >= limit if how == "at_least" else number <= limit if how == "at_most" else number < limit

    return Asked(test, Needs(counts=frozenset((name,))))


def _role_held(condition: RoleHeld) -> Asked:
    role, whose = condition.role, condition.whose

    def test(view: View) -> Answer:
        if not whose:
            return bool(view.history.holders(role, view.upto))
        if view.entry is None:
            return None
        return view.entry.fields.get(whose) in view.history.holders(role, view.upto)

    return Asked(test, Needs(file_kinds=frozenset((*ROLE_STARTS, *ROLE_ENDS))))


def _written_by(condition: WrittenBy) -> Asked:
    roles = frozenset(condition.roles)
    return Asked(lambda view: None if view.roles is None else not roles.isdisjoint(view.roles), Needs(writer=True))


def _entry_looks(condition: EntryLooks) -> Asked:
    matches = compile_where(condition.where)
    return Asked(lambda view: None if view.entry is None else matches(view.entry), Needs())


def _always(condition: Always) -> Asked:
    value = condition.value
    return Asked(lambda view: value, Needs())


def _several(condition: Several) -> Asked:
    of = [compile_condition(part) for part in condition.of]
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
        return _between(yes, unsure, least, most)

    return test


def _elapsed(condition: Elapsed) -> Asked:
    term, after, last = condition.term, compile_condition(condition.after), condition.last

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


_COMPILERS: dict[type, Callable[[Any], Asked]] = {
    Happened: _happened,
    Latest: _latest,
    InStage: _in_stage,
    Things: _things,
    SameThing: _same_thing,
    WholeFile: _whole_file,
    Known: _known,
    Counted: _counted,
    RoleHeld: _role_held,
    WrittenBy: _written_by,
    EntryLooks: _entry_looks,
    Always: _always,
    Holds: lambda condition: compile_condition(condition.that),
    Several: _several,
    Elapsed: _elapsed,
}
