"""docs/methods.md says of every method of the library what its files hold: stories, refusals, roles and replay."""

import runpy
from pathlib import Path

from voordeur.methods import library

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_is_as_the_files_give_it() -> None:
    page = runpy.run_path(str(ROOT / "scripts" / "methods-table"))["page"]()

    assert (ROOT / "docs" / "methods.md").read_text("utf-8") == page, "Run .venv/bin/python scripts/methods-table."


def test_every_method_has_its_row() -> None:
    page = (ROOT / "docs" / "methods.md").read_text("utf-8")

    assert all(page.count(f"| `{id_}` |") == 1 for id_ in library.ids())
