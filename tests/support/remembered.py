"""Worlds that many tests begin with, made through the deeds once per run and then put back row by row.

The first test that asks for a world makes it; the rows that this wrote are kept in memory, and the next test gets the
same rows without the deeds. A test that has written something already, or asks for a world in another shape, makes it
anew: remembering never changes what a test sees, only how long it takes.
"""

from collections.abc import Callable, Hashable
from copy import copy
from functools import wraps
from typing import Any, TypeVar

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model

from voordeur.common import clock

T = TypeVar("T")
_KEPT: dict[Hashable, tuple[Any, list[list[Model]]]] = {}


def remembered(make: Callable[..., T]) -> Callable[..., T]:
    """Let a function that makes a world in an empty database make it once, per set of arguments."""

    @wraps(make)
    def made(*asked: Hashable) -> T:
        filled = _filled()
        if filled:
            return make(*asked)
        key = (connection.vendor, make.__module__, make.__qualname__, asked, _shape())
        if key not in _KEPT:
            world = make(*asked)
            _KEPT[key] = world, [rows for model in _tables() if (rows := list(model._base_manager.all()))]
            return world
        world, tables = _KEPT[key]
        with transaction.atomic():  # rows that point at each other are there together, or not at all
            for rows in tables:
                type(rows[0])._base_manager.bulk_create([copy(row) for row in rows])
        return copy(world)

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
    return any(model._base_manager.exists() for model in written)
