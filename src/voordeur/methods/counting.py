"""Indicators: from the facts of one file to contributions, and from contributions to the figures of a period. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Any
from uuid import UUID

from voordeur.common.periods import Period
from voordeur.methods.conditions.asked import Answer, Asked
from voordeur.methods.conditions.compiling import compile_condition
from voordeur.methods.history import Flips, History, Needs, Scope, View, moments, stops
from voordeur.methods.language import MEANS, PLACES, Indicator, Method
from voordeur.methods.looking import number_in, value_of
from voordeur.methods.stages import staged_history
from voordeur.methods.vocabulary import Fact

NONE, ONE, WHOLE = Decimal(0), Decimal(1), Decimal(100)  # of a share each file is a whole or nothing
SMALLEST_SHOWN = 10  # figures about people below this are hidden, zero included
_NO_PLACE: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one file adds to one indicator on one day, and the entries that this rests on.

    `since` is the day from which its age counts: for what closes a balance, the day on which that was opened.
    """

    indicator: str
    on: date
    amount: Decimal
    by: Mapping[str, str]
    entries: tuple[UUID, ...]
    thing: UUID | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator over a period: its value, of how many contributions, split by label, and for a balance its age.

    `value` is none when nothing was counted for a mean. `age` is the mean age in days of what is open at the end.
    """

    value: Decimal | None
    of: int
    by: Mapping[str, "Figure"]
    age: int | None = None

    def hidden(self, about: str) -> bool:
        """Tell whether this figure is too small to show."""
        return about == "people" and self.of < SMALLEST_SHOWN


@dataclass(frozen=True, slots=True)
class _Compiled:
    indicator: Indicator
    when: Asked
    closes: Asked | None
    among: Asked | None
    which: Asked | None
    needs: Needs
    words: Mapping[str, str]


@lru_cache(maxsize=256)
def _compiled(method: Method, track: str) -> tuple[_Compiled, ...]:
    compiled, words = [], _words_written(method)
    for indicator in method.indicators.values():
        if indicator.of == track:
            when = compile_condition(indicator.when)
            closes, among, which = (
                compile_condition(one) if one else None for one in (indicator.closes, indicator.among, indicator.which)
            )
            needs = when.needs
            for other in (closes, among):
                needs |= other.needs if other else Needs()
            compiled.append(_Compiled(indicator, when, closes, among, which, needs, words))
    return tuple(compiled)


def _words_written(method: Method) -> Mapping[str, str]:
    """Give the words of a method by how somebody writes them: whoever writes "Politie" means the word `police`."""
    titled = {said.casefold(): id for id, title in method.words.items() for said in (title.en, title.nl) if said}
    return titled | {id: id for id in method.words}


def contributions(
    method: Method,
    facts: Iterable[Fact],
    *,
    track: str,
    place: Mapping[str, str] = _NO_PLACE,
    today: date | None = None,
) -> list[Contribution]:
    """Give what one file adds to the method's indicators.

    `place` holds its `area` and `street`; `today` matters only to stages that time moves (default: the last entry).
    """
    known = sorted(facts, key=lambda fact: fact.order)
    if not known:
        return []
    day = max(today or known[-1].on, known[-1].on)
    history = staged_history(method, known, track=track, today=day)
    found: list[Contribution] = []
    for compiled in _compiled(method, track):
        things = compiled.indicator.things
        for scope in history.things(things) if things else (history.file,):
            now = View(history, day, len(known), scope=scope)
            if compiled.which is None or compiled.which.test(now):
                found += _of_scope(compiled, history, scope, day, scope.id, place)
    return found


@dataclass(frozen=True, slots=True)
class _Beginning:
    """A moment at which a condition became true, by an entry or by time."""

    on: date
    n: int
    fact: Fact | None


def _of_scope(
    compiled: _Compiled, history: History, scope: Scope, day: date, thing: Any, place: Mapping[str, str]
) -> list[Contribution]:
    indicator = compiled.indicator
    if compiled.closes is not None:
        opened_and_closed = _balance(compiled, compiled.closes, history, scope, day, thing, place)
        return list(opened_and_closed if indicator.count == "balance" else _days(opened_and_closed))
    beginnings, holds = _beginnings(compiled, compiled.among or compiled.when, history, scope, day)
    if indicator.yearly:
        return [_contribution(compiled, one, ONE, thing, place) for one in _each_year(beginnings, indicator.dated)]
    if indicator.count in ("files", "things", "share"):
        if not holds or not beginnings:
            return []
        chosen = beginnings[0 if indicator.dated == "first" else -1]
        if compiled.among is None:
            return [_contribution(compiled, chosen, ONE, thing, place)]
        met, also = _beginnings(compiled, compiled.when, history, scope, day)
        counted = _contribution(compiled, chosen, WHOLE if also else NONE, thing, place)
        return [replace(counted, entries=(*counted.entries, *(one.fact.id for one in met[-1:] if also and one.fact)))]
    made = []
    for beginning in beginnings:
        amount = _amount(indicator, beginning.fact)
        if amount is not None:
            made.append(_contribution(compiled, beginning, amount, thing, place))
    return made


def _amount(indicator: Indicator, fact: Fact | None) -> Decimal | None:
    if fact is None:
        return None
    if indicator.count == "entries":
        return ONE
    return number_in(fact, indicator.amount_field)


def _each_year(beginnings: Iterable[_Beginning], dated: str) -> Iterable[_Beginning]:
    """Choose of each calendar year the first or last entry of that year."""
    chosen: dict[int, _Beginning] = {}
    for one in beginnings:
        if one.fact is not None and (dated == "last" or one.on.year not in chosen):
            chosen[one.on.year] = one
    return chosen.values()


def _beginnings(
    compiled: _Compiled, asked: Asked, history: History, scope: Scope, day: date
) -> tuple[list[_Beginning], Answer]:
    """Give the moments at which a condition became true, and whether it is true now."""
    found: list[_Beginning] = []
    was: Answer = False
    if not asked.can_be_true(scope, history.file):
        return found, was
    for view, fact in _walk(compiled, history, scope, day):
        now = asked.test(view)
        if now and (not was or (fact is not None and asked.pulses(view))):
            found.append(_Beginning(view.day, view.upto, fact))
        was = now
    return found, was


def _walk(compiled: _Compiled, history: History, scope: Scope, day: date) -> Iterator[tuple[View, Fact | None]]:
    """Go through the moments at which a figure can change: one view that moves along, and the entry if one came."""
    until, flips = (day, len(history.facts)), Flips()
    view = View(history, *until, scope=scope, flips=flips)
    for on, upto, by_entry in moments(stops(history, scope, compiled.needs, until), until, flips):
        view.day, view.upto = on, upto
        yield view, history.facts[upto - 1] if by_entry else None


def _balance(
    compiled: _Compiled,
    closes: Asked,
    history: History,
    scope: Scope,
    day: date,
    thing: Any,
    place: Mapping[str, str],
) -> Iterator[Contribution]:
    """Give +1 for each opening and -1 for the closing that follows it."""
    opened: Contribution | None = None
    since, was = 0, False
    if not compiled.when.can_be_true(scope, history.file):
        return
    for view, fact in _walk(compiled, history, scope, day):
        now = bool(compiled.when.test(view))
        begins = now and (not was or (fact is not None and compiled.when.pulses(view)))
        was = now
        if opened is not None and view.within(scope, closes.test, after=since):
            closing = (fact.id,) if fact else ()
            yield replace(opened, on=view.day, amount=-ONE, entries=(*opened.entries, *closing), since=opened.on)
            opened = None
        elif opened is None and begins:
            opened = _contribution(compiled, _Beginning(view.day, view.upto, fact), ONE, thing, place)
            since = view.upto
            yield opened


def _days(balance: Iterable[Contribution]) -> Iterator[Contribution]:
    """Give the days that it took, on the day on which it closed; what is still open tells nothing yet."""
    for one in balance:
        if one.amount < 0 and one.since is not None:
            yield replace(one, amount=Decimal((one.on - one.since).days))


def _contribution(
    compiled: _Compiled, at: _Beginning, amount: Decimal, thing: Any, place: Mapping[str, str]
) -> Contribution:
    indicator = compiled.indicator
    by = {
        name: place.get(name, "") if name in PLACES else _label(at.fact, name, compiled.words) for name in indicator.by
    }
    entries = (at.fact.id,) if at.fact else ()
    return Contribution(indicator.id, at.on, amount, by, entries, thing, at.on)


def _label(fact: Fact | None, name: str, words: Mapping[str, str]) -> str:
    value = value_of(fact, name) if fact else None
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple | list):
        return ", ".join(str(item) for item in value)
    if not isinstance(value, str):
        return str(value)
    return words.get(value) or words.get(value.strip().casefold(), value)


def figures(method: Method, found: Iterable[Contribution], period: Period) -> Mapping[str, Figure]:
    """Add contributions of any number of files up to the figures of a period, for every indicator of the method."""
    per_indicator: dict[str, list[Contribution]] = {name: [] for name in method.indicators}
    for contribution in found:
        if contribution.indicator in per_indicator:
            per_indicator[contribution.indicator].append(contribution)
    return {name: _figure(method.indicators[name], of, period) for name, of in per_indicator.items()}


def _figure(indicator: Indicator, found: list[Contribution], period: Period) -> Figure:
    if indicator.count == "balance":
        counted = [one for one in found if one.on <= period.last_day]
    else:
        counted = [one for one in found if one.on in period]
    parts: dict[str, list[Contribution]] = {}
    for one in counted:
        label = " / ".join(one.by.get(name, "") for name in indicator.by)
        parts.setdefault(label, []).append(one)
    by = {label: _sum(indicator, part, period, {}) for label, part in sorted(parts.items())} if indicator.by else {}
    return _sum(indicator, counted, period, by)


def _sum(indicator: Indicator, counted: list[Contribution], period: Period, by: Mapping[str, Figure]) -> Figure:
    total = sum((one.amount for one in counted), Decimal(0))
    if indicator.count in MEANS:
        mean = (total / len(counted)).quantize(Decimal("0.01"), ROUND_HALF_UP) if counted else None
        return Figure(mean, len(counted), by)
    if indicator.count == "balance":
        days = sum((one.amount * (period.last_day - (one.since or one.on)).days for one in counted), Decimal(0))
        age = int((days / total).quantize(ONE, ROUND_HALF_UP)) if total else None
        return Figure(total, int(total), by, age)
    return Figure(total, len(counted), by)
