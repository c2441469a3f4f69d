"""Noting on a phone what a party said: one tap, one name, done; and the page stays readable for everybody."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests import cast
from tests.support.readable import assert_readable
from tests.support.walking import PHONE
from tests.web import house as building
from voordeur.accounts.models import Worker
from voordeur.cases import actions as cases
from voordeur.common.ids import new_id

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def house(transactional_db: Any) -> building.House:
    """The small house, with parties of every standing, an ultimatum and what follows, a risk and a phase."""
    built = building.build()
    said: dict[str, Any] = {"file": built.case, "permit": cast.operator(cast.AT), "at": cast.AT}
    school, landlord, ultimatum = new_id(), new_id(), new_id()
    cases.join_party(party=school, organisation=cast.SCHOOL, role="partner", contact="Els", **said)
    cases.join_party(party=landlord, name="Woningcorporatie De Sleutel", role="partner", contact="Joost", **said)
    cases.join_party(name="Anja de Wit", role="resident", **said)
    cases.put_plan_forward(text="Graag uw antwoord", **said)
    cases.object_to_plan(party=landlord, said_by="Joost", how="mail", reason="Eerst de huurschuld", **said)
    cases.give_ultimatum(ultimatum=ultimatum, demand="Geen overlast meer", until=cast.TODAY.replace(year=2010), **said)
    cases.agree_consequence(
        what="sanction",
        condition="Er is weer overlast",
        text="De huur wordt opgezegd",
        law="BW artikel 7:274",
        competent="Woningcorporatie De Sleutel",
        ultimatum=ultimatum,
        **said,
    )
    cases.find_risk(text="De kinderen zijn 's avonds alleen", **said)
    cases.judge_severity(severity=4, reason="Twee ontruimingen dreigen", **said)
    cases.record_lever(lever="benefit", law="WWB artikel 18", competent="Sociale dienst", **said)
    cases.begin_phase(phase="learning", directed_by="Karin", **said)
    cases.log_presence(how="unannounced", with_whom="moeder", text="Samen de post gedaan", **said)
    return built


def test_a_yes_is_noted_on_a_phone_in_one_tap_and_a_save(
    new_context: Callable[..., BrowserContext], live_server: LiveServer, house: building.House
) -> None:
    page = _open(new_context, live_server)
    page.goto(reverse("case", kwargs={"file": house.case}))
    assert_readable(page)
    parties = page.get_by_role("region", name="Wie doen er mee en wie zei ja")
    parties.get_by_role("link", name=re.compile("Zegt ja.*Primary school")).click()
    assert_readable(page)
    expect(page.get_by_label("Wie zei dat?")).to_have_value("Els")
    page.get_by_role("button", name="Opslaan").click()
    parties = page.get_by_role("region", name="Wie doen er mee en wie zei ja")
    expect(parties.get_by_text("zegt ja", exact=True)).to_be_visible()
    for word in ("partij", "gevolg"):
        page.goto(reverse("deed", kwargs={"file": house.case, "word": word}))
        assert_readable(page)


def _open(new_context: Callable[..., BrowserContext], live_server: LiveServer) -> Page:
    context = new_context(base_url=live_server.url, viewport=PHONE)
    client = Client()
    client.force_login(Worker.objects.get(pk=cast.KARIN), backend=settings.AUTHENTICATION_BACKENDS[0])
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    return context.new_page()
