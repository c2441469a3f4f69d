"""The version before goes on working on tables that the new version brought up to date, beside the new version."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.browser import Browser
from tests.faults.machine import Machine

pytestmark = pytest.mark.deep
# The version before: a tag or commit. Set it to the last release when a release is made.
PREVIOUS = "b7c76f3"
ROOT = Path(__file__).resolve().parents[2]


def git(*words: str) -> bool:
    return subprocess.run(["git", "-C", ROOT, *words], capture_output=True).returncode == 0


@pytest.mark.skipif(not git("cat-file", "-e", f"{PREVIOUS}^{{commit}}"), reason=f"no history here: {PREVIOUS} is gone")
def test_both_versions_write_and_read_in_one_database(machine_of: Callable[..., Machine], tmp_path: Path) -> None:
    code = tmp_path / "before"
    assert git("worktree", "add", "--detach", str(code), PREVIOUS)
    new = machine_of("postgresql")
    old = Machine(new.folder, new.database, beside=new, PYTHONPATH=f"{code / 'src'}:{ROOT}")
    try:
        old.start_web()
        writers = [Browser(machine, tmp_path / "ledger.jsonl") for machine in (old, new)]
        for writer in [*writers, *writers]:
            assert writer.write()
            assert "spoke with the mother" in writer.read_case()
        assert new.notes() == writers[0].kept()
        assert old.ran("journal", "verify")["broken"] == []
        new.is_whole()
    finally:
        old.kill_web()
        git("worktree", "remove", "--force", str(code))
