"""Drafts in a real browser: nothing typed is lost with a session, and nothing that was saved comes back."""

from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.cast import FATMA
from tests.support.walking import PHONE
from tests.web import house as building
from tests.web.e2e.test_walk import NewContext, _open
from voordeur.accounts.models import Worker
from voordeur.hall.models import Draft

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def house(transactional_db: Any) -> building.House:
    """The small house, seen by the live server."""
    return building.build()


def _sign_in_again(page: Page, live_server: LiveServer) -> None:
    client = Client()
    client.force_login(Worker.objects.get(pk=FATMA), backend=settings.AUTHENTICATION_BACKENDS[0])
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.clear_cookies()  # a sign-in also brings a new token for forms
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    page.context.new_page().goto(live_server.url + reverse("note"))


def test_a_form_saved_at_once_after_a_choice_comes_back_empty_and_can_be_saved_again(
    house: building.House, new_context: NewContext, live_server: LiveServer
) -> None:
    page = _open(new_context, live_server, FATMA, viewport=PHONE)
    url = reverse("visit", kwargs={"file": house.door})
    for words in ("Bewoner", "Buurvrouw"):
        page.goto(url)
        expect(page.get_by_label("Wie waren erbij?")).to_have_value("")
        page.get_by_label("Wie waren erbij?").fill(words)
        page.locator("input[name=asked]").first.check()
        page.wait_for_timeout(280)  # the autosave leaves at the moment of the tap
        page.get_by_role("button", name="Gesprek opslaan").click()
        expect(page.get_by_role("status").first).to_contain_text("Het gesprek is opgeslagen")
    assert not Draft.objects.exists()


def test_typing_on_without_a_sign_in_says_so_and_goes_on_after_signing_in_again(
    house: building.House, new_context: NewContext, live_server: LiveServer, expected_complaints: list[str]
) -> None:
    expected_complaints.append("status of 40")
    page = _open(new_context, live_server, FATMA, viewport=PHONE)
    page.goto(reverse("visit", kwargs={"file": house.door}))
    Session.objects.all().delete()
    page.get_by_label("Vraag of zorg 1").press_sequentially("De huur is achter")
    expect(page.locator(".draft-status")).to_contain_text("Niet bewaard: u bent uitgelogd")
    expect(page.get_by_label("Vraag of zorg 1")).to_have_value("De huur is achter")
    _sign_in_again(page, live_server)
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(page.locator(".draft-status")).to_contain_text("Als concept bewaard")
    page.get_by_label("Naam van het huishouden").fill("Familie Bos")
    page.get_by_role("button", name="Gesprek opslaan").click()
    expect(page.get_by_role("status").first).to_contain_text("Het gesprek is opgeslagen")


def test_a_form_sent_without_any_cookie_is_held_and_saved_after_signing_in_again(
    house: building.House, new_context: NewContext, live_server: LiveServer, expected_complaints: list[str]
) -> None:
    expected_complaints.append("status of 40")
    page = _open(new_context, live_server, FATMA, viewport=PHONE, java_script_enabled=False)
    page.goto(reverse("visit", kwargs={"file": house.door}))
    page.get_by_label("Vraag of zorg 1").fill("De huur is achter")
    page.get_by_label("Naam van het huishouden").fill("Familie Bos")
    page.context.clear_cookies()
    page.get_by_role("button", name="Gesprek opslaan").click()
    expect(page.get_by_role("heading", name="Nog niet opgeslagen")).to_be_visible()
    expect(page.get_by_text("De huur is achter")).to_be_visible()
    _sign_in_again(page, live_server)
    page.get_by_role("button", name="Opnieuw versturen").click()
    page.get_by_role("button", name="Opnieuw versturen").click()  # under the new sign-in
    expect(page.get_by_role("status").first).to_contain_text("Het gesprek is opgeslagen")
