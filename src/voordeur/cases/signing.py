"""Pure decisions about signatures: under which version of the plan somebody signed, and what became of that."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from voordeur.cases.agreeing import CHANGES_PLAN, Said

# By these a plan becomes a version: others have seen it as it was then.
_SEEN_AS = ("plan_put_forward", "party_endorsed", "party_objected", "plan_signed")


@dataclass(frozen=True, kw_only=True)
class Signature:
    """The last signature of a party: under which version of the plan, which version it has now, and until when."""

    version: int
    now: int
    withdrawn_on: date | None = None

    @property
    def standing(self) -> Literal["signed", "older", "withdrawn"]:
        """Tell whether it holds for the plan as it is now."""
        if self.withdrawn_on:
            return "withdrawn"
        return "signed" if self.version == self.now else "older"


def version_of_plan(said: Iterable[Said], *, seen: datetime | None = None) -> int:
    """Give the number of a plan's version, now or at a moment.

    It begins at 1. What is written before anybody was asked, answered or signed is one draft; the first change after
    that makes the next version: an action or consequence that was agreed, corrected, dropped or taken back.
    """
    version, fixed = 1, False
    moments = sorted(_moments(said, seen), key=lambda one: (one[0], not one[1]))
    for _at, changes in moments:
        if changes and fixed:
            version, fixed = version + 1, False
        elif not changes:
            fixed = True
    return version


def signature_of(party: UUID, said: Iterable[Said], *, withdrawn_on: date | None = None) -> Signature | None:
    """Give the last signature of a party that was not taken back as a mistake; None when it never signed.

    `withdrawn_on`: the day on which the party withdrew it, if it did.
    """
    lines = list(said)
    signed = [one.at for one in lines if one.thing == party and one.kind == "plan_signed" and not one.taken_back]
    if not signed:
        return None
    last = max(signed)
    then = version_of_plan(lines, seen=last)
    return Signature(version=then, now=version_of_plan(lines), withdrawn_on=withdrawn_on)


def _moments(said: Iterable[Said], seen: datetime | None) -> Iterable[tuple[datetime, bool]]:
    """Give when the plan was changed (True) and when somebody saw it (False), as far as that was by a moment."""
    for one in said:
        changes = one.kind in CHANGES_PLAN
        if changes:
            moments = [one.at, one.corrected, one.taken_back]
        else:
            moments = [one.at] if one.kind in _SEEN_AS and not one.taken_back else []
        yield from ((at, changes) for at in moments if at is not None and (seen is None or at <= seen))
