"""One Tuesday of a coordinator with ten cases, on a phone: what she clicks and types, and what comes of it.

Three calls with partners, a resident who is not there, a service that does not begin and goes up the ladder, a
conference, a resident who wants her plan on paper, and a colleague who takes over for the rest of the week. A table of
clicks and typed signs is printed. Outside the product: the calls themselves, what was agreed in them, finding a day
that suits everybody, a printer, and whoever decides above.
"""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests import cast
from tests.support.mail_server import MailServer
from tests.support.remembered import remembered
from tests.support.walking import PHONE, Walk
from tests.web import house as building
from tests.web.e2e.test_walk import _open
from voordeur import access
from voordeur.accounts import actions as accounts
from voordeur.cases import actions as cases
from voordeur.cases.models import ContactNote, Cover, Escalation
from voordeur.common.ids import new_id
from voordeur.journal import judge_again
from voordeur.journal.models import OpenDuty
from voordeur.outreach import actions as outreach
from voordeur.partners import actions as partners
from voordeur.people import actions as people
from voordeur.post.models import Letter, Message
from voordeur.post.sending import send_due

pytestmark = pytest.mark.django_db(transaction=True)
NAMES = ("Bakker", "Jansen", "Yilmaz", "El Amrani", "Visser", "Smit", "Mulder", "Bos", "Dekker")
MOST_CLICKS, MOST_SIGNS = 90, 900


@dataclass(frozen=True)
class TenCases:
    """What Karin finds on her Tuesday: De Wit and nine others, of which these three matter today."""

    de_wit: UUID
    jansen: UUID
    bakker: UUID


@remembered
def ten_cases() -> TenCases:
    """Let Karin coordinate ten cases, with Sanne beside her: an appointment, a promise, a service that waits."""
    house, permit = building.build(), cast.operator()
    does: dict[str, Any] = {"permit": permit, "at": cast.AT}
    access.admit_to_team(programme=cast.DORDRECHT, worker=cast.SANNE, role="case_manager", **does)
    for worker, email in ((cast.MO, "mo@example.org"), (cast.FATMA, "fatma@example.org")):
        accounts.change_worker(worker=worker, email=email, **does)
    files: list[UUID] = []
    for name in NAMES:
        household, file = new_id(), new_id()
        people.form_household(household=household, label=name, **does)
        people.register_person(household=household, person=new_id(), name=f"Sam {name}", **does)
        said: dict[str, Any] = {"household": household, "programme": cast.DORDRECHT}
        cases.open_case(file=file, route="transfer", **said, roles={"case_manager": cast.KARIN}, **does)
        files.append(file)
    bakker, jansen = files[:2]
    cases.note_contact(
        file=jansen, channel="call", with_whom="School", text="Belt terug", follow_up_on=building.TODAY, **does
    )
    outreach.plan_visit(file=jansen, on=building.TODAY, from_time=time(10), worker=cast.KARIN, **does)
    service = new_id()
    partners.offer_service(organisation=cast.DEBT_HELP, name="Budgetcoach", waiting_weeks=6, service=service, **does)
    cases.refer(file=bakker, service=service, text="Leren rondkomen", domain="income_debts", **does)
    judge_again(today=building.TODAY)
    return TenCases(house.case, jansen, bakker)


@pytest.fixture
def world(transactional_db: Any) -> TenCases:
    """The ten cases, seen by the live server."""
    return ten_cases()


def test_a_coordinator_with_ten_cases_works_through_a_tuesday(
    world: TenCases,
    new_context: Callable[..., BrowserContext],
    live_server: LiveServer,
    mail_server: MailServer,
    capsys: Any,
) -> None:
    walk = Walk(_open(new_context, live_server, cast.KARIN, viewport=PHONE))
    with walk.step("what is there today?"):
        walk.page.goto(reverse("my_day"))
        shot(walk, "day")
        walk.page.goto(reverse("cases"))
        assert walk.page.get_by_text("van u", exact=True).count() == 10
    for case, words in (
        ("Jansen", "School belt ouders zelf"),
        ("De Wit", "Incasso wacht twee weken"),
        ("Yilmaz", "Woningbouw komt donderdag"),
    ):
        with walk.step(f"a call about {case}"):
            _call(walk, case, words)
    with walk.step("a resident who is not there"):
        _nobody_home(walk)
    with walk.step("a service that does not begin"):
        _stuck(walk)
    with walk.step("a conference is called"):
        _confer(walk)
    with walk.step("the plan on paper"):
        _plan_on_paper(walk)
    with walk.step("a colleague takes over"):
        _away(walk)
    with capsys.disabled():
        sys.stdout.write(walk.table())
    assert walk.clicks <= MOST_CLICKS
    assert walk.typed <= MOST_SIGNS
    _what_came_of_it(world)
    _letters_hold_nothing(mail_server)
    _sanne_goes_on(_open(new_context, live_server, cast.SANNE, viewport=PHONE), world)


def shot(walk: Walk, name: str) -> None:
    """Keep a picture, when somebody asked for them with SHOTS=folder."""
    if folder := os.environ.get("SHOTS"):
        walk.page.screenshot(path=f"{folder}/tuesday-{name}.png", full_page=True)


def _to(walk: Walk, name: str) -> None:
    walk.click("Casussen", role="link")
    walk.click(name, role="link")


def _do(walk: Walk, deed: str) -> None:
    walk.page.get_by_text("Iets doen", exact=True).click()
    walk.clicks += 1
    walk.click(deed, role="link")


def _call(walk: Walk, name: str, said: str) -> None:
    """Call by telephone, and write down what was said."""
    walk.click("Notitie", role="link")
    walk.click(name, role="link")
    walk.tick(walk.page.get_by_label("Telefoongesprek"))
    walk.fill("Met wie?", "Els")
    walk.fill("Wat is er gezegd?", said)
    shot(walk, "call")
    walk.click("Opslaan")


def _nobody_home(walk: Walk) -> None:
    """Come back from an appointment at which nobody was."""
    walk.click("Mijn dag", role="link")
    walk.click("Was er niet", role="link")
    shot(walk, "nobody-home")
    walk.click("Opslaan")
    expect(walk.page.get_by_text("Opgeslagen.")).to_be_visible()


def _stuck(walk: Walk) -> None:
    """Say that a service does not begin, and ask whoever can decide."""
    _to(walk, "Bakker")
    walk.click("Plan", role="link")
    shot(walk, "plan")
    walk.click("Het zit vast", role="link")
    expect(walk.page.get_by_label("Wat precies?")).to_have_value("Budgetcoach: Leren rondkomen")
    expect(walk.page.get_by_label("Een wachtlijst")).to_be_checked()
    shot(walk, "stuck")
    walk.click("Opslaan")
    walk.click("Opschalen", role="link")
    walk.fill("Aan wie vraagt u het?", "A. van Dijk")
    walk.fill("Wat moet er besloten worden?", "Mag dit huishouden voorgaan?")
    walk.fill("Antwoord wanneer?", str(building.TODAY + timedelta(days=7)))
    shot(walk, "escalate")
    walk.click("Opslaan")
    expect(walk.page.get_by_role("region", name="Wat vastzit")).to_contain_text("A. van Dijk")


def _confer(walk: Walk) -> None:
    """Ask everybody around De Wit to come on Thursday."""
    _to(walk, "De Wit")
    _do(walk, "Een overleg plannen")
    shot(walk, "confer")
    walk.fill("Op welke dag?", str(building.TODAY + timedelta(days=2)))
    walk.fill("Vanaf hoe laat?", "14:00")
    walk.fill("Waar, of online?", "Stadhuis")
    walk.click("Uitnodigen")
    shot(walk, "conference")


def _plan_on_paper(walk: Walk) -> None:
    _to(walk, "De Wit")
    walk.click("Plan", role="link")
    walk.click("Op papier, voor een bewoner", role="link")
    walk.click("Lees hem eerst")
    expect(walk.page.get_by_role("main")).to_contain_text("Beste Anja de Wit,")
    shot(walk, "plan-read")
    walk.click("Maak de brief")
    with walk.page.expect_download() as download:
        walk.click("Afdrukken (PDF)", role="link")
    with open(download.value.path(), "rb") as paper:
        assert paper.read(5) == b"%PDF-"


def _away(walk: Walk) -> None:
    """Say to be away from tomorrow, and let Sanne stand in."""
    walk.page.locator("summary", has_text="Karin").click()
    walk.clicks += 1
    walk.click("Mijn afwezigheid", role="link")
    walk.click("Ik ben afwezig", role="link")
    walk.fill("Eerste dag afwezig", str(building.TODAY))
    walk.fill("Laatste dag afwezig", str(building.TODAY + timedelta(days=3)))
    walk.choose("Wie neemt waar?", "Sanne")
    walk.click("Opslaan")
    expect(walk.page.get_by_text("Sanne neemt waar, ook in wat er intussen bij komt.")).to_be_visible()
    shot(walk, "away")


def _what_came_of_it(world: TenCases) -> None:
    """What was recorded; which duties are gone; what leaves the house, and with how little in it; who can go on."""
    assert ContactNote.objects.filter(on=building.TODAY, channel="call", worker=cast.KARIN).count() == 3
    jansen = OpenDuty.objects.filter(file=world.jansen).values_list("duty", flat=True)
    assert not {"come_back_to_it", "keep_case_appointment"} & set(jansen)
    asked = Escalation.objects.get(file=world.bakker)
    assert (asked.to_whom, asked.state, asked.answer_due) == (
        "A. van Dijk",
        "asked",
        building.TODAY + timedelta(days=7),
    )
    assert set(Message.objects.values_list("worker", "about")) == {
        (cast.MO, "conference_called"),
        (cast.FATMA, "conference_called"),
    }
    letter = Letter.objects.get()
    assert (letter.file_id, letter.reader) == (world.de_wit, cast.MOTHER)
    covered = set(Cover.objects.filter(worker=cast.SANNE).values_list("file", flat=True))
    assert len(covered) == 10


def _letters_hold_nothing(mail_server: MailServer) -> None:
    """Whoever reads somebody else's mail learns nothing."""
    assert send_due(at=building.NOW).sent == 2
    for mail in mail_server.received:
        body = mail.get_body()  # type: ignore[attr-defined]
        told = f"{mail['Subject']} {body.get_content()}"
        assert "/overleggen/" in told
        for word in ("Wit", "Vlierhof", "Stadhuis", "schuld"):
            assert word not in told


def _sanne_goes_on(page: Page, world: TenCases) -> None:
    """Sanne's day shows what Karin had, and she may write in it."""
    page.goto(reverse("my_day"))
    expect(page.get_by_text("voor Karin").first).to_be_visible()
    page.goto(reverse("deed", kwargs={"file": world.bakker, "word": "notitie"}))
    page.get_by_label("Telefoongesprek").check()
    page.get_by_label("Wat is er gezegd?").fill("De budgetcoach belt mij terug")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_role("region", name="Wat er gebeurde")).to_contain_text("De budgetcoach belt mij terug")
