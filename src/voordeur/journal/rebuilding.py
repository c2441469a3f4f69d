"""Folds every file from its entries alone and compares with the tables that screens read."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import transaction

from voordeur.journal.differences import Difference, compare, values_of, write
from voordeur.journal.folding import from_the_start
from voordeur.journal.models import File, projection_tables
from voordeur.journal.reading import effective, lines_of

_FILES_AT_ONCE = 200
_HEAD_FOLLOWS = ("method_id", "latest", "latest_recorded", "unplaced")


@dataclass
class Rebuilt:
    """How many entries were folded into how many tables, and what differed (table, row, columns; no contents)."""

    entries: int = 0
    tables: int = 0
    differences: list[str] = field(default_factory=list)


def rebuild(*, today: date, check_only: bool = True) -> Rebuilt:
    """Fold all files and list what differs in the live tables; unless `check_only`, put it right."""
    found = Rebuilt(tables=len(projection_tables()))
    ids = list(File.objects.order_by("id").values_list("id", flat=True))
    for start in range(0, len(ids), _FILES_AT_ONCE):
        with transaction.atomic():
            _rebuild_some(ids[start : start + _FILES_AT_ONCE], found, today=today, check_only=check_only)
    return found


def _rebuild_some(ids: Sequence[UUID], found: Rebuilt, *, today: date, check_only: bool) -> None:
    heads = list(File.objects.select_for_update().filter(id__in=ids).order_by("id"))
    lines = lines_of(ids)
    folded = {}
    for head in heads:
        found.entries += len(lines[head.id])
        again = copy(head)
        folded[head.id], _ = from_the_start(again, effective(lines[head.id]), today=today)
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
