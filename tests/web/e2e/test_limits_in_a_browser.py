"""Much looking, figures that wait for a second person, and waiting a while, in a real browser."""

import os
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext
from pytest_django.live_server_helper import LiveServer

from tests import cast
from tests.support.walking import DESK, PHONE
from tests.web import house as building
from tests.web.e2e.test_walk import _check, _open
from voordeur import access
from voordeur.access import looks, seconds
from voordeur.access.models import SecondAsk
from voordeur.accounts.models import Worker
from voordeur.common.periods import Period
from voordeur.hall import exports
from voordeur.hall.models import Attempts

pytestmark = pytest.mark.django_db(transaction=True)
NewContext = Callable[..., BrowserContext]


@pytest.fixture
def house(transactional_db: Any) -> building.House:
    """Somebody watches over privacy, Piet looked at much, and figures about residents are released to him."""
    built = building.build()
    access.appoint_privacy_officer(programme=cast.DORDRECHT, worker=cast.STRANGER, permit=cast.operator(), at=cast.AT)
    stranger, piet = Worker.objects.get(pk=cast.STRANGER), Worker.objects.get(pk=cast.PIET)
    said = {"function": "project_leader", "cases": 0, "searches": 0, "reason": "The leader reads no cases here"}
    looks.set_budget(programme=cast.DORDRECHT, worker=stranger, at=building.NOW, **said)
    access.note_look(
        cast.PIET, purpose="oversight", function="project_leader", file=built.case, page="case", at=building.NOW
    )
    looks.notice(at=building.NOW + timedelta(days=1))
    asked = {"programme": cast.DORDRECHT, "period": Period.parse("2009-Q1"), "worker": piet, "at": building.NOW}
    exports.ask_release(reason="Het jaarverslag voor de raad", **asked)
    seconds.agree(ask=SecondAsk.objects.get(deed=exports.DEED).pk, worker=cast.STRANGER, at=building.NOW)
    return built


def test_who_watches_reads_it_and_a_released_file_is_fetched(
    house: building.House, live_server: LiveServer, new_context: NewContext, expected_complaints: list[str]
) -> None:
    expected_complaints.append("status of 429")
    report = reverse("report", kwargs={"programme": cast.DORDRECHT, "period": "2009-Q1"})
    for size in (PHONE, DESK):
        officer = _open(new_context, live_server, cast.STRANGER, viewport=size)
        _check(officer, reverse("my_day"))
        _check(officer, reverse("many_looks"))
        _shot(officer, f"looks-{size['width']}")
        officer.get_by_role("link", name="Opschrijven wat het was").click()
        _shot(officer, f"look-into-{size['width']}")
        piet = _open(new_context, live_server, cast.PIET, viewport=size)
        _check(piet, report)
        _shot(piet, f"report-{size['width']}")
        with piet.expect_download() as fetched:
            piet.get_by_role("button", name="Bestand ophalen").click()
        assert fetched.value.suggested_filename.endswith("2009-Q1.csv")
    Attempts.objects.update(times=1000)
    piet.goto(report)
    piet.get_by_text("Neem deze cijfers mee").click()
    piet.get_by_label("Waarvoor").fill("De begroting van volgend jaar")
    piet.get_by_role("button", name="Doorgaan").click()
    assert "De begroting van volgend jaar" in piet.content()
    _shot(piet, "waiting")


def _shot(page: Any, name: str) -> None:
    if folder := os.environ.get("SHOTS"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)
