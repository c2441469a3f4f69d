"""Pure decisions about the agenda of a conference: what is due or stuck in a case, worst first.

What a reader may not see is not handed in, so that it is not on the agenda that this reader gets.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args
from uuid import UUID

# From the worst on. What somebody put on the agenda by hand stands behind what nobody may leave undecided.
Why = Literal[
    "consequence_due",
    "answer_missing",
    "answer_back",
    "decision_late",
    "obstacle",
    "by_hand",
    "objection",
    "action_late",
    "duty_late",
    "long_wait",
    "no_answer",
    "not_picked_up",
    "wait",
    "due",
    "decision_open",
]
_WORST_FIRST: tuple[str, ...] = get_args(Why)
# How long an action may lie before a conference asks about it: a choice of ours, no source names a number.
NOT_PICKED_UP_AFTER = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class Point:
    """One thing to discuss: why it is on the agenda, what it is, whose, and since (or by) which day.

    `thing` is what it is about, or the word of a duty about nothing in particular; `within` what that belongs to: the
    obstacle on which an answer is awaited, the action that a decision became.
    """

    why: Why
    thing: UUID | str
    text: str
    on: date | None = None
    who: str = ""
    within: UUID | None = None

    @property
    def place(self) -> tuple[int, date, str]:
        """Where it stands: the worst first, and of the same kind the oldest."""
        return _WORST_FIRST.index(self.why), self.on or date.max, str(self.thing)


def agenda(points: Iterable[Point]) -> list[Point]:
    """Put points in order, and discuss each thing once, with all within it: by the worst that is the matter with it."""
    worst: dict[UUID | str, Point] = {}
    for point in sorted(points, key=lambda one: (one.place, one.text, one.who, str(one.within))):
        worst.setdefault(point.within or point.thing, point)
    return list(worst.values())


def of_action(*, agreed_on: date, due: date | None, picked_up: bool, today: date) -> Why | None:
    """Give why an open action must be discussed: it is late, or nobody took it up for a week."""
    if due is not None and due < today:
        return "action_late"
    return "not_picked_up" if not picked_up and agreed_on + NOT_PICKED_UP_AFTER <= today else None


def of_decision(*, by: date, today: date) -> Why:
    """Give why an open decision of an earlier conference must be discussed."""
    return "decision_late" if by < today else "decision_open"


def of_escalation(*, state: str, answer_due: date | None, today: date) -> Why | None:
    """Give why something asked of a level above must be discussed: no answer in time, or one to bring back."""
    if state == "answered":
        return "answer_back"
    return "answer_missing" if state == "asked" and answer_due is not None and answer_due < today else None


def of_duty(*, due: date, on: date, today: date) -> Why | None:
    """Give why a duty must be discussed: it is late today, or will be due by the day of the conference."""
    return "duty_late" if due < today else "due" if due <= max(on, today) else None
