"""Puts many rows in a table with one statement; a row of the same file with the same key is replaced.

PostgreSQL takes each column as one list in JSON: the second wall takes no COPY, and the ORM makes several objects of
each value. SQLite takes row after row.
"""

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import connection, models

from voordeur.journal.models import IdsField
from voordeur.journal.refusals import IdReused

_AS_JSON = json.JSONEncoder(default=str, ensure_ascii=False, allow_nan=False).encode


def put_all(rows: Sequence[models.Model]) -> None:
    """Put rows of one table, of as many files as one likes, each key once; IdReused when one belongs to another file.

    What no entry gives (`unprojected`) stays as it was in a row that is replaced.
    """
    if not rows:
        return
    model: type[models.Model] = type(rows[0])
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_from_lists(model), [_list_of(field, rows) for field in model._meta.concrete_fields])
        else:
            cursor.executemany(_row_by_row(model), [_values_of(row) for row in rows])
        if cursor.rowcount != len(rows):
            raise IdReused


def _list_of(field: "models.Field[Any, Any]", rows: Sequence[models.Model]) -> str:
    name = field.attname
    values = [row.__dict__[name] for row in rows]
    if isinstance(field, IdsField):
        values = list(map(field.get_prep_value, values))
    return _AS_JSON(values)


def _values_of(row: models.Model) -> list[Any]:
    return [field.get_db_prep_save(getattr(row, field.attname), connection) for field in row._meta.concrete_fields]


@cache
def _from_lists(model: type[models.Model]) -> str:
    lists, values, names = [], [], []
    for place, field in enumerate(model._meta.concrete_fields):
        name, type = f"c{place}", str(field.db_type(connection))
        names.append(name)
        if isinstance(field, models.JSONField):
            lists.append("json_array_elements(%s)")
            values.append(f"nullif({name}::text, 'null')::{type}")
        else:
            lists.append("json_array_elements_text(%s)")
            # Without its length: a cast to one would cut what is too long in silence, instead of refusing it.
            values.append(f"{name}::{type.partition('(')[0]}")
    told = f"ROWS FROM ({', '.join(lists)}) AS told({', '.join(names)})"
    return f"{_into(model)} SELECT {', '.join(values)} FROM {told} {_else_replace(model)}"  # noqa: S608  our own names


@cache
def _row_by_row(model: type[models.Model]) -> str:
    return f"{_into(model)} VALUES ({', '.join('%s' for _ in model._meta.concrete_fields)}) {_else_replace(model)}"


def _into(model: type[models.Model]) -> str:
    return f"INSERT INTO {_quoted(model._meta.db_table)} ({', '.join(map(_column, model._meta.concrete_fields))})"


def _else_replace(model: type[models.Model]) -> str:
    apart = getattr(model, "unprojected", ())
    columns = [_column(field) for field in model._meta.concrete_fields if not field.primary_key]
    told = ", ".join(f"{name} = excluded.{name}" for name in columns if name.strip('"') not in apart)
    # An id that somebody made for a row here may not take a row away from another file.
    same = f"{_quoted(model._meta.db_table)}.file_id = excluded.file_id"
    return f"ON CONFLICT ({_column(model._meta.pk)}) DO UPDATE SET {told} WHERE {same}"


def _column(field: Any) -> str:
    return _quoted(field.column)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
