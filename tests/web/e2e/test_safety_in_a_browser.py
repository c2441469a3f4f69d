"""Pages about safety in a real browser: numbers one tap away, the code without JavaScript, readable for everybody."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, expect
from pytest_django.live_server_helper import LiveServer

from tests.cast import HOUSEHOLD, KARIN, SANNE, SON
from tests.support.walking import PHONE
from tests.web import doors
from tests.web import house as building
from tests.web.e2e.test_walk import _check, _open
from voordeur.safety.models import ReportingCode

pytestmark = pytest.mark.django_db(transaction=True)
NewContext = Callable[..., BrowserContext]


@pytest.fixture
def house(transactional_db: Any) -> building.House:
    """The small house, seen by the live server."""
    return building.build()


def test_every_page_about_safety_can_be_read_by_everybody(
    house: building.House, new_context: NewContext, live_server: LiveServer
) -> None:
    fact, flag = doors.protect(house_of=house.case), doors.stop(house_of=house.case)
    page = _open(new_context, live_server, SANNE, viewport=PHONE)
    for url in [
        reverse("safety"),
        *(reverse("protected", kwargs={"file": file}) for file in (fact, flag)),
        *(reverse(name, kwargs={"file": fact}) for name in ("add_reader", "review_fact", "end_protection")),
    ]:
        _check(page, url)
    page = _open(new_context, live_server, KARIN, viewport=PHONE)
    for url in [
        *(reverse(name, kwargs={"file": house.case}) for name in ("safety_of", "protect", "stop_all", "start_code")),
        *(reverse(name, kwargs={"file": HOUSEHOLD, "person": SON}) for name in ("set_reachable", "custody")),
        reverse("open_channel", kwargs={"file": flag, "case": house.case, "channel": "letter"}),
    ]:
        _check(page, url)


def test_the_code_is_walked_through_without_javascript(
    house: building.House, new_context: NewContext, live_server: LiveServer
) -> None:
    page = _open(new_context, live_server, KARIN, viewport=PHONE, java_script_enabled=False)
    page.goto(reverse("case", kwargs={"file": house.case}))
    page.get_by_role("link", name="Acuut onveilig?").click()
    expect(page.get_by_role("link", name="0800-2000")).to_be_visible()
    page.get_by_role("link", name="Meldcode beginnen").click()
    page.get_by_role("button", name="Beginnen").click()
    page.get_by_role("link", name="Deze stap doen", exact=True).click()
    page.get_by_label("Wat hebt u gezien en gehoord?").fill("Bas durft niet naar huis")
    page.get_by_role("button", name="Opslaan").click()
    page.get_by_role("link", name="Deze stap doen Wegen").click()
    page.get_by_role("group", name="1. Vermoedt u").get_by_label("Ja").check()
    page.get_by_role("group", name="2. Is iemand acuut onveilig").get_by_label("Steeds weer of al lang").check()
    page.get_by_role("button", name="Opslaan").click()
    main = page.get_by_role("main")
    expect(main).to_contain_text("Meld bij Veilig Thuis.")
    expect(main).to_contain_text("andere volgorde dan de wet")
    code = {"file": ReportingCode.objects.get().pk}
    page = _open(new_context, live_server, KARIN, viewport=PHONE)
    for url in (reverse("code", kwargs=code), reverse("code_step", kwargs={**code, "word": "besluit"})):
        _check(page, url)
