"""What every test gets: its marks, its Hypothesis profile, and the fixtures of tests/support."""

import os

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.support.network", "tests.support.database", "tests.support.browser"]

_SLOW_IS_FINE = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
settings.register_profile("default", max_examples=50, deadline=None, suppress_health_check=_SLOW_IS_FINE)
settings.register_profile("deep", max_examples=2000, deadline=None, suppress_health_check=_SLOW_IS_FINE)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

_ASK_FOR_A_DATABASE = {"db", "transactional_db", "live_server", "admin_user", "django_db_reset_sequences"}
_ASK_FOR_A_BROWSER = {"page", "context", "new_context", "browser"}


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
