"""The web server as docs/how-to/deploy.md starts it, on a database of `bench.sized`, as the role that owns nothing."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import urlopen

from django.conf import settings
from django.db import connection

from tests.faults.servers import family, kill_at_once

_PATIENCE = 120  # seconds for it to start on a busy machine
_SOURCES = Path(__file__).resolve().parents[1]


@contextmanager
def serving(database: str, *, workers: int, ahead: timedelta) -> Iterator[tuple[int, int]]:
    """Serve, with a clock that is so far ahead; give the port and the process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    line = [
        Path(sys.executable).with_name("granian"),
        "--interface",
        "wsgi",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
    ]
    line += ["--workers", str(workers), "--blocking-threads", "4", "--log-level", "warning"]
    with TemporaryDirectory() as folder:
        (Path(folder) / "static").mkdir()
        role, host = settings.DATABASE_APP_ROLE, quote(os.environ["PGHOST"], safe="")
        environment = os.environ | {
            "DATABASE_URL": f"postgresql://{role}@{host}/{database}",
            "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
            "PYTHONPATH": f"{_SOURCES / 'src'}:{_SOURCES}",
            "SECONDS_AHEAD": str(int(ahead.total_seconds())),
            "VOORDEUR_APP_ROLE": role,
            "VOORDEUR_MODE": "demo",
            "VOORDEUR_VAR": folder,
        }
        process = subprocess.Popen([*line, "voordeur.config.wsgi:application"], env=environment, cwd=folder)
        try:
            _wait_for(f"http://127.0.0.1:{port}/readyz", process)
            yield port, process.pid
        finally:
            kill_at_once(process)


def server_of_the_database() -> int:
    """Give the process that all connections to the database are children of."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(_stat(cursor.fetchone()[0])[1])


def core_seconds(pid: int) -> float:
    """Give how long a process and all that it started had of a core, those that ended meanwhile too."""
    ticks = 0
    for one in family(pid):
        try:
            ticks += sum(map(int, _stat(one)[11:15]))
        except OSError:  # it ended between being listed and being read
            continue
    return ticks / os.sysconf("SC_CLK_TCK")


def _stat(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


def _wait_for(address: str, process: "subprocess.Popen[bytes]") -> None:
    begun = time.monotonic()
    while True:
        try:
            with urlopen(address, timeout=30):
                return
        except (URLError, OSError) as error:
            if process.poll() is not None or time.monotonic() > begun + _PATIENCE:
                raise RuntimeError("the web server does not come up") from error
            time.sleep(0.1)
