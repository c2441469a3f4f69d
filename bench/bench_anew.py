"""Everything anew, on the databases of `bench.sized`: checking, folding and comparing, and judging all that there is.

By what one process had of a core (`of_core`: ours; `of_server`: the database's, by `/proc`): on a busy machine the
clock tells of others. Targets on two cores at 5.8 million entries: each under five minutes, so 10,000 entries a second
of a core for `rebuild --check`, 50,000 for `verify`, and 1.3 ms a judged file for the night, of which every answer is
written anew.
"""

import os
from collections.abc import Callable
from datetime import date
from time import perf_counter, process_time

from django.conf import settings
from django.db import connection, transaction

from bench import sized
from bench.bench_pages import SIZES, _server_seconds
from voordeur.common.clock import day_of
from voordeur.journal import judging
from voordeur.journal.ground import of_house
from voordeur.journal.models import Standing
from voordeur.journal.rebuilding import rebuild
from voordeur.journal.verifying import verify


def run() -> dict[str, float]:
    """Give entries (of the night: files), how many a second of a core did, and what was found wrong.

    Nothing without the databases.
    """
    if connection.vendor != "postgresql" or not {f"sized_{size}" for size in SIZES} <= set(sized.databases()):
        return {}
    # On one core everything is done in this process, whose time can be told.
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    figures = {"load_before": os.getloadavg()[0]}
    for size in SIZES:
        sized.use(f"sized_{size}")
        connection.settings_dict["USER"] = settings.DATABASE_APP_ROLE
        with of_house("checking_the_journal"):
            today = day_of(sized.moment())
        for name, work in _WORK.items():
            figures |= {f"{name}_{size}_{what}": figure for what, figure in _measured(work, today).items()}
        connection.close()
        connection.settings_dict["USER"] = ""
    os.sched_setaffinity(0, cores)
    return figures | {"load_after": os.getloadavg()[0]}


def _measured(work: Callable[[date], tuple[int, int]], today: date) -> dict[str, float]:
    begun, ours, its = perf_counter(), process_time(), _server_seconds()
    number, wrong = work(today)
    took, of_core, of_server = perf_counter() - begun, process_time() - ours, _server_seconds() - its
    return {
        "number": number,
        "wrong": wrong,
        "seconds": took,
        "of_core": of_core,
        "of_server": of_server,
        "a_core_second": number / (of_core + of_server),
    }


def _folded(today: date) -> tuple[int, int]:
    found = rebuild(today=today)
    return found.entries, len(found.differences)


def _checked(today: date) -> tuple[int, int]:
    found = verify()
    return found.entries, len(found.broken)


def _judged(today: date) -> tuple[int, int]:
    """Judge every file anew, as the night does, and take it back."""
    with transaction.atomic():
        with of_house("putting_right"):
            Standing.objects.update(changes_on=today)
        number = judging.judge_again(today=today)
        transaction.set_rollback(True)
    return number, 0


_WORK = {"rebuild": _folded, "verify": _checked, "night": _judged}
