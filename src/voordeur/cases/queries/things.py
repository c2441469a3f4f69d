"""Which things of a case a worker may know of: a duty about a need that is hidden is hidden with it."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from voordeur.access import visible
from voordeur.accounts.models import Worker
from voordeur.journal import Level
from voordeur.journal.ground import of_house
from voordeur.journal.models import projection_tables
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


def words_of_things(
    things: Iterable[UUID | None], *, worker: Worker | UUID, purposes: Iterable[str], today: date
) -> dict[UUID, str]:
    """Give what these things say (needs, goals, actions …) as far as a worker may see them; one query per kind."""
    wanted, told, asked_for = {thing for thing in things if thing}, dict[UUID, str](), list(purposes)
    for table in tables_of_things().values() if wanted else ():
        named = table.objects.filter(**{f"{table.named_by}__in": wanted})
        rows = visible(named, worker=worker, purpose=asked_for, today=today)
        told |= dict(rows.values_list(table.named_by, "text"))
    return told


def things_of(file: UUID, *, worker: Worker | UUID, purpose: str, today: date) -> dict[str, list[Any]]:
    """Give all things of a case that a worker may see, by kind, each kind in its own order."""
    things = {}
    for kind, table in tables_of_things().items():
        seen = visible(table.objects.filter(file=file), worker=worker, purpose=purpose, today=today)
        things[kind] = list(seen.order_by(*table.listed))
    return things
