"""What the house does at night besides asking the methods again: each room above says what it sweeps."""

from collections.abc import Callable
from datetime import datetime

Chore = Callable[[datetime], int]
_CHORES: dict[str, Chore] = {}


def nightly(name: str) -> Callable[[Chore], Chore]:
    """Register a chore under the word by which the command counts it. It gets the moment, and gives how many it swept.

    Raises ValueError for a word that is taken.
    """

    def register(chore: Chore) -> Chore:
        if _CHORES.setdefault(name, chore) is not chore:
            raise ValueError(f"There is a nightly chore {name!r} already.")
        return chore

    return register


def do_chores(*, at: datetime) -> dict[str, int]:
    """Do all chores, in the order of their words, and give how many things each of them swept."""
    return {name: _CHORES[name](at) for name in sorted(_CHORES)}
