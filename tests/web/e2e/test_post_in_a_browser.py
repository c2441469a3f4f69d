"""Letters and what else leaves the house, in a real browser: readable for everybody, and without JavaScript."""

import os
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, expect
from pytest_django.live_server_helper import LiveServer

from tests.cast import KARIN, operator
from tests.support.walking import PHONE, SIZES
from tests.web import house as building
from tests.web.doors import add_document, write_letter
from tests.web.e2e.test_walk import _check, _open
from voordeur import access
from voordeur.cases import actions as cases
from voordeur.common.ids import new_id
from voordeur.post import actions as post
from voordeur.post.models import Letter

pytestmark = pytest.mark.django_db(transaction=True)
NewContext = Callable[..., BrowserContext]


@pytest.fixture
def house(transactional_db: Any) -> building.House:
    """The small house, seen by the live server, with mail that waits."""
    built = building.build()
    said: dict[str, Any] = {"case": built.case, "permit": operator(building.NOW), "at": building.NOW}
    post.queue_message(to_worker=KARIN, subject_kind="something_ready", link="/x", id=new_id(), **said)
    cases.hold_conference(
        file=built.case, kind="case_discussion", attended=("Karin",), permit=said["permit"], at=building.NOW
    )
    return built


def shot(page: Any, name: str) -> None:
    if folder := os.environ.get("SHOTS"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


@SIZES
def test_every_page_of_post_can_be_read_by_everybody(
    house: building.House, new_context: NewContext, live_server: LiveServer, size: dict[str, int]
) -> None:
    page = _open(new_context, live_server, KARIN, viewport=size)
    names = ("visit_announcement", "appointment", "plan", "final_report", "minutes", "escalation")
    write_letter(house.case, at=building.NOW)
    add_document(house.case, at=building.NOW)
    post.make_calendar_link(
        worker=KARIN, permit=access.permit_for_own_calendar(worker=KARIN, at=building.NOW), at=building.NOW
    )
    letter = Letter.objects.get().pk
    for url in [
        reverse("own_calendar"),
        reverse("add_document", kwargs={"file": house.case}),
        reverse("letter", kwargs={"file": house.case, "letter": letter}),
        reverse("post", kwargs={"file": house.case}),
        *(reverse("make_letter", kwargs={"file": house.case, "name": name}) for name in names),
    ]:
        _check(page, url)
        shot(page, f"{size['width']}-{url.strip('/').split('/')[-1]}")


def test_the_plan_is_read_made_and_printed_without_javascript(
    house: building.House, new_context: NewContext, live_server: LiveServer
) -> None:
    page = _open(new_context, live_server, KARIN, viewport=PHONE, java_script_enabled=False)
    page.goto(reverse("case", kwargs={"file": house.case}))
    page.get_by_role("link", name="Brieven", exact=True).click()
    page.get_by_role("link", name="Het plan op papier").click()
    page.get_by_role("button", name="Lees hem eerst").click()
    expect(page.get_by_role("main")).to_contain_text("Beste Anja de Wit,")
    shot(page, "preview")
    page.get_by_role("button", name="Maak de brief").click()
    expect(page.get_by_role("main")).to_contain_text("voor Anja de Wit, gemaakt op 10 maart 2009")
    shot(page, "made")
    with page.expect_download() as download:
        page.get_by_role("link", name="Afdrukken (PDF)").click()
    assert download.value.suggested_filename == "brief-2009-03-10.pdf"
