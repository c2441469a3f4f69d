"""A visit in which worries come up."""

import pytest

from tests import cast
from tests.cases.conftest import may
from voordeur import access
from voordeur.assessments.models import Need, Strength
from voordeur.assessments.rules import DomainNotAsked
from voordeur.cases import actions as cases
from voordeur.cases.models import Case, CaseRole
from voordeur.cases.rules import HouseholdHasCase, ReasonNeeded
from voordeur.common.ids import new_id
from voordeur.journal import Entry, IdReused, id_from
from voordeur.outreach.models import Doorstep, Visit
from voordeur.people.models import Household, Membership


def test_the_door_gets_the_bare_visit_and_the_case_what_was_told(door, visit):
    case = visit()

    assert Doorstep.objects.get(pk=door).outcome == Doorstep.Outcome.TALKED
    assert set(Entry.objects.filter(file=door).values_list("kind", flat=True)).isdisjoint({"need_recorded"})
    assert set(Need.objects.filter(file=case).values_list("domain", "money")) == {
        ("income_debts", True),
        ("health", False),
    }
    assert Case.objects.get(pk=case).household == cast.HOUSEHOLD
    assert Visit.objects.filter(file=case).count() == 1


def test_it_is_all_one_act(door, visit):
    case = visit()
    acts = Entry.objects.filter(file__in=[case, door], kind__in=["visit_held", "case_opened", "need_recorded"])
    assert len(set(acts.values_list("act", flat=True))) == 1


def test_sent_twice_it_is_recorded_once(visit):
    id = new_id()
    visit(id=id)
    before = Entry.objects.count()
    visit(id=id)
    assert Entry.objects.count() == before


def test_the_same_id_with_another_story_is_refused(visit):
    id = new_id()
    visit(id=id)
    with pytest.raises(IdReused):
        visit(id=id, needs=[cases.NeedTold(text="Something else", domain="health")])


def test_a_household_can_begin_at_the_door(visit, world):
    id = new_id()
    new = cases.NewHousehold(
        label="Pietersen",
        address=cast.ADDRESS,
        members=(cases.Member(name="Ria Pietersen"), cases.Member(name="Tim Pietersen", role="child")),
    )
    case = visit(household=new, id=id)
    household = Case.objects.get(pk=case).household
    assert Household.objects.get(pk=household).label == "Pietersen"
    assert Membership.objects.filter(file=household).count() == 2


def test_strengths_are_kept_beside_needs(visit):
    case = visit(strengths=[cases.StrengthTold(text="Sews well", what="talent", domain="work")])
    assert Strength.objects.get(file=case).what == "talent"


def test_a_domain_that_the_method_leaves_alone_is_not_written_down(visit):
    with pytest.raises(DomainNotAsked) as refusal:
        visit(needs=[cases.NeedTold(text="...", domain="justice")])
    assert "health" in refusal.value.first["en"]
    assert not Case.objects.exists()


def test_whoever_gets_a_role_sees_case_and_household_from_then_on(case):
    for file in (case, cast.HOUSEHOLD):
        assert access.sees(worker=cast.KARIN, purpose="coordination", file=file, today=cast.TODAY, level=1)
        assert not access.sees(worker=cast.STRANGER, purpose="coordination", file=file, today=cast.TODAY)


def test_a_second_case_is_not_opened_before_somebody_decided_how(case, visit):
    with pytest.raises(HouseholdHasCase):
        visit()
    with pytest.raises(ReasonNeeded):
        visit(join="beside", reason=" ")
    assert Case.objects.count() == 1


def test_a_case_may_run_beside_another_with_a_reason_and_the_same_coordinator(case, visit):
    second = visit(join="beside", reason="Another programme pays for it")
    assert Case.objects.get(pk=second).beside == case
    assert set(CaseRole.objects.filter(function="coordinator").values_list("worker", flat=True)) == {cast.KARIN}


def test_a_worker_without_ground_cannot_visit(door):
    with pytest.raises(access.NoGround):
        may(cast.STRANGER, "outreach", file=door, programme=cast.DORDRECHT)


def test_ids_follow_from_the_client_id(visit):
    id = new_id()
    assert visit(id=id) == id_from(id, "case")
