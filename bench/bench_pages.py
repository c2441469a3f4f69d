"""What pages ask of the database at 1,000 and at 100,000 households, behind the second wall, against a floor.

One worker at a time, warm: households at random, each opened by the one who coordinates it. The floor is what the page
asked, statement by statement with the line in the access log and the commit, through psycopg alone; page and floor take
turns. Targets: time in the database at most 3 floors; the whole answer under 100 ms for 95 of 100; the median at most
1.3 times as long at 100,000 as at 1,000 (searching: 3 times). See `bench.sized` for making the databases. What an
answer had of a core (`core_ms` of ours, `server_core_ms` of the database) can be compared on a busy machine too.
"""

import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import Any
from unittest.mock import patch
from uuid import UUID

import psycopg
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from psycopg._preparing import PrepareManager

from bench import sized
from bench.homes import Home, homes
from voordeur.accounts.models import Worker
from voordeur.common import clock
from voordeur.common.ids import new_id
from voordeur.journal.ground import of_house

SIZES = tuple(int(size) for size in os.environ.get("VOORDEUR_BENCH_SIZES", "1000,100000").split(","))
HOUSEHOLDS = int(os.environ.get("VOORDEUR_BENCH_HOUSEHOLDS", "300"))
_SLOWEST = 3


@dataclass
class Asked:
    """The statements of one answer, as they went to the database, and the time that each of them took there.

    Of each: its words, its values, whether it has many of them, and the kind of cursor, which decides whether
    PostgreSQL keeps it planned.
    """

    statements: list[tuple[str, Any, bool, type]] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)


Page = Callable[[Client, Home], Any]


def _noted(client: Client, home: Home) -> Any:
    said = {"id": str(new_id()), "channel": "call", "text": "Gebeld: de afspraak staat.", "level": "1"}
    return client.post(f"/casussen/{home.case}/notitie/", said)


PAGES: dict[str, Page] = {
    "household": lambda client, home: client.get(f"/huishoudens/{home.household}/"),
    "case": lambda client, home: client.get(f"/casussen/{home.case}/"),
    "day": lambda client, _home: client.get("/"),
    "search": lambda client, home: client.post("/casussen/", {"words": home.label}),
    "record": _noted,
}


def run() -> dict[str, Any]:
    """Give milliseconds by page and size; nothing without the databases."""
    if connection.vendor != "postgresql" or not {f"sized_{size}" for size in SIZES} <= set(sized.databases()):
        return {}
    figures: dict[str, Any] = {"load_before": os.getloadavg()[0]}
    for size in SIZES:
        sized.use(f"sized_{size}")
        with of_house("checking_the_journal"):
            at, there = sized.moment(), homes()
            chosen = random.Random(1).sample(there, min(HOUSEHOLDS, len(there)))
        connection.close()
        connection.settings_dict["USER"] = settings.DATABASE_APP_ROLE
        with patch.object(clock, "now", lambda at=at: at):
            for name, page in PAGES.items():
                told = _measured(page, chosen)
                figures |= {f"{name}_{size}_{figure}": value for figure, value in told.items()}
                print(_line(name, size, told), flush=True)
        connection.close()
        connection.settings_dict["USER"] = ""
    first, last = SIZES[0], SIZES[-1]
    for name in PAGES:
        figures[f"{name}_growth_ratio"] = figures[f"{name}_{last}_median_ms"] / figures[f"{name}_{first}_median_ms"]
    return figures | {"load_after": os.getloadavg()[0]}


def _measured(page: Page, chosen: list[Home]) -> dict[str, Any]:
    clients: dict[UUID, Client] = {}
    whole, inside, floors, ratios, statements, busy = [], [], [], [], [], []
    server = 0.0
    slowest: list[tuple[float, str, Any]] = []
    for home in chosen:
        if home.worker not in clients:
            clients[home.worker] = client = Client()
            client.force_login(Worker.objects.get(pk=home.worker), backend=settings.AUTHENTICATION_BACKENDS[0])
            page(client, home)
        asked = _without_keeping(page, clients[home.worker], home)
        floor = _through_psycopg(asked)
        begun, ours, its = perf_counter(), process_time(), _server_seconds()
        with _listening(Asked()) as heard:
            answer = page(clients[home.worker], home)
        took = perf_counter() - begun
        busy.append((process_time() - ours) * 1000)
        server += (_server_seconds() - its) * 1000
        assert answer.status_code in (200, 302), answer.status_code
        whole.append(took * 1000)
        inside.append(sum(heard.seconds) * 1000)
        floors.append(floor * 1000)
        ratios.append(inside[-1] / floors[-1])
        statements.append(len(heard.statements))
        worst = max(range(len(heard.seconds)), key=heard.seconds.__getitem__)
        slowest.append((heard.seconds[worst] * 1000, *heard.statements[worst][:2]))
    slowest.sort(key=lambda one: -one[0])
    return {
        "households": len(chosen),
        "median_ms": median(whole),
        "p95_ms": quantiles(whole, n=20)[-1],
        "database_ms": median(inside),
        "floor_ms": median(floors),
        "floors_ratio": median(ratios),
        "core_ms": median(busy),
        "server_core_ms": server / len(chosen),
        "statements": median(statements),
        "slowest": [f"{took:.1f} ms: {sql}" for took, sql, _ in slowest[:_SLOWEST]],
    }


def _line(page: str, size: int, told: dict[str, Any]) -> str:
    return (
        f"{page} at {size:,}, {told['households']} households: median {told['median_ms']:.0f} ms,"
        f" p95 {told['p95_ms']:.0f} ms; database {told['database_ms']:.1f} ms, {told['floors_ratio']:.1f} floors;"
        f" {told['statements']:.0f} statements"
    )


def _server_seconds() -> float:
    """Give how long the database's process for this connection had a core; it is counted in hundredths."""
    pid = connection.connection.info.backend_pid
    ticks = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")


def _without_keeping(page: Page, client: Client, home: Home) -> Asked:
    """Ask for the page and take back what it wrote, so that the same statements can be made again.

    What is kept planned on the connection stays, which psycopg forgets whenever anything is taken back.
    """
    kept = patch.object(PrepareManager, "clear", lambda _self: False)
    with kept, _listening(Asked()) as asked, transaction.atomic():
        page(client, home)
        transaction.set_rollback(True)
    return asked


def _through_psycopg(asked: Asked) -> float:
    raw = connection.connection
    begun = perf_counter()
    cursors = {kind: kind(raw) for *_, kind in asked.statements}
    raw.execute("BEGIN")
    for sql, values, many, kind in asked.statements:
        cursor = cursors[kind]
        if many:
            cursor.executemany(sql, values)
            continue
        cursor.execute(sql, values)
        if cursor.description:
            cursor.fetchall()
    raw.execute("COMMIT")
    return perf_counter() - begun


@contextmanager
def _listening(asked: Asked) -> Iterator[Asked]:
    """Hear every statement: of the ORM, of the ground, and the end of a transaction."""

    def heard(execute: Any, sql: str, values: Any, many: bool, context: Any) -> Any:
        kind = type(context["cursor"].cursor)
        return _timed(asked, lambda: execute(sql, values, many, context), (sql, values, many, kind))

    class Told(psycopg.Cursor[Any]):
        def execute(self, query: Any, params: Any = None, **more: Any) -> Any:
            statement = (query, params, False, told)
            return _timed(asked, lambda: super(Told, self).execute(query, params, **more), statement)

    ending, told = connection._commit, psycopg.Cursor

    def commit() -> None:
        begun = perf_counter()
        ending()
        asked.seconds[-1] += perf_counter() - begun

    with connection.execute_wrapper(heard), patch("psycopg.Cursor", Told), patch.object(connection, "_commit", commit):
        yield asked


def _timed(asked: Asked, do: Callable[[], Any], statement: tuple[str, Any, bool, type]) -> Any:
    begun = perf_counter()
    try:
        return do()
    finally:
        asked.seconds.append(perf_counter() - begun)
        asked.statements.append(statement)
