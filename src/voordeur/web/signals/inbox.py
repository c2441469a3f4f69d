"""What waits to be weighed, and what became of one's own signals: received, taken up by whom, closed. Nothing else."""

from django.http import HttpRequest
from django.template.response import TemplateResponse

from voordeur import access
from voordeur.desk.triage import waiting
from voordeur.hall.requests import look, page, today, who
from voordeur.programmes import queries as programmes
from voordeur.signals import queries


@page()
def signals(request: HttpRequest) -> TemplateResponse:
    """Show what waits to be weighed, and one's own signals with how far they are."""
    worker, day = who(request), today(request)
    weighs = bool(access.programmes_of(worker=worker, purpose="triage", today=day))
    own = queries.own_signals(worker=worker, today=day)
    if weighs:
        look(request, purpose="triage", page="signals")
    if own:
        look(request, purpose="feedback", page="own signals")
    context = {
        "weighs": weighs,
        "inbox": waiting(worker, day) if weighs else [],
        "own": own,
        "may_report": programmes.any_takes_reports(day),
    }
    return TemplateResponse(request, "signals/list.html", context)
