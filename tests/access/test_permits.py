"""Who may write where."""

import pytest

from tests import cast
from voordeur import access
from voordeur.access.models import AccessLogLine
from voordeur.accounts.installation import INSTALLATION
from voordeur.common.ids import new_id
from voordeur.journal import Draft, NoPermit, Opening, record
from voordeur.people.entries import HouseholdMoved, InvolvementStarted
from voordeur.programmes import actions as programmes

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return cast.small_world()


def permit(worker, purpose, **where):
    return access.permit(worker=worker, purpose=purpose, at=cast.AT, **where)


def test_no_ground_is_the_same_for_a_file_of_others_and_for_one_that_never_was(world):
    for file in (cast.HOUSEHOLD, new_id()):
        with pytest.raises(access.NoGround) as refusal:
            permit(cast.STRANGER, "coordination", file=file)
        assert str(refusal.value) == ""


def test_who_sees_a_file_for_a_purpose_may_write_in_it_and_nowhere_else(world):
    cast.give("coordinator", cast.KARIN, {cast.HOUSEHOLD: "household"})
    found = permit(cast.KARIN, "coordination", file=cast.HOUSEHOLD)
    record(Draft(cast.HOUSEHOLD, HouseholdMoved(address=None), cast.TODAY), permit=found, at=cast.AT)
    with pytest.raises(NoPermit):
        record(Draft(cast.DORDRECHT, HouseholdMoved(address=None), cast.TODAY), permit=found, at=cast.AT)


def test_a_team_member_may_open_files_in_the_programme(world):
    case = new_id()
    record(
        Draft(case, InvolvementStarted(organisation=cast.SCHOOL), cast.TODAY),
        permit=permit(cast.KARIN, "coordination", programme=cast.DORDRECHT),
        at=cast.AT,
        opening=[Opening(case, "case", programme=cast.DORDRECHT)],
    )


@pytest.mark.parametrize("worker", [cast.STRANGER, cast.SANNE, cast.MO])
def test_others_may_not(world, worker):
    with pytest.raises(access.NoGround):
        permit(worker, "coordination", programme=cast.DORDRECHT)


def test_reading_purposes_give_no_permit(world):
    with pytest.raises(access.NoGround):
        permit(cast.PIET, "report", programme=cast.DORDRECHT)


def test_a_permit_is_for_something(world):
    with pytest.raises(access.NoGround):
        permit(cast.KARIN, "coordination")


def test_a_household_may_be_noted_from_a_programme_before_it_is_read(world):
    found = permit(cast.KARIN, "coordination", programme=cast.DORDRECHT, also=[cast.HOUSEHOLD])
    assert cast.HOUSEHOLD in found.noted
    assert cast.HOUSEHOLD not in found.files
    assert not access.sees(worker=cast.KARIN, purpose="coordination", file=cast.HOUSEHOLD, today=cast.TODAY)


def test_other_files_of_an_act_need_their_own_ground(world):
    with pytest.raises(access.NoGround):
        permit(cast.KARIN, "coordination", programme=cast.DORDRECHT, also=[cast.DEN_HAAG])


def test_an_administrator_arranges_workers_and_organisations_and_nothing_else(world):
    access.appoint_administrator(worker=cast.PIET, permit=world.operator, at=cast.AT)
    for file in (cast.KARIN, cast.SCHOOL):
        assert permit(cast.PIET, "administration", file=file).files == {file}
    with pytest.raises(access.NoGround):
        permit(cast.PIET, "administration", file=cast.HOUSEHOLD)


def test_an_administrator_starts_a_programme_and_staffs_it_without_seeing_a_case(world):
    access.appoint_administrator(worker=cast.PIET, permit=world.operator, at=cast.AT)
    new = new_id()
    programmes.start_programme(
        programme=new,
        slug="new",
        title="New",
        method_text=cast.method_text(cast.DORDRECHT),
        controller=cast.MUNICIPALITY,
        permit=permit(cast.PIET, "administration", file=INSTALLATION, also=[new]),
        at=cast.AT,
    )
    staffing = permit(cast.PIET, "administration", file=new)
    access.admit_to_team(programme=new, worker=cast.MO, role="case_manager", permit=staffing, at=cast.AT)
    assert access.programmes_of(worker=cast.MO, purpose="coordination", today=cast.TODAY) == [new]
    case = new_id()
    with pytest.raises(NoPermit):
        record(
            Draft(case, InvolvementStarted(organisation=cast.SCHOOL), cast.TODAY),
            permit=staffing,
            at=cast.AT,
            opening=[Opening(case, "case", programme=new)],
        )


def test_an_administrator_lets_somebody_go_out_of_files_that_stay_closed_to_the_administrator(world):
    access.appoint_administrator(worker=cast.PIET, permit=world.operator, at=cast.AT)
    cast.give("coordinator", cast.KARIN, {cast.HOUSEHOLD: "household"})
    access.let_go(worker=cast.KARIN, permit=permit(cast.PIET, "administration", file=cast.KARIN), at=cast.AT)
    assert not access.purposes_on(worker=cast.KARIN, file=cast.HOUSEHOLD, today=cast.TODAY)
    with pytest.raises(access.NoGround):
        permit(cast.PIET, "administration", file=cast.HOUSEHOLD)


def test_what_the_operator_does_is_recorded(world):
    before = AccessLogLine.objects.count()
    found = access.operator_permit(at=cast.AT, command="addresses import")
    line = AccessLogLine.objects.get(worker=access.OPERATOR, position=before + 1)
    assert (line.function, line.page, found.files) == ("operator", "addresses import", None)
