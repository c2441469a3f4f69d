"""Makes the databases that the benches of sizes read: `python -m bench.sized 1000 100000` (households each).

The first time a town is made through the deeds (database `made`, some minutes); then it is copied until there are so
many households (`sized_1000`). On a server that is kept, and as who owns that server, since copies pass by its checks:
`scripts/with-postgres --kept DIR env PGUSER=postgres .venv/bin/python -m bench.sized 1000 100000`.
"""

import os
import sys
from datetime import datetime
from time import perf_counter
from typing import Any

import django
import psycopg

MADE = "made"


def main(sizes: list[int]) -> int:
    """Make what is not there yet."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "voordeur.config.test_settings")
    django.setup()
    from django.core.management import call_command

    there = set(databases())
    if MADE not in there:
        _make_the_town()
    for size in sizes:
        if f"sized_{size}" not in there:
            _copy_until(size)
    for name in (MADE, *(f"sized_{size}" for size in sizes)):
        use(name)
        call_command("migrate", interactive=False, verbosity=0)
    return 0


def databases() -> list[str]:
    """Give the databases of this server."""
    with psycopg.connect(dbname="postgres") as server:
        return [name for (name,) in server.execute("SELECT datname FROM pg_database")]


def use(name: str) -> None:
    """Let everything that follows ask this database."""
    from django.db import connection

    connection.close()
    connection.settings_dict["NAME"] = name


def moment() -> datetime:
    """Give the moment at which the town was made: benches work on that day, however long ago it is."""
    from django.db.models import Max

    from voordeur.journal.models import Entry

    last = Entry.objects.aggregate(last=Max("recorded"))["last"]
    assert last is not None
    return last


def _make_the_town() -> None:
    from django.core.management import call_command

    from voordeur.common import clock
    from voordeur.demo.making import make

    _ask("postgres", f"CREATE DATABASE {MADE} OWNER owner")
    use(MADE)
    call_command("migrate", interactive=False, verbosity=0)
    print(make(now=clock.now(), progress=lambda day: print(day, flush=True))["counts"])


def _copy_until(size: int) -> None:
    from django.db import connection, transaction

    from bench.copying import Town
    from voordeur.people.models import Household

    name, begun = f"sized_{size}", perf_counter()
    use(MADE)
    connection.close()
    _ask("postgres", f"CREATE DATABASE {name}_unfinished TEMPLATE {MADE} OWNER owner")
    use(f"{name}_unfinished")
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # what a town refers to is copied with it
        cursor.execute("SET synchronous_commit = off")
    town, number = Town(), 0
    made = Household.objects.count()
    while made * (number + 1) < size:
        number += 1
        with transaction.atomic():
            town.copy(number)
        print(f"{made * (number + 1):,} households, {perf_counter() - begun:.0f} s", flush=True)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")
    connection.close()
    _ask("postgres", f"ALTER DATABASE {name}_unfinished RENAME TO {name}")


def _ask(database: str, statement: Any) -> None:
    with psycopg.connect(dbname=database, autocommit=True) as server:
        server.execute(statement)


if __name__ == "__main__":
    raise SystemExit(main([int(size) for size in sys.argv[1:]]))
