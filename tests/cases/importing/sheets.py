"""Spreadsheets as teams really have them, made for tests."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook

from tests import cast
from voordeur.cases.importing.template import SHEET, columns_of
from voordeur.methods.reading import read

HEADINGS = [column.heading for column in columns_of(read(cast.method_text(cast.DORDRECHT)))]
DE_VRIES: Mapping[str, Any] = {
    "Huishouden": "De Vries",
    "Straat": "Vlierhof",
    "Huisnummer": 14,
    "Begonnen op": "1-2-2009",
    "Casemanager": "karin",
    "Persoon 1: naam": "Els de Vries",
    "Persoon 1: geboren op": "3 april 1980",
    "Persoon 2: naam": "Tim de Vries",
    "Persoon 2: geboren op": "2005-05-06",
}


def xlsx(*rows: Mapping[str, Any], headings: Sequence[str] = (), change: Callable[[Any], None] | None = None) -> bytes:
    """Make a workbook with these rows below the headings; `change` spoils the sheet before it is saved."""
    book = Workbook()
    page: Any = book.active
    page.title = SHEET
    names = list(headings or HEADINGS)
    page.append(names)
    for row in rows:
        page.append([row.get(name) for name in names])
    if change:
        change(page)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def text(*rows: Mapping[str, Any], separator: str = ";", encoding: str = "utf-8") -> bytes:
    """Make the same as CSV."""
    kept = io.StringIO()
    writer = csv.writer(kept, delimiter=separator)
    writer.writerow(HEADINGS)
    for row in rows:
        writer.writerow([row.get(name, "") for name in HEADINGS])
    return kept.getvalue().encode(encoding)
