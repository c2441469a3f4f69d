"""`voordeur report …`: the figures of a programme."""

import argparse
import sys

from voordeur.cli.commands import Groups, add_command, add_group, print_json, say

FORMATS = ("json", "csv", "pdf", "xlsx", "ods")
NOT_YET = ("pdf", "xlsx", "ods")


def register(groups: Groups) -> None:
    """Add this group's commands."""
    group = add_group(groups, "report", "Figures of a programme, with small counts about people left out.")
    run_ = add_command(
        group,
        "run",
        run,
        summary="Print a programme's report over a year, half a year, quarter or month.",
        example="voordeur report run achter-de-voordeur --period 2026-Q3 --json",
    )
    run_.add_argument("programme", metavar="PROGRAMME", help="the programme's short name")
    run_.add_argument("--period", required=True, help="2026, 2026-H2, 2026-Q3 or 2026-07")
    run_.add_argument("--format", choices=FORMATS, help="json or csv; the others cannot be made yet")
    run_.add_argument("--lang", choices=("nl", "en"), default="nl", help="language of the titles (default: nl)")


def run(options: argparse.Namespace) -> int:
    """Print the report as a table, JSON or CSV."""
    from django.core.exceptions import ObjectDoesNotExist

    from voordeur.access.log import note_operator
    from voordeur.access.permits import OPERATOR
    from voordeur.common import clock
    from voordeur.common.periods import Period
    from voordeur.programmes import queries as programmes
    from voordeur.reporting import reports, written

    if options.format in NOT_YET:
        say(f"A report as {options.format} cannot be made yet. Choose --format json or --format csv.")
        return 2
    try:
        period = Period.parse(options.period)
    except ValueError as wrong:
        say(str(wrong))
        return 2
    try:
        programme = programmes.by_slug(options.programme)
    except ObjectDoesNotExist:
        known = ", ".join(one.slug for one in programmes.running(clock.today())) or "none"
        say(f"There is no programme {options.programme!r}. Running programmes: {known}.")
        return 1
    note_operator(OPERATOR, at=clock.now(), command="report run")
    report = reports.make(programme=programme, period=period, at=clock.now())
    if options.json or options.format == "json":
        print_json(written.as_data(report, options.lang))
    elif options.format == "csv":
        sys.stdout.write(written.as_csv(report, options.lang))
    else:
        _print_table(report, options.lang)
    return 0


def _print_table(report: "reports.Report", language: str) -> None:  # type: ignore[name-defined] # noqa: F821
    print(f"{report.title.said(language)}, {report.period}")
    for line in report.lines:
        figure = line.figure
        value = "hidden" if figure.suppressed else "-" if figure.value is None else f"{figure.value.normalize():f}"
        print(f"{value:>8}  {line.title.said(language)}")
