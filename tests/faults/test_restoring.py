"""A backup is put back after everything was lost: to a moment, with every lost line named."""

import shutil
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.browser import Browser
from tests.faults.machine import Machine

pytestmark = pytest.mark.deep


def write(browser: Browser, notes: int) -> None:
    for _ in range(notes):
        assert browser.write()


def see_what_was_lost(machine: Machine, browser: Browser, before: dict[str, str]) -> None:
    """What was kept before the moment is there; what came later is named, said to be lost, and written again."""
    later = {id: text for id, text in browser.kept().items() if id not in before}
    assert machine.notes() == before
    found = machine.ran("journal", "verify", code=1)
    case = machine.world["case"]
    assert [(one["what"], one["position"]) for one in found["broken"] if one["file"] == case] == [
        ("tail cut", lines_of(machine, case) + 1)
    ]
    assert machine.ran("journal", "restored", "--reason", "the disk broke")["lost"] >= len(later)
    assert machine.ran("journal", "verify")["restored"][0]["lost"][case] >= len(later)
    machine.start_web()
    browser.unsure = later.copy()
    assert browser.write_again()
    assert machine.notes() == before | later
    machine.ran("journal", "witness")
    machine.is_whole()


def lines_of(machine: Machine, file: str) -> int:
    asked = {file, file.replace("-", "")}
    rows = machine.database.ask("select file_id, count(*) from journal_entry group by file_id")
    return next(number for id, number in rows if str(id) in asked)


def test_postgresql_goes_back_to_a_moment(machine_of: Callable[..., Machine], tmp_path: Path) -> None:
    machine = machine_of("postgresql")
    database, browser = machine.database, Browser(machine, tmp_path / "ledger.jsonl")
    write(browser, 3)
    base = database.folder / "base"
    database.run("pg_basebackup", "-h", str(database.folder), "-U", "postgres", "-D", str(base), "-c", "fast")
    write(browser, 3)  # after the backup: these come back out of the archive
    before = browser.kept()
    time.sleep(1.1)
    [(moment,)] = database.ask("select now()")
    time.sleep(1.1)
    write(browser, 3)
    machine.ran("journal", "witness")
    [(log,)] = database.ask("select pg_walfile_name(pg_switch_wal())", user="postgres")
    while not (database.archive / log).exists():
        time.sleep(0.05)

    machine.kill_web()
    database.kill()
    shutil.rmtree(database.data)
    shutil.copytree(base, database.data)
    with (database.data / "postgresql.auto.conf").open("a") as settings:
        settings.write(f"restore_command = 'cp {database.archive}/%f %p'\n")
        settings.write(f"recovery_target_time = '{moment.isoformat()}'\nrecovery_target_action = 'promote'\n")
    (database.data / "recovery.signal").touch()
    database.own(*[database.data, *database.data.rglob("*")])
    database.data.chmod(0o700)
    database.start()
    while database.ask("select pg_is_in_recovery()")[0][0]:
        time.sleep(0.05)
    see_what_was_lost(machine, browser, before)


def test_sqlite_comes_back_from_its_copy(machine_of: Callable[..., Machine], tmp_path: Path) -> None:
    machine = machine_of("sqlite")
    browser, copy = Browser(machine, tmp_path / "ledger.jsonl"), tmp_path / "copy.sqlite3"
    write(browser, 3)
    assert machine.ran("database", "backup", "--to", str(copy))["backup"] == str(copy)
    assert "is there already" in machine.ran("database", "backup", "--to", str(copy), code=1)["said"]
    before = browser.kept()
    write(browser, 3)
    machine.ran("journal", "witness")

    machine.kill_web()
    for old in Path(machine.database.folder).glob("house.sqlite3*"):
        old.unlink()
    shutil.copy(copy, machine.database.owner_url)
    with sqlite3.connect(machine.database.owner_url) as there:
        assert there.execute("pragma integrity_check").fetchone() == ("ok",)
    see_what_was_lost(machine, browser, before)
