"""The one way in: what is recorded, what is refused, and what is recognised as said before."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.journal.conftest import KARIN, MO, NOW, OTHER_PERSON, PERMIT, PERSON, TODAY
from tests.journal.sample.entries import CoinsAdded, PotBroken, PotDiscussed, PotPlaced
from tests.journal.sample.models import Pot
from voordeur import journal
from voordeur.common.ids import new_id
from voordeur.journal.kinds import BadBody
from voordeur.journal.models import Entry, File, Words
from voordeur.journal.once import once, one_answer

pytestmark = pytest.mark.django_db


def add(pot: Pot, coins: int, on: date = TODAY, **more: Any) -> journal.Recorded:
    draft = journal.Draft(pot.file_id, CoinsAdded(pot=pot.id, coins=coins), on)
    return journal.record(replace(draft, **more), permit=PERMIT, at=NOW)


def coins(pot: Pot) -> int:
    return Pot.objects.get(id=pot.id).coins


def test_what_is_recorded_stands_in_the_chain_and_in_the_table(pot: Pot) -> None:
    recorded = add(pot, 3)

    first, second = Entry.objects.filter(file=pot.file_id).order_by("position")
    assert second.previous == first.hash
    assert File.objects.get(id=pot.file_id).head == second.hash
    assert (coins(pot), Pot.objects.get(id=pot.id).version) == (3, recorded.entries[0].id)


def test_each_person_has_words_of_their_own_and_is_named_in_the_header(pot: Pot) -> None:
    body = PotDiscussed(pot=pot.id, conclusion="keep", words={PERSON: "mine", OTHER_PERSON: "ours"})
    recorded = journal.record(journal.Draft(pot.file_id, body, TODAY), permit=PERMIT, at=NOW)

    (entry,) = recorded.entries
    assert entry.persons == (PERSON, OTHER_PERSON)
    own = Words.objects.get(entry=entry, person=PERSON)
    assert "mine" in own.text
    assert "mine" not in Words.objects.get(entry=entry, person=None).text


def test_a_late_entry_takes_its_place_in_the_meaning_of_the_file(pot: Pot) -> None:
    add(pot, 1)
    add(pot, 2, on=date(2026, 3, 1))

    assert coins(pot) == 3
    assert Pot.objects.get(id=pot.id).seen_on == TODAY  # what happened last counts, not what was written last


def test_what_happened_before_the_file_was_opened_can_be_recorded(pot: Pot) -> None:
    add(pot, 2, on=date(2025, 12, 24))
    assert coins(pot) == 2


def test_a_happening_dated_before_its_thing_waits_for_it(pot: Pot) -> None:
    second = new_id()
    journal.record(
        journal.Draft(pot.file_id, PotPlaced(pot=second, label="red"), date(2026, 3, 5)), permit=PERMIT, at=NOW
    )
    journal.record(journal.Draft(pot.file_id, CoinsAdded(pot=second, coins=4), date(2026, 3, 2)), permit=PERMIT, at=NOW)
    assert Pot.objects.get(id=second).coins == 4


def test_a_happening_in_the_future_is_refused(pot: Pot) -> None:
    with pytest.raises(journal.InTheFuture):
        add(pot, 1, on=TODAY + timedelta(days=1))
    with pytest.raises(journal.InTheFuture):
        add(pot, 1, happened_at=NOW + timedelta(minutes=1))
    assert coins(pot) == 0


def test_a_happening_before_1900_is_refused(pot: Pot) -> None:
    with pytest.raises(journal.TooLongAgo):
        add(pot, 1, on=date(1899, 12, 31))


def test_the_day_is_the_day_in_the_netherlands(pot: Pot) -> None:
    late_evening = NOW.replace(day=10, hour=23, minute=30)  # already the 11th in Amsterdam
    draft = journal.Draft(pot.file_id, CoinsAdded(pot=pot.id, coins=1), date(2026, 3, 11))
    assert journal.record(draft, permit=PERMIT, at=late_evening).entries


def test_what_was_asked_before_is_asked_anew_once_files_are_held(pot: Pot) -> None:
    """While it waited for them, somebody else may have changed it."""
    coins = once(lambda: Pot.objects.get(id=pot.id).coins)
    with one_answer():
        before = coins()
        Pot.objects.filter(id=pot.id).update(coins=before + 5)
        assert coins() == before
        journal.hold([pot.file_id], permit=PERMIT, at=NOW)
        assert coins() == before + 5


def test_the_same_id_with_the_same_content_is_recorded_once(pot: Pot) -> None:
    id = new_id()
    first = add(pot, 3, id=id)
    again = add(pot, 3, id=id)

    assert again.repeated
    assert not first.repeated
    assert (again.act, again.entries[0].id) == (first.act, id)
    assert coins(pot) == 3
    assert Entry.objects.filter(file=pot.file_id).count() == 2


@pytest.mark.parametrize(
    "other",
    [
        {"body": lambda pot: CoinsAdded(pot=pot, coins=4)},
        {"happened_on": date(2026, 3, 9)},
        {"domain": "income_debts"},
        {"level": journal.Level.CONFINED},
        {"body": lambda pot: PotBroken(pot=pot)},
    ],
)
def test_the_same_id_with_other_content_is_refused(pot: Pot, other: dict[str, Any]) -> None:
    id = new_id()
    add(pot, 3, id=id)
    draft = journal.Draft(pot.file_id, CoinsAdded(pot=pot.id, coins=3), TODAY, id=id)
    changed = {name: value(pot.id) if isinstance(value, Callable) else value for name, value in other.items()}  # type: ignore[arg-type]
    with pytest.raises(journal.IdReused):
        journal.record(replace(draft, **changed), permit=PERMIT, at=NOW)
    assert coins(pot) == 3


def test_an_id_used_in_part_of_an_act_is_refused(pot: Pot) -> None:
    id = new_id()
    add(pot, 3, id=id)
    drafts = [
        journal.Draft(pot.file_id, CoinsAdded(pot=pot.id, coins=3), TODAY, id=id),
        journal.Draft(pot.file_id, CoinsAdded(pot=pot.id, coins=1), TODAY, id=new_id()),
    ]
    with pytest.raises(journal.IdReused):
        journal.record(*drafts, permit=PERMIT, at=NOW)
    with pytest.raises(journal.IdReused):
        journal.record(drafts[0], drafts[0], permit=PERMIT, at=NOW)
    assert coins(pot) == 3


def test_an_id_of_somebody_else_is_refused(pot: Pot) -> None:
    id = new_id()
    add(pot, 3, id=id)
    draft = journal.Draft(pot.file_id, CoinsAdded(pot=pot.id, coins=3), TODAY, id=id)
    with pytest.raises(journal.IdReused):
        journal.record(draft, permit=replace(PERMIT, worker=MO), at=NOW)


def test_an_act_sent_twice_opens_one_file_although_the_deed_makes_new_ids() -> None:
    id = new_id()

    def deed() -> journal.Recorded:
        file, thing = new_id(), new_id()
        return journal.record(
            journal.Draft(file, PotPlaced(pot=journal.id_from(id, "pot"), label="green"), TODAY, id=id),
            journal.Draft(file, CoinsAdded(pot=journal.id_from(id, "pot"), coins=1), TODAY),
            journal.Draft(file, PotPlaced(pot=thing, label="small"), TODAY),
            opening=[journal.Opening(file, "household")],
            permit=PERMIT,
            at=NOW,
        )

    assert not deed().repeated
    files = File.objects.count()
    again = deed()
    assert again.repeated
    assert len(again.entries) == 3
    assert File.objects.count() == files


def test_opening_a_file_that_is_already_there_is_refused(pot: Pot) -> None:
    draft = journal.Draft(pot.file_id, PotPlaced(pot=new_id(), label="red"), TODAY)
    with pytest.raises(journal.IdReused):
        journal.record(draft, opening=[journal.Opening(pot.file_id, "case")], permit=PERMIT, at=NOW)


def test_a_version_that_is_no_longer_there_is_refused_as_stale(pot: Pot) -> None:
    seen = pot.version
    current = add(pot, 1).entries[0].id
    draft = journal.Draft(pot.file_id, CoinsAdded(pot=pot.id, coins=1), TODAY)
    with pytest.raises(journal.Stale) as refusal:
        journal.record(draft, permit=PERMIT, at=NOW, expect={pot.id: seen})
    assert refusal.value.current == current
    journal.record(draft, permit=PERMIT, at=NOW, expect={pot.id: current})
    assert coins(pot) == 2


def test_a_row_that_is_gone_is_stale(pot: Pot) -> None:
    journal.record(journal.Draft(pot.file_id, PotBroken(pot=pot.id), TODAY), permit=PERMIT, at=NOW)
    draft = journal.Draft(pot.file_id, PotPlaced(pot=new_id(), label="x"), TODAY)
    with pytest.raises(journal.Stale) as refusal:
        journal.record(draft, permit=PERMIT, at=NOW, expect={pot.id: pot.version})
    assert refusal.value.current is None


@pytest.mark.parametrize(
    "permit",
    [
        journal.Permit(worker=KARIN, purpose="help", files=frozenset({UUID(int=1)})),
        journal.Permit(worker=KARIN, purpose="help", programmes=frozenset({UUID(int=1)})),
        journal.Permit(worker=KARIN, purpose="help", files=None, kinds=frozenset({"pot_placed"})),
        journal.Permit(worker=KARIN, purpose="help"),
    ],
)
def test_a_permit_that_does_not_cover_file_and_kind_is_refused(pot: Pot, permit: journal.Permit) -> None:
    draft = journal.Draft(pot.file_id, CoinsAdded(pot=pot.id, coins=1), TODAY)
    with pytest.raises(journal.NoPermit):
        journal.record(draft, permit=permit, at=NOW)
    assert coins(pot) == 0


def test_a_permit_for_a_programme_covers_its_files() -> None:
    programme, file = new_id(), new_id()
    permit = journal.Permit(worker=KARIN, purpose="outreach", programmes=frozenset({programme}))
    draft = journal.Draft(file, PotPlaced(pot=new_id(), label="red"), TODAY)
    journal.record(draft, opening=[journal.Opening(file, "case", programme=programme)], permit=permit, at=NOW)
    journal.record(replace(draft, body=PotPlaced(pot=new_id(), label="blue")), permit=permit, at=NOW)
    assert Pot.objects.filter(file=file).count() == 2


def test_a_file_of_another_programme_cannot_be_opened() -> None:
    file = new_id()
    permit = journal.Permit(worker=KARIN, purpose="outreach", programmes=frozenset({new_id()}))
    with pytest.raises(journal.NoPermit):
        journal.record(
            journal.Draft(file, PotPlaced(pot=new_id(), label="red"), TODAY),
            opening=[journal.Opening(file, "case", programme=new_id())],
            permit=permit,
            at=NOW,
        )
    assert not File.objects.filter(id=file).exists()


def test_a_household_may_be_opened_with_a_permit_for_a_programme_but_not_with_an_empty_one() -> None:
    file = new_id()
    draft = journal.Draft(file, PotPlaced(pot=new_id(), label="red"), TODAY)
    opening = [journal.Opening(file, "household")]
    with pytest.raises(journal.NoPermit):
        journal.record(draft, opening=opening, permit=journal.Permit(worker=KARIN, purpose="help"), at=NOW)
    visiting = journal.Permit(worker=KARIN, purpose="outreach", programmes=frozenset({new_id()}))
    assert journal.record(draft, opening=opening, permit=visiting, at=NOW).entries


def test_an_entry_about_a_thing_of_another_file_is_refused(pot: Pot) -> None:
    draft = journal.Draft(pot.file_id, CoinsAdded(pot=new_id(), coins=1), TODAY)
    with pytest.raises(journal.WrongFile):
        journal.record(draft, permit=PERMIT, at=NOW)
    with pytest.raises(journal.WrongFile):
        journal.record(replace(draft, happened_on=date(2026, 1, 1)), permit=PERMIT, at=NOW)
    with pytest.raises(journal.WrongFile):
        journal.record(replace(draft, file=new_id()), permit=PERMIT, at=NOW)
    assert Entry.objects.filter(file=pot.file_id).count() == 1


def test_a_kind_stands_only_in_the_files_where_it_belongs() -> None:
    file, pot = new_id(), new_id()
    with pytest.raises(journal.WrongFile):
        journal.record(
            journal.Draft(file, PotPlaced(pot=pot, label="red"), TODAY),
            journal.Draft(file, PotBroken(pot=pot), TODAY),
            opening=[journal.Opening(file, "programme")],
            permit=PERMIT,
            at=NOW,
        )


def test_a_body_with_a_wrong_value_is_refused_by_name(pot: Pot) -> None:
    wrong = CoinsAdded(pot=pot.id, coins="three")  # type: ignore[arg-type]
    with pytest.raises(BadBody, match=r"coins_added\.coins"):
        journal.record(journal.Draft(pot.file_id, wrong, TODAY), permit=PERMIT, at=NOW)


def test_an_act_over_two_files_shares_its_act_and_is_all_or_nothing(pot: Pot) -> None:
    other = new_id()
    drafts = [
        journal.Draft(pot.file_id, CoinsAdded(pot=pot.id, coins=1), TODAY),
        journal.Draft(other, PotPlaced(pot=new_id(), label="red"), TODAY),
    ]
    opening = [journal.Opening(other, "case")]
    recorded = journal.record(*drafts, opening=opening, permit=PERMIT, at=NOW)
    assert {entry.act for entry in recorded.entries} == {recorded.act}
    assert {entry.file_id for entry in recorded.entries} == {pot.file_id, other}

    bad = journal.Draft(other, CoinsAdded(pot=new_id(), coins=1), TODAY)
    with pytest.raises(journal.WrongFile):
        journal.record(drafts[0], bad, permit=PERMIT, at=NOW)
    assert coins(pot) == 1


def test_a_refusal_speaks_both_languages() -> None:
    for refusal in (journal.InTheFuture(), journal.Stale(None), journal.IdReused(), journal.NoPermit()):
        assert refusal.explanation["nl"]
        assert refusal.explanation["en"]
        assert refusal.first.keys() == {"nl", "en"}
