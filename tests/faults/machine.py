"""A machine on which the house runs by itself: its database, a web server and jobs, each a process to be killed."""

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from tests.faults.servers import Postgres, Sqlite, cpu_seconds, kill_at_once

_ROOT = Path(__file__).resolve().parents[2]
_PATIENCE = 60  # seconds for anything to start on a busy machine


class Machine:
    """Where the house runs. `restarts`: seconds that each start of the web server took, by the clock and of a core."""

    def __init__(
        self, folder: Path, database: Postgres | Sqlite, *, beside: "Machine | None" = None, **environment: str
    ) -> None:
        """Make the tables and the small house; `beside`: another machine that made them already."""
        self.folder = folder
        self.database = database
        self.environment = environment
        self.witness = folder / "witness.jsonl"
        self.restarts: list[tuple[float, float]] = []
        self.web: subprocess.Popen[bytes] | None = None
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        if beside is None:
            self.ran("database", "migrate", as_owner=True)
            self.world: dict[str, str] = json.loads(self._python("tests.faults.world", as_owner=True).stdout)
        else:
            self.world = beside.world

    def _env(self, as_owner: bool = False, **more: str) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
        return {
            **kept,
            "DATABASE_URL": self.database.owner_url if as_owner else self.database.app_url,
            "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
            "PYTHONPATH": f"{_ROOT / 'src'}:{_ROOT}",
            "VOORDEUR_MODE": "demo",
            "VOORDEUR_VAR": str(self.folder),
            "VOORDEUR_KEYS": "fault-1:" + "33" * 32,
            "VOORDEUR_WITNESS": str(self.witness),
            "VOORDEUR_APP_ROLE": "app",
            "SECRET_KEY": "only for these tests " * 4,
            **self.environment,
            **more,
        }

    def _python(self, module: str, *words: str, as_owner: bool = False) -> subprocess.CompletedProcess[str]:
        line = [sys.executable, "-m", module, *words]
        done = subprocess.run(line, capture_output=True, text=True, env=self._env(as_owner), cwd=self.folder)
        assert done.returncode == 0, done.stderr[-3000:]
        return done

    def make(self, *words: str) -> None:
        """Let the world do more of what it can do."""
        self._python("tests.faults.world", *words)

    def command(self, *words: str, as_owner: bool = False, **more: str) -> subprocess.Popen[bytes]:
        """Start a command of the house, and do not wait for it."""
        line = [sys.executable, "-m", "voordeur.cli.main", *words]
        pipe = subprocess.PIPE
        return subprocess.Popen(line, stdout=pipe, stderr=pipe, env=self._env(as_owner, **more), cwd=self.folder)

    def ran(self, *words: str, as_owner: bool = False, code: int = 0, **more: str) -> Any:
        """Run a command of the house to its end; give its JSON. Its exit code must be this one."""
        process = self.command(*words, "--json", as_owner=as_owner, **more)
        out, err = process.communicate(timeout=_PATIENCE * 5)
        assert process.returncode == code, (words, out.decode()[-3000:], err.decode()[-3000:])
        return json.loads(out) if out else {"said": err.decode()}

    def start_web(self) -> None:
        """Start the web server, and measure how long it takes until it can serve."""
        begun = time.monotonic()
        line = [Path(sys.executable).with_name("granian"), "--interface", "wsgi", "--host", "127.0.0.1"]
        line += ["--port", str(self.port), "--workers", "1", "--blocking-threads", "4", "--log-level", "critical"]
        with (self.folder / "web.log").open("ab") as log:
            self.web = subprocess.Popen(
                [*line, "voordeur.config.wsgi:application"], stdout=log, stderr=log, env=self._env(), cwd=self.folder
            )
        while not self._serves():
            assert time.monotonic() < begun + _PATIENCE, (self.folder / "web.log").read_text()[-3000:]
            time.sleep(0.02)
        self.restarts.append((time.monotonic() - begun, cpu_seconds(self.web.pid)))

    def _serves(self) -> bool:
        try:
            with urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=5) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def kill_web(self) -> None:
        """Kill -9 the web server with its workers."""
        assert self.web is not None
        kill_at_once(self.web)

    def stop(self) -> None:
        """End everything that was started here."""
        if self.web is not None and self.web.poll() is None:
            kill_at_once(self.web)
        self.database.stop()

    def notes(self) -> dict[str, str]:
        """Give the notes of the case as the database holds them, by id in plain digits."""
        rows = self.database.ask(
            "select e.id, w.text from journal_entry e join journal_words w on w.entry_id = e.id "
            "where e.kind = 'contact_noted' and w.person is null"
        )
        found = [(str(id).replace("-", ""), json.loads(text)["text"]) for id, text in rows]
        assert len(found) == len(dict(found)), "a note stands there twice"
        return dict(found)

    def is_whole(self) -> None:
        """See that no chain is broken, nothing is half done, and the tables are what the entries say."""
        self.ran("journal", "verify")
        self.ran("journal", "rebuild", "--check", as_owner=True)
