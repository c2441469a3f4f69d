"""Reads rows as the database gives them: for the many thousands of lines at once, where the ORM's care is too dear."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cache, lru_cache
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection, connections
from django.db.models import DateTimeField, QuerySet, UUIDField
from django.db.models.base import ModelState

from voordeur.journal.models import Entry, IdsField

ENTRY_COLUMNS = tuple(field.attname for field in Entry._meta.concrete_fields)
_AT_ONCE = 2000
_IDS_REMEMBERED = 4096


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


def entry_from(row: Sequence[Any]) -> Entry:
    """Make an entry of its columns as the database gives them."""
    entry = Entry.__new__(Entry)
    said = entry.__dict__
    said.update(zip(ENTRY_COLUMNS, row, strict=True))
    for column, read in _readers(connection.vendor):
        if said[column] is not None:
            said[column] = read(said[column])
    said["_state"] = state = ModelState()
    state.adding, state.db = False, "default"
    return entry


@lru_cache(maxsize=_IDS_REMEMBERED)
def id_of(value: str | UUID) -> UUID:
    """Give an id: PostgreSQL knows ids, SQLite keeps 32 digits; the same ones come again and again."""
    return UUID(value) if isinstance(value, str) else value


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
