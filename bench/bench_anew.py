"""Everything anew, on the databases of `bench.sized`: checking, comparing, writing and judging all that there is.

By what one process had of a core (`of_core`: ours; `of_server`: the database's, by `/proc`): on a busy machine the
clock tells of others. Targets on two cores at 5.7 million entries: each under five minutes, so 9,500 entries a second
of a core for `rebuild --check` and for `rebuild` into empty tables, 50,000 for `verify`, and 1.3 ms a judged file for
the night, of which every answer is written anew. What is written anew is written in a copy, which has no rows but in
the journal and is compared table by table with what it was copied from (`wrong`: tables that differ).

`VOORDEUR_BENCH_CORES=all` does all of it on as many cores as there are, by the clock alone: `seconds` is then how long
everything anew takes. With `VOORDEUR_BENCH_SIZES=100000` it is the real thing.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from time import perf_counter, process_time

from django.db import connection

from bench import sized
from bench.bench_pages import SIZES, _server_seconds
from voordeur.common.clock import day_of
from voordeur.journal import judging
from voordeur.journal.ground import of_house
from voordeur.journal.models import OpenDuty, Standing, projection_tables
from voordeur.journal.rebuilding import rebuild
from voordeur.journal.verifying import verify

_ALL_CORES = os.environ.get("VOORDEUR_BENCH_CORES") == "all"
_COPY = "anew"
_TABLES = [*projection_tables(), Standing, OpenDuty]
_JUDGED_ON = ("judged_on",)  # of the day on which it was asked


def run() -> dict[str, float]:
    """Give entries (of the night: files), how many a second of a core did, and what was found wrong.

    Nothing without the databases.
    """
    if connection.vendor != "postgresql" or not {f"sized_{size}" for size in SIZES} <= set(sized.databases()):
        return {}
    # On one core everything is done in this process, whose time can be told.
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, cores if _ALL_CORES else {min(cores)})
    figures = {"load_before": os.getloadavg()[0], "cores": float(len(os.sched_getaffinity(0)))}
    for size in SIZES:
        with _copied(f"sized_{size}"):
            for name, work in _WORK.items():
                figures |= {f"{name}_{size}_{what}": figure for what, figure in work().items()}
    os.sched_setaffinity(0, cores)
    return figures | {"load_after": os.getloadavg()[0]}


@contextmanager
def _copied(name: str) -> Iterator[None]:
    """Work in a copy of a database, which is thrown away."""
    sized.use("postgres")
    sized._ask(f"DROP DATABASE IF EXISTS {_COPY}")
    sized._ask(f"CREATE DATABASE {_COPY} TEMPLATE {name} STRATEGY file_copy")
    sized.use(_COPY)
    yield
    sized.use("postgres")
    sized._ask(f"DROP DATABASE {_COPY}")


def _measured(work: Callable[[date], tuple[int, int]]) -> dict[str, float]:
    with sized.as_the_application():
        with of_house("checking_the_journal"):
            today = day_of(sized.moment())
        begun, ours, its = perf_counter(), process_time(), _server_seconds()
        number, wrong = work(today)
        took = perf_counter() - begun
        figures = {"number": float(number), "wrong": float(wrong), "seconds": took}
        if _ALL_CORES:
            return figures | {"a_second": number / took}
        of_core, of_server = process_time() - ours, _server_seconds() - its
        return figures | {
            "of_core": of_core,
            "of_server": of_server,
            "a_core_second": number / (of_core + of_server),
        }


def _compared() -> dict[str, float]:
    def work(today: date) -> tuple[int, int]:
        found = rebuild(today=today)
        return found.entries, found.wrong.total()

    return _measured(work)


def _verified() -> dict[str, float]:
    def work(_today: date) -> tuple[int, int]:
        found = verify()
        return found.entries, len(found.broken)

    return _measured(work)


def _written() -> dict[str, float]:
    """Fold everything into empty tables."""

    def work(today: date) -> tuple[int, int]:
        return rebuild(today=today, check_only=False).entries, 0

    before = _digests()
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(table._meta.db_table for table in _TABLES)} CASCADE")
    figures = _measured(work)
    after = _digests()
    wrong = [name for name, digest in before.items() if after[name] != digest]
    rows = sum(number for number, _ in after.values())
    return figures | {"rows": float(rows), "wrong": float(len(wrong))}


def _judged() -> dict[str, float]:
    """Judge every file anew, as the night does."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE journal_standing SET changes_on = '2000-01-01', stage = ''")

    def work(today: date) -> tuple[int, int]:
        return judging.judge_again(today=today), 0

    return _measured(work)


def _digests() -> dict[str, tuple[int, str]]:
    """Give of each table how many rows it has, and what they add up to, whatever their order."""
    found = {}
    with connection.cursor() as cursor:
        for table in _TABLES:
            apart = {*getattr(table, "unprojected", ()), *(_JUDGED_ON if table is Standing else ())}
            fields = [field for field in table._meta.concrete_fields if field.name not in apart]
            row = ", ".join(connection.ops.quote_name(field.column) for field in fields)
            cursor.execute(
                f"SELECT count(*), sum(('x' || md5(ROW({row})::text))::bit(64)::bigint::numeric)::text"
                f" FROM {table._meta.db_table}"
            )
            found[table._meta.db_table] = cursor.fetchone()
    return found


_WORK = {"rebuild": _compared, "verify": _verified, "write": _written, "night": _judged}
