"""Folds every file from its entries alone and compares with the tables that screens read."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from copy import copy
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import Model

from voordeur.journal import judging
from voordeur.journal.differences import Difference, compare, values_of, write
from voordeur.journal.folding import from_the_start
from voordeur.journal.ground import of_act, of_house
from voordeur.journal.models import File, OpenDuty, Standing, projection_tables
from voordeur.journal.reading import Told, effective, lines_of
from voordeur.journal.side_by_side import in_batches, side_by_side

_FILES_AT_ONCE = 200
_SINCE_WHEN = ("judged_on",)  # depends on when it was asked, not on what was said
_HEAD_FOLLOWS = ("method_id", "latest", "latest_recorded", "unplaced")


@dataclass
class Rebuilt:
    """How many entries were folded into how many tables, and what differed (table, row, columns; no contents)."""

    entries: int = 0
    tables: int = 0
    differences: list[str] = field(default_factory=list)


def rebuild(*, today: date, check_only: bool = True) -> Rebuilt:
    """Fold all files and list what differs in the live tables; unless `check_only`, put it right."""
    found = Rebuilt(tables=len(projection_tables()) + len((Standing, OpenDuty)))
    with _opened(check_only):
        ids = list(File.objects.order_by("id").values_list("id", flat=True))
    work = partial(_rebuilt, today=today, check_only=check_only)
    for part in side_by_side(work, in_batches(ids, _FILES_AT_ONCE)):
        found.entries += part.entries
        found.differences.extend(part.differences)
    return found


def _rebuilt(ids: Sequence[UUID], *, today: date, check_only: bool) -> Rebuilt:
    found = Rebuilt()
    # Also what is only compared is locked, so that nobody writes in it meanwhile.
    with transaction.atomic(), _opened(check_only), of_act(ids, worker=None, today=None):
        _rebuild_some(ids, found, today=today, check_only=check_only)
    return found


def _opened(check_only: bool) -> AbstractContextManager[None]:
    return of_house("checking_the_journal" if check_only else "putting_right")


def _rebuild_some(ids: Sequence[UUID], found: Rebuilt, *, today: date, check_only: bool) -> None:
    heads = list(File.objects.select_for_update().filter(id__in=ids).order_by("id"))
    lines = lines_of(ids)
    folded, told = {}, {}
    for head in heads:
        found.entries += len(lines[head.id])
        again = copy(head)
        told[head.id] = effective(lines[head.id])
        folded[head.id], _ = from_the_start(again, told[head.id], today=today)
        if columns := [name for name in _HEAD_FOLLOWS if getattr(again, name) != getattr(head, name)]:
            found.differences.append(f"{File._meta.db_table} {head.id}: changed ({', '.join(columns)})")
            if not check_only:
                again.save(update_fields=_HEAD_FOLLOWS)
    differences: list[Difference] = []
    for model in projection_tables():
        live = {row.pk: values_of(row) for row in model.objects.filter(file_id__in=ids)}
        should_be = {key: row for rows in folded.values() for key, row in rows.there(model).items()}
        differences.extend(compare(model, live, should_be))
    found.differences.extend(map(str, differences))
    if not check_only:
        write(differences)
    _judge_some(heads, told, found, today=today, check_only=check_only)


def _judge_some(
    heads: Sequence[File], told: Mapping[UUID, Sequence[Told]], found: Rebuilt, *, today: date, check_only: bool
) -> None:
    """Compare where each file stands and what is owed in it with what its method says of its entries."""
    ids = [head.id for head in heads]
    standings = Standing.objects.in_bulk(ids)
    owed: dict[UUID, dict[UUID, OpenDuty]] = {id: {} for id in ids}
    for duty in OpenDuty.objects.filter(file_id__in=ids):
        owed[duty.file_id][duty.id] = duty
    for head in filter(judging.rests_on_its_entries, heads):
        kept = standings.get(head.id)
        day = _last_day_of(kept, today)
        standing, duties = judging.rows_of(head, told[head.id], today=day) or (None, [])
        differences = [
            *_compare(Standing, [kept] if kept else [], [standing] if standing else []),
            *_compare(OpenDuty, owed[head.id].values(), duties),
        ]
        found.differences.extend(map(str, differences))
        if differences and not check_only:
            judging.judge(head, told[head.id], today=day, counts={})


def _last_day_of(kept: Standing | None, today: date) -> date:
    """Give today, or the last day of an answer that the night has not asked again yet: late is not wrong."""
    if kept is None or kept.changes_on is None or kept.changes_on > today:
        return today
    return kept.changes_on - timedelta(days=1)


def _compare(model: type[Model], live: Iterable[Model], should_be: Iterable[Model]) -> Iterable[Difference]:
    return compare(
        model,
        {row.pk: values_of(row, apart=_SINCE_WHEN) for row in live},
        {row.pk: row for row in should_be},
        apart=_SINCE_WHEN,
    )
