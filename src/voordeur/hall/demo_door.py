"""The door of the demo: everybody who works there, per organisation, to become with one click."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.http import url_has_allowed_host_and_scheme

from voordeur.accounts import queries as accounts
from voordeur.common import clock
from voordeur.programmes import queries as programmes


def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Show the demo's workers by role (GET), or become one of them (POST). Never outside demo mode."""
    if settings.MODE != "demo":
        raise Http404
    onward = request.POST.get("next") or request.GET.get("next") or ""
    if not url_has_allowed_host_and_scheme(onward, allowed_hosts=None):
        onward = ""
    if request.method == "POST":
        worker = accounts.active_worker(request.POST.get("worker", ""))
        if worker is None:
            raise Http404
        login(request, worker, backend=settings.AUTHENTICATION_BACKENDS[0])
        return redirect(onward or settings.LOGIN_REDIRECT_URL)
    teams = programmes.teams(on=clock.today())
    return TemplateResponse(request, "hall/demo.html", {"teams": teams, "next": onward}).render()
