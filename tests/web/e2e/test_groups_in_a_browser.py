"""Groups, a building and what runs beside a case on a phone: readable for everybody."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext
from pytest_django.live_server_helper import LiveServer

from tests import cast
from tests.support.walking import PHONE
from tests.web import house as building
from tests.web.e2e.test_walk import _check, _open
from voordeur import access
from voordeur.cases import actions as cases
from voordeur.cases.deeds import deed_for
from voordeur.common.ids import new_id

pytestmark = pytest.mark.django_db(transaction=True)
GROUP = new_id()


@pytest.fixture
def house(transactional_db: Any) -> building.House:
    """The small house, with a bit of everything; its case is about a building and goes with another."""
    built = building.build()
    does: dict[str, Any] = {"permit": cast.operator(), "at": cast.AT}
    do: dict[str, Any] = {"file": built.case, **does}
    told: dict[str, Any] = {"file": cast.DORDRECHT, **does}
    said = {"title": "Samen uit de schulden", "places": 8, "meetings": 6, "first_on": date(2009, 3, 9)}
    deed_for("group_formed")(group=GROUP, **said, **told)
    deed_for("group_meeting_held")(group=GROUP, attended=7, text="Post openmaken", **told)
    deed_for("programme_phase_begun")(phase="Verkennen", product="Plan van aanpak", **told)
    deed_for("consulting_hour_held")(place="De Buurtkamer", visitors=11, informed=9, **told)
    for group, value in (("project", "6.4"), ("control", "6.1")):
        figure = {"what": "Leefbaarheid", "moment": "before", "value": Decimal(value), "source": "Enquête 2008"}
        deed_for("measurement_taken")(group=group, **figure, **told)
    until = {"until": date(2009, 6, 30), "supervisor": cast.KARIN}
    access.admit_to_team(programme=cast.DORDRECHT, worker=cast.STRANGER, role="home_visitor", **until, **does)
    cases.join_group(group=GROUP, domain="income_debts", **do)
    cases.attend_group(group=GROUP, **do)
    cases.miss_group(group=GROUP, reason="Haar kind was ziek", **do)
    cases.note_finding(what="help_request", text="Slaapt op de grond, op zolder", competent="Gemeente", **do)
    cases.note_finding(what="crime", part="kelder", text="Er is met de meter geknoeid", competent="Politie", **do)
    opened = cases.open_case(route="signal", programme=cast.DORDRECHT, roles={"case_manager": cast.KARIN}, **does)
    other = opened.entries[0].file_id
    cases.identify_building(file=other, label="Vlierhof 1 tot 9", **does)
    cases.link_case(case=other, how="Woont er", **do)
    cases.identify_building(label="Vlierhof", addresses=[cast.ADDRESS], **do)
    deed_for("came_from")(method=cast.METHODS[cast.DEN_HAAG], programme=cast.DEN_HAAG, **do)
    return built


def test_everybody_can_read_it_on_a_phone(
    house: building.House, new_context: Callable[..., BrowserContext], live_server: LiveServer
) -> None:
    page = _open(new_context, live_server, cast.KARIN, viewport=PHONE)
    _check(page, reverse("case", kwargs={"file": house.case}))
    _check(page, reverse("programme", kwargs={"file": cast.DORDRECHT}))
    for word in ("groep", "gebouw", "hoort-bij", "bevinding"):
        _check(page, reverse("deed", kwargs={"file": house.case, "word": word}))
    _check(page, reverse("programme_deed", kwargs={"file": cast.DORDRECHT, "word": "meting"}))
