"""Whom to call, before there is a right to see anything."""

from uuid import UUID

import pytest

from tests import cast
from tests.cases.conftest import may
from voordeur import access
from voordeur.access.models import AccessLogLine
from voordeur.accounts import actions as accounts
from voordeur.cases import actions as cases
from voordeur.cases.queries import Call, homes_at, known_cases, of_one_controller, whom_to_call
from voordeur.cases.rules import HouseholdHasCase
from voordeur.common.ids import new_id
from voordeur.journal import id_from
from voordeur.people import actions as people
from voordeur.people.models import Household, Involvement

CONTROLLER = cast.CONTROLLERS


def call(worker: UUID, purpose: str, programme: UUID = cast.DORDRECHT) -> list[Call]:
    return whom_to_call(
        household=cast.HOUSEHOLD,
        worker=cast.World.worker(None, worker),  # type: ignore[arg-type]
        purpose=purpose,
        programme=programme,
        at=cast.AT,
        page="whom to call",
    )


def test_who_may_open_a_case_hears_whom_to_call_and_nothing_more(case: UUID) -> None:
    calls = call(cast.FATMA, "outreach")
    assert {(one.name, one.organisation) for one in calls} == {
        ("Fatma", "Municipality of Dordrecht"),
        ("Karin", "Municipality of Dordrecht"),
    }
    assert {one.case for one in calls} == {case}


def test_that_somebody_asked_is_written_down_with_the_household(case: UUID) -> None:
    call(cast.KARIN, "coordination")
    line = AccessLogLine.objects.get(worker=cast.KARIN)
    assert (line.file, line.function, line.page) == (cast.HOUSEHOLD, "coordinator", "whom to call")


@pytest.mark.parametrize(
    ("worker", "purpose"),
    [(cast.STRANGER, "coordination"), (cast.MO, "help"), (cast.PIET, "oversight"), (cast.INEKE, "triage")],
)
def test_others_have_no_ground_to_ask_and_no_line_is_left(case: UUID, worker: UUID, purpose: str) -> None:
    with pytest.raises(access.NoGround):
        call(worker, purpose)
    assert not AccessLogLine.objects.filter(worker=worker).exists()


def test_work_of_another_controller_is_not_there(case: UUID) -> None:
    assert call(cast.INEKE, "triage", cast.DEN_HAAG) == []
    assert known_cases(cast.HOUSEHOLD, controller=CONTROLLER[cast.DEN_HAAG]) == []
    assert homes_at(cast.ADDRESS, controller=CONTROLLER[cast.DEN_HAAG]) == []
    assert homes_at(cast.ADDRESS, controller=CONTROLLER[cast.DORDRECHT]) == [Household.objects.get()]


def test_a_case_of_another_controller_stops_nobody_and_shows_nothing(case: UUID) -> None:
    id = new_id()
    permit = may(cast.INEKE, "triage", programme=cast.DEN_HAAG, also=[cast.HOUSEHOLD])
    cases.open_case(route="signal", household=cast.HOUSEHOLD, programme=cast.DEN_HAAG, permit=permit, at=cast.AT, id=id)
    assert [one.case for one in known_cases(cast.HOUSEHOLD, controller=CONTROLLER[cast.DEN_HAAG])] == [
        id_from(id, "case")
    ]


def test_an_organisation_whose_name_tells_the_problem_leaves_no_line(case: UUID, world: cast.World) -> None:
    before = call(cast.FATMA, "outreach")
    accounts.change_worker(worker=cast.MO, organisation=cast.CLINIC, permit=world.operator, at=cast.AT)
    cases.assign_role(file=case, role="financial_case_manager", worker=cast.MO, permit=world.operator, at=cast.AT)
    assert call(cast.FATMA, "outreach") == before


def test_a_case_in_which_only_such_organisations_work_is_as_if_it_did_not_run(world: cast.World) -> None:
    accounts.change_worker(worker=cast.MO, organisation=cast.CLINIC, permit=world.operator, at=cast.AT)
    cases.open_case(
        route="transfer",
        household=cast.HOUSEHOLD,
        programme=cast.DORDRECHT,
        roles={"financial_case_manager": cast.MO},
        permit=world.operator,
        at=cast.AT,
    )
    assert call(cast.FATMA, "outreach") == []
    open_one(cast.KARIN)  # is not refused: a refusal would tell
    with pytest.raises(HouseholdHasCase):
        open_one(cast.FATMA, "outreach")


def open_one(worker: UUID, purpose: str = "coordination") -> None:
    permit = may(worker, purpose, programme=cast.DORDRECHT, also=[cast.HOUSEHOLD])
    role = {cast.KARIN: "case_manager", cast.FATMA: "home_visitor"}[worker]
    cases.open_case(
        route="transfer",
        household=cast.HOUSEHOLD,
        programme=cast.DORDRECHT,
        roles={role: worker},
        permit=permit,
        at=cast.AT,
    )


def test_a_running_case_without_anybody_in_it_is_told_as_such(world: cast.World) -> None:
    cases.open_case(
        route="transfer", household=cast.HOUSEHOLD, programme=cast.DORDRECHT, permit=world.operator, at=cast.AT
    )
    (one,) = call(cast.KARIN, "coordination")
    assert (one.name, one.organisation, one.programme.nl) == ("", "", "dordrecht-achter-de-voordeur")


def test_on_the_household_page_too_work_of_another_controller_stays_out(world: cast.World) -> None:
    for organisation, programme in ((cast.THE_HAGUE, cast.DEN_HAAG), (cast.SCHOOL, None)):
        people.note_involvement(
            household=cast.HOUSEHOLD,
            organisation=organisation,
            programme=programme,
            permit=world.operator,
            at=cast.AT,
        )
    near = of_one_controller(Involvement.objects.all(), CONTROLLER[cast.DORDRECHT])
    assert [row.organisation for row in near] == [cast.SCHOOL]
