"""Somebody asks what is written about him or her: by whom, by when, and a letter that leaves out what is of others."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.web.house import NOW, House, version_in
from tests.web.test_protected_facts import SECRET, protect
from voordeur.assessments import actions as assessments
from voordeur.cases import actions as cases
from voordeur.cases.inspecting import answer_due
from voordeur.cases.models import Inspection
from voordeur.common import clock
from voordeur.common.ids import new_id
from voordeur.journal import Level
from voordeur.journal.rebuilding import rebuild
from voordeur.letters.documents import as_text
from voordeur.people import actions as people
from voordeur.people import looking_after

pytestmark = pytest.mark.django_db
AsWorker = Callable[[UUID], Client]
MOTHER, SON, FATHER = str(cast.MOTHER), str(cast.SON), new_id()


@pytest.fixture
def karin(house: House, as_worker: AsWorker) -> Client:
    """Karin's browser; mother and father live here, and the mother alone has authority over their son of eight."""
    home = {"household": cast.HOUSEHOLD, "permit": cast.operator(NOW), "at": cast.AT}
    people.register_person(person=FATHER, name="Piet de Wit", born=date(1970, 1, 1), **home)
    looking_after.record_custody(person=cast.SON, authority="sole", holders=[cast.MOTHER], **home)
    return as_worker(cast.KARIN)


def send(client: Client, house: House, word: str, thing: UUID | None = None, **said: Any) -> Any:
    url = reverse("deed", kwargs={"file": house.case, "word": word, **({"thing": thing} if thing else {})})
    return client.post(url, {"id": str(new_id()), "happened_on": "2009-03-10", **version_in(client.get(url)), **said})


def test_what_is_asked_is_not_called_optional_and_an_error_says_what_to_do(house: House, karin: Client) -> None:
    refused = send(karin, house, "inzage", person="").content.decode()
    for said in ("Over wie? Maak een keuze.", "Wie vraagt het? Kies wie het vraagt."):
        assert f">{said}</a>" in refused
    assert "<legend>Wie vraagt het?</legend>" in refused
    for word, label in (("inzage", "Wie vraagt het nog meer"), ("toestemming", "Wie zei nog meer ja")):
        form = karin.get(reverse("deed", kwargs={"file": house.case, "word": word})).content.decode()
        other = form.split(f">{label}")[1].split('<div class="utrecht-form-field')[0]
        assert "optioneel" not in other, "one of both is needed"
        assert "Niet nodig als u hierboven iemand koos." in other


def test_the_term_of_the_law_is_a_month_and_can_be_two_longer() -> None:
    assert answer_due(date(2009, 3, 10)) == date(2009, 4, 10)
    assert answer_due(date(2009, 1, 31)) == date(2009, 2, 28)
    assert answer_due(date(2009, 3, 10), extended=True) == date(2009, 6, 10)


def test_who_asks_for_whom_follows_from_who_decides_and_the_term_runs_on_the_day_of_who_coordinates(
    house: House, karin: Client, as_worker: AsWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    for asks, about in ((SON, SON), (str(FATHER), SON), (MOTHER, str(FATHER))):
        refused = send(karin, house, "inzage", person=about, persons=[asks])
        assert (refused.status_code, "beslist niet voor" in refused.content.decode()) == (409, True)
    assert send(karin, house, "inzage", person=SON, persons=[MOTHER]).status_code == 302
    row = Inspection.objects.get()
    assert row.due == date(2009, 4, 10)
    day = lambda who: as_worker(who).get(reverse("my_day")).content.decode()  # noqa: E731
    assert (f"#t{row.pk}" in day(cast.KARIN), f"#t{row.pk}" in day(cast.MO)) == (True, False)
    assert send(karin, house, "inzage-langer", row.pk, reason="Vijf jaar aan notities").status_code == 302
    assert Inspection.objects.get().due == date(2009, 6, 10)
    again = send(karin, house, "inzage-langer", row.pk, reason="Nog meer")
    assert (again.status_code, "kan hier niet" in again.content.decode()) == (409, True)
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=100))
    assert "te laat" in as_worker(cast.KARIN).get(reverse("case", kwargs={"file": house.case})).content.decode()
    late = as_worker(cast.KARIN)
    without = send(late, house, "inzage-antwoord", row.pk, answered="refused")
    assert (without.status_code, "Schrijf op waarom." in without.content.decode()) == (400, True)
    assert "optioneel" not in without.content.decode()
    assert send(late, house, "inzage-antwoord", row.pk, answered="letter").status_code == 302
    assert f"#t{row.pk}" not in day(cast.KARIN)
    assert send(late, house, "inzage-antwoord", row.pk, answered="letter").status_code == 409
    assert not rebuild(today=(NOW + timedelta(days=100)).date()).differences


def test_the_letter_tells_its_one_reader_what_is_written_and_leaves_out_what_is_of_others(
    house: House, karin: Client
) -> None:
    said = {"permit": cast.operator(NOW), "at": cast.AT, "file": house.case}
    assessments.record_need(text="Piet drinkt te veel", person=FATHER, **said)
    assessments.record_need(text="Bas slaapt slecht", person=cast.SON, **said)
    assessments.record_need(text="Zij is bang", person=cast.MOTHER, level=Level.CONFINED, **said)
    party = new_id()
    cases.join_party(party=party, name="Buurvrouw", role="other", **said)
    cases.object_to_plan(party=party, said_by="Buurvrouw", reason="Het is daar een bende", **said)
    protect(house.case, subject=cast.MOTHER, subject_kind="person")
    letter = reverse("make_letter", kwargs={"file": house.case, "name": "inspection"})
    assert karin.get(letter).status_code == 404, "nobody asked"
    assert send(karin, house, "inzage", person=MOTHER, persons=[MOTHER]).status_code == 302

    def told(reader: object) -> str:
        shown = karin.post(letter, {"id": new_id(), "language": "nl", "reader": str(reader), "preview": "1"})
        return as_text(shown.context["preview"])

    form = karin.get(letter).context["form"]
    assert form["reader"].value() == MOTHER, "it begins with who asked"
    assert "Een hulpvraag: Bas slaapt slecht" in dict(form.fields["leave_out"].choices).values()
    assert (
        "Anja de Wit vraagt het, over zichzelf"
        in karin.get(reverse("case", kwargs={"file": house.case})).content.decode()
    )
    hers = told(MOTHER)
    for words in ("Wat wij over u hebben opgeschreven", "Een hulpvraag", "Bas slaapt slecht", "Brieven openen"):
        assert words in hers
    for hidden in ("Piet drinkt", "Zij is bang", "een bende", SECRET):
        assert hidden not in hers
    assert "Piet drinkt te veel" in told(FATHER)
    assert "Bas slaapt" not in told(FATHER), "he has no authority over his son"
    made = karin.post(letter, {"id": new_id(), "language": "nl", "reader": MOTHER})
    assert made.status_code == 302
