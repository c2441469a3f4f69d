"""Somebody who may sign in."""

from typing import Any

import pytest

from tests import cast
from voordeur.accounts.models import Worker

PASSWORD = "een lange zin voor de test"


@pytest.fixture
def karin(db: Any) -> Worker:
    """Karin, with a password."""
    cast.some_workers(cast.operator())
    worker = Worker.objects.get(pk=cast.KARIN)
    worker.set_password(PASSWORD)
    worker.save()
    return worker
