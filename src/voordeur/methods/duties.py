"""Duties: when they begin, what fulfils them, when they are due again, and which are open now."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from voordeur.methods.conditions.asked import ONE_DAY, Answer
from voordeur.methods.conditions.compiling import compile_condition
from voordeur.methods.history import NO_COUNTS, Flips, History, Needs, Scope, View, Wanted, moments, stops
from voordeur.methods.language import POSTPONED, Duty, Text
from voordeur.methods.vocabulary import Fact


@dataclass(frozen=True, slots=True)
class OpenDuty:
    """What somebody owes now.

    `late_then` says what follows when the day has passed: "", "remind", "remind:ROLE" or "escalate:ROLE".
    `because` is the entry that began it; none when a day or a stage did.
    """

    id: str
    title: Text
    role: str
    thing: UUID | None
    since: date
    due: date
    late: bool
    deed: str
    late_then: str
    postponed_until: date | None
    because: UUID | None


class CompiledDuty:
    """A duty made ready to be asked."""

    def __init__(self, duty: Duty, ends: frozenset[str] = frozenset()) -> None:
        """Take a duty, and the stages in which its kind of file has ended."""
        self.duty = duty
        self.ends = ends
        self.after = compile_condition(duty.after)
        self.until = compile_condition(duty.until)
        self.unless = compile_condition(duty.unless) if duty.unless else None
        self.which = compile_condition(duty.which) if duty.which else None
        self.needs: Needs = self.after.needs | self.until.needs
        for asked in (self.unless, self.which):
            self.needs |= asked.needs if asked else Needs()
        self._rests_on = [(wanted, False) for wanted in self.after.rests_on]
        self._rests_on += [(wanted, True) for wanted in self.after.rests_on_file]
        self.late_then = f"{duty.late.how}:{duty.late.role}".rstrip(":") if duty.late else ""

    def let_go(self, view: View) -> bool:
        """Tell whether nobody owes it at this moment, whatever began it."""
        if self.unless is not None and self.unless.test(view):
            return True
        return self.which is not None and not self.which.test(view)

    def followed_from(self, scope: Scope, file: Scope) -> int | None:
        """Give the place from which on it must be followed, 0 for the beginning of the file; none when it is not owed.

        It cannot begin before all that its beginning rests on is there, and what had begun before the last entry that
        fulfils it is done. Where time decides too, every moment counts.
        """
        first = 0
        if not self.needs.time or self.after.entry is not None:
            for wanted, where in self._rests_on:
                places = (file if where else scope).places(wanted)
                if not places:
                    return None
                first = max(first, places[0])
        if self.needs.time or self.until.entry is None or self.duty.every is not None:
            return first
        fulfilled = scope.places(self.until.entry)
        if not fulfilled or fulfilled[-1] < first:
            return first
        if self.after.entry is not None and scope.places(self.after.entry)[-1] < fulfilled[-1]:
            return None
        return fulfilled[-1]

    def named_day(self, fact: Fact | None) -> date | None:
        """Give the day that the entry itself names; none when the duty asks for none or the entry names none."""
        named = fact.fields.get(self.duty.due_field) if fact and self.duty.due_field else None
        return named.date() if isinstance(named, datetime) else named

    def due(self, owed: "_Owed") -> date:
        """Give the day on which it is due."""
        if owed.due is not None:
            return owed.due
        if owed.again and self.duty.every is not None:
            return self.duty.every.after(owed.since)
        day = self.named_day(owed.fact) or self.a_term_after(owed.since)
        return day if self.duty.ahead is None else max(self.duty.ahead.before(day), owed.since)

    def owed_by(self, history: History) -> str:
        """Give the first of its roles that somebody holds here now; the first of all when nobody does."""
        here = len(history.facts)
        held = (role for role in self.duty.who if len(self.duty.who) > 1 and history.holders(role, here))
        return next(held, self.duty.who[0])

    def a_term_after(self, day: date) -> date:
        """Give the day on which its term ends."""
        term = self.duty.within or self.duty.at or self.duty.every
        assert term is not None, "a duty without a term names a day, and begins only with an entry that does"
        return term.after(day)


_POSTPONED = Wanted((POSTPONED,))


class _Owed:
    """Something owed since a day and place, begun by an entry if any; `due` when it is not a term after `since`."""

    __slots__ = ("again", "due", "fact", "n", "rests", "since")

    def __init__(self, since: date, n: int, fact: Fact | None, *, again: bool = False, due: date | None = None) -> None:
        self.since = since
        self.n = n
        self.fact = fact
        self.again = again
        self.due = due
        self.rests = False  # the file has ended, so nobody owes it until the file is opened again


def open_duties(
    duties: Iterable[CompiledDuty], history: History, today: date, flips: Flips, counts: Mapping[str, int] = NO_COUNTS
) -> tuple[OpenDuty, ...]:
    """Give what is owed today, the first due first; notes the day on which that changes by itself.

    A number from outside is taken as it is today, and may be another one tomorrow.
    """
    found: list[OpenDuty] = []
    view = View(history, today, len(history.facts), counts=counts)
    for compiled in duties:
        if compiled.needs.counts:
            flips.note(today + ONE_DAY)
        for thing, scope in _scopes(compiled.duty, history):
            view.scope, view.day, view.upto = scope, today, len(history.facts)
            owed = _owed(compiled, view, flips)
            if owed is not None:
                found.append(_open(compiled, owed, thing, history, today, flips))
    found.sort(key=lambda open_: (open_.due, open_.id, str(open_.thing or "")))
    return tuple(found)


def _scopes(duty: Duty, history: History) -> Iterable[tuple[Any, Scope]]:
    return history.things(duty.for_each).items() if duty.for_each else ((None, history.file),)


def _owed(compiled: CompiledDuty, view: View, flips: Flips) -> _Owed | None:
    """Give what is owed at the moment of the view, which is moved there from the beginning."""
    first = compiled.followed_from(view.scope, view.history.file)
    if first is None or (not compiled.needs.time and compiled.let_go(view)):
        return None
    view.flips = own = Flips()
    owed: _Owed | None = None
    for fact, begins in _moments(compiled, view, first):
        if owed is not None or begins:
            owed = _next(compiled, owed, view, fact, begins=begins)
    flips.note(own.next)
    return None if owed is None or owed.rests else owed


def _moments(compiled: CompiledDuty, view: View, first: int) -> Iterator[tuple[Fact | None, bool]]:
    """Move a view along the moments from a place on; give the entry that came then, and whether the duty begins."""
    history, until, after = view.history, (view.day, view.upto), compiled.after
    # Each entry that begins it begins it anew, and nothing else does.
    began = None if after.entry is None else frozenset(view.scope.places(after.entry))
    was: Answer = False
    if began is None and first > 0:
        view.day, view.upto = history.days[first - 1], first - 1
        was = after.test(view)
    found = stops(history, view.scope, compiled.needs, until, first)
    for day, upto, by_entry in moments(found, until, view.flips):
        view.day, view.upto = day, upto
        if began is not None:
            begins = by_entry and upto in began
        else:
            now = after.test(view)
            begins = bool(now) and (not was or (by_entry and after.pulses(view)))
            was = now
        yield history.facts[upto - 1] if by_entry else None, begins


def _next(compiled: CompiledDuty, owed: _Owed | None, view: View, fact: Fact | None, *, begins: bool) -> _Owed | None:
    """Give what is owed after one moment."""
    if compiled.let_go(view):
        return _resting(compiled, owed, view)
    if owed is not None and owed.rests:
        owed = _resumed(compiled, owed, view)
    fulfilled = False
    if owed is not None and _fulfilled(compiled, view, owed.n):
        owed, fulfilled = None, True
    if owed is not None:
        moved = begins and compiled.named_day(fact) is not None
        return _Owed(view.day, view.upto, fact) if moved else owed
    again = fulfilled and compiled.duty.every is not None
    if not begins and not again:
        return None
    # What is already so when it begins is not owed; entries count only after the beginning.
    if compiled.until.entry is None and _fulfilled(compiled, view, view.upto):
        return None
    if compiled.duty.due_field and not again and compiled.named_day(fact) is None:
        return None
    return _Owed(view.day, view.upto, fact, again=again)


def _resting(compiled: CompiledDuty, owed: _Owed | None, view: View) -> _Owed | None:
    """Let a duty go; one that was open when its file ended rests, as long as nothing fulfils it."""
    ended = view.history.stage_at(view.day, view.upto) in compiled.ends
    if owed is None or not ended or _fulfilled(compiled, view, owed.n):
        return None
    owed.rests = True
    return owed


def _resumed(compiled: CompiledDuty, owed: _Owed, view: View) -> _Owed:
    """Owe again what rested; its term begins anew, and a day that the entry itself named stays."""
    due = compiled.due(owed)
    if not compiled.duty.due_field:
        due = max(due, compiled.a_term_after(view.day))
    return _Owed(view.day, owed.n, owed.fact, due=due)


def _fulfilled(compiled: CompiledDuty, view: View, since: int) -> bool:
    """Tell whether what happened after a place fulfils it."""
    return bool(view.within(view.scope, compiled.until.test, after=since))


def _open(compiled: CompiledDuty, owed: _Owed, thing: Any, history: History, today: date, flips: Flips) -> OpenDuty:
    duty = compiled.duty
    due, postponed = compiled.due(owed), _postponed(duty.id, thing, owed.n, history)
    limit = max(due, postponed) if postponed else due
    late = today > limit
    if not late:
        flips.note(limit + ONE_DAY)
    return OpenDuty(
        duty.id, duty.title, compiled.owed_by(history), thing, owed.since, due, late, duty.deed, compiled.late_then,
        postponed, owed.fact.id if owed.fact else None,
    )  # fmt: skip


def _postponed(duty: str, thing: Any, since: int, history: History) -> date | None:
    for place in reversed(history.file.places(_POSTPONED)):
        fields = history.facts[place - 1].fields
        if place > since and fields.get("duty") == duty and fields.get("thing") == thing:
            until = fields.get("until")
            return until if isinstance(until, date) else None
    return None
