"""Consent and signatures follow from age and authority on the day: asked, refused, and read again as a child grows."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.web.house import NOW, House, version_in
from voordeur.cases import actions as cases
from voordeur.cases.deciding import DoesNotDecide
from voordeur.cases.models import ConsentOrGround, Party
from voordeur.common import clock
from voordeur.common.ids import new_id
from voordeur.people import looking_after

pytestmark = pytest.mark.django_db
AsWorker = Callable[[UUID], Client]
MOTHER, SON = str(cast.MOTHER), str(cast.SON)


@pytest.fixture
def karin(house: House, as_worker: AsWorker) -> Client:
    """Karin's browser; the mother has authority over her son of eight."""
    home = {"household": cast.HOUSEHOLD, "permit": cast.operator(NOW), "at": NOW}
    looking_after.record_custody(
        person=cast.SON, authority="sole", holders=[cast.MOTHER], happened_on=cast.LONG_AGO.date(), **home
    )
    return as_worker(cast.KARIN)


def send(client: Client, house: House, word: str, thing: UUID | None = None, **said: Any) -> Any:
    url = reverse("deed", kwargs={"file": house.case, "word": word, **({"thing": thing} if thing else {})})
    return client.post(url, {"id": str(new_id()), "happened_on": "2009-03-10", **version_in(client.get(url)), **said})


def page_of(client: Client, house: House) -> str:
    return client.get(reverse("case", kwargs={"file": house.case})).content.decode()


def test_a_child_under_twelve_cannot_consent_and_its_mother_can(house: House, karin: Client) -> None:
    form = karin.get(reverse("deed", kwargs={"file": house.case, "word": "toestemming"})).content.decode()
    assert "Voor Bas de Wit beslist: Anja de Wit." in form
    said = {"for_what": "Praten met school", "with_whom": "School", "how": "spoken", "subjects": [SON]}
    refused = send(karin, house, "toestemming", **said, persons=[SON])
    assert (refused.status_code, "beslist niet voor Bas de Wit" in refused.content.decode()) == (409, True)
    assert send(karin, house, "toestemming", **said).status_code == 400
    assert send(karin, house, "toestemming", **said, persons=[MOTHER]).status_code == 302
    row = ConsentOrGround.objects.get()
    assert (row.persons, row.subjects) == ([MOTHER], [SON])
    assert "niet volledig" not in page_of(karin, house)


def test_a_consent_is_judged_again_on_the_day_of_reading(
    house: House, karin: Client, as_worker: AsWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = {"for_what": "Praten met school", "with_whom": "School", "how": "spoken", "subjects": [SON]}
    send(karin, house, "toestemming", **said, persons=[MOTHER])
    monkeypatch.setattr(clock, "now", lambda: datetime.fromisoformat("2012-06-01T12:00:00+00:00"))
    page = page_of(as_worker(cast.KARIN), house)
    assert "Vandaag is ook een ja nodig van: Bas de Wit" in page


def test_withdrawing_is_one_step_and_a_young_person_withdraws_for_himself_alone(house: House, karin: Client) -> None:
    said = {"for_what": "Praten met school", "with_whom": "School", "how": "spoken"}
    send(karin, house, "toestemming", **said, subjects=[SON, MOTHER], persons=[MOTHER])
    assert send(karin, house, "toestemming-ingetrokken", persons=[SON]).status_code == 302
    row = ConsentOrGround.objects.get()
    assert (row.subjects, row.withdrawn_on) == ([MOTHER], None)
    assert send(karin, house, "toestemming-ingetrokken").status_code == 302
    assert ConsentOrGround.objects.get().withdrawn_on == NOW.date()


def test_only_a_consent_that_stands_can_be_taken_back_from_among_the_grounds(house: House, karin: Client) -> None:
    way = reverse("deed", kwargs={"file": house.case, "word": "toestemming-ingetrokken"})

    def offered() -> bool:
        return way in page_of(karin, house).partition('id="ground"')[2].partition("</section>")[0]

    send(karin, house, "grondslag", ground="Leerplicht")
    assert not offered(), "a law is not taken back by who is visited"
    said = {"for_what": "Praten met school", "with_whom": "School", "how": "spoken"}
    send(karin, house, "toestemming", **said, subjects=[MOTHER], persons=[MOTHER])
    assert offered()
    send(karin, house, "toestemming-ingetrokken")
    assert not offered()


def test_who_signs_for_the_household_follows_from_who_decides(house: House, karin: Client) -> None:
    parents, writing = new_id(), {"file": house.case, "permit": cast.operator(NOW), "at": NOW}
    cases.join_party(party=parents, name="Ouders", role="resident", **writing)
    form = karin.get(reverse("deed", kwargs={"file": house.case, "word": "ondertekend", "thing": parents}))
    assert (MOTHER in form.content.decode(), SON in form.content.decode()) == (True, False)
    signing = {"how": "screen", "signed_by": "Anja", "agrees": "on"}
    assert send(karin, house, "ondertekend", parents, **signing, persons=[SON]).status_code == 400
    with pytest.raises(DoesNotDecide):
        cases.sign_plan(party=parents, signed_by="Bas", persons=[cast.SON], **writing)
    assert send(karin, house, "ondertekend", parents, **signing, persons=[MOTHER]).status_code == 302
    assert Party.objects.get().signers == [MOTHER]
