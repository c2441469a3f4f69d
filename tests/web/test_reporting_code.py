"""The statutory reporting code: Mo sees signals, goes through the five steps, and only whom he asks reads along."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.support.paired import Asked, differences, explain
from tests.web.house import House, signed_in, version_in
from voordeur.common.ids import new_id
from voordeur.journal import Entry, id_from
from voordeur.safety.models import ReportingCode

pytestmark = pytest.mark.django_db
AsWorker = Callable[[UUID], Client]
SEEN = "Blauwe plekken op beide armen"


def begin(house: House, mo: Client) -> UUID:
    id = new_id()
    url = reverse("start_code", kwargs={"file": house.case})
    said = {"id": str(id), "on": "2009-03-10"}
    answers = [mo.post(url, said) for _twice in range(2)]
    code = id_from(id, "code")
    assert [answer["Location"] for answer in answers] == [reverse("code", kwargs={"file": code})] * 2
    return code


def take(client: Client, code: UUID, word: str, **said: str) -> int:
    url = reverse("code_step", kwargs={"file": code, "word": word})
    return client.post(url, {"id": str(new_id()), "on": "2009-03-10", **said}).status_code


def read(client: Client, code: UUID) -> str:
    answer = client.get(reverse("code", kwargs={"file": code}))
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_the_five_steps_lead_to_two_decisions_with_their_reasons(house: House, as_worker: AsWorker) -> None:
    mo = as_worker(cast.MO)
    code = begin(house, mo)
    assert take(mo, code, "signalen", text=SEEN) == 302
    assert take(mo, code, "advies", consulted="veilig_thuis", text="Praat met moeder") == 302
    assert take(mo, code, "gesprek", talked="yes", with_whom="moeder", text="Zij schrok") == 302
    assert take(mo, code, "wegen", suspicion="yes", danger="structural_danger") == 302
    assert "Meld bij Veilig Thuis" in read(mo, code)
    assert take(mo, code, "besluit", report_needed="yes", help_possible="yes") == 400, "no reason"
    assert take(mo, code, "besluit", report_needed="yes", help_possible="yes", reason="Het houdt niet op") == 302
    assert take(mo, code, "melding", reported_by="Mo", reference="VT-1", involved_know="yes") == 302
    assert take(mo, code, "einde", outcome="reported", reason="Veilig Thuis pakt het op") == 302
    row = ReportingCode.objects.get()
    assert len(set(row.done)) == 5
    assert (str(row.reported_on), str(row.ended_on), row.outcome) == ("2009-03-10", "2009-03-10", "reported")
    assert "andere volgorde" not in read(mo, code)
    assert reverse("code_step", kwargs={"file": code, "word": "wegen"}) not in read(mo, code)


def test_what_happened_in_another_order_is_written_down_and_marked(house: House, as_worker: AsWorker) -> None:
    mo = as_worker(cast.MO)
    code = begin(house, mo)
    assert take(mo, code, "wegen", suspicion="yes", danger="acute_danger") == 302
    said = {"report_needed": "no", "help_possible": "yes", "reason": "Oma neemt het kind mee"}
    assert take(mo, code, "besluit", **said) == 302
    shown = read(mo, code)
    assert "andere volgorde dan de wet" in shown
    assert "anders dan het afwegingskader zegt" in shown


def test_a_talk_that_was_not_held_says_why(house: House, as_worker: AsWorker) -> None:
    mo = as_worker(cast.MO)
    code = begin(house, mo)
    for word, said, error in (
        ("gesprek", {"talked": "no"}, "Schrijf op waarom."),
        ("gesprek", {"talked": "yes"}, "Schrijf op wat er is gezegd."),
        ("wegen", {"suspicion": "yes"}, "Maak een keuze."),
    ):
        url = reverse("code_step", kwargs={"file": code, "word": word})
        refused = mo.post(url, {"id": str(new_id()), "on": "2009-03-10", **said})
        assert (refused.status_code, f" {error}</a>" in refused.content.decode()) == (400, True), error
        label = refused.content.decode().split("utrecht-form-field--invalid")[1].split(error)[0]
        assert "optioneel" not in label, "what is asked after all is not called optional"
    assert take(mo, code, "gesprek", talked="no", reason="Hij is erbij") == 302
    assert take(mo, code, "advies", consulted="colleague", text="Bel") == 400, "nobody was asked"


def test_a_colleague_who_was_asked_reads_along_and_nobody_else(house: House, as_worker: AsWorker) -> None:
    mo, ineke, karin = as_worker(cast.MO), as_worker(cast.INEKE), as_worker(cast.KARIN)
    code = begin(house, mo)
    take(mo, code, "signalen", text=SEEN)
    said = {"id": str(new_id()), "on": "2009-03-10", "consulted": "colleague", "worker": str(cast.INEKE), "text": "Bel"}
    url = reverse("code_step", kwargs={"file": code, "word": "advies"})
    assert [mo.post(url, said).status_code for _twice in range(2)] == [302, 302]
    assert SEEN in read(ineke, code)
    assert "De Wit" not in read(ineke, code), "whoever gives advice does not see whose household it is"
    assert karin.get(reverse("code", kwargs={"file": code})).status_code == 404
    line = Entry.objects.get(file=code, kind="signals_mapped").pk
    assert karin.get(reverse("entry", kwargs={"entry": line})).status_code == 404
    right = reverse("correct", kwargs={"entry": line})
    said = {"said_text": "Een blauwe plek", "said_children": "unknown", "on": "2009-03-10", "reason": "Beter gekeken"}
    fixed = {**said, **version_in(mo.get(right))}
    assert mo.post(right, fixed)["Location"] == reverse("code", kwargs={"file": code})
    assert SEEN not in read(ineke, code)


def test_it_can_be_left_and_waits_in_the_day_of_who_does_it(house: House, as_worker: AsWorker) -> None:
    mo = as_worker(cast.MO)
    code = begin(house, mo)
    take(mo, code, "signalen", text=SEEN)
    day = mo.get(reverse("my_day")).content.decode()
    assert reverse("code", kwargs={"file": code}) in day
    assert "stap 2 van 5" in day
    assert "eldcode" not in day.split("<main")[1], "who looks over a shoulder reads nothing of it"
    take(mo, code, "einde", outcome="no_suspicion", reason="Het was een val van de fiets")
    assert reverse("code", kwargs={"file": code}) not in mo.get(reverse("my_day")).content.decode()


def test_the_numbers_to_call_stand_on_every_page_about_safety(house: House, as_worker: AsWorker) -> None:
    mo = as_worker(cast.MO)
    code = begin(house, mo)
    case = {"file": house.case}
    assert reverse("safety_of", kwargs=case) in mo.get(reverse("case", kwargs=case)).content.decode()
    places = [
        reverse("safety"),
        *(reverse(name, kwargs=case) for name in ("safety_of", "protect", "stop_all", "start_code")),
        reverse("code", kwargs={"file": code}),
        reverse("code_step", kwargs={"file": code, "word": "gesprek"}),
        reverse("add_reader", kwargs={"file": code}),
    ]
    for place in places:
        shown = mo.get(place).content.decode()
        assert 'href="tel:112"' in shown, place
        assert 'href="tel:08002000"' in shown, place


def test_for_others_it_is_as_if_nobody_had_begun_one(house: House) -> None:
    mo = signed_in(cast.MO)
    names = ("my_day", "cases", "safety")
    asked = [
        *(Asked("karin", reverse(name)) for name in names),
        *(Asked("karin", reverse(name, kwargs={"file": house.case})) for name in ("case", "safety_of", "start_code")),
    ]

    def secret() -> None:
        take(mo, begin(house, mo), "signalen", text=SEEN)

    found = differences({"karin": signed_in(cast.KARIN)}, asked, secret)
    assert not found, explain(found)
