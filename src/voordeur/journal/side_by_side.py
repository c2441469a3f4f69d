"""Does the same with many pieces in as many processes as there are cores, each with a connection of its own."""

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from typing import Any, TypeVar

from django.db import connection

Piece = TypeVar("Piece")
Answer = TypeVar("Answer")
_work_on: list[Callable[[Any], Any]] = []  # in a process of its own: what it does with each piece


def side_by_side(work: Callable[[Piece], Answer], pieces: Sequence[Piece]) -> Iterator[Answer]:
    """Give what the work answers of each piece, in their order. It takes its ground and transaction itself.

    One after the other in this process where there is one core or piece, inside a transaction (others would not see
    what it wrote), and on SQLite (where one writes at a time). What goes wrong with a piece is raised here.
    """
    processes = min(len(os.sched_getaffinity(0)), len(pieces))
    if processes < 2 or connection.vendor != "postgresql" or connection.in_atomic_block:
        yield from map(partial(_done_with, work), pieces)
        return
    connection.close()  # a connection that two processes hold is broken
    # What the work needs goes along with the fork, and not with each piece again.
    with ProcessPoolExecutor(processes, get_context("fork"), initializer=_begin, initargs=(work,)) as pool:
        yield from pool.map(_do, pieces)


def _begin(work: Callable[[Any], Any]) -> None:
    _work_on.append(work)
    with connection.cursor() as cursor:
        cursor.execute("SET max_parallel_workers_per_gather = 0")  # every core has its process already


def _do(piece: Any) -> Any:
    return _done_with(_work_on[0], piece)


def _done_with(work: Callable[[Piece], Answer], piece: Piece) -> Answer:
    with _nothing_collected():
        return work(piece)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Look for things that hold each other only when a piece is done: it makes many and lets them all go at its end."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def in_batches(ids: Sequence[Piece], most: int) -> list[Sequence[Piece]]:
    """Cut what is to be done in pieces of at most so many."""
    return [ids[start : start + most] for start in range(0, len(ids), most)]
