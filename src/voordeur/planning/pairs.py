"""Shares the doors of a neighbourhood out over pairs of walkers. Pure: plain data in, plain data out."""

from collections.abc import Iterable
from itertools import pairwise

from voordeur.planning.walking import Door, walking_order


def shared_out(doors: Iterable[Door], pairs: int) -> list[list[Door]]:
    """Give each pair a stretch of one long walk past all doors, about as many doors each.

    A stretch ends where a side of a street ends, when such an end lies within a quarter of a stretch of the fair place:
    a side is better finished by whoever began it. With fewer doors than pairs the last pairs get none.
    """
    if pairs < 1:
        raise ValueError("There must be at least one pair.")
    walk = walking_order(doors)
    ends = [place for place, (one, other) in enumerate(pairwise(walk), start=1) if _side(one) != _side(other)]
    fair = len(walk) / pairs
    cuts = [0]
    for number in range(1, pairs):
        wanted = round(number * fair)
        near = [end for end in ends if abs(end - wanted) <= fair / 4 and end >= cuts[-1]]
        cuts.append(max(cuts[-1], min(near, key=lambda end: (abs(end - wanted), end), default=wanted)))
    return [walk[since:until] for since, until in pairwise([*cuts, len(walk)])]


def _side(door: Door) -> tuple[str, str, int]:
    return (door.town, door.street, door.side)
