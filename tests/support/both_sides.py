"""With BOTH_SIDES=1, on PostgreSQL: each question of a request is asked twice, behind the second wall and before it.

At the end it lists where the answers differ, with who asked. Most differences are as they should be (nobody sees what
they may not see); one that is not asks for an act of the house, or for a filter that was forgotten.
"""

import os
import traceback
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from tests.support.database import EVERYTHING
from voordeur.journal import ground

_FOUND: Counter[str] = Counter()
_FRAMES = 4


@pytest.fixture(autouse=True)
def _ask_twice(_behind_the_wall: None) -> Iterator[None]:
    if not os.environ.get("BOTH_SIDES") or connection.vendor != "postgresql" or not connection.in_atomic_block:
        yield
        return
    with connection.execute_wrapper(_twice):
        yield


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Tell where the answers differ."""
    for place, times in _FOUND.most_common():
        terminalreporter.write_line(f"{times:4} {place}")


def _twice(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    here = ground._here.get()
    if sql.startswith("SELECT") and here != EVERYTHING and not many:
        behind = _rows(sql, params)
        ground._tell(EVERYTHING)
        before = _rows(sql, params)
        ground._tell(here)
        if behind != before:
            ours = [f for f in traceback.extract_stack() if "/src/voordeur/" in f.filename]
            named = [f"{f.filename.split('/voordeur/')[-1]}:{f.lineno} {f.name}" for f in reversed(ours[-_FRAMES:])]
            rows = f"{behind.total()} of {before.total()} rows"
            _FOUND[f"{rows}: {' < '.join(named)} ({os.environ.get('PYTEST_CURRENT_TEST', '')})"] += 1
    return execute(sql, params, many, context)


def _rows(sql: str, params: Any) -> Counter[str]:
    with connection.connection.cursor() as cursor:
        cursor.execute(sql, params)
        return Counter(map(repr, cursor.fetchall()))
