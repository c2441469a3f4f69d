"""Reads rows as the database gives them: for the many thousands of lines at once, where the ORM's care is too dear."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection, connections
from django.db.models import DateTimeField, QuerySet, UUIDField
from django.db.models.base import ModelState

from voordeur.common.ids import read_id
from voordeur.journal.models import Entry, IdsField

ENTRY_COLUMNS = tuple(field.attname for field in Entry._meta.concrete_fields)
_OF_THE_CHAIN = ("digests", "previous", "hash", "key")
TOLD_COLUMNS = tuple(name for name in ENTRY_COLUMNS if name not in _OF_THE_CHAIN)  # what an entry says, unproved
_AT_ONCE = 2000


def rows(read: QuerySet[Any, Any]) -> Iterator[tuple[Any, ...]]:
    """Ask what a queryset of values asks, and give the rows without converting anything."""
    try:
        sql, params = read.query.sql_with_params()
    except EmptyResultSet:
        return
    with connections[read.db].cursor() as cursor:
        if connections[read.db].vendor == "postgresql":
            _read_moments_fast(cursor.cursor)
        cursor.execute(sql, params)
        while found := cursor.fetchmany(_AT_ONCE):
            yield from found


def _read_moments_fast(cursor: Any) -> None:
    """Let psycopg read moments in its own way: Django does it over again in Python, to call their zone by its name."""
    from psycopg.types.datetime import TimestamptzLoader

    cursor.adapters.register_loader("timestamptz", TimestamptzLoader)


def entry_reader(columns: tuple[str, ...] = ENTRY_COLUMNS) -> Callable[[Sequence[Any]], Entry]:
    """Give what makes an entry of these columns as the database gives them."""
    readers = [(column, read) for column, read in _readers(connection.vendor) if column in columns]

    def entry_from(row: Sequence[Any]) -> Entry:
        entry = Entry.__new__(Entry)
        said = entry.__dict__
        said.update(zip(columns, row, strict=True))
        for column, read in readers:
            if said[column] is not None:
                said[column] = read(said[column])
        said["_state"] = state = ModelState()
        state.adding, state.db = False, "default"
        return entry

    return entry_from


def id_of(value: str | UUID) -> UUID:
    """Give an id: PostgreSQL knows ids, SQLite keeps 32 digits."""
    return read_id(value) if isinstance(value, str) else value


def moment_of(value: datetime) -> datetime:
    """Give a moment: SQLite keeps it in UTC without saying so."""
    return value if value.tzinfo else value.replace(tzinfo=UTC)


@cache
def _readers(vendor: str) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """Give what makes of a column what it means; PostgreSQL gives ids and moments as they are."""
    found: list[tuple[str, Callable[[Any], Any]]] = []
    for field in Entry._meta.concrete_fields:
        target = getattr(field, "target_field", field)
        if isinstance(field, IdsField):
            found.append((field.attname, field.to_python))
        elif vendor != "postgresql" and isinstance(target, UUIDField):
            found.append((field.attname, id_of))
        elif vendor != "postgresql" and isinstance(field, DateTimeField):
            found.append((field.attname, moment_of))
    return tuple(found)
