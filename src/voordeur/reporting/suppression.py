"""No small count on paper, and none that can be subtracted out. Pure: counts in, the cells to hide out.

A table is counts and the sums between them: a year is its quarters, a quarter's total is its areas. A reader knows
every sum, every count that is shown, and that no count is negative. The promise: what such a reader can work out about
a hidden small count leaves every number from 0 up to `least` - 1 possible (or as much of that range as totals that are
always shown leave open).

Each count may stand in two sums at most, on opposite sides of the scale. A table is then a network: sums are its nodes,
counts its edges, and changing hidden counts while all sums stay true is sending units round in circles through hidden
edges. How far a count can move is a maximum flow, so the promise is checked, not hoped for (Cox 1995, "Network models
for complementary cell suppression", is the classic account).

Not covered: a reader who keeps last month's version of the same report and watches it change.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

LEAST = 10
"""The smallest count about people that may be shown: design rule "no count below 10, zero included"."""

Cell = Any
"""Whatever a table calls its counts by."""
_OUTSIDE = -1


@dataclass(frozen=True)
class Sum:
    """One count is the sum of others, and every reader knows it."""

    total: Cell
    parts: tuple[Cell, ...]


def hidden(
    counts: Mapping[Cell, int],
    sums: Sequence[Sum],
    *,
    shown: Collection[Cell] = (),
    already: Collection[Cell] = (),
    least: int = LEAST,
) -> frozenset[Cell]:
    """Choose the cells to hide: every count below `least`, and as many others as it takes to keep the promise.

    `shown` are counts that are always shown (totals of a programme's own work), however small; `already` are counts
    that another table hides.
    The same table always gets the same answer. A table that is no network is a ValueError.
    """
    network = _Network(counts, sums)
    always = frozenset(shown)
    small = [cell for cell, count in counts.items() if count < least and cell not in always]
    chosen = {*small, *already}
    for cell in sorted(small, key=lambda cell: (-counts[cell], repr(cell))):
        for up in (True, False):
            network.widen(cell, up=up, by=least - 1 - counts[cell] if up else counts[cell], chosen=chosen, shown=always)
    return frozenset(chosen)


def crossed(rows: Iterable[str], time: Mapping[str, Sequence[str]], leaves: Iterable[str]) -> list[Sum]:
    """Give the sums of a table of rows against periods that are made of shorter periods.

    A cell is (row, period); the row of totals is None. `time` says which periods a longer one is made of. Sums of rows
    are given for the shortest periods (`leaves`) only: for longer ones they follow.
    """
    names = list(rows)
    over_time = [
        Sum((row, longer), tuple((row, shorter) for shorter in shorters))
        for row in [None, *names]
        for longer, shorters in time.items()
    ]
    over_rows = [Sum((None, leaf), tuple((row, leaf) for row in names)) for leaf in leaves] if names else []
    return over_time + over_rows


class _Network:
    """Counts as edges between sums; what flows in a circle leaves every sum true."""

    def __init__(self, counts: Mapping[Cell, int], sums: Sequence[Sum]) -> None:
        self.counts = counts
        self.ends = _orient(counts, sums)
        self.at: dict[int, list[Cell]] = {}
        for cell, (tail, head) in self.ends.items():
            for node in {tail, head}:
                self.at.setdefault(node, []).append(cell)

    def widen(self, cell: Cell, *, up: bool, by: int, chosen: set[Cell], shown: frozenset[Cell]) -> None:
        """Hide what it takes for `cell` to be able to move `by` up or down, cheapest cells first."""
        tail, head = self.ends[cell]
        start, goal = (head, tail) if up else (tail, head)
        if start == goal:
            return
        moved: dict[Cell, int] = {}
        while by > 0:
            path = self._cheapest(start, goal, moved, chosen, shown | {cell})
            if not path:
                return
            step = min([by, *(self.counts[c] + moved.get(c, 0) for c, direction in path if direction < 0)])
            for each, direction in path:
                moved[each] = moved.get(each, 0) + direction * step
                chosen.add(each)
            by -= step

    def _cheapest(
        self, start: int, goal: int, moved: Mapping[Cell, int], chosen: set[Cell], barred: frozenset[Cell]
    ) -> list[tuple[Cell, int]]:
        """Find the way from start to goal that hides least; a hidden cell costs nothing. Empty when there is none."""
        best = {start: 0}
        came: dict[int, tuple[int, Cell, int]] = {}
        queue = [(0, start)]
        while queue:
            cost, node = heapq.heappop(queue)
            if node == goal:
                break
            if cost > best[node]:
                continue
            for cell in self.at.get(node, ()):
                tail, head = self.ends[cell]
                direction, other = (1, head) if tail == node else (-1, tail)
                if cell in barred or tail == head or (direction < 0 and self.counts[cell] + moved.get(cell, 0) <= 0):
                    continue
                price = cost + (0 if cell in chosen else 5 + self.counts[cell])
                if price < best.get(other, price + 1):
                    best[other] = price
                    came[other] = (node, cell, direction)
                    heapq.heappush(queue, (price, other))
        path = []
        node = goal
        while node in came:
            node, cell, direction = came[node]
            path.append((cell, direction))
        return path


def _orient(counts: Mapping[Cell, int], sums: Sequence[Sum]) -> dict[Cell, tuple[int, int]]:
    """Give each count the two sums between which it runs; a count in one sum runs to the outside."""
    stands: dict[Cell, list[tuple[int, int]]] = {cell: [] for cell in counts}
    for number, each in enumerate(sums):
        stands[each.total].append((number, 1))
        for part in each.parts:
            stands[part].append((number, -1))
    sides = _sides(stands, len(sums))
    ends = {}
    for cell, places in stands.items():
        by_sign = {sign * sides[number]: number for number, sign in places}
        ends[cell] = (by_sign.get(-1, _OUTSIDE), by_sign.get(1, _OUTSIDE))
    return ends


def _sides(stands: Mapping[Cell, list[tuple[int, int]]], size: int) -> list[int]:
    """Turn sums over (+1 or -1) so that every count in two of them stands on opposite sides."""
    ties: dict[int, list[tuple[int, int]]] = {number: [] for number in range(size)}
    for cell, places in stands.items():
        if len(places) > 2:
            raise ValueError(f"The count {cell!r} stands in {len(places)} sums; two at most can be checked.")
        if len(places) == 2:
            (one, first), (other, second) = places
            ties[one].append((other, -first * second))
            ties[other].append((one, -first * second))
    sides = [0] * size
    for root in range(size):
        if sides[root]:
            continue
        sides[root] = 1
        todo = [root]
        while todo:
            one = todo.pop()
            for other, factor in ties[one]:
                if not sides[other]:
                    sides[other] = factor * sides[one]
                    todo.append(other)
                elif sides[other] != factor * sides[one]:
                    raise ValueError("These sums are no network: a count stands twice on the same side.")
    return sides
