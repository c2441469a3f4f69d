"""Conditions made ready to be asked: one closure per word, compiled once per method.

A test answers true, false, or None when that depends on an entry or a number which is not there yet. `pulses` tells
whether an entry makes a condition true anew, although it was true before: each bell that nobody answers counts.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from voordeur.common.terms import Term
from voordeur.methods.history import NO_LINES, Flips, Line, Needs, View, Wanted, moments
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
    FieldTest,
    Happened,
    Holds,
    InStage,
    Known,
    Latest,
    RoleHeld,
    SameThing,
    Several,
    Things,
    Where,
    WholeFile,
    WrittenBy,
)
from voordeur.methods.vocabulary import Fact

Answer = bool | None
ONE_DAY = timedelta(days=1)


def _never_anew(view: View, line: Line) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Asked:
    """A condition, ready to be asked."""

    test: Callable[[View], Answer]
    needs: Needs
    pulses: Callable[[View, Line], bool] = _never_anew


def compile_where(where: Where) -> Callable[[Fact], bool]:
    """Make one test out of demands on fields."""
    tests = [_field_test(test) for test in where]
    if not tests:
        return _any_fact
    if len(tests) == 1:
        return tests[0]
    return lambda fact: all(test(fact) for test in tests)


def _any_fact(fact: Fact) -> bool:
    return True


def compile_entries(entries: Entries) -> Wanted:
    """Make `these kinds, looking so` ready to be looked up."""
    return Wanted(entries.kinds, compile_where(entries.where))


def value_of(fact: Fact, name: str) -> Any:
    """Give a field of a fact; its life domain goes by the name `domain`."""
    value = fact.fields.get(name)
    if value is None and name == "domain":
        return fact.domain or None
    return value


def _field_test(test: FieldTest) -> Callable[[Fact], bool]:
    name, values, least, most, present = test.name, test.values, test.at_least, test.at_most, test.present

    def holds(fact: Fact) -> bool:
        value = value_of(fact, name)
        if present is not None and (value not in (None, "", ())) != present:
            return False
        if values and not _equals_one(value, values):
            return False
        if least is not None and (value is None or value < least):
            return False
        return most is None or (value is not None and value <= most)

    return holds


def _equals_one(value: Any, wanted: tuple[Any, ...]) -> bool:
    if isinstance(value, tuple | list):
        return any(_equals_one(item, wanted) for item in value)
    if isinstance(value, UUID):
        value = str(value)
    # true is no 1 here, although Python thinks so
    return any(value == one and isinstance(value, bool) == isinstance(one, bool) for one in wanted)


def compile_condition(condition: Condition) -> Asked:
    """Make a condition ready to be asked."""
    make: Callable[[Any], Asked] = _COMPILERS[type(condition)]
    return make(condition)


def _happened(condition: Happened) -> Asked:
    wanted = compile_entries(condition.entries)
    since = compile_entries(condition.since) if condition.since else None
    times, within, different = condition.times, condition.within, condition.different

    def test(view: View) -> Answer:
        start = view.after
        if since is not None:
            start = max(start, _last_place(view, since))
        places = view.history.places(wanted, view.lines)
        first, beyond = bisect_right(places, start), bisect_right(places, view.upto)
        if within is None and not different:
            return beyond - first >= times
        found = [view.history.facts[place - 1] for place in places[first:beyond]]
        if within is not None:
            found = _recent(found, within, view)
        return (len(_values(found, different)) if different else len(found)) >= times

    def pulses(view: View, line: Line) -> bool:
        return times == 1 and _stands_at(view, wanted, line)

    return Asked(test, Needs(wanted.kinds | since.kinds if since else wanted.kinds), pulses)


def _recent(facts: list[Fact], within: Term, view: View) -> list[Fact]:
    """Keep the facts of no longer than a term ago; the day after it each is too old."""
    found = []
    for fact in facts:
        end = within.after(fact.on)
        if view.day <= end:
            found.append(fact)
            view.flip(end + ONE_DAY)
    return found


def _values(facts: list[Fact], name: str) -> set[Any]:
    """Give the different values that a field has; of a list each value, and nothing of what is left empty."""
    values: set[Any] = set()
    for fact in facts:
        value = value_of(fact, name)
        values.update(value if isinstance(value, tuple | list) else (value,))
    return values - {None, ""}


def _last_place(view: View, wanted: Wanted) -> int:
    """Give the place of the last such entry up to the moment of the view, 0 when there is none."""
    places = view.history.places(wanted, view.lines)
    beyond = bisect_right(places, view.upto)
    return places[beyond - 1] if beyond else 0


def _stands_at(view: View, wanted: Wanted, line: Line) -> bool:
    places = view.history.places(wanted, view.lines)
    at = bisect_left(places, line.n)
    return at < len(places) and places[at] == line.n


def _latest(condition: Latest) -> Asked:
    any_of_them, wanted = Wanted(condition.kinds, _any_fact), Wanted(condition.kinds, compile_where(condition.where))

    def test(view: View) -> Answer:
        last = _last_place(view, any_of_them)
        return last > 0 and last == _last_place(view, wanted)

    return Asked(test, Needs(wanted.kinds), lambda view, line: _stands_at(view, wanted, line))


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
            about = view.within(one.lines)
            chosen = which.test(about) if which else True
            if chosen is False:
                continue
            holds = that.test(about) if that else True
            if chosen is None or holds is None:
                unsure += 1
            elif holds:
                yes += 1
            else:
                no += 1
        if every:
            return False if no else None if unsure else True
        return _between(yes, unsure, least, most)

    def pulses(view: View, line: Line) -> bool:
        one = view.history.things(thing).get(line.fact.fields.get(thing))
        return one is not None and that is not None and that.pulses(view.within(one.lines), line)

    needs = Needs(things=frozenset((thing,)), file=True)
    for inner in (which, that):
        needs |= inner.needs if inner else Needs()
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
        return that.test(view.within(one.lines if one else NO_LINES))

    return Asked(test, that.needs | Needs(file=True))


def _whole_file(condition: WholeFile) -> Asked:
    that = compile_condition(condition.that)
    return Asked(
        lambda view: that.test(view.within(view.history.by_kind, after=view.after)),
        that.needs | Needs(file=True),
        lambda view, line: that.pulses(view.within(view.history.by_kind), line),
    )


def _known(condition: Known) -> Asked:
    criterion, answers = condition.criterion, condition.answers

    def test(view: View) -> Answer:
        for line in reversed(view.history.by_kind.get(CRITERION_ANSWERED, ())):
            if line.n <= view.upto and line.fact.fields.get("criterion") == criterion:
                return line.fact.fields.get("answer") in answers
        return "unknown" in answers

    return Asked(test, Needs(frozenset((CRITERION_ANSWERED,)), file=True))


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
    role, whose, kinds = condition.role, condition.whose, (*ROLE_STARTS, *ROLE_ENDS)

    def test(view: View) -> Answer:
        if whose and view.entry is None:
            return None
        lines = [line for kind in kinds for line in view.history.by_kind.get(kind, ()) if line.n <= view.upto]
        holders: set[Any] = set()
        for line in sorted(lines, key=lambda line: line.n):
            fields = line.fact.fields
            if line.fact.kind in ROLE_STARTS:
                if fields.get("role") == role:
                    holders.add(fields.get("worker"))
            elif fields.get("role") in (role, None):  # a worker who leaves a team leaves every role in it
                holders = holders - {fields["worker"]} if fields.get("worker") else set()
        if whose and view.entry is not None:
            return view.entry.fields.get(whose) in holders
        return bool(holders)

    return Asked(test, Needs(frozenset(kinds), file=True))


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
    least, most = condition.at_least, condition.at_most
    needs = Needs()
    for part in of:
        needs |= part.needs

    def test(view: View) -> Answer:
        yes = unsure = 0
        left = len(of)
        for part in of:
            answer = part.test(view)
            left -= 1
            if answer:
                yes += 1
            elif answer is None:
                unsure += 1
            if yes > most or yes + unsure + left < least:
                return False
        return _between(yes, unsure, least, most)

    def pulses(view: View, line: Line) -> bool:
        return most > 0 and any(part.pulses(view, line) and part.test(view) for part in of)

    return Asked(test, needs, pulses)


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

    return Asked(test, after.needs)


def became_true(asked: Asked, view: View, *, last: bool = False) -> date | None:
    """Give the day on which a condition first (or last) became true, up to the moment of the view."""
    flips = Flips()
    was: Answer = False
    found: date | None = None
    for day, n, line in moments(view.history, view.lines, asked.needs, (view.day, view.upto), flips):
        then = View(view.history, day, n, lines=view.lines, counts=view.counts, flips=flips)
        now = asked.test(then)
        if now and (not was or (line is not None and asked.pulses(then, line))):
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
