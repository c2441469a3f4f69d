"""Killed at any moment, the house loses nothing that it said was saved, doubles nothing and does nothing by halves."""

import os
import random
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.browser import Browser
from tests.faults.machine import Machine

pytestmark = pytest.mark.deep
ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("KILLS") or "50")
RESTART = 5.0  # seconds of a core from its start until it can serve; by the clock more while others use the machine


class Writing:
    """A worker who goes on writing while things are killed around her."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.over = threading.Event()
        self.thread = threading.Thread(target=self._write)

    def __enter__(self) -> None:
        self.over.clear()
        self.thread = threading.Thread(target=self._write)
        self.thread.start()

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self.thread.join()

    def _write(self) -> None:
        while not self.over.is_set():
            if not self.browser.write():
                time.sleep(0.02)


def see_that_nothing_is_lost(machine: Machine, browser: Browser) -> None:
    there, kept = machine.notes(), browser.kept()
    assert kept.items() <= there.items()
    sent = {id.replace("-", ""): text for id, text in browser.unsure.items()} | kept
    assert there.items() <= sent.items()


def kill_all_the_time(machine: Machine, browser: Browser, times: int, chance: random.Random) -> None:
    writing = Writing(browser)
    for _ in range(times):
        with writing:
            time.sleep(chance.uniform(0.05, 1.5))
            doomed = chance.choice(["web", "database", "both"]) if machine.database.name == "postgresql" else "web"
            if doomed != "web":
                machine.database.kill()
            if doomed != "database":
                machine.kill_web()
            time.sleep(chance.uniform(0, 0.2))
        if doomed != "web":
            machine.database.start()
        if doomed != "database":
            machine.start_web()
        see_that_nothing_is_lost(machine, browser)
        assert browser.write_again()


@pytest.mark.parametrize(("kind", "share"), [("postgresql", 0.6), ("sqlite", 0.4)])
def test_what_was_said_to_be_saved_is_there_after_every_kill(
    machine_of: Callable[..., Machine],
    tmp_path: Path,
    kind: str,
    share: float,
) -> None:
    machine = machine_of(kind)
    browser = Browser(machine, tmp_path / "ledger.jsonl")
    machine.ran("journal", "witness")
    kill_all_the_time(machine, browser, round(KILLS * share), random.Random(KILLS))
    assert len(browser.kept()) >= KILLS * share
    assert machine.notes() == browser.kept()
    machine.is_whole()
    by_the_clock, of_a_core = (sorted(times) for times in zip(*machine.restarts, strict=True))
    with (ROOT / "var" / "restarts.txt").open("a") as told:
        told.write(
            f"{kind}: {len(browser.kept())} notes kept; restart {by_the_clock[len(by_the_clock) // 2]:.1f} s by the "
        )
        told.write(f"clock (median), at most {by_the_clock[-1]:.1f} s; of a core at most {of_a_core[-1]:.1f} s\n")
    assert of_a_core[-1] < RESTART
    assert {status for status, _ in browser.said} <= {503}
    assert all("staat in deze pagina" in page for _, page in browser.said)


@pytest.mark.parametrize("kind", ["postgresql", "sqlite"])
def test_the_night_is_done_once_however_often_it_is_killed(machine_of: Callable[..., Machine], kind: str) -> None:
    machine = machine_of(kind)
    chance = random.Random(7)
    for _ in range(max(KILLS // 10, 2)):
        night = machine.command("night")
        time.sleep(chance.uniform(0.3, 2.5))
        night.kill()
        night.communicate()
    machine.ran("night")
    assert machine.ran("night")["files"] == 0
    machine.is_whole()
