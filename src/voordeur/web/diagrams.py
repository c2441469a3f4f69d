"""Draws the stages of a method as boxes with arrows, from plain values. The table beside it says the same in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from voordeur.methods.language import Method, Stage, Text

_BOX_WIDTH, _BOX_HEIGHT, _STEP = 250, 40, 78
_LANE, _MOST_LANES = 16, 8
_MARGIN = _LANE * (_MOST_LANES + 1)


@dataclass(frozen=True, kw_only=True)
class Box:
    """One stage: where it stands, and whether files begin or may end there."""

    id: str
    title: Text
    x: int
    y: int
    start: bool
    end: bool

    @property
    def middle(self) -> int:
        """Its middle from the left."""
        return self.x + _BOX_WIDTH // 2

    @property
    def line(self) -> int:
        """Where its words stand, from the top."""
        return self.y + _BOX_HEIGHT // 2 + 5


@dataclass(frozen=True, kw_only=True)
class Diagram:
    """All boxes and the paths of the arrows between them."""

    boxes: tuple[Box, ...]
    arrows: tuple[str, ...]
    width: int
    height: int
    box_width: int = _BOX_WIDTH
    box_height: int = _BOX_HEIGHT


def stages_diagram(method: Method, track: str) -> Diagram:
    """Draw the stages of one kind of file, from top to bottom in the order in which the method tells them."""
    stages = method.stages_of(track)
    boxes = [
        Box(id=stage.id, title=stage.title, x=_MARGIN, y=8 + place * _STEP, start=stage.start, end=stage.end)
        for place, stage in enumerate(stages)
    ]
    return Diagram(
        boxes=tuple(boxes),
        arrows=tuple(_arrows(stages, {box.id: box for box in boxes})),
        width=_BOX_WIDTH + 2 * _MARGIN,
        height=16 + len(boxes) * _STEP - (_STEP - _BOX_HEIGHT),
    )


def _arrows(stages: Sequence[Stage], boxes: dict[str, Box]) -> list[str]:
    """Straight to the next box; around the right side when it skips boxes, around the left side when it goes back."""
    place = {stage.id: number for number, stage in enumerate(stages)}
    pairs = dict.fromkeys((s.id, move.to) for s in stages for move in s.moves if move.to != s.id and move.to in boxes)
    paths, lanes = [], {1: 0, -1: 0}
    for start, end in sorted(pairs, key=lambda pair: abs(place[pair[0]] - place[pair[1]])):
        here, there = boxes[start], boxes[end]
        if place[end] == place[start] + 1:
            paths.append(f"M{here.middle} {here.y + _BOX_HEIGHT}V{there.y - 2}")
            continue
        side = 1 if place[end] > place[start] else -1
        lane = _LANE * (1 + lanes[side] % _MOST_LANES)
        lanes[side] += 1
        edge = here.x + (_BOX_WIDTH if side > 0 else 0)
        turn = edge + side * lane
        leave, arrive = here.y + _BOX_HEIGHT // 2 + 6, there.y + _BOX_HEIGHT // 2 - 6
        paths.append(f"M{edge} {leave}H{turn}V{arrive}H{edge + side * 2}")
    return paths
