"""docs/methods.md says of every method what its files hold, docs/words.md which of them uses which word."""

import runpy
from pathlib import Path

import pytest

from voordeur.methods import library

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", ["methods", "words"])
def test_the_page_is_as_the_files_give_it(name: str) -> None:
    page = runpy.run_path(str(ROOT / "scripts" / f"{name}-table"))["page"]()

    assert (ROOT / "docs" / f"{name}.md").read_text("utf-8") == page, f"Run .venv/bin/python scripts/{name}-table."


def test_every_method_has_its_row() -> None:
    page = (ROOT / "docs" / "methods.md").read_text("utf-8")

    assert all(page.count(f"| `{id_}` |") == 1 for id_ in library.ids())
