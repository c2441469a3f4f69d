"""Does the same with many pieces in as many processes as there are cores, each with a connection of its own."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
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
        yield from map(work, pieces)
        return
    connection.close()  # a connection that two processes hold is broken
    # What the work needs goes along with the fork, and not with each piece again.
    with ProcessPoolExecutor(processes, get_context("fork"), initializer=_work_on.append, initargs=(work,)) as pool:
        yield from pool.map(_do, pieces)


def _do(piece: Any) -> Any:
    return _work_on[0](piece)


def in_batches(ids: Sequence[Piece], most: int) -> list[Sequence[Piece]]:
    """Cut what is to be done in pieces of at most so many."""
    return [ids[start : start + most] for start in range(0, len(ids), most)]
