"""Who may do what in PostgreSQL: the owner makes the tables, the application's role only uses them."""

from typing import Any

from django.conf import settings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from voordeur.access import wall

# Rows of these tables are never changed or thrown away by the application: it may read and add.
# (An entry's words can be erased by one function that belongs to the owner.)
APPEND_ONLY_TABLES = (
    "access_accesslogline",
    "journal_entry",
    "journal_methodversion",
    "journal_words",
)
# What the application does to them through the owner of the tables, and nobody else may.
OWNER_FUNCTIONS = ("journal_erase_words(uuid[], uuid)", "access_cut_log(uuid)")
# Tables that the application reads and nobody but a migration writes.
READ_ONLY_TABLES = ("django_migrations",)


class NoSuchRole(Exception):
    """The role that should get the rights does not exist in this database."""


def grant_after_migrate(using: str, **_sent: Any) -> None:
    """Hand out rights on PostgreSQL when a role is set; elsewhere there are none to hand out."""
    if connections[using].vendor == "postgresql" and settings.DATABASE_APP_ROLE:
        grant(settings.DATABASE_APP_ROLE, connections[using])


def grant(role: str, connection: BaseDatabaseWrapper) -> None:
    """Give the application's role the use of all tables, and take back what it may not do to some."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
        if cursor.fetchone() is None:
            raise NoSuchRole(f"There is no role {role}: make it, or set VOORDEUR_APP_ROLE to the one that exists.")
        name = connection.ops.quote_name(role)
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {name}")
        cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {name}")
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {name}")
        present = set(connection.introspection.table_names(cursor))
        _take_back(cursor, connection, name, "UPDATE, DELETE, TRUNCATE", present.intersection(APPEND_ONLY_TABLES))
        _take_back(cursor, connection, name, "INSERT, UPDATE, DELETE, TRUNCATE", present.intersection(READ_ONLY_TABLES))
        _give_functions(cursor, name)
    wall.put_up(role, connection)


def _give_functions(cursor: CursorWrapper, role: str) -> None:
    """Let the application's role use the owner's functions that are there, and every other role not."""
    for function in OWNER_FUNCTIONS:
        cursor.execute("SELECT to_regprocedure(%s) IS NOT NULL", [function])
        if cursor.fetchone() == (True,):
            cursor.execute(f"REVOKE ALL ON FUNCTION {function} FROM PUBLIC")
            cursor.execute(f"GRANT EXECUTE ON FUNCTION {function} TO {role}")


def _take_back(
    cursor: CursorWrapper, connection: BaseDatabaseWrapper, role: str, rights: str, tables: set[str]
) -> None:
    for table in sorted(tables):
        cursor.execute(f"REVOKE {rights} ON {connection.ops.quote_name(table)} FROM {role}")
