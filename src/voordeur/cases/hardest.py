"""Pure decisions about which case comes first for who oversees them: the hardest, since easy ones push them aside."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

# A case of which nobody said how heavy it is counts as the middle of the scale: neither in front nor forgotten.
NOT_JUDGED = 3


@dataclass(frozen=True, kw_only=True)
class Weight:
    """What decides the place of a case: how heavy it is, when something last happened, and since when it runs."""

    severity: int | None
    touched_on: date
    opened_on: date
    today: date

    @property
    def heaviness(self) -> int:
        """How heavy it counts, from 1 to 5."""
        return NOT_JUDGED if self.severity is None else self.severity

    @property
    def days_untouched(self) -> int:
        """How many days nothing happened."""
        return max((self.today - self.touched_on).days, 0)

    @property
    def days_open(self) -> int:
        """How many days it runs."""
        return max((self.today - self.opened_on).days, 0)


K = TypeVar("K")


def hardest_first(cases: Iterable[tuple[K, Weight]]) -> list[K]:
    """Put cases in order: the heaviest first; of equally heavy ones the longest untouched, then the longest running.

    What is wrong in a case does not count, nor how many things: much that is late in an easy case never stands before
    a heavy one.
    """

    def place(one: tuple[K, Weight]) -> tuple[int, int, int, str]:
        key, weight = one
        return -weight.heaviness, -weight.days_untouched, -weight.days_open, str(key)

    return [key for key, _weight in sorted(cases, key=place)]
