"""The front page of the administration: where to go, and on an empty installation what comes first."""

from django.http import HttpRequest
from django.template.response import TemplateResponse

from voordeur.accounts import queries as accounts
from voordeur.hall.requests import today
from voordeur.partners import queries as partners
from voordeur.programmes import queries as programmes
from voordeur.programmes.rules import ends_soon
from voordeur.web.administration.doors import administration


@administration()
def home(request: HttpRequest) -> TemplateResponse:
    """Show the ways into the administration, with how much there is behind each."""
    running = list(programmes.running(today(request)))
    context = {
        "workers": accounts.active_workers().count(),
        "organisations": accounts.organisations().count(),
        "programmes": running,
        "covenants_ended": partners.ended_unseen(today(request)),
        "covenants_ending": partners.ending_soon(today(request)),
        "ending": [
            (one, money)
            for one in running
            for money in programmes.funding(one.pk)
            if ends_soon(money.until, today=today(request))
        ],
    }
    return TemplateResponse(request, "administration/home.html", context)
