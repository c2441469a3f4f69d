"""What a team does together, and what it passes on about its area, on the programme page."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import DORDRECHT, KARIN, PIET, SCHOOL
from tests.web.house import NOW, House
from voordeur import access
from voordeur.common.ids import new_id
from voordeur.outreach.models import Attempt
from voordeur.people.models import Area
from voordeur.people.registers import draw_area
from voordeur.programmes.models import AreaSignal

pytestmark = pytest.mark.django_db
AsWorker = Callable[[UUID], Client]


def _area() -> UUID:
    draw_area(
        area=(id := new_id()),
        code="hofjes",
        name="De Hofjes",
        kind="neighbourhood",
        permit=access.operator_permit(at=NOW, command="tests"),
        at=NOW,
    )
    return Area.objects.get(pk=id).pk


def test_a_signal_about_the_area_is_passed_on_and_stands_on_the_page(house: House, as_worker: AsWorker) -> None:
    karin, area = as_worker(KARIN), _area()
    url = reverse("programme_deed", kwargs={"file": DORDRECHT, "word": "gebied"})
    assert "De Hofjes" in karin.get(url).content.decode()
    said = {"area": str(area), "topic": "Zwerfvuil", "receiver": "Beheerder", "text": "Rond de containers"}
    answer = karin.post(url, {"id": str(new_id()), **said})
    assert answer.status_code == 302, answer.content.decode()
    assert AreaSignal.objects.get(file=DORDRECHT).area == area
    page = karin.get(reverse("programme", kwargs={"file": DORDRECHT})).content.decode()
    assert "Zwerfvuil, De Hofjes" in page
    assert "Beheerder" in page


@pytest.mark.parametrize("word", ["bespreking", "intervisie"])
def test_what_the_team_does_together_is_noted(house: House, as_worker: AsWorker, word: str) -> None:
    url = reverse("programme_deed", kwargs={"file": DORDRECHT, "word": word})
    answer = as_worker(KARIN).post(url, {"id": str(new_id()), "attended": "Karin, Fatma"})
    assert answer.status_code == 302, answer.content.decode()
    page = as_worker(PIET).get(reverse("programme", kwargs={"file": DORDRECHT})).content.decode()
    assert "Wat het team vastlegde" in page
    assert "Karin, Fatma" in page


def test_who_was_informed_and_who_was_shown_the_usual_way_can_be_read_again(house: House, as_worker: AsWorker) -> None:
    karin = as_worker(KARIN)
    for word, said in (
        ("voorlichting", {"organisation": str(SCHOOL), "attended": "12"}),
        ("gewone-weg", {"topic": "zorgen over een buurman", "to": "het wijkteam"}),
    ):
        url = reverse("programme_deed", kwargs={"file": DORDRECHT, "word": word})
        assert karin.post(url, {"id": str(new_id()), **said}).status_code == 302
    page = karin.get(reverse("programme", kwargs={"file": DORDRECHT})).content.decode()
    assert "Medewerkers van een partner zijn bijgepraat: Primary school De Regenboog" in page
    assert "Een inwoner is de gewone weg gewezen: het wijkteam" in page
    assert "zorgen over een buurman" in page


def test_nobody_home_is_noted_in_a_running_case(house: House, as_worker: AsWorker) -> None:
    karin = as_worker(KARIN)
    url = reverse("deed", kwargs={"file": house.case, "word": "aangebeld"})
    said = {"outcome": "nobody_home", "part_of_day": "evening", "card_left": "on"}
    assert karin.post(url, {"id": str(new_id()), **said}).status_code == 302
    tried = Attempt.objects.get(file=house.case)
    assert (tried.outcome, tried.part_of_day, tried.card_left) == ("nobody_home", "evening", True)
