"""Whether a method can be followed: what it names exists, stages can be reached and left, duties can be fulfilled."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import Any

from voordeur.methods.condition_checking import ConditionCheck, Spot, can_be, positive_entries, rests_on_numbers_alone
from voordeur.methods.language import (
    AXES,
    PLACES,
    Duty,
    Indicator,
    Known,
    Method,
    Move,
    Role,
    Rule,
    Several,
    Stage,
    Text,
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
        _check_for_library(method, PurePath(file), problems)
    return MethodErrors(problems.found).problems


class _Check:
    def __init__(self, method: Method, vocabulary: Vocabulary, problems: Problems) -> None:
        self.method = method
        self.problems = problems
        self.vocabulary = vocabulary
        self.conditions = ConditionCheck(method, vocabulary, problems)

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
        if move.after is not None and move.after.count == 0:
            self.problems.add(move.place, "A stage that ends at once is no stage; write a term of a day or more.")

    def _reach(self, start: Stage, stages: tuple[Stage, ...]) -> None:
        reached = _reached(start.id, stages)
        ends = {stage.id for stage in stages if stage.end}
        if not ends:
            self.problems.add(start.place, f"No stage of a {start.of} says `end: true`, so it would never end.")
            return
        for stage in stages:
            if stage.id not in reached:
                self.problems.add(stage.place, f"Nothing leads to `{stage.id}`; which `next:` should name it?")
            elif stage.moves and not _reached(stage.id, stages).keys() & ends:
                circle = " → ".join((stage.id, *(name for name in _reached(stage.id, stages) if name != stage.id)))
                self.problems.add(
                    stage.place, f"From `{stage.id}` no end is ever reached: it goes round in {circle} → {stage.id}."
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
        if not can_be(duty.until, frozenset(), self._stages(duty.of)):
            self.problems.add(duty.place, "Nothing can fulfil this duty: its `until` is never true.")

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
        if rule.must is not None and rule.unless is None and not rule.guards.where:
            never = frozenset(rule.guards.kinds)
            if not can_be(rule.must, never, self._stages(rule.of, never)) and can_be(
                rule.must, frozenset(), self._stages(rule.of)
            ):
                kinds = ", ".join(f"`{kind}`" for kind in sorted(never))
                self.problems.add(
                    rule.place, f"This rule blocks itself: before {kinds} it demands what only {kinds} can bring about."
                )
        if rule.forbids and rule.unless is None and not rule.guards.where:
            self._forbidden(rule)

    def _forbidden(self, rule: Rule) -> None:
        for duty in self.method.duties.values():
            if duty.of == rule.of and duty.deed in rule.guards.kinds:
                self.problems.add(rule.place, f"`{duty.deed}` is forbidden here, and the duty `{duty.id}` asks for it.")

    def _indicator(self, indicator: Indicator) -> None:
        self._text(indicator.title, indicator.place)
        spot = Spot(indicator.of, thing=indicator.things, today=False)
        self.conditions.check(indicator.when, spot)
        self.conditions.check(indicator.closes, spot)
        if indicator.things:
            self.conditions.thing(indicator.things, indicator.place)
        counted = [kind for entries in positive_entries(indicator.when) for kind in entries.kinds]
        if not counted and indicator.count in ("entries", "sum", "mean"):
            self.problems.add(indicator.place, "This counts nothing: no entry can make its `when` true.")
        if not can_be(indicator.when, frozenset(), self._stages(indicator.of)):
            self.problems.add(indicator.place, "This counts nothing: its condition is never true.")
        known = [kind for kind in counted if kind in self.vocabulary]
        for name in indicator.by:
            if name not in PLACES and known and not any(name in self.vocabulary[kind].fields for kind in known):
                self.conditions.field(known[0], name, indicator.place)
        if indicator.amount_field:
            for kind in known:
                info = self.conditions.field(kind, indicator.amount_field, indicator.place)
                if info is not None and info.type not in ("int", "Decimal"):
                    self.problems.add(indicator.place, f"`{indicator.amount_field}` of `{kind}` is no number.")

    def _stages(self, track: str, never: frozenset[str] = frozenset()) -> frozenset[str]:
        start = self.method.start_of(track)
        return frozenset(_reached(start.id, self.method.stages_of(track), never)) if start else frozenset()

    def _eligibility(self) -> None:
        eligibility = self.method.eligibility
        if eligibility is None:
            return
        for known in _criteria(eligibility.that):
            if known.criterion not in eligibility.criteria:
                hint = did_you_mean(known.criterion, eligibility.criteria)
                self.problems.add(known.place, f"`{known.criterion}` is not among the `criteria:`.{hint}")


def _criteria(condition: object) -> Iterator[Known]:
    if isinstance(condition, Known):
        yield condition
    elif isinstance(condition, Several):
        for part in condition.of:
            yield from _criteria(part)


def _reached(start: str, stages: Iterable[Stage], never: frozenset[str] = frozenset()) -> dict[str, None]:
    """Give the stages that can be reached from one, itself included, in order, without entries of some kinds."""
    following = {
        stage.id: [move.to for move in stage.moves if move.after is not None or set(move.on) - never]
        for stage in stages
    }
    reached: dict[str, None] = {}
    waiting = [start]
    while waiting:
        stage = waiting.pop(0)
        if stage in following and stage not in reached:
            reached[stage] = None
            waiting += following[stage]
    return reached


def _check_for_library(method: Method, file: PurePath, problems: Problems) -> None:
    if method.id != file.stem:
        problems.add(_TOP, f"The id `{method.id}` is not the name of the file, `{file.stem}`.")
    for name in AXES:
        if name not in method.axes:
            problems.add(_TOP, f"The search axis `{name}` is missing under `axes:`.")
    if method.ground is None:
        problems.add(_TOP, "Why is this work allowed? `ground:` is missing.")
    if not method.source:
        problems.add(_TOP, "Where does this method come from? `source:` is missing.")
    for setting in method.settings.values():
        if not setting.title:
            problems.add(Place(path=f"settings.{setting.name}"), "A setting in the library has a `title:`.")
    for text, place, what in _texts(method):
        if text.nl and not text.en:
            problems.add(place, f"The {what} has no English text (`en:`).")


def _texts(method: Method) -> Iterator[tuple[Text, Place, str]]:
    yield from ((method.title, _TOP, "title"), (method.summary, _TOP, "summary"), (method.area, _TOP, "area"))
    if method.ground is not None:
        yield method.ground.refusal, _TOP, "refusal under `ground:`"
    for name, text in method.domains.items():
        yield text, Place(path=f"domains.{name}"), "life domain"
    if method.eligibility is not None:
        for name, text in method.eligibility.criteria.items():
            yield text, Place(path=f"eligibility.criteria.{name}"), "criterion"
    for setting in method.settings.values():
        yield setting.title, Place(path=f"settings.{setting.name}"), "title"
    titled = (method.roles, method.ladder, method.headings, method.stages, method.duties, method.indicators)
    for parts in titled:
        for part in parts.values():
            yield part.title, part.place, "title"
    for rule in method.rules.values():
        yield rule.because, rule.place, "`because`"
        yield rule.first, rule.place, "`first`"
