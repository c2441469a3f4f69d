"""Every template is used, and every template that is named is there."""

import re
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src" / "voordeur"
TEMPLATES = SOURCE / "web" / "templates"
NAMED = re.compile(r"""["']((?:[a-z0-9_]+/)*[a-z0-9_]+\.(?:html|txt))["']""")
# Looked for by name by Django, allauth and our own error pages.
OF_OTHERS = ("django/", "account/", "mfa/", "errors/", "429.html")


def test_templates_and_their_users_are_the_same_list() -> None:
    there = {str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html")}
    users = [*SOURCE.rglob("*.py"), *TEMPLATES.rglob("*.html")]
    named = {name for path in users for name in NAMED.findall(path.read_text("utf-8"))}
    unused = {name for name in there - named if not name.startswith(OF_OTHERS)}
    missing = {name for name in named - there if not name.startswith(OF_OTHERS)}
    assert not unused, f"nothing uses {sorted(unused)}"
    assert not missing, f"there is no {sorted(missing)}"
