"""What the second wall costs on PostgreSQL: pages and an act, in turns with the wall and without it, in one run.

Without: as the owner of the tables, for whom every policy lets everything through, and nothing told to the database.
Run it as `scripts/with-postgres .venv/bin/python -m bench wall`; on SQLite there is no wall, and no figures.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median
from time import perf_counter
from unittest.mock import patch
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.test import override_settings
from django.test.utils import CaptureQueriesContext, setup_databases, teardown_databases

from tests import cast
from tests.web import house
from voordeur import access
from voordeur.cases import actions as cases
from voordeur.common import clock
from voordeur.common.ids import new_id
from voordeur.journal.ground import of_worker

_TIMES = 40


def run() -> dict[str, float]:
    """Give milliseconds and statements with and without the wall, and how many times as long with it."""
    if connection.vendor != "postgresql":
        return {}
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        with patch.object(clock, "now", lambda: house.NOW):
            with _without():
                built = house.build()
                client = house.signed_in(cast.KARIN)
            return _compared(
                {
                    "day": lambda: client.get("/"),
                    "case": lambda: client.get(f"/casussen/{built.case}/"),
                    "household": lambda: client.get(f"/huishoudens/{cast.HOUSEHOLD}/"),
                    "cases": lambda: client.get("/casussen/"),
                    "act": lambda: _act(built.case),
                }
            )
    finally:
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")
        teardown_databases(databases, verbosity=0)


def _act(case: UUID) -> None:
    """What a form does: on the ground of the worker, in one transaction."""
    with transaction.atomic(), of_worker(cast.KARIN, house.TODAY):
        permit = access.permit(worker=cast.KARIN, purpose="coordination", file=case, at=house.NOW)
        cases.note_contact(file=case, channel="call", text="Spoke", permit=permit, at=house.NOW, id=new_id())


def _compared(things: dict[str, Callable[[], object]]) -> dict[str, float]:
    told: dict[str, float] = {}
    for name, do in things.items():
        took: dict[str, list[float]] = {"with": [], "without": []}
        for _ in range(_TIMES):
            for kind, standing in (("without", _without), ("with", _with)):
                with standing():
                    start = perf_counter()
                    do()
                    took[kind].append((perf_counter() - start) * 1000)
        for kind, standing in (("without", _without), ("with", _with)):
            with standing(), CaptureQueriesContext(connection) as asked:
                do()
            told[f"{name}_{kind}_statements"] = float(len(asked))
            told[f"{name}_{kind}_ms"] = median(took[kind])
        told[f"{name}_ratio"] = median(took["with"]) / median(took["without"])
    return told


@contextmanager
def _without() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
    with override_settings(DATABASE_APP_ROLE=""):
        yield


@contextmanager
def _with() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {connection.ops.quote_name(settings.DATABASE_APP_ROLE)}")
    yield
