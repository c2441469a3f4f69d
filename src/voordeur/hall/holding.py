"""What somebody typed and sent that could not be taken now (signed out, too often): shown back, to be sent again.

Nothing is stored, since nobody is known to store it for: the page itself holds what was typed.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import Resolver404, resolve

# What a page adds to each form by itself; without more than this nothing was typed.
_OURS = ("csrfmiddlewaretoken", "id", "version")
_SIGNING_IN = "account_login"


def holding(request: HttpRequest, *, confirm: str = "", minutes: int = 0) -> HttpResponse | None:
    """Answer with a page that holds the fields that were sent; None when nothing was typed, or not in our own pages.

    `confirm`: the page where somebody who is signed in shows again to be who they say, when that is what is missing.
    `minutes`: how long to wait, when it was sent too often.
    """
    kept = typed(request)
    if kept is None:
        return None
    context = {"confirm": confirm, "minutes": minutes, **kept}
    return TemplateResponse(request, "hall/holding.html", context, status=429 if minutes else 403).render()


def typed(request: HttpRequest) -> dict[str, Any] | None:
    """Give the `fields` that were sent and their `texts`; None when nothing was typed, or not in our own pages."""
    sent = [(name, value) for name in request.POST for value in request.POST.getlist(name)]
    if "password" in request.POST or not any(value for name, value in sent if name not in _OURS):
        return None
    if not _ours(request):
        return None
    return {
        "fields": [(name, value) for name, value in sent if name != _OURS[0]],
        "texts": [value for name, value in sent if name not in _OURS and " " in value.strip()],
    }


def _ours(request: HttpRequest) -> bool:
    """Tell whether one of our own pages sent this: another site may not have its words stand in ours."""
    try:
        known = resolve(request.path).url_name != _SIGNING_IN
    except Resolver404:
        return False
    origin = request.headers.get("Origin", "")
    same = f"{request.scheme}://{request.get_host()}"
    return known and (origin == same or request.headers.get("Sec-Fetch-Site") == "same-origin")
