"""Pure decisions at the door: how an approach has ended, and when to try again."""

from collections.abc import Iterable
from typing import Literal

PartOfDay = Literal["morning", "afternoon", "evening"]
ContactOutcome = Literal["", "talked", "opted_out", "non_response"]
PARTS_OF_DAY: tuple[PartOfDay, ...] = ("morning", "afternoon", "evening")

_STRONGEST_FIRST: tuple[ContactOutcome, ...] = ("talked", "opted_out", "non_response", "")


def stronger(one: ContactOutcome, other: ContactOutcome) -> ContactOutcome:
    """Give which of two outcomes of one door holds: a talk over an opt-out, an opt-out over no answer."""
    return min(one, other, key=_STRONGEST_FIRST.index)


def part_of_day_to_try(tried: Iterable[str]) -> PartOfDay:
    """Give the part of the day tried least often so far; the earliest one when they are equal."""
    attempts = list(tried)
    return min(PARTS_OF_DAY, key=lambda part: (attempts.count(part), PARTS_OF_DAY.index(part)))
