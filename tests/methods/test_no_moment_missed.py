"""Leaving moments out is only quicker: asking on every day and after every entry gives the same duties and figures."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.case_files import FIRST as BEGIN
from bench.case_files import facts_of
from tests.methods.building import in_library
from tests.methods.test_properties import days, facts_of_a_case
from tests.methods.test_properties import method as method_of_time
from voordeur.journal.kinds import vocabulary
from voordeur.methods import library
from voordeur.methods.compiled_duties import CompiledDuty, Owed
from voordeur.methods.conditions.compiling import compile_condition
from voordeur.methods.conditions.joined import became_true
from voordeur.methods.conditions.words import Entries, Happened
from voordeur.methods.counting import _compiled, contributions
from voordeur.methods.engine import judge
from voordeur.methods.history import History, View
from voordeur.methods.language import Method
from voordeur.methods.owing import _next
from voordeur.methods.stages import staged_history
from voordeur.methods.vocabulary import Fact

ONE_DAY = timedelta(days=1)
Open = tuple[str, UUID | None, date, date]


def every_moment(history: History, today: date, first: int) -> Iterator[tuple[date, int, bool]]:
    """Go through every day from the beginning of a file or thing, and on each day through its entries."""
    day = history.days[max(first, 1) - 1]
    yield day, first, first > 0
    place = first + 1
    while day <= today:
        yield day, place - 1, False
        while place <= len(history.days) and history.days[place - 1] == day:
            yield day, place, True
            place += 1
        day += ONE_DAY


def duties_the_long_way(method: Method, facts: list[Fact], track: str, today: date) -> set[Open]:
    history = staged_history(method, [fact for fact in facts if fact.on <= today], track=track, today=today)
    ends = frozenset(stage.id for stage in method.stages_of(track) if stage.end)
    found = set()
    for duty in method.duties.values() if history.facts else ():
        if duty.of != track:
            continue
        compiled = CompiledDuty(duty, ends)
        for scope in history.things(duty.for_each) if duty.for_each else (history.file,):
            owed: Owed | None = None
            was: bool | None = False
            for day, upto, by_entry in every_moment(history, today, scope.first):
                view = View(history, day, upto, scope=scope)
                now = compiled.after.test(view)
                begins = bool(now) and (not was or (by_entry and compiled.after.pulses(view)))
                was = now
                if owed is not None or begins:
                    fact = history.facts[upto - 1] if by_entry else None
                    owed = _next(compiled, owed, view, fact, begins=begins)
            if owed is not None and not owed.rests:
                found.add((duty.id, scope.id, owed.since, compiled.due(owed)))
    return found


def duties_the_short_way(method: Method, facts: list[Fact], track: str, today: date) -> set[Open]:
    judged = judge(method, facts, track=track, today=today)
    return {(open_.id, open_.thing, open_.since, open_.due) for open_ in judged.duties}


def counted_the_long_way(method: Method, facts: list[Fact], track: str, today: date) -> set[tuple[str, date, object]]:
    """Give on which days each file, thing or entry is counted, for what is no balance."""
    history = staged_history(method, facts, track=track, today=today)
    found = set()
    for compiled in _compiled(method, track) if history.facts else ():
        indicator, when = compiled.indicator, compiled.among or compiled.when
        if compiled.closes is not None:
            continue
        for scope in history.things(indicator.things) if indicator.things else (history.file,):
            if compiled.which and not compiled.which.test(View(history, today, len(history.facts), scope=scope)):
                continue
            was, begun = False, []
            for day, upto, by_entry in every_moment(history, today, scope.first):
                view = View(history, day, upto, scope=scope)
                now = bool(when.test(view))
                if now and (not was or (by_entry and when.pulses(view))):
                    begun.append((day, by_entry))
                was = now
            if indicator.count == "share":
                end = View(history, max(today, history.days[-1]), len(history.facts), scope=scope)
                met = 100 if compiled.when.test(end) else 0
                begun = [begun[0 if indicator.dated == "first" else -1]] if begun and was else []
                found.update((indicator.id, day, met) for day, _ in begun)
            elif indicator.count in ("files", "things"):
                spans = [
                    [one for one in begun if one[1] and one[0].year == year]
                    for year in sorted({day.year for day, entry in begun if entry})
                ]
                spans = spans if indicator.yearly else [begun] if begun and was else []
                begun = [span[0 if indicator.dated == "first" else -1] for span in spans]
                found.update((indicator.id, day, scope.id) for day, _ in begun)
            elif indicator.count == "entries":
                found.update((indicator.id, day, scope.id) for day, by_entry in begun if by_entry)
    return found


@settings(max_examples=60)
@given(facts_of_a_case(), days)
def test_duties_that_time_begins_and_ends(facts: list[Fact], today: date) -> None:
    method = method_of_time()
    assert duties_the_short_way(method, facts, "case", today) == duties_the_long_way(method, facts, "case", today)


@given(facts_of_a_case(), days, st.booleans(), st.integers(0, 2))
def test_a_term_after_an_entry_finds_it_without_walking(
    facts: list[Fact], today: date, last: bool, left_out: int
) -> None:
    history = History(fact for fact in facts if fact.on <= today)
    upto = max(len(history.facts) - left_out, 0)
    view = View(history, history.days[upto - 1] if left_out and upto else today, upto)
    for kind in sorted({fact.kind for fact in history.facts}) if upto else ():
        asked = compile_condition(Happened(Entries((kind,))))
        assert asked.entry is not None
        walked = became_true(replace(asked, entry=None), view, last=last)
        assert became_true(asked, view, last=last) == walked


@pytest.mark.parametrize("name", library.ids())
@settings(max_examples=2, deadline=None)
@given(seed=st.integers(0, 10_000), after=st.integers(100, 760), ending=st.booleans())
def test_duties_and_figures_of_the_library(name: str, seed: int, after: int, ending: bool) -> None:
    method, today = in_library(name), BEGIN + timedelta(days=after)
    for track in method.tracks:
        facts = facts_of(method, vocabulary(), track, 40, seed=seed, ending=ending)
        assert duties_the_short_way(method, facts, track, today) == duties_the_long_way(method, facts, track, today)
        known = [fact for fact in facts if fact.on <= today]
        figures = {
            (one.indicator, one.on, one.amount if method.indicators[one.indicator].count == "share" else one.thing)
            for one in contributions(method, known, track=track, today=today)
            if method.indicators[one.indicator].count in ("files", "things", "entries", "share")
        }
        assert figures == counted_the_long_way(method, known, track, today)
