"""How long ago somebody proved to be who they say: a risky deed asks it again after five minutes."""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from voordeur.common import clock
from voordeur.hall.holding import holding
from voordeur.hall.signing.organisation_sign_in import organisation_sign_in_url


def signed_in_just_now(request: HttpRequest) -> bool:
    """Tell whether password, passkey or code was given in this session within the last minutes (a setting)."""
    if not request.user.is_authenticated:
        return False
    moments = [record["at"] for record in get_authentication_records(request, request.user)]
    # A moment far ahead is none: the clock was set back since, and how long ago it was nobody knows.
    return bool(moments) and abs(clock.now().timestamp() - max(moments)) < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


def is_fresh(request: HttpRequest) -> bool:
    """Tell whether this may be a risky deed now; who signs in with one click in the demo has nothing to confirm."""
    if signed_in_just_now(request):
        return True
    return settings.MODE != "production" and not get_adapter().get_reauthentication_methods(request.user)


def ask_to_confirm(request: HttpRequest) -> HttpResponse:
    """Send somebody to confirm who they are and back here; what was typed is shown back, to be sent again."""
    if request.headers.get("HX-Request"):
        return HttpResponse(status=401)
    ways = get_adapter().get_reauthentication_methods(request.user)
    way = ways[0]["url"] if ways else organisation_sign_in_url(again=True) or reverse("account_login")
    if request.method == "POST" and (held := holding(request, confirm=way)):
        return held
    return redirect(f"{way}{'&' if '?' in way else '?'}{urlencode({'next': _onward(request)})}")


def _onward(request: HttpRequest) -> str:
    """Say where to go on: the page itself, or for what was only sent the page with its button."""
    if request.method != "POST":
        return request.get_full_path()
    came_from = request.headers.get("Referer", "")
    return came_from if url_has_allowed_host_and_scheme(came_from, allowed_hosts={request.get_host()}) else "/"
