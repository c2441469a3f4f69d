"""One household, one plan, one coordinator: which of several running cases answers for the household. Pure.

Each case that was handed on keeps a coordinator for its own work. The household has one: that of the case that was
first, until that one gives it away and another takes it, or until it ends. So there is always one, and never two.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from voordeur.journal.refusals import Refusal


@dataclass(frozen=True, kw_only=True)
class Side:
    """A running case of a household, and what it says of each case beside it: answers it for the household, or they."""

    case: UUID
    says: Mapping[UUID, bool]


class NotGivenYet(Refusal):
    """Another case answers for the household, and did not give that away."""

    def __init__(self) -> None:
        """Say whom to call."""
        super().__init__(
            {
                "nl": "Een ander team coördineert nu dit huishouden. Het blijft daar tot zij het doorgeven.",
                "en": "Another team coordinates this household now. It stays there until they pass it on.",
            },
            {
                "nl": "Bel wie nu coördineert. Die legt eerst vast dat u het wordt.",
                "en": "Call whoever coordinates now. They first write down that it will be you.",
            },
        )


def coordinating(sides: Sequence[Side]) -> UUID | None:
    """Give the case that answers for the household; `sides` run and stand in the order in which they began."""
    by_case = {side.case: side for side in sides}
    here = sides[0].case if sides else None
    passed: set[UUID] = set()
    while here is not None and here not in passed:
        passed.add(here)
        taken = (side.case for side in sides if _passed_on(by_case[here], side))
        here = next((case for case in taken if case not in passed), here)
    return here


def agreed(sides: Iterable[Side], holder: UUID, other: UUID) -> bool:
    """Tell whether both sides say that the holder answers for the household, and not the other."""
    by_case = {side.case: side for side in sides}
    return by_case[holder].says.get(other) is True and by_case[other].says.get(holder) is False


def refuse_taking(sides: Sequence[Side], case: UUID) -> None:
    """Raise NotGivenYet when a case would answer for the household that another holds and did not give to it."""
    holder = coordinating(sides)
    holding = next((side for side in sides if side.case == holder), None)
    if holding is not None and holding.case != case and holding.says.get(case) is not False:
        raise NotGivenYet


def _passed_on(giver: Side, taker: Side) -> bool:
    return giver.says.get(taker.case) is False and taker.says.get(giver.case) is True
