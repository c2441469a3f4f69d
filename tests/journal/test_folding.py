"""Any sequence of accepted deeds, late entries, amendments and erasures folds to the live tables."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.journal.conftest import NOW, OTHER_PERSON, PERMIT, PERSON, TODAY
from tests.journal.sample.entries import CoinsAdded, PotDiscussed, PotPlaced
from tests.journal.sample.models import Pot
from voordeur import journal
from voordeur.common.ids import new_id
from voordeur.journal.models import Entry
from voordeur.journal.rebuilding import rebuild
from voordeur.journal.verifying import verify

pytestmark = pytest.mark.django_db

DAYS = st.integers(0, 20).map(lambda ago: TODAY - timedelta(days=ago))
PEOPLE = st.sampled_from([(), (PERSON,), (OTHER_PERSON,), (PERSON, OTHER_PERSON)])


@dataclass
class Said:
    """What the test itself believes about one entry, kept as simply as can be."""

    id: UUID
    pot: UUID
    coins: int = 0
    places: bool = False
    about: tuple[UUID, ...] = ()
    amends: UUID | None = None
    new_coins: int | None = None  # for a correction
    gone: bool = field(default=False)  # erased


class Journal(RuleBasedStateMachine):
    """One household's file in which people write, mend and erase."""

    def __init__(self) -> None:
        super().__init__()
        self.around = transaction.atomic()
        self.around.__enter__()
        self.file = new_id()
        self.said: list[Said] = []
        self.at: datetime = NOW

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.around.__exit__(None, None, None)

    def write(self, body: journal.Body, on: date, about: tuple[UUID, ...] = (), **more: object) -> UUID:
        self.at += timedelta(seconds=1)
        draft = journal.Draft(self.file, body, on, persons=about)
        return journal.record(draft, permit=PERMIT, at=self.at, **more).entries[0].id  # type: ignore[arg-type]

    @initialize(on=DAYS)
    def open_file(self, on: date) -> None:
        self.place(on, opening=[journal.Opening(self.file, "household")])

    @rule(on=DAYS)
    def place_pot(self, on: date) -> None:
        self.place(on)

    def place(self, on: date, **more: object) -> None:
        pot = new_id()
        self.said.append(Said(self.write(PotPlaced(pot=pot, label="p"), on, **more), pot, places=True))

    @rule(data=st.data(), on=DAYS, coins=st.integers(1, 9), about=PEOPLE)
    def add_coins(self, data: st.DataObject, on: date, coins: int, about: tuple[UUID, ...]) -> None:
        placed = data.draw(st.sampled_from([one for one in self.said if one.places]))
        try:
            id = self.write(CoinsAdded(pot=placed.pot, coins=coins), on, about)
        except journal.WrongFile:
            assert not self.counts(placed)
        else:
            assert self.counts(placed)
            self.said.append(Said(id, placed.pot, coins=coins, about=about))

    @rule(data=st.data(), on=DAYS, about=PEOPLE)
    def discuss(self, data: st.DataObject, on: date, about: tuple[UUID, ...]) -> None:
        placed = data.draw(st.sampled_from([one for one in self.said if one.places]))
        body = PotDiscussed(pot=placed.pot, conclusion="c", words=dict.fromkeys(about, "w"))
        try:
            id = self.write(body, on)
        except journal.WrongFile:
            assert not self.counts(placed)
        else:
            self.said.append(Said(id, placed.pot, about=about))

    @precondition(lambda self: any(one.coins and not one.gone for one in self.said))
    @rule(data=st.data(), coins=st.integers(10, 19), on=st.none() | DAYS)
    def correct(self, data: st.DataObject, coins: int, on: date | None) -> None:
        target = data.draw(st.sampled_from([one for one in self.said if one.coins and not one.gone]))
        self.at += timedelta(seconds=1)
        amended = journal.correct(
            target.id, fields={"coins": coins}, happened_on=on, reason="r", permit=PERMIT, at=self.at
        )
        self.said.append(Said(amended.entries[0].id, target.pot, amends=target.id, new_coins=coins, about=target.about))

    @rule(data=st.data())
    def retract(self, data: st.DataObject) -> None:
        target = data.draw(st.sampled_from(self.said))
        self.at += timedelta(seconds=1)
        amended = journal.retract(target.id, reason="r", permit=PERMIT, at=self.at)
        self.said.append(Said(amended.entries[0].id, target.pot, amends=target.id, about=target.about))

    @rule(data=st.data())
    def erase_entry(self, data: st.DataObject) -> None:
        target = data.draw(st.sampled_from(self.said))
        gone = {target.id}
        for one in self.said:  # in the order in which they were said: what amends comes after what it amends
            gone |= {one.id} if one.amends in gone else set()
        self.erase([one for one in self.said if one.id in gone], entries=[target.id])

    @rule(person=st.sampled_from([PERSON, OTHER_PERSON]))
    def erase_person(self, person: UUID) -> None:
        self.erase([one for one in self.said if one.about == (person,)], person=person)

    def erase(self, targets: list[Said], **what: object) -> None:
        self.at += timedelta(seconds=1)
        try:
            journal.erase(ground="request", permit=PERMIT, at=self.at, **what)  # type: ignore[arg-type]
        except journal.NothingToErase:
            assert all(one.gone for one in targets)
        for one in targets:
            one.gone = True

    def counts(self, entry: Said) -> bool:
        """Say whether an entry still counts: not erased, and not retracted by anything that itself counts."""
        retractions = (one for one in self.said if one.amends == entry.id and one.new_coins is None)
        return not entry.gone and not any(self.not_retracted(one) for one in retractions)

    def not_retracted(self, entry: Said) -> bool:
        """A retraction keeps its meaning when its words (its reason) are erased."""
        retractions = (one for one in self.said if one.amends == entry.id and one.new_coins is None)
        return not any(self.not_retracted(one) for one in retractions)

    def coins_now(self, entry: Said) -> int:
        corrections = [
            one.new_coins
            for one in self.said
            if one.amends == entry.id and one.new_coins is not None and self.counts(one)
        ]
        return corrections[-1] if corrections else entry.coins

    @invariant()
    def the_tables_say_what_was_said(self) -> None:
        should_be = {
            placed.pot: sum(
                self.coins_now(one) for one in self.said if one.coins and one.pot == placed.pot and self.counts(one)
            )
            for placed in self.said
            if placed.places and self.counts(placed)
        }
        assert dict(Pot.objects.filter(file=self.file).values_list("id", "coins")) == should_be

    @invariant()
    def everything_adds_up(self) -> None:
        assert rebuild(today=TODAY).differences == []
        found = verify()
        assert found.broken == []
        assert found.entries == Entry.objects.count()


@pytest.mark.slow
@pytest.mark.hypothesis  # which gives its mark by itself only to what is `given` something
def test_any_sequence_of_deeds_folds_to_the_live_tables() -> None:
    # After each step all tables are compared and the chain is verified: fewer examples than of what asks no database.
    chosen = settings(max_examples=min(settings().max_examples // 2, 200), stateful_step_count=15)
    run_state_machine_as_test(Journal, settings=chosen)


def test_a_changed_table_is_found_and_put_right(pot: Pot) -> None:
    add = journal.Draft(pot.file_id, CoinsAdded(pot=pot.id, coins=3), TODAY)
    journal.record(add, permit=PERMIT, at=NOW)
    Pot.objects.filter(id=pot.id).update(coins=300)
    Pot.objects.create(id=new_id(), file_id=pot.file_id, version=new_id(), label="never placed")
    found = rebuild(today=TODAY)
    assert len(found.differences) == 2
    assert f"sample_pot {pot.id}: changed (coins)" in found.differences
    assert rebuild(today=TODAY, check_only=False).differences
    assert rebuild(today=TODAY).differences == []
    assert Pot.objects.get(file=pot.file_id).coins == 3


def test_a_row_that_vanished_is_found_and_put_back(pot: Pot) -> None:
    Pot.objects.all().delete()
    assert rebuild(today=TODAY).differences == [f"sample_pot {pot.id}: new"]
    rebuild(today=TODAY, check_only=False)
    assert Pot.objects.get().label == "blue"
