"""Words that must go: asked by who may set the line right, agreed to by the privacy officer, and gone for good."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.cast import KARIN, MO, PIET, STRANGER
from tests.web.house import NOW, TODAY, House
from voordeur import access
from voordeur.access.models import SecondAsk
from voordeur.cases import actions as cases
from voordeur.common.ids import new_id
from voordeur.journal import Entry, correct
from voordeur.journal.models import Words
from voordeur.journal.rebuilding import rebuild
from voordeur.journal.verifying import verify

pytestmark = pytest.mark.django_db
AsWorker = Callable[[UUID], Client]
WORDS, BEFORE = "Over de buurvrouw", "Over haar nicht"
GROUND = {"ground": "wrong", "reason": "Dit gaat over iemand anders"}


@pytest.fixture
def note(house: House) -> UUID:
    """A note about somebody else, corrected once."""
    right = access.permit(worker=MO, purpose="help", file=house.case, at=NOW)
    said = {"channel": "call", "with_whom": "moeder", "text": BEFORE}
    cases.note_contact(file=house.case, id=(id := new_id()), permit=right, at=NOW, **said)
    correct(id, fields={"text": WORDS}, reason="Beter verteld", permit=right, at=NOW)
    return id


@pytest.fixture
def officer(house: House, as_worker: AsWorker) -> Client:
    """The Stranger watches over the privacy in Dordrecht, and reads no case."""
    access.appoint_privacy_officer(programme=cast.DORDRECHT, worker=STRANGER, permit=cast.operator(), at=cast.AT)
    return as_worker(STRANGER)


def ask(client: Client, note: UUID, **said: Any) -> Any:
    return client.post(reverse("erase_words", kwargs={"entry": note}), {"id": str(new_id()), **GROUND, **said})


def answer(client: Client, said: str = "yes") -> int:
    one = SecondAsk.objects.get(deed="erase_words")
    form = {"id": str(new_id()), "answer": said, "reason": "Terecht"}
    return client.post(reverse("answer_as_second", kwargs={"ask": one.pk}), form).status_code


def kept(*words: str) -> list[str]:
    return [one for one in words if Words.objects.filter(text__contains=one).exists()]


def test_who_asks_sees_what_would_go_and_nothing_goes_before_there_is_a_yes(
    house: House, note: UUID, officer: Client, as_worker: AsWorker
) -> None:
    karin = as_worker(KARIN)
    shown = karin.get(reverse("erase_words", kwargs={"entry": note})).content.decode()
    assert WORDS in shown
    assert BEFORE in shown
    assert ask(karin, note).status_code == 302
    assert kept(WORDS, BEFORE) == [WORDS, BEFORE]
    assert answer(karin) == 409, "nobody is her own second person"
    assert answer(as_worker(PIET)) == 404, "whoever leads the project is not who watches over privacy"


def test_after_the_yes_the_words_are_gone_and_the_line_says_so(
    house: House, note: UUID, officer: Client, as_worker: AsWorker
) -> None:
    ask(as_worker(KARIN), note)
    url = reverse("answer_as_second", kwargs={"ask": SecondAsk.objects.get(deed="erase_words").pk})
    shown = officer.get(url).content.decode()
    assert "Dit gaat over iemand anders" in shown
    assert WORDS not in shown, "the content of a case is not for who watches over privacy"
    assert answer(officer) == 302
    assert kept(WORDS, BEFORE) == []
    erased = Entry.objects.get(kind="erasure")
    assert (erased.file_id, erased.by) == (house.case, STRANGER)
    assert kept("artikel 17, eerste lid, onder d") != []
    assert (verify().broken, rebuild(today=TODAY).differences) == ([], [])
    karin = as_worker(KARIN)
    assert ask(karin, note).status_code == 409, "there is nothing left"
    assert WORDS not in karin.get(reverse("case", kwargs={"file": house.case})).content.decode()


def test_after_a_no_all_stays(house: House, note: UUID, officer: Client, as_worker: AsWorker) -> None:
    ask(as_worker(KARIN), note)
    assert answer(officer, "no") == 302
    assert kept(WORDS, BEFORE) == [WORDS, BEFORE]


def test_without_its_ground_or_reason_it_is_not_asked(house: House, note: UUID, as_worker: AsWorker) -> None:
    for missing in ({"ground": ""}, {"reason": " "}):
        assert ask(as_worker(KARIN), note, **missing).status_code == 400
    assert not SecondAsk.objects.exists()


def test_who_may_not_set_the_line_right_has_no_such_page(house: House, note: UUID, as_worker: AsWorker) -> None:
    for worker in (STRANGER, cast.SANNE):
        assert ask(as_worker(worker), note).status_code == 404
