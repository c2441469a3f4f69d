"""What a person sees when something cannot be done: what happened, and what to do now. Never what is hidden."""

import logging
import sys
from contextlib import nullcontext
from math import ceil

from django.core.exceptions import BadRequest
from django.db import InterfaceError, InternalError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.response import TemplateResponse

from voordeur.access.queries import NoGround
from voordeur.access.ties import Tied
from voordeur.desk.words import told
from voordeur.hall.holding import holding, typed
from voordeur.hall.requests import VersionMissing, today
from voordeur.journal.ground import of_worker
from voordeur.journal.refusals import NoPermit, Refusal, Stale

_LOG = logging.getLogger("voordeur.refused")
_A_MINUTE = 60
_READ_ONLY = "25006"  # PostgreSQL: read_only_sql_transaction


class TellWhatToDo:
    """Middleware: a refusal that no page handled becomes a page that says what to do."""

    def __init__(self, get_response):  # type: ignore[no-untyped-def]
        """Take what comes after."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add nothing to answers that went well."""
        answer: HttpResponse = self.get_response(request)
        return answer

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Turn what the rooms below refuse into an answer; the unexpected is left alone and becomes a 500."""
        if isinstance(error, NoGround | NoPermit):
            _LOG.info("no ground: worker %s at %s", request.user.pk, _door(request))
            return not_found(request)
        if isinstance(error, VersionMissing):
            return _page(request, 428)
        if isinstance(error, Stale):
            return _page(request, 412)
        if isinstance(error, Refusal):
            return _page(request, 409, refusal=error, tied=error.file if isinstance(error, Tied) else None)
        return None


def _door(request: HttpRequest) -> str:
    return request.resolver_match.url_name or "" if request.resolver_match else ""


def _page(request: HttpRequest, status: int, **context: object) -> HttpResponse:
    refusal = context.get("refusal")
    if isinstance(refusal, Refusal):
        context["because"], context["first"] = told(refusal.explanation), told(refusal.first)
    worker = getattr(request, "user", None)  # what was wrong may have come before the sign-in was read
    with of_worker(worker.pk, today(request)) if worker and worker.is_authenticated else nullcontext():
        return TemplateResponse(request, f"errors/{status}.html", context, status=status).render()


def bad_request(request: HttpRequest, exception: BadRequest | None = None) -> HttpResponse:
    """Say that the browser sent something that we could not read (400).

    Django also calls it so when a session could not be saved, and that may be for want of a database.
    """
    if out_of_reach(exception):
        return unavailable(request)
    return _page(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that this is not for this person (403)."""
    return _page(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that there is nothing here, whether it never existed or is not for this person (404)."""
    return _page(request, 404)


def broken(request: HttpRequest) -> HttpResponse:
    """Say that we failed; drawn without database, sign-in or request, since any of those may be what broke (500).

    Django calls this while it handles the error: when it is the database that cannot be used now, the page says so.
    """
    if out_of_reach(sys.exc_info()[1]):
        return unavailable(request)
    return render(None, "errors/500.html", status=500)


def out_of_reach(error: BaseException | None) -> bool:
    """Tell whether an error, or what led to it, means that the database is gone, full, locked or read-only."""
    while error is not None:
        if isinstance(error, OperationalError | InterfaceError):
            return True
        if isinstance(error, InternalError) and getattr(error.__cause__, "sqlstate", "") == _READ_ONLY:
            return True
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return False


def unavailable(request: HttpRequest) -> HttpResponse:
    """Say that nothing can be saved or shown now (503), and give back what was typed, to be sent in a minute."""
    try:
        kept = typed(request) or {}
    except (BadRequest, OSError):
        kept = {}  # what was sent cannot be read either
    context = {
        **kept,
        "again": request.get_full_path(),
        "token": request.POST.get("csrfmiddlewaretoken", "") if kept else "",
        "once": "id" in dict(kept.get("fields", ())),
        "had_a_file": bool(kept and request.FILES),
    }
    answer = render(None, "errors/503.html", context, status=503)
    answer["Retry-After"] = str(_A_MINUTE)
    return answer


def too_often(request: HttpRequest, *, seconds: int) -> HttpResponse:
    """Say how long to wait (429), and give back what was typed, to be sent then."""
    _LOG.warning("too often: worker %s at %s", request.user.pk or "nobody", _door(request))
    minutes = ceil(seconds / 60)
    if request.headers.get("HX-Request"):
        answer = HttpResponse(status=429)
    else:
        held = holding(request, minutes=minutes) if request.method == "POST" else None
        answer = held or _page(request, 429, minutes=minutes)
    answer.headers["Retry-After"] = str(seconds)
    return answer


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Give back what was typed in a form from before the present sign-in; without anything typed say what to do."""
    held = None if request.headers.get("HX-Request") else holding(request)
    if held:
        return held
    return _page(request, 403, form_too_old=True)
