"""Machines for these tests, each in a folder of its own that is thrown away."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults.machine import Machine
from tests.faults.servers import Postgres, Sqlite

KINDS = {"postgresql": Postgres, "sqlite": Sqlite}


@pytest.fixture
def machine_of() -> Iterator[Callable[..., Machine]]:
    """Give a machine with this kind of database, with its small house and its web server running."""
    folder = Path(tempfile.mkdtemp(prefix="house-"))
    folder.chmod(0o755)
    made: list[Machine] = []

    def make(kind: str, at: Path | None = None, **environment: str) -> Machine:
        where = at or folder / "database"
        where.mkdir(exist_ok=True)
        machine = Machine(folder, KINDS[kind](where), **environment)
        made.append(machine)
        machine.start_web()
        return machine

    yield make
    for machine in made:
        machine.stop()
    shutil.rmtree(folder, ignore_errors=True)
