"""A disk that is full and a database that takes no words: nothing is lost, the page says what to do, and it goes on."""

import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faults.browser import Browser
from tests.faults.machine import Machine

pytestmark = pytest.mark.deep
MEGABYTES = {"postgresql": 200, "sqlite": 24}
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="a small disk can only be mounted by root")


@contextmanager
def small_disk(megabytes: int) -> Iterator[Path]:
    """Mount a disk of so many megabytes, in memory, where the database server may come too."""
    at = Path(tempfile.mkdtemp(prefix="small-disk-"))
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=755", "tmpfs", at], check=True)
    try:
        yield at
    finally:
        subprocess.run(["umount", "--lazy", at], check=True)
        at.rmdir()


def fill(disk: Path) -> Path:
    """Fill a disk to the last byte."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        size = 1 << 20
        while size:
            try:
                file.write(b"x" * size)
            except OSError:
                size //= 2
    return ballast


def see_the_words_kept(browser: Browser) -> None:
    assert browser.said
    for status, page in browser.said:
        assert status == 503
        assert "Sluit deze pagina niet" in page
        assert "spoke with the mother" in page


@needs_root
@pytest.mark.parametrize("kind", ["postgresql", "sqlite"])
def test_with_a_full_disk_nothing_is_called_saved_and_all_goes_on_when_there_is_room(
    machine_of: Callable[..., Machine], tmp_path: Path, kind: str
) -> None:
    with small_disk(MEGABYTES[kind]) as disk:
        where = disk / "database"
        machine = machine_of(kind, where)
        browser = Browser(machine, tmp_path / "ledger.jsonl")
        assert browser.write()
        ballast = fill(disk)
        tried = 0
        while browser.write() and tried < 2000:  # rows go into pages that have room until a new page is needed
            tried += 1
        for _ in range(3):
            browser.write()
        kept = browser.kept()
        ballast.unlink()
        if kind == "postgresql" and machine.database.process.poll() is not None:
            machine.database.start()
        assert kept.items() <= machine.notes().items()
        see_the_words_kept(browser)
        assert browser.write_again()
        assert machine.notes() == browser.kept()
        machine.is_whole()
        machine.stop()


def test_a_database_that_takes_no_words_says_so_and_shows_what_it_has(
    machine_of: Callable[..., Machine], tmp_path: Path
) -> None:
    machine = machine_of("postgresql")
    browser = Browser(machine, tmp_path / "ledger.jsonl")
    assert browser.write()
    read_only(machine, "on")
    assert not browser.write()
    see_the_words_kept(browser)
    assert "cannot be used now" in machine.ran("night", code=1)["said"]
    read_only(machine, "off")
    assert browser.write_again()
    assert machine.notes() == browser.kept()


def read_only(machine: Machine, so: str) -> None:
    """Let the database refuse every write, as a standby or a failing disk does; connections begin anew."""
    database = machine.database
    database.ask(f"alter database app set default_transaction_read_only = {so}", user="postgres", database="postgres")
    database.ask(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'app'",
        user="postgres",
        database="postgres",
    )
