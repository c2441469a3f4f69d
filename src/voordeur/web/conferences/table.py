"""The pages at the table: one case with its agenda, who is there and what is decided; and all cases of one table."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from voordeur.access import sees_every_domain
from voordeur.cases import actions
from voordeur.desk.case.casework import PURPOSES, CaseView, case_view
from voordeur.desk.conference.conferences import ConferenceSeen, conference_seen, table
from voordeur.desk.names import names_of
from voordeur.hall.requests import look, now, page, permit, purpose_on, sent_id, today, who

_AT_ONCE = 6  # cases on one page of a table: each is gathered as its own page is


@page()
def conference(request: HttpRequest, file: UUID, conference: UUID) -> TemplateResponse:
    """Show a conference about one case: who comes, the agenda, what was decided."""
    case, seen = opened(request, file, conference, "conference")
    around = table(seen.row.meeting, worker=who(request), today=today(request)) if seen.row.meeting else []
    context = {"case": case, "seen": seen, "day": today(request), "several": len(around) > 1}
    return TemplateResponse(request, "conferences/conference.html", context)


@page()
def whole_table(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """Show the cases at one table that this worker may see, each with its own agenda; nothing counts the others."""
    rows = table(meeting, worker=who(request), today=today(request))
    if not rows:
        raise Http404
    if len(rows) == 1:
        return redirect("conference", file=rows[0][0].file_id, conference=rows[0][0].pk)
    shown = Paginator(rows, _AT_ONCE).get_page(request.GET.get("bladzijde"))
    names = names_of(row.file_id for row, _purpose in shown)
    cases = []
    for row, purpose in shown:
        case = case_view(row.file_id, worker=who(request), purpose=purpose, today=today(request))
        look(request, purpose=purpose, page="table", file=row.file_id)
        seen = conference_seen(case, row.pk, worker=who(request), today=today(request))
        cases.append({"case": case, "name": names[row.file_id], "seen": seen})
    return TemplateResponse(request, "conferences/table.html", {"cases": cases, "page": shown, "row": rows[0][0]})


@page("GET", "POST")
def minutes(request: HttpRequest, file: UUID, conference: UUID) -> HttpResponse:
    """Show the minutes as they follow from what was written down; let those who took part know that they are there."""
    case, seen = opened(request, file, conference, "minutes")
    if seen.row.state != "held":
        raise Http404
    if request.method == "POST":
        right = permit(request, purpose=case.purpose, file=file)
        actions.send_minutes(file=file, conference=conference, permit=right, at=now(request), id=sent_id(request))
        return redirect("minutes", file=file, conference=conference)
    context: dict[str, Any] = {
        "case": case,
        "seen": seen,
        "id": sent_id(request),
        "outside": [one for one in seen.invited if not one.row.worker and one.row.came == "there"],
        "whole": sees_every_domain(worker=who(request), purpose=case.purpose, file=file, today=today(request)),
    }
    return TemplateResponse(request, "conferences/minutes.html", context)


def opened(request: HttpRequest, file: UUID, conference: UUID, name: str) -> tuple[CaseView, ConferenceSeen]:
    """Open a conference for this worker, and write that down. Raises NoGround."""
    purpose = purpose_on(request, file, PURPOSES)
    case = case_view(file, worker=who(request), purpose=purpose, today=today(request))
    seen = conference_seen(case, conference, worker=who(request), today=today(request))
    look(request, purpose=purpose, page=name, file=file)
    return case, seen
