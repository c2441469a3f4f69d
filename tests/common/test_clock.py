"""The one clock."""

from datetime import UTC, date, datetime, timedelta

import pytest

from voordeur.common import clock


def test_now_is_a_moment_in_utc() -> None:
    assert clock.now().utcoffset() == timedelta(0)


def test_shortly_before_midnight_in_utc_it_is_tomorrow_in_the_netherlands() -> None:
    assert clock.day_of(datetime(2026, 6, 30, 22, 30, tzinfo=UTC)) == date(2026, 7, 1)
    assert clock.day_of(datetime(2026, 1, 31, 22, 30, tzinfo=UTC)) == date(2026, 1, 31)


def test_today_follows_now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 12, 31, 23, 5, tzinfo=UTC))
    assert clock.today() == date(2027, 1, 1)


def test_a_moment_without_a_zone_has_no_day() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        clock.day_of(datetime(2026, 7, 1, 12, 0))
