"""The second factor: who must have one, how it is set up and asked, and that its secrets stand sealed.

ASVS 5.0: 6.3.3 (two factors), 6.5.1 (a code works once), 6.6.3 (attempts are limited), 11.3 (secrets at rest).
"""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.hall.conftest import PASSWORD
from voordeur.accounts.models import Worker
from voordeur.common.sealing import Closed, seal, unseal
from voordeur.hall.signing.password_links import password_link

pytestmark = pytest.mark.django_db
Pages = Callable[..., Client]


NOON = 1_236_682_800  # seconds since 1970; the codes of an app follow from it


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    cache.clear()


@pytest.fixture(autouse=True)
def the_clock_of_codes_stands_still(monkeypatch: pytest.MonkeyPatch) -> None:
    """A code holds for thirty seconds: a slow machine would see it end in the middle of a test."""
    monkeypatch.setattr(auth, "time", SimpleNamespace(time=lambda: NOON))


@pytest.fixture
def required(settings) -> None:  # type: ignore[no-untyped-def]
    settings.SECOND_FACTOR_REQUIRED = True


def code(secret: str, ahead: int = 0) -> str:
    return auth.format_hotp_value(auth.hotp_value(secret, NOON // 30 + ahead))


def _sign_in(client: Client):  # type: ignore[no-untyped-def]
    return client.post(reverse("account_login"), {"login": "karin", "password": PASSWORD})


def _set_up(client: Client) -> str:
    _sign_in(client)
    secret: str = client.get(reverse("mfa_activate_totp")).context["form"].secret
    answer = client.post(reverse("mfa_activate_totp"), {"code": code(secret)})
    assert answer["Location"] == reverse("mfa_view_recovery_codes")
    return secret


def test_without_a_factor_a_worker_gets_no_further_than_setting_one_up(required, karin: Worker, client: Client) -> None:
    """ASVS 6.3.3."""
    _sign_in(client)
    for page in ("my_day", "cases", "note", "signals", "figures"):
        assert client.get(reverse(page))["Location"] == reverse("mfa_index"), page
    assert "Stel eerst een tweede stap in" in client.get(reverse("mfa_index")).content.decode()
    assert client.get(reverse("my_day"), headers={"HX-Request": "true"}).status_code == 401


def test_with_an_app_the_day_opens_and_next_time_its_code_is_asked(required, karin: Worker, client: Client) -> None:
    secret = _set_up(client)
    assert client.get(reverse("my_day")).status_code == 200
    later = Client()
    assert _sign_in(later)["Location"] == reverse("mfa_authenticate")
    assert later.get(reverse("my_day")).status_code == 302
    assert "Deze code klopt niet" in later.post(reverse("mfa_authenticate"), {"code": "000000"}).content.decode()
    later.post(reverse("mfa_authenticate"), {"code": code(secret)})
    assert later.get(reverse("my_day")).status_code == 200


def test_a_code_works_once(karin: Worker, client: Client) -> None:
    """ASVS 6.5.1."""
    secret = _set_up(client)
    used = code(secret)
    outcomes = []
    for _ in range(2):
        later = Client()
        _sign_in(later)
        later.post(reverse("mfa_authenticate"), {"code": used})
        outcomes.append("_auth_user_id" in later.session)
    assert outcomes == [True, False]


def test_guessing_codes_ends_after_five(karin: Worker, client: Client) -> None:
    """ASVS 6.6.3."""
    secret = _set_up(client)
    cache.clear()
    guess = Client()
    _sign_in(guess)
    for _ in range(6):
        guess.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "Te veel pogingen" in guess.post(reverse("mfa_authenticate"), {"code": code(secret)}).content.decode()


def test_a_new_password_by_a_link_leaves_the_second_step(required, karin: Worker, client: Client) -> None:  # type: ignore[no-untyped-def]
    """ASVS 6.4.3."""
    _set_up(client)
    cache.clear()
    fresh, new = Client(), "een andere lange zin van haarzelf"
    url = fresh.get(password_link(karin.pk))["Location"]
    fresh.post(url, {"password": new, "again": new})
    answer = fresh.post(reverse("account_login"), {"login": "karin", "password": new})
    assert answer["Location"] == reverse("mfa_authenticate")
    assert fresh.get(reverse("my_day")).status_code == 302
    assert Authenticator.objects.filter(user=karin, type="totp").exists()


def test_recovery_codes_are_shown_once_and_each_works_once(karin: Worker, client: Client) -> None:
    _set_up(client)
    codes = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    again = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    assert len(set(codes)) == 10
    assert codes[0] not in again
    assert "tonen ze niet nog eens" in again
    outcomes = []
    for _ in range(2):
        later = Client()
        _sign_in(later)
        later.post(reverse("mfa_authenticate"), {"code": codes[0]})
        outcomes.append("_auth_user_id" in later.session)
    assert outcomes == [True, False]


def test_the_last_factor_is_replaced_but_not_taken_away(required, karin: Worker, client: Client) -> None:
    _set_up(client)
    answer = client.post(reverse("mfa_deactivate_totp"))
    assert "Zet eerst een andere" in answer.content.decode()
    assert Authenticator.objects.filter(user=karin, type="totp").exists()


def test_secrets_of_factors_stand_sealed(karin: Worker, client: Client) -> None:
    """ASVS 11.3: what lies in the database opens nothing."""
    secret = _set_up(client)
    kept = {row.type: row.data for row in Authenticator.objects.filter(user=karin)}
    assert secret not in str(kept)
    assert unseal(kept["totp"]["secret"], use="second factors").decode() == secret
    assert kept["recovery_codes"]["seed"].startswith("test-1:")


def test_what_is_sealed_for_one_use_stays_closed_for_another() -> None:
    sealed = seal(b"secret", use="second factors")
    with pytest.raises(Closed):
        unseal(sealed, use="drafts")
    with pytest.raises(Closed):
        unseal(sealed.replace("test-1", "gone-1"), use="second factors")
    with pytest.raises(Closed):
        unseal(sealed[:-4] + "AAAA", use="second factors")


def test_a_factor_is_set_up_only_by_who_confirmed_who_they_are(karin: Worker, client: Client) -> None:
    """ASVS 7.5.1: a session that somebody left open adds no key of a stranger."""
    client.force_login(karin)
    answer = client.get(reverse("mfa_activate_totp"))
    assert answer["Location"].startswith(reverse("account_reauthenticate"))
    wrong = client.post(answer["Location"], {"password": "iets anders"})
    assert "niet uw wachtwoord" in wrong.content.decode()
    client.post(answer["Location"], {"password": PASSWORD})
    assert client.get(reverse("mfa_activate_totp")).status_code == 200


def test_the_log_hears_of_every_means_that_failed_and_of_no_name_or_code(karin: Worker, client: Client, log) -> None:  # type: ignore[no-untyped-def]
    """ASVS 16.3.1: password, code, passkey, confirming, and signing out."""
    _set_up(client)
    client.post(reverse("account_reauthenticate"), {"password": "another wrong one"})
    client.post(reverse("account_logout"))
    client.post(reverse("account_login"), {"login": "karin", "password": "a wrong one"})
    client.post(reverse("mfa_login_webauthn"), {"credential": '{"id": "no passkey"}'})
    _sign_in(client)
    client.post(reverse("mfa_authenticate"), {"code": "000000"})
    heard = [line.split(" ", 3)[3] for line in log.getvalue().splitlines() if "voordeur.sign_in" in line]
    assert heard == [
        f"signed in: worker {karin.pk} by password",
        "sign-in failed",
        f"signed out: worker {karin.pk}",
        "sign-in failed",
        "sign-in failed by passkey",
        f"second step failed: worker {karin.pk} by totp",
    ]
    assert "karin" not in log.getvalue()
    assert "wrong" not in log.getvalue()
