"""Every variable that the code reads has its line in docs/settings.md, and no line is left of one that went."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
READ = re.compile(r"""(?:environ\.get\(|environ\[|getenv\(|_listed\()\s*["']([A-Z][A-Z_]+)["']""")
OF_OTHERS = {"PATH", "HOME", "TMPDIR", "CI", "DJANGO_SETTINGS_MODULE"}


def test_settings_and_their_docs_are_the_same_list() -> None:
    read = {name for path in (ROOT / "src").rglob("*.py") for name in READ.findall(path.read_text("utf-8"))}
    documented = set(
        re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "docs" / "settings.md").read_text("utf-8"), re.MULTILINE)
    )
    assert read - OF_OTHERS == documented
