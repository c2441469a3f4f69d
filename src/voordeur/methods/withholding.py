"""What is kept and read by nobody but whoever wrote it, as long as a rule is not met: a blank start. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from uuid import UUID

from voordeur.methods.conditions.asked import Asked
from voordeur.methods.conditions.compiling import compile_condition
from voordeur.methods.history import History, Needs, View, Wanted
from voordeur.methods.language import SET_ASIDE, Method, Rule
from voordeur.methods.looking import compile_entries
from voordeur.methods.vocabulary import Fact


def withheld(method: Method, facts: Sequence[Fact], *, track: str, taken_back: Sequence[Fact] = ()) -> frozenset[UUID]:
    """Give the ids of the facts that count for nothing yet, in a file of this kind with all these facts.

    A rule with `withheld` that is not met and not set aside keeps back all that it guards, also what was taken back
    since; once it is met, all of that is told, each under its own date.
    """
    rules = _withholding(method, track)
    if not rules:
        return frozenset()
    history = History(facts)
    view = View(history, max((fact.on for fact in facts), default=date.min), history.known)
    aside = {fact.fields.get("rule") for fact in facts if fact.kind == SET_ASIDE}
    unmet = [guards for rule, guards, must in rules if rule.id not in aside and must.test(view) is False]
    return frozenset(fact.id for fact in (*facts, *taken_back) if any(guards.takes(fact) for guards in unmet))


def withholds(method: Method, track: str) -> bool:
    """Tell whether anything can be withheld in files of this kind at all."""
    return bool(_withholding(method, track))


def told_by(method: Method, facts: Sequence[Fact], *, track: str) -> Sequence[Fact]:
    """Give the facts that count, without those that are withheld."""
    apart = withheld(method, facts, track=track)
    return [fact for fact in facts if fact.id not in apart] if apart else facts


def rests_on_entries_alone(needs: Needs, guarded: Iterable[str]) -> bool:
    """Tell whether a condition is decided by what stands in the file, and by nothing that waits for it to be met."""
    outside = needs.time or needs.stages or needs.writer or needs.programme or needs.counts
    return not outside and not (needs.kinds | needs.file_kinds) & frozenset(guarded)


@lru_cache(maxsize=256)
def _withholding(method: Method, track: str) -> tuple[tuple[Rule, Wanted, Asked], ...]:
    rules = [rule for rule in method.rules.values() if rule.withheld and rule.of == track and rule.must is not None]
    return tuple((rule, compile_entries(rule.guards), compile_condition(rule.must)) for rule in rules if rule.must)
