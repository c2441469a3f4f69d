"""What a method makes possible: which stages are reached, which steps can ever happen, which conditions can be true.

Whatever cannot be decided from the method alone counts as possible, so that what is called impossible truly is.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from voordeur.methods.conditions.words import (
    Always,
    Condition,
    Counted,
    Elapsed,
    Entries,
    Happened,
    Holds,
    InStage,
    Its,
    Latest,
    NamedIn,
    Reckoned,
    SameThing,
    Several,
    Things,
    WholeFile,
    WrittenBy,
    Wrote,
)
from voordeur.methods.contradictions import among, impossible
from voordeur.methods.language import PROGRAMME, Method, Rule, Stage
from voordeur.methods.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Possible:
    """Of one kind of file: the stages that are reached while steps of some kinds, and some more, never happen."""

    stages: frozenset[str]
    never: frozenset[str] = frozenset()
    narrower: tuple[Entries, ...] = ()

    def some(self, entries: Entries) -> bool:
        """Tell whether there can be such entries."""
        return any(
            kind not in self.never and not any(among(replace(entries, kinds=(kind,)), one) for one in self.narrower)
            for kind in entries.kinds
        )


def not_forbidden(method: Method, vocabulary: Vocabulary, track: str) -> Possible:
    """Leave out the steps that a rule forbids outright; happenings happen all the same."""
    never = frozenset(kind for rule in _barring(method, track) if rule.must is None for kind in rule.guards.kinds)
    never = _steps(never, vocabulary)
    forbidden = (rule.guards for rule in method.rules.values() if rule.forbids and rule.of == track and not rule.unless)
    narrower = tuple(
        replace(guards, kinds=steps)
        for guards in forbidden
        if guards.where and (steps := tuple(_steps(frozenset(guards.kinds), vocabulary)))
    )
    return Possible(stages_without(method, track, never), never, narrower)


def possible(method: Method, vocabulary: Vocabulary, track: str) -> Possible:
    """Leave out the steps whose rules wait for each other: a step comes free when its rules can be met by what is free.

    Rules that are narrowed, or that have an exception, bar nothing for good.
    """
    rules = _barring(method, track)
    never = _steps(frozenset(kind for rule in rules for kind in rule.guards.kinds), vocabulary)
    while True:
        can = Possible(stages_without(method, track, never), never)
        unmet = [rule for rule in rules if rule.must is None or not can_be(rule.must, can)]
        barred = never & frozenset(kind for rule in unmet for kind in rule.guards.kinds)
        if barred == never:
            return can
        never = barred


def _barring(method: Method, track: str) -> list[Rule]:
    return [rule for rule in method.rules.values() if rule.of == track and bars_always(rule)]


def _steps(kinds: frozenset[str], vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(kind for kind in kinds if kind in vocabulary and vocabulary[kind].step)


def bars_always(rule: Rule) -> bool:
    """Tell whether a rule guards every entry of its kinds."""
    return rule.unless is None and not rule.guards.where


def stages_without(method: Method, track: str, never: frozenset[str] = frozenset()) -> frozenset[str]:
    """Give the stages of a kind of file that are reached while these kinds never happen, and those of the programme."""
    own = _reached_in(method, track, never)
    return own if track == PROGRAMME else own | _reached_in(method, PROGRAMME, frozenset())


def _reached_in(method: Method, track: str, never: frozenset[str]) -> frozenset[str]:
    start = method.start_of(track)
    return frozenset(reached(start.id, method.stages_of(track), never)) if start else frozenset()


def reached(start: str, stages: Iterable[Stage], never: frozenset[str] = frozenset()) -> Mapping[str, None]:
    """Give the stages that can be reached from one, itself included, in order, without entries of some kinds."""
    following = {
        stage.id: [move.to for move in stage.moves if move.after is not None or set(move.on) - never]
        for stage in stages
    }
    found: dict[str, None] = {}
    waiting = [start]
    while waiting:
        stage = waiting.pop(0)
        if stage in following and stage not in found:
            found[stage] = None
            waiting += following[stage]
    return found


def positive_entries(condition: Condition | None) -> Iterator[Entries]:
    """Give the entries whose coming can make a condition true."""
    match condition:
        case Happened():
            yield condition.entries
            yield from positive_entries(condition.which)
        case Wrote() | NamedIn():
            yield condition.entries
        case Reckoned() if condition.bounds.at_least is not None:
            yield condition.entries
        case Latest():
            yield Entries(condition.kinds, condition.where, condition.place)
        case Several() if condition.at_most > 0:
            for part in condition.of:
                yield from positive_entries(part)
        case Holds() | WholeFile() | SameThing() | Its():
            yield from positive_entries(condition.that)
        case Things() if condition.bounds.at_most is None and condition.bounds.below is None:
            yield from positive_entries(condition.that)
            yield from positive_entries(condition.which)
        case Elapsed():
            yield from positive_entries(condition.after)


def limits_in(condition: Condition | None) -> Iterator[Reckoned]:
    """Give the sums that others are compared with in a condition that must hold."""
    match condition:
        case Reckoned():
            yield from (limit for limit in condition.bounds.given if isinstance(limit, Reckoned))
        case Several():
            for part in condition.of:
                yield from limits_in(part)
        case Holds() | WholeFile() | SameThing() | Its():
            yield from limits_in(condition.that)


def rests_on_numbers_alone(condition: Condition) -> bool:
    """Tell whether nothing that happens in the file itself can make a condition true, only a number from outside."""
    match condition:
        case Counted():
            return True
        case Several():
            alone = [rests_on_numbers_alone(part) for part in condition.of]
            return all(alone) if condition.word == "all_of" else any(alone)
        case Holds() | WholeFile() | SameThing() | Its():
            return rests_on_numbers_alone(condition.that)
        case Elapsed():
            return rests_on_numbers_alone(condition.after)
        case _:
            return False


def can_be(condition: Condition | None, can: Possible) -> bool:
    """Tell whether a condition can become true in files of which no more is possible than this."""
    return not impossible(condition) and _can_be(condition, can)


def _can_be(condition: Condition | None, can: Possible) -> bool:
    match condition:
        case Happened() | Wrote() | NamedIn():
            return can.some(condition.entries)
        case Latest():
            return can.some(Entries(condition.kinds, condition.where))
        case InStage():
            return any(stage in can.stages for stage in condition.stages)
        case Always():
            return condition.value
        case Several() if condition.word not in ("not", "none_of"):
            return sum(1 for part in condition.of if can_be(part, can)) >= condition.at_least
        case Holds() | WholeFile() | SameThing() | Its():
            return _can_be(condition.that, can)
        case Things() if not condition.every and condition.that is not None and (condition.bounds.at_least or 0) > 0:
            return _can_be(condition.that, can)
        case Elapsed():
            return _can_be(condition.after, can)
        case _:
            return True


def always(condition: Condition | None, can: Possible) -> bool:
    """Tell whether a condition is true whatever happens."""
    match condition:
        case Always():
            return condition.value
        case Several() if condition.word in ("not", "none_of"):
            return not any(can_be(part, can) for part in condition.of)
        case Several():
            return sum(1 for part in condition.of if always(part, can)) >= condition.at_least
        case Holds() | WholeFile():
            return always(condition.that, can)
        case _:
            return False


def stays(condition: Condition) -> bool:
    """Tell whether a condition that was once true stays so: entries that are there do not go away."""
    match condition:
        case Happened():
            return not condition.narrowed
        case Holds():
            return stays(condition.that)
        case _:
            return False


def rests_on_setting(condition: Condition | None) -> bool:
    """Tell whether the choice of a place decides about a condition; it may be meant to be never true there."""
    match condition:
        case Always():
            return bool(condition.setting)
        case Several():
            return any(rests_on_setting(part) for part in condition.of)
        case Holds() | WholeFile() | SameThing() | Its():
            return rests_on_setting(condition.that)
        case Elapsed():
            return rests_on_setting(condition.after)
        case Things():
            return rests_on_setting(condition.that) or rests_on_setting(condition.which)
        case _:
            return False


def writers(condition: Condition | None) -> frozenset[str] | None:
    """Give the roles of which one is demanded of whoever writes; None when it may be anybody."""
    match condition:
        case WrittenBy():
            return frozenset(condition.roles)
        case Holds():
            return writers(condition.that)
        case Several() if condition.word == "all_of":
            demanded = [roles for part in condition.of if (roles := writers(part)) is not None]
            return frozenset.intersection(*demanded) if demanded else None
        case _:
            return None
