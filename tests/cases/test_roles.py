"""Who answers for a case."""

import pytest

from tests import cast
from tests.cases.conftest import may
from voordeur import access
from voordeur.assessments.models import Need
from voordeur.cases import actions as cases
from voordeur.cases.entries import RoleAssigned
from voordeur.cases.holders import holder
from voordeur.cases.models import CaseRole
from voordeur.cases.queries import hidden_things, running_with
from voordeur.cases.rules import NotInTheTeam, SecondCoordinator
from voordeur.common.ids import new_id
from voordeur.journal import Draft, OpenDuty, RuleForbids, record
from voordeur.people.models import Involvement
from voordeur.programmes.queries import UnknownRole
from voordeur.signals.actions import triage


def coordinating(case):
    return may(cast.KARIN, "coordination", file=case, also=[cast.HOUSEHOLD])


@pytest.fixture
def in_the_team(world):
    """Mo is taken into the team, in the role that he has in cases."""
    access.admit_to_team(
        programme=cast.DORDRECHT, worker=cast.MO, role="financial_case_manager", permit=world.operator, at=cast.AT
    )


def test_a_role_is_only_for_who_has_it_in_the_team(case):
    said = {"file": case, "permit": coordinating(case), "at": cast.AT}
    for role, worker in (("financial_case_manager", cast.MO), ("home_visitor", cast.PIET)):
        with pytest.raises(NotInTheTeam) as refusal:
            cases.assign_role(role=role, worker=worker, **said)
        assert "projectleider" in refusal.value.first["nl"]
    with pytest.raises(NotInTheTeam):
        cases.take_over(role="case_manager", worker=cast.FATMA, reason="Holiday", **said)
    assert not CaseRole.objects.filter(file=case, worker__in=[cast.MO, cast.PIET]).exists()
    assert not access.sees(worker=cast.MO, purpose="help", file=case, today=cast.TODAY)


def test_a_helper_sees_the_own_domains_and_nothing_of_others(case, in_the_team):
    cases.assign_role(
        file=case,
        role="financial_case_manager",
        worker=cast.MO,
        domains=["income_debts"],
        permit=coordinating(case),
        at=cast.AT,
    )
    seen = access.visible(Need.objects.all(), worker=cast.MO, purpose="help", today=cast.TODAY)
    assert [need.domain for need in seen] == ["income_debts"]
    health = Need.objects.get(domain="health")
    assert health.pk in hidden_things(files=[case], worker=cast.MO, purposes=["help"], today=cast.TODAY)


def test_when_the_role_ends_the_sight_ends_at_once(case, in_the_team):
    role = {"file": case, "role": "financial_case_manager", "worker": cast.MO, "at": cast.AT}
    cases.assign_role(**role, permit=coordinating(case))
    assert access.sees(worker=cast.MO, purpose="help", file=case, today=cast.TODAY)
    cases.release_role(**role, permit=coordinating(case))
    for file in (case, cast.HOUSEHOLD):
        assert not access.sees(worker=cast.MO, purpose="help", file=file, today=cast.TODAY)
    assert not Involvement.objects.filter(worker=cast.MO, until=None).exists()


def test_of_two_roles_of_one_function_the_other_goes_on_letting_see_its_own_domains(case, in_the_team):
    """The method has one helping role; a second, from before it changed, stands in the case all the same."""
    mo = {"worker": cast.MO, "file": case}
    role = {**mo, "role": "financial_case_manager", "permit": coordinating(case), "at": cast.AT}
    cases.assign_role(domains=["income_debts"], **role)
    files = {case: "case", cast.HOUSEHOLD: "household"}
    other = RoleAssigned(role="health_helper", worker=cast.MO, function="helper")
    record(
        Draft(case, other, cast.TODAY),
        *access.grants_for("helper", cast.MO, files, cast.TODAY, domains=["health"]),
        permit=cast.operator(cast.AT),
        at=cast.AT,
    )

    def seen():
        found = access.visible(Need.objects.all(), worker=cast.MO, purpose="help", today=cast.TODAY)
        return sorted(need.domain for need in found)

    assert seen() == ["health", "income_debts"]
    cases.release_role(**role)
    assert seen() == ["health"]
    assert access.sees(worker=cast.MO, purpose="help", file=cast.HOUSEHOLD, today=cast.TODAY)


def test_the_method_explains_a_second_case_manager_first(case, world):
    with pytest.raises(RuleForbids) as refusal:
        cases.assign_role(file=case, role="case_manager", worker=cast.SANNE, permit=world.operator, at=cast.AT)
    assert refusal.value.rule == "one_case_manager"


@pytest.fixture
def one_controller(monkeypatch):
    """One municipality that answers for both programmes."""
    monkeypatch.setitem(cast.CONTROLLERS, cast.DEN_HAAG, cast.MUNICIPALITY)


def test_a_second_coordinator_is_refused_over_programmes(one_controller, case, world):
    """The same household in the other programme: its coordinator may be no other than the one there is."""
    with pytest.raises(SecondCoordinator):
        coordinate_in_the_other_programme(world)
    assert not CaseRole.objects.filter(worker=cast.SANNE).exists()


def test_of_a_coordinator_for_another_controller_nothing_is_told_not_even_by_a_refusal(case, world):
    coordinate_in_the_other_programme(world)
    assert CaseRole.objects.filter(worker=cast.SANNE).exists()


def coordinate_in_the_other_programme(world):
    signal = cases.receive_signal(
        programme=cast.DEN_HAAG,
        channel="code",
        about="Vlierhof 12",
        text="Debts",
        permission="yes",
        permit=may(cast.INEKE, "triage", programme=cast.DEN_HAAG),
        at=cast.AT,
    )
    other = signal.entries[0].file_id
    triage(file=other, outcome="multiple_unconnected", permit=world.operator, at=cast.AT)
    cases.take_up_signal(
        file=other,
        household=cast.HOUSEHOLD,
        role="social_case_manager",
        worker=cast.SANNE,
        join="beside",
        reason="Both cities are involved",
        permit=world.operator,
        at=cast.AT,
    )


def test_taking_over_leaves_the_case_with_one_coordinator_and_never_without(case, world):
    over = {"file": case, "role": "case_manager", "worker": cast.PIET, "reason": "Holiday", "id": new_id()}
    access.admit_to_team(
        programme=cast.DORDRECHT, worker=cast.PIET, role="case_manager", permit=world.operator, at=cast.AT
    )
    permit = coordinating(case)
    for _sent_twice in range(2):
        cases.take_over(**over, permit=permit, at=cast.AT)
    held = CaseRole.objects.get(file=case, function="coordinator", until=None)
    assert held.worker == cast.PIET
    assert access.sees(worker=cast.PIET, purpose="coordination", file=case, today=cast.TODAY, level=2)
    assert not access.sees(worker=cast.KARIN, purpose="coordination", file=case, today=cast.TODAY, level=1)


def test_a_role_that_the_method_does_not_have_is_refused(case):
    with pytest.raises(UnknownRole):
        cases.assign_role(file=case, role="wizard", worker=cast.MO, permit=coordinating(case), at=cast.AT)


def test_duties_show_to_whoever_holds_the_role(case):
    assert set(OpenDuty.objects.filter(file=case, role="case_manager").values_list("worker", flat=True)) == {cast.KARIN}


def test_the_case_load_counts_running_cases(case):
    assert running_with(cast.KARIN, "case_manager") == running_with(cast.KARIN) == 1
    assert running_with(cast.MO, "case_manager") == 0


def test_nobody_holds_a_role_that_was_released():
    class Fact:
        def __init__(self, kind, worker):
            self.kind, self.fields = kind, {"role": "case_manager", "worker": worker}

    assert holder(None, "case_manager", [Fact("role_assigned", cast.KARIN)]) == cast.KARIN
    assert holder(None, "case_manager", [Fact("role_assigned", cast.KARIN), Fact("role_released", None)]) is None
    both = [Fact("role_assigned", cast.KARIN), Fact("role_assigned", cast.MO), Fact("role_released", cast.MO)]
    assert holder(None, "case_manager", both) == cast.KARIN
