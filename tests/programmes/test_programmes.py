"""A method at work: programme, team, areas, targets."""

from datetime import date
from decimal import Decimal

import pytest

from tests import cast
from voordeur import access
from voordeur.cases.deeds import deed_for
from voordeur.common.ids import new_id
from voordeur.journal import Entry
from voordeur.journal.rebuilding import rebuild
from voordeur.methods import library
from voordeur.programmes import actions, queries
from voordeur.programmes.models import AreaSignal, Programme, Target, TeamMember
from voordeur.programmes.rules import LeavesBeforeJoining

pytestmark = pytest.mark.django_db


@pytest.fixture
def does():
    return {"permit": cast.small_world().operator, "programme": cast.DORDRECHT, "at": cast.AT}


def test_a_programme_knows_its_method_and_its_exact_text(does):
    found = queries.by_slug("dordrecht-achter-de-voordeur")
    assert found == queries.programme(cast.DORDRECHT)
    assert queries.method_of(cast.DORDRECHT).id == found.method == cast.METHODS[cast.DORDRECHT]
    assert len(found.method_sha256) == 64


def test_a_text_with_mistakes_starts_nothing(does):
    started = Programme.objects.count()
    with pytest.raises(Exception, match=r"."):
        actions.start_programme(
            slug="x", title="x", method_text="id: x\nstagez: {}", controller=cast.MUNICIPALITY, permit=does["permit"],
            at=cast.AT,
        )  # fmt: skip
    assert Programme.objects.count() == started


def test_two_programmes_cannot_have_one_short_name(does):
    with pytest.raises(actions.SlugTaken):
        actions.start_programme(
            slug="dordrecht-achter-de-voordeur",
            title="Again",
            method_text=library.text("12-dordrecht-achter-de-voordeur"),
            controller=cast.MUNICIPALITY,
            permit=does["permit"],
            at=cast.AT,
        )


def test_joining_the_team_gives_sight_in_the_same_act(does):
    recorded = access.admit_to_team(worker=cast.STRANGER, role="home_visitor", **does)
    assert [entry.kind for entry in recorded.entries] == ["team_member_joined", "access_granted"]
    assert access.programmes_of(worker=cast.STRANGER, purpose="outreach", today=cast.TODAY) == [cast.DORDRECHT]
    assert access.functions_in(worker=cast.STRANGER, programme=cast.DORDRECHT, today=cast.TODAY) == ["visitor"]


def test_leaving_the_team_takes_it_on_the_same_day(does):
    access.release_from_team(worker=cast.FATMA, role="home_visitor", **does)
    assert access.programmes_of(worker=cast.FATMA, purpose="outreach", today=cast.TODAY) == []
    assert not queries.team(cast.DORDRECHT, cast.TODAY).filter(worker=cast.FATMA).exists()
    assert queries.team(cast.DORDRECHT, date(2009, 3, 1)).filter(worker=cast.FATMA).exists()


def test_one_of_two_roles_may_end_while_the_other_goes_on(does):
    access.admit_to_team(worker=cast.FATMA, role="case_manager", **does)
    access.release_from_team(worker=cast.FATMA, role="home_visitor", **does)
    assert access.functions_in(worker=cast.FATMA, programme=cast.DORDRECHT, today=cast.TODAY) == ["coordinator"]
    assert [member.role for member in queries.team_roles_of(cast.FATMA, cast.TODAY)] == ["case_manager"]


def test_a_role_with_a_last_day_ends_by_itself_and_the_sight_with_it(does):
    last, after = date(2009, 6, 30), date(2009, 7, 1)
    with pytest.raises(LeavesBeforeJoining):
        access.admit_to_team(worker=cast.STRANGER, role="home_visitor", until=date(2009, 3, 1), **does)
    access.admit_to_team(worker=cast.STRANGER, role="home_visitor", until=last, supervisor=cast.FATMA, **does)
    sees = [access.programmes_of(worker=cast.STRANGER, purpose="outreach", today=day) for day in (last, after)]
    assert sees == [[cast.DORDRECHT], []]
    there = [queries.team(cast.DORDRECHT, day).filter(worker=cast.STRANGER).exists() for day in (last, after)]
    assert there == [True, False]
    assert TeamMember.objects.get(worker=cast.STRANGER).supervisor == cast.FATMA
    access.release_from_team(worker=cast.STRANGER, role="home_visitor", **does)
    assert access.programmes_of(worker=cast.STRANGER, purpose="outreach", today=cast.TODAY) == []
    assert rebuild(today=cast.TODAY).differences == []


def test_phases_hours_and_figures_stand_with_the_programme_and_name_nobody(does):
    told = {"file": cast.DORDRECHT, "permit": does["permit"], "at": cast.AT}
    deed_for("programme_phase_begun")(**told, phase="exploring")
    deed_for("programme_phase_begun")(**told, phase="doing", product="Plan of approach")
    assert [(one.phase, one.until) for one in queries.phases(cast.DORDRECHT)] == [
        ("doing", None),
        ("exploring", cast.TODAY),
    ]
    deed_for("consulting_hour_held")(**told, place="De Buurtkamer", visitors=11, informed=9)
    assert [one.visitors for one in queries.consulting_hours(cast.DORDRECHT)] == [11]
    for group, value in (("project", "6.4"), ("control", "6.1")):
        figure = {"what": "liveability", "moment": "before", "value": Decimal(value), "source": "Survey"}
        deed_for("measurement_taken")(**told, group=group, **figure)
    assert {one.group: one.value for one in queries.measurements(cast.DORDRECHT)} == {
        "project": Decimal("6.4"),
        "control": Decimal("6.1"),
    }
    assert rebuild(today=cast.TODAY).differences == []


def test_a_role_that_the_method_does_not_know_is_refused_by_name(does):
    with pytest.raises(queries.UnknownRole, match="no role 'wizard'"):
        access.admit_to_team(worker=cast.STRANGER, role="wizard", **does)
    assert not TeamMember.objects.filter(worker=cast.STRANGER).exists()


def test_an_area_is_marked_once_however_often_it_is_said(does):
    area = new_id()
    for _ in range(2):
        actions.mark_area(area=area, mark="demolition_area", **does)
    assert queries.marks_of(cast.DORDRECHT, {area}) == {"demolition_area"}
    assert queries.marks_of(cast.DORDRECHT, {new_id()}) == set()
    assert queries.marks_of(cast.DEN_HAAG, {area}) == set()


def test_a_later_target_replaces_an_earlier_one(does):
    for value in (400, 500):
        actions.set_target(indicator="households_approached", year=2009, value=value, **does)
    assert Target.objects.get(year=2009).value == Decimal(500)


def test_an_area_signal_has_no_place_for_a_person(does):
    actions.pass_on_area_signal(
        area=new_id(), topic="rubbish", receiver="neighbourhood manager", text="Bins stay out.", **does
    )
    assert AreaSignal.objects.get().topic == "rubbish"
    assert Entry.objects.get(kind="area_signal_passed_on").persons == ()


def test_an_ended_programme_is_not_running(does):
    actions.end_programme(reason="money ended", **does)
    assert cast.DORDRECHT not in queries.running(cast.TODAY).values_list("id", flat=True)
    assert cast.DORDRECHT in queries.running(date(2009, 3, 1)).values_list("id", flat=True)


def test_a_mark_sent_twice_is_recorded_once(does):
    id, area = new_id(), new_id()
    told = [actions.mark_area(area=area, mark="demolition_area", id=id, **does).repeated for _ in range(2)]
    assert told == [False, True]
