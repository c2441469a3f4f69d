"""Refuses a request that is too large by what it says of itself, before any of it is read."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse


def refuse_too_large(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Answer 413 to what no form of ours holds. A server reads no more than a request says that it holds."""

    def answer(request: HttpRequest) -> HttpResponse:
        said = request.headers.get("Content-Length") or "0"
        if said.isdigit() and int(said) <= settings.LARGEST_REQUEST:
            return get_response(request)
        most = settings.LARGEST_DOCUMENT // 1_000_000
        refused = TemplateResponse(request, "errors/413.html", {"most": most}, status=413).render()
        refused.headers["Connection"] = "close"  # what is still to come is not listened to
        return refused

    return answer
