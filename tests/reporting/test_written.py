"""Reports as data and as CSV."""

import csv
import io
from datetime import UTC, datetime
from decimal import Decimal
from types import SimpleNamespace

from voordeur.common.periods import Period
from voordeur.methods.language import Text
from voordeur.reporting.figures import Figure, Split
from voordeur.reporting.reports import Line, Report
from voordeur.reporting.written import as_csv, as_data, defused


def report(title="Gesprekken", part="Kade"):
    line = Line(
        id="talks_held",
        title=Text(title, "Talks"),
        about="work",
        count="files",
        figure=Figure(value=Decimal(12), of=12),
        splits=(Split(by="area", parts={part: Figure(value=None, of=None, suppressed=True)}),),
        quarters={"2026-Q3": Figure(value=Decimal(12), of=12)},
        target=Decimal(500),
    )
    return Report(
        programme="p",
        title="P",
        period=Period.parse("2026-Q3"),
        method=SimpleNamespace(),
        made_at=datetime(2026, 10, 1, tzinfo=UTC),
        lines=(line,),
    )


def test_the_promised_keys_are_there():
    said = as_data(report(), "en")
    assert (said["programme"], said["period"]) == ("p", "2026-Q3")
    [indicator] = said["indicators"]
    assert {"id", "title", "value", "suppressed", "of"} <= indicator.keys()
    assert (indicator["title"], indicator["value"], indicator["target"]) == ("Talks", 12, 500)
    assert indicator["by"]["area"] == [{"part": "Kade", "value": None, "of": None, "suppressed": True}]


def test_a_cell_that_would_be_a_formula_is_defused_and_a_number_is_not():
    rows = list(csv.reader(io.StringIO(as_csv(report(title="=1+1", part="@cmd"), "nl")), delimiter=";"))
    assert {row[3] for row in rows[1:]} == {"'=1+1"}
    assert "'@cmd" in {row[5] for row in rows}
    assert defused(-3) == -3
    assert defused("  +49") == "'  +49"


def test_a_hidden_figure_is_an_empty_cell_that_says_why():
    rows = list(csv.DictReader(io.StringIO(as_csv(report(), "en")), delimiter=";"))
    hidden = next(row for row in rows if row["part"] == "Kade")
    assert (hidden["value"], hidden["suppressed"]) == ("", "yes")


def test_a_dutch_file_is_dutch_down_to_its_columns():
    told = as_csv(report(), "nl", part_words=lambda by, part: ("per gebied", part))
    rows = list(csv.DictReader(io.StringIO(told), delimiter=";"))
    hidden = next(row for row in rows if row["deel"] == "Kade")
    assert (hidden["per"], hidden["aantal"], hidden["verborgen"]) == ("per gebied", "", "ja")
