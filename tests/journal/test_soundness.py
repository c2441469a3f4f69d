"""The quick look says of whole files that they are, and never of one in which something is wrong or erased."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from uuid import UUID

import pytest

from tests.journal.conftest import NOW, OTHER_PERSON, PERMIT, PERSON, TODAY
from tests.journal.sample.entries import CoinsAdded, PotDiscussed, PotPlaced
from tests.journal.sample.models import Pot
from voordeur import journal
from voordeur.common.ids import new_id
from voordeur.journal.models import File, Words
from voordeur.journal.soundness import sound
from voordeur.journal.testimony import Witnessed

pytestmark = pytest.mark.django_db
WORDS = {PERSON: 'He said "no"\\never', OTHER_PERSON: "Zoë – één"}


@pytest.fixture
def told(pot: Pot) -> UUID:
    """A file with everything that a header can hold: times, persons, a domain, a correction and a retraction."""
    drafts = [
        journal.Draft(pot.file_id, CoinsAdded(pot=pot.id, coins=1, tags=('"', "é")), TODAY, domain="income_debts"),
        journal.Draft(pot.file_id, CoinsAdded(pot=pot.id, coins=2), TODAY, happened_at=NOW - timedelta(minutes=5)),
        journal.Draft(pot.file_id, PotDiscussed(pot=pot.id, conclusion="ça va", words=WORDS), TODAY),
    ]
    at = NOW.replace(microsecond=120)
    entries = journal.record(*drafts, permit=PERMIT, at=at).entries
    journal.correct(entries[0].id, fields={"coins": 5}, reason="counted again", permit=PERMIT, at=at)
    journal.retract(entries[1].id, reason="not here", permit=PERMIT, at=at)
    return pot.file_id


def found(witnessed: dict[UUID, tuple[int, str]] | None = None) -> set[UUID]:
    return sound(list(File.objects.all()), Witnessed(heads=witnessed or {}))


def test_whole_files_are_told_apart_at_once(told: UUID, as_owner: Callable[[], AbstractContextManager[None]]) -> None:
    other, pot = new_id(), new_id()
    draft = journal.Draft(other, PotPlaced(pot=pot, label="red"), TODAY)
    journal.record(draft, opening=[journal.Opening(other, "case")], permit=PERMIT, at=NOW)
    assert found() == {told, other}
    with as_owner():
        Words.objects.filter(entry__file=other).update(text='{"label":"blue"}')
    assert found() == {told}


def test_a_file_with_erased_words_is_looked_at_with_care(told: UUID) -> None:
    journal.erase(person=PERSON, ground="on request", permit=PERMIT, at=NOW)
    assert found() == set()


def test_what_the_witness_saw_must_still_be_there(told: UUID) -> None:
    head = File.objects.get(id=told)
    assert found({told: (head.position, head.head)}) == {told}
    assert found({told: (head.position + 1, "0" * 64)}) == set()
    assert found({told: (2, "0" * 64)}) == set()
