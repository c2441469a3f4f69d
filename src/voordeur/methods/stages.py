"""The stages that a file goes through, moved by entries and by time."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from voordeur.common.terms import Term
from voordeur.methods.conditions.asked import ONE_DAY, Asked
from voordeur.methods.conditions.compiling import compile_condition
from voordeur.methods.history import Flips, History, View
from voordeur.methods.language import Method, Move
from voordeur.methods.looking import compile_where
from voordeur.methods.vocabulary import Fact


@dataclass(frozen=True, slots=True)
class _CompiledMove:
    move: Move
    matches: Callable[[Fact], bool] | None
    condition: Asked | None

    @property
    def term(self) -> Term:
        assert self.move.after is not None, "only moves by time have a term"
        return self.move.after

    def fits(self, view: View) -> bool:
        return self.condition is None or self.condition.test(view) is True

    def follows(self, view: View, fact: Fact) -> bool:
        return (self.matches is None or self.matches(fact)) and self.fits(view)


class StageMoves:
    """The moves between the stages of one kind of file, made ready."""

    def __init__(self, method: Method, track: str) -> None:
        start = method.start_of(track)
        self.start = start.id if start else ""
        self.moves = {
            stage.id: tuple(
                _CompiledMove(
                    move,
                    compile_where(move.where) if move.where else None,
                    compile_condition(move.condition) if move.condition else None,
                )
                for move in stage.moves
            )
            for stage in method.stages_of(track)
        }
        self.by_kind = {stage: _by_kind(steps) for stage, steps in self.moves.items()}
        self.timed = {
            stage: tuple(step for step in steps if step.move.after is not None) for stage, steps in self.moves.items()
        }


def _by_kind(steps: Iterable[_CompiledMove]) -> dict[str, list[_CompiledMove]]:
    found: dict[str, list[_CompiledMove]] = {}
    for step in steps:
        for kind in step.move.on:
            found.setdefault(kind, []).append(step)
    return found


@lru_cache(maxsize=256)
def stage_moves(method: Method, track: str) -> StageMoves:
    """Give the moves of a method for one kind of file, made ready once."""
    return StageMoves(method, track)


def staged_history(method: Method, facts: Iterable[Fact], *, track: str, today: date) -> History:
    """Give the facts in their order, with the stages that the file went through up to a day."""
    history = History(facts)
    walk_stages(stage_moves(method, track), history, today, Flips())
    return history


def walk_stages(moves: StageMoves, history: History, today: date, flips: Flips) -> None:
    """Move the file through its stages; a day on which time moves it stands before that day's entries.

    What time will still move is noted in `flips`.
    """
    history.begins_in = moves.start
    if not moves.start or not history.known:
        return
    stage, since = moves.start, history.days[0]
    history.enter(since, 0, stage)
    by_time = _earliest(moves, stage, since)
    view = View(history, since, 0)
    for place, fact in enumerate(history.facts[: history.known], start=1):
        if by_time is not None and by_time <= fact.on:
            stage, since = _moved_by_time(moves, history, (stage, since), (fact.on, place - 1), Flips())
            by_time = _earliest(moves, stage, since)
        steps = moves.by_kind[stage].get(fact.kind)
        if steps is None:
            continue
        view.day, view.upto, view.entry = fact.on, place, fact
        for step in steps:
            if step.follows(view, fact):
                stage, since = step.move.to, fact.on
                history.enter(since, place, stage)
                by_time = _earliest(moves, stage, since)
                break
    _moved_by_time(moves, history, (stage, since), (today, history.known), flips)


def _earliest(moves: StageMoves, stage: str, since: date) -> date | None:
    """Give the first day on which time could bring a file out of a stage; none when only entries do."""
    return min((step.term.after(since) for step in moves.timed[stage]), default=None)


def _moved_by_time(
    moves: StageMoves, history: History, standing: tuple[str, date], until: tuple[date, int], flips: Flips
) -> tuple[str, date]:
    """Make all moves that time brings up to a moment; note the first that is still to come."""
    stage, since = standing
    while moves.timed[stage]:
        coming = Flips()
        found: tuple[date, str] | None = None
        for step in moves.timed[stage]:
            moved = _first_fit(step, history, since, until, coming)
            if moved is not None and moved > since and (found is None or moved < found[0]):
                found = moved, step.move.to
        if found is None:
            flips.note(coming.next)
            break
        since, stage = found
        history.enter(since, _facts_before(history, since, until[1]), stage)
    return stage, since


def _first_fit(
    step: _CompiledMove, history: History, since: date, until: tuple[date, int], coming: Flips
) -> date | None:
    """Give the first day, a term after `since` or later, on which time can make this move; note a day to come."""
    day, upto = until
    on = step.term.after(since)
    while on <= day:
        flips = Flips()
        before = _facts_before(history, on, upto)
        if step.fits(View(history, on, before, flips=flips)):
            return on
        if before < upto:
            flips.note(history.days[before] + ONE_DAY)
        if flips.next is None:
            return None
        on = flips.next
    coming.note(on)
    return None


def _facts_before(history: History, day: date, upto: int) -> int:
    return bisect_left(history.days, day, 0, upto)
