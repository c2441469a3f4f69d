"""The database of a machine: a PostgreSQL server that keeps its word about the disk, or an SQLite file."""

import os
import shutil
import signal
import sqlite3
import subprocess
import time
from pathlib import Path
from typing import Any

import psycopg

_ROOT = os.geteuid() == 0
Rows = list[tuple[Any, ...]]


def family(pid: int) -> list[int]:
    """Give a process that we started, and all that it started."""
    parents: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            own, _, rest = stat.read_text().rpartition(")")
        except OSError:  # it ended since the folder was listed
            continue
        parents.setdefault(int(rest.split()[1]), []).append(int(own.split()[0]))
    found, new = [pid], [pid]
    while new:
        new = [child for one in new for child in parents.get(one, [])]
        found += new
    return found


def kill_at_once(process: subprocess.Popen[bytes]) -> None:
    """Kill -9 a process of ours with its children, and wait until they are gone."""
    doomed = family(process.pid)
    for pid in doomed:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:  # it died of its parent's end, as was meant
            continue
    process.wait()
    while any(Path(f"/proc/{pid}").exists() and "Z" not in _state(pid) for pid in doomed):
        time.sleep(0.005)


def cpu_seconds(pid: int) -> float:
    """Give how long a process and all that it started had of a core."""
    ticks = 0
    for one in family(pid):
        try:
            said = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile; what it used is gone with it
            continue
        ticks += int(said[11]) + int(said[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _state(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return "Z"


class Sqlite:
    """An SQLite file; there is no server to kill."""

    name = "sqlite"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.owner_url = self.app_url = str(folder / "house.sqlite3")

    def start(self) -> None:
        """Nothing runs."""

    def kill(self) -> None:
        """Nothing runs."""

    def stop(self) -> None:
        """Nothing runs."""

    def ask(self, sql: str) -> Rows:
        """Ask the file itself, past the house."""
        with sqlite3.connect(self.owner_url, timeout=20) as connection:
            return connection.execute(sql).fetchall()


class Postgres:
    """A PostgreSQL server with `fsync` on, as in earnest; WAL is archived beside it."""

    name = "postgresql"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.archive = folder / "archive"
        self.bin = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
        self.owner_url = f"postgresql://owner@{_escaped(folder)}/app"
        self.app_url = f"postgresql://app@{_escaped(folder)}/app"
        self.process: subprocess.Popen[bytes] | None = None
        self.archive.mkdir(parents=True)
        self.own(folder, self.archive)
        self.run(
            "initdb", "-D", str(self.data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"
        )
        self.start()
        self.ask("create role owner login createdb nosuperuser", user="postgres", database="postgres")
        self.ask("create role app login nosuperuser", user="postgres", database="postgres")
        self.ask("create database app owner owner", user="postgres", database="postgres")

    def own(self, *paths: Path) -> None:
        """Give paths to whoever runs the server, which refuses to be root."""
        if _ROOT:
            for path in paths:
                shutil.chown(path, "postgres", "postgres")

    def run(self, command: str, *words: str) -> None:
        """Run one of PostgreSQL's own commands."""
        subprocess.run([self.bin / command, *words], check=True, capture_output=True, cwd="/", **_as_server())

    def start(self) -> None:
        """Start the server and wait until it takes connections."""
        words = ["-D", self.data, "-k", self.folder, "-c", "listen_addresses=", "-c", "fsync=on"]
        words += ["-c", "synchronous_commit=on", "-c", "full_page_writes=on", "-c", "wal_level=replica"]
        words += ["-c", "archive_mode=on", "-c", f"archive_command=cp %p {self.archive}/%f"]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [self.bin / "postgres", *words], stdout=log, stderr=log, cwd="/", **_as_server()
            )
        deadline = time.monotonic() + 60
        while True:
            try:
                self.ask("select 1", user="postgres", database="postgres")
            except psycopg.OperationalError:
                assert time.monotonic() < deadline, (self.folder / "log").read_text()[-2000:]
                time.sleep(0.02)
            else:
                return

    def kill(self) -> None:
        """Kill -9 the server with every process of it."""
        assert self.process is not None
        kill_at_once(self.process)

    def stop(self) -> None:
        """Stop at the end of a test; nothing is kept."""
        if self.process is not None and self.process.poll() is None:
            kill_at_once(self.process)

    def ask(self, sql: str, *, user: str = "owner", database: str = "app") -> Rows:
        """Ask the server itself, past the house."""
        with psycopg.connect(host=str(self.folder), user=user, dbname=database, autocommit=True) as connection:
            found = connection.execute(sql)
            return found.fetchall() if found.description else []


def _as_server() -> dict[str, Any]:
    return {"user": "postgres", "group": "postgres", "extra_groups": []} if _ROOT else {}


def _escaped(folder: Path) -> str:
    return str(folder).replace("/", "%2F")
