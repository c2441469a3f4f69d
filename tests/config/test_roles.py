"""On PostgreSQL the application's role uses the tables and owns none of them."""

from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Protocol

import pytest
from django.contrib.sessions.models import Session
from django.db import ProgrammingError, connection, transaction

from voordeur.config import roles

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_only]


class AsOwner(Protocol):
    """`with as_owner():`."""

    def __call__(self) -> AbstractContextManager[None]: ...


def refused(statement: str) -> bool:
    """Tell whether the present role may not do this."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except ProgrammingError as error:
        return "permission denied" in str(error) or "must be owner" in str(error)
    return False


def test_tests_run_as_the_applications_role() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)")
        assert cursor.fetchone() == ("app", False)


def test_it_may_use_tables_but_not_empty_change_or_make_them() -> None:
    assert not refused("UPDATE django_session SET session_data = ''")
    assert refused("TRUNCATE django_session CASCADE")
    assert refused("ALTER TABLE django_session DISABLE TRIGGER ALL")
    assert refused("CREATE TABLE own (id int)")
    assert refused("DELETE FROM django_migrations")


def test_rows_of_an_append_only_table_stay(as_owner: AsOwner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roles, "APPEND_ONLY_TABLES", ("django_session",))
    with as_owner():
        roles.grant("app", connection)
    assert not refused("SELECT 1 FROM django_session")
    assert refused("UPDATE django_session SET session_data = ''")
    assert refused("DELETE FROM django_session")


def test_the_tables_named_are_there() -> None:
    named = {*roles.APPEND_ONLY_TABLES, *roles.READ_ONLY_TABLES}
    assert named - set(connection.introspection.table_names()) == set()


@pytest.mark.parametrize("table", roles.APPEND_ONLY_TABLES)
def test_history_can_be_added_to_and_read_only(table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT privilege_type FROM information_schema.role_table_grants WHERE table_name = %s AND grantee = 'app'",
            [table],
        )
        assert {right for (right,) in cursor.fetchall()} == {"SELECT", "INSERT"}


@pytest.mark.parametrize("function", roles.OWNER_FUNCTIONS)
def test_what_the_owner_does_for_the_application_it_does_for_nobody_else(function: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT grantee::regrole::text FROM pg_proc, aclexplode(proacl) WHERE pg_proc.oid = %s::regprocedure",
            [function],
        )
        assert {role for (role,) in cursor.fetchall()} == {"owner", "app"}


def test_a_role_that_is_not_there_is_named() -> None:
    with pytest.raises(roles.NoSuchRole, match="nobody_here"):
        roles.grant("nobody_here", connection)


@pytest.mark.django_db(transaction=True)
def test_tables_are_emptied_between_tests_although_the_role_cannot() -> None:
    Session.objects.create(session_key="x", expire_date=datetime(2026, 1, 1, tzinfo=UTC))
    assert Session.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_nothing_is_left_of_the_test_before() -> None:
    assert Session.objects.count() == 0
