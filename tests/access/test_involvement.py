"""Whom to call, before there is a right to see anything."""

import pytest

from tests import cast
from voordeur import access
from voordeur.access.models import AccessLogLine
from voordeur.people import actions as people

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return cast.small_world()


def involve(world, organisation, **more):
    people.note_involvement(
        household=cast.HOUSEHOLD, organisation=organisation, permit=world.operator, at=cast.AT, **more
    )


def call(worker, purpose="coordination"):
    found = access.whom_to_call(
        worker=worker, purpose=purpose, household=cast.HOUSEHOLD, at=cast.AT, page="whom to call"
    )
    return {row.organisation for row in found}


def test_a_coordinator_hears_whom_to_call_of_a_household_that_she_may_not_see(world):
    involve(world, cast.SCHOOL, phone="010-5550123")
    assert call(cast.KARIN) == {cast.SCHOOL}
    assert not access.sees(worker=cast.KARIN, purpose="coordination", file=cast.HOUSEHOLD, today=cast.TODAY)


def test_that_she_asked_is_written_down(world):
    call(cast.KARIN)
    line = AccessLogLine.objects.get(worker=cast.KARIN)
    assert (line.file, line.function, line.page) == (cast.HOUSEHOLD, "coordinator", "whom to call")


def test_an_organisation_that_tells_the_problem_is_not_among_them(world):
    involve(world, cast.CLINIC, reveals_problem=True)
    assert call(cast.KARIN) == set()


def test_work_of_another_controller_stays_out(world):
    involve(world, cast.THE_HAGUE, programme=cast.DEN_HAAG)
    involve(world, cast.MUNICIPALITY, programme=cast.DORDRECHT)
    assert call(cast.KARIN) == {cast.MUNICIPALITY}
    assert call(cast.INEKE, "triage") == {cast.THE_HAGUE}


@pytest.mark.parametrize(
    ("worker", "purpose"),
    [
        (cast.STRANGER, "coordination"),
        (cast.MO, "help"),
        (cast.FATMA, "outreach"),
        (cast.PIET, "oversight"),
        (cast.PIET, "coordination"),
    ],
)
def test_others_have_no_ground_to_ask(world, worker, purpose):
    involve(world, cast.SCHOOL)
    with pytest.raises(access.NoGround):
        call(worker, purpose)
    assert not AccessLogLine.objects.filter(worker=worker).exists()
