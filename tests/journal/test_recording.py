"""The one way in."""

import pytest

from tests.journal.conftest import NOW, PERMIT, TODAY
from tests.journal.sample.entries import CoinsAdded
from tests.journal.sample.models import Pot
from voordeur import journal
from voordeur.journal.models import Entry, File

pytestmark = pytest.mark.django_db


def test_what_is_recorded_stands_in_the_chain_and_in_the_table(pot: Pot) -> None:
    recorded = journal.record(journal.Draft(pot.file_id, CoinsAdded(pot=pot.id, coins=3), TODAY), permit=PERMIT, at=NOW)

    first, second = Entry.objects.filter(file=pot.file_id).order_by("position")
    assert second.previous == first.hash
    assert File.objects.get(id=pot.file_id).head == second.hash
    pot.refresh_from_db()
    assert (pot.coins, pot.version) == (3, recorded.entries[0].id)
