"""Prints a document as PDF that can be read aloud (PDF/UA-1) and kept (PDF/A-2a), with typst.

The data go in as JSON and are shown as they are: nothing that a resident or worker typed is read as markup. The same
document, layout and version of typst give the same bytes.
"""

import json
import re
from dataclasses import asdict
from functools import lru_cache
from importlib import metadata
from importlib.resources import as_file, files
from pathlib import Path
from threading import Lock
from typing import Any

import typst

from voordeur.letters.documents import Block, Document

_ONE_AT_A_TIME = Lock()  # a compiler is shared by the threads of a server
_MOST_STRANGE_SIGNS = 200
_SQUARE = "□"
_CANNOT_SHOW = re.compile(r'the text `"(?P<text>(?:[^"\\]|\\.)+)"` could not be displayed')
_TOO_WIDE = re.compile(r"(\S{50})(?=\S)")
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


class CannotPrint(Exception):
    """The letter could not be made into a PDF; the message is typst's own and may hold words of the letter."""


def maker() -> str:
    """Give what makes the bytes beside our own layout, to keep with a letter."""
    return f"typst {metadata.version('typst')}"


def as_pdf(document: Document, *, fonts: Path) -> bytes:
    """Print a document; `fonts` is the folder with Source Sans 3 as TTF. Raises CannotPrint.

    A sign that no font has (a smiley, a Chinese name) becomes an open square: a PDF for everybody may not hold what
    cannot be shown. The letter as text keeps it.
    """
    said = json.dumps(
        _breakable({**asdict(document), "blocks": [_named(block) for block in document.blocks]}), ensure_ascii=False
    )
    layouts = files("voordeur.letters").joinpath("layouts")
    with as_file(layouts / f"letter-{document.layout}.typ") as layout:
        for _ in range(_MOST_STRANGE_SIGNS):
            try:
                with _ONE_AT_A_TIME:
                    printed = _compiler(layout, fonts).compile(
                        format="pdf", sys_inputs={"data": said}, pdf_standards=["ua-1", "a-2a"]
                    )
            except (typst.TypstError, RuntimeError) as wrong:
                strange = _CANNOT_SHOW.search(str(wrong))
                if strange is None or (now := _without(said, strange["text"])) == said:
                    raise CannotPrint(str(wrong)) from wrong
                said = now
            else:
                assert isinstance(printed, bytes)
                return printed
    raise CannotPrint("The letter holds too many signs that cannot be shown.")


def _without(said: str, shown: str) -> str:
    strange = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), shown)
    return "".join(_SQUARE if letter in strange and not letter.isascii() else letter for letter in said)


def _breakable(said: Any) -> Any:
    """Let a word that is longer than a line be broken."""
    match said:
        case str():
            return _TOO_WIDE.sub("\\1\u200b", said)
        case dict():
            return {name: _breakable(value) for name, value in said.items()}
        case list() | tuple():
            return [_breakable(value) for value in said]
    return said


def _named(block: Block) -> dict[str, object]:
    return {"kind": block.kind, **asdict(block)}


@lru_cache(maxsize=4)
def _compiler(layout: Path, fonts: Path) -> typst.Compiler:
    return typst.Compiler(str(layout), font_paths=[str(fonts)], ignore_system_fonts=True)
