"""Households over time, through the deeds."""

from datetime import date

import pytest

from tests import cast
from voordeur.common.ids import new_id
from voordeur.journal import Entry, Permit, Stale
from voordeur.journal.rebuilding import rebuild
from voordeur.people import actions, queries
from voordeur.people.actions import NotOneHousehold
from voordeur.people.models import Household, Involvement, Membership, Person

pytestmark = pytest.mark.django_db
SUMMER, AUTUMN = date(2009, 1, 10), date(2009, 2, 10)


@pytest.fixture
def does():
    permit = cast.operator()
    cast.some_household(permit)
    return {"permit": permit, "at": cast.AT}


def names(household, day=cast.TODAY):
    return [each.name for each in queries.living_together_on(day, household=household)]


def test_members_live_together_from_the_day_they_were_written_down(does):
    assert names(cast.HOUSEHOLD) == ["Anja de Wit", "Bas de Wit"]
    assert names(cast.HOUSEHOLD, date(2008, 11, 30)) == []


def test_a_child_may_live_in_two_homes_and_each_home_knows_its_name(does):
    actions.form_household(household=(home := new_id()), label="De Wit senior", happened_on=SUMMER, **does)
    actions.join(
        household=home,
        person=cast.SON,
        name="Bas de Wit",
        born=date(2000, 6, 1),
        role="child",
        part_time=True,
        happened_on=AUTUMN,
        **does,
    )
    assert names(home) == ["Bas de Wit"]
    assert {each.household for each in queries.homes_on(cast.TODAY, person=cast.SON)} == {cast.HOUSEHOLD, home}
    assert names(home, SUMMER) == []


def test_a_new_name_reaches_the_second_home_and_nothing_else_does(does):
    actions.form_household(household=(home := new_id()), label="De Wit senior", **does)
    actions.join(household=home, person=cast.SON, name="Bas de Wit", role="child", part_time=True, **does)
    said = {"name": "Bas Janssen", "phone": "010-5550123", "remark": "Bellen na schooltijd", "id": new_id()}
    for _sent_twice in range(2):
        actions.change_person(household=cast.HOUSEHOLD, person=cast.SON, **said, **does)
    assert names(home) == ["Bas Janssen"]
    told = Entry.objects.get(file=home, kind="person_changed")
    assert "010-5550123" not in told.words.get().text
    assert rebuild(today=cast.TODAY).differences == []


def test_a_home_that_the_writer_may_not_write_in_keeps_the_name_that_it_was_told(does):
    actions.form_household(household=(home := new_id()), label="De Wit senior", **does)
    actions.join(household=home, person=cast.SON, name="Bas de Wit", role="child", part_time=True, **does)
    only = Permit(worker=cast.KARIN, purpose="coordination", files=frozenset((cast.HOUSEHOLD,)))
    actions.change_person(household=cast.HOUSEHOLD, person=cast.SON, name="Bas Janssen", permit=only, at=cast.AT)
    assert names(home) == ["Bas de Wit"]
    assert "Bas Janssen" in names(cast.HOUSEHOLD)


def test_who_leaves_lived_there_until_that_day(does):
    actions.leave(household=cast.HOUSEHOLD, person=cast.SON, reason="to his father", happened_on=AUTUMN, **does)
    assert names(cast.HOUSEHOLD, date(2009, 2, 9)) == ["Anja de Wit", "Bas de Wit"]
    assert names(cast.HOUSEHOLD, AUTUMN) == ["Anja de Wit"]
    assert queries.history_of(cast.HOUSEHOLD).count() == 2


def test_a_change_told_late_takes_its_place_in_time(does):
    actions.leave(household=cast.HOUSEHOLD, person=cast.SON, happened_on=AUTUMN, **does)
    actions.join(household=cast.HOUSEHOLD, person=cast.SON, role="child", happened_on=date(2009, 2, 20), **does)
    actions.change_person(household=cast.HOUSEHOLD, person=cast.SON, phone="010-5550123", **does)
    assert [names(cast.HOUSEHOLD, date(2009, 2, day)) for day in (9, 15, 21)] == [
        ["Anja de Wit", "Bas de Wit"],
        ["Anja de Wit"],
        ["Anja de Wit", "Bas de Wit"],
    ]


def test_a_new_name_is_known_in_the_home_too(does):
    actions.change_person(household=cast.HOUSEHOLD, person=cast.SON, name="Bas van Dam", **does)
    assert "Bas van Dam" in names(cast.HOUSEHOLD)


def test_a_stale_change_is_refused(does):
    seen = Person.objects.get(id=cast.SON).version
    actions.change_person(household=cast.HOUSEHOLD, person=cast.SON, phone="010-5550101", expect=seen, **does)
    with pytest.raises(Stale):
        actions.change_person(household=cast.HOUSEHOLD, person=cast.SON, phone="010-5550102", expect=seen, **does)


def test_nobody_lives_on_after_death(does):
    actions.note_death(household=cast.HOUSEHOLD, person=cast.SON, happened_on=AUTUMN, **does)
    assert names(cast.HOUSEHOLD) == ["Anja de Wit"]
    assert Person.objects.get(id=cast.SON).died_on == AUTUMN


def test_a_household_moves_as_a_whole(does):
    actions.move(household=cast.HOUSEHOLD, address=None, happened_on=AUTUMN, **does)
    household = queries.household(cast.HOUSEHOLD)
    assert (household.address, household.at_address_since) == (None, AUTUMN)


def test_sending_a_person_twice_writes_one(does):
    id = new_id()
    for _ in range(2):
        actions.register_person(household=cast.HOUSEHOLD, name="Cor", id=id, **does)
    assert names(cast.HOUSEHOLD).count("Cor") == 1


def test_a_split_opens_a_second_file_and_leaves_the_first_as_it_was(does):
    new, before = new_id(), Entry.objects.filter(file=cast.HOUSEHOLD).count()
    actions.split(
        household=cast.HOUSEHOLD, persons=[cast.SON], into=new, label="Bas", happened_on=AUTUMN, id=new_id(), **does
    )
    assert names(cast.HOUSEHOLD) == ["Anja de Wit"]
    assert names(new) == ["Bas de Wit"]
    assert names(cast.HOUSEHOLD, SUMMER) == ["Anja de Wit", "Bas de Wit"]
    assert queries.household(new).split_from == cast.HOUSEHOLD
    assert Entry.objects.filter(file=cast.HOUSEHOLD).count() == before + 1


def test_a_split_sent_twice_splits_once(does):
    id, split = new_id(), {"household": cast.HOUSEHOLD, "persons": [cast.SON], "happened_on": AUTUMN}
    assert not actions.split(id=id, **split, **does).repeated
    assert actions.split(id=id, **split, **does).repeated
    assert Household.objects.count() == 2


@pytest.mark.parametrize("persons", [[], [cast.SON, cast.MOTHER], [cast.KARIN]])
def test_nobody_everybody_or_a_stranger_cannot_split_off(does, persons):
    with pytest.raises(NotOneHousehold):
        actions.split(household=cast.HOUSEHOLD, persons=persons, **does)


def second(does):
    actions.form_household(household=(other := new_id()), address=cast.ADDRESS, label="Wit", **does)
    actions.register_person(household=other, name="A. de Wit", phone="010-5550123", **does)
    return other


def test_a_household_written_down_twice_is_proposed_and_stays_two_until_somebody_decides(does):
    other = second(does)
    (pair,) = queries.doubles_of(cast.HOUSEHOLD)
    assert {pair.one, pair.other} == {Person.objects.get(name="A. de Wit").id, cast.MOTHER}
    assert queries.going_on(other) == other
    assert set(queries.households_at(cast.ADDRESS).values_list("id", flat=True)) == {cast.HOUSEHOLD, other}


def test_a_merge_is_written_on_both_sides_and_rewrites_nothing(does):
    other = second(does)
    told = list(Entry.objects.order_by("id").values_list("id", "hash"))
    recorded = actions.merge(household=other, into=cast.HOUSEHOLD, reason="the same family", **does)
    assert {entry.file_id for entry in recorded.entries} == {cast.HOUSEHOLD, other}
    assert queries.going_on(other) == cast.HOUSEHOLD
    assert set(names(cast.HOUSEHOLD)) == {"Anja de Wit", "Bas de Wit", "A. de Wit"}
    assert queries.households_at(cast.ADDRESS).get().id == cast.HOUSEHOLD
    assert set(told) <= set(Entry.objects.values_list("id", "hash"))
    assert queries.doubles_of(cast.HOUSEHOLD) == []


def test_a_merge_can_be_undone(does):
    other = second(does)
    actions.merge(household=other, into=cast.HOUSEHOLD, reason="the same family", **does)
    actions.undo_merge(household=other, into=cast.HOUSEHOLD, reason="two sisters", **does)
    assert queries.going_on(other) == other
    assert names(cast.HOUSEHOLD) == ["Anja de Wit", "Bas de Wit"]


def test_a_merge_and_its_undoing_sent_twice_happen_once(does):
    other, one, two = second(does), new_id(), new_id()
    for repeated in (False, True):
        told = actions.merge(household=other, into=cast.HOUSEHOLD, reason="same", id=one, **does)
        assert told.repeated is repeated
    for repeated in (False, True):
        told = actions.undo_merge(household=other, into=cast.HOUSEHOLD, reason="two", id=two, **does)
        assert told.repeated is repeated


def test_households_cannot_go_on_in_a_circle(does):
    other = second(does)
    actions.merge(household=other, into=cast.HOUSEHOLD, reason="same", **does)
    for household, into in ((cast.HOUSEHOLD, other), (other, cast.HOUSEHOLD), (other, other)):
        with pytest.raises(NotOneHousehold):
            actions.merge(household=household, into=into, reason="same", **does)


def test_what_was_not_merged_cannot_be_undone(does):
    with pytest.raises(NotOneHousehold):
        actions.undo_merge(household=cast.HOUSEHOLD, into=new_id(), reason="?", **does)


def test_who_is_involved_stands_there_from_start_to_end(does):
    actions.note_involvement(household=cast.HOUSEHOLD, organisation=cast.SCHOOL, happened_on=SUMMER, **does)
    row = Involvement.objects.get()
    assert queries.involved_on(AUTUMN, household=cast.HOUSEHOLD).get() == row
    actions.end_involvement(file=row.file_id, involvement=row.id, organisation=cast.SCHOOL, happened_on=AUTUMN, **does)
    assert not queries.involved_on(AUTUMN, household=cast.HOUSEHOLD).exists()
    assert queries.involved_on(SUMMER, household=cast.HOUSEHOLD).exists()


def test_every_membership_knows_its_household(does):
    assert {each.household for each in Membership.objects.all()} == {cast.HOUSEHOLD}
