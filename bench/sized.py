"""Makes the databases that the benches of sizes read: `python -m bench.sized 1000 100000` (households each).

First eight towns are made through the deeds, each as another seed decides and in a database of its own (`made_1` to
`made_8`): over a thousand households. Then they are brought together with new ids (`sized_1000`), and copied in turn
until there are so many households (`sized_100000`). On a server that is kept, and as who owns that server, since copies
pass by its checks: `scripts/with-postgres --kept DIR env PGUSER=postgres .venv/bin/python -m bench.sized 1000 100000`.
Run again it migrates what there is and makes what is missing.
"""

import os
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

import django
import psycopg

if TYPE_CHECKING:
    from bench.copying import Town

TOWNS = [f"made_{number}" for number in range(1, 9)]
PROCESSES = int(os.environ.get("VOORDEUR_BENCH_PROCESSES", "1"))  # side by side
_EMPTY = "empty"
_towns: "list[Town]" = []  # as they were read, for the processes that copy them


def main(sizes: list[int]) -> int:
    """Migrate what there is and make what is not there yet."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "voordeur.config.test_settings")
    django.setup()
    there = set(databases())
    wanted = [_EMPTY, *TOWNS, *(f"sized_{size}" for size in sizes)]
    for name in wanted:
        if name in there:
            _migrate(name)
    if _EMPTY not in there:
        _ask(f"CREATE DATABASE {_EMPTY} OWNER owner")
        _migrate(_EMPTY)
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as side_by_side:
        list(side_by_side.map(_make_a_town, [name for name in TOWNS if name not in there]))
    if missing := sorted(size for size in sizes if f"sized_{size}" not in there):
        _copy_until(missing)
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


def _migrate(name: str) -> None:
    from django.core.management import call_command

    use(name)
    call_command("migrate", interactive=False, verbosity=0)
    use("postgres")


def _make_a_town(name: str) -> None:
    django.setup()  # in a process of its own
    from voordeur.cli.commands import HowFar
    from voordeur.common import clock
    from voordeur.demo import making

    bar, now, seed = HowFar(), clock.now(), int(name.rpartition("_")[2])
    start = clock.day_of(now) - timedelta(days=making.DAYS)
    with _unfinished(name, _EMPTY):
        told = making.make(
            now=now, seed=seed, progress=lambda day: bar(f"of {name} lived", (day - start).days / making.DAYS)
        )
    bar(f"of {name} lived", 1.0)
    print(name, told["counts"], flush=True)


def _copy_until(sizes: list[int]) -> None:
    """Bring the towns together, and copy them in turn; each size goes on from the one before it."""
    from django.db import connection

    from bench.copying import Town
    from voordeur.cli.commands import HowFar
    from voordeur.people.models import Household

    homes = []
    for name in TOWNS:
        use(name)
        _towns.append(Town())
        homes.append(Household.objects.count())
    use("postgres")
    bar, source, number, made = HowFar(), TOWNS[0], 0, homes[0]
    for size in sizes:
        with _unfinished(f"sized_{size}", source):
            numbers = []
            while made < size:
                number += 1
                numbers.append(number)
                made += homes[number % len(homes)]
            connection.close()
            with ProcessPoolExecutor(PROCESSES, get_context("fork"), _pass_by_checks) as side_by_side:
                for done, _ in enumerate(side_by_side.map(_copy, numbers), start=1):
                    bar(f"of {size:,} households copied", done / len(numbers))
            with connection.cursor() as cursor:
                cursor.execute("VACUUM (ANALYZE)")
        source = f"sized_{size}"
        print(f"{source}: {made:,} households", flush=True)


def _pass_by_checks() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # what a town refers to is copied with it
        cursor.execute("SET synchronous_commit = off")


def _copy(number: int) -> None:
    from django.db import transaction

    with transaction.atomic():
        _towns[number % len(_towns)].copy(number)


@contextmanager
def _unfinished(name: str, source: str) -> Iterator[None]:
    """Work in a new copy of a database, which gets its name when all went well."""
    use("postgres")
    _ask(f"DROP DATABASE IF EXISTS {name}_unfinished")
    _ask(f"CREATE DATABASE {name}_unfinished TEMPLATE {source} OWNER owner")
    use(f"{name}_unfinished")
    yield
    use("postgres")
    _ask(f"ALTER DATABASE {name}_unfinished RENAME TO {name}")


def _ask(statement: Any) -> None:
    with psycopg.connect(dbname="postgres", autocommit=True) as server:
        server.execute(statement)


if __name__ == "__main__":
    raise SystemExit(main([int(size) for size in sys.argv[1:]]))
