"""What is owed of one duty on one day, in a file or of one thing; walked through only where it must be."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from datetime import date

from voordeur.methods.compiled_duties import CompiledDuty, Owed
from voordeur.methods.conditions.asked import Answer, Asked
from voordeur.methods.history import Flips, History, Scope, View, moments, stops
from voordeur.methods.vocabulary import Fact


class Owing:
    """What is owed in one file on one day, asked of one duty after the other."""

    def __init__(self, history: History, today: date, flips: Flips, counts: Mapping[str, int]) -> None:
        """Take the file and the day; the day on which something of it changes by itself is noted in `flips`."""
        self._until = today, len(history.facts)
        self._flips = flips
        self._view = View(history, *self._until, counts=counts)
        self._gone: dict[tuple[Asked, Scope], int | None] = {}

    def of(self, compiled: CompiledDuty, scope: Scope) -> Owed | None:
        """Give what is owed of a duty in the file, or of one thing."""
        view = self._view
        first = compiled.followed_from(scope, view.history.file)
        if first is None:
            return None
        if compiled.needs.time:
            return self._walked(compiled, scope, first)
        held = self._held_from(compiled, scope)
        if held is None:
            return None
        if compiled.plain:
            begun = self._begun(compiled, scope, first)
            if begun is None or begun.n >= held:
                return begun and _again(compiled, begun, view.history, scope)
        return self._walked(compiled, scope, first)

    def _held_from(self, compiled: CompiledDuty, scope: Scope) -> int | None:
        """Give the place from which on nothing has let a duty go, none when something does now."""
        held = 0
        for asked in compiled.lets_go:
            gone = self._gone_from(asked, scope)
            if gone is None:
                return None
            held = max(held, gone)
        return held

    def _gone_from(self, asked: Asked, scope: Scope) -> int | None:
        """Give the place from which on a condition has not been true, none when it is true now."""
        if asked.entry is not None:
            return None if scope.places(asked.entry) else 0
        key = asked, self._view.history.file if asked.anywhere else scope
        if key not in self._gone:
            self._gone[key] = self._look_back(*key)
        return self._gone[key]

    def _look_back(self, asked: Asked, scope: Scope) -> int | None:
        view, days = self._view, self._view.history.days
        view.scope = scope
        view.day, view.upto = self._until
        if asked.test(view):
            return None
        place = 0
        for day, upto, _ in reversed(stops(view.history, scope, asked.needs, self._until)):
            view.day, view.upto = day, upto
            if asked.test(view):
                return place
            place = upto if upto > 0 and days[upto - 1] == day else upto + 1
        return 0

    def _begun(self, compiled: CompiledDuty, scope: Scope, first: int) -> Owed | None:
        """Give what is owed from a place on when nothing fulfils it or lets it go."""
        history, due_field = self._view.history, compiled.duty.due_field
        if compiled.after.entry is None:
            begun = (
                Owed(at.day, at.upto, fact) for at, fact, begins in self._moments(compiled, scope, first) if begins
            )
            return next(begun, None)
        places = scope.places(compiled.after.entry)
        places = places[bisect_left(places, first) :]
        for place in reversed(places) if due_field else places:
            fact = history.facts[place - 1]
            if not due_field or compiled.named_day(fact) is not None:
                return Owed(fact.on, place, fact)
        return None

    def _walked(self, compiled: CompiledDuty, scope: Scope, first: int) -> Owed | None:
        """Give what is owed after all moments from a place on, one by one."""
        owed: Owed | None = None
        for view, fact, begins in self._moments(compiled, scope, first):
            if owed is not None or begins:
                owed = _next(compiled, owed, view, fact, begins=begins)
        self._flips.note(self._view.flips.next)
        return None if owed is None or owed.rests else owed

    def _moments(self, compiled: CompiledDuty, scope: Scope, first: int) -> Iterator[tuple[View, Fact | None, bool]]:
        """Move the view along the moments from a place on; give the entry that came then, and whether it begins."""
        view, after = self._view, compiled.after
        history = view.history
        view.scope = scope
        # Each entry that begins it begins it anew, and nothing else does.
        began = None if after.entry is None else frozenset(scope.places(after.entry))
        was: Answer = False
        if began is None and first > 0:
            view.day, view.upto = history.days[first - 1], first - 1
            was = after.test(view)
        found = stops(history, scope, compiled.needs, self._until, first)
        for day, upto, by_entry in moments(found, self._until, view.flips):
            view.day, view.upto = day, upto
            if began is not None:
                begins = by_entry and upto in began
            else:
                now = after.test(view)
                begins = bool(now) and (not was or (by_entry and after.pulses(view)))
                was = now
            yield view, history.facts[upto - 1] if by_entry else None, begins


def _again(compiled: CompiledDuty, begun: Owed, history: History, scope: Scope) -> Owed:
    """Owe it again since it was last fulfilled, if it comes back after that."""
    if compiled.duty.every is None or compiled.until.entry is None:
        return begun
    fulfilled = scope.places(compiled.until.entry)
    if not fulfilled or fulfilled[-1] <= begun.n:
        return begun
    fact = history.facts[fulfilled[-1] - 1]
    return Owed(fact.on, fulfilled[-1], fact, again=True)


def _next(compiled: CompiledDuty, owed: Owed | None, view: View, fact: Fact | None, *, begins: bool) -> Owed | None:
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
        return Owed(view.day, view.upto, fact) if moved else owed
    again = fulfilled and compiled.duty.every is not None
    if not begins and not again:
        return None
    # What is already so when it begins is not owed; entries count only after the beginning.
    if compiled.until.entry is None and _fulfilled(compiled, view, view.upto):
        return None
    if compiled.duty.due_field and not again and compiled.named_day(fact) is None:
        return None
    return Owed(view.day, view.upto, fact, again=again)


def _resting(compiled: CompiledDuty, owed: Owed | None, view: View) -> Owed | None:
    """Let a duty go; one that was open when its file ended rests, as long as nothing fulfils it."""
    ended = view.history.stage_at(view.day, view.upto) in compiled.ends
    if owed is None or not ended or _fulfilled(compiled, view, owed.n):
        return None
    owed.rests = True
    return owed


def _resumed(compiled: CompiledDuty, owed: Owed, view: View) -> Owed:
    """Owe again what rested; its term begins anew, and a day that the entry itself named stays."""
    due = compiled.due(owed)
    if not compiled.duty.due_field:
        due = max(due, compiled.a_term_after(view.day))
    return Owed(view.day, owed.n, owed.fact, due=due)


def _fulfilled(compiled: CompiledDuty, view: View, since: int) -> bool:
    """Tell whether what happened after a place fulfils it."""
    return bool(view.within(view.scope, compiled.until.test, after=since))
