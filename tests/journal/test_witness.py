"""The witness outside the database: what it saw must still be there, and nobody changes what it says unseen."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from tests.journal.conftest import NOW, PERMIT, TODAY
from tests.journal.sample.entries import CoinsAdded
from tests.journal.sample.models import Pot
from voordeur import journal
from voordeur.common import keys
from voordeur.journal.models import Entry, File, LastLook, Words
from voordeur.journal.testimony import hear
from voordeur.journal.verifying import verify
from voordeur.journal.witnessing import NothingRestored, restored, retire, witness

pytestmark = pytest.mark.django_db
OLD, NEW = "test-1:" + "11" * 32, "test-2:" + "22" * 32
Owner = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "elsewhere" / "witness.jsonl"


@pytest.fixture
def use_keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Give the installation other keys, as a restart with another key file would."""

    def use(*these: str) -> None:
        monkeypatch.setenv("VOORDEUR_KEYS", ",".join(these))
        keys.forget_keys()

    yield use
    monkeypatch.undo()
    keys.forget_keys()


def add(pot: Pot, times: int = 1) -> None:
    for _ in range(times):
        journal.record(journal.Draft(pot.file_id, CoinsAdded(pot=pot.id, coins=1), TODAY), permit=PERMIT, at=NOW)


def cut(file: UUID, to: int) -> None:
    """Take the tail off a file with its head, as if it had never been written."""
    tail = Entry.objects.filter(file=file, position__gt=to)
    Words.objects.filter(entry__in=tail).delete()
    tail.delete()
    File.objects.filter(id=file).update(position=to, head=Entry.objects.get(file=file, position=to).hash)


def found(path: Path) -> list[tuple[int, str]]:
    return [(one.position, one.what) for one in verify(hear(path)).broken]


def test_each_changed_head_is_written_down_once(pot: Pot, path: Path) -> None:
    assert witness(path, at=NOW) == 1
    assert witness(path, at=NOW) == 0
    assert len(path.read_text().splitlines()) == 1
    add(pot)
    assert witness(path, at=NOW) == 1
    told = hear(path)
    assert (told.look, told.heads[pot.file_id][0], told.broken) == (2, 2, [])


def test_a_tail_that_was_cut_with_its_head_shows_and_stays_shown(pot: Pot, path: Path, as_owner: Owner) -> None:
    add(pot, 3)
    witness(path, at=NOW)
    with as_owner():
        cut(pot.file_id, 2)
    assert verify().broken == []
    assert found(path) == [(3, "tail cut")]
    add(pot, 4)  # the house writes on, past where the tail was
    assert witness(path, at=NOW) == 0
    assert found(path) == [(4, "differs from witness")]


def test_a_whole_file_that_is_gone_shows(pot: Pot, path: Path, as_owner: Owner) -> None:
    witness(path, at=NOW)
    with as_owner():
        Words.objects.all().delete()
        Pot.objects.all().delete()
        Entry.objects.all().delete()
        File.objects.all().delete()
    assert found(path) == [(1, "file missing")]


def edit(line: str) -> str:
    return line.replace('"heads": [[', '"heads": [ [')


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda lines: [lines[0], edit(lines[1]), lines[2]], (2, "changed")),
        (lambda lines: [lines[0], lines[2]], (2, "line missing")),
        (lambda lines: lines[1:], (1, "line missing")),
        (lambda lines: [lines[0], lines[1], lines[1], lines[2]], (3, "inserted")),
        (lambda lines: [lines[0], lines[2], lines[1]], (2, "line missing")),
        (lambda lines: [lines[0], "nonsense}", *lines[1:]], (2, "cannot be read")),
        (lambda lines: [lines[0], lines[1].replace("test-1", "theirs"), lines[2]], (2, "key unknown")),
        (lambda lines: lines[:2], (0, "cut off: looks 3 to 3 are gone")),
        (lambda lines: [], (0, "cut off: looks 1 to 3 are gone")),
    ],
)
def test_a_witness_that_was_cut_or_edited_is_named_by_its_line(
    pot: Pot, path: Path, change: Any, named: tuple[int, str]
) -> None:
    for _ in range(3):
        add(pot)
        witness(path, at=NOW)
    path.write_text("".join(f"{line}\n" for line in change(path.read_text().splitlines())))
    checked = verify(hear(path))
    assert named in checked.witness
    assert not checked.whole
    assert checked.broken == []


def test_another_witness_in_its_place_is_named(pot: Pot, path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    witness(other, at=NOW)
    LastLook.objects.all().delete()
    add(pot)
    witness(path, at=NOW)
    assert hear(other).broken == [(0, "not the witness that the database knows")]


def test_a_line_that_was_cut_short_by_a_crash_is_no_witness_and_the_next_look_says_it_all(pot: Pot, path: Path) -> None:
    witness(path, at=NOW)
    with path.open("a") as file:
        file.write('{"look": 2, "at": "20')
    add(pot)
    assert witness(path, at=NOW) == 1
    told = hear(path)
    assert (told.broken, told.look, told.heads[pot.file_id][0]) == ([], 2, 2)


def test_both_keys_hold_while_they_change_and_only_the_new_one_after_that(
    pot: Pot, path: Path, use_keys: Callable[..., None]
) -> None:
    witness(path, at=NOW)
    use_keys(NEW, OLD)
    add(pot)
    use_keys(OLD, NEW)  # one process was not started again yet
    add(pot)
    use_keys(NEW, OLD)
    witness(path, at=NOW)
    assert found(path) == []
    retire(path, "test-1", at=NOW)
    add(pot)
    assert found(path) == []

    use_keys(OLD, NEW)  # whoever stole the old key writes on with it
    add(pot)
    use_keys(NEW, OLD)
    witness(path, at=NOW)
    assert found(path) == [(5, "key retired")]


def test_a_file_rehashed_with_a_stolen_old_key_differs_from_what_the_witness_saw(
    pot: Pot, path: Path, as_owner: Owner, use_keys: Callable[..., None]
) -> None:
    add(pot)
    use_keys(NEW, OLD)
    witness(path, at=NOW)
    retire(path, "test-1", at=NOW)
    use_keys(OLD, NEW)
    with as_owner():
        cut(pot.file_id, 1)
    add(pot)
    assert found(path) == [(2, "differs from witness")]


def test_with_a_new_key_the_witness_looks_even_when_nothing_changed(
    pot: Pot, path: Path, use_keys: Callable[..., None]
) -> None:
    witness(path, at=NOW)
    use_keys(NEW, OLD)
    assert witness(path, at=NOW) == 0
    assert hear(path).key == "test-2"


@pytest.mark.parametrize(("key", "error"), [("test-9", KeyError), ("test-1", ValueError)])
def test_an_unknown_key_and_the_current_one_cannot_be_retired(
    pot: Pot, path: Path, key: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        retire(path, key, at=NOW)


def test_a_restored_copy_is_named_until_somebody_says_so_and_remembered_after_that(
    pot: Pot, path: Path, as_owner: Owner
) -> None:
    add(pot, 3)
    witness(path, at=NOW)
    with pytest.raises(NothingRestored):
        restored(path, reason="none", at=NOW)
    with as_owner():
        cut(pot.file_id, 2)
    assert restored(path, reason="disk broke", at=NOW) == 2
    add(pot)
    witness(path, at=NOW)
    checked = verify(hear(path))
    assert checked.whole
    [past] = checked.restored
    assert (past.reason, past.lost) == ("disk broke", {pot.file_id: 2})


def test_nobody_without_the_key_can_say_that_something_was_restored(pot: Pot, path: Path, as_owner: Owner) -> None:
    add(pot)
    witness(path, at=NOW)
    said = json.loads(path.read_text())
    head = Entry.objects.get(file=pot.file_id, position=1)
    said |= {"look": 2, "restored": "believe me", "heads": [[str(pot.file_id), 1, head.hash]]}
    with as_owner():
        cut(pot.file_id, 1)
    path.write_text(path.read_text() + json.dumps(said) + "\n")
    assert (2, "changed") in hear(path).broken
    assert found(path) == [(2, "tail cut")]
