"""Folds what entries say into rows."""

from collections.abc import Iterable

from voordeur.journal.kinds import projections_of
from voordeur.journal.reading import Told
from voordeur.journal.rows import NoSuchRow, Rows


def place(told: Iterable[Told], rows: Rows) -> list[Told]:
    """Project entries in order and give those that found no row to speak about.

    An entry may be dated before the thing that it speaks about was written down: then it waits for that.
    """
    waiting: list[Told] = []
    for one in told:
        if not _projected(one, rows):
            waiting.append(one)
            continue
        while waiting:
            still = [other for other in waiting if not _projected(other, rows)]
            if len(still) == len(waiting):
                break
            waiting = still
    return waiting


def _projected(one: Told, rows: Rows) -> bool:
    functions = projections_of(one.entry.kind)
    if not functions:
        return True
    rows.begin(one.entry.id)
    try:
        for project in functions:
            project(one.entry, one.body, rows)
    except NoSuchRow:
        return False
    rows.keep()
    return True
