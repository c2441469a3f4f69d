"""Deeds that take two people, and break-glass below the pages. ASVS 5.0: 2.3.5 (two people), 8.2.1, 8.2.2."""

from datetime import timedelta

import pytest

from tests import cast
from voordeur import access
from voordeur.access import emergencies, seconds, two_people
from voordeur.access.models import SecondAsk
from voordeur.access.permits import permit_to_ask, permit_to_break_glass
from voordeur.common.ids import new_id
from voordeur.journal import Draft, Entry, Level, NoPermit, record
from voordeur.journal.refusals import Stale
from voordeur.programmes.entries import AreaSignalPassedOn

pytestmark = pytest.mark.django_db
DEED = "open_with_tie"
SIGNAL = AreaSignalPassedOn(area=cast.ADDRESS, topic="lighting", receiver="municipality", text="done by two")


@pytest.fixture
def world():
    return cast.small_world()


def ask(worker=cast.KARIN, at=cast.AT) -> SecondAsk:
    draft = seconds.ask(deed=DEED, file=cast.DORDRECHT, reason="I know them", at=at)
    record(draft, permit=permit_to_ask(worker=worker, file=cast.DORDRECHT, at=at), at=at)
    return SecondAsk.objects.get(pk=seconds.request_of(draft.id))


@pytest.fixture
def carried_out(monkeypatch):
    def drafts(ask, agreed_by, on):
        return [Draft(ask.file_id, SIGNAL, on)]

    monkeypatch.setitem(two_people._CARRIED_OUT, DEED, drafts)


def test_it_happens_when_a_second_person_agrees_and_both_are_in_the_journal(world, carried_out):
    request = ask()
    assert not Entry.objects.filter(kind="area_signal_passed_on").exists()
    done = seconds.agree(ask=request.pk, worker=cast.PIET, at=cast.AT)
    assert [(entry.kind, entry.by, entry.act) for entry in done.entries] == [
        ("second_person_agreed", cast.PIET, done.act),
        ("area_signal_passed_on", cast.PIET, done.act),
    ]
    request.refresh_from_db()
    assert (request.asked_by, request.answered_by, request.state) == (cast.KARIN, cast.PIET, "agreed")


def test_nobody_is_their_own_second_person(world):
    request = ask(worker=cast.PIET)
    with pytest.raises(two_people.SamePerson):
        seconds.agree(ask=request.pk, worker=cast.PIET, at=cast.AT)


@pytest.mark.parametrize("worker", [cast.FATMA, cast.MO, cast.SANNE, cast.STRANGER])
def test_for_whoever_has_no_such_function_in_this_team_there_is_nothing_to_answer(world, worker):
    request = ask()
    assert seconds.to_answer(worker, cast.AT) == []
    with pytest.raises(access.NoGround):
        seconds.refuse(ask=request.pk, worker=worker, at=cast.AT, reason="no")


def test_after_a_no_nothing_happens_and_nobody_answers_again(world, carried_out):
    request = ask()
    seconds.refuse(ask=request.pk, worker=cast.PIET, at=cast.AT, reason="too close")
    with pytest.raises(two_people.Answered):
        seconds.agree(ask=request.pk, worker=cast.PIET, at=cast.AT)
    assert not Entry.objects.filter(kind="area_signal_passed_on").exists()


def test_a_question_expires(world):
    request = ask()
    late = cast.AT + timedelta(hours=72, seconds=1)
    assert seconds.to_answer(cast.PIET, late - timedelta(seconds=1)) == [request]
    assert seconds.to_answer(cast.PIET, late) == []
    with pytest.raises(two_people.Expired):
        seconds.agree(ask=request.pk, worker=cast.PIET, at=late)


def test_two_who_answer_at_once_do_it_once(world, carried_out, monkeypatch):
    request = ask()
    seen = SecondAsk.objects.select_related("file").get(pk=request.pk)
    seconds.agree(ask=request.pk, worker=cast.PIET, at=cast.AT)
    monkeypatch.setattr(seconds, "ask_with", lambda *_asked, **_said: seen)
    with pytest.raises(Stale):
        seconds.agree(ask=request.pk, worker=cast.PIET, at=cast.AT)
    assert Entry.objects.filter(kind="area_signal_passed_on").count() == 1


def test_sent_twice_is_answered_once(world, carried_out):
    request, id = ask(), new_id()
    for _ in range(2):
        seconds.agree(ask=request.pk, worker=cast.PIET, at=cast.AT, id=id)
    assert Entry.objects.filter(kind="second_person_agreed").count() == 1


def test_in_a_programme_of_one_the_second_is_named_outside_it(world):
    request = ask(worker=cast.PIET)
    access.release_from_team(
        programme=cast.DORDRECHT, worker=cast.KARIN, role="case_manager", permit=world.operator, at=cast.AT
    )
    assert seconds.who_may_answer(request, cast.TODAY) == []
    seconds.name_second_person(programme=cast.DORDRECHT, worker=cast.SANNE, permit=world.operator, at=cast.AT)
    assert seconds.who_may_answer(request, cast.TODAY) == [cast.SANNE]
    seconds.agree(ask=request.pk, worker=cast.SANNE, at=cast.AT)
    seconds.release_second_person(programme=cast.DORDRECHT, worker=cast.SANNE, permit=world.operator, at=cast.AT)
    assert seconds.second_persons(cast.DORDRECHT, cast.TODAY) == []


def test_a_second_person_may_write_the_answer_and_what_follows_from_it_but_nothing_else(world):
    request = ask()
    permit = seconds.permit_as_second(worker=cast.PIET, file=request.file_id)
    with pytest.raises(NoPermit):
        record(Draft(cast.DORDRECHT, SIGNAL, cast.TODAY), permit=permit, at=cast.AT)


def test_the_hour_is_an_hour_and_opens_this_case_only(world):
    id = new_id()
    permit = permit_to_break_glass(worker=cast.FATMA, programme=cast.DORDRECHT, file=cast.DORDRECHT, at=cast.AT)
    record(*emergencies.breaking(file=cast.DORDRECHT, reason="smoke", at=cast.AT, id=id), permit=permit, at=cast.AT)
    fatma, piet = world.worker(cast.FATMA), world.worker(cast.PIET)
    just, over = cast.AT + timedelta(minutes=59, seconds=59), cast.AT + timedelta(minutes=60)
    assert emergencies.own_emergency(id, worker=fatma, at=just)
    for who, moment in ((fatma, over), (piet, just)):
        with pytest.raises(access.NoGround):
            emergencies.own_emergency(id, worker=who, at=moment)
    assert Entry.objects.get(pk=id).level == Level.INVOLVEMENT


def test_who_is_in_no_team_of_the_programme_breaks_no_glass_there(world):
    with pytest.raises(access.NoGround):
        permit_to_break_glass(worker=cast.SANNE, programme=cast.DORDRECHT, file=cast.DORDRECHT, at=cast.AT)
