"""What a method speaks of: the entry kinds, and the words that it gives in a field. Pages offer that and no more."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any

from voordeur.methods.conditions.words import (
    CRITERION_ANSWERED,
    Counted,
    Entries,
    EntryLooks,
    FieldTest,
    Happened,
    Known,
    Latest,
    NamedIn,
    Reckoned,
    Where,
)
from voordeur.methods.language import HANDED_ON, PROGRAMME, TRACKS, Duty, Indicator, Method, Move, Rule

BESIDE_ITS_PROGRAMME = tuple(track for track in TRACKS if track != PROGRAMME)
_KEPT = 100  # methods at work at the same time, in all versions


@lru_cache(maxsize=_KEPT)
def kinds_spoken_of(method: Method, of: tuple[str, ...] = TRACKS) -> frozenset[str]:
    """Give the entry kinds in the stages, duties, rules and figures of a method, of all or of those `of` some tracks.

    One that feeds others hands on as well, and one with criteria asks those.
    """
    spoken = {kind for kinds, _where in _entries(method, of) for kind in kinds}
    if method.feeds and "case" in of:
        spoken.add(HANDED_ON)
    if method.eligibility is not None and method.eligibility.criteria and "case" in of:
        spoken.add(CRITERION_ANSWERED)
    return frozenset(spoken)


def words_spoken_of(method: Method, kind: str, field: str, of: tuple[str, ...] = TRACKS) -> tuple[str, ...]:
    """Give the words in a field of an entry kind: those that a method offers there, and those that it uses.

    Each once, in the order of its text.
    """
    tests = (test for kinds, where in _entries(method, of) if kind in kinds for test in where if test.name == field)
    used = (value for test in tests for value in test.values if isinstance(value, str))
    return tuple(dict.fromkeys((*method.offered.get(field, ()), *used)))


def words_asked_of(method: Method, kind: str, field: str) -> tuple[str, ...]:
    """Give the words that a method uses in a field of an entry kind, those that a rule asks of the entry itself too."""
    guarding = (rule for rule in method.rules.values() if kind in rule.guards.kinds)
    looks = (part for rule in guarding for part in _parts_of((rule.must, rule.unless)) if isinstance(part, EntryLooks))
    asked = (value for part in looks for test in part.where if test.name == field for value in test.values)
    return tuple(dict.fromkeys((*words_spoken_of(method, kind, field), *map(str, asked))))


def fields_spoken_of(method: Method, kind: str, of: tuple[str, ...] = TRACKS) -> frozenset[str]:
    """Give the fields of an entry kind that a method asks about, counts by or adds up, or offers words in."""
    asked = (test.name for kinds, where in _entries(method, of) if kind in kinds for test in where)
    return frozenset((*asked, *method.offered))


def criteria_that_run_out(method: Method) -> frozenset[str]:
    """Give the criteria of which a method asks whether the answer still holds: an age, a treatment that runs."""
    parts = (method.headings, method.stages, method.duties, method.rules)
    every = (one for part in parts for each in part.values() for one in _parts_of(each))
    return frozenset(one.criterion for one in every if isinstance(one, Known) and one.still)


def _parts_of(part: Any) -> Iterator[Any]:
    """Go through all that something is made of, itself included."""
    if isinstance(part, tuple):
        for each in part:
            yield from _parts_of(each)
    elif is_dataclass(part):
        yield part
        for each in fields(part):
            yield from _parts_of(getattr(part, each.name))


def words_forbidden(method: Method, kind: str, field: str) -> frozenset[str]:
    """Give the words in a field of an entry kind that a method never allows there, whatever happens."""
    barred = (rule.guards for rule in method.rules.values() if rule.forbids and rule.unless is None)
    alone = [guards.where[0] for guards in barred if kind in guards.kinds and len(guards.where) == 1]
    return frozenset(str(word) for test in alone if test.name == field for word in test.values)


@lru_cache(maxsize=_KEPT)
def _entries(method: Method, of: tuple[str, ...]) -> tuple[tuple[tuple[str, ...], Where], ...]:
    parts = (method.stages, method.duties, method.rules, method.indicators)
    return tuple(said for part in parts for one in part.values() if one.of in of for said in _within(one))


def _within(part: Any, weighed: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Where]]:
    """Go through a part in its own order, and give of which kinds it speaks and how their entries look.

    `weighed` are the kinds of which an entry is looked at itself there.
    """
    if isinstance(part, tuple):
        for each in part:
            yield from _within(each, weighed)
    if not is_dataclass(part) or isinstance(part, FieldTest):
        return
    if isinstance(part, Entries | Latest):
        yield part.kinds, part.where
    elif isinstance(part, Rule):
        weighed = part.guards.kinds
    elif isinstance(part, Move):
        weighed = part.on
        yield part.on, part.where
    elif isinstance(part, EntryLooks):
        yield weighed, tuple(FieldTest(test.name) for test in part.where)
    elif isinstance(part, Counted) and part.name == "covenants":  # those that the organisation of the entry signed
        yield weighed, (FieldTest("organisation"),)
    elif isinstance(part, NamedIn):
        yield part.entries.kinds, (FieldTest(part.name),)
        yield weighed, (FieldTest(part.own),)
    elif isinstance(part, Duty) and part.deed:
        yield (part.deed,), ()
    elif isinstance(part, Happened) and part.different:
        yield part.entries.kinds, (FieldTest(part.different),)
    elif isinstance(part, Reckoned):
        yield part.entries.kinds, (FieldTest(part.name),)
    elif isinstance(part, Indicator) and part.amount_field:
        for kinds, _where in tuple(_within(part.when)):
            yield kinds, (FieldTest(part.amount_field),)
    for each in fields(part):
        yield from _within(getattr(part, each.name), weighed)
