"""Makes the databases that the benches of sizes read: `python -m bench.sized 1000 100000` (households each).

First eight towns are made through the deeds, each as another seed decides and in a database of its own (`made_1` to
`made_8`): over a thousand households. Then they are brought together with new ids (`sized_1000`), and copied in turn
until there are so many households (`sized_100000`). On a server that is kept, and as who owns that server, since copies
pass by its checks: `scripts/with-postgres --kept DIR env PGUSER=postgres .venv/bin/python -m bench.sized 1000 100000`.
Run again it migrates what there is and makes what is missing.

`python -m bench.sized spread 100000` makes so many running cases, of each method as many: one town through the deeds
(`made_spread`, see `bench/spread.py`), copied as often as that takes (`spread_100000`).
"""

import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

import django
import psycopg

if TYPE_CHECKING:
    from bench.copying import Town

TOWNS = {"sized": [f"made_{number}" for number in range(1, 9)], "spread": ["made_spread"]}
PROCESSES = int(os.environ.get("VOORDEUR_BENCH_PROCESSES", "1"))  # side by side
_EMPTY = "empty"
_towns: "list[Town]" = []  # as they were read, for the processes that copy them


def main(called: str, sizes: list[int]) -> int:
    """Migrate what there is and make what is not there yet."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "voordeur.config.test_settings")
    django.setup()
    there = set(databases())
    for name in (_EMPTY, *TOWNS[called], *(f"{called}_{size}" for size in sizes)):
        if name in there:
            _migrate(name)
    if _EMPTY not in there:
        _ask(f"CREATE DATABASE {_EMPTY} OWNER owner")
        _migrate(_EMPTY)
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as side_by_side:
        list(side_by_side.map(_make_a_town, [name for name in TOWNS[called] if name not in there]))
    if missing := sorted(size for size in sizes if f"{called}_{size}" not in there):
        _copy_until(missing, called)
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


@contextmanager
def as_the_application() -> Iterator[None]:
    """Ask behind the second wall, as the role that owns nothing."""
    from django.conf import settings
    from django.db import connection

    connection.close()
    connection.settings_dict["USER"] = settings.DATABASE_APP_ROLE
    yield
    connection.close()
    connection.settings_dict["USER"] = ""


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
    from bench import spread
    from voordeur.cli.commands import HowFar
    from voordeur.common import clock

    bar, now = HowFar(), clock.now()
    with _unfinished(name, _EMPTY):
        if name in TOWNS["spread"]:
            told = spread.make(spread.at_work(), clock.day_of(now), lambda part: bar(f"of {name} told", part))
        else:
            told = _live(name, now, lambda part: bar(f"of {name} lived", part))
    bar(f"of {name}", 1.0)
    print(name, told, flush=True)


def _live(name: str, now: datetime, progress: Callable[[float], None]) -> Any:
    from voordeur.common.clock import day_of
    from voordeur.demo import making

    start, seed = day_of(now) - timedelta(days=making.DAYS), int(name.rpartition("_")[2])
    told = making.make(now=now, seed=seed, progress=lambda day: progress((day - start).days / making.DAYS))
    return told["counts"]


def _number_in(called: str) -> int:
    """Count what a size of this database counts: households, or running cases."""
    from bench import spread
    from voordeur.people.models import Household

    return Household.objects.count() if called == "sized" else spread.running_cases()


def _copy_until(sizes: list[int], called: str) -> None:
    """Bring the towns together, and copy them in turn; each size goes on from the one before it."""
    from django.db import connection

    from bench.copying import Town
    from voordeur.cli.commands import HowFar

    numbers_in = []
    for name in TOWNS[called]:
        use(name)
        _towns.append(Town())
        numbers_in.append(_number_in(called))
    use("postgres")
    bar, source, number, made = HowFar(), TOWNS[called][0], 0, numbers_in[0]
    for size in sizes:
        with _unfinished(f"{called}_{size}", source):
            numbers = []
            while made < size:
                number += 1
                numbers.append(number)
                made += numbers_in[number % len(numbers_in)]
            connection.close()
            with ProcessPoolExecutor(PROCESSES, get_context("fork"), _pass_by_checks) as side_by_side:
                for done, _ in enumerate(side_by_side.map(_copy, numbers), start=1):
                    bar(f"of {called}_{size} copied", done / len(numbers))
            with connection.cursor() as cursor:
                cursor.execute("VACUUM (ANALYZE)")
        source = f"{called}_{size}"
        print(f"{source}: {made:,}", flush=True)


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
    words = sys.argv[1:]
    known = words[0] if words and words[0] in TOWNS else "sized"
    raise SystemExit(main(known, [int(size) for size in words if size != known]))
