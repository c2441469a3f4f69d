"""A conference at the table, on a phone and on a laptop: who is there, a decision with who disagrees, the minutes."""

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, expect
from pytest_django.live_server_helper import LiveServer

from tests import cast
from tests.support.readable import assert_readable
from tests.support.walking import SIZES
from tests.web import house as building
from tests.web.e2e.test_walk import _open
from voordeur.cases import actions as cases
from voordeur.common.ids import new_id
from voordeur.journal import id_from
from voordeur.people import actions as people

pytestmark = pytest.mark.django_db(transaction=True)
CONFERENCE = new_id()


@pytest.fixture
def house(transactional_db: Any) -> building.House:
    """The small house, with much to discuss and a conference today, at one table with another case."""
    built = building.build()
    before: dict[str, Any] = {"file": built.case, "permit": cast.operator(), "at": cast.AT}
    do: dict[str, Any] = {**before, "at": building.NOW}
    early = new_id()
    cases.hold_conference(conference=early, kind="case_discussion", attended=("Els",), **before)
    cases.decide(
        conference=early, text="Bewind aanvragen", owner_kind="worker", owner=cast.MO, by=date(2009, 3, 6), **before
    )
    cases.note_obstacle(what="rule", text="Zonder bankrekening geen schuldhulp", domain="income_debts", **before)
    cases.refer(receiver="Budgetcoach", text="Leren rondkomen", domain="income_debts", **before)
    household, other = new_id(), new_id()
    people.form_household(household=household, label="Bakker", permit=cast.operator(), at=cast.AT)
    said: dict[str, Any] = {"household": household, "programme": cast.DORDRECHT, "roles": {"case_manager": cast.KARIN}}
    cases.open_case(route="transfer", **said, **{**before, "file": other})
    cases.note_obstacle(what="gap", text="Nergens een plek", **{**before, "file": other})
    cases.call_conference(
        id=CONFERENCE,
        also={other: []},
        on=building.TODAY,
        from_time=time(14),
        until_time=time(15),
        place="Stadhuis, kamer 3",
        text="Hoe houden wij de woning?",
        chair=cast.KARIN,
        minutes_by=cast.KARIN,
        invited=[
            cases.Invited(worker=cast.KARIN),
            cases.Invited(worker=cast.MO),
            cases.Invited(organisation=cast.SCHOOL, name="Els Bos"),
        ],
        **do,
    )
    cases.put_on_agenda(conference=CONFERENCE, text="Gaat het zwemmen door?", **do)
    return built


@SIZES
def test_partners_sit_together_and_the_minutes_are_there_when_they_stand_up(
    new_context: Callable[..., BrowserContext],
    live_server: LiveServer,
    house: building.House,
    size: Any,
    expected_complaints: list[str],
) -> None:
    expected_complaints.append("status of 400")  # a decision without an owner
    page = _open(new_context, live_server, cast.KARIN, viewport=size)
    page.goto(reverse("call_conference", kwargs={"file": house.case}))
    assert_readable(page)
    page.goto(reverse("table", kwargs={"meeting": id_from(CONFERENCE, "meeting")}))
    expect(page.get_by_role("region", name="Bakker")).to_contain_text("Nergens een plek")
    assert_readable(page)
    page.goto(reverse("conference", kwargs={"file": house.case, "conference": CONFERENCE}))
    agenda = page.get_by_role("region", name="Agenda")
    expect(agenda.get_by_role("listitem").first).to_contain_text("Bewind aanvragen")
    assert_readable(page)
    page.get_by_role("link", name="Wie zijn er?").click()
    for name, came in (("Karin", "aanwezig"), ("Mo", "aanwezig"), ("Els Bos", "afgemeld")):
        page.get_by_role("group", name=name).get_by_label(came).check()
    assert_readable(page)
    page.get_by_role("button", name="Opslaan").click()
    page.get_by_role("link", name="Een besluit opschrijven").click()
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_text("Kies wie het doet.").first).to_be_visible()
    page.get_by_label("Wat is er besloten?").fill("Samen naar de bank voor een basisrekening")
    page.get_by_label("Wie doet het?").select_option(label="Mo, Debt help")
    page.get_by_label("Wanneer klaar?").fill(str(building.TODAY + timedelta(days=14)))
    page.get_by_label("Wie is het er niet mee eens?").fill("Karin")
    page.get_by_label("Waarom niet?").fill("Eerst de huur")
    assert_readable(page)
    page.get_by_role("button", name="Opslaan").click()
    page.wait_for_url("**/overleggen/*/")
    expect(page.get_by_role("region", name="Wat is er besloten")).to_contain_text("Karin is het er niet mee eens")
    assert_readable(page)
    page.get_by_role("link", name="Het verslag lezen").click()
    page.get_by_role("button", name="Het verslag versturen aan wie er waren").click()
    expect(page.get_by_text("Daarna is er niets veranderd.")).to_be_visible()
    assert_readable(page)
