"""Conditions on things (needs, actions, goals …), one at a time, and on the file from within one."""

from bisect import bisect_right
from collections.abc import Callable
from typing import Any

from voordeur.methods.conditions.asked import Answer, Asked, Compile
from voordeur.methods.conditions.words import Bounds, Its, SameThing, Things, WholeFile
from voordeur.methods.history import Needs, Scope, View

_HUNDRED = 100


def things(condition: Things, compiled: Compile) -> Asked:
    """Compile `{every: …}`, `{any: …}`, `{things: …}` and `{share: …}`."""
    thing, every, share, bounds = condition.thing, condition.every, condition.share, condition.bounds
    which = compiled(condition.which) if condition.which else None
    that = compiled(condition.that) if condition.that else None

    def test(view: View) -> Answer:
        yes = no = unsure = 0
        for one in view.history.things(thing):
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
        return _share(yes, unsure, no, bounds) if share else bounds.between(yes, yes + unsure)

    def pulses(view: View) -> bool:
        one = view.history.thing(thing, view.history.facts[view.upto - 1].fields.get(thing))
        return one is not None and that is not None and view.within(one, that.pulses)

    needs = Needs(things=frozenset((thing,)))
    for inner in (which, that):
        needs |= inner.needs.of_file() if inner else Needs()
    return Asked(test, needs, pulses)


def _share(yes: int, unsure: int, no: int, bounds: Bounds) -> Answer:
    """Tell whether the part in a hundred for which it holds lies within bounds; of none it never does."""
    if not (of := yes + unsure + no):
        return False
    # n/of against p/100 without rounding: everything times `of`
    answer = _times(bounds, of).between(yes * _HUNDRED, (yes + unsure) * _HUNDRED)
    return answer if yes + no or not answer else None


def _times(bounds: Bounds, of: int) -> Bounds:
    at_least, at_most, below = (
        None if one is None else one * of for one in (bounds.at_least, bounds.at_most, bounds.below)
    )
    return Bounds(at_least, at_most, below)


def same_thing(condition: SameThing, compiled: Compile) -> Asked:
    """Compile `{same: …}`."""
    thing, that = condition.thing, compiled(condition.that)

    def test(view: View) -> Answer:
        if view.entry is None:
            return None
        one = view.history.thing(thing, view.entry.fields.get(thing))
        return view.within(one or Scope(view.history.facts, {}), that.test)

    return Asked(test, that.needs.of_file())


def its(condition: Its, compiled: Compile) -> Asked:
    """Compile `{its: …}`."""
    thing, that, named_by = condition.thing, compiled(condition.that), _naming(condition.thing)

    def test(view: View) -> Answer:
        named = view.scope.remembered(named_by)
        beyond = bisect_right(named, view.upto + view.along, key=_place)  # what the weighed entry names counts too
        one = view.history.thing(thing, named[beyond - 1][1]) if beyond else None
        return one is not None and view.within(one, that.test, after=view.after)

    return Asked(test, that.needs.of_file() | Needs(things=frozenset((thing,))))


def _naming(thing: str) -> Callable[[Scope], list[tuple[int, Any]]]:
    """Give which thing of that name is named in a scope, and where, in order."""

    def naming(scope: Scope) -> list[tuple[int, Any]]:
        places = sorted(place for found in scope.by_kind.values() for place in found)
        return [(place, id_) for place in places if (id_ := scope.facts[place - 1].fields.get(thing))]

    return naming


def _place(named: tuple[int, Any]) -> int:
    return named[0]


def whole_file(condition: WholeFile, compiled: Compile) -> Asked:
    """Compile `{file: …}`."""
    that = compiled(condition.that)
    return Asked(
        lambda view: view.within(view.history.file, that.test, after=view.after),
        that.needs.of_file(),
        lambda view: view.within(view.history.file, that.pulses),
        rests_on_file=that.rests_on + that.rests_on_file,
        anywhere=True,
    )
