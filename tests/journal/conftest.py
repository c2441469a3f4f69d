"""What the journal's tests share: two workers, a file and a permit."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from tests.journal.sample.entries import PotPlaced
from tests.journal.sample.models import Pot
from voordeur import journal
from voordeur.common.ids import new_id

KARIN = UUID("018f0000-0000-7000-8000-00000000aa01")
MO = UUID("018f0000-0000-7000-8000-00000000aa02")
PERSON = UUID("018f0000-0000-7000-8000-00000000bb01")
OTHER_PERSON = UUID("018f0000-0000-7000-8000-00000000bb02")
NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)
TODAY = date(2026, 3, 10)
PERMIT = journal.Permit(worker=KARIN, purpose="coordination", files=None)


@pytest.fixture
def pot(db: None) -> Pot:
    """A case file with one pot in it."""
    file, pot = new_id(), new_id()
    journal.record(
        journal.Draft(file, PotPlaced(pot=pot, label="blue"), TODAY),
        opening=[journal.Opening(file, "case")],
        permit=PERMIT,
        at=NOW,
    )
    return Pot.objects.get(id=pot)
