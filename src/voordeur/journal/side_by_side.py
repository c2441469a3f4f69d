"""Does the same with many pieces in as many processes as there are cores, each with a connection of its own."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

from django.db import connection

Piece = TypeVar("Piece")
Answer = TypeVar("Answer")


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
    with ProcessPoolExecutor(processes, mp_context=get_context("fork")) as pool:
        yield from pool.map(work, pieces)


def in_batches(ids: Sequence[Piece], most: int) -> list[Sequence[Piece]]:
    """Cut what is to be done in pieces of at most so many."""
    return [ids[start : start + most] for start in range(0, len(ids), most)]
