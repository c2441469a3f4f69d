"""The link to one's own days for a calendar program, and what such a program gets through it."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from voordeur import access
from voordeur.accounts import queries as accounts
from voordeur.desk.day.agenda import own_days
from voordeur.hall.requests import now, page, sent_id, today, who
from voordeur.journal.ground import of_worker
from voordeur.post import actions as post
from voordeur.post import queries
from voordeur.post.icalendar import calendar


@page("GET", "POST")
def own_calendar(request: HttpRequest) -> HttpResponse:
    """Show the link, make a new one, or stop it."""
    me = who(request)
    if request.method == "POST":
        right = access.permit_for_own_calendar(worker=me, at=now(request))
        if "stop" in request.POST:
            post.end_calendar_link(worker=me.pk, permit=right, at=now(request))
        else:
            post.make_calendar_link(worker=me.pk, permit=right, at=now(request), id=sent_id(request))
        return redirect("own_calendar")
    link = queries.calendar_link_of(me.pk)
    secret = post.calendar_secret(link) if link else None
    path = reverse("calendar_feed", kwargs={"secret": secret}) if secret else ""
    url = f"{settings.VOORDEUR_URL.rstrip('/')}{path}" if secret else ""
    return TemplateResponse(request, "post/own_calendar.html", {"url": url, "link": link, "id": sent_id(request)})


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Give a calendar program the days of the worker whose link it has; to others there is nothing here."""
    link = queries.calendar_link_by(post.digest_of(secret))
    worker = accounts.workers([link.file_id]).get(link.file_id) if link else None
    if worker is None or not worker.is_active:
        raise Http404
    with of_worker(worker.pk, today(request)):
        text = calendar("Voordeur", own_days(worker, at=now(request)), at=now(request))
    return HttpResponse(
        text,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="agenda.ics"'},
    )
