"""Duties: when they begin, what fulfils them, when they are due again, and which are open now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from voordeur.methods.conditions import ONE_DAY, Answer, compile_condition
from voordeur.methods.history import NO_COUNTS, Flips, History, Line, Lines, Needs, View, moments
from voordeur.methods.language import POSTPONED, Duty, Happened, Text


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
        # A duty that begins with an entry needs no walk in files without one.
        self.begins_with = duty.after.entries.kinds if isinstance(duty.after, Happened) else None
        self.late_then = f"{duty.late.how}:{duty.late.role}".rstrip(":") if duty.late else ""

    def due(self, day: date, line: Line | None, *, again: bool) -> date | None:
        """Give the day on which it is due when it begins now; none when the entry names no day."""
        duty = self.duty
        if again and duty.every is not None:
            return duty.every.after(day)
        if duty.due_field:
            named = line.fact.fields.get(duty.due_field) if line else None
            return named.date() if isinstance(named, datetime) else named
        term = duty.within or duty.at or duty.every
        return term.after(day) if term else None


class _Owed:
    __slots__ = ("because", "due", "n", "rests", "since")

    def __init__(self, since: date, due: date, n: int, because: UUID | None, *, rests: bool = False) -> None:
        self.since = since
        self.due = due
        self.n = n
        self.because = because
        self.rests = rests  # the file has ended, so nobody owes it until the file is opened again


def open_duties(
    duties: Iterable[CompiledDuty], history: History, today: date, flips: Flips, counts: Mapping[str, int] = NO_COUNTS
) -> tuple[OpenDuty, ...]:
    """Give what is owed today, the first due first; notes the day on which that changes by itself.

    A number from outside is taken as it is today, and may be another one tomorrow.
    """
    found: list[OpenDuty] = []
    for compiled in duties:
        if compiled.needs.counts:
            flips.note(today + ONE_DAY)
        for thing, lines in _scopes(compiled.duty, history):
            owed = _owed(compiled, history, lines, today, flips, counts)
            if owed is not None:
                found.append(_open(compiled, owed, thing, history, today, flips))
    found.sort(key=lambda open_: (open_.due, open_.id, str(open_.thing or "")))
    return tuple(found)


def _scopes(duty: Duty, history: History) -> Iterable[tuple[Any, Lines]]:
    if not duty.for_each:
        return ((None, history.by_kind),)
    return [(id_, thing.lines) for id_, thing in history.things(duty.for_each).items()]


def _owed(
    compiled: CompiledDuty, history: History, lines: Lines, today: date, flips: Flips, counts: Mapping[str, int]
) -> _Owed | None:
    if compiled.begins_with is not None and not any(kind in lines for kind in compiled.begins_with):
        return None
    owed: _Owed | None = None
    was: Answer = False
    own = Flips()
    for day, n, line in moments(history, lines, compiled.needs, (today, len(history.lines)), own):
        view = View(history, day, n, lines=lines, counts=counts, flips=own)
        now = compiled.after.test(view)
        begins = bool(now) and (not was or (line is not None and compiled.after.pulses(view, line)))
        was = now
        owed = _next(compiled, owed, view, line, begins=begins)
    flips.note(own.next)
    return None if owed is None or owed.rests else owed


def _next(compiled: CompiledDuty, owed: _Owed | None, view: View, line: Line | None, *, begins: bool) -> _Owed | None:
    """Give what is owed after one moment."""
    if not owed and not begins:
        return None
    if (compiled.unless and compiled.unless.test(view)) or (compiled.which and not compiled.which.test(view)):
        return _resting(compiled, owed, view)
    if owed is not None and owed.rests:
        owed = _resumed(compiled, owed, view)
    fulfilled = False
    if owed is not None and compiled.until.test(_since(view, owed.n)):
        owed, fulfilled = None, True
    if owed is not None:
        if begins and compiled.duty.due_field and (due := compiled.due(view.day, line, again=False)):
            return _Owed(view.day, due, view.upto, line.fact.id if line else None)
        return owed
    again = fulfilled and compiled.duty.every is not None
    if not begins and not again:
        return None
    due = compiled.due(view.day, line, again=again)
    # What is already so when it begins is not owed; entries count only after the beginning.
    if due is None or compiled.until.test(_since(view, view.upto)):
        return None
    return _Owed(view.day, due, view.upto, line.fact.id if line else None)


def _resting(compiled: CompiledDuty, owed: _Owed | None, view: View) -> _Owed | None:
    """Let a duty go; one that was open when its file ended rests, as long as nothing fulfils it."""
    ended = view.history.stage_at(view.day, view.upto) in compiled.ends
    if owed is None or not ended or compiled.until.test(_since(view, owed.n)):
        return None
    return _Owed(owed.since, owed.due, owed.n, owed.because, rests=True)


def _resumed(compiled: CompiledDuty, owed: _Owed, view: View) -> _Owed:
    """Owe again what rested; its term begins anew, and a day that the entry itself named stays."""
    anew = None if compiled.duty.due_field else compiled.due(view.day, None, again=False)
    return _Owed(view.day, max(owed.due, anew or owed.due), owed.n, owed.because)


def _since(view: View, n: int) -> View:
    return view.within(view.lines, after=n)


def _open(compiled: CompiledDuty, owed: _Owed, thing: Any, history: History, today: date, flips: Flips) -> OpenDuty:
    duty = compiled.duty
    postponed = _postponed(duty.id, thing, owed.n, history)
    limit = max(owed.due, postponed) if postponed else owed.due
    late = today > limit
    if not late:
        flips.note(limit + ONE_DAY)
    return OpenDuty(
        duty.id, duty.title, duty.who, thing, owed.since, owed.due, late, duty.deed, compiled.late_then, postponed,
        owed.because,
    )  # fmt: skip


def _postponed(duty: str, thing: Any, since: int, history: History) -> date | None:
    for line in reversed(history.by_kind.get(POSTPONED, ())):
        fields = line.fact.fields
        if line.n > since and fields.get("duty") == duty and fields.get("thing") == thing:
            until = fields.get("until")
            return until if isinstance(until, date) else None
    return None
