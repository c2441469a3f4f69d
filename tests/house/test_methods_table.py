"""docs/methods.md says of every method what its files hold, docs/words.md which of them uses which word."""

import re
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


def test_the_words_are_those_of_the_schema_and_what_is_only_a_value_is_no_kind() -> None:
    page = (ROOT / "docs" / "words.md").read_text("utf-8")

    assert {"on", "rhythm", "happened", "in_stage", "its"} <= set(re.findall(r"`(\w+)`", page))
    assert "| `passed_on` | 11 |" in page, "as an entry, not as the reason of a closing"
    assert "| `decided` |" not in page, "a field of an entry, not the entry"
