"""The test database. On PostgreSQL the owner makes and empties it; everything else runs as the role `app`.

A superuser, or an owner without FORCE, passes every row-level policy, and such tests would prove nothing.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, connections
from django.test import TransactionTestCase
from django.test.client import ClientHandler

from voordeur.journal import ground

_empty_all_tables = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what is about the other database, and leave to the long run what waits for it on this one."""
    here = "sqlite" if "sqlite" in settings.DATABASES["default"]["ENGINE"] else "postgresql"
    for item in items:
        for vendor, mark in (("sqlite", "sqlite_only"), ("postgresql", "postgres_only")):
            if item.get_closest_marker(mark) and vendor != here:
                item.add_marker(pytest.mark.skip(reason=f"about {vendor}"))
        if item.get_closest_marker(f"deep_on_{here}"):
            item.add_marker(pytest.mark.deep)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """Step down from owner to the application's role once the tables are there."""
    if connection.vendor != "postgresql":
        yield
        return
    # Shared by the connections of all threads, so the live server's requests run as this role too.
    options = connections.settings["default"]["OPTIONS"]
    options["assume_role"] = settings.DATABASE_APP_ROLE
    connection.close()
    TransactionTestCase._fixture_teardown = _empty_as_owner  # type: ignore[attr-defined]
    yield
    TransactionTestCase._fixture_teardown = _empty_all_tables  # type: ignore[attr-defined]
    del options["assume_role"]
    connection.close()


# A test looks behind the wall to see what became of things; a request in it sees what its worker was granted.
EVERYTHING = ground.Ground(opened=frozenset((ground.EVERY_TABLE,)), changes=True)


@pytest.fixture(autouse=True)
def _behind_the_wall(_django_db_helper: None, request: pytest.FixtureRequest) -> Iterator[None]:
    asked = {"db", "transactional_db", "live_server"} & set(request.fixturenames)
    if connection.vendor != "postgresql" or not (asked or request.node.get_closest_marker("django_db")):
        yield
    elif connection.in_atomic_block:
        with ground.standing_on(EVERYTHING):
            yield
    else:
        connection.ensure_connection()
        pid = connection.connection.info.backend_pid
        with connection.cursor() as cursor:
            said = ground.signed(EVERYTHING, connection_of=pid, until=time.time() + 3600)  # noqa: TID251
            cursor.execute("SELECT set_config(%s, %s, false)", ["voordeur.ground", said])
        inside = ground._here.set(EVERYTHING)
        yield
        ground._here.reset(inside)


_answer = ClientHandler.__call__


def _answer_outside(self: ClientHandler, environ: dict[str, Any]) -> Any:
    if not connection.in_atomic_block:
        return _answer(self, environ)
    with ground.standing_on(ground.NOBODY):
        return _answer(self, environ)


ClientHandler.__call__ = _answer_outside  # type: ignore[method-assign]


@contextmanager
def _as_owner() -> Iterator[None]:
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"SET ROLE {connection.ops.quote_name(settings.DATABASE_APP_ROLE)}")


def _empty_as_owner(self: TransactionTestCase) -> None:
    with _as_owner():
        _empty_all_tables(self)


@pytest.fixture
def as_owner(db: Any) -> Callable[[], AbstractContextManager[None]]:
    """`with as_owner():` does something as the owner of the tables (a tampering database administrator, say)."""
    return _as_owner
