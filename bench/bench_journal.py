"""What an act costs in a case of 200 entries, and how many entries `verify` checks in a second (target: 50,000).

Floors, measured in the same run on the same database: for an act the statements that it takes, each asking for one row;
for `verify` reading the same lines and making one keyed digest for each line and each part of its words.
"""

import hmac
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from time import perf_counter, process_time
from uuid import UUID

from django.db import connection
from django.test.utils import CaptureQueriesContext, setup_databases, teardown_databases

from voordeur.access import operator_permit
from voordeur.cases.entries import CaseOpened, ContactNoted
from voordeur.common.ids import new_id
from voordeur.common.keys import current_key
from voordeur.journal import Draft, Opening, Permit, keep_method, raw, record
from voordeur.journal.models import Entry, File, MethodVersion
from voordeur.journal.verifying import verify
from voordeur.methods import library

ENTRIES = 200
_FILES = 20
_TIMES = 20
_AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def run() -> dict[str, float]:
    """Give milliseconds and statements of an act, entries a second for `verify`, and how many floors these are."""
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        permit = operator_permit(at=_AT, command="bench")
        method = keep_method(library.text("12-dordrecht-achter-de-voordeur"))
        cases = [_long_case(permit, method) for _ in range(_FILES)]
        return _of_an_act(cases[0], permit) | _of_verify()
    finally:
        teardown_databases(databases, verbosity=0)


def _long_case(permit: Permit, method: MethodVersion) -> UUID:
    case = new_id()
    drafts = [Draft(case, CaseOpened(route="doorstep"), _AT.date())]
    drafts += [Draft(case, ContactNoted(channel="call", text=f"Spoke {n}"), _AT.date()) for n in range(1, ENTRIES)]
    record(*drafts, opening=[Opening(case, "case", method=method)], permit=permit, at=_AT)
    return case


def _of_an_act(case: UUID, permit: Permit) -> dict[str, float]:
    def act(n: int) -> None:
        draft = Draft(case, ContactNoted(channel="call", text="Spoke again"), _AT.date(), id=new_id())
        record(draft, permit=permit, at=_AT + timedelta(minutes=n))

    with CaptureQueriesContext(connection) as asked:
        act(1)
    took = min(_timed(lambda: act(n)) for n in range(2, _TIMES))  # noqa: B023
    floor = min(_timed(lambda: [File.objects.get(id=case) for _ in asked]) for _ in range(_TIMES))
    return {"act_ms": took * 1000, "act_statements": float(len(asked)), "act_ratio": took / floor}


def _of_verify() -> dict[str, float]:
    """Measure by the clock, and by what this process itself had of its core (on a busy machine the clock says less)."""
    entries = Entry.objects.count()
    took = min(_timed(verify) for _ in range(_TIMES))
    floor = min(_timed(_read_and_sign) for _ in range(_TIMES))
    busy = min(_timed(verify, process_time) for _ in range(_TIMES))
    return {
        "verify_entries_a_second": entries / took,
        "verify_entries_a_core_second": entries / busy,
        "verify_floor_entries_a_second": entries / floor,
        "verify_ratio": took / floor,
    }


def _read_and_sign() -> None:
    _, key = current_key()
    columns = (*raw.ENTRY_COLUMNS, "words__person", "words__salt", "words__text")
    for line in raw.rows(Entry.objects.order_by("file_id", "position").values_list(*columns)):
        hmac.digest(key, line[-1].encode(), "sha256")
        hmac.digest(key, line[-1].encode(), "sha256")


def _timed(work: Callable[[], object], clock: Callable[[], float] = perf_counter) -> float:
    begun = clock()
    work()
    return clock() - begun
