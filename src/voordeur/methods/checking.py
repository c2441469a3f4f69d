"""Whether a method can be followed: what it names exists, stages can be reached and left, duties can be fulfilled."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import Any

from voordeur.methods.completeness import check_for_library
from voordeur.methods.conditions.checking import ConditionCheck, Spot
from voordeur.methods.conditions.words import Condition, Known, Several
from voordeur.methods.language import (
    PLACES,
    Duty,
    Indicator,
    Method,
    Move,
    Role,
    Rule,
    Stage,
    Text,
)
from voordeur.methods.possibility import (
    Possible,
    always,
    bars_always,
    can_be,
    not_forbidden,
    positive_entries,
    possible,
    reached,
    rests_on_numbers_alone,
    rests_on_setting,
    stages_without,
    writers,
)
from voordeur.methods.reading import read
from voordeur.methods.source import MethodErrors, Place, Problem, Problems, did_you_mean
from voordeur.methods.vocabulary import Vocabulary

_TOP = Place()


def check_text(
    text: str, vocabulary: Vocabulary, *, file: str, settings: Mapping[str, Any] | None = None, library: bool = False
) -> tuple[Problem, ...]:
    """Give every mistake in a method file, in its form or its meaning; none when it can be followed.

    In the library a method must be complete in English too, and bear the name of its file.
    """
    try:
        method = read(text, settings, file=file)
    except MethodErrors as errors:
        return errors.problems
    return check(method, vocabulary, file=file, library=library)


def check(
    method: Method, vocabulary: Vocabulary, *, file: str = "method.yaml", library: bool = False
) -> tuple[Problem, ...]:
    """Give everything that a method says and that cannot be."""
    problems = Problems(file)
    _Check(method, vocabulary, problems).all()
    if library:
        check_for_library(method, PurePath(file), problems)
    return MethodErrors(problems.found).problems


class _Check:
    def __init__(self, method: Method, vocabulary: Vocabulary, problems: Problems) -> None:
        self.method = method
        self.problems = problems
        self.vocabulary = vocabulary
        self.conditions = ConditionCheck(method, vocabulary, problems)
        self.found: dict[str, Possible] = {}

    def all(self) -> None:
        for track in dict.fromkeys(stage.of for stage in self.method.stages.values()):
            self._track(track)
        for duty in self.method.duties.values():
            self._duty(duty)
        for rule in self.method.rules.values():
            self._rule(rule)
        for indicator in self.method.indicators.values():
            self._indicator(indicator)
        for heading in self.method.headings.values():
            self.conditions.check(heading.only_if, Spot(""))  # visits stand in doorstep files and in cases
        self._eligibility()
        for name in self.method.targets:
            if name not in self.method.indicators:
                hint = did_you_mean(name, self.method.indicators)
                self.problems.add(_TOP, f"`{name}` under `targets:` is no indicator.{hint}")
        for role in self.method.roles.values():
            self._role(role)
        self._text(self.method.unit.title, _TOP, "title` under `unit:")
        self._text(self.method.unit.titles, _TOP, "titles` under `unit:")
        if self.method.id in self.method.feeds:
            self.problems.add(_TOP, "A method cannot feed itself: take its own id out of `feeds:`.")
        for rung in self.method.ladder.values():
            self._text(rung.title, rung.place)
            self.conditions.role(rung.who, rung.place)

    def _text(self, text: Text, place: Place, what: str = "title") -> None:
        if not text.nl:
            self.problems.add(place, f"The `{what}` has no Dutch text (`nl:`).")

    def _role(self, role: Role) -> None:
        self._text(role.title, role.place)
        for other in role.apart_from:
            self.conditions.role(other, role.place)
            if other == role.id:
                self.problems.add(role.place, f"`{other}` cannot stand apart from itself.")

    def _track(self, track: str) -> None:
        stages = self.method.stages_of(track)
        starts = [stage for stage in stages if stage.start]
        if len(starts) != 1:
            names = ", ".join(f"`{stage.id}`" for stage in starts)
            said = f"two or more stages ({names})" if starts else "no stage"
            self.problems.add(
                (starts or stages)[-1].place, f"A {track} begins in one stage; here {said} say `start: true`."
            )
        for stage in stages:
            self._stage(stage)
        if starts:
            self._reach(starts[0], stages)

    def _stage(self, stage: Stage) -> None:
        self._text(stage.title, stage.place)
        certain: set[str] = set()
        for move in stage.moves:
            self._move(stage, move)
            shadowed = [kind for kind in move.on if kind in certain]
            if move.on and len(shadowed) == len(move.on):
                self.problems.add(
                    move.place, f"This line is never reached: an earlier line already moves on every `{shadowed[0]}`."
                )
            if not move.where and move.condition is None:
                certain.update(move.on)
        if not stage.moves and not stage.end:
            self.problems.add(
                stage.place,
                f"Nothing leads out of `{stage.id}`; write `next:`, or `end: true` when it may be the last.",
            )

    def _move(self, stage: Stage, move: Move) -> None:
        for kind in move.on:
            self.conditions.kind(kind, stage.of, move.place)
        self.conditions.where(move.on, move.where)
        self.conditions.check(move.condition, Spot(stage.of, entry=move.on))
        target = self.method.stages.get(move.to)
        if target is None:
            hint = did_you_mean(move.to, (one.id for one in self.method.stages_of(stage.of)))
            self.problems.add(move.place, f"`{move.to}` is no stage.{hint}")
        elif target.of != stage.of:
            self.problems.add(move.place, f"`{move.to}` is a stage of a {target.of}, and this one of a {stage.of}.")
        never = self._possible(stage.of).never
        if move.on and never.issuperset(move.on):
            kinds = _or(move.on)
            self.problems.add(move.place, f"This line is never followed: {kinds} can never happen in a {stage.of}.")
        elif self._never(move.condition, stage.of):
            self.problems.add(move.place, "This line is never followed: its `if` is never true.")
        if move.after is not None and move.after.count == 0:
            self.problems.add(move.place, "A stage that ends at once is no stage; write a term of a day or more.")

    def _reach(self, start: Stage, stages: tuple[Stage, ...]) -> None:
        never = self._possible(start.of).never
        there = reached(start.id, stages)
        ends = {stage.id for stage in stages if stage.end}
        if not ends:
            self.problems.add(start.place, f"No stage of a {start.of} says `end: true`, so it would never end.")
            return
        for stage in stages:
            onward = reached(stage.id, stages)
            if stage.id not in there:
                self.problems.add(stage.place, f"Nothing leads to `{stage.id}`; which `next:` should name it?")
            elif stage.moves and not onward.keys() & ends:
                circle = " → ".join((stage.id, *(name for name in onward if name != stage.id)))
                self.problems.add(
                    stage.place, f"From `{stage.id}` no end is ever reached: it goes round in {circle} → {stage.id}."
                )
            elif not stage.end and not reached(stage.id, stages, never).keys() & ends:
                self.problems.add(
                    stage.place, f"From `{stage.id}` no end is ever reached: {_or(sorted(never))} can never happen."
                )

    def _duty(self, duty: Duty) -> None:
        self._text(duty.title, duty.place)
        spot = Spot(duty.of, thing=duty.for_each, counts=True)
        self.conditions.role(duty.who, duty.place)
        role = self.method.roles.get(duty.who)
        if role is not None and role.number == 0:
            self.problems.add(duty.place, f"Nobody can do this: there are 0 of `{duty.who}`.")
        if duty.late is not None and duty.late.role:
            self.conditions.role(duty.late.role, duty.place)
        if duty.for_each:
            self.conditions.thing(duty.for_each, duty.place)
        for condition in (duty.after, duty.unless, duty.which, duty.until):
            self.conditions.check(condition, spot)
        if duty.deed:
            self.conditions.kind(duty.deed, duty.of, duty.place)
        if duty.due_field:
            self._due_field(duty)
        if rests_on_numbers_alone(duty.after):
            self.problems.add(
                duty.place,
                "A number has no day on which it began: put an entry or a stage beside it in `after`, with `all_of`.",
            )
        self._ever_done(duty)

    def _ever_done(self, duty: Duty) -> None:
        can = self._possible(duty.of)
        if not can_be(duty.until, can.never, can.stages) and duty.deed not in can.never:
            self.problems.add(duty.place, "Nothing can fulfil this duty: its `until` is never true.")
        for rule in self._barring(duty.deed, duty.of):
            roles = writers(rule.must)
            if roles is not None and duty.who not in roles:
                self.problems.add(
                    duty.place,
                    f"`{duty.who}` cannot do this: by the rule `{rule.id}` only {_or(sorted(roles))} may record"
                    f" `{duty.deed}`.",
                )
        if self._never(duty.after, duty.of):
            self.problems.add(duty.place, "This duty never begins: its `after` is never true.")
        if self._always(duty.unless, duty.of):
            self.problems.add(duty.place, "This is never owed: its `unless` is always true.")

    def _barring(self, kind: str, track: str) -> list[Rule]:
        rules = self.method.rules.values()
        return [rule for rule in rules if rule.of == track and kind in rule.guards.kinds and bars_always(rule)]

    def _due_field(self, duty: Duty) -> None:
        beginning = [kind for entries in positive_entries(duty.after) for kind in entries.kinds]
        if not beginning:
            self.problems.add(duty.place, "`due` names a field of the entry in `after`, and no entry stands there.")
        for kind in beginning:
            info = self.conditions.field(kind, duty.due_field, duty.place) if kind in self.vocabulary else None
            if info is not None and info.type not in ("date", "datetime"):
                self.problems.add(duty.place, f"`{duty.due_field}` of `{kind}` is no date.")

    def _rule(self, rule: Rule) -> None:
        self._text(rule.because, rule.place, "because")
        spot = Spot(rule.of, entry=rule.guards.kinds, counts=True, writer=True)
        self.conditions.entries(rule.guards, Spot(rule.of))
        self.conditions.check(rule.must, spot)
        self.conditions.check(rule.unless, spot)
        if self._always(rule.unless, rule.of):
            self.problems.add(rule.place, "This rule never applies: its `unless` is always true.")
        if rule.must is not None and bars_always(rule):
            self._ever_met(rule, rule.must)
        if rule.forbids and bars_always(rule):
            self._forbidden(rule)

    def _ever_met(self, rule: Rule, must: Condition) -> None:
        own, can = frozenset(rule.guards.kinds), possible(self.method, self.vocabulary, rule.of)
        if not can_be(must, frozenset(), stages_without(self.method, rule.of)):
            return
        kinds = _or(sorted(own))
        if not can_be(must, own, stages_without(self.method, rule.of, own)):
            self.problems.add(
                rule.place, f"This rule blocks itself: before {kinds} it demands what only {kinds} can bring about."
            )
        elif not can_be(must, can.never, can.stages):
            others = _or(sorted(can.never - own))
            self.problems.add(
                rule.place,
                f"This rule is never met, so {kinds} can never happen: it demands what {others} would bring about, and"
                " that can never happen either.",
            )

    def _forbidden(self, rule: Rule) -> None:
        for duty in self.method.duties.values():
            if duty.of == rule.of and duty.deed in rule.guards.kinds:
                self.problems.add(rule.place, f"`{duty.deed}` is forbidden here, and the duty `{duty.id}` asks for it.")

    def _indicator(self, indicator: Indicator) -> None:
        self._text(indicator.title, indicator.place)
        spot = Spot(indicator.of, thing=indicator.things, today=False)
        self.conditions.check(indicator.when, spot)
        self.conditions.check(indicator.closes, spot)
        self.conditions.check(indicator.among, spot)
        if indicator.things:
            self.conditions.thing(indicator.things, indicator.place)
        counted = [kind for entries in positive_entries(indicator.among or indicator.when) for kind in entries.kinds]
        if not counted and indicator.count in ("entries", "sum", "mean"):
            self.problems.add(indicator.place, "This counts nothing: no entry can make its `when` true.")
        if self._never(indicator.when, indicator.of):
            self.problems.add(indicator.place, "This counts nothing: its condition is never true.")
        if self._never(indicator.among, indicator.of):
            self.problems.add(indicator.place, "This is a share of nothing: its `among` is never true.")
        if indicator.among is not None and self._always(indicator.when, indicator.of):
            self.problems.add(indicator.place, "This share is always 100: its `when` is always true.")
        if self._never(indicator.closes, indicator.of):
            self.problems.add(indicator.place, "What this counts is never closed: its `closes` is never true.")
        known = [kind for kind in counted if kind in self.vocabulary]
        for name in indicator.by:
            if name not in PLACES and known and not any(name in self.vocabulary[kind].fields for kind in known):
                self.conditions.field(known[0], name, indicator.place)
        if indicator.amount_field:
            self.conditions.number(known, indicator.amount_field, indicator.place)

    def _possible(self, track: str) -> Possible:
        if track not in self.found:
            self.found[track] = not_forbidden(self.method, self.vocabulary, track)
        return self.found[track]

    def _never(self, condition: Condition | None, track: str) -> bool:
        """Tell whether a condition is never true, and no choice of a place makes it so."""
        can = self._possible(track)
        return not rests_on_setting(condition) and not can_be(condition, can.never, can.stages)

    def _always(self, condition: Condition | None, track: str) -> bool:
        can = self._possible(track)
        return not rests_on_setting(condition) and always(condition, can.never, can.stages)

    def _eligibility(self) -> None:
        eligibility = self.method.eligibility
        if eligibility is None:
            return
        for known in _criteria(eligibility.that):
            if known.criterion not in eligibility.criteria:
                hint = did_you_mean(known.criterion, eligibility.criteria)
                self.problems.add(known.place, f"`{known.criterion}` is not among the `criteria:`.{hint}")


def _or(words: Iterable[str]) -> str:
    return " or ".join(f"`{word}`" for word in words)


def _criteria(condition: object) -> Iterator[Known]:
    if isinstance(condition, Known):
        yield condition
    elif isinstance(condition, Several):
        for part in condition.of:
            yield from _criteria(part)
