"""Whatever is changed behind our back is found and named."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.db.models import F

from tests.journal.conftest import MO, NOW, PERMIT, PERSON, TODAY
from tests.journal.sample.entries import CoinsAdded, PotDiscussed
from tests.journal.sample.models import Pot
from voordeur import journal
from voordeur.common import keys
from voordeur.common.ids import new_id
from voordeur.journal.models import Entry, File, Words
from voordeur.journal.verifying import verify

pytestmark = pytest.mark.django_db
LINES = 6


@pytest.fixture
def file(pot: Pot) -> File:
    """A file of six lines, one of them with words per person."""
    for number in range(LINES - 2):
        journal.record(journal.Draft(pot.file_id, CoinsAdded(pot=pot.id, coins=number), TODAY), permit=PERMIT, at=NOW)
    journal.record(
        journal.Draft(pot.file_id, PotDiscussed(pot=pot.id, conclusion="c", words={PERSON: "w"}), TODAY),
        permit=PERMIT,
        at=NOW,
    )
    return File.objects.get(id=pot.file_id)


def found() -> list[tuple[int, str]]:
    return [(one.position, one.what) for one in verify().broken]


def line(file: File, position: int) -> Any:
    return Entry.objects.filter(file=file, position=position)


def test_an_untouched_journal_is_whole(file: File) -> None:
    checked = verify()
    assert (checked.files, checked.entries, checked.erased, checked.broken) == (1, LINES, 0, [])


CHANGES: dict[str, Any] = {
    "kind": "pot_broken",
    "happened_on": TODAY - timedelta(days=1),
    "happened_at": NOW,
    "recorded": NOW + timedelta(seconds=1),
    "by": MO,
    "act": MO,
    "domain": "safety",
    "level": 2,
    "persons": (MO,),
    "deviation": "some_rule",
    "digests": "{}",
    "previous": "0" * 64,
    "hash": "0" * 64,
}


@pytest.mark.parametrize("column", CHANGES)
@pytest.mark.parametrize("position", [1, 3, LINES])
def test_each_changed_column_of_a_header_is_found(
    file: File, as_owner: Callable[[], AbstractContextManager[None]], column: str, position: int
) -> None:
    with as_owner():
        line(file, position).update(**{column: CHANGES[column]})
    assert (position, "header changed") in found()


def test_every_column_of_an_entry_is_tried() -> None:
    tried = {*CHANGES, "id", "file", "position", "target", "key"}  # those below
    assert {field.name for field in Entry._meta.concrete_fields} == tried


def test_a_line_under_an_unknown_key_is_found(file: File, as_owner: Callable[[], AbstractContextManager[None]]) -> None:
    with as_owner():
        line(file, 2).update(key="stolen-1")
    assert (2, "key unknown") in found()


@pytest.mark.parametrize("position", [1, 3, LINES])
def test_changed_words_are_found(
    file: File, as_owner: Callable[[], AbstractContextManager[None]], position: int
) -> None:
    with as_owner():
        Words.objects.filter(entry__in=line(file, position), person=None).update(text='{"coins":99}')
    assert (position, "words changed") in found()


def test_a_changed_salt_and_changed_words_of_a_person_are_found(
    file: File, as_owner: Callable[[], AbstractContextManager[None]]
) -> None:
    with as_owner():
        Words.objects.filter(entry__in=line(file, LINES), person=PERSON).update(text='{"words":"other"}')
        Words.objects.filter(entry__in=line(file, 2)).update(salt="00")
    assert found() == [(2, "words changed"), (LINES, "words changed")]


def test_words_that_are_gone_without_an_erasure_are_found(
    file: File, as_owner: Callable[[], AbstractContextManager[None]]
) -> None:
    with as_owner():
        Words.objects.filter(entry__in=line(file, 2)).delete()
        Words.objects.filter(entry__in=line(file, LINES), person=PERSON).delete()
    assert found() == [(2, "words missing"), (LINES, "words missing")]


def test_words_that_were_added_are_found(file: File) -> None:
    Words.objects.create(entry=line(file, 2).get(), person=MO, text="{}", salt="00")
    assert found() == [(2, "words inserted")]


def delete(entries: Any) -> None:
    Words.objects.filter(entry__in=entries).delete()
    entries.delete()


@pytest.mark.parametrize("position", range(1, LINES))
def test_a_line_that_was_deleted_is_found(
    file: File, as_owner: Callable[[], AbstractContextManager[None]], position: int
) -> None:
    with as_owner():
        delete(line(file, position))
    assert (position, "line missing") in found()


def test_a_deleted_line_is_found_although_the_others_moved_up(
    file: File, as_owner: Callable[[], AbstractContextManager[None]]
) -> None:
    with as_owner():
        delete(line(file, 3))
        for later in Entry.objects.filter(file=file, position__gt=3).order_by("position"):
            Entry.objects.filter(id=later.id).update(position=F("position") - 1)
        File.objects.filter(id=file.id).update(position=LINES - 1)
    assert (3, "line missing") in found()
    assert not [what for _, what in found() if what == "swapped"]


def test_a_tail_that_was_cut_is_found_by_its_head(
    file: File, as_owner: Callable[[], AbstractContextManager[None]]
) -> None:
    with as_owner():
        delete(line(file, LINES))
    assert found() == [(LINES, "tail cut")]


def test_two_lines_that_changed_places_are_found(
    file: File, as_owner: Callable[[], AbstractContextManager[None]]
) -> None:
    with as_owner():
        line(file, 2).update(position=99)
        line(file, 4).update(position=2)
        line(file, 99).update(position=4)
    assert {(2, "swapped"), (4, "swapped")} <= set(found())


def test_words_that_changed_places_are_found(file: File, as_owner: Callable[[], AbstractContextManager[None]]) -> None:
    two, four = line(file, 2).get(), line(file, 4).get()
    with as_owner():
        ids = list(Words.objects.filter(entry=two).values_list("id", flat=True))
        texts = {entry: Words.objects.get(entry=entry) for entry in (two, four)}
        Words.objects.filter(id__in=ids).update(text=texts[four].text, salt=texts[four].salt)
        Words.objects.filter(entry=four).update(text=texts[two].text, salt=texts[two].salt)
    assert found() == [(2, "words changed"), (4, "words changed")]


@pytest.mark.parametrize("position", [1, 3, LINES + 1])
def test_a_line_that_was_put_in_between_is_found(
    file: File, as_owner: Callable[[], AbstractContextManager[None]], position: int
) -> None:
    copied = line(file, 2).get()
    with as_owner():
        for later in Entry.objects.filter(file=file, position__gte=position).order_by("-position"):
            Entry.objects.filter(id=later.id).update(position=F("position") + 1)
        copied.id, copied.position = new_id(), position
        copied.save(force_insert=True)
        Words.objects.create(entry=copied, text="{}", salt="00")
    assert position in {place for place, what in found() if what in ("inserted", "header changed")}
    assert found() != []


def test_a_line_that_was_moved_to_another_file_is_found(
    file: File, as_owner: Callable[[], AbstractContextManager[None]]
) -> None:
    other = File.objects.create(id=new_id(), kind="case", opened_at=NOW)
    with as_owner():
        line(file, 3).update(file=other, position=1)
    assert {(one.file, one.position, one.what) for one in verify().broken} >= {
        (file.id, 3, "line missing"),
        (other.id, 1, "header changed"),
    }


def test_a_changed_id_or_target_is_found(file: File, as_owner: Callable[[], AbstractContextManager[None]]) -> None:
    entry = line(file, 2).get()
    retraction = journal.retract(entry.id, reason="r", permit=PERMIT, at=NOW).entries[0]
    with as_owner():
        Entry.objects.filter(id=retraction.id).update(target=line(file, 3).get().id)
    assert found() == [(LINES + 1, "header changed")]


@pytest.mark.parametrize(
    "change", [{"kind": "household"}, {"programme": MO}, {"controller": MO}, {"opened_at": NOW + timedelta(1)}]
)
def test_a_changed_file_is_found(file: File, change: dict[str, Any]) -> None:
    File.objects.filter(id=file.id).update(**change)
    assert found() == [(0, "file changed")]


def test_a_changed_head_is_found(file: File) -> None:
    File.objects.filter(id=file.id).update(head="0" * 64)
    assert found() == [(LINES, "head changed")]
    File.objects.filter(id=file.id).update(head=line(file, 3).get().hash, position=3)
    assert found() == [(3, "head changed")]


def test_lines_under_an_older_key_are_still_whole(file: File, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOORDEUR_KEYS", "test-2:" + "22" * 32 + ",test-1:" + "11" * 32)
    keys.forget_keys()
    try:
        pot = Pot.objects.get(file=file)
        recorded = journal.record(journal.Draft(file.id, CoinsAdded(pot=pot.id, coins=1), TODAY), permit=PERMIT, at=NOW)
        assert recorded.entries[0].key == "test-2"
        assert found() == []
    finally:
        monkeypatch.undo()
        keys.forget_keys()
    assert {what for _, what in found()} == {"key unknown"}


def test_an_erasure_that_was_tampered_with_excuses_nothing(
    file: File, as_owner: Callable[[], AbstractContextManager[None]]
) -> None:
    erased, other = line(file, 2).get(), line(file, 3).get()
    erasure = journal.erase(entries=[erased.id], ground="request", permit=PERMIT, at=NOW).entries[0]
    words = Words.objects.get(entry=erasure)
    with as_owner():
        Words.objects.filter(entry=other).delete()
        Words.objects.filter(entry=erasure).update(text=words.text.replace(str(erased.id), str(other.id)))
    assert found() == [(2, "words missing"), (3, "words missing"), (LINES + 1, "words changed")]
