"""Being away on a phone: a few taps to say it, and everybody can read whom to call meanwhile."""

import os
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, expect
from pytest_django.live_server_helper import LiveServer

from tests import cast
from tests.support.walking import PHONE
from tests.web import house as building
from tests.web.e2e.test_walk import _check, _open
from voordeur import access
from voordeur.accounts import actions as accounts
from voordeur.cases import actions as cases
from voordeur.cases.models import Absence, CaseRole
from voordeur.common import clock
from voordeur.journal import judge_again

pytestmark = pytest.mark.django_db(transaction=True)
NewContext = Callable[..., BrowserContext]
LAST = building.TODAY + timedelta(days=10)


@pytest.fixture
def house(transactional_db: Any) -> building.House:
    """The small house, with a second coordinator and somebody who oversees."""
    built, permit = building.build(), cast.operator()
    for worker, role in ((cast.SANNE, "case_manager"), (cast.STRANGER, "discussion_coordinator")):
        access.admit_to_team(programme=cast.DORDRECHT, worker=worker, role=role, permit=permit, at=cast.AT)
    accounts.change_worker(worker=cast.SANNE, phone="06 0000 0000", permit=permit, at=cast.AT)
    judge_again(today=building.TODAY)
    return built


def _shot(page: Any, name: str) -> None:
    if os.environ.get("SHOTS"):
        page.screenshot(path=f"{os.environ['SHOTS']}/{name}.png", full_page=True)


def test_somebody_is_away_and_comes_back(
    house: building.House, new_context: NewContext, live_server: LiveServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = reverse("absence_of", kwargs={"worker": cast.KARIN})
    page = _open(new_context, live_server, cast.KARIN, viewport=PHONE)
    _check(page, mine)
    _shot(page, "1-empty")
    page.get_by_role("link", name="Ik ben afwezig").click()
    _check(page, page.url.removeprefix(live_server.url))
    page.get_by_label("Laatste dag afwezig").fill(str(LAST))
    page.get_by_label("Wie neemt waar?").select_option(label="Sanne")
    _shot(page, "2-form")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_text("Sanne neemt waar, ook in wat er intussen bij komt.")).to_be_visible()
    _check(page, mine)
    _shot(page, "3-covered")
    _check(page, reverse("my_day"))
    _shot(page, "4-my-day-away")
    _check(page, reverse("case", kwargs={"file": house.case}))
    _shot(page, "5-case")
    held = CaseRole.objects.get(worker=cast.KARIN, file=house.case).pk
    _check(page, reverse("cover_in_case", kwargs={"file": house.case, "held": held}))
    _shot(page, "6-in-case")
    sanne = _open(new_context, live_server, cast.SANNE, viewport=PHONE)
    _check(sanne, reverse("my_day"))
    expect(sanne.get_by_text("voor Karin").first).to_be_visible()
    _shot(sanne, "7-day-of-cover")
    right = access.permit(worker=cast.SANNE, purpose="coordination", file=house.case, at=building.NOW)
    told = {"channel": "call", "with_whom": "moeder", "text": "De huur is betaald.", "follow_up_on": None}
    cases.note_contact(file=house.case, permit=right, at=building.NOW, **told)
    manager = _open(new_context, live_server, cast.STRANGER, viewport=PHONE)
    _check(manager, reverse("overview") + "?wat=afwezig")
    piet = _open(new_context, live_server, cast.PIET, viewport=PHONE)
    _check(piet, mine)
    _shot(piet, "10-for-another")
    _check(piet, reverse("programme", kwargs={"file": cast.DORDRECHT}))
    _shot(piet, "11-programme")
    bea = _open(new_context, live_server, cast.an_administrator(), viewport=PHONE)
    _check(bea, reverse("worker", kwargs={"worker": cast.KARIN}))
    _shot(bea, "12-administration")
    monkeypatch.setattr(clock, "now", lambda: building.NOW + timedelta(days=12))
    page = _open(new_context, live_server, cast.KARIN, viewport=PHONE)
    _check(page, reverse("my_day"))
    _shot(page, "8-day-back")
    _check(page, reverse("happened_meanwhile", kwargs={"absence": Absence.objects.get().pk}))
    _shot(page, "9-meanwhile")
