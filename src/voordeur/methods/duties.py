"""The duties that are open now: what is owed, by whom, until when, and until when it is put off."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from voordeur.methods.compiled_duties import CompiledDuty, Owed
from voordeur.methods.conditions.asked import ONE_DAY
from voordeur.methods.history import NO_COUNTS, Flips, History, Wanted
from voordeur.methods.language import POSTPONED, Text
from voordeur.methods.owing import Owing


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


_POSTPONED = Wanted((POSTPONED,))


def open_duties(
    duties: Iterable[CompiledDuty], history: History, today: date, flips: Flips, counts: Mapping[str, int] = NO_COUNTS
) -> tuple[OpenDuty, ...]:
    """Give what is owed today, the first due first; notes the day on which that changes by itself.

    A number from outside is taken as it is today, and may be another one tomorrow.
    """
    found: list[OpenDuty] = []
    owing = Owing(history, today, flips, counts)
    for compiled in duties:
        if compiled.needs.counts:
            flips.note(today + ONE_DAY)
        each = compiled.duty.for_each
        for scope in history.things(each) if each else (history.file,):
            owed = owing.of(compiled, scope)
            if owed is not None:
                found.append(_open(compiled, owed, scope.id, history, today, flips))
    found.sort(key=lambda open_: (open_.due, open_.id, getattr(open_.thing, "int", 0)))
    return tuple(found)


def _open(compiled: CompiledDuty, owed: Owed, thing: Any, history: History, today: date, flips: Flips) -> OpenDuty:
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
