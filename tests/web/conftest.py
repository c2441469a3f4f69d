"""The house of the page tests, on a fixed day."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from tests.web import house as building
from voordeur.common import clock


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is 10 March 2009, eleven in the morning in the Netherlands."""
    monkeypatch.setattr(clock, "now", lambda: building.NOW)


@pytest.fixture
def house(db: Any) -> building.House:
    """The small house."""
    return building.build()


@pytest.fixture
def as_worker(house: building.House) -> Callable[[UUID], Client]:
    """A browser in which a worker is signed in."""
    return building.signed_in
