"""A place in a group of the programme: who takes part stands in each case, and nobody is named with the group."""

from datetime import date

import pytest

from tests import cast
from tests.cases.conftest import may
from voordeur.cases import actions as cases
from voordeur.cases import counts
from voordeur.cases.deeds import deed_for
from voordeur.cases.models import GroupPlace
from voordeur.cases.queries import hidden_things
from voordeur.common.ids import new_id
from voordeur.journal import File, id_from
from voordeur.journal.rebuilding import rebuild
from voordeur.methods.vocabulary import Fact
from voordeur.programmes import queries as programmes


@pytest.fixture
def group(case):
    id = new_id()
    said = {"title": "Samen uit de schulden", "places": 8, "meetings": 6, "first_on": date(2009, 3, 9)}
    deed_for("group_formed")(**to_the_programme(), group=id, **said)
    return id


def to_the_programme():
    return {
        "file": cast.DORDRECHT,
        "permit": may(cast.KARIN, "coordination", programme=cast.DORDRECHT),
        "at": cast.AT,
    }


def writing(case):
    return {"file": case, "permit": may(cast.KARIN, "coordination", file=case), "at": cast.AT}


def test_a_place_is_counted_from_joining_to_the_end(case, group):
    mother = new_id()
    cases.note_member(member=mother, name="Samira", part="parent", person=cast.MOTHER, **writing(case))
    joined = cases.join_group(group=group, member=mother, domain="income_debts", **writing(case))
    assert joined.entries[0].persons == (cast.MOTHER,)
    cases.attend_group(group=group, **writing(case))
    cases.miss_group(group=group, reason="Her child was ill", **writing(case))
    place = GroupPlace.objects.get()
    assert (place.text, place.member) == ("Samen uit de schulden", mother)
    assert (place.state, place.attended, place.missed) == ("joined", 1, 1)
    cases.leave_group(group=group, reason="It was too much", **writing(case))
    # Whoever comes back takes a new place, and follows that one to the end.
    cases.join_group(group=group, member=mother, domain="income_debts", **writing(case))
    cases.finish_group(group=group, **writing(case))
    assert sorted(GroupPlace.objects.values_list("state", flat=True)) == ["finished", "left"]
    deed_for("group_meeting_held")(**to_the_programme(), group=group, attended=7, text="Post openmaken")
    deed_for("group_ended")(**to_the_programme(), group=group)
    assert [one.attended for one in programmes.meetings(cast.DORDRECHT)] == [7]
    assert [one.ended_on for one in programmes.groups(cast.DORDRECHT)] == [cast.TODAY]
    assert rebuild(today=cast.TODAY).differences == []


def test_a_method_can_ask_how_many_places_are_left(case, group):
    def left(in_group):
        asked = Fact(case, "group_joined", cast.TODAY, cast.AT, fields={"group": in_group})
        return counts.group_places(File.objects.get(id=case), asked, cast.TODAY)

    assert (left(group), left(new_id())) == (8, 0)
    cases.join_group(group=group, **writing(case))
    assert left(group) == 7
    cases.leave_group(group=group, **writing(case))
    assert left(group) == 8
    unsaid = new_id()
    deed_for("group_formed")(**to_the_programme(), group=unsaid, title="Wie wil")
    assert left(unsaid) == 1
    deed_for("group_ended")(**to_the_programme(), group=group)
    assert left(group) == 0


def test_what_is_said_of_a_place_is_seen_by_who_sees_the_place(case, group):
    cases.join_group(group=group, domain="income_debts", **writing(case))
    missed = cases.miss_group(group=group, **writing(case))
    assert [entry.domain for entry in missed.entries] == ["income_debts"]
    asked = {"files": [case], "purposes": ["help"], "today": cast.TODAY}
    assert group in hidden_things(worker=cast.STRANGER, **asked)
    assert group not in hidden_things(worker=cast.KARIN, **(asked | {"purposes": ["coordination"]}))


def test_a_group_of_another_programme_tells_no_title(case):
    group = id_from(cast.DEN_HAAG, "group")
    deed_for("group_formed")(file=cast.DEN_HAAG, permit=cast.operator(), at=cast.AT, group=group, title="Elders")
    cases.join_group(group=group, **writing(case))
    assert GroupPlace.objects.get().text == ""
