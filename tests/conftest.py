"""What every test gets: its marks, its Hypothesis profile, and the fixtures of tests/support."""

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = [
    "tests.support.network",
    "tests.support.database",
    "tests.support.both_sides",
    "tests.support.browser",
    "tests.support.mail_server",
    "tests.support.log",
]

_SLOW_IS_FINE = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
settings.register_profile("default", max_examples=50, deadline=None, suppress_health_check=_SLOW_IS_FINE)
settings.register_profile("deep", max_examples=2000, deadline=None, suppress_health_check=_SLOW_IS_FINE)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

_ASK_FOR_A_DATABASE = {"db", "transactional_db", "live_server", "admin_user", "django_db_reset_sequences"}
_ASK_FOR_A_BROWSER = {"page", "context", "new_context", "browser"}


def pytest_sessionstart() -> None:
    """Compile the Dutch words when they changed, so that a page is tested as it is read."""
    root = Path(__file__).resolve().parents[1]
    words = root / "src" / "voordeur" / "locale" / "nl" / "LC_MESSAGES" / "django.po"
    compiled = words.with_suffix(".mo")
    if words.is_file() and not (compiled.is_file() and compiled.stat().st_mtime > words.stat().st_mtime):
        subprocess.run([sys.executable, root / "scripts" / "translations", "compile"], check=True)


def pytest_collection_finish() -> None:
    """Look for cycles of garbage less often, and never in what stays until the end: it took a tenth of all time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark tests `db` and `e2e` by what they ask for, so that nobody has to remember it; long runs wait."""
    for item in items:
        if item.get_closest_marker("deep") and "deep" not in config.option.markexpr:
            item.add_marker(pytest.mark.skip(reason="a long run, for `make test-deep`"))
        asked = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("smoke") or asked & _ASK_FOR_A_BROWSER:
            item.add_marker(pytest.mark.e2e)
        if item.get_closest_marker("django_db") or asked & _ASK_FOR_A_DATABASE:
            item.add_marker(pytest.mark.db)
