"""Words that must go: asked by who may set the line right, agreed to by the privacy officer, and gone for good."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.cast import KARIN, MO, PIET, STRANGER
from tests.web.house import NOW, SECRET, TODAY, House
from voordeur import access
from voordeur.access import seconds
from voordeur.access.erasing import NobodyWatchesHere, ask_to_erase
from voordeur.access.models import SecondAsk
from voordeur.cases import actions as cases
from voordeur.common.ids import new_id
from voordeur.journal import Entry, Level, correct
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
    one = SecondAsk.objects.get(deed="erase_words", state="asked")
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
    assert ask(as_worker(KARIN), note).status_code == 302
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


TOLD_OF_IT = ("erasure", "second_person_agreed", "second_person_asked", "second_person_refused")


def told_of_it(worker: UUID, file: UUID) -> list[str]:
    """Give which lines about the destroying a worker may read, to help or to coordinate."""
    lines = Entry.objects.filter(file=file, kind__in=TOLD_OF_IT)
    return sorted(
        access.visible(lines, worker=worker, purpose=("help", "coordination"), today=TODAY).values_list(
            "kind", flat=True
        )
    )


def confined(file: UUID) -> UUID:
    right = access.permit(worker=KARIN, purpose="coordination", file=file, at=NOW)
    said = {"channel": "call", "with_whom": "moeder", "text": WORDS, "level": Level.CONFINED}
    cases.note_contact(file=file, id=(id := new_id()), permit=right, at=NOW, **said)
    return id


def of_health(file: UUID) -> UUID:
    return Entry.objects.get(file=file, kind="need_recorded", domain="health").pk


@pytest.mark.parametrize("written", [confined, of_health])
def test_why_words_went_reads_only_who_could_read_them(
    house: House, officer: Client, as_worker: AsWorker, written: Callable[[UUID], UUID]
) -> None:
    line = written(house.case)
    karin = as_worker(KARIN)
    ask(karin, line)
    assert answer(officer, "no") == 302
    ask(karin, line)
    assert answer(officer) == 302
    assert told_of_it(KARIN, house.case) == [
        "erasure",
        "second_person_agreed",
        "second_person_asked",
        "second_person_asked",
        "second_person_refused",
    ]
    assert told_of_it(MO, house.case) == []
    assert (verify().broken, rebuild(today=TODAY).differences) == ([], [])


def test_what_everybody_who_helps_could_read_they_are_told_of(
    house: House, note: UUID, officer: Client, as_worker: AsWorker
) -> None:
    ask(as_worker(KARIN), note)
    assert answer(officer) == 302
    assert told_of_it(MO, house.case) == ["erasure", "second_person_agreed", "second_person_asked"]


def test_where_there_is_no_privacy_officer_it_is_refused_at_once(house: House, note: UUID, as_worker: AsWorker) -> None:
    refused = ask(as_worker(KARIN), note)
    assert refused.status_code == 409
    assert "Vraag de beheerder om er een aan te stellen" in refused.content.decode()
    access.appoint_privacy_officer(programme=cast.DORDRECHT, worker=KARIN, permit=cast.operator(), at=cast.AT)
    assert ask(as_worker(KARIN), note).status_code == 409, "she is the only one, and nobody is her own second person"
    assert not SecondAsk.objects.exists()


def test_of_a_household_nobody_can_be_asked(house: House, officer: Client) -> None:
    line = Entry.objects.filter(file=cast.HOUSEHOLD).order_by("position").last()
    assert line is not None
    with pytest.raises(NobodyWatchesHere, match="No privacy officer"):
        ask_to_erase(entry=line, ground="wrong", permit=cast.operator(), at=NOW)
    assert not SecondAsk.objects.exists()


def test_of_a_door_the_privacy_officer_of_its_programme_agrees(house: House, officer: Client) -> None:
    line = Entry.objects.get(file=house.visited_door, kind="visit_held")
    right = access.permit(worker=cast.FATMA, purpose="outreach", file=house.visited_door, at=NOW)
    ask_to_erase(entry=line, ground="wrong", permit=right, at=NOW)
    url = reverse("answer_as_second", kwargs={"ask": SecondAsk.objects.get().pk})
    assert "Deze regel is meer dan woorden" in officer.get(url).content.decode()
    assert answer(officer) == 302
    assert not Words.objects.filter(entry=line).exists()


def test_while_it_waits_it_is_not_asked_twice(house: House, note: UUID, officer: Client, as_worker: AsWorker) -> None:
    id = str(new_id())
    assert ask(as_worker(KARIN), note, id=id).status_code == 302
    assert ask(as_worker(KARIN), note, id=id).status_code == 302, "the same form sent again"
    assert ask(as_worker(MO), note).status_code == 409, "he wrote it, and it was asked already"
    assert SecondAsk.objects.count() == 1
    assert answer(officer, "no") == 302
    assert ask(as_worker(MO), note).status_code == 302, "after a no it can be asked anew"


def test_a_second_person_outside_the_team_does_not_destroy_words(
    house: House, note: UUID, officer: Client, as_worker: AsWorker
) -> None:
    seconds.name_second_person(programme=cast.DORDRECHT, worker=cast.SANNE, permit=cast.operator(), at=NOW)
    ask(as_worker(KARIN), note)
    assert answer(as_worker(cast.SANNE)) == 404
    assert kept(WORDS, BEFORE) == [WORDS, BEFORE]


def test_the_officer_sees_which_line_it_is_and_is_warned_when_more_hangs_on_it(
    house: House, note: UUID, officer: Client, as_worker: AsWorker
) -> None:
    warning = "Deze regel is meer dan woorden"
    ask(as_worker(KARIN), note)
    url = reverse("answer_as_second", kwargs={"ask": SecondAsk.objects.get().pk})
    shown = officer.get(url).content.decode()
    assert "10 maart 2009" in shown
    assert "<dd>Mo</dd>" in shown
    assert warning not in shown
    ask(as_worker(KARIN), of_health(house.case))
    url = reverse("answer_as_second", kwargs={"ask": SecondAsk.objects.exclude(about=note).get().pk})
    shown = officer.get(url).content.decode()
    assert warning in shown
    assert SECRET not in shown
