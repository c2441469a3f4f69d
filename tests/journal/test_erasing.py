"""Words can be destroyed; the lines stay, name the ground, and everything still adds up."""

import pytest

from tests.journal.conftest import NOW, OTHER_PERSON, PERMIT, PERSON, TODAY
from tests.journal.sample.entries import CoinsAdded, PotDiscussed
from tests.journal.sample.models import Pot
from voordeur import journal
from voordeur.journal.models import Entry, File, Words
from voordeur.journal.rebuilding import rebuild
from voordeur.journal.verifying import verify

pytestmark = pytest.mark.django_db


def say(pot: Pot, body: journal.Body, **more: object) -> Entry:
    draft = journal.Draft(pot.file_id, body, TODAY, **more)  # type: ignore[arg-type]
    return journal.record(draft, permit=PERMIT, at=NOW).entries[0]


def all_is_well(erased: int) -> None:
    found = verify()
    assert (found.broken, found.erased) == ([], erased)
    assert not rebuild(today=TODAY).differences


def test_an_erased_entry_leaves_its_line_and_changes_nothing_any_more(pot: Pot) -> None:
    entry = say(pot, CoinsAdded(pot=pot.id, coins=7))
    correction = journal.correct(entry.id, fields={"coins": 8}, reason="r", permit=PERMIT, at=NOW).entries[0]
    erasure = journal.erase(entries=[entry.id], ground="art. 17 GDPR", permit=PERMIT, at=NOW).entries[0]

    assert Pot.objects.get(id=pot.id).coins == 0
    assert not Words.objects.filter(entry__in=[entry, correction]).exists()
    assert Entry.objects.filter(id=entry.id).exists()
    assert "art. 17 GDPR" in Words.objects.get(entry=erasure).text
    all_is_well(erased=2)


def test_the_reasons_of_all_that_took_it_back_and_forth_go_with_it(pot: Pot) -> None:
    entry, kept = say(pot, CoinsAdded(pot=pot.id, coins=7)), say(pot, CoinsAdded(pot=pot.id, coins=1))
    last, amendments = entry, []
    for _time in range(3):  # a retraction, one of that, and one of that in turn
        last = journal.retract(last.id, reason="what she said", permit=PERMIT, at=NOW).entries[0]
        amendments.append(last)
    journal.erase(entries=[entry.id], ground="request", permit=PERMIT, at=NOW)
    assert not Words.objects.filter(entry__in=[entry, *amendments]).exists()
    assert Words.objects.filter(entry=kept).exists()
    all_is_well(erased=4)


def test_one_persons_part_goes_and_the_rest_stays(pot: Pot) -> None:
    say(pot, PotDiscussed(pot=pot.id, conclusion="keep", words={PERSON: "mine", OTHER_PERSON: "ours"}))
    alone = say(pot, CoinsAdded(pot=pot.id, coins=7), persons=[PERSON])
    journal.erase(person=PERSON, ground="request", permit=PERMIT, at=NOW)

    assert Pot.objects.get(id=pot.id).said == [["keep", "ours"]]
    assert Pot.objects.get(id=pot.id).coins == 0  # it was about that person alone
    assert not Words.objects.filter(entry=alone).exists()
    all_is_well(erased=2)


def test_one_persons_part_of_one_entry(pot: Pot) -> None:
    first = say(pot, PotDiscussed(pot=pot.id, conclusion="a", words={PERSON: "1", OTHER_PERSON: "2"}))
    say(pot, PotDiscussed(pot=pot.id, conclusion="b", words={PERSON: "3", OTHER_PERSON: "4"}))
    journal.erase(entries=[first.id], person=PERSON, ground="request", permit=PERMIT, at=NOW)
    assert Pot.objects.get(id=pot.id).said == [["a", "2"], ["b", "3", "4"]]
    all_is_well(erased=1)


def test_a_whole_file_folds_to_nothing_and_can_be_written_in_again(pot: Pot) -> None:
    say(pot, CoinsAdded(pot=pot.id, coins=7))
    journal.erase(file=pot.file_id, ground="end of retention", permit=PERMIT, at=NOW)
    assert not Pot.objects.filter(file=pot.file_id).exists()
    assert File.objects.get(id=pot.file_id).position == 3
    all_is_well(erased=2)


def test_the_erasure_itself_stays(pot: Pot) -> None:
    entry = say(pot, CoinsAdded(pot=pot.id, coins=7))
    erasure = journal.erase(entries=[entry.id], ground="request", permit=PERMIT, at=NOW).entries[0]
    journal.erase(file=pot.file_id, ground="end of retention", permit=PERMIT, at=NOW)
    assert Words.objects.filter(entry=erasure).exists()
    with pytest.raises(journal.NothingToErase):
        journal.erase(entries=[erasure.id], ground="?", permit=PERMIT, at=NOW)
    all_is_well(erased=2)


def test_erasing_needs_a_ground_a_subject_and_a_permit(pot: Pot) -> None:
    entry = say(pot, CoinsAdded(pot=pot.id, coins=7))
    with pytest.raises(ValueError, match="ground"):
        journal.erase(entries=[entry.id], ground=" ", permit=PERMIT, at=NOW)
    with pytest.raises(ValueError, match="what is to be erased"):
        journal.erase(ground="request", permit=PERMIT, at=NOW)
    stranger = journal.Permit(worker=PERMIT.worker, purpose="help", files=frozenset())
    with pytest.raises(journal.NoPermit):
        journal.erase(entries=[entry.id], ground="request", permit=stranger, at=NOW)
    assert Pot.objects.get(id=pot.id).coins == 7


def test_words_that_come_back_after_their_erasure_are_found(pot: Pot) -> None:
    entry = say(pot, CoinsAdded(pot=pot.id, coins=7))
    kept = Words.objects.get(entry=entry)
    journal.erase(entries=[entry.id], ground="request", permit=PERMIT, at=NOW)
    Words.objects.create(entry=entry, text=kept.text, salt=kept.salt)
    assert [one.what for one in verify().broken] == ["erased words are back"]
