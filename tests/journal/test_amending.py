"""Corrections and retractions change what earlier lines mean; the lines stay."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from tests.journal.conftest import NOW, OTHER_PERSON, PERMIT, PERSON, TODAY
from tests.journal.sample.entries import CoinsAdded, PotDiscussed, PotPlaced
from tests.journal.sample.models import Pot
from voordeur import journal
from voordeur.common.ids import new_id
from voordeur.journal.kinds import BadBody
from voordeur.journal.models import Entry
from voordeur.journal.rebuilding import rebuild
from voordeur.journal.verifying import verify

pytestmark = pytest.mark.django_db


def add(pot: Pot, coins: int, on: date = TODAY, at: datetime = NOW) -> UUID:
    draft = journal.Draft(pot.file_id, CoinsAdded(pot=pot.id, coins=coins), on)
    return journal.record(draft, permit=PERMIT, at=at).entries[0].id


def now(pot: Pot) -> Pot:
    assert not rebuild(today=TODAY).differences
    assert not verify().broken
    return Pot.objects.get(id=pot.id)


def test_a_correction_replaces_fields_in_place(pot: Pot) -> None:
    wrong = add(pot, 30, on=date(2026, 3, 8))
    add(pot, 1)
    journal.correct(wrong, fields={"coins": 3}, reason="a slip of the pen", permit=PERMIT, at=NOW)
    assert now(pot).coins == 4
    assert now(pot).seen_on == TODAY
    assert Entry.objects.filter(file=pot.file_id).count() == 4


def test_the_last_correction_counts(pot: Pot) -> None:
    wrong = add(pot, 30)
    journal.correct(wrong, fields={"coins": 3}, reason="a", permit=PERMIT, at=NOW)
    journal.correct(wrong, fields={"coins": 5}, reason="b", permit=PERMIT, at=NOW)
    assert now(pot).coins == 5


def test_a_correction_of_the_day_moves_the_entry(pot: Pot) -> None:
    moved = add(pot, 1)
    add(pot, 1, on=date(2026, 3, 9))
    journal.correct(moved, happened_on=date(2026, 3, 5), reason="it was thursday", permit=PERMIT, at=NOW)
    assert now(pot).seen_on == date(2026, 3, 9)


def test_a_correction_to_a_day_in_the_future_is_refused(pot: Pot) -> None:
    entry = add(pot, 1)
    with pytest.raises(journal.InTheFuture):
        journal.correct(entry, happened_on=TODAY + timedelta(days=1), reason="?", permit=PERMIT, at=NOW)


def test_words_of_one_person_are_corrected_apart(pot: Pot) -> None:
    body = PotDiscussed(pot=pot.id, conclusion="c", words={PERSON: "a", OTHER_PERSON: "b"})
    entry = journal.record(journal.Draft(pot.file_id, body, TODAY), permit=PERMIT, at=NOW).entries[0]
    correction = journal.correct(entry.id, fields={"words": {PERSON: "A"}}, reason="heard wrong", permit=PERMIT, at=NOW)
    assert now(pot).said == [["c", "A", "b"]]
    assert correction.entries[0].persons == entry.persons

    journal.erase(person=PERSON, ground="request", permit=PERMIT, at=NOW)
    assert now(pot).said == [["c", "b"]]


def test_a_correction_that_does_not_fit_is_refused_by_field(pot: Pot) -> None:
    entry = add(pot, 1)
    with pytest.raises(BadBody, match=r"coins_added\.coins"):
        journal.correct(entry, fields={"coins": "many"}, reason="?", permit=PERMIT, at=NOW)
    with pytest.raises(BadBody, match=r"coins_added\.colour"):
        journal.correct(entry, fields={"colour": "red"}, reason="?", permit=PERMIT, at=NOW)


def test_a_retraction_takes_an_entry_out_and_can_itself_be_retracted(pot: Pot) -> None:
    entry = add(pot, 7)
    retraction = journal.retract(entry, reason="another pot", permit=PERMIT, at=NOW)
    assert now(pot).coins == 0
    journal.retract(retraction.entries[0].id, reason="it was this pot after all", permit=PERMIT, at=NOW)
    assert now(pot).coins == 7


def test_a_retracted_correction_brings_back_what_was_said(pot: Pot) -> None:
    entry = add(pot, 7)
    correction = journal.correct(entry, fields={"coins": 1}, reason="?", permit=PERMIT, at=NOW)
    journal.retract(correction.entries[0].id, reason="it was seven", permit=PERMIT, at=NOW)
    assert now(pot).coins == 7


def test_what_speaks_about_a_retracted_thing_stays_written_but_changes_nothing(pot: Pot) -> None:
    placed = Entry.objects.get(file=pot.file_id, position=1)
    add(pot, 7)
    retraction = journal.retract(placed.id, reason="wrong house", permit=PERMIT, at=NOW)
    assert not Pot.objects.filter(id=pot.id).exists()
    assert not rebuild(today=TODAY).differences
    journal.retract(retraction.entries[0].id, reason="the right house", permit=PERMIT, at=NOW)
    assert now(pot).coins == 7


def test_an_amendment_sent_twice_is_recorded_once(pot: Pot) -> None:
    entry, id = add(pot, 7), new_id()
    for _ in range(2):
        again = journal.retract(entry, reason="wrong", permit=PERMIT, at=NOW, id=id)
    assert again.repeated
    with pytest.raises(journal.IdReused):
        journal.retract(entry, reason="another reason", permit=PERMIT, at=NOW, id=id)


def test_an_amendment_needs_a_permit_and_an_entry_that_is_there(pot: Pot) -> None:
    entry = add(pot, 7)
    stranger = journal.Permit(worker=PERMIT.worker, purpose="help", files=frozenset())
    with pytest.raises(journal.NoPermit):
        journal.retract(entry, reason="?", permit=stranger, at=NOW)
    with pytest.raises(journal.WrongFile):
        journal.retract(new_id(), reason="?", permit=PERMIT, at=NOW)


def test_an_amendment_is_as_confined_as_what_it_amends(pot: Pot) -> None:
    draft = journal.Draft(
        pot.file_id, CoinsAdded(pot=pot.id, coins=1), TODAY, domain="safety", level=journal.Level.CONFINED
    )
    entry = journal.record(draft, permit=PERMIT, at=NOW).entries[0]
    (amendment,) = journal.retract(entry.id, reason="?", permit=PERMIT, at=NOW).entries
    assert (amendment.domain, amendment.level, amendment.target) == ("safety", journal.Level.CONFINED, entry.id)


def test_what_lost_its_thing_finds_it_again_when_it_is_recorded_anew(pot: Pot) -> None:
    placed = Entry.objects.get(file=pot.file_id, position=1)
    add(pot, 7)
    journal.retract(placed.id, reason="wrong label", permit=PERMIT, at=NOW)
    again = journal.Draft(pot.file_id, PotPlaced(pot=pot.id, label="red"), TODAY)
    journal.record(again, permit=PERMIT, at=NOW + timedelta(hours=1))
    assert (now(pot).coins, now(pot).label) == (7, "red")
