"""Whatever is told about a household, in whatever order: the tables are what the journal says, and it stays whole."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import cast
from voordeur.common.ids import new_id
from voordeur.journal import erase
from voordeur.journal.rebuilding import rebuild
from voordeur.journal.verifying import verify
from voordeur.people import actions, queries
from voordeur.people.models import Household, Membership, Person
from voordeur.people.rules import lives_there

pytestmark = pytest.mark.django_db
FIRST = date(2009, 1, 1)

deeds = st.lists(
    st.tuples(st.sampled_from(["register", "leave", "join", "rename", "move", "death"]), st.integers(0, 40)),
    max_size=8,
)


@pytest.mark.slow
@settings(max_examples=min(settings().max_examples, 300))  # each is a household with all its deeds and tables
@given(deeds)
def test_any_history_folds_to_the_tables_that_screens_read(told):
    with transaction.atomic():
        tell_and_compare(told)
        transaction.set_rollback(True)  # the next history begins with nothing


def tell_and_compare(told):
    permit, home = cast.operator(), new_id()
    does = {"permit": permit, "at": cast.AT, "household": home}
    actions.form_household(label="x", happened_on=FIRST, **does)
    for what, days in told:
        play(what, FIRST + timedelta(days=days), does)
    assert rebuild(today=cast.TODAY).differences == []
    for day in (FIRST + timedelta(days=number) for number in range(0, 42, 7)):
        rows = Membership.objects.filter(file=home)
        assert {row.id for row in queries.living_together_on(day, household=home)} == {
            row.id for row in rows if lives_there(row, day)
        }


def play(what, on, does):
    person = Person.objects.filter(file=does["household"]).order_by("id").first()
    if what == "register" or person is None:
        actions.register_person(name=f"Person {on.day}", happened_on=on, **does)
    elif what == "leave":
        actions.leave(person=person.id, happened_on=on, **does)
    elif what == "join":
        actions.join(person=person.id, name=person.name, happened_on=on, **does)
    elif what == "rename":
        actions.change_person(person=person.id, name="Another name", **does)
    elif what == "move":
        actions.move(address=None, happened_on=on, **does)
    else:
        actions.note_death(person=person.id, happened_on=on, **does)


def test_all_deeds_of_these_rooms_fold_to_the_live_tables():
    world = cast.small_world()
    does = {"permit": world.operator, "at": cast.AT}
    actions.note_involvement(household=cast.HOUSEHOLD, organisation=cast.SCHOOL, **does)
    cast.give("helper", cast.MO, {cast.HOUSEHOLD: "household"}, domains=("income_debts", "work"))
    actions.split(household=cast.HOUSEHOLD, persons=[cast.SON], into=(new := new_id()), **does)
    actions.merge(household=new, into=cast.HOUSEHOLD, reason="same", **does)
    found = rebuild(today=cast.TODAY)
    assert found.differences == []
    assert found.entries > 30
    assert verify().broken == []


def test_a_person_who_is_erased_is_gone_from_every_table():
    permit = cast.operator()
    cast.some_household(permit)
    erase(person=cast.SON, ground="GDPR article 17, on request", permit=permit, at=cast.AT)
    assert not Person.objects.filter(id=cast.SON).exists()
    assert not Membership.objects.filter(person=cast.SON).exists()
    assert Household.objects.filter(id=cast.HOUSEHOLD).exists()
    assert Person.objects.filter(id=cast.MOTHER).exists()
    assert rebuild(today=cast.TODAY).differences == []
