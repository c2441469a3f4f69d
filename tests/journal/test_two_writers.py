"""Two who write at once never lose or double an entry."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from uuid import UUID

import pytest
from django.db import connections

from tests.journal.conftest import NOW, PERMIT, TODAY
from tests.journal.sample.entries import CoinsAdded, PotPlaced
from tests.journal.sample.models import Pot
from voordeur import journal
from voordeur.common.ids import new_id
from voordeur.journal.models import Entry, File
from voordeur.journal.rebuilding import rebuild
from voordeur.journal.verifying import verify

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def place(file: UUID, pot: UUID) -> None:
    journal.record(
        journal.Draft(file, PotPlaced(pot=pot, label="blue"), TODAY),
        opening=[journal.Opening(file, "case")],
        permit=PERMIT,
        at=NOW,
    )


def at_once(*deeds: Callable[[], Any]) -> list[Any]:
    """Do all of these in threads that start together; give what each returned or was refused with."""
    start = Barrier(len(deeds))

    def one(deed: Callable[[], Any]) -> Any:
        start.wait(timeout=20)
        try:
            return deed()
        except journal.Refusal as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(one, deeds))


def all_adds_up() -> None:
    assert verify().broken == []
    assert rebuild(today=TODAY).differences == []


def test_all_that_two_writers_say_is_kept_once() -> None:
    file, pot = new_id(), new_id()
    place(file, pot)

    def ten_coins() -> None:
        for _ in range(10):
            journal.record(journal.Draft(file, CoinsAdded(pot=pot, coins=1), TODAY), permit=PERMIT, at=NOW)

    at_once(ten_coins, ten_coins)
    assert Pot.objects.get(id=pot).coins == 20
    positions = list(Entry.objects.filter(file=file).order_by("position").values_list("position", flat=True))
    assert positions == list(range(1, 22))
    all_adds_up()


def test_two_who_write_in_the_same_two_files_do_not_wait_for_each_other_forever() -> None:
    one, two, pot_one, pot_two = new_id(), new_id(), new_id(), new_id()
    place(one, pot_one)
    place(two, pot_two)

    def both(*drafts: journal.Draft) -> None:
        for _ in range(8):
            journal.record(*drafts, permit=PERMIT, at=NOW)

    in_one = journal.Draft(one, CoinsAdded(pot=pot_one, coins=1), TODAY)
    in_two = journal.Draft(two, CoinsAdded(pot=pot_two, coins=1), TODAY)
    at_once(lambda: both(in_one, in_two), lambda: both(in_two, in_one))
    assert [Pot.objects.get(id=pot).coins for pot in (pot_one, pot_two)] == [16, 16]
    all_adds_up()


def test_the_same_form_sent_twice_at_once_is_recorded_once() -> None:
    file, pot, id = new_id(), new_id(), new_id()
    place(file, pot)
    draft = journal.Draft(file, CoinsAdded(pot=pot, coins=5), TODAY, id=id)
    answers = at_once(*[lambda: journal.record(draft, permit=PERMIT, at=NOW)] * 3)
    assert sorted(answer.repeated for answer in answers) == [False, True, True]
    assert Pot.objects.get(id=pot).coins == 5
    all_adds_up()


def test_the_same_form_that_opens_a_file_sent_twice_at_once_opens_one() -> None:
    id = new_id()

    def deed() -> journal.Recorded:
        file = journal.id_from(id, "file")
        draft = journal.Draft(file, PotPlaced(pot=journal.id_from(id, "pot"), label="red"), TODAY, id=id)
        return journal.record(draft, opening=[journal.Opening(file, "case")], permit=PERMIT, at=NOW)

    answers = at_once(deed, deed)
    assert sorted(answer.repeated for answer in answers) == [False, True]
    assert File.objects.count() == Pot.objects.count() == 1
    all_adds_up()


def test_one_id_used_in_two_files_at_once_is_recorded_in_one() -> None:
    id, files, pots = new_id(), [new_id(), new_id()], [new_id(), new_id()]
    for file, pot in zip(files, pots, strict=True):
        place(file, pot)

    def deed(file: UUID, pot: UUID) -> Callable[[], journal.Recorded]:
        draft = journal.Draft(file, CoinsAdded(pot=pot, coins=1), TODAY, id=id)
        return lambda: journal.record(draft, permit=PERMIT, at=NOW)

    answers = at_once(deed(files[0], pots[0]), deed(files[1], pots[1]))
    assert sorted(type(answer) is journal.IdReused for answer in answers) == [False, True]
    assert sum(Pot.objects.values_list("coins", flat=True)) == 1
    all_adds_up()


def test_of_two_who_saw_the_same_version_one_is_stale() -> None:
    file, pot = new_id(), new_id()
    place(file, pot)
    seen = Pot.objects.get(id=pot).version

    def deed() -> journal.Recorded:
        draft = journal.Draft(file, CoinsAdded(pot=pot, coins=1), TODAY)
        return journal.record(draft, permit=PERMIT, at=NOW, expect={pot: seen})

    answers = at_once(deed, deed)
    assert sorted(type(answer) is journal.Stale for answer in answers) == [False, True]
    assert Pot.objects.get(id=pot).coins == 1
