"""Which things of a case a worker may know of: a duty about a need that is hidden is hidden with it."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from voordeur.access import Sight, rows_seen, sight_of, visible
from voordeur.accounts.models import Worker
from voordeur.journal import Level
from voordeur.journal.at_once import in_order
from voordeur.journal.ground import of_house
from voordeur.journal.models import Projection, projection_tables
from voordeur.journal.things import Thing


@cache
def tables_of_things() -> Mapping[str, type[Thing]]:
    """Give the table of each kind of thing that entries of a case speak about: need, goal, action, referral …"""
    return {table.thing: table for table in projection_tables() if issubclass(table, Thing)}


def place_of(file: UUID, thing: UUID, *, kind: str = "") -> tuple[str, Level] | None:
    """Give the life domain and level of a thing (of that kind, when it is known); None for one that is not there."""
    tables = tables_of_things()
    for table in (tables[kind],) if kind in tables else () if kind else tables.values():
        rows = table.objects.filter(file=file, **{table.named_by: thing})
        if found := rows.values_list("domain", "level").first():
            return found[0], Level(found[1])
    return None


def hidden_things(*, files: Iterable[UUID], worker: Worker | UUID, purposes: Iterable[str], today: date) -> set[UUID]:
    """Give the things in these files that a worker sees for none of these purposes."""
    inside, hidden = list(files), set[UUID]()
    for table in tables_of_things().values():
        rows = table.objects.filter(file__in=inside)
        seen = visible(rows, worker=worker, purpose=purposes, today=today)
        with of_house("judging", whole=inside):
            hidden |= set(rows.exclude(pk__in=seen.values("pk")).values_list(table.named_by, flat=True))
    return hidden


def words_of_things(things: Iterable[UUID | None], *, seeing: Mapping[UUID, Sight]) -> dict[UUID, str]:
    """Give what these things say (needs, goals, actions …) as far as they are seen, in the files of which that is."""
    wanted = {thing for thing in things if thing}
    found = rows_seen(tables_of_things().values(), seeing=seeing, keys=wanted)
    return {row.named: row.text for rows in found.values() for row in rows}


def things_of(file: UUID, *, worker: Worker | UUID, purpose: str, today: date) -> dict[str, list[Any]]:
    """Give all things of a case that a worker may see, by kind, each kind in its own order."""
    eyes = sight_of(file, worker=worker, purpose=purpose, today=today)
    return things_among(rows_seen(tables_of_things().values(), seeing={file: eyes}))


def things_among(rows: Mapping[type[Projection], list[Any]]) -> dict[str, list[Any]]:
    """Give the things among rows by table, by kind, each kind in its own order."""
    return {kind: in_order(rows[table], *table.listed) for kind, table in tables_of_things().items()}
