"""When a message is tried again or given up, and what may be on paper for whom. Pure: moments are passed in."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

GIVEN_UP_AFTER = timedelta(days=3)
_PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360))


def pause(attempts: int) -> timedelta:
    """Give how long to wait after so many attempts in vain: longer each time, six hours at most."""
    return _PAUSES[min(max(attempts, 1), len(_PAUSES)) - 1]


def given_up(queued: datetime, at: datetime) -> bool:
    """Tell whether a message has been tried for so long that its writer must hear that it does not arrive."""
    return at - queued >= GIVEN_UP_AFTER


READS_FROM = 12  # from this age somebody gets letters of his or her own
DECIDES_FROM = 16  # from this age nobody else reads along (trust rule 9)


@dataclass(frozen=True, kw_only=True)
class Member:
    """Somebody in a household as far as it matters for what may be on paper; `age` on the day of the letter.

    `read_by`: who has parental authority over a child and so may read of it; None when nothing is known of that.
    """

    person: UUID
    name: str
    role: str
    age: int | None
    read_by: frozenset[UUID] | None = None

    @property
    def is_child(self) -> bool:
        """Whether it is a child; without a birth date the place in the household decides."""
        return self.role == "child" if self.age is None else self.age < DECIDES_FROM

    def is_child_of(self, reader: "Member") -> bool:
        """Whether it is a child whose matters this reader may know: not without authority, where that is known."""
        return self.is_child and (self.read_by is None or reader.person in self.read_by)

    @property
    def is_parent(self) -> bool:
        """Whether it may be taken to be a parent: a new partner, grandparent or lodger may not."""
        return not self.is_child and self.role in ("adult", "parent")


def can_get_letters(member: Member) -> bool:
    """Tell whether letters can be made for somebody: from twelve years on."""
    return member.role != "child" if member.age is None else member.age >= READS_FROM


def may_read_of(reader: Member, *, about: Collection[UUID], confined: bool, household: Mapping[UUID, Member]) -> bool:
    """Tell whether something may stand in a letter to this reader.

    What was told in confidence never goes on paper. What is about nobody in particular is of the household; what is
    about others as well as the reader they know together. What is about others alone only a parent reads, and only of
    children who are not yet sixteen, over whom that parent has authority as far as that was written down.
    """
    if confined:
        return False
    if not about or reader.person in about:
        return True
    others = [household.get(person) for person in about]
    return reader.is_parent and all(other is not None and other.is_child_of(reader) for other in others)


def named_in(text: str, household: Mapping[UUID, Member]) -> frozenset[UUID]:
    """Give the members whose name, or the first part of it, stands in a text."""
    said = set(_WORD.findall(text.lower()))
    firsts = {person: _WORD.findall(member.name.lower())[:1] for person, member in household.items()}
    return frozenset(person for person, first in firsts.items() if said.intersection(first))


_WORD = re.compile(r"\w+")
