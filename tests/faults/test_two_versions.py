"""The version before made the house, and goes on working beside the new one, which brings its tables up to date."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.browser import Browser
from tests.faults.machine import Machine

pytestmark = pytest.mark.deep
# The version before: a tag or commit. Set it to the last release when a release is made.
PREVIOUS = "8c97179"
ROOT = Path(__file__).resolve().parents[2]


def git(*words: str) -> bool:
    return subprocess.run(["git", "-C", ROOT, *words], capture_output=True).returncode == 0


@pytest.mark.skipif(not git("cat-file", "-e", f"{PREVIOUS}^{{commit}}"), reason=f"no history here: {PREVIOUS} is gone")
def test_both_versions_write_and_read_in_one_database(machine_of: Callable[..., Machine], tmp_path: Path) -> None:
    code = tmp_path / "before"
    assert git("worktree", "add", "--detach", str(code), PREVIOUS)
    old = machine_of("postgresql", PYTHONPATH=f"{code / 'src'}:{code}")
    new = Machine(old.folder, old.database, beside=old)
    try:
        new.ran("database", "migrate", as_owner=True)
        new.start_web()
        writers = [Browser(machine, tmp_path / "ledger.jsonl") for machine in (old, new)]
        for writer in [*writers, *writers]:
            assert writer.write()
            assert "spoke with the mother" in writer.read_case()
        assert new.notes() == writers[0].kept()
        assert old.ran("journal", "verify")["broken"] == []
        new.is_whole()
    finally:
        new.kill_web()
        git("worktree", "remove", "--force", str(code))
