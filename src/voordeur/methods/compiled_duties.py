"""A duty made ready to be asked: when it begins, what fulfils it, what lets it go, and on which day it is due."""

from collections.abc import Iterator
from datetime import date, datetime

from voordeur.methods.conditions.asked import Asked
from voordeur.methods.conditions.compiling import compile_condition
from voordeur.methods.conditions.words import Condition, Holds, Several
from voordeur.methods.history import History, Needs, Scope, View
from voordeur.methods.language import Duty
from voordeur.methods.vocabulary import Fact


class CompiledDuty:
    """A duty made ready to be asked."""

    def __init__(self, duty: Duty, ends: frozenset[str] = frozenset()) -> None:
        """Take a duty, and the stages in which its kind of file has ended."""
        self.duty = duty
        self.ends = ends
        self.after = compile_condition(duty.after)
        self.until = compile_condition(duty.until)
        self.lets_go = _what_lets_go(duty)
        self.needs: Needs = self.after.needs | self.until.needs
        for asked in self.lets_go:
            self.needs |= asked.needs
        # Then what is owed now follows from its first beginning, or last named day, and its last fulfilment.
        self.plain = self.until.entry is not None and not self.needs.time
        if duty.due_field:
            self.plain = self.plain and self.after.entry is not None and duty.every is None
        self._rests_on = [(wanted, False) for wanted in self.after.rests_on]
        self._rests_on += [(wanted, True) for wanted in self.after.rests_on_file]
        self.late_then = f"{duty.late.how}:{duty.late.role}".rstrip(":") if duty.late else ""

    def let_go(self, view: View) -> bool:
        """Tell whether nobody owes it at this moment, whatever began it."""
        answers = [asked.test(view) for asked in self.lets_go]  # all are asked, so that each notes its day
        return any(answers)

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

    def due(self, owed: "Owed") -> date:
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
        if len(self.duty.who) == 1:
            return self.duty.who[0]
        return next((role for role in self.duty.who if history.holders(role, here)), self.duty.who[0])

    def a_term_after(self, day: date) -> date:
        """Give the day on which its term ends."""
        term = self.duty.within or self.duty.at or self.duty.every
        assert term is not None, "a duty without a term names a day, and begins only with an entry that does"
        return term.after(day)


def _what_lets_go(duty: Duty) -> tuple[Asked, ...]:
    """Give the conditions of which any lets a duty go."""
    asked = [compile_condition(one) for one in _alternatives(duty.unless)]
    if duty.which is not None:
        which = compile_condition(duty.which)
        asked.append(Asked(lambda view: not which.test(view), which.needs))
    return tuple(asked)


def _alternatives(condition: Condition | None) -> Iterator[Condition]:
    """Give the conditions of which one is enough."""
    match condition:
        case None:
            return
        case Holds():
            yield from _alternatives(condition.that)
        case Several(word="any_of"):
            for part in condition.of:
                yield from _alternatives(part)
        case _:
            yield condition


class Owed:
    """Something owed since a day and place, begun by an entry if any; `due` when it is not a term after `since`."""

    __slots__ = ("again", "due", "fact", "n", "rests", "since")

    def __init__(self, since: date, n: int, fact: Fact | None, *, again: bool = False, due: date | None = None) -> None:
        self.since = since
        self.n = n
        self.fact = fact
        self.again = again
        self.due = due
        self.rests = False  # the file has ended, so nobody owes it until the file is opened again
