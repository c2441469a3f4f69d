"""The pages that set right what was written, attacked: by guessing, by what is not offered, and around the rules."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.cast import DORDRECHT, FATMA, INEKE, KARIN, MO, MOTHER, PIET, SANNE
from tests.web.doors import tell
from tests.web.house import NOW, House, signed_in
from voordeur import access
from voordeur.cases import actions as cases
from voordeur.common.ids import new_id
from voordeur.journal import Entry, RuleForbids, correct
from voordeur.journal.models import Level
from voordeur.people.models import Person
from voordeur.programmes.models import Programme, TeamMember
from voordeur.signals import actions as signals
from voordeur.signals.models import Signal

pytestmark = pytest.mark.django_db
AsWorker = Callable[[UUID], Client]
PAGES = ("entry", "correct", "retract", "put_back")


def url(name: str, entry: UUID) -> str:
    return reverse(name, kwargs={"entry": entry})


def send(client: Client, name: str, entry: UUID, version: UUID | None = None, **said: Any) -> Any:
    given = {"id": str(new_id()), "version": str(version or entry), "reason": "Because", "on": "2009-03-10"}
    return client.post(url(name, entry), given | said)


@pytest.fixture
def note(house: House) -> UUID:
    """A note of Karin's."""
    id = new_id()
    permit = access.permit(worker=KARIN, purpose="coordination", file=house.case, at=NOW)
    cases.note_contact(file=house.case, id=id, channel="call", text="De huur is betaald", permit=permit, at=NOW)
    return id


def test_an_id_that_is_guessed_says_nothing(house: House, as_worker: AsWorker, note: UUID) -> None:
    confined = new_id()
    permit = access.permit(worker=KARIN, purpose="coordination", file=house.case, at=NOW)
    said = {"channel": "call", "text": "Alleen voor mij", "level": Level.CONFINED}
    cases.note_contact(file=house.case, id=confined, permit=permit, at=NOW, **said)
    hidden = Entry.objects.get(file=house.case, kind="need_recorded", domain="health").pk
    mine = Entry.objects.filter(file=house.case).values_list("pk", flat=True)
    none = as_worker(INEKE).get(url("entry", new_id()))
    for worker, entries in ((MO, (hidden, confined, note)), (FATMA, (confined, hidden)), (INEKE, mine), (SANNE, mine)):
        for entry in entries:
            for name in PAGES:
                shown = as_worker(worker).get(url(name, entry))
                assert (shown.status_code, send(as_worker(worker), name, entry).status_code) in ((404, 404), (404, 405))
    assert none.status_code == 404
    assert not Entry.objects.filter(kind__in=["correction", "retraction"]).exists()


def test_whoever_left_sets_nothing_right_any_more(house: House, as_worker: AsWorker) -> None:
    id = new_id()
    permit = access.permit(worker=MO, purpose="help", file=house.case, at=NOW)
    cases.note_contact(file=house.case, id=id, channel="call", text="Gebeld", permit=permit, at=NOW)
    cases.release_role(
        file=house.case, role="financial_case_manager", worker=MO, reason="klaar", permit=cast.operator(), at=NOW
    )
    for name in PAGES:
        assert as_worker(MO).get(url(name, id)).status_code == 404
        assert send(as_worker(MO), name, id).status_code in (404, 405)


@pytest.mark.parametrize(
    "kind",
    [
        "programme_started",
        "team_member_joined",
        "access_granted",
        "round_planned",
    ],
)
def test_a_team_cannot_unmake_its_programme(house: House, as_worker: AsWorker, kind: str) -> None:
    entries = Entry.objects.filter(file=DORDRECHT, kind=kind)
    assert entries
    for entry in entries:
        for worker in (KARIN, FATMA, PIET):
            for name in ("correct", "retract"):
                assert send(as_worker(worker), name, entry.pk).status_code in (404, 409)
    assert Programme.objects.filter(pk=DORDRECHT).exists()
    assert TeamMember.objects.filter(file=DORDRECHT, worker=FATMA, until=None).exists()


def test_a_right_that_was_given_is_not_taken_back_by_a_line(house: House, as_worker: AsWorker) -> None:
    for entry in Entry.objects.filter(file=house.case, kind__in=["access_granted", "role_assigned", "case_opened"]):
        for name in ("correct", "retract", "put_back"):
            assert send(as_worker(KARIN), name, entry.pk).status_code == 409
    assert as_worker(MO).get(reverse("case", kwargs={"file": house.case})).status_code == 200


def test_what_the_form_does_not_offer_does_not_change(house: House, as_worker: AsWorker, note: UUID) -> None:
    rude = {"said_text": "De huur is niet betaald", "said_channel": "call", "said_follows_up": str(new_id())}
    rude |= {"level": "0", "domain": "health", "said_level": "0", "by": str(MO), "fields": '{"channel": "mail"}'}
    assert send(as_worker(KARIN), "correct", note, **rude).status_code == 302
    told = Entry.objects.get(kind="correction")
    assert (told.by, told.level, told.domain, told.file_id) == (KARIN, Level.SHARED, "", house.case)
    assert send(as_worker(KARIN), "correct", note, told.pk, said_text="x", said_channel="pigeon").status_code == 400
    assert send(as_worker(KARIN), "correct", note, told.pk, said_text="x" * 20_001).status_code == 400
    assert send(as_worker(KARIN), "correct", note, told.pk, said_text="x\0y").status_code == 400


def test_a_line_is_taken_back_once_and_put_back_once(house: House, as_worker: AsWorker, note: UUID) -> None:
    karin = as_worker(KARIN)
    assert send(karin, "put_back", note).status_code == 409
    first = str(new_id())
    assert [send(karin, "retract", note, id=first).status_code for _time in range(2)] == [302, 302]
    taken = Entry.objects.get(kind="retraction")
    assert send(karin, "retract", note, taken.pk).status_code == 409
    refused = send(karin, "correct", note, taken.pk, said_text="anders", said_channel="call")
    assert (refused.status_code, "al ingetrokken" in refused.content.decode()) == (409, True)
    assert send(karin, "put_back", note, taken.pk).status_code == 302
    assert "<s>" not in karin.get(reverse("case", kwargs={"file": house.case})).content.decode()
    assert Entry.objects.filter(kind="retraction").count() == 2


def test_days_and_versions_that_cannot_be_are_refused(house: House, as_worker: AsWorker, note: UUID) -> None:
    karin, said = as_worker(KARIN), {"said_text": "anders", "said_channel": "call"}
    for day, status in (("2009-03-11", 409), ("0001-01-01", 409), ("9999-12-31", 409), ("31-02-2009", 400), ("", 400)):
        assert send(karin, "correct", note, on=day, **said).status_code == status
    for version, status in ((new_id(), 412), ("", 428), ("nothing", 428)):
        given = {"id": str(new_id()), "version": str(version), "reason": "Because", "on": "2009-03-10", **said}
        assert karin.post(url("correct", note), given).status_code == status
        assert karin.post(url("retract", note), given).status_code == status
    assert not Entry.objects.filter(kind__in=["correction", "retraction"]).exists()


def test_a_birth_date_that_cannot_be_is_refused_here_too(house: House, as_worker: AsWorker) -> None:
    card = Entry.objects.get(kind="person_registered", persons=(MOTHER,)).pk
    for born in ("2011-01-01", "1850-01-01"):
        answer = send(as_worker(KARIN), "correct", card, said_name="Anja de Wit", said_born=born, on="2008-12-01")
        assert answer.status_code == 409
    assert str(Person.objects.get(pk=MOTHER).born) == "1975-04-02"


def test_a_correction_is_no_way_around_a_rule(house: House) -> None:
    file, judged = new_id(), new_id()
    tell(file=file, at=NOW - timedelta(hours=1))
    permit = access.permit(worker=INEKE, purpose="triage", file=file, at=NOW)
    signals.triage(file=file, outcome="single", reason="Only the gas", id=judged, permit=permit, at=NOW)
    ineke = signed_in(INEKE)
    answer = send(ineke, "correct", judged, said_outcome="multiple_connected", said_reason="Only the gas")
    assert answer.status_code == 409
    assert "Ga eerst op huisbezoek" in answer.content.decode()
    with pytest.raises(RuleForbids):
        correct(judged, fields={"outcome": "multiple_connected"}, reason="?", permit=permit, at=NOW)
    assert Signal.objects.get(file=file).triage == "single"
    assert send(ineke, "correct", judged, said_outcome="single", said_reason="Gas and water").status_code == 302


def test_a_duty_is_not_put_off_for_ever_by_a_correction(house: House, as_worker: AsWorker) -> None:
    id = new_id()
    permit = access.permit(worker=KARIN, purpose="coordination", file=house.case, at=NOW)
    cases.put_off_duty(
        file=house.case, duty="plan", until=NOW.date() + timedelta(days=7), reason="Ziek", id=id, permit=permit, at=NOW
    )
    page = as_worker(KARIN).get(url("entry", id)).content.decode()
    assert url("correct", id) not in page
    assert url("retract", id) in page
    answer = send(as_worker(KARIN), "correct", id, said_until="2099-01-01", said_reason="Ziek")
    assert (answer.status_code, "opnieuw vast" in answer.content.decode()) == (409, True)
