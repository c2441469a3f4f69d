"""A letter as it stands on paper: blocks in order, nothing about how it looks; and that letter as plain text."""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

_WIDTH = 78


@dataclass(frozen=True, kw_only=True)
class Heading:
    """A heading inside the letter."""

    kind: ClassVar = "heading"
    text: str


@dataclass(frozen=True, kw_only=True)
class Text:
    """A paragraph."""

    kind: ClassVar = "text"
    text: str


@dataclass(frozen=True, kw_only=True)
class Items:
    """A list with a dot before each line."""

    kind: ClassVar = "items"
    items: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rows under headed columns; every row has a cell for every column, perhaps an empty one."""

    kind: ClassVar = "table"
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Signatures:
    """Places to sign, each under the words that say who."""

    kind: ClassVar = "signatures"
    who: tuple[str, ...]


Block = Heading | Text | Items | Table | Signatures


@dataclass(frozen=True, kw_only=True)
class Document:
    """A whole letter, in one language, with the version of the layout that it is printed in."""

    language: str
    layout: int
    title: str
    sender: tuple[str, ...]
    reader: tuple[str, ...]
    day: str
    year_month_day: tuple[int, int, int]
    blocks: tuple[Block, ...]


def as_text(document: Document) -> str:
    """Write a letter as plain text, to read on a screen, aloud, or by a program that reads aloud."""
    parts = [
        "\n".join(document.sender),
        "\n".join(document.reader),
        document.day,
        _underlined(document.title, "="),
        *(part for block in document.blocks for part in _parts(block)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _parts(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield _underlined(block.text, "-")
        case Text():
            yield _wrapped(block.text)
        case Items():
            yield "\n".join(_item(item) for item in block.items)
        case Table():
            for row in block.rows:
                said = [f"{head}: {cell}" for head, cell in zip(block.head, row, strict=True) if cell]
                yield "\n".join([_item(said[0]), *(_indented(line) for line in said[1:])]) if said else ""
        case Signatures():
            for who in block.who:
                yield f"{who}:\n\n\n{'_' * 40}"


def _underlined(text: str, line: str) -> str:
    return f"{text}\n{line * min(len(text), _WIDTH)}"


def _wrapped(text: str, first: str = "", then: str = "") -> str:
    lines = text.splitlines() or [""]
    filled = [
        textwrap.fill(line, _WIDTH, initial_indent=then if number else first, subsequent_indent=then)
        for number, line in enumerate(lines)
    ]
    return "\n".join(filled)


def _item(text: str) -> str:
    return _wrapped(text, "- ", "  ")


def _indented(text: str) -> str:
    return _wrapped(text, "  ", "  ")
