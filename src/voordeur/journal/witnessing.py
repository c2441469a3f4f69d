"""Keeps the heads of changed files outside the database, so that a tail that is cut off shows (see `testimony`).

Put the file where whoever can write in the database cannot.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from voordeur.common import keys
from voordeur.journal.ground import of_house
from voordeur.journal.models import Entry, File, LastLook
from voordeur.journal.testimony import Head, Witnessed, hear, lost, mark_of

Moved = tuple[UUID, Head]
_FILES_AT_ONCE = 500


class NothingRestored(Exception):
    """The database holds all that the witness saw: there is no restored copy to speak of."""


def witness(path: Path, *, at: datetime) -> int:
    """Write down the heads that changed since last time, on disk before this returns; give how many there were.

    The first look with a new key is written even when nothing changed: from then on it guards all that was before.
    """
    with _alone(path) as file, of_house("checking_the_journal"):
        told = hear(path)
        changed, _ = _moved(told)
        if changed or told.key != keys.current_key()[0]:
            _write(file, told, changed, at)
    return len(changed)


def retire(path: Path, key_id: str, *, at: datetime) -> None:
    """Write down that a key signs nothing from here on: what bears it later is named by `verify`.

    Raises KeyError for a key that is unknown, and ValueError for the current one.
    """
    keys.key(key_id)
    if key_id == keys.current_key()[0]:
        raise ValueError("This is the current key: put a new one before it first.")
    with _alone(path) as file, of_house("checking_the_journal"):
        told = hear(path)
        changed, _ = _moved(told)
        _write(file, told, changed, at, retired=key_id)


def restored(path: Path, *, reason: str, at: datetime) -> int:
    """Write down that an older copy of the database was put back, and why; give how many lines were lost by it.

    From here on the witness goes by what stands there now. What was lost stays named at each check. Raises
    NothingRestored when the witness misses nothing.
    """
    with _alone(path) as file, of_house("checking_the_journal"):
        told = hear(path)
        _, torn = _moved(told)
        if not torn:
            raise NothingRestored
        _write(file, told, torn, at, restored=reason)
    return sum(lost(told.heads[id], head) for id, head in torn)


def _moved(told: Witnessed) -> tuple[list[Moved], list[Moved]]:
    """Give the heads that are not as the witness saw them: those that grew from there, and those that did not.

    What did not grow from what was seen is not written down: the witness goes on saying what was there.
    """
    here: dict[UUID, Head] = {}
    for id, position, hash in File.objects.filter(position__gt=0).values_list("id", "position", "head").iterator():
        here[id] = (position, hash)
    seen = {id: head for id, head in told.heads.items() if head[0] and here.get(id) != head}
    stands: set[tuple[UUID, int, str]] = set()
    ids_seen = list(seen)
    for start in range(0, len(ids_seen), _FILES_AT_ONCE):
        ids = ids_seen[start : start + _FILES_AT_ONCE]
        hashes = [seen[id][1] for id in ids]
        lines = Entry.objects.filter(file_id__in=ids, hash__in=hashes)
        stands.update(lines.values_list("file_id", "position", "hash"))
    torn = {id for id, head in seen.items() if (id, *head) not in stands or here.get(id, (0, ""))[0] < head[0]}
    grown = [(id, head) for id, head in sorted(here.items()) if told.heads.get(id) != head and id not in torn]
    return grown, [(id, here.get(id, (0, ""))) for id in sorted(torn)]


def _write(file: BinaryIO, told: Witnessed, heads: list[Moved], at: datetime, **more: str) -> None:
    """Append one look, and let the database remember it once it is on disk."""
    key_id, number = keys.current_key()[0], told.look + 1
    look = {
        "look": number,
        "at": at.astimezone(UTC).isoformat(timespec="seconds"),
        **more,
        "heads": [(str(id), position, hash) for id, (position, hash) in heads],
        "key": key_id,
    }
    bare = json.dumps(look)
    mark = mark_of(bare, key_id, told.mark)
    file.write(f'{bare[:-1]}, "mark": "{mark}"}}\n'.encode("ascii"))
    file.flush()
    os.fsync(file.fileno())
    LastLook.objects.update_or_create(id=1, defaults={"look": number, "mark": mark})


@contextmanager
def _alone(path: Path) -> Iterator[BinaryIO]:
    """Open the witness to append, for one at a time; a line that was cut short by a crash is closed first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        if file.tell() and (file.seek(-1, os.SEEK_END), file.read(1))[1] != b"\n":
            file.write(b"\n")
            file.flush()
        yield file
