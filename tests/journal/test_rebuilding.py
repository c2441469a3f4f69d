"""Everything anew finds whatever stands otherwise in the tables than the entries say, and puts it right."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.journal.conftest import KARIN, NOW, PERMIT, TODAY
from tests.journal.sample.entries import CoinsAdded, PotDiscussed, PotPlaced
from tests.journal.sample.models import Pot
from voordeur import journal
from voordeur.common.ids import new_id
from voordeur.journal.differences import compare_with_table
from voordeur.journal.models import File
from voordeur.journal.rebuilding import rebuild

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "changes",
    [
        {"version": KARIN},
        {"label": "Blue"},
        {"coins": 4},
        {"weight": Decimal("1.51")},
        {"weight": None},
        {"seen_on": TODAY - timedelta(days=1)},
        {"said": [["c", "d"]]},
    ],
    ids=str,
)
def test_whatever_column_was_changed_is_named(pot: Pot, changes: dict[str, Any]) -> None:
    for body in (
        PotPlaced(pot=pot.id, label="blue", weight=Decimal("1.50")),
        CoinsAdded(pot=pot.id, coins=3),
        PotDiscussed(pot=pot.id, conclusion="c"),
    ):
        journal.record(journal.Draft(pot.file_id, body, TODAY), permit=PERMIT, at=NOW)
    assert rebuild(today=TODAY).differences == []
    Pot.objects.update(**changes)
    assert rebuild(today=TODAY).differences == [f"sample_pot {pot.id}: changed ({', '.join(changes)})"]


def test_what_json_tells_apart_is_not_the_same(pot: Pot) -> None:
    Pot.objects.update(said=[True, 1.0])
    head, row = File.objects.get(id=pot.file_id), Pot.objects.get()
    assert not list(compare_with_table(Pot, {head.id: head}, {pot.id: row}))
    row.said = [1, 1.0]
    (found,) = compare_with_table(Pot, {head.id: head}, {pot.id: row})
    assert (found.what, found.columns) == ("changed", ("said",))


def test_a_row_that_went_to_another_file_comes_back(pot: Pot) -> None:
    other, pot_there = new_id(), new_id()
    placed = journal.Draft(other, PotPlaced(pot=pot_there, label="red"), TODAY)
    journal.record(placed, opening=[journal.Opening(other, "case")], permit=PERMIT, at=NOW)
    Pot.objects.filter(id=pot.id).update(file_id=other)
    assert rebuild(today=TODAY).differences == [f"sample_pot {pot.id}: changed (file_id)"]
    rebuild(today=TODAY, check_only=False)
    assert Pot.objects.get(id=pot.id).file_id == pot.file_id
