"""The pages in a real browser: readable for everybody (axe), without a complaint, on a phone and at a desk."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.cast import DORDRECHT, FATMA, KARIN
from tests.support.readable import assert_readable
from tests.support.walking import DESK, PHONE
from tests.web import house as building
from voordeur.accounts.models import Worker

pytestmark = pytest.mark.django_db(transaction=True)
NewContext = Callable[..., BrowserContext]


@pytest.fixture
def house(transactional_db: Any) -> building.House:
    """The small house, seen by the live server."""
    return building.build()


def _open(new_context: NewContext, live_server: LiveServer, worker: UUID | None, **options: Any) -> Page:
    context = new_context(base_url=live_server.url, **options)
    if worker is not None:
        client = Client()
        client.force_login(Worker.objects.get(pk=worker), backend=settings.AUTHENTICATION_BACKENDS[0])
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    return context.new_page()


def _check(page: Page, url: str) -> None:
    answer = page.goto(url)
    assert answer is not None
    assert answer.ok, f"{url}: {answer.status}"
    assert_readable(page)


def _pages(house: building.House, worker: UUID) -> list[str]:
    case, door = {"file": house.case}, {"file": house.door}
    if worker == KARIN:
        words = ("notitie", "actie", "afsluiten", "doorverwijzen", "rol")
        return [
            *(
                reverse(name)
                for name in ("my_day", "cases", "note", "methods", "about", "open_case", "own_ties", "break_the_glass")
            ),
            *(reverse(name, kwargs=case) for name in ("case", "plan", "why")),
            *(reverse("deed", kwargs={**case, "word": word}) for word in words),
            reverse("method", kwargs={"method": "12-dordrecht-achter-de-voordeur"}),
        ]
    return [
        *(reverse(name) for name in ("my_day", "rounds")),
        *(reverse(name, kwargs=door) for name in ("door", "visit", "network", "appointment", "close_door", "opt_out")),
        reverse("round", kwargs={"round": house.round}),
        reverse("new_round", kwargs={"programme": DORDRECHT}),
    ]


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("worker", [KARIN, FATMA], ids=["coordinator", "visitor"])
def test_every_page_can_be_read_by_everybody(
    house: building.House, new_context: NewContext, live_server: LiveServer, worker: UUID, size: dict[str, int]
) -> None:
    page = _open(new_context, live_server, worker, viewport=size)
    for url in _pages(house, worker):
        _check(page, url)


def test_the_sign_in_and_its_error_can_be_read_by_everybody(
    house: building.House, new_context: NewContext, live_server: LiveServer
) -> None:
    page = _open(new_context, live_server, None, viewport=PHONE)
    _check(page, reverse("account_login"))
    page.get_by_role("button", name="Inloggen", exact=True).click()
    expect(page.get_by_role("alert")).to_be_focused()
    assert_readable(page)


@pytest.mark.smoke
def test_a_closed_door_is_two_taps_from_the_walking_list_and_shows_what_follows(
    house: building.House, new_context: NewContext, live_server: LiveServer
) -> None:
    page = _open(new_context, live_server, FATMA, viewport=PHONE)
    page.goto(reverse("round", kwargs={"round": house.round}))
    page.get_by_role("link", name="Vlierhof 14", exact=True).click()
    page.get_by_role("button", name="Niemand thuis").click()
    expect(page.get_by_role("status")).to_contain_text("Niemand thuis")
    expect(page).to_have_url(f"{live_server.url}{reverse('door', kwargs={'file': house.door})}")
    expect(page.get_by_role("region", name="Wat er nu moet gebeuren")).to_contain_text("Terug naar de ronde")


def test_it_works_without_javascript(house: building.House, new_context: NewContext, live_server: LiveServer) -> None:
    page = _open(new_context, live_server, FATMA, viewport=PHONE, java_script_enabled=False)
    page.goto(reverse("visit", kwargs={"file": house.door}))
    page.get_by_label("Vraag of zorg 1").fill("De huur is achter")
    page.get_by_label("Naam van het huishouden").fill("Familie Bos")
    page.get_by_role("button", name="Gesprek opslaan").click()
    expect(page.get_by_role("status")).to_contain_text("Het gesprek is opgeslagen")


@pytest.mark.smoke
def test_what_is_typed_survives_a_lost_session(
    house: building.House, new_context: NewContext, live_server: LiveServer
) -> None:
    url = reverse("visit", kwargs={"file": house.door})
    page = _open(new_context, live_server, FATMA, viewport=PHONE)
    page.goto(url)
    page.get_by_label("Vraag of zorg 1").press_sequentially("De huur is achter")
    expect(page.locator(".draft-status")).to_contain_text("Als concept bewaard")
    again = _open(new_context, live_server, FATMA, viewport=PHONE)
    again.goto(url)
    expect(again.get_by_label("Vraag of zorg 1")).to_have_value("De huur is achter")


def test_a_refused_step_says_what_must_happen_first(
    house: building.House, new_context: NewContext, live_server: LiveServer, expected_complaints: list[str]
) -> None:
    expected_complaints.append("status of 409")
    page = _open(new_context, live_server, KARIN, viewport=PHONE)
    page.goto(reverse("deed", kwargs={"file": house.case, "word": "afsluiten"}))
    page.get_by_label("De doelen zijn gehaald").check()
    for box in page.locator("input[name=stays_open]").all():
        box.check()
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_role("alert")).to_contain_text("Wat u kunt doen:")
    expect(page.get_by_role("alert")).to_be_focused()
