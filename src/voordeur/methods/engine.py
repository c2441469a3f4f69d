"""Method + facts of one file + today = stage, duties, what may happen, what may not and why. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from voordeur.common.terms import Term
from voordeur.methods.conditions import ONE_DAY, Asked, compile_condition, compile_entries, compile_where
from voordeur.methods.duties import CompiledDuty, OpenDuty, open_duties
from voordeur.methods.history import NO_COUNTS, Flips, History, View, Wanted
from voordeur.methods.language import SET_ASIDE, Condition, Method, Move, Rule, Several, Text
from voordeur.methods.vocabulary import Fact

__all__ = ["Ban", "Eligible", "Explained", "Judgement", "OpenDuty", "Verdict", "eligible", "judge", "weigh"]


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
class _CompiledMove:
    move: Move
    matches: Callable[[Fact], bool]
    condition: Asked | None

    @property
    def term(self) -> Term:
        assert self.move.after is not None, "only moves by time have a term"
        return self.move.after


@dataclass(frozen=True, slots=True)
class _CompiledRule:
    rule: Rule
    guards: Wanted
    must: Asked | None
    unless: Asked | None


class _Program:
    """One method made ready for one kind of file."""

    def __init__(self, method: Method, track: str) -> None:
        start = method.start_of(track)
        self.start = start.id if start else ""
        self.moves = {
            stage.id: tuple(
                _CompiledMove(move, compile_where(move.where), _maybe(move.condition)) for move in stage.moves
            )
            for stage in method.stages_of(track)
        }
        self.timed = {
            stage: tuple(step for step in steps if step.move.after is not None) for stage, steps in self.moves.items()
        }
        self.duties = tuple(CompiledDuty(duty) for duty in method.duties.values() if duty.of == track)
        rules = [rule for rule in method.rules.values() if rule.of == track]
        rules.sort(key=lambda rule: ("law", "safety", "method").index(rule.kind))
        self.rules = tuple(
            _CompiledRule(rule, compile_entries(rule.guards), _maybe(rule.must), _maybe(rule.unless)) for rule in rules
        )


def _maybe(condition: Condition | None) -> Asked | None:
    return compile_condition(condition) if condition else None


@lru_cache(maxsize=256)
def _program(method: Method, track: str) -> _Program:
    return _Program(method, track)


def judge(
    method: Method, facts: Iterable[Fact], *, track: str, today: date, counts: Mapping[str, int] = NO_COUNTS
) -> Judgement:
    """Say where a file stands today, what is owed, and what may happen next."""
    program, flips = _program(method, track), Flips()
    known = []
    for fact in facts:
        if fact.on <= today:
            known.append(fact)
        else:
            flips.note(fact.on)
    history = History(known)
    upto = len(history.lines)
    _walk_stages(program, history, today, flips)
    duties = open_duties(program.duties, history, today, flips)
    bans = _bans(program, View(history, today, upto, counts=counts, flips=flips))
    stage = history.stage_at(today, upto) or program.start
    return Judgement(
        stage=stage,
        history=tuple((stage, day) for day, _, stage in history.stages),
        duties=duties,
        may=_may(program, View(history, today, upto, counts=counts, flips=flips), stage, duties, bans),
        may_not=bans,
        changes_on=flips.next,
    )


def staged_history(method: Method, facts: Iterable[Fact], *, track: str, today: date) -> History:
    """Give the facts in their order, with the stages that the file went through up to a day."""
    history = History(facts)
    _walk_stages(_program(method, track), history, today, Flips())
    return history


def _walk_stages(program: _Program, history: History, today: date, flips: Flips) -> None:
    """Move the file through its stages; a day on which time moves it stands before that day's entries."""
    if not program.start or not history.lines:
        return
    stage, since = program.start, history.lines[0].fact.on
    history.stages.append((since, 0, stage))
    for line in history.lines:
        stage, since = _moved_by_time(program, history, (stage, since), line.fact.on, line.n - 1, Flips())
        view = View(history, line.fact.on, line.n, entry=line.fact)
        for step in program.moves[stage]:
            if line.fact.kind in step.move.on and step.matches(line.fact) and _fits(step, view):
                stage, since = step.move.to, line.fact.on
                history.stages.append((since, line.n, stage))
                break
    _moved_by_time(program, history, (stage, since), today, len(history.lines), flips)


def _moved_by_time(
    program: _Program,
    history: History,
    standing: tuple[str, date],
    day: date,
    upto: int,
    flips: Flips,
) -> tuple[str, date]:
    """Make all moves that time brings up to and including a day; note the first that is still to come."""
    stage, since = standing
    while True:
        coming = Flips()
        for step in program.timed[stage]:
            due = step.term.after(since)
            if due > day:
                coming.note(due)
                continue
            moved = _first_fit(step, history, due, day, upto, coming)
            if moved is not None and moved > since:
                stage, since = step.move.to, moved
                history.stages.append((since, _facts_before(history, since, upto), stage))
                break
        else:
            flips.note(coming.next)
            return stage, since


def _first_fit(step: _CompiledMove, history: History, due: date, day: date, upto: int, coming: Flips) -> date | None:
    """Give the first day from `due` on, up to `day`, on which the condition of a timed move holds."""
    if step.condition is None:
        return due
    while due <= day:
        flips = Flips()
        view = View(history, due, _facts_before(history, due, upto), flips=flips)
        if step.condition.test(view):
            return due
        later = [line.fact.on + ONE_DAY for line in history.lines[:upto] if line.fact.on >= due]
        flips.note(min(later, default=None))
        if flips.next is None:
            return None
        due = flips.next
    coming.note(due)
    return None


def _facts_before(history: History, day: date, upto: int) -> int:
    return sum(1 for line in history.lines[:upto] if line.fact.on < day)


def _fits(step: _CompiledMove, view: View) -> bool:
    return step.condition is None or step.condition.test(view) is True


def _bans(program: _Program, view: View) -> tuple[Ban, ...]:
    aside = _set_aside(view.history)
    bans = []
    for compiled in program.rules:
        if _broken(compiled, view, aside):
            rule = compiled.rule
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
    return frozenset(str(line.fact.fields.get("rule")) for line in history.by_kind.get(SET_ASIDE, ()))


def _may(
    program: _Program, view: View, stage: str, duties: tuple[OpenDuty, ...], bans: tuple[Ban, ...]
) -> tuple[str, ...]:
    named = {duty.deed for duty in duties if duty.deed}
    for compiled in program.rules:
        if not compiled.rule.forbids or compiled.rule.guards.where:
            named.update(compiled.rule.guards.kinds)
    for step in program.moves.get(stage, ()):
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
) -> Verdict:
    """Say whether a new entry may be recorded, judged by what had happened before it.

    Raises NotCounted when a rule needs a number that was not handed in.
    """
    if new.kind == SET_ASIDE:
        return Verdict(refusal=_not_to_be_set_aside(method, str(new.fields.get("rule"))))
    program = _program(method, track)
    guarding = [one for one in program.rules if new.kind in one.guards.kinds and one.guards.matches(new)]
    if not guarding:
        return Verdict()
    day = min(new.on, today)
    history = History(fact for fact in facts if fact.id != new.id and fact.order < new.order)
    _walk_stages(program, history, day, Flips())
    view = View(history, day, len(history.lines), entry=new, counts=counts)
    aside = _set_aside(history)
    for compiled in guarding:
        if _broken(compiled, view, aside):
            explained = Explained(compiled.rule.id, compiled.rule.because, compiled.rule.first)
            return Verdict(refusal=explained) if new.step else Verdict(deviation=explained)
    return Verdict()


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


@dataclass(frozen=True, slots=True)
class Eligible:
    """Whether a method is meant for somebody: yes, no or unknown, and the answers that decide it."""

    answer: str
    because: tuple[str, ...]


def eligible(method: Method, answers: Mapping[str, str]) -> Eligible:
    """Say whether a method is meant for somebody, from answers (yes, no, unknown) to its criteria.

    `because` holds the criteria that decide a yes or no, or, when it is unknown, those that are still to be asked.
    """
    if method.eligibility is None or method.eligibility.that is None:
        return Eligible("yes", ())
    holds, because = _met(method.eligibility.that, answers)
    return Eligible("unknown" if holds is None else "yes" if holds else "no", because)


def _met(condition: Condition, answers: Mapping[str, str]) -> tuple[bool | None, tuple[str, ...]]:
    if not isinstance(condition, Several):
        name = getattr(condition, "criterion", "")
        answer = answers.get(name, "unknown")
        return (None if answer == "unknown" else answer == "yes"), (name,)
    parts = [_met(part, answers) for part in condition.of]
    yes = sum(1 for holds, _ in parts if holds)
    unsure = sum(1 for holds, _ in parts if holds is None)
    whole: bool | None = None
    if yes > condition.at_most or yes + unsure < condition.at_least:
        whole = False
    elif yes >= condition.at_least and yes + unsure <= condition.at_most:
        whole = True
    # What decides: for a missing yes the noes, for a yes too many or enough the yesses, else what is still unknown.
    if whole is None:
        wanted: bool | None = None
    elif whole:
        wanted = condition.at_least > 0
    else:
        wanted = yes > condition.at_most
    names = tuple(name for holds, because in parts if holds is wanted for name in because)
    return whole, tuple(dict.fromkeys(names))
