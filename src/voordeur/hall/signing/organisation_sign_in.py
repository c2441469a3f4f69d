"""Signing in with the own organisation's sign-in (OpenID Connect). It says who somebody is, never that they work here.

An identity that no administrator linked to a worker opens nothing, whatever e-mail address or name comes with it: of
what the provider says only the subject is read, and nothing of it is stored.
"""

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

METHOD = "socialaccount"


class OrganisationSignIn(DefaultSocialAccountAdapter):
    """Allauth's flow for the protocol; ours is who comes in."""

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Sign in the worker to whom this identity is linked, or say that there is none. Nobody is made here."""
        account = sociallogin.account
        worker = accounts.worker_with_identity(account.provider, account.uid)
        if worker is None:
            said = {"subject": account.uid}
            page = TemplateResponse(request, "account/identity_unknown.html", said, status=403)
            raise ImmediateHttpResponse(page.render())
        raise ImmediateHttpResponse(_let_in(request, worker, sociallogin))

    def on_authentication_error(self, request: HttpRequest, provider: Any, **said: Any) -> None:
        """Say that it did not work, and nothing of what went wrong where."""
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
        asked["auth_params"] = urlencode({"prompt": "login"})
    query = f"?{urlencode(asked)}" if asked else ""
    return reverse("openid_connect_login") + query


def signed_in_at_organisation(request: HttpRequest) -> bool:
    """Tell whether this session was opened with the own organisation's sign-in."""
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == METHOD for record in records)


def _let_in(request: HttpRequest, worker: Worker, sociallogin: Any) -> HttpResponse:
    if request.user.is_authenticated and request.user != worker:
        logout(request)
    record_authentication(request, worker, METHOD, provider=sociallogin.account.provider)
    claims = sociallogin.account.extra_data.get("id_token") or {}
    if isinstance(moment := claims.get("auth_time"), int | float):
        # Somebody who was signed in there already did not prove anything just now.
        records = request.session[AUTHENTICATION_METHODS_SESSION_KEY]
        records[-1]["at"] = min(records[-1]["at"], moment)
        request.session[AUTHENTICATION_METHODS_SESSION_KEY] = records
    answer: HttpResponse = perform_login(
        request, Login(user=worker, redirect_url=sociallogin.get_redirect_url(request))
    )
    return answer
