"""The night: asking the methods again where a day changes something, by the file, on the databases of `bench.sized`.

The floor is what each file cannot do without: locking its head and reading its lines, as many in one transaction. One
process does it here; what was judged is taken back afterwards. Targets: 2,000 of 100,000 cases under 30 s, so 15 ms a
file; all anew under 5 minutes, so 3 ms a file.
"""

import os
from datetime import timedelta
from time import perf_counter, process_time

from django.conf import settings
from django.db import connection, transaction

from bench import sized
from bench.bench_pages import SIZES
from voordeur.common.clock import day_of
from voordeur.journal.ground import of_act, of_house
from voordeur.journal.heads import lock_heads
from voordeur.journal.judging import FILES_AT_ONCE, judge_again
from voordeur.journal.models import Standing
from voordeur.journal.reading import lines_of
from voordeur.journal.side_by_side import in_batches

DAYS = int(os.environ.get("VOORDEUR_BENCH_DAYS", "1"))


def run() -> dict[str, float]:
    """Give files, seconds, milliseconds a file and floors by size; nothing without the databases."""
    if connection.vendor != "postgresql" or not {f"sized_{size}" for size in SIZES} <= set(sized.databases()):
        return {}
    figures = {"load_before": os.getloadavg()[0]}
    for size in SIZES:
        sized.use(f"sized_{size}")
        with of_house("checking_the_journal"):
            today = day_of(sized.moment()) + timedelta(days=DAYS)
            due = list(Standing.objects.filter(changes_on__lte=today).values_list("file_id", flat=True))
            figures[f"standing_{size}"] = float(Standing.objects.count())
        connection.close()
        connection.settings_dict["USER"] = settings.DATABASE_APP_ROLE
        begun = perf_counter()
        for files in in_batches(due, FILES_AT_ONCE):
            with transaction.atomic(), of_act(files, worker=None, today=today):
                lock_heads(files)
                lines_of(files)
        floor, begun, ours = perf_counter() - begun, perf_counter(), process_time()
        with transaction.atomic():
            judge_again(today=today)
            took, busy = perf_counter() - begun, process_time() - ours
            transaction.set_rollback(True)
        connection.close()
        connection.settings_dict["USER"] = ""
        figures |= {f"files_{size}": float(len(due)), f"seconds_{size}": took}
        figures[f"file_{size}_core_ms"] = busy * 1000 / max(len(due), 1)
        figures |= {f"file_{size}_ms": took * 1000 / max(len(due), 1), f"file_{size}_ratio": took / floor}
    return figures | {"load_after": os.getloadavg()[0]}
