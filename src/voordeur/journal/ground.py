"""Tells PostgreSQL who acts and why, so that its row-level policies decide what there is; nothing else here does.

A ground lasts as long as the block that stands on it, inside one transaction; without one there is nothing to see and
nothing may be written. It is signed with a key that the database holds too, for one connection and a few minutes, so
that a statement that somebody smuggles in cannot pretend to be another. Elsewhere (SQLite) nothing is told.

The outermost block tells its ground at once, and what there was before when it ends; a ground inside it is told before
the first statement that is asked on it.
"""

import hmac
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any
from uuid import UUID

import yaml
from django.conf import settings
from django.db import connection, transaction

from voordeur.common.keys import all_keys, current_key, key

EVERY_TABLE = "*"
LIFE = 300  # seconds in which a transaction may begin on it; the clocks of house and database may differ by less


@dataclass(frozen=True)
class Ground:
    """On what somebody stands: grants of a worker on a day, files of an act, what is opened for an act of the house.

    `files` may be read and written in; `whole` files and the tables `opened` may be read, those tables changed too when
    it `changes`.
    """

    worker: UUID | None = None
    day: date | None = None
    files: frozenset[UUID] = frozenset()
    opened: frozenset[str] = frozenset()
    changes: bool = False
    whole: frozenset[UUID] = frozenset()


@dataclass(frozen=True, kw_only=True)
class HouseAct:
    """Something that the house must know or do beyond the grants of whoever is at work, with its reason.

    It opens tables; one that opens none opens the files that it is about.
    """

    because: str
    tables: frozenset[str]
    changes: bool


class NotTaken(Exception):
    """The database does not know who speaks. Better no answer than one in which everything seems not to be there."""


NOBODY = Ground()
_here: ContextVar[Ground] = ContextVar("ground", default=NOBODY)
_telling: ContextVar[bool] = ContextVar("telling", default=False)
_held: dict[str, str] = {}  # which key the database took last


@cache
def house_acts() -> Mapping[str, HouseAct]:
    """Give every act of the house by name, as `data/house_acts.yaml` lists them."""
    book = yaml.safe_load(files("voordeur.journal").joinpath("data/house_acts.yaml").read_text("utf-8"))
    return {
        name: HouseAct(
            because=said["because"], tables=frozenset(said["tables"]), changes=said.get("changes", False) is True
        )
        for name, said in book.items()
    }


@contextmanager
def of_worker(worker: UUID, today: date) -> Iterator[None]:
    """Stand on what a worker was granted, as it is on this day: for reading."""
    with standing_on(Ground(worker=worker, day=today)):
        yield


@contextmanager
def of_act(in_files: Iterable[UUID], *, worker: UUID | None, today: date | None) -> Iterator[None]:
    """Stand on the files in which a worker (or the house by itself) writes one act, beside what is there already.

    Without a day the worker's grants are not asked: such an act reads nothing but its files.
    """
    here = _here.get()
    with standing_on(replace(here, worker=worker, day=today, files=here.files.union(in_files))):
        yield


@contextmanager
def of_house(name: str, *, whole: Iterable[UUID] = ()) -> Iterator[None]:
    """Stand on what an act of the house opens, beside what is there already; also to be put above a function.

    Such a function gives answers, never a query that is asked later. KeyError for an act that is not listed.
    """
    here, act = _here.get(), house_acts()[name]
    if EVERY_TABLE in here.opened and here.changes >= act.changes:
        yield
        return
    opened, changes = here.opened | act.tables, here.changes or act.changes
    with standing_on(replace(here, opened=opened, changes=changes, whole=here.whole.union(whole))):
        yield


@contextmanager
def standing_on(ground: Ground) -> Iterator[None]:
    """Stand on exactly this ground, and afterwards on what there was before."""
    before = _here.get()
    if ground == before or not stands():
        yield
        return
    inside = _here.set(ground)
    try:
        with nullcontext() if _telling.get() else _told_in_time(before):
            yield
    finally:
        _here.reset(inside)


@contextmanager
def _told_in_time(before: Ground) -> Iterator[None]:
    """Tell the ground of now, and inside each other one before a statement that is asked on it; at last what was."""
    told: Ground | None = None

    def first_tell(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal told
        if told != _here.get() and _is_sound():
            _tell(_here.get())
            told = _here.get()
        try:
            return execute(sql, params, many, context)
        finally:
            if sql.startswith("ROLLBACK TO"):
                told = None  # the database is back where it was at the savepoint

    with nullcontext() if connection.in_atomic_block else transaction.atomic():
        _tell(told := _here.get())
        telling = _telling.set(True)
        try:
            with connection.execute_wrapper(first_tell):
                yield
        finally:
            _telling.reset(telling)
            if _is_sound():
                _tell(before)


def here() -> Ground:
    """Give the ground on which what is asked now stands."""
    return _here.get()


def stands() -> bool:
    """Whether there is a second wall: on PostgreSQL, where the application has a role of its own."""
    return connection.vendor == "postgresql" and bool(settings.DATABASE_APP_ROLE)


def signed(ground: Ground, *, connection_of: int, until: float, key_id: str = "") -> str:
    """Write a ground as the database reads it, for the connection with this number, to begin before `until`."""
    if ground == NOBODY:
        return ""
    key_id = key_id or current_key()[0]
    said = "|".join(
        (
            str(connection_of),
            str(until),
            str(ground.worker or ""),
            str(ground.day or ""),
            ",".join(sorted(ground.opened)),
            "changes" if ground.changes else "",
            ",".join(sorted(map(str, ground.files))),
            ",".join(sorted(map(str, ground.whole))),
        )
    )
    return f"{key_id}|{hmac.digest(wall_key(key(key_id)), said.encode(), 'sha256').hex()}|{said}"


def wall_key(secret: bytes) -> bytes:
    """Make of a key of the installation the one that the database holds; there is no way back from it."""
    return hmac.digest(secret, b"second wall", "sha256")


def _tell(ground: Ground) -> None:
    """Set it for this transaction. The value travels apart from the statement: whoever lists statements reads none."""
    from psycopg import Cursor

    until = time.time() + LIFE  # noqa: TID251  the life of a signature, no day of the house
    pid = connection.connection.info.backend_pid
    with Cursor(connection.connection) as cursor:
        # A new key is not held by the database until the rights are handed out again; an earlier one is.
        for key_id in sorted(all_keys(), key=lambda id: id != _held.get("key")):
            said = signed(ground, connection_of=pid, until=until, key_id=key_id)
            if cursor.execute("SELECT wall_stand(%s)", [said]).fetchone() == (True,):
                _held["key"] = key_id
                return
    raise NotTaken("The database does not take our signature: hand out the rights again, or set the clocks right.")


def _is_sound() -> bool:
    """Whether the transaction can be told anything; one that failed is rolled back to what it stood on before."""
    from psycopg.pq import TransactionStatus

    raw = connection.connection
    return raw is not None and not raw.closed and raw.info.transaction_status == TransactionStatus.INTRANS
