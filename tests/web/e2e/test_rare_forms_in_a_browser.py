"""Forms that few cases come to, in a real browser: readable for everybody, in both languages, on phone and desk."""

import os
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from tests import cast
from tests.support.readable import assert_readable
from tests.support.walking import SIZES
from tests.web import house as building
from tests.web.doors import tell
from tests.web.e2e.test_walk import _check, _open
from voordeur import access
from voordeur.access import seconds
from voordeur.access.models import SecondAsk
from voordeur.accounts.models import Worker
from voordeur.cases import actions as cases
from voordeur.common.ids import new_id
from voordeur.common.periods import Period
from voordeur.hall import exports, starting
from voordeur.journal import Entry, id_from
from voordeur.methods import library
from voordeur.programmes import actions as programmes
from voordeur.programmes.queries import method_of as method_of_programme

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
NewContext = Callable[..., BrowserContext]
SIGNAL, SPENDING = new_id(), new_id()
HEERLEN, SCHIEDAM = "34-heerlen-citicess", "28-schiedam-interventieteam"


@pytest.fixture
def house(transactional_db: Any) -> building.House:
    """The small house: with spending to pay, words that must go, and figures that were released once."""
    built = building.build()
    cast.an_administrator()
    do: dict[str, Any] = {"permit": cast.operator(), "at": cast.AT}
    cases.book_spending(file=built.case, spending=SPENDING, amount=Decimal(80), what="Een slot", **do)
    cases.note_contact(file=built.case, channel="call", with_whom="moeder", text="Over de buurvrouw", **do)
    access.appoint_privacy_officer(programme=cast.DORDRECHT, worker=cast.STRANGER, **do)
    tell(file=SIGNAL, at=building.NOW - timedelta(minutes=5))
    return built


def in_programme(method: str) -> UUID:
    """Let Karin coordinate a case in a programme of one of the library's methods; give the case."""
    programme = id_from(cast.DORDRECHT, method)
    told: dict[str, Any] = {"permit": cast.operator(), "at": cast.LONG_AGO}
    said = {"slug": method, "title": "Elders", "controller": cast.MUNICIPALITY}
    programmes.start_programme(programme=programme, method_text=library.text(method), **said, **told)
    role = next(one.id for one in method_of_programme(programme).roles.values() if one.function == "coordinator")
    access.admit_to_team(programme=programme, worker=cast.KARIN, role=role, **told)
    opened = cases.open_case(route="signal", programme=programme, roles={role: cast.KARIN}, **told)
    return opened.entries[0].file_id


def released() -> UUID:
    """Release figures once, and ask for those of the half year; give what is asked now."""
    piet = Worker.objects.get(pk=cast.PIET)
    asked: dict[str, Any] = {"programme": cast.DORDRECHT, "worker": piet, "at": building.NOW}
    seconds.name_second_person(programme=cast.DORDRECHT, worker=cast.SANNE, permit=cast.operator(), at=building.NOW)
    exports.ask_release(period=Period.parse("2009-Q1"), reason="Het jaarverslag voor de raad", **asked)
    seconds.agree(ask=SecondAsk.objects.get(deed=exports.DEED).pk, worker=cast.SANNE, at=building.NOW)
    exports.ask_release(period=Period.parse("2009-H1"), reason="Voor de wethouder", **asked)
    return SecondAsk.objects.get(deed=exports.DEED, state=SecondAsk.State.ASKED).pk


@pytest.mark.parametrize("language", ["nl", "en"])
@SIZES
def test_everybody_can_read_it(
    house: building.House, new_context: NewContext, live_server: LiveServer, size: dict[str, int], language: str
) -> None:
    def look(worker: UUID, **urls: str) -> None:
        page = _open(new_context, live_server, worker, viewport=size)
        page.context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": live_server.url}])
        for name, url in urls.items():
            _check(page, url)
            _shot(page, f"{name}-{language}-{size['width']}")

    def form(word: str, thing: UUID | None = None, *, file: UUID = house.case) -> str:
        return reverse("deed", kwargs={"file": file, "word": word, **({"thing": thing} if thing else {})})

    note = Entry.objects.get(file=house.case, kind="contact_noted").pk
    start = starting.begin(worker=cast.BEA, method_text=library.text(HEERLEN), at=building.NOW)
    elsewhere = in_programme(HEERLEN)
    look(
        cast.KARIN,
        goal=form("doel-stand", house.goal),
        payment=form("uitgave-betalen", SPENDING),
        obstacle=form("belemmering", file=elsewhere),
        criteria=form("criteria", file=elsewhere),
        erasing=reverse("erase_words", kwargs={"entry": note}),
        place_in_group=form("groep"),
        group=reverse("programme_deed", kwargs={"file": cast.DORDRECHT, "word": "groep"}),
    )
    look(cast.SANNE, released=reverse("answer_as_second", kwargs={"ask": released()}))
    look(cast.INEKE, weighing=reverse("weigh", args=[SIGNAL]))
    steps = ("plek", "instellingen", "team", "partners", "doelen", "geld")
    look(cast.BEA, **{f"start-{one}": reverse("start_step", kwargs={"start": start, "word": one}) for one in steps})


@SIZES
def test_who_opens_a_second_case_for_a_building_reads_whom_to_call(
    house: building.House,
    new_context: NewContext,
    live_server: LiveServer,
    expected_complaints: list[str],
    size: dict[str, int],
) -> None:
    expected_complaints.append("status of 409")
    case = in_programme(SCHIEDAM)
    cases.identify_building(
        file=case, label="De Vlier", addresses=[cast.ADDRESS], permit=cast.operator(), at=building.NOW
    )
    page = _open(new_context, live_server, cast.KARIN, viewport=size)
    page.goto(reverse("open_case"))
    page.locator(f"input[name=role][value^='{id_from(cast.DORDRECHT, SCHIEDAM)}']").check()
    page.get_by_label("Adres").fill("Vlierhof 12")
    page.locator("input[name=label]").fill("De Vlier")
    page.get_by_role("button", name="Casus beginnen").click()
    page.get_by_role("heading", name="Hier werkt al iemand").wait_for()
    assert_readable(page)
    _shot(page, f"second-building-{size['width']}")


def _shot(page: Page, name: str) -> None:
    """Keep a picture, when somebody asked for them with SHOTS=folder."""
    if folder := os.environ.get("SHOTS"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)
