"""Conditions that can never be true, whatever happens: what they ask at one moment excludes itself."""

from collections.abc import Hashable, Iterable, Iterator
from decimal import Decimal

from voordeur.methods.conditions.words import (
    ANSWERS,
    Bounds,
    Condition,
    Counted,
    Elapsed,
    Entries,
    EntryLooks,
    FieldTest,
    Happened,
    Holds,
    InStage,
    Its,
    Known,
    Latest,
    MeantFor,
    NamedIn,
    Reckoned,
    SameThing,
    Several,
    Things,
    Where,
    WholeFile,
    Wrote,
)


def impossible(condition: Condition | None) -> bool:
    """Tell whether a condition contradicts itself."""
    match condition:
        case Several() if condition.at_least == len(condition.of) > 0:
            return exclude(condition.of) or any(map(impossible, condition.of))
        case Several() if condition.at_most > 0:
            return sum(not impossible(part) for part in condition.of) < condition.at_least
        case Holds() | WholeFile() | SameThing() | Its():
            return impossible(condition.that)
        case Things():
            asked = not condition.every and (condition.bounds.at_least or 0) > 0
            parts = impossible(condition.that) or impossible(condition.which)
            return _crossed(condition.bounds, lowest=0) or (asked and parts)
        case Counted():
            return _crossed(condition.bounds, lowest=0)
        case Reckoned():
            return _crossed(condition.bounds) or _never_looks_so(condition.entries.where)
        case Happened():
            return _never_looks_so(condition.entries.where) or impossible(condition.which)
        case Wrote() | NamedIn():
            return _never_looks_so(condition.entries.where)
        case Latest() | EntryLooks():
            return _never_looks_so(condition.where)
        case Elapsed():
            return impossible(condition.after)
        case _:
            return False


def exclude(of: Iterable[Condition]) -> bool:
    """Tell whether conditions can never be true at one moment: one and its opposite, or two answers to one question."""
    asked = [literal for part in of for literal in _literals(part, holds=True)]
    true = [one for one, holds in asked if holds]
    false = [one for one, holds in asked if not holds]
    return any(implies(one, other) for one in true for other in false) or _no_answer_left(asked)


def implies(one: Condition, other: Condition) -> bool:
    """Tell whether another condition is true whenever one is, as far as that can be seen: the same, or a wider one."""
    match one, other:
        case (Holds(), _):
            return implies(one.that, other)
        case (_, Holds()):
            return implies(one, other.that)
        case Happened(different=""), Happened(different="", which=None) if one.times >= other.times:
            same = (one.since, one.within) == (other.since, other.within)
            return (same or not (other.since or other.within)) and among(one.entries, other.entries)
        case _:
            return one == other


def among(entries: Entries, wider: Entries) -> bool:
    """Tell whether all entries that look so are among those that look otherwise."""
    return set(entries.kinds) <= set(wider.kinds) and all(
        any(_narrower(test, demand) for test in entries.where) for demand in wider.where
    )


def _narrower(test: FieldTest, demand: FieldTest) -> bool:
    if test == demand:
        return True
    plain = bool(test.values) and bool(demand.values) and not (demand.bounds or demand.how_many)
    return test.name == demand.name and plain and set(test.values) <= set(demand.values)


def _literals(condition: Condition, *, holds: bool) -> Iterator[tuple[Condition, bool]]:
    """Give what must hold, and what must not, for a condition to hold or not to hold."""
    match condition:
        case Holds():
            yield from _literals(condition.that, holds=holds)
        case Several() if condition.at_most == 0 and (holds or len(condition.of) == 1):
            for part in condition.of:
                yield from _literals(part, holds=not holds)
        case Several() if condition.at_least == (len(condition.of) if holds else 1):
            for part in condition.of:
                yield from _literals(part, holds=holds)
        case _:
            yield condition, holds


def _no_answer_left(asked: Iterable[tuple[Condition, bool]]) -> bool:
    left: dict[Hashable, set[str]] = {}
    denied: dict[Hashable, set[str]] = {}
    for condition, holds in asked:
        question, answers = _question(condition)
        if question is None:
            continue
        if holds:
            left[question] = left.get(question, answers) & answers
        else:
            denied.setdefault(question, set()).update(answers)
    return any(not answers - denied.get(question, set()) for question, answers in left.items()) or any(
        answers >= set(ANSWERS) for answers in denied.values()
    )


def _question(condition: Condition) -> tuple[Hashable, set[str]]:
    match condition:
        case Known():
            return ("known", condition.criterion, condition.still), set(condition.answers)
        case MeantFor():
            return "eligible", set(condition.answers)
        case InStage():
            return ("in_stage", condition.programme), set(condition.stages)
        case _:
            return None, set()


def _never_looks_so(where: Where) -> bool:
    return any(_crossed(test.bounds) or _crossed(test.how_many, lowest=0) for test in where)


def _crossed(bounds: Bounds, *, lowest: int | None = None) -> bool:
    """Tell whether no number lies within bounds."""
    low = bounds.at_least if bounds.at_least is not None else lowest
    if not _number(low):
        return False
    over = _number(bounds.at_most) and bounds.at_most < low
    return over or (_number(bounds.below) and bounds.below <= low)


def _number(value: object) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)
