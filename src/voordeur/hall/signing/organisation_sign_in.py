"""Signing in with the own organisation's sign-in (OpenID Connect). It says who somebody is, never that they work here.

An identity that no administrator linked to a worker opens nothing, whatever e-mail address or name comes with it: of
what the provider says only the subject is read, and nothing of it is stored.
"""

import secrets
from typing import Any
from urllib.parse import urlencode

from allauth.account.internal.flows.login import (
    AUTHENTICATION_METHODS_SESSION_KEY,
    get_authentication_records,
    perform_login,
    record_authentication,
)
from allauth.account.models import Login
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from voordeur.accounts import queries as accounts
from voordeur.accounts.models import Worker
from voordeur.hall.signing.noting import LOG
from voordeur.hall.signing.organisation_protocol import AGAIN, Organisation, answers_what_was_asked

METHOD = "socialaccount"


class OrganisationSignIn(DefaultSocialAccountAdapter):
    """Allauth's flow, over a stricter protocol; ours is who comes in."""

    def get_provider(self, request: HttpRequest, provider: str, client_id: str | None = None) -> Organisation:
        """Give the one provider that the settings name."""
        return Organisation(request, app=self.get_app(request, provider=provider, client_id=client_id))

    def generate_state_param(self, state: dict[str, Any]) -> str:
        """Make a word that nobody guesses: 256 bits (allauth's has 95)."""
        return secrets.token_urlsafe(32)

    def get_requests_session(self) -> Any:
        """Ask the provider where the settings say, and nowhere that an answer leads on to."""
        session = super().get_requests_session()
        session.max_redirects = 0
        return session

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Sign in the worker to whom this identity is linked, or say that there is none. Nobody is made here."""
        if not answers_what_was_asked(sociallogin):
            self.on_authentication_error(request, sociallogin.provider)
        account = sociallogin.account
        worker = accounts.worker_with_identity(account.provider, account.uid)
        if worker is None:
            LOG.warning("sign-in failed: nobody is linked to this identity")
            said = {"subject": account.uid}
            page = TemplateResponse(request, "account/identity_unknown.html", said, status=403)
            raise ImmediateHttpResponse(page.render())
        raise ImmediateHttpResponse(_let_in(request, worker, sociallogin))

    def on_authentication_error(self, request: HttpRequest, provider: Any, **said: Any) -> None:
        """Say that it did not work, and nothing of what went wrong where; the log knows of which kind it was."""
        LOG.warning("sign-in failed at the organisation: %s", _kind(said))
        page = TemplateResponse(request, "account/organisation_sign_in_failed.html", status=401)
        raise ImmediateHttpResponse(page.render())

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> Worker:
        """Take over nothing that the provider says of a person."""
        worker: Worker = sociallogin.user
        return worker


def organisation_sign_in_url(*, onward: str = "", again: bool = False) -> str:
    """Give where this sign-in begins, empty when there is none; `again`: also who is signed in there proves it anew."""
    if not settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]:
        return ""
    asked = {"next": onward} if onward else {}
    if again:
        asked["auth_params"] = AGAIN
    query = f"?{urlencode(asked)}" if asked else ""
    return reverse("openid_connect_login") + query


def two_factors_at_organisation(request: HttpRequest) -> bool:
    """Tell whether the own organisation's sign-in said, when this session began, that it asked two factors."""
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == METHOD and record.get("two_factors") for record in records)


def _asked_two(claims: dict[str, Any]) -> bool:
    """Read it as the settings say; a provider that says nothing is taken to have asked a password only."""
    if settings.OIDC_TWO_FACTORS is None:
        return False
    claim, value = settings.OIDC_TWO_FACTORS
    said = claims.get(claim)
    return said == value or (isinstance(said, list) and value in said)


def _kind(said: dict[str, Any]) -> str:
    """Name what went wrong by its kind: the words may hold an address or what the provider answered."""
    exception = said.get("exception")
    return type(exception).__name__ if exception else str(said.get("error") or "not what was asked")


def _let_in(request: HttpRequest, worker: Worker, sociallogin: Any) -> HttpResponse:
    if request.user.is_authenticated and request.user != worker:
        logout(request)
    claims = sociallogin.account.extra_data["id_token"]
    record_authentication(
        request, worker, METHOD, provider=sociallogin.account.provider, two_factors=_asked_two(claims)
    )
    if isinstance(moment := claims.get("auth_time"), int | float):
        # Somebody who was signed in there already did not prove anything just now.
        records = request.session[AUTHENTICATION_METHODS_SESSION_KEY]
        records[-1]["at"] = min(records[-1]["at"], moment)
        request.session[AUTHENTICATION_METHODS_SESSION_KEY] = records
    answer: HttpResponse = perform_login(
        request, Login(user=worker, redirect_url=sociallogin.get_redirect_url(request))
    )
    return answer
