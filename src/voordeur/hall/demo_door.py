"""The door of the demo: everybody who works there, per programme, to become with one click."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme

from voordeur.accounts import queries as accounts
from voordeur.common import clock
from voordeur.methods.language import Text
from voordeur.programmes import queries as programmes


@dataclass(frozen=True)
class Member:
    """Somebody to become: the name, and what they do in the team (a role's title, or a job title)."""

    worker: UUID
    name: str
    does: Text | str
    organisation: str


@dataclass(frozen=True)
class Team:
    """A programme with its members; no title for those who are in no team."""

    title: Text | str
    members: list[Member]


def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Show the demo's workers by role (GET), or become one of them (POST). Never outside demo mode."""
    if settings.MODE != "demo":
        raise Http404
    onward = request.POST.get("next") or request.GET.get("next") or ""
    if not url_has_allowed_host_and_scheme(onward, allowed_hosts=None):
        onward = ""
    if request.method == "POST":
        worker = next((w for w in accounts.active_workers() if str(w.pk) == request.POST.get("worker")), None)
        if worker is None:
            raise Http404
        login(request, worker, backend=settings.AUTHENTICATION_BACKENDS[0])
        answer = redirect(onward or settings.LOGIN_REDIRECT_URL)
        _read_on_in_this_language(answer)
        return answer
    return TemplateResponse(request, "hall/demo.html", {"teams": teams(clock.today()), "next": onward}).render()


def _read_on_in_this_language(answer: HttpResponse) -> None:
    """Keep the language in which somebody was chosen: whoever looks around reads another one than the workers do."""
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        translation.get_language() or settings.LANGUAGE_CODE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,  # type: ignore[arg-type]
    )


def teams(today: date) -> list[Team]:
    """List the teams of the running programmes, and last who is in no team."""
    workers = {worker.pk: worker for worker in accounts.active_workers()}
    names: dict[UUID | None, str] = {one.pk: one.name for one in accounts.organisations()}
    found, placed = [], set()
    for programme in programmes.running(today):
        roles = programmes.method_of(programme.pk).roles
        members = []
        for member in sorted(programmes.team(programme.pk, today), key=lambda one: list(roles).index(one.role)):
            if (who := workers.get(member.worker)) and who.pk not in placed:
                placed.add(who.pk)
                title = roles[member.role].title
                members.append(Member(who.pk, who.name, title, names.get(who.organisation, "")))
        found.append(Team(programme.called, members))
    others = [
        Member(worker.pk, worker.name, worker.job_title, names.get(worker.organisation, ""))
        for worker in workers.values()
        if worker.pk not in placed
    ]
    return [*found, Team("", others)] if others else found
