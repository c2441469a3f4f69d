"""Pure decisions at the door: how an approach has ended, and when to try again."""

from collections.abc import Iterable
from typing import Literal, cast

PartOfDay = Literal["morning", "afternoon", "evening"]
ContactOutcome = Literal["", "talked", "opted_out", "non_response"]
DoorState = Literal["to_do", "no_answer", "in_touch", "talked", "opted_out", "not_reached", "empty"]
"""How a door on a round stands; `empty`: nobody lives there (any more)."""
DONE: tuple[DoorState, ...] = ("talked", "opted_out", "not_reached", "empty")
NO_ANSWER = ("nobody_home", "no_access")
NOBODY_LIVES_HERE = ("moved", "vacant")
PARTS_OF_DAY: tuple[PartOfDay, ...] = ("morning", "afternoon", "evening")

_STRONGEST_FIRST: tuple[ContactOutcome, ...] = ("talked", "opted_out", "non_response", "")


def stronger(one: ContactOutcome, other: ContactOutcome) -> ContactOutcome:
    """Give which of two outcomes of one door holds: a talk over an opt-out, an opt-out over no answer."""
    return min(one, other, key=_STRONGEST_FIRST.index)


def door_state(*, outcome: str, ended: bool, last_answer: str) -> DoorState:
    """Say how a door stands: a bell that nobody answered is not the end of an approach, only its closing is.

    `ended` is whether the door's method says that the approach is over, `last_answer` the outcome of the last attempt.
    """
    if outcome in ("talked", "opted_out"):
        return cast(DoorState, outcome)
    if last_answer in NOBODY_LIVES_HERE:
        return "empty"
    if ended:
        return "not_reached"
    if not last_answer:
        return "to_do"
    return "no_answer" if last_answer in NO_ANSWER else "in_touch"


def part_of_day_to_try(tried: Iterable[str]) -> PartOfDay:
    """Give the part of the day tried least often so far; the earliest one when they are equal."""
    attempts = list(tried)
    return min(PARTS_OF_DAY, key=lambda part: (attempts.count(part), PARTS_OF_DAY.index(part)))
