"""The night: asking the methods again where a day changes something, by the file, on the databases of `bench.sized`.

On those of towns the night after they were made; on that of running cases of all methods the first night in which at
least 2% of these have changed by themselves, and everything judged anew. The floor is what each file cannot do without:
locking its head and reading its lines, as many in one transaction. One process does it here; what was judged is taken
back afterwards. Targets: 2,000 of 100,000 cases under 30 s, so 15 ms a file; all anew under 5 minutes, so 3 ms a file
of two cores.
"""

import os
from datetime import date, timedelta
from time import perf_counter, process_time
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet

from bench import sized, spread
from bench.bench_pages import SIZES
from voordeur.common.clock import day_of
from voordeur.journal.ground import of_act, of_house
from voordeur.journal.heads import lock_heads
from voordeur.journal.judging import FILES_AT_ONCE, judge_again
from voordeur.journal.models import Standing
from voordeur.journal.reading import lines_of
from voordeur.journal.side_by_side import in_batches

DAYS = int(os.environ.get("VOORDEUR_BENCH_DAYS", "1"))
SPREAD = os.environ.get("VOORDEUR_BENCH_SPREAD", "spread_100000")
CHANGING = 0.02  # of the running cases


def run() -> dict[str, float]:
    """Give files, seconds, milliseconds a file and floors by database, of those that are there."""
    if connection.vendor != "postgresql":
        return {}
    figures = {"load_before": os.getloadavg()[0]}
    there = sized.databases()
    for name in (*(f"sized_{size}" for size in SIZES), SPREAD):
        if name in there:
            figures |= {f"{name}_{what}": figure for what, figure in _measured(name).items()}
    return figures | {"load_after": os.getloadavg()[0]}


def _measured(name: str) -> dict[str, float]:
    sized.use(name)
    figures: dict[str, float] = {}
    with of_house("checking_the_journal"):
        made = day_of(sized.moment())
        tonight = made + timedelta(days=DAYS)
        if name == SPREAD:
            running = spread.running_cases()
            tonight = _night_in_which(round(running * CHANGING), after=made)
            figures |= {"running_cases": running, "days_later": (tonight - made).days}
        figures |= {"standing": Standing.objects.count(), "cases": _due(tonight).filter(file__kind="case").count()}
        due = list(_due(tonight).values_list("file_id", flat=True).order_by("file_id"))
    with sized.as_the_application():
        figures |= {"files": len(due)} | _night(due, tonight)
    if name == SPREAD:
        with sized.as_the_application():
            figures |= {f"anew_{what}": figure for what, figure in _anew(made).items()}
    return figures


def _due(day: date) -> QuerySet[Standing]:
    return Standing.objects.filter(changes_on__lte=day)


def _night_in_which(cases: int, *, after: date) -> date:
    """Give the first day on which so many cases have changed by themselves."""
    days = Standing.objects.filter(file__kind="case", changes_on__isnull=False).order_by("changes_on")
    last = days.values_list("changes_on", flat=True)[cases - 1]
    assert last is not None
    return max(last, after)


def _night(due: list[UUID], tonight: date) -> dict[str, float]:
    begun = perf_counter()
    for files in in_batches(due, FILES_AT_ONCE):
        with transaction.atomic(), of_act(files, worker=None, today=tonight):
            lock_heads(files)
            lines_of(files)
    floor = perf_counter() - begun
    with transaction.atomic():
        judged = _judged(tonight)
        transaction.set_rollback(True)
    return judged | {"ratio": judged["seconds"] / floor}


def _anew(today: date) -> dict[str, float]:
    """Judge every file, whether its day has come or not, and take it back."""
    with transaction.atomic():
        with of_house("putting_right"):
            Standing.objects.update(changes_on=today)
        judged = _judged(today)
        transaction.set_rollback(True)
    return judged


def _judged(today: date) -> dict[str, float]:
    begun, ours = perf_counter(), process_time()
    files = judge_again(today=today)
    took, busy = perf_counter() - begun, process_time() - ours
    return {"seconds": took, "file_ms": took * 1000 / max(files, 1), "file_core_ms": busy * 1000 / max(files, 1)}
