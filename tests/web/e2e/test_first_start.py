"""From an empty installation to the first case, in a real browser: what an administrator clicks and types.

The figures are printed: for each step its seconds, clicks, filled-in fields and typed characters. A person reads and
thinks, so the seconds only tell how long the machine takes; clicks and fields tell how much work it is.
"""

import re
import sys
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.core.cache import cache
from django.urls import reverse
from playwright.sync_api import BrowserContext, expect
from pytest_django.live_server_helper import LiveServer

from tests.cases.importing.sheets import DE_VRIES, xlsx
from tests.support.walking import SIZES, Walk
from voordeur.access import operator_permit
from voordeur.accounts import actions as accounts
from voordeur.accounts import queries
from voordeur.cases.models import Case
from voordeur.cli import main as cli
from voordeur.common import clock
from voordeur.common.ids import new_id
from voordeur.hall.signing.password_links import password_link
from voordeur.people.models import Address
from voordeur.programmes.models import Programme

pytestmark = pytest.mark.django_db(transaction=True)
NewContext = Callable[..., BrowserContext]
PASSWORD = "vier paarden eten gras"
TEAM = {
    "piet": ("Piet Bos", ("Projectleider", "Coördinator casusbesprekingen", "Begeleidingsgroep")),
    "fatma": ("Fatma Yilmaz", ("Huisbezoeker",)),
    "karin": ("Karin de Boer", ("Casemanager",)),
    "mo": ("Mo Bakker", ("Financieel casemanager",)),
}
MOST_CLICKS, MOST_FIELDS, MOST_MINUTES = 75, 40, 30


@pytest.fixture
def empty(transactional_db: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody works here yet; only the register of addresses was taken over."""
    monkeypatch.undo()  # a browser goes by the real clock
    cache.clear()
    for number in (12, 14, 16):
        Address.objects.create(
            id=new_id(), street="Vlierhof", number=number, postcode="1234AB", town="Nergens", municipality="Nergens"
        )


@SIZES
def test_an_administrator_starts_from_nothing_and_the_first_case_is_opened(
    empty: None, new_context: NewContext, live_server: LiveServer, capsys: Any, size: dict[str, int]
) -> None:
    walk = Walk(new_context(base_url=live_server.url, viewport=size).new_page())
    with walk.step("first administrator"):
        said = ("--username", "bea", "--name", "Bea Smit", "--organisation", "Gemeente Nergens", "--administrator")
        assert cli.main(["workers", "add", *said]) == 0
        _first_sign_in(walk, "/wachtwoord/" + capsys.readouterr().out.strip().partition("/wachtwoord/")[2], "bea")
        walk.page.goto(reverse("administration"))
        walk.look()
    with walk.step("a partner organisation"):
        walk.click("Organisatie toevoegen", role="link")
        walk.fill("Naam", "Schuldhulp Nergens")
        walk.choose("Wat voor organisatie is het?", "schuldhulp")
        walk.look()
        walk.click("Opslaan")
    for username, (name, _roles) in TEAM.items():
        with walk.step(f"worker {name}"):
            walk.page.goto(reverse("new_worker"))
            walk.fill("Voor- en achternaam", name)
            walk.fill("Gebruikersnaam", username)
            walk.choose("Werkt bij", "Gemeente Nergens")
            walk.click("Toevoegen")
            walk.click("Maak een link om een wachtwoord te kiezen")
            walk.look()
    with walk.step("choose a method"):
        walk.page.goto(reverse("administration"))
        walk.click("Een project starten", role="link")
        walk.look()
        walk.click(re.compile(r"Kies deze\W+Achter de Voordeur$"))
    _prepare(walk)
    with walk.step("start"):
        walk.look()
        walk.click("Start het project")
        expect(walk.page.get_by_role("main")).to_contain_text("Het project is gestart.")
        walk.look()
    programme = Programme.objects.get(title="Voordeur Nergens")
    assert programme.area is not None
    with walk.step("first case, by Karin"):
        walk.page.context.clear_cookies()
        _first_sign_in(walk, _link_for("karin"), "karin")
        walk.page.goto(reverse("open_case"))
        walk.tick(walk.page.get_by_label("casemanager"))
        walk.fill("Adres", "Vlierhof 12")
        walk.fill("Naam van het huishouden", "De Wit")
        walk.click("Casus beginnen")
        expect(walk.page.get_by_role("main")).to_contain_text("De Wit")
    assert Case.objects.filter(file__programme=programme.pk).count() == 1
    with walk.step("running households, by Karin"):
        _take_over(walk, programme.pk)
    with capsys.disabled():
        sys.stdout.write(f"{walk.table()}a first-time user: {walk.minutes():.0f} minutes\n")
    assert walk.minutes() <= MOST_MINUTES
    assert walk.clicks <= MOST_CLICKS
    assert walk.fields <= MOST_FIELDS


def _prepare(walk: Walk) -> None:
    with walk.step("name, place, responsible"):
        walk.fill("Hoe noemt u het project?", "Voordeur Nergens")
        walk.choose("Welke organisatie is verantwoordelijk", "Gemeente Nergens")
        walk.fill("Of teken een gebied: de naam", "Nergens-West")
        walk.fill("Postcodes erin", "1234")
        walk.look()
        walk.click("Bewaren en verder")
        expect(walk.page.get_by_role("main")).to_contain_text("er liggen 3 adressen in")
    with walk.step("settings"):
        walk.look()
        walk.click("Bewaren en verder")
    with walk.step("team"):
        walk.look()
        for name, roles in TEAM.values():
            for role in roles:
                walk.open(f"{role}: ")
                walk.tick(walk.page.get_by_role("group", name=re.compile(f"^{role}")).get_by_label(name))
        walk.click("Bewaren en verder")
    with walk.step("partners"):
        walk.choose("Partner die tekende", "Schuldhulp Nergens")
        walk.fill("Wat mag met deze partner worden gedeeld?", "Naam, adres en schulden")
        walk.look()
        walk.click("Bewaren en verder")
    with walk.step("targets"):
        walk.look()
        walk.fill(f"Gesprekken, {clock.today().year}", "120")
        walk.click("Bewaren en verder")
    with walk.step("money"):
        walk.fill("Geld van", "Gemeente Nergens")
        walk.fill("Euro", "60000")
        walk.look()
        walk.click("Bewaren en verder")


def _take_over(walk: Walk, programme: UUID) -> None:
    """Hand in a list with a mistake in it, mend it, say of a doubled one that it is left out, and take it over."""
    walk.page.goto(reverse("programme", kwargs={"file": programme}))
    walk.click("Lopende huishoudens overnemen", role="link")
    walk.look()
    at_de_wit = {
        **DE_VRIES,
        "Huishouden": "Bakker",
        "Huisnummer": 12,
        "Persoon 1: naam": "Bo Bakker",
        "Persoon 2: naam": "",
    }
    at_de_wit["Persoon 2: geboren op"] = ""
    for number in (0, 14):
        list_ = xlsx({**DE_VRIES, "Huisnummer": number}, at_de_wit)
        walk.page.get_by_label("De lijst die u hebt ingevuld").set_input_files(
            {"name": "lijst.xlsx", "mimeType": "application/octet-stream", "buffer": list_}
        )
        walk.click("De lijst bekijken")
        walk.look()
        if number == 0:
            expect(walk.page.get_by_role("main")).to_contain_text("Huisnummer 0 bestaat niet")
            walk.click("Opnieuw inleveren", role="link")
    walk.tick(walk.page.get_by_label("Deze rij overslaan"))
    walk.click("Neem over")
    expect(walk.page.get_by_role("main")).to_contain_text("1 casus is overgenomen.")


def _first_sign_in(walk: Walk, link: str, username: str) -> None:
    walk.page.goto(link)
    walk.look()
    walk.fill("Nieuw wachtwoord", PASSWORD)
    walk.fill("Nog een keer hetzelfde", PASSWORD)
    walk.click("Wachtwoord instellen")
    walk.fill("Gebruikersnaam", username)
    walk.fill("Wachtwoord", PASSWORD)
    walk.click("Inloggen")
    expect(walk.page.locator("body.signed-in")).to_be_attached()


def _link_for(username: str) -> str:
    """Give the link that the administrator handed over."""
    worker, at = queries.worker_named(username), clock.now()
    accounts.give_password_link(worker=worker.pk, permit=operator_permit(at=at, command="tests"), at=at)
    return password_link(worker.pk)
