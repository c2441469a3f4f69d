"""Setting right what was written: by whoever wrote it or coordinates the case, always with a reason."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.cast import FATMA, KARIN, MO, PIET, STRANGER
from tests.web.house import NOW, SECRET, House
from voordeur import access
from voordeur.cases import actions as cases
from voordeur.common.ids import new_id
from voordeur.journal import Entry, erase
from voordeur.journal.models import Level
from voordeur.outreach.models import Attempt

pytestmark = pytest.mark.django_db
AsWorker = Callable[[UUID], Client]


@pytest.fixture
def karin(as_worker: AsWorker) -> Client:
    """Karin's browser."""
    return as_worker(KARIN)


@pytest.fixture
def note(house: House) -> UUID:
    """A note that Mo wrote."""
    id = new_id()
    permit = access.permit(worker=MO, purpose="help", file=house.case, at=NOW)
    said = {"channel": "call", "with_whom": "moeder", "text": "De huur is acht honderd euro"}
    cases.note_contact(file=house.case, id=id, permit=permit, at=NOW, **said)
    return id


def _url(name: str, entry: UUID) -> str:
    return reverse(name, kwargs={"entry": entry})


def _timeline(client: Client, house: House) -> str:
    return client.get(reverse("case", kwargs={"file": house.case})).content.decode()


def _correct(client: Client, entry: UUID, version: UUID | None = None, **said: Any) -> Any:
    given = {
        "id": str(new_id()),
        "version": str(version or entry),
        "said_channel": "call",
        "said_with_whom": "moeder",
        "said_text": "De huur is 850 euro",
        "on": "2009-03-10",
        "reason": "Bedrag verkeerd gehoord",
    }
    return client.post(_url("correct", entry), {**given, **said})


def test_the_form_holds_the_fields_of_the_entry_as_it_stands(house: House, karin: Client, note: UUID) -> None:
    page = karin.get(_url("correct", note)).content.decode()
    assert "De huur is acht honderd euro" in page
    assert 'value="moeder"' in page


def test_who_directs_is_called_as_the_way_of_working_calls_who_coordinates(house: House, karin: Client) -> None:
    id = new_id()
    permit = access.permit(worker=KARIN, purpose="coordination", file=house.case, at=NOW)
    cases.take_direction(file=house.case, direction=new_id(), over="all", holder="coach", id=id, permit=permit, at=NOW)
    form = karin.get(_url("correct", id)).content.decode()
    assert '<option value="coach" selected>Casemanager</option>' in form
    given = {"id": str(new_id()), "version": str(id), "said_over": "all", "said_holder": "parents"}
    karin.post(_url("correct", id), {**given, "on": "2009-03-10", "reason": "Toch de ouders"})
    said = karin.get(_url("entry", id)).content.decode()
    assert "Casemanager" in said
    assert "De ouders" in said
    assert "coach" not in (form + said).lower().replace('value="coach"', "")


def test_a_corrected_line_says_so_and_keeps_what_it_said(house: House, as_worker: AsWorker, note: UUID) -> None:
    mo = as_worker(MO)
    assert _correct(mo, note).status_code == 302
    page = _timeline(as_worker(KARIN), house)
    assert "De huur is 850 euro" in page
    assert "acht honderd" not in page
    assert "verbeterd op 10 maart 2009 door Mo" in page
    before = mo.get(_url("entry", note)).content.decode()
    assert "acht honderd" in before
    assert "Bedrag verkeerd gehoord" in before


def test_the_coordinator_corrects_what_others_wrote_and_others_do_not(
    house: House, as_worker: AsWorker, note: UUID
) -> None:
    for worker in (FATMA, STRANGER):
        for name in ("entry", "correct", "retract"):
            assert as_worker(worker).get(_url(name, note)).status_code == 404
        assert _correct(as_worker(worker), note).status_code == 404
    assert _correct(as_worker(KARIN), note).status_code == 302


def test_nobody_opens_a_line_that_is_hidden(house: House, as_worker: AsWorker) -> None:
    hidden = Entry.objects.get(file=house.case, kind="need_recorded", domain="health")
    assert as_worker(MO).get(_url("entry", hidden.pk)).status_code == 404
    assert SECRET in as_worker(KARIN).get(_url("correct", hidden.pk)).content.decode()


def test_a_correction_needs_a_reason_a_difference_and_a_day_that_has_been(
    house: House, karin: Client, note: UUID
) -> None:
    assert _correct(karin, note, reason="").status_code == 400
    same = _correct(karin, note, said_text="De huur is acht honderd euro")
    assert same.status_code == 400
    future = _correct(karin, note, on="2009-03-11")
    assert (future.status_code, "in de toekomst" in future.content.decode()) == (409, True)
    long_ago = _correct(karin, note, on="1809-03-11")
    assert (long_ago.status_code, "voor 1900" in long_ago.content.decode()) == (409, True)


def test_two_who_correct_at_once_see_each_other(house: House, as_worker: AsWorker, note: UUID) -> None:
    assert _correct(as_worker(KARIN), note).status_code == 302
    assert _correct(as_worker(MO), note, said_text="De huur is 900 euro").status_code == 412
    unseen = as_worker(MO).post(
        _url("correct", note), {"said_channel": "call", "said_text": "x", "on": "2009-03-10", "reason": "y"}
    )
    assert unseen.status_code == 428


def test_a_correction_sent_twice_counts_once(house: House, karin: Client, note: UUID) -> None:
    id = str(new_id())
    first, second = (_correct(karin, note, id=id).status_code for _time in range(2))
    assert first == 302
    assert second in (302, 400)  # nothing is different any more
    assert Entry.objects.filter(kind="correction").count() == 1


def test_a_line_taken_back_is_struck_through_with_its_reason_and_can_count_again(
    house: House, karin: Client, note: UUID
) -> None:
    taken = {"id": str(new_id()), "version": str(note), "reason": "Bij de verkeerde casus"}
    assert karin.post(_url("retract", note), {**taken, "reason": ""}).status_code == 400
    assert karin.post(_url("retract", note), taken).status_code == 302
    page = _timeline(karin, house)
    assert "<s>De huur is acht honderd euro</s>" in page
    assert "Bij de verkeerde casus" in page
    back = {"id": str(new_id()), "version": taken["id"], "reason": "Toch goed"}
    assert karin.post(_url("put_back", note), back).status_code == 302
    assert "<s>" not in _timeline(karin, house)


def test_what_cannot_be_corrected_says_why(house: House, karin: Client, note: UUID) -> None:
    _correct(karin, note)
    correction = Entry.objects.get(kind="correction")
    assert "zelf een verbetering" in karin.get(_url("entry", correction.pk)).content.decode()
    assert karin.get(_url("correct", correction.pk)).status_code == 409
    role = Entry.objects.filter(file=house.case, kind="role_assigned").order_by("position")[0]
    assert "een recht" in karin.get(_url("entry", role.pk)).content.decode()
    assert karin.post(_url("retract", role.pk), {"reason": "x", "version": str(role.pk)}).status_code == 409
    erase(entries=[note], ground="verzoek", permit=cast.operator(), at=NOW)
    assert "gewist" in karin.get(_url("entry", note)).content.decode()


def test_no_right_comes_back_by_taking_back_its_end(house: House) -> None:
    from voordeur.journal import NoPermit, retract

    cases.release_role(
        file=house.case, role="financial_case_manager", worker=MO, reason="klaar", permit=cast.operator(), at=NOW
    )
    end = Entry.objects.filter(file=house.case, kind="access_ended").order_by("position").last()
    assert end is not None
    fatma = access.permit(worker=FATMA, purpose="help", file=house.case, at=NOW)
    with pytest.raises(NoPermit):
        retract(end.pk, reason="x", permit=fatma, at=NOW)


def test_what_was_said_in_confidence_stays_so_when_corrected(house: House, as_worker: AsWorker) -> None:
    id = new_id()
    permit = access.permit(worker=KARIN, purpose="coordination", file=house.case, at=NOW)
    said = {"channel": "call", "with_whom": "moeder", "text": "Alleen voor mij", "level": Level.CONFINED}
    cases.note_contact(file=house.case, id=id, permit=permit, at=NOW, **said)
    assert _correct(as_worker(KARIN), id, said_text="Alleen voor Karin").status_code == 302
    assert "Alleen voor" not in _timeline(as_worker(FATMA), house)
    assert as_worker(FATMA).get(_url("entry", id)).status_code == 404


def test_a_bell_noted_wrongly_is_taken_back_by_whoever_noted_it(house: House, as_worker: AsWorker) -> None:
    fatma, door = as_worker(FATMA), reverse("door", kwargs={"file": house.door})
    fatma.post(reverse("attempt", kwargs={"file": house.door}), {"id": str(new_id()), "outcome": "nobody_home"})
    rang = Entry.objects.get(file=house.door, kind="contact_attempted")
    assert _url("entry", rang.pk) in fatma.get(door).content.decode()
    assert _url("entry", rang.pk) not in as_worker(PIET).get(door).content.decode()
    taken = {"id": str(new_id()), "version": str(rang.pk), "reason": "Verkeerde deur"}
    assert fatma.post(_url("retract", rang.pk), taken).headers["Location"] == door
    assert not Attempt.objects.filter(file=house.door).exists()
