"""Writing needs reading, and giving rights needs a purpose that gives them: tried as somebody with less would try."""

from typing import Any
from uuid import UUID

import pytest

from tests import cast
from voordeur import access
from voordeur.access.entries import AccessGranted
from voordeur.cases.entries import ContactNoted
from voordeur.common.ids import new_id
from voordeur.journal import Draft, NoPermit, Opening, Permit, record
from voordeur.people.entries import HouseholdMoved, InvolvementStarted

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> cast.World:
    return cast.small_world()


@pytest.fixture
def case(world: cast.World) -> UUID:
    """A case of Dordrecht in which nobody of the cast has a role."""
    file = new_id()
    record(
        Draft(file, ContactNoted(channel="call", text="first"), cast.TODAY),
        permit=world.operator,
        at=cast.AT,
        opening=[Opening(file, "case", programme=cast.DORDRECHT)],
    )
    return file


def permit(worker: UUID, purpose: str, **where: Any) -> Permit:
    return access.permit(worker=worker, purpose=purpose, at=cast.AT, **where)


def note(file: UUID, permit: Permit) -> None:
    record(Draft(file, ContactNoted(channel="call", text="mine"), cast.TODAY), permit=permit, at=cast.AT)


@pytest.mark.parametrize(("worker", "purpose"), [(cast.KARIN, "coordination"), (cast.PIET, "oversight")])
def test_who_only_knows_that_a_case_is_there_may_not_write_in_it(case: UUID, worker: UUID, purpose: str) -> None:
    assert access.sees(worker=worker, purpose=purpose, file=case, today=cast.TODAY)
    with pytest.raises(access.NoGround):
        permit(worker, purpose, file=case)


@pytest.mark.parametrize(
    ("worker", "purpose"), [(cast.KARIN, "coordination"), (cast.PIET, "oversight"), (cast.FATMA, "outreach")]
)
def test_a_right_in_the_programme_is_no_way_around_into_its_cases(case: UUID, worker: UUID, purpose: str) -> None:
    with pytest.raises(NoPermit):
        note(case, permit(worker, purpose, programme=cast.DORDRECHT))
    with pytest.raises(access.NoGround):
        permit(worker, purpose, programme=cast.DORDRECHT, also=[case])


def test_a_team_writes_in_the_files_that_it_reads(world: cast.World) -> None:
    door = new_id()
    record(
        Draft(door, ContactNoted(channel="talk", text="at the door"), cast.TODAY),
        permit=world.operator,
        at=cast.AT,
        opening=[Opening(door, "doorstep", programme=cast.DORDRECHT)],
    )
    note(door, permit(cast.FATMA, "outreach", programme=cast.DORDRECHT))


def test_the_contact_point_writes_in_each_case_of_its_programme_and_in_no_other(case: UUID) -> None:
    with pytest.raises(NoPermit):
        note(case, permit(cast.INEKE, "triage", programme=cast.DEN_HAAG))


def test_a_helper_gives_nobody_a_right_not_even_to_oneself(case: UUID) -> None:
    cast.give("helper", cast.MO, {case: "case"}, domains=("income_debts",))
    wider = AccessGranted(worker=cast.MO, purpose="help", level=2, function="coordinator")
    with pytest.raises(NoPermit):
        record(Draft(case, wider, cast.TODAY), permit=permit(cast.MO, "help", file=case), at=cast.AT)
    note(case, permit(cast.MO, "help", file=case))


def test_a_visitor_gives_no_right_to_the_whole_programme(world: cast.World) -> None:
    wide = AccessGranted(worker=cast.FATMA, purpose="oversight", level=2, programme_wide=True)
    with pytest.raises(NoPermit):
        record(
            Draft(cast.DORDRECHT, wide, cast.TODAY),
            permit=permit(cast.FATMA, "outreach", programme=cast.DORDRECHT),
            at=cast.AT,
        )


def test_who_coordinates_gives_rights_in_the_own_case(case: UUID) -> None:
    cast.give("coordinator", cast.KARIN, {case: "case"})
    right = AccessGranted(worker=cast.MO, purpose="help", level=1, domains=("income_debts",), function="helper")
    record(Draft(case, right, cast.TODAY), permit=permit(cast.KARIN, "coordination", file=case), at=cast.AT)
    assert access.sees(worker=cast.MO, purpose="help", file=case, today=cast.TODAY)


def test_in_a_household_that_is_not_read_one_notes_involvement_and_changes_nothing(world: cast.World) -> None:
    found = permit(cast.KARIN, "coordination", programme=cast.DORDRECHT, also=[cast.HOUSEHOLD])
    with pytest.raises(NoPermit):
        record(Draft(cast.HOUSEHOLD, HouseholdMoved(address=None), cast.TODAY), permit=found, at=cast.AT)
    body = InvolvementStarted(organisation=cast.MUNICIPALITY, household=cast.HOUSEHOLD)
    record(Draft(cast.HOUSEHOLD, body, cast.TODAY), permit=found, at=cast.AT)


def test_whoever_left_may_write_nothing_from_that_moment(world: cast.World, case: UUID) -> None:
    cast.give("coordinator", cast.KARIN, {case: "case"})
    permit(cast.KARIN, "coordination", file=case)
    access.let_go(worker=cast.KARIN, permit=world.operator, at=cast.AT)
    with pytest.raises(access.NoGround):
        permit(cast.KARIN, "coordination", file=case)
    with pytest.raises(access.NoGround):
        access.look(worker=cast.KARIN, purpose="coordination", at=cast.AT, page="case", file=case)
