"""The protocol of the organisation's sign-in: allauth's OpenID Connect, stricter where it leaves something free.

Each sign-in asks the provider anew where everything is and which keys it has: a key that it withdrew is worth nothing
here from that moment, and a new one is known.
"""

import json
import secrets
from functools import cached_property
from typing import Any

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from requests import RequestException

from voordeur.hall.signing.id_token import NotBelieved, read

AGAIN = "prompt=login"
_ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class _Protocol(OpenIDConnectOAuth2Adapter):
    """What is asked of the provider, and which of its answers are believed."""

    @cached_property
    def openid_config(self) -> dict[str, Any]:
        """Ask where everything is. Raises NotBelieved when another issuer answers, or names a place that is open."""
        provider = self.get_provider()
        issuer = provider.app.settings["issuer"]
        said = _ask(provider.server_url)
        if said.get("issuer") != issuer:
            raise NotBelieved("Another issuer answers than the settings name.")
        scheme = issuer.partition("://")[0]
        if not all(str(said.get(name)).startswith(f"{scheme}://") for name in _ENDPOINTS):
            raise NotBelieved("The provider names a place that is missing or not as closed as itself.")
        return said

    def get_access_token_data(
        self, request: HttpRequest, app: Any, client: Any, pkce_code_verifier: str | None = None
    ) -> dict[str, Any]:
        """Exchange the code. Raises NotBelieved when what comes back is no answer of that kind."""
        said = super().get_access_token_data(request, app, client, pkce_code_verifier=pkce_code_verifier)
        if not isinstance(said, dict) or "access_token" not in said:
            raise NotBelieved("The provider gave no tokens.")
        return said

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **answer: Any) -> Any:
        """Read who it is from the ID token alone, whose signature is checked. Raises NotBelieved."""
        keys = _ask(self.openid_config["jwks_uri"]).get("keys")
        if not isinstance(keys, list) or not all(isinstance(one, dict) for one in keys):
            raise NotBelieved("The provider gave no keys.")
        said = read(answer["response"].get("id_token"), keys=keys, issuer=app.settings["issuer"], client=app.client_id)
        return self.get_provider().sociallogin_from_response(request, {"id_token": said})


class Organisation(OpenIDConnectProvider):
    """Sends a browser to the provider with a nonce beside state and PKCE; a link cannot change what is asked there."""

    oauth2_adapter_class = _Protocol

    def redirect(
        self, request: HttpRequest, process: str, next_url: str | None = None, data: Any = None, **kwargs: Any
    ) -> HttpResponse:
        """Send a browser there, and keep the nonce in its session. Raises NotBelieved, or what `requests` raises."""
        nonce = secrets.token_urlsafe(32)
        asked = {**kwargs.pop("auth_params", self.get_auth_params()), "nonce": nonce}
        answer: HttpResponse = super().redirect(
            request, process, next_url, data, auth_params=asked, nonce=nonce, **kwargs
        )
        return answer

    def get_scope_from_request(self, request: HttpRequest) -> list[str]:
        """Ask what the settings say, whatever stands in the link."""
        scope: list[str] = self.get_scope()
        return scope

    def get_auth_params_from_request(self, request: HttpRequest, action: str) -> dict[str, str]:
        """Ask what the settings say; a link may add only that somebody proves anew who he or she is."""
        again = {"prompt": "login"} if request.GET.get("auth_params") == AGAIN else {}
        return {**self.get_auth_params(), **again}


def answers_what_was_asked(sociallogin: Any) -> bool:
    """Tell whether a token bears the nonce that this browser was sent away with (OpenID Connect Core 1.0, 15.5.2)."""
    sent = sociallogin.state.get("nonce", "")
    came = sociallogin.account.extra_data["id_token"].get("nonce")
    return bool(sent) and isinstance(came, str) and constant_time_compare(sent, came)


def leave_for(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Begin: send the browser to the organisation's sign-in."""
    return _door(request, provider_id, OAuth2LoginView)


def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Take the browser back with the code that it was given there."""
    return _door(request, provider_id, OAuth2CallbackView)


def _door(request: HttpRequest, provider_id: str, view: Any) -> HttpResponse:
    if not settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]:
        raise Http404
    protocol = _Protocol(request, provider_id)
    try:
        answer: HttpResponse = view.adapter_view(protocol)(request)
    except (OAuth2Error, RequestException) as wrong:
        answer = render_authentication_error(request, protocol.get_provider(), exception=wrong)
    return answer


def _ask(url: str) -> dict[str, Any]:
    with get_adapter().get_requests_session() as session:
        answer = session.get(url)
    answer.raise_for_status()
    try:
        said = json.loads(answer.content, object_pairs_hook=_each_once)
    except ValueError as wrong:
        raise NotBelieved("The provider gave an answer of another kind.") from wrong
    if not isinstance(said, dict):
        raise NotBelieved("The provider gave an answer of another kind.")
    return said


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make an object of its pairs; one that says a thing twice could be read in two ways."""
    said = dict(pairs)
    if len(said) < len(pairs):
        raise NotBelieved("The provider says a thing twice.")
    return said
