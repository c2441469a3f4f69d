"""Everything anew finds whatever stands otherwise in the tables than the entries say, and puts it right."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any
from unittest.mock import patch
from uuid import UUID

import pytest

from tests.journal.conftest import KARIN, NOW, PERMIT, TODAY
from tests.journal.sample.entries import CoinsAdded, PotDiscussed, PotPlaced
from tests.journal.sample.models import Pot
from voordeur import journal
from voordeur.cli import main as cli
from voordeur.common.ids import new_id
from voordeur.journal import reading, rebuilding
from voordeur.journal.differences import compare_with_table
from voordeur.journal.kinds import COMMON, BadBody, decode
from voordeur.journal.models import Entry, File
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


def test_of_a_table_that_was_emptied_not_every_row_is_named(pot: Pot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuilding, "_TOLD", 2)
    monkeypatch.setattr(rebuilding, "_FILES_AT_ONCE", 1)
    pots = [pot.id, *(a_pot_elsewhere() for _ in range(4))]
    Pot.objects.all().delete()
    found = rebuild(today=TODAY)
    first, second, rest = found.differences
    assert (rest, found.wrong) == ("sample_pot: 3 more", {"sample_pot": 5})
    assert {first, second} < {f"sample_pot {id}: new" for id in pots}


def test_a_line_that_cannot_be_read_is_named_with_its_place(pot: Pot, capsys: pytest.CaptureFixture[str]) -> None:
    elsewhere = Pot.objects.get(id=a_pot_elsewhere())
    line = Entry.objects.get(file=elsewhere.file_id)
    with patch.object(reading, "decode", unreadable_when("red")):
        with pytest.raises(reading.Unreadable, match=f"file {line.file_id}, line 1: pot_placed"):
            rebuild(today=TODAY)
        assert cli.main(["journal", "rebuild"]) == 1
    assert f"file {line.file_id}, line 1: pot_placed.label" in capsys.readouterr().err


def test_who_was_interrupted_says_it_again(pot: Pot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuilding, "_FILES_AT_ONCE", 1)
    a_pot_elsewhere()
    before = list(Pot.objects.order_by("id").values_list())
    Pot.objects.all().delete()
    with monkeypatch.context() as broken:
        broken.setattr(reading, "decode", unreadable_when("red"))
        with pytest.raises(reading.Unreadable):
            rebuild(today=TODAY, check_only=False)
    assert Pot.objects.get().id == pot.id
    heard: list[float] = []
    rebuild(today=TODAY, check_only=False, progress=heard.append)
    assert (list(Pot.objects.order_by("id").values_list()), heard) == (before, [0.5, 1.0])


def a_pot_elsewhere() -> UUID:
    file, pot = new_id(), new_id()
    placed = journal.Draft(file, PotPlaced(pot=pot, label="red"), TODAY)
    journal.record(placed, opening=[journal.Opening(file, "case")], permit=PERMIT, at=NOW)
    return pot


def unreadable_when(label: str) -> Callable[[str, Mapping[str, str]], Any]:
    def read(name: str, parts: Mapping[str, str]) -> Any:
        if label in parts[COMMON]:
            raise BadBody(f"{name}.label: must be text")
        return decode(name, parts)

    return read
