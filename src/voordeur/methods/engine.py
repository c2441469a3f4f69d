"""Method + facts of one file + today = stage, duties, what may happen, what may not and why. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from voordeur.methods.compiled_duties import CompiledDuty
from voordeur.methods.conditions.asked import Asked
from voordeur.methods.conditions.compiling import compile_condition
from voordeur.methods.conditions.words import COUNTED_FOR_ENTRY, Condition
from voordeur.methods.duties import OpenDuty, open_duties
from voordeur.methods.history import NO_COUNTS, Flips, History, Needs, View, Wanted
from voordeur.methods.language import SET_ASIDE, Method, Rule, Text
from voordeur.methods.looking import compile_entries
from voordeur.methods.stages import StageMoves, walk_stages
from voordeur.methods.vocabulary import Fact

__all__ = [
    "Ban",
    "Explained",
    "Judgement",
    "OpenDuty",
    "Verdict",
    "judge",
    "needed_to_judge",
    "needed_to_weigh",
    "weigh",
]


@dataclass(frozen=True, slots=True)
class Explained:
    """A rule that stands in the way, why, and what must happen first."""

    rule: str
    because: Text
    first: Text


@dataclass(frozen=True, slots=True)
class Ban:
    """An entry that a rule does not allow now; `narrowed` when only some entries of the kind are meant."""

    kind: str
    rule: str
    because: Text
    first: Text
    narrowed: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a method says about one file on one day; before `changes_on` no day says anything else."""

    stage: str
    history: tuple[tuple[str, date], ...]
    duties: tuple[OpenDuty, ...]
    may: tuple[str, ...]
    may_not: tuple[Ban, ...]
    changes_on: date | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a method says about one new entry: accepted, refused (a step), or accepted as a deviation (a happening)."""

    refusal: Explained | None = None
    deviation: Explained | None = None

    @property
    def accepted(self) -> bool:
        """Tell whether the entry may be recorded."""
        return self.refusal is None


@dataclass(frozen=True, slots=True)
class _CompiledRule:
    rule: Rule
    guards: Wanted
    must: Asked | None
    unless: Asked | None
    kinds: frozenset[str]

    @property
    def needs(self) -> Needs:
        return (self.must.needs if self.must else Needs()) | (self.unless.needs if self.unless else Needs())


class _Program:
    """One method made ready for one kind of file."""

    def __init__(self, method: Method, track: str) -> None:
        self.stages = StageMoves(method, track)
        ends = frozenset(stage.id for stage in method.stages_of(track) if stage.end)
        self.duties = tuple(CompiledDuty(duty, ends) for duty in method.duties.values() if duty.of == track)
        rules = [rule for rule in method.rules.values() if rule.of == track]
        rules.sort(key=lambda rule: ("law", "safety", "method").index(rule.kind))
        self.rules = tuple(
            _CompiledRule(
                rule,
                compile_entries(rule.guards),
                _maybe(rule.must),
                _maybe(rule.unless),
                frozenset(rule.guards.kinds),
            )
            for rule in rules
        )
        each = frozenset(duty.duty.for_each for duty in self.duties if duty.duty.for_each)
        asked = [duty.needs for duty in self.duties] + [rule.needs for rule in self.rules]
        self.things = each.union(*(needs.things for needs in asked))


def _maybe(condition: Condition | None) -> Asked | None:
    return compile_condition(condition) if condition else None


@lru_cache(maxsize=256)
def _program(method: Method, track: str) -> _Program:
    return _Program(method, track)


@lru_cache(maxsize=256)
def needed_to_judge(method: Method, track: str) -> Needs:
    """Say what must be handed in to judge files of this kind: the numbers that their duties and rules ask for."""
    program = _program(method, track)
    needs = Needs()
    for duty in program.duties:
        needs |= duty.needs
    for rule in program.rules:
        needs |= rule.needs
    return needs


def needed_to_weigh(method: Method, track: str, kind: str) -> Needs:
    """Say what must be handed in to weigh an entry of this kind: numbers, who writes it, the programme."""
    needs = Needs()
    for rule in _program(method, track).rules:
        if kind in rule.guards.kinds:
            needs |= rule.needs
    return needs


def judge(
    method: Method,
    facts: Iterable[Fact],
    *,
    track: str,
    today: date,
    counts: Mapping[str, int] = NO_COUNTS,
    programme: str | None = None,
) -> Judgement:
    """Say where a file stands today, what is owed, and what may happen next.

    `programme` is the stage of the programme today; without it nothing is barred on account of that.
    """
    program, flips = _program(method, track), Flips()
    known = []
    for fact in facts:
        if fact.on <= today:
            known.append(fact)
        else:
            flips.note(fact.on)
    history = History(known, things=program.things)
    upto = len(history.facts)
    walk_stages(program.stages, history, today, flips)
    duties = open_duties(program.duties, history, today, flips, counts)
    # About whom a coming entry will be is not known yet, and so neither is that worker's case load.
    settled = {name: number for name, number in counts.items() if name not in COUNTED_FOR_ENTRY}
    view = View(history, today, upto, counts=settled, programme=programme, flips=flips)
    bans = _bans(program, view)
    stage = history.stage_at(today, upto)
    return Judgement(
        stage=stage,
        history=tuple((stage, day) for day, _, stage in history.stages),
        duties=duties,
        may=_may(program, view, stage, duties, bans),
        may_not=bans,
        changes_on=flips.next,
    )


def _bans(program: _Program, view: View) -> tuple[Ban, ...]:
    aside = _set_aside(view.history)
    bans = []
    for compiled in program.rules:
        rule = compiled.rule
        view.awaited = compiled.kinds
        if _broken(compiled, view, aside):
            bans += [
                Ban(kind, rule.id, rule.because, rule.first, bool(rule.guards.where)) for kind in rule.guards.kinds
            ]
    return tuple(bans)


def _broken(compiled: _CompiledRule, view: View, aside: frozenset[str]) -> bool:
    """Tell whether a rule is broken for sure; what depends on the entry itself is not, as long as there is none."""
    rule = compiled.rule
    if rule.kind == "method" and rule.id in aside:
        return False
    if compiled.unless is not None and compiled.unless.test(view):
        return False
    return compiled.must is None or compiled.must.test(view) is False


def _set_aside(history: History) -> frozenset[str]:
    places = history.file.by_kind.get(SET_ASIDE, ())
    return frozenset(str(history.facts[place - 1].fields.get("rule")) for place in places)


def _may(
    program: _Program, view: View, stage: str, duties: tuple[OpenDuty, ...], bans: tuple[Ban, ...]
) -> tuple[str, ...]:
    named = {duty.deed for duty in duties if duty.deed}
    for compiled in program.rules:
        if not compiled.rule.forbids or compiled.rule.guards.where:
            named.update(compiled.rule.guards.kinds)
    for step in program.stages.moves.get(stage, ()):
        view.awaited = frozenset(step.move.on)
        if step.condition is None or step.condition.test(view) is not False:
            named.update(step.move.on)
    return tuple(sorted(named - {ban.kind for ban in bans if not ban.narrowed}))


def weigh(
    method: Method,
    facts: Iterable[Fact],
    new: Fact,
    *,
    track: str,
    today: date,
    counts: Mapping[str, int] = NO_COUNTS,
    roles: Iterable[str] | None = (),
    covered: Iterable[str] = (),
    programme: str | None = None,
) -> Verdict:
    """Say whether a new entry may be recorded, judged by what had happened before it; whoever writes it has `roles`.

    Without `roles` (none) it is not known who will write it. For the roles in `covered` that person stands in: a rule
    of the method takes that as the role itself, a rule of law or safety must be met both with it and without.
    `programme` is the stage of the programme today; without it no rule that asks for that is broken.

    Raises NotCounted when a rule needs a number that was not handed in.
    """
    if new.kind == SET_ASIDE:
        return Verdict(refusal=_not_to_be_set_aside(method, str(new.fields.get("rule"))))
    program = _program(method, track)
    guarding = [one for one in program.rules if one.guards.takes(new)]
    if not guarding:
        return Verdict()
    day = min(new.on, today)
    history = History((fact for fact in facts if fact.id != new.id and fact.order < new.order), new)
    walk_stages(program.stages, history, day, Flips())
    held, standing_in = None if roles is None else frozenset(roles), frozenset(covered)
    view = View(history, day, history.known, entry=new, roles=held, counts=counts, programme=programme)
    view.along = 1
    aside = _set_aside(history)
    for compiled in guarding:
        for view.roles in _looked_at(compiled.rule.kind, held, standing_in):
            if _broken(compiled, view, aside):
                explained = Explained(compiled.rule.id, compiled.rule.because, compiled.rule.first)
                return Verdict(refusal=explained) if new.step else Verdict(deviation=explained)
    return Verdict()


def _looked_at(kind: str, held: frozenset[str] | None, covered: frozenset[str]) -> list[frozenset[str] | None]:
    """Give with which roles a rule of this kind looks at whoever writes."""
    if held is None or not covered:
        return [held]
    return [held | covered] if kind == "method" else [held, held | covered]


def _not_to_be_set_aside(method: Method, name: str) -> Explained | None:
    rule = method.rules.get(name)
    if rule is None:
        return Explained(name, Text("Deze werkwijze kent die regel niet.", "This method has no such rule."), Text(""))
    if rule.kind == "method":
        return None
    return Explained(
        name,
        Text(
            "Een regel van de wet of voor de veiligheid kan niemand opzij zetten.",
            "Nobody can set aside a rule of law or safety.",
        ),
        rule.first,
    )
