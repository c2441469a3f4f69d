"""The hall's own small views."""

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from voordeur.hall import drafts
from voordeur.hall.requests import now, page, who

# How forms of ours are called: a word, and mostly the ids of what they are about.
_IS_A_FORM = re.compile(r"[a-z0-9:-]{1,120}")


@page("GET", "POST")
def draft(request: HttpRequest, form: str) -> HttpResponse:
    """Keep what is typed in a form, or throw it away when the worker says so.

    Asked for (GET) it gives what an open form needs to go on after signing in again in another tab.
    """
    if not _IS_A_FORM.fullmatch(form):
        raise Http404
    if request.method != "POST":
        return render(request, "components/draft_token.html")
    if "throw_away" in request.POST:
        drafts.discard(worker=who(request).pk, form=form)
        back = request.POST.get("back", "/")
        return redirect(back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else "/")
    try:
        drafts.keep(worker=who(request).pk, form=form, fields=request.POST, at=now(request))
    except drafts.TooLarge:
        return HttpResponse(status=413)  # the words for it stand ready in the page
    return render(request, "components/draft_status.html", {"saved": now(request)})
