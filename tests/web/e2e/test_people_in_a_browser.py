"""Who lives where and what was written, in a real browser: readable for everybody, and without JavaScript."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, expect
from pytest_django.live_server_helper import LiveServer

from tests.cast import HOUSEHOLD, KARIN, MOTHER
from tests.support.walking import PHONE, SIZES
from tests.web import house as building
from tests.web.e2e.test_walk import _check, _open
from voordeur.journal import Entry

pytestmark = pytest.mark.django_db(transaction=True)
NewContext = Callable[..., BrowserContext]


@pytest.fixture
def house(transactional_db: Any) -> building.House:
    """The small house, seen by the live server."""
    return building.build()


@SIZES
def test_every_page_about_people_and_lines_can_be_read_by_everybody(
    house: building.House, new_context: NewContext, live_server: LiveServer, size: dict[str, int]
) -> None:
    page = _open(new_context, live_server, KARIN, viewport=size)
    home = ("household", "add_person", "move_household", "split_household", "doubles")
    one = ("change_person", "left_household", "died", "part_time")
    line = Entry.objects.get(file=house.case, kind="goal_set").pk
    for url in [
        *(reverse(name, kwargs={"file": HOUSEHOLD}) for name in home),
        *(reverse(name, kwargs={"file": HOUSEHOLD, "person": MOTHER}) for name in one),
        *(reverse(name, kwargs={"entry": line}) for name in ("entry", "correct", "retract")),
    ]:
        _check(page, url)


def test_somebody_is_added_and_a_line_corrected_without_javascript(
    house: building.House, new_context: NewContext, live_server: LiveServer
) -> None:
    page = _open(new_context, live_server, KARIN, viewport=PHONE, java_script_enabled=False)
    page.goto(reverse("case", kwargs={"file": house.case}))
    page.get_by_role("link", name="Wijzigen wie hier woont").click()
    page.get_by_role("link", name="Er woont nog iemand").click()
    page.get_by_label("Naam").fill("Oma de Wit")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_role("main")).to_contain_text("Oma de Wit")
    page.get_by_role("link", name="Naar de casus van").click()
    page.get_by_role("link", name="verbeteren Doel gesteld").click()
    page.get_by_role("link", name="Verbeteren", exact=True).click()
    page.get_by_label("Tekst").fill("Alle schulden staan op een rij")
    page.get_by_label("Waarom verbetert u dit?").fill("Beter verwoord")
    page.get_by_role("button", name="Verbeteren").click()
    expect(page.get_by_role("main")).to_contain_text("Alle schulden staan op een rij")
    expect(page.get_by_role("main")).to_contain_text("verbeterd op 10 maart 2009 door Karin")
