"""Draws the map of who helps with what, from plain values. The table beside it says the same in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import shorten, wrap

from voordeur.cases.helping import DomainHelp

_WIDTH, _LEFT, _BOX, _STEP, _PADDING = 360, 140, 28, 34, 10
_TITLE, _WHO, _LINES, _LINE = 19, 27, 2, 16


@dataclass(frozen=True, kw_only=True)
class HelpBox:
    """One helper, or the empty place where nobody is; `look` is its state, or `gap`."""

    words: str
    look: str
    y: int

    @property
    def line(self) -> int:
        """Where its words stand, from the top."""
        return self.y + _BOX // 2 + 5


@dataclass(frozen=True, kw_only=True)
class HelpRow:
    """One life domain: its title in lines, how many help where that is many, and its boxes."""

    title: tuple[tuple[str, int], ...]
    note: str
    note_y: int
    boxes: tuple[HelpBox, ...]
    y: int


@dataclass(frozen=True, kw_only=True)
class HelpDrawing:
    """The whole map; measures are those of its own drawing, which is as wide as a phone."""

    rows: tuple[HelpRow, ...]
    height: int
    width: int = _WIDTH
    left: int = _LEFT
    box_width: int = _WIDTH - _LEFT - 1
    box_height: int = _BOX

    @property
    def middle(self) -> int:
        """Where the words of a box begin."""
        return self.left + 10


def draw_helpers(rows: Iterable[tuple[str, DomainHelp]], *, nobody: str, many: str) -> HelpDrawing:
    """Draw life domains (title and help) below each other.

    `nobody` stands in the box of a gap; `many` with `%d` under the title of a life domain on which many help.
    """
    drawn, y = [], 0
    for title, row in rows:
        names = [(one.who, one.state) for one in row.helps] + ([(nobody, "gap")] if row.gap else [])
        boxes = tuple(
            HelpBox(words=shorten(words, _WHO, placeholder="…"), look=look, y=y + _PADDING + place * _STEP)
            for place, (words, look) in enumerate(names)
        )
        lines = wrap(title, _TITLE, max_lines=_LINES, placeholder="…") or [""]
        note = many % row.now if row.double else ""
        tall = max(len(boxes) * _STEP, (len(lines) + bool(note)) * _LINE + 6)
        first = y + _PADDING + _LINE + 2
        drawn.append(
            HelpRow(
                title=tuple((words, first + place * _LINE) for place, words in enumerate(lines)),
                note=note,
                note_y=first + len(lines) * _LINE,
                boxes=boxes,
                y=y,
            )
        )
        y += tall + 2 * _PADDING - (_STEP - _BOX)
    return HelpDrawing(rows=tuple(drawn), height=y)
