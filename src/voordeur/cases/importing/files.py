"""Opens a spreadsheet that a stranger made (xlsx or csv) and gives its cells as they are. Pure; no cell is believed.

Nothing in the file is run: macros, formulas and links are refused, and so is what unpacks to more than it can be.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from voordeur.methods.language import Text

LARGEST_FILE = 2_000_000
"""Bytes of the file as it is sent."""

LARGEST_UNPACKED = 40_000_000
"""Bytes of all that is packed in an xlsx file."""

MOST_ROWS = 300
"""Households that are taken over in one go."""

_MOST_COLUMNS = 100
_MOST_PARTS = 500
_LONGEST_CELL = 2_000
_ZIP = b"PK"
_OLE = b"\xd0\xcf\x11\xe0"


class Unreadable(Exception):
    """The file as a whole cannot be read; `text` says why and what to do."""

    def __init__(self, nl: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(nl, en)


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell that would be worked out by the spreadsheet; what it says is not what it is."""


Value = str | int | float | bool | date | Formula | None


@dataclass(frozen=True, kw_only=True)
class Grid:
    """The cells of one sheet: rows by their number in the spreadsheet, and ranges of merged cells."""

    rows: list[tuple[int, list[Value]]]
    merged: list[tuple[int, int, str]] = field(default_factory=list)  # first row, last row, the range as people see it


def open_grid(content: bytes, *, sheet: str) -> Grid:
    """Open the file, by what it is and not by its name; of several sheets the one of this name. Raises Unreadable."""
    if not content.strip():
        raise Unreadable("Dit bestand is leeg.", "This file is empty.")
    if len(content) > LARGEST_FILE:
        raise Unreadable(
            "Dit bestand is groter dan 2 MB. Verdeel het over meer bestanden.",
            "This file is larger than 2 MB. Divide it over several files.",
        )
    if content.startswith(_OLE):
        raise Unreadable(
            "Dit bestand heeft een wachtwoord, of het is een oud .xls-bestand. Sla het op als .xlsx zonder wachtwoord.",
            "This file has a password, or it is an old .xls file. Save it as .xlsx without a password.",
        )
    grid = _of_workbook(content, sheet) if content.startswith(_ZIP) else _of_text(content)
    return Grid(rows=[row for row in grid.rows if any(value not in (None, "") for value in row[1])], merged=grid.merged)


def _of_workbook(content: bytes, sheet: str) -> Grid:
    from openpyxl import load_workbook

    try:
        _check_parts(content)
        book = load_workbook(io.BytesIO(content), data_only=False, keep_vba=False, keep_links=False)
    except Unreadable:
        raise
    except Exception as broken:  # the zip and openpyxl tell of a broken file in many ways
        raise Unreadable(
            "Dit bestand is beschadigd of geen Excel-bestand. Open het en sla het opnieuw op als .xlsx.",
            "This file is damaged or no Excel file. Open it and save it as .xlsx again.",
        ) from broken
    page: Any = book[sheet] if sheet in book.sheetnames else book.worksheets[0]
    merged = [(one.min_row, one.max_row, one.coord) for one in page.merged_cells.ranges]
    if page.max_column > _MOST_COLUMNS:
        raise Unreadable("Dit bestand heeft te veel kolommen.", "This file has too many columns.")
    rows = [(number, [_value(cell) for cell in row]) for number, row in enumerate(page.iter_rows(), start=1)]
    return Grid(rows=rows, merged=sorted(merged))


def _check_parts(content: bytes) -> None:
    """Look at what is packed before anything is unpacked in earnest."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        raise Unreadable(
            "Dit Excel-bestand is niet heel. Haal of bewaar het opnieuw.",
            "This Excel file is not whole. Fetch or save it again.",
        )
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = packed.infolist()
        if any(part.flag_bits & 1 for part in parts):
            raise Unreadable("Dit bestand heeft een wachtwoord.", "This file has a password.")
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
            raise Unreadable(
                "Uitgepakt is dit bestand veel te groot voor een lijst van huishoudens.",
                "Unpacked this file is far too large for a list of households.",
            )
        names = [part.filename.lower() for part in parts]
        if any("vbaproject" in name or "macrosheets" in name or "activex" in name for name in names):
            raise Unreadable(
                "In dit bestand zitten macro's. Sla het op als .xlsx zonder macro's.",
                "There are macros in this file. Save it as .xlsx without macros.",
            )
        if "xl/workbook.xml" not in names:
            raise Unreadable(
                "Dit is geen Excel-bestand. Sla het op als .xlsx of .csv.",
                "This is no Excel file. Save it as .xlsx or .csv.",
            )
        for part in parts:
            _check_part(packed, part)


def _check_part(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Refuse XML that declares entities: a few of those can grow to gigabytes."""
    if not part.filename.lower().endswith((".xml", ".rels", ".vml")):
        return
    text = packed.read(part)
    if text[:2] in (b"\xff\xfe", b"\xfe\xff") or b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise Unreadable(
            "In dit bestand staat iets wat niet in een lijst hoort. Sla het opnieuw op vanuit Excel.",
            "There is something in this file that does not belong in a list. Save it again from Excel.",
        )


def _value(cell: Any) -> Value:
    value = cell.value
    if cell.data_type == "f":
        return Formula()
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, bool | int | float | date):
        return value
    return _text(str(value))


def _of_text(content: bytes) -> Grid:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(
            "De letters in dit bestand zijn niet te lezen. Sla het op als 'CSV UTF-8'.",
            "The letters in this file cannot be read. Save it as 'CSV UTF-8'.",
        ) from error
    if "\0" in text:
        raise Unreadable("Dit is geen Excel- of CSV-bestand.", "This is no Excel or CSV file.")
    first = text.lstrip("\r\n").split("\n", 1)[0]
    separator = max(";,\t", key=first.count)
    try:
        rows = list(_limited(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)))
    except csv.Error as error:
        raise Unreadable(
            "De aanhalingstekens in dit bestand kloppen niet. Sla het op als .xlsx.",
            "The quotation marks in this file do not match. Save it as .xlsx.",
        ) from error
    return Grid(rows=[(number, [_of_csv(cell) for cell in row]) for number, row in rows])


def _limited(rows: Iterable[list[str]]) -> Iterator[tuple[int, list[str]]]:
    for number, row in enumerate(rows, start=1):
        if len(row) > _MOST_COLUMNS:
            raise Unreadable("Dit bestand heeft te veel kolommen.", "This file has too many columns.")
        yield number, row


def _of_csv(text: str) -> Value:
    return Formula() if text.lstrip().startswith(("=", "@")) else _text(text)


def _text(text: str) -> str:
    return " ".join(text[: _LONGEST_CELL + 1].split())
