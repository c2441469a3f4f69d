"""Charts as plain SVG, drawn by the server. Beside each stands a table with the same numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import template
from django.template.defaultfilters import floatformat

register = template.Library()

_WIDTH, _HEIGHT = 640, 240
_LEFT, _RIGHT, _TOP, _BOTTOM = 12, 12, 30, 36
_FEW = 6  # of so few the words can stand larger on a phone


@dataclass(frozen=True)
class Mark:
    """One value in a drawing; `known` is false where it is hidden or was not counted."""

    label: str
    value: str
    known: bool
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """Where its label stands, from the left."""
        return round(self.x + self.width / 2, 1)

    @property
    def above(self) -> float:
        """Where its value stands, from the top."""
        return round(self.y - 6, 1)


def marks(points: Sequence[tuple[str, float | None]], *, most: float | None = None) -> list[Mark]:
    """Place values (None: unknown) in the drawing, from zero at the bottom to the greatest at the top."""
    top = most or max((value for _, value in points if value is not None), default=0) or 1
    slot = (_WIDTH - _LEFT - _RIGHT) / max(len(points), 1)
    room = _HEIGHT - _TOP - _BOTTOM
    placed = []
    for number, (label, value) in enumerate(points):
        height = 0 if value is None else round(room * value / top, 1)
        width = min(slot * 0.64, 64)
        x = round(_LEFT + slot * number + (slot - width) / 2, 1)
        words = "" if value is None else floatformat(value, "-2g")
        placed.append(
            Mark(label, words, value is not None, x, round(_HEIGHT - _BOTTOM - height, 1), round(width, 1), height)
        )
    return placed


def _frame(title: str, description: str, placed: list[Mark]) -> dict[str, Any]:
    return {
        "title": title,
        "description": description,
        "marks": placed,
        "width": _WIDTH,
        "height": _HEIGHT,
        "base": _HEIGHT - _BOTTOM,
        "below": _HEIGHT - _BOTTOM + 26,
        "few": len(placed) <= _FEW,
        "left": _LEFT,
        "right": _WIDTH - _RIGHT,
    }


@register.inclusion_tag("components/chart_bars.html")
def bar_chart(title: str, points: Sequence[tuple[str, float | None]], description: str = "") -> dict[str, Any]:
    """Draw bars; `points` are (label, value) and an unknown value leaves its place empty."""
    return _frame(title, description, marks(points))


@register.inclusion_tag("components/chart_line.html")
def line_chart(title: str, points: Sequence[tuple[str, float | None]], description: str = "") -> dict[str, Any]:
    """Draw a line through (label, value); an unknown value breaks it off."""
    placed = marks(points)
    pieces: list[list[str]] = [[]]
    for mark in placed:
        if mark.known:
            pieces[-1].append(f"{mark.middle},{mark.y}")
        elif pieces[-1]:
            pieces.append([])
    return {**_frame(title, description, placed), "lines": [" ".join(piece) for piece in pieces if piece]}
