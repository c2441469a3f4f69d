"""Worlds that many tests begin with, made through the deeds once per run and then put back row by row.

The first test that asks for a world makes it; the rows that this wrote are kept in memory, and the next test gets the
same rows without the deeds. What wrote those is kept in turn, and the third only sends it. A test that has written
something already, or asks for a world in another shape, makes it anew: remembering never changes what a test sees,
only how long it takes.
"""

from collections.abc import Callable, Hashable
from copy import copy
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model

from voordeur.common import clock

T = TypeVar("T")
_KEPT: dict[Hashable, "_Kept"] = {}


@dataclass
class _Kept:
    """A world: the rows that were there once it was made, by table, or the statements that write them."""

    world: Any
    tables: list[list[Model]]
    written: list[tuple[str, Any]] = field(default_factory=list)

    def put_back(self) -> None:
        """Write its rows. Those that point at each other are there together, or not at all."""
        with transaction.atomic(), connection.cursor() as cursor:
            for said in self.written:
                cursor.execute(*said)
            if not self.written:
                self.written = self._write_rows()

    def _write_rows(self) -> list[tuple[str, Any]]:
        written = []

        def keep(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            if sql.startswith("INSERT"):
                written.append((sql, params))
            return execute(sql, params, many, context)

        with connection.execute_wrapper(keep):
            for rows in self.tables:
                type(rows[0])._base_manager.bulk_create([copy(row) for row in rows])
        return written


def remembered(make: Callable[..., T]) -> Callable[..., T]:
    """Let a function that makes a world in an empty database make it once, per set of arguments."""

    @wraps(make)
    def made(*asked: Hashable) -> T:
        if _filled():
            return make(*asked)
        key = (connection.vendor, make.__module__, make.__qualname__, asked, _shape())
        if key not in _KEPT:
            world = make(*asked)
            _KEPT[key] = _Kept(world, [rows for model in _tables() if (rows := list(model._base_manager.all()))])
            return world
        _KEPT[key].put_back()
        return copy(_KEPT[key].world)

    return made


def _shape() -> Hashable:
    """Tests may give the cast's programmes other controllers, and have another day today: those are other worlds."""
    from tests import cast

    return tuple(sorted(cast.CONTROLLERS.items())), clock.now().date()


def _tables() -> list[type[Model]]:
    """Give the tables that deeds write; Django's own hold the same in every test."""
    ours = [model for model in apps.get_models(include_auto_created=True) if model.__module__.startswith("voordeur.")]
    return [model for model in ours if model._meta.managed]


def _filled() -> bool:
    written = [model for app in ("journal", "access") for model in apps.get_app_config(app).get_models()]
    there = (f"EXISTS (SELECT 1 FROM {connection.ops.quote_name(model._meta.db_table)})" for model in written)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {' OR '.join(there)}")
        return bool(cursor.fetchone()[0])
