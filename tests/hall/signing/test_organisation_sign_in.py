"""Signing in with the own organisation's sign-in: the code flow with PKCE against a provider that checks it.

ASVS 5.0: 10.2.1 (state and PKCE), 10.5.2 (identity by subject, not by e-mail), 10.5.3 (issuer), 6.8.1 (no other
identity comes in), 7.6.1 (signing in again counts by when it really happened there).
"""

from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.hall.conftest import PASSWORD
from tests.hall.signing.conftest import go, link
from tests.support.oidc_provider import CLIENT, SECRET, Provider
from voordeur import access
from voordeur.accounts import actions as accounts
from voordeur.accounts.models import Identity, Worker
from voordeur.config.oidc import oidc_provider

pytestmark = pytest.mark.django_db


def test_a_linked_worker_comes_in_by_code_and_pkce(provider: Provider, client: Client) -> None:
    """ASVS 10.2.1."""
    assert "Gemeente Nergenshuizen" in client.get(reverse("account_login")).content.decode()
    answer = go(client, reverse("openid_connect_login") + "?next=/uw-inlog/")
    assert (answer.status_code, answer["Location"]) == (302, "/uw-inlog/")
    assert client.session["_auth_user_id"] == str(cast.KARIN)
    asked = provider.asked[0]
    assert (asked["code_challenge_method"], asked["scope"], provider.refused) == ("S256", "openid", [])
    assert not SocialAccount.objects.exists()


def test_what_the_provider_gave_stays_nowhere(provider: Provider, client: Client) -> None:
    """ASVS 10.1.1: neither token comes in the browser or is kept."""
    answer = go(client)
    kept = f"{dict(client.session)} {answer.headers} {answer.cookies} {answer.content!r}"
    assert len(provider.gave) == len(["id token", "access token"])
    assert [token for token in provider.gave if token in kept] == []
    assert not SocialToken.objects.exists()


@pytest.mark.parametrize("claims", [{}, {"email": "karin@example.org", "email_verified": True}])
def test_who_is_not_linked_comes_in_by_no_name_or_address(provider: Provider, client: Client, claims: Any) -> None:
    """ASVS 10.5.2: an address that a worker has elsewhere proves nothing."""
    accounts.change_worker(worker=cast.KARIN, email="karin@example.org", permit=cast.operator(), at=cast.AT)
    before = Worker.objects.count()
    provider.subject, provider.claims = "somebody-else", {"preferred_username": "karin", "name": "Karin", **claims}
    answer = go(client)
    assert answer.status_code == 403
    assert "somebody-else" in answer.content.decode()
    assert "_auth_user_id" not in client.session
    assert Worker.objects.count() == before


def test_who_left_or_was_unlinked_stays_out(provider: Provider, client: Client) -> None:
    link("fatma-1", cast.FATMA)
    accounts.unlink_identity(
        worker=cast.FATMA, provider="organisation", subject="fatma-1", permit=cast.operator(), at=cast.AT
    )
    provider.subject = "fatma-1"
    assert go(client).status_code == 403
    access.let_go(worker=cast.KARIN, permit=cast.operator(), at=cast.AT)
    provider.subject = "9f2c-karin"
    assert go(client).status_code == 403
    assert not Identity.objects.filter(file=cast.FATMA).exists()


def test_one_identity_is_one_worker(provider: Provider) -> None:
    with pytest.raises(accounts.IdentityTaken):
        link(provider.subject, cast.FATMA)


@pytest.mark.parametrize(
    "claims", [{"iss": "http://127.0.0.1:9"}, {"aud": "another"}, {"exp": 1_000_000_000}], ids=["iss", "aud", "exp"]
)
def test_a_token_of_somebody_else_or_of_long_ago_opens_nothing(provider: Provider, client: Client, claims: Any) -> None:
    """ASVS 10.5.3."""
    provider.claims = claims
    assert go(client).status_code == 401
    assert "_auth_user_id" not in client.session


def test_a_code_for_one_browser_is_worth_nothing_in_another(provider: Provider, client: Client) -> None:
    """ASVS 10.2.1: neither with its own state nor with that of the other's sign-in."""
    begun = client.get(reverse("openid_connect_login"))
    sent = requests.get(begun["Location"], allow_redirects=False, timeout=5)
    thief = Client()
    assert thief.get(sent.headers["Location"]).status_code == 401
    state = parse_qs(urlsplit(thief.get(reverse("openid_connect_login"))["Location"]).query)["state"][0]
    code = parse_qs(urlsplit(sent.headers["Location"]).query)["code"][0]
    assert thief.get(reverse("openid_connect_callback"), {"code": code, "state": state}).status_code == 401
    assert "pkce" in provider.refused
    assert "_auth_user_id" not in thief.session


def test_a_provider_that_says_no_is_no_error_of_ours(provider: Provider, client: Client) -> None:
    begun = client.get(reverse("openid_connect_login"))
    state = parse_qs(urlsplit(begun["Location"]).query)["state"][0]
    answer = client.get(reverse("openid_connect_callback"), {"error": "access_denied", "state": state})
    assert answer.status_code == 401
    assert "Inloggen is niet gelukt" in answer.content.decode()


def test_a_provider_that_is_down_is_no_error_of_ours(
    provider: Provider, client: Client, settings: Any, log: Any
) -> None:
    """ASVS 16.5.2, 16.3.4: neither at the beginning nor halfway; the log knows of which kind it was."""
    begun = client.get(reverse("openid_connect_login"))
    sent = requests.get(begun["Location"], allow_redirects=False, timeout=5)
    app = oidc_provider(issuer="http://127.0.0.1:9", client=CLIENT, secret=SECRET)
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": app}
    for answer in (client.get(sent.headers["Location"]), client.get(reverse("openid_connect_login"))):
        assert answer.status_code == 401
        assert "Inloggen is niet gelukt" in answer.content.decode()
    assert log.getvalue().count("sign-in failed at the organisation: ConnectionError") == len(["back", "begin"])


def test_two_factors_are_asked_unless_their_token_says_so(provider: Provider, client: Client, settings) -> None:  # type: ignore[no-untyped-def]
    """ASVS 6.8.4: what the token says counts; where it says nothing, a password alone is assumed."""
    settings.SECOND_FACTOR_REQUIRED = True
    go(client)
    assert client.get(reverse("my_day"))["Location"] == reverse("mfa_index")
    settings.OIDC_TWO_FACTORS = ("amr", "mfa")
    for said in ({}, {"amr": ["pwd"]}, {"acr": "mfa"}, {"amr": "mfa and more"}):
        provider.claims = said
        go(client)
        assert client.get(reverse("my_day"))["Location"] == reverse("mfa_index"), said
    provider.claims = {"amr": ["pwd", "mfa"]}
    go(client)
    assert client.get(reverse("my_day")).status_code == 200
    by_password = Client()
    by_password.post(reverse("account_login"), {"login": "karin", "password": PASSWORD})
    assert by_password.get(reverse("my_day"))["Location"] == reverse("mfa_index")


def test_being_signed_in_there_since_this_morning_confirms_nothing(
    provider: Provider, client: Client, settings: Any
) -> None:
    """ASVS 7.6.1: with a password here or not."""
    Worker.objects.filter(pk=cast.KARIN).update(password="")
    settings.MODE = "production"
    provider.signed_in_ago = timedelta(hours=2)
    go(client)
    asked = client.get(reverse("mfa_activate_totp"))
    assert asked["Location"].startswith(reverse("openid_connect_login"))
    assert "prompt" in asked["Location"]
    provider.signed_in_ago = timedelta(0)
    assert go(client, asked["Location"])["Location"] == reverse("mfa_activate_totp")
    assert provider.asked[-1]["prompt"] == "login"
    assert client.get(reverse("mfa_activate_totp")).status_code == 200


def test_without_a_provider_there_is_no_such_door(karin: Worker, client: Client) -> None:
    assert client.get(reverse("openid_connect_login")).status_code == 404
    assert reverse("openid_connect_login") not in client.get(reverse("account_login")).content.decode()
