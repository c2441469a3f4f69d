"""An ID token is believed when the organisation's sign-in signed it, for this house, for this very sign-in.

ASVS 5.0: 6.8.2 and 9.1.1 (signature), 9.1.2 (algorithms), 9.1.3 (keys from the provider alone), 9.2.2 (kind of token),
10.5.1 (nonce), 10.5.3 (issuer), 10.5.4 (audience), 15.3.2 (no way leads elsewhere).
"""

import base64
import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
import requests
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.hall.signing.conftest import go
from tests.support.oidc_provider import Key, Provider

pytestmark = pytest.mark.django_db
STRANGER = Key("one", secret=rsa.generate_private_key(65537, 2048))
ELLIPTIC = Key("curve", "ES256", ec.generate_private_key(ec.SECP256R1()))


def comes_in(client: Client) -> bool:
    """Sign in at the organisation; what is refused says so on a page of ours."""
    answer = go(client)
    inside = client.session.get("_auth_user_id") == str(cast.KARIN)
    assert answer.status_code == (302 if inside else 401)
    return inside


def unsigned(said: dict[str, Any]) -> str:
    return jwt.encode(said, "", algorithm="none", headers={"kid": "one"})


def changed(said: dict[str, Any]) -> str:
    """Sign for a stranger, and put another subject in afterwards."""
    head, body, mark = jwt.encode(said, STRANGER.secret, "RS256", {"kid": "one"}).split(".")
    words = json.loads(base64.urlsafe_b64decode(body + "=="))
    body = base64.urlsafe_b64encode(json.dumps({**words, "sub": "9f2c-karin"}).encode()).rstrip(b"=").decode()
    return f"{head}.{body}.{mark}"


def with_the_public_key_as_secret(provider: Provider) -> Any:
    """HS256 with what everybody knows: the classic confusion of keys (RFC 8725, 2.1)."""
    known = json.dumps(provider.key.published()).encode()
    return lambda said: jwt.encode(said, known, algorithm="HS256", headers={"kid": "one"})


@pytest.mark.parametrize("algorithm", ["RS256", "RS512", "PS256", "PS384"])
def test_a_provider_signs_with_any_algorithm_of_the_list(provider: Provider, client: Client, algorithm: str) -> None:
    """ASVS 9.1.2."""
    provider.key = Key("other", algorithm)
    provider.published = [provider.key.published()]
    assert comes_in(client)


def test_a_provider_may_sign_with_an_elliptic_curve(provider: Provider, client: Client) -> None:
    """ASVS 9.1.2."""
    provider.key, provider.published = ELLIPTIC, [STRANGER.published(), ELLIPTIC.published()]
    assert comes_in(client)


@pytest.mark.parametrize("signs", [unsigned, changed], ids=["unsigned", "changed"])
def test_a_token_that_nobody_signed_or_that_was_changed_opens_nothing(
    provider: Provider, client: Client, signs: Any
) -> None:
    """ASVS 6.8.2, 9.1.1, 9.1.2."""
    provider.signs = signs
    assert not comes_in(client)


def test_a_token_signed_by_somebody_else_under_the_same_name_opens_nothing(provider: Provider, client: Client) -> None:
    """ASVS 6.8.2, 9.1.1."""
    provider.key = STRANGER
    assert not comes_in(client)


def test_a_public_key_is_no_shared_secret(provider: Provider, client: Client) -> None:
    """ASVS 9.1.2: also when the provider publishes a shared secret among its keys, which it never should."""
    provider.signs = with_the_public_key_as_secret(provider)
    assert not comes_in(client)
    provider.published = [
        {"kty": "oct", "kid": "one", "k": base64.urlsafe_b64encode(b"x" * 32).decode(), "alg": "HS256"}
    ]
    provider.signs = lambda said: jwt.encode(said, b"x" * 32, algorithm="HS256", headers={"kid": "one"})
    assert not comes_in(client)


@pytest.mark.filterwarnings("ignore::jwt.warnings.InsecureKeyLengthWarning")  # the provider is told, and signs
def test_a_key_that_is_too_short_signs_nothing(provider: Provider, client: Client) -> None:
    """ASVS 11.6.1."""
    provider.key = Key("short", secret=rsa.generate_private_key(65537, 1024))
    provider.published = [provider.key.published()]
    assert not comes_in(client)
    assert provider.gave


@pytest.mark.parametrize("place", ["jwk", "jku", "x5u"])
def test_a_token_does_not_say_itself_with_which_key_it_is_checked(
    provider: Provider, client: Client, place: str
) -> None:
    """ASVS 9.1.3."""
    provider.key = STRANGER
    provider.header = {place: STRANGER.published() if place == "jwk" else "http://127.0.0.1:9/jwks"}
    assert not comes_in(client)


def test_a_new_key_is_known_and_one_that_was_withdrawn_is_not(provider: Provider, client: Client) -> None:
    """ASVS 9.1.3: the keys are asked at each sign-in, so nothing waits for what is remembered to run out."""
    first, second = provider.key, Key("two")
    assert comes_in(client)
    provider.key, provider.published = second, [first.published(), second.published()]
    assert comes_in(Client())
    provider.key, provider.published = first, [second.published()]
    assert not comes_in(Client())


def test_of_one_key_the_name_may_be_left_out_and_of_two_it_may_not(provider: Provider, client: Client) -> None:
    """OpenID Connect Core 1.0, 10.1."""
    provider.signs = lambda said: jwt.encode(said, provider.key.secret, algorithm="RS256")
    assert comes_in(client)
    provider.published = [*provider.published, Key("two").published()]
    assert not comes_in(Client())


@pytest.mark.parametrize(
    "claims",
    [{"nonce": None}, {"nonce": "another"}, {"nonce": 7}, {"aud": ["voordeur", "another"]}, {"sub": None}, {"sub": ""},
     {"exp": None}, {"nbf": 4_000_000_000}],
    ids=lambda claims: " ".join(map(str, *claims.items())),
)  # fmt: skip
def test_a_token_for_another_sign_in_or_for_others_too_opens_nothing(
    provider: Provider, client: Client, claims: Any
) -> None:
    """ASVS 10.5.1, 10.5.4, 9.2.1."""
    provider.claims = claims
    assert not comes_in(client)


@pytest.mark.parametrize("kind", ["at+jwt", "logout+jwt"])
def test_a_token_of_another_kind_opens_nothing(provider: Provider, client: Client, kind: str) -> None:
    """ASVS 9.2.2."""
    provider.header = {"typ": kind}
    assert not comes_in(client)


def test_each_sign_in_has_a_nonce_of_its_own(provider: Provider, client: Client) -> None:
    """ASVS 10.5.1: a token of an earlier sign-in, of the same worker in the same browser, is not taken again."""
    assert comes_in(client)
    first = provider.asked[0]["nonce"]
    client.logout()
    provider.claims = {"nonce": first}
    assert not comes_in(client)
    assert len({asked["nonce"] for asked in provider.asked}) == len(provider.asked)


@pytest.mark.parametrize("word", ["state", "nonce", "code_challenge"])
def test_what_must_not_be_guessed_is_long_enough(provider: Provider, client: Client, word: str) -> None:
    """ASVS 11.5.1, 10.1.2: 128 bits at least; a sign of this alphabet holds six."""
    asked = parse_qs(urlsplit(client.get(reverse("openid_connect_login"))["Location"]).query)
    assert len(asked[word][0]) * 6 >= 256


@pytest.mark.parametrize(
    "says",
    [{"issuer": "http://127.0.0.1:9"}, {"issuer": None}, {"jwks_uri": None}, {"token_endpoint": "ftp://127.0.0.1/"}],
    ids=lambda says: " ".join(map(str, *says.items())),
)
def test_what_another_issuer_says_of_itself_is_not_believed(provider: Provider, client: Client, says: Any) -> None:
    """ASVS 10.5.3: the answer must name the issuer of the settings, to the letter, and no place less closed."""
    begun = client.get(reverse("openid_connect_login"))
    sent = requests.get(begun["Location"], allow_redirects=False, timeout=5)
    provider.says = says
    assert client.get(reverse("openid_connect_login")).status_code == 401
    assert client.get(sent.headers["Location"]).status_code == 401
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "written",
    [lambda _words: "no JSON", lambda _words: "[]", lambda words: words[:-1] + ', "issuer": "x"}'],
    ids=["no JSON", "a list", "twice"],
)
def test_an_answer_that_can_be_read_in_two_ways_is_not_read(provider: Provider, client: Client, written: Any) -> None:
    """ASVS 1.5.3."""
    provider.written = written
    assert client.get(reverse("openid_connect_login")).status_code == 401


@pytest.mark.parametrize("place", ["/.well-known/openid-configuration", "/jwks"])
def test_no_answer_of_the_provider_leads_the_house_elsewhere(provider: Provider, client: Client, place: str) -> None:
    """ASVS 15.3.2."""
    begun = client.get(reverse("openid_connect_login"))
    sent = requests.get(begun["Location"], allow_redirects=False, timeout=5)
    provider.leads_on = place
    assert client.get(sent.headers["Location"]).status_code == 401
    assert "_auth_user_id" not in client.session


def test_a_link_of_somebody_else_changes_nothing_of_what_is_asked(provider: Provider, client: Client) -> None:
    """ASVS 10.1.2: allauth takes any parameter for the provider from a link; the house takes one, that asks more."""
    link = {"scope": "email,profile", "auth_params": "redirect_uri=https://evil.example&max_age=99999999&nonce=known"}
    asked = parse_qs(urlsplit(client.get(reverse("openid_connect_login"), link)["Location"]).query)
    assert (asked["scope"], asked["max_age"]) == (["openid"], [str(8 * 60 * 60)])
    assert "evil" not in str(asked)
    assert asked["nonce"] != ["known"]
