"""Figures of a period: counted from what was recorded, each chart with a table of the same numbers beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from voordeur import access
from voordeur.accounts import queries as accounts
from voordeur.common.clock import AMSTERDAM
from voordeur.common.periods import Period
from voordeur.desk.oversight.behind import lines_behind
from voordeur.hall import exports
from voordeur.hall.forms import Form
from voordeur.hall.requests import look, now, page, sent_id, today, who
from voordeur.programmes import queries as programmes
from voordeur.reporting import reports
from voordeur.reporting.queries import first_counted
from voordeur.reporting.reports import Line
from voordeur.reporting.written import as_csv
from voordeur.web.templatetags.figure_words import asked_why, short_period, split_part, split_words

_CHARTS, _LINES, _MOST_PERIODS = 6, 30, 50


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A period that can be chosen."""

    label: str
    here: bool


@page()
def figures(request: HttpRequest) -> HttpResponse:
    """Choose a programme and a period; with only one programme its present quarter opens at once."""
    mine = access.programmes_of(worker=who(request), purpose="report", today=today(request))
    chosen, period = request.GET.get("project", ""), request.GET.get("periode", this_quarter(request).label)
    if chosen in map(str, mine):
        return redirect("report", programme=chosen, period=_period(period).label)
    if len(mine) == 1:
        return redirect("report", programme=mine[0], period=this_quarter(request).label)
    found = [programmes.programme(id) for id in mine]
    return TemplateResponse(request, "figures/where.html", {"programmes": found, "period": this_quarter(request)})


class TakeForm(Form):
    """Which figures somebody takes along in a file, and why."""

    what = forms.ChoiceField(
        label=_("Which figures?"),
        choices=[
            ("work", _("Totals of our own work")),
            ("all", _("All figures, about residents too: a second person agrees first")),
        ],
        initial="work",
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("What do you need this file for?"), max_length=300)


@page("GET", "POST")
def report(request: HttpRequest, programme: UUID, period: str) -> HttpResponse:
    """Show the report of a period (GET), or give it as a file, or ask a second person to release that (POST)."""
    wanted = _period(period)
    made = reports.run(programme=programme, period=wanted, worker=who(request), at=now(request))
    if "fetch" in request.POST:
        return _released_file(request, made, programme, wanted)
    form = TakeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _take(request, made, programme, wanted, form.cleaned_data)
    asked = exports.last_ask(programme=programme, period=wanted, worker=who(request))
    mine = access.programmes_of(worker=who(request), purpose="report", today=today(request))
    groups = [
        {
            "id": "work",
            "title": _("The work of the team"),
            "lines": [line for line in made.lines if line.about == "work"],
        },
        {"id": "people", "title": _("The residents"), "lines": [line for line in made.lines if line.about != "work"]},
    ]
    context = {
        "report": made,
        "programme": programme,
        "programmes": [programmes.programme(id) for id in mine],
        "period": wanted,
        "periods": _choices(request, programme, wanted, halves=made.method.reports.get("rhythm") == "half_year"),
        "groups": [group | {"aims": any(line.target is not None for line in group["lines"])} for group in groups],
        "charts": [{"line": line, "points": over_the_year(line)} for line in made.lines if _drawn(line)][:_CHARTS],
        "hidden": any(_hides(line) for line in made.lines),
        "form": form,
        "id": sent_id(request),
        "asked": asked,
        "released": exports.is_released(asked, at=now(request)),
    }
    return TemplateResponse(request, "figures/report.html", context, status=400 if form.is_bound else 200)


@page()
def behind(request: HttpRequest, programme: UUID, period: str, indicator: str) -> TemplateResponse:
    """Open a figure down to what it was counted from, as far as this worker may read that."""
    wanted = _period(period)
    made = reports.run(programme=programme, period=wanted, worker=who(request), at=now(request))
    try:
        line = made.line(indicator)
    except KeyError:
        raise Http404 from None
    labels = _labels(request.GET.get("naar", ""), request.GET.get("deel", ""), line)
    found = lines_behind(
        programme=programme,
        indicator=indicator,
        period=wanted,
        labels=labels,
        worker=who(request),
        today=today(request),
    )
    if found:
        look(request, purpose=found[0].purpose, page="behind a figure")
    context = {
        "report": made,
        "line": line,
        "figure": _part(line, labels),
        "labels": labels,
        "programme": programme,
        "period": wanted,
        "page": Paginator(found, _LINES).get_page(request.GET.get("bladzijde")),
    }
    return TemplateResponse(request, "figures/behind.html", context)


def over_the_year(line: Line) -> list[tuple[str, float | None]]:
    """Give one indicator per quarter; a hidden or uncounted quarter leaves its place empty."""
    return [
        (short_period(name), None if figure.value is None else float(figure.value))
        for name, figure in sorted(line.quarters.items())
    ]


def this_quarter(request: HttpRequest) -> Period:
    """Give the quarter of today."""
    day = today(request)
    return Period.parse(f"{day.year}-Q{(day.month + 2) // 3}")


def _period(label: str) -> Period:
    try:
        return Period.parse(label)
    except ValueError:
        raise Http404 from None


def _choices(request: HttpRequest, programme: UUID, wanted: Period, *, halves: bool) -> list[Choice]:
    """Offer this quarter and year and those before it since the first figure, the latest first; and what is shown.

    `halves`: half years too, where the method reports by them.
    """
    quarter = this_quarter(request)
    begun = min(first_counted(programme) or quarter.since, quarter.since)
    offered: list[str] = []
    while quarter.until > begun and len(offered) < _MOST_PERIODS:
        first, year, number = not offered, quarter.label[:4], int(quarter.label[-1])
        if first or number == 4:
            offered.append(year)
        if halves and (first or number % 2 == 0):
            offered.append(f"{year}-H{(number + 1) // 2}")
        offered.append(quarter.label)
        quarter = quarter.previous()
    if wanted.label not in offered:
        offered.append(wanted.label)
    return [Choice(label=label, here=label == wanted.label) for label in offered]


def _drawn(line: Line) -> bool:
    """Something is drawn when there is a quarter to lay beside another, and at least one is more than nothing."""
    return len(line.quarters) > 1 and any(value for _name, value in over_the_year(line))


def _hides(line: Line) -> bool:
    parts = [figure for split in line.splits for figure in split.parts.values()]
    return any(figure.suppressed for figure in [line.figure, *parts, *line.quarters.values()])


def _labels(by: str, part: str, line: Line) -> dict[str, str]:
    """Read which part of a split is asked for. What is no part of it is not there."""
    if not by:
        return {}
    if not any(split.by == by and part in split.parts for split in line.splits):
        raise Http404
    return {by: part}


def _part(line: Line, labels: Mapping[str, str]) -> Any:
    for split in line.splits:
        if split.by in labels:
            return split.parts[labels[split.by]]
    return line.figure


def _take(
    request: HttpRequest, made: reports.Report, programme: UUID, period: Period, said: Mapping[str, str]
) -> HttpResponse:
    if said["what"] == "all":
        asked = {"worker": who(request), "at": now(request), "id": sent_id(request)}
        exports.ask_release(programme=programme, period=period, reason=said["reason"], **asked)  # type: ignore[arg-type]
        messages.success(request, gettext("Asked. Once a second person agrees you fetch the file here."))
        return redirect("report", programme=programme, period=period.label)
    look(request, purpose="report", page="report file", file=programme)
    return _file(request, exports.work_totals(made), {gettext("reason"): said["reason"]})


def _released_file(request: HttpRequest, made: reports.Report, programme: UUID, period: Period) -> HttpResponse:
    ask = exports.released(programme=programme, period=period, worker=who(request), at=now(request))
    look(request, purpose="report", page="released report file", file=programme)
    second = accounts.workers([ask.answered_by] if ask.answered_by else [])
    agreed = ", ".join(worker.name for worker in second.values())
    return _file(request, made, {gettext("released by"): agreed, gettext("reason"): asked_why(ask)})


def _file(request: HttpRequest, made: reports.Report, why: Mapping[str, str]) -> HttpResponse:
    """Give the figures as CSV; the file itself says who took it, when and for what."""
    taken = {
        gettext("taken by"): who(request).name,
        gettext("taken at"): now(request).astimezone(AMSTERDAM).isoformat(timespec="minutes"),
        **why,
    }

    def part_words(by: str, part: str) -> tuple[str, str]:
        return split_words(by), split_part(made.method, by, part)

    text = "\ufeff" + as_csv(made, (get_language() or "nl")[:2], taken=taken, part_words=part_words)
    answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{made.programme}-{made.period.label}.csv"'
    return answer


urlpatterns = [
    path("cijfers/", figures, name="figures"),
    path("cijfers/<uuid:programme>/<str:period>/", report, name="report"),
    path("cijfers/<uuid:programme>/<str:period>/<slug:indicator>/", behind, name="behind"),
]
