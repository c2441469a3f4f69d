"""Signing in with two factors in a real browser, under the strict policy for scripts. ASVS 5.0: 6.3.3, 3.4.3."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests import cast
from tests.support.readable import assert_readable
from tests.support.walking import PHONE
from voordeur.accounts.models import Worker
from voordeur.common import clock

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "een lange zin voor de test"
NewContext = Callable[..., BrowserContext]


@pytest.fixture
def phone(
    transactional_db: Any, settings: Any, new_context: NewContext, live_server: LiveServer, monkeypatch: Any
) -> Page:
    """Karin's phone, where nothing is set up yet and two factors are required."""
    monkeypatch.undo()  # a browser and allauth both go by the real clock here
    settings.SECOND_FACTOR_REQUIRED = True
    cache.clear()
    cast.some_workers(cast.operator())
    karin = Worker.objects.get(pk=cast.KARIN)
    karin.set_password(PASSWORD)
    karin.save()
    # Passkeys are for a host name, not for an address of numbers.
    return new_context(base_url=live_server.url.replace("127.0.0.1", "localhost"), viewport=PHONE).new_page()


def _sign_in(page: Page) -> None:
    page.goto(reverse("account_login"))
    page.get_by_label("Gebruikersnaam").fill("karin")
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Inloggen", exact=True).click()


def _sign_out(page: Page) -> None:
    page.context.clear_cookies()


def _code(page: Page, secret: str) -> str:
    left = 30 - clock.now().timestamp() % 30
    if left < 3:  # a code that is about to run out is not typed in time
        page.wait_for_timeout(left * 1000)
    return format_hotp_value(hotp_value(secret, int(clock.now().timestamp()) // 30))


def test_a_passkey_is_made_and_then_opens_the_day_without_a_password(phone: Page) -> None:
    session = phone.context.new_cdp_session(phone)
    session.send("WebAuthn.enable")
    made = session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    _sign_in(phone)
    expect(phone.get_by_text("Stel eerst een tweede stap in.")).to_be_visible()
    assert_readable(phone)
    phone.get_by_role("link", name="Passkey toevoegen").click()
    phone.get_by_label("Naam van deze passkey").fill("Werktelefoon")
    assert_readable(phone)
    phone.get_by_role("button", name="Dit apparaat toevoegen").click()
    expect(phone.get_by_role("heading", name="Herstelcodes")).to_be_visible()
    assert len(session.send("WebAuthn.getCredentials", made)["credentials"]) == 1
    assert_readable(phone)
    phone.get_by_role("link", name="Ik heb ze bewaard, verder").click()
    expect(phone.locator("body.signed-in")).to_be_visible()

    _sign_out(phone)
    phone.goto(reverse("account_login"))
    expect(phone.get_by_text("Het lukte niet met de passkey.")).to_be_hidden()
    phone.get_by_role("button", name="Inloggen met een passkey").click()
    expect(phone.locator("body.signed-in")).to_be_visible()

    _sign_out(phone)
    _sign_in(phone)
    assert_readable(phone)
    phone.get_by_role("button", name="Passkey gebruiken").click()
    expect(phone.locator("body.signed-in")).to_be_visible()

    session.send("WebAuthn.setUserVerified", {**made, "isUserVerified": False})
    _sign_out(phone)
    phone.goto(reverse("account_login"))
    phone.get_by_role("button", name="Inloggen met een passkey").click()
    expect(phone.get_by_text("Het lukte niet met de passkey.")).to_be_visible()
    expect(phone.locator("body.signed-in")).to_have_count(0)


def test_an_app_is_set_up_from_the_letters_and_its_code_is_asked(phone: Page) -> None:
    _sign_in(phone)
    phone.get_by_role("link", name="App instellen").click()
    phone.get_by_text("Lukt scannen niet?").click()
    secret = phone.locator("code.secret").inner_text()
    assert_readable(phone)
    phone.get_by_label("Code die de app toont").fill(_code(phone, secret))
    phone.get_by_role("button", name="Bevestigen").click()
    codes = phone.locator(".codes code").all_inner_texts()
    assert len(codes) == 10
    _sign_out(phone)
    _sign_in(phone)
    phone.get_by_label("Code uit uw app, of een herstelcode").fill(codes[3])
    phone.get_by_role("button", name="Inloggen", exact=True).click()
    expect(phone.locator("body.signed-in")).to_be_visible()
    phone.goto(reverse("mfa_index"))
    expect(phone.get_by_text("Er zijn nog 9 codes over.")).to_be_visible()
    assert_readable(phone)
