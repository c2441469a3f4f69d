"""Folds every file from its entries alone and compares with the tables that screens read."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from copy import copy
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction

from voordeur.journal import judging
from voordeur.journal.differences import (
    Difference,
    compare,
    compare_with_table,
    differences_with_tables,
    values_of,
    write,
)
from voordeur.journal.folding import from_the_start
from voordeur.journal.ground import of_act, of_house
from voordeur.journal.heads import lock_heads
from voordeur.journal.models import File, OpenDuty, Standing, projection_tables
from voordeur.journal.reading import Told, lines_of
from voordeur.journal.side_by_side import in_batches, side_by_side

_FILES_AT_ONCE = 2000
_TOLD = 100  # of each table
_SINCE_WHEN = ("judged_on",)  # depends on when it was asked, not on what was said
_HEAD_FOLLOWS = ("method_id", "latest", "latest_recorded", "unplaced")


@dataclass
class Rebuilt:
    """How many entries were folded into how many tables, and what differed (table, row, columns; no contents)."""

    entries: int = 0
    tables: int = 0
    wrong: Counter[str] = field(default_factory=Counter)  # rows, by table
    told: dict[str, list[str]] = field(default_factory=dict)  # the first of them
    unjudged: list[UUID] = field(default_factory=list)  # files whose judgement waits for what is in the others

    @property
    def differences(self) -> list[str]:
        """Name the rows that differ, of each table so many: who finds it empty does not read a million lines."""
        said = []
        for table, told in self.told.items():
            said += told
            if left := self.wrong[table] - len(told):
                said.append(f"{table}: {left} more")
        return said

    def add(self, differences: Iterable[Difference]) -> None:
        """Note what differs."""
        for one in differences:
            self.wrong[one.table] += 1
            if self.wrong[one.table] <= _TOLD:
                self.told.setdefault(one.table, []).append(str(one))

    def take(self, part: "Rebuilt") -> None:
        """Add what was found in other files."""
        self.entries += part.entries
        self.wrong += part.wrong
        self.unjudged += part.unjudged
        for table, told in part.told.items():
            all_told = self.told.setdefault(table, [])
            all_told.extend(told[: _TOLD - len(all_told)])


def rebuild(*, today: date, check_only: bool = True, progress: Callable[[float], None] | None = None) -> Rebuilt:
    """Fold all files and list what differs in the live tables; unless `check_only`, put it right.

    So many files in a transaction: after an interruption it goes on from there. `progress` hears which part is done.
    """
    found = Rebuilt(tables=len(projection_tables()) + len((Standing, OpenDuty)))
    with _opened(check_only):
        ids = list(File.objects.order_by("id").values_list("id", flat=True))
    work, pieces = partial(_rebuilt, today=today, check_only=check_only), in_batches(ids, _FILES_AT_ONCE)
    for done, part in enumerate(side_by_side(work, pieces), start=1):
        found.take(part)
        if progress:
            progress(done / len(pieces))
    if not check_only:
        judging.judge_files(found.unjudged, today=today, counts={})
    return found


def _rebuilt(ids: Sequence[UUID], *, today: date, check_only: bool) -> Rebuilt:
    found = Rebuilt()
    with transaction.atomic(), _opened(check_only):
        # Also what is only compared is locked, so that nobody writes in it meanwhile.
        with of_act(ids, worker=None, today=None):
            heads = lock_heads(ids)
        _rebuild_some(heads, found, today=today, check_only=check_only)
    return found


def _opened(check_only: bool) -> AbstractContextManager[None]:
    return of_house("checking_the_journal" if check_only else "putting_right")


def _rebuild_some(heads: dict[UUID, File], found: Rebuilt, *, today: date, check_only: bool) -> None:
    lines = lines_of(heads)
    told: dict[UUID, Sequence[Told]] = {}
    should_be: dict[Any, dict[Any, Any]] = {model: {} for model in projection_tables()}
    for id, head in heads.items():
        found.entries += len(lines[id])
        again = copy(head)
        rows, _unplaced, told[id] = from_the_start(again, lines[id], today=today)
        for model in rows.models:
            should_be[model].update(rows.there(model))
        if columns := [name for name in _HEAD_FOLLOWS if getattr(again, name) != getattr(head, name)]:
            found.add([Difference(File, id, "changed", id, columns=tuple(columns))])
            if not check_only:
                again.save(update_fields=_HEAD_FOLLOWS)
    differences = differences_with_tables(heads, should_be)
    found.add(differences)
    if not check_only:
        write(differences)
    _judge_some(heads, told, found, today=today, check_only=check_only)


def _judge_some(
    heads: Mapping[UUID, File], told: Mapping[UUID, Sequence[Told]], found: Rebuilt, *, today: date, check_only: bool
) -> None:
    """Compare where each file stands and what is owed in it with what its method says of its entries."""
    kept: dict[UUID, Standing | None] = {id: getattr(head, "standing", None) for id, head in heads.items()}
    # What rests on more than its entries cannot be compared; when it is not there at all, it is made after all others.
    apart = {id: one for id, one in kept.items() if not judging.rests_on_its_entries(heads[id])}
    found.unjudged += [id for id, one in apart.items() if one is None]
    found.add(Difference(Standing, id, "new", id) for id in found.unjudged)
    kept = {id: one for id, one in kept.items() if id not in apart}
    if not kept:
        return
    made = {id: judging.rows_of(heads[id], told[id], today=_last_day_of(one, today)) for id, one in kept.items()}
    standings = {id: one[0] for id, one in made.items() if one}
    duties = {duty.id: duty for one in made.values() if one for duty in one[1]}
    differences = [
        *compare(
            Standing,
            {id: values_of(one, apart=_SINCE_WHEN) for id, one in kept.items() if one},
            standings,
            apart=_SINCE_WHEN,
        ),
        *compare_with_table(OpenDuty, kept, duties),
    ]
    found.add(differences)
    if differences and not check_only:
        wrong = {difference.file for difference in differences}
        judging.keep({heads[id]: one for id, one in made.items() if id in wrong})


def _last_day_of(kept: Standing | None, today: date) -> date:
    """Give today, or the last day of an answer that the night has not asked again yet: late is not wrong."""
    if kept is None or kept.changes_on is None or kept.changes_on > today:
        return today
    return kept.changes_on - timedelta(days=1)
