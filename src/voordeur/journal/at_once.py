"""Asks many tables with one statement: all rows of a few files, or several lists, each a question of its own.

Each row comes as JSON; ordinary rows come out of it.
"""

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.db.backends.utils import CursorWrapper
from django.db.models import QuerySet

from voordeur.journal.models import IdsField, Projection
from voordeur.journal.raw import id_of, moment_of

Table = type[Projection]
Reader = Callable[[Any], Any]
_ARRAY = {"postgresql": ("json_build_array", "::text"), "sqlite": ("json_array", "")}
_APART = {
    "postgresql": " OFFSET 0",
    "sqlite": "",
}  # so that each is planned as it is by itself


def rows_at_once(
    tables: Iterable[Table], files: Iterable[UUID], *, keys: Iterable[UUID] | None = None
) -> dict[Table, list[Any]]:
    """Give the rows of these files in each table, in order of nothing in particular; with `keys` those so named.

    They are not sifted: rooms and doors ask `access.rows_seen`.
    """
    asked, vendor = tuple(tables), connection.vendor
    found: dict[Table, list[Any]] = {table: [] for table in asked}
    holes = [list(files)] if keys is None else [list(files), list(keys)]
    if not asked or not all(holes):
        return found
    ids = [each if vendor == "postgresql" else json.dumps([one.hex for one in each]) for each in holes]
    with _kept_planned() as cursor:
        cursor.execute(_statement(vendor, asked, keyed=keys is not None), ids * len(asked))
        for number, said in cursor.fetchall():
            table = asked[number]
            found[table].append(_row(table, said))
    return found


def lists_at_once(*asked: QuerySet[Any]) -> list[list[Any]]:
    """Give what each of these questions gives by itself, in its order: the rows alone, without what is joined to them.

    They are sifted by whoever asks, as questions of their own are.
    """
    vendor = connection.vendor
    array, text = _ARRAY[vendor]
    found: list[list[Any]] = [[] for _ in asked]
    parts, params = list[str](), list[Any]()
    for number, rows in enumerate(asked):
        query = rows.query.chain()
        query.clear_ordering()  # but for a question for the first few: which those are hangs on the order
        with suppress(EmptyResultSet):
            sql, its = query.sql_with_params()
            columns = ", ".join(_column(vendor, field) for field in rows.model._meta.concrete_fields)
            parts.append(f"SELECT {number}, {array}({columns}){text} FROM ({sql}{_APART[vendor]}) AS asked")  # noqa: S608
            params += its
    if parts:
        with _kept_planned() as cursor:
            cursor.execute(" UNION ALL ".join(parts), params)
            for number, said in cursor.fetchall():
                found[number].append(_row(asked[number].model, said))
    return [in_order(rows, *question.query.order_by) for rows, question in zip(found, asked, strict=True)]


def in_order(rows: Iterable[Any], *columns: Any) -> list[Any]:
    """Put rows in order as PostgreSQL does with `order_by`: what is not known comes last, and first going down."""
    found = list(rows)
    for column in reversed(columns):
        name, down, unknown_first = _way(column)
        flag = unknown_first == down
        found.sort(key=lambda row, name=name, flag=flag: _place(getattr(row, name), flag), reverse=down)  # type: ignore[misc]
    return found


def _way(column: Any) -> tuple[str, bool, bool]:
    """Give what is ordered by, whether that goes down, and whether what is not known comes first."""
    if isinstance(column, str):
        down = column.startswith("-")
        return column.removeprefix("-"), down, down
    return column.expression.name, column.descending, bool(column.nulls_first)


def _place(value: Any, flag: bool) -> tuple[bool, Any]:
    return ((value is None) == flag, 0 if value is None else value)


def _kept_planned() -> CursorWrapper:
    """Give a cursor whose statements PostgreSQL keeps planned, by connection, once they were asked a few times.

    Of so many tables at once, with their policies, planning takes longer than answering. What the ORM asks by itself
    is planned each time, for the values of that moment. The driver forgets them all when something is rolled back.
    """
    if connection.vendor != "postgresql":
        return connection.cursor()
    from django.db.backends.postgresql import base

    connection.close_if_health_check_failed()
    connection.ensure_connection()
    kind: Any = base.ServerBindingCursor
    cursor = kind(connection.connection)
    return connection.make_debug_cursor(cursor) if connection.queries_logged else connection.make_cursor(cursor)


@cache
def _statement(vendor: str, tables: tuple[Table, ...], *, keyed: bool) -> str:
    inside = "= ANY(%s)" if vendor == "postgresql" else "IN (SELECT value FROM json_each(%s))"
    array, text = _ARRAY[vendor]
    quoted = connection.ops.quote_name
    parts = []
    for number, table in enumerate(tables):
        columns = ", ".join(_column(vendor, field) for field in table._meta.concrete_fields)
        key = table._meta.get_field(getattr(table, "named_by", table._meta.pk.name)).column  # type: ignore[union-attr]
        where = f"file_id {inside}" + (f" AND {quoted(str(key))} {inside}" if keyed else "")
        parts.append(f"SELECT {number}, {array}({columns}){text} FROM {quoted(table._meta.db_table)} WHERE {where}")  # noqa: S608
    return " UNION ALL ".join(parts)


def _column(vendor: str, field: "models.Field[Any, Any]") -> str:
    """Name a column; what is JSON already goes as a text of its own, so that its numbers stay what they are."""
    name = connection.ops.quote_name(str(field.column))
    return f"{name}::text" if vendor == "postgresql" and isinstance(field, models.JSONField) else name


def _row(table: type[models.Model], said: str) -> Any:
    values = json.loads(said, parse_float=Decimal)
    for place, read in _readers(table):
        if values[place] is not None:
            values[place] = read(values[place])
    return table.from_db("default", _names(table), values)


@cache
def _names(table: type[models.Model]) -> tuple[str, ...]:
    return tuple(field.attname for field in table._meta.concrete_fields)


@cache
def _readers(table: type[models.Model]) -> tuple[tuple[int, Reader], ...]:
    """Give what makes of a value in JSON what the ORM gives, by place; for the others JSON has the value itself."""
    found = ((place, _reader(field)) for place, field in enumerate(table._meta.concrete_fields))
    return tuple((place, read) for place, read in found if read)


def _reader(field: "models.Field[Any, Any]") -> Reader | None:
    field = getattr(field, "target_field", field)
    match field:
        case models.UUIDField():
            return id_of
        case models.DateTimeField():
            return lambda said: moment_of(datetime.fromisoformat(said))
        case models.DateField():
            return date.fromisoformat
        case models.TimeField():
            return time.fromisoformat
        case models.DecimalField():
            fraction = Decimal(1).scaleb(-field.decimal_places)
            return lambda said: Decimal(said).quantize(fraction)
        case models.FloatField():
            return float
        case models.BooleanField():
            return bool
        case models.JSONField():
            return json.loads
        case models.BinaryField():
            raise TypeError(f"{field} is no value in JSON; ask its table by itself.")
        case IdsField():
            return field.to_python
    return None
