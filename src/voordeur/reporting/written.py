"""Reports written out: as data for JSON, and as CSV that a spreadsheet opens without running anything. Pure."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from voordeur.reporting.figures import Figure
from voordeur.reporting.reports import Line, Report

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the start of a formula (OWASP, CSV injection)."""

COLUMNS = ("programme", "period", "indicator", "title", "by", "part", "value", "of", "suppressed", "target")


def as_data(report: Report, language: str) -> dict[str, Any]:
    """Write a report as plain data; keys are a promise of docs on commands."""
    return {
        "programme": report.programme,
        "period": report.period.label,
        "made_at": report.made_at.isoformat(),
        "indicators": [_line(line, language) for line in report.lines],
    }


def as_csv(report: Report, language: str, *, taken: Mapping[str, str] | None = None) -> str:
    """Write a report as CSV with `;`, one row per figure; cells that would start a formula are defused.

    `taken` (who took the file, when and for what) follows under an empty row, a name and its value each.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in _rows(report, language):
        writer.writerow([defused(cell) for cell in row])
    if taken:
        writer.writerow([])
        writer.writerows([defused(cell) for cell in row] for row in taken.items())
    return out.getvalue()


def defused(cell: object) -> object:
    """Put an apostrophe before text that a spreadsheet would take for a formula; numbers stay numbers."""
    if isinstance(cell, str) and cell.lstrip(" ").startswith(FORMULA):
        return f"'{cell}"
    return cell


def _rows(report: Report, language: str) -> Iterator[Iterable[object]]:
    for line in report.lines:
        begin = (report.programme, report.period.label, line.id, line.title.said(language))
        yield (*begin, "", "", *_cells(line.figure), "" if line.target is None else _number(line.target))
        for split in line.splits:
            for part, figure in split.parts.items():
                yield (*begin, split.by, part, *_cells(figure), "")
        for quarter, figure in line.quarters.items():
            yield (report.programme, quarter, *begin[2:], "", "", *_cells(figure), "")


def _cells(figure: Figure) -> tuple[object, ...]:
    return (
        "" if figure.value is None else _number(figure.value),
        "" if figure.of is None else figure.of,
        "yes" if figure.suppressed else "no",
    )


def _line(line: Line, language: str) -> dict[str, Any]:
    return {
        "id": line.id,
        "title": line.title.said(language),
        "about": line.about,
        **_figure(line.figure),
        "target": None if line.target is None else _number(line.target),
        "by": {
            split.by: [{"part": part, **_figure(figure)} for part, figure in split.parts.items()]
            for split in line.splits
        },
        "quarters": [{"period": quarter, **_figure(figure)} for quarter, figure in line.quarters.items()],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    said: dict[str, Any] = {
        "value": None if figure.value is None else _number(figure.value),
        "of": figure.of,
        "suppressed": figure.suppressed,
    }
    return said | ({} if figure.age is None else {"age_days": figure.age})


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
