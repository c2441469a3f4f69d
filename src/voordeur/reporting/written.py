"""Reports written out: as data for JSON, and as CSV that a spreadsheet opens without running anything. Pure."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from voordeur.reporting.figures import Figure
from voordeur.reporting.reports import Line, Report

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")
"""What a spreadsheet takes for the start of a formula (OWASP, CSV injection)."""

_DUTCH = ("project", "periode", "code", "wat is geteld", "per", "deel", "aantal", "van", "verborgen", "jaardoel")
COLUMNS = ("programme", "period", "indicator", "title", "by", "part", "value", "of", "suppressed", "target")


PartWords = Callable[[str, str], tuple[str, str]]
_YES_NO = (("yes", "no"), ("ja", "nee"))


def as_data(report: Report, language: str) -> dict[str, Any]:
    """Write a report as plain data; keys are a promise of docs on commands."""
    return {
        "programme": report.programme,
        "period": report.period.label,
        "made_at": report.made_at.isoformat(),
        "indicators": [_line(line, language) for line in report.lines],
    }


def as_csv(
    report: Report,
    language: str,
    *,
    taken: Mapping[str, str] | None = None,
    part_words: PartWords = lambda by, part: (by, part),
) -> str:
    """Write a report as CSV with `;`, one row per figure; cells that would start a formula are defused.

    `part_words` says in words by what a figure is split and which part it is. `taken` (who took the file, when and for
    what) follows under an empty row, a name and its value each.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(_DUTCH if language == "nl" else COLUMNS)
    for row in _rows(report, language, part_words):
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


def _rows(report: Report, language: str, part_words: PartWords) -> Iterator[Iterable[object]]:
    for line in report.lines:
        begin = (report.programme, report.period.label, line.id, line.title.said(language))
        yield (*begin, "", "", *_cells(line.figure, language), "" if line.target is None else _number(line.target))
        for split in line.splits:
            for part, figure in split.parts.items():
                yield (*begin, *part_words(split.by, part), *_cells(figure, language), "")
        for quarter, figure in line.quarters.items():
            yield (report.programme, quarter, *begin[2:], "", "", *_cells(figure, language), "")


def _cells(figure: Figure, language: str) -> tuple[object, ...]:
    return (
        "" if figure.value is None else _number(figure.value),
        "" if figure.of is None else figure.of,
        _YES_NO[language == "nl"][not figure.suppressed],
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
