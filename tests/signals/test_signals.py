"""A signal from the form to the feedback."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests import cast
from voordeur import access
from voordeur.cases import actions as cases
from voordeur.cases.models import Case
from voordeur.cases.rules import HouseholdHasCase, ReasonNeeded
from voordeur.common.ids import new_id
from voordeur.journal import Entry, IdReused, InTheFuture, RuleForbids, id_from
from voordeur.people.models import Household
from voordeur.signals import queries
from voordeur.signals.actions import triage
from voordeur.signals.models import Signal
from voordeur.signals.rules import SignalTooLong


@pytest.fixture
def world(db: Any) -> cast.World:
    return cast.small_world()


def report(id=None, **more):
    """The Stranger, a teacher, hands in a signal."""
    id = id or new_id()
    said = {
        "channel": "code",
        "about": "A family in the Vlierhof",
        "text": "The eldest is often absent and tired",
        "permission": "yes",
        "reporter": cast.STRANGER,
        "at": cast.AT,
    }
    permit = access.permit_to_report(
        worker=cast.STRANGER, programme=cast.DEN_HAAG, case=id_from(id, "case"), at=cast.AT
    )
    cases.receive_signal(programme=cast.DEN_HAAG, permit=permit, id=id, **(said | more))
    return id_from(id, "case")


def weighing(case):
    permit = access.permit(
        worker=cast.INEKE, purpose="triage", file=case, programme=cast.DEN_HAAG, also=[cast.HOUSEHOLD], at=cast.AT
    )
    return {"file": case, "permit": permit, "at": cast.AT}


def told():
    (own,) = queries.own_signals(worker=cast.STRANGER, today=cast.TODAY)
    return own.feedback.state, own.job_title


def test_a_signal_keeps_its_ground_the_day_that_waits_for_nobody_and_the_kind_that_the_method_gives_it(world):
    more = {"ground": "Wgs 3", "hard_date": date(2009, 3, 16), "kind": "eviction", "amount": Decimal("1850.50")}
    report(channel="outside_event", **more)
    found = Signal.objects.get()
    assert (found.ground, found.hard_date, found.kind, found.amount) == tuple(more.values())


def test_a_signal_opens_a_case_at_once_and_waits_for_a_judgement(world):
    case = report()
    assert Case.objects.get(pk=case).household is None
    assert [signal.file_id for signal in queries.inbox(worker=cast.INEKE, today=cast.TODAY)] == [case]
    for nobody in (cast.STRANGER, cast.KARIN, cast.MO):
        assert not queries.inbox(worker=nobody, today=cast.TODAY)


def test_the_reporter_hears_received_taken_up_and_closed(world):
    case = report()
    assert told() == ("received", "")
    triage(outcome="multiple_unconnected", **weighing(case))
    cases.take_up_signal(household=cast.HOUSEHOLD, role="social_case_manager", worker=cast.SANNE, **weighing(case))
    assert told() == ("taken_up", "case manager")
    cases.close_case(file=case, reason="moved", permit=world.operator, at=cast.AT)
    assert told() == ("closed", "case manager")


def test_the_reporter_sees_nothing_of_the_case_itself(world):
    case = report()
    for model in (Signal, Case, Entry):
        seen = access.visible(
            model.objects.filter(file=case), worker=cast.STRANGER, purpose="feedback", today=cast.TODAY
        )
        assert not seen.filter(file=case).exclude(**({"level": 0} if model is Entry else {})).exists()
    assert not queries.own_signals(worker=cast.MO, today=cast.TODAY)


def test_taking_up_is_one_act_in_which_sight_and_involvement_begin(world):
    case = report()
    triage(outcome="multiple_unconnected", **weighing(case))
    recorded = cases.take_up_signal(
        household=cases.NewHousehold(label="Jansen", members=(cases.Member(name="Jo Jansen"),)),
        role="social_case_manager",
        worker=cast.SANNE,
        **weighing(case),
    )
    kinds = {entry.kind for entry in recorded.entries}
    assert kinds >= {"household_formed", "household_identified", "role_assigned", "access_granted"}
    household = Household.objects.get(label="Jansen").pk
    for file in (case, household):
        assert access.sees(worker=cast.SANNE, purpose="coordination", file=file, today=cast.TODAY, level=1)


def test_a_signal_about_a_household_with_a_running_case_joins_it(world):
    first, second = report(), report()
    for case in (first, second):
        triage(outcome="multiple_unconnected", **weighing(case))
    up = {"household": cast.HOUSEHOLD, "role": "social_case_manager", "worker": cast.SANNE}
    cases.take_up_signal(**up, **weighing(first))
    with pytest.raises(HouseholdHasCase):
        cases.take_up_signal(**up, **weighing(second))
    permit = access.permit(worker=cast.INEKE, purpose="triage", file=second, also=[first], at=cast.AT)
    with pytest.raises(ReasonNeeded):
        cases.join_signal(file=second, case=first, reason="", permit=permit, at=cast.AT)
    cases.join_signal(file=second, case=first, reason="The same family", permit=permit, at=cast.AT)
    joined = Signal.objects.get(file=second)
    assert (joined.joined_case, joined.state, joined.taken_up_by) == (first, "taken_up", cast.SANNE)
    assert Entry.objects.filter(file=first, kind="signal_arrived").count() == 1


def test_who_knows_where_to_go_is_sent_there_and_nothing_is_kept(world):
    with pytest.raises(RuleForbids) as refusal:
        report(knows_where=True)
    assert refusal.value.rule == "report_it_directly"
    assert not Signal.objects.exists()
    assert not Case.objects.exists()


def test_a_signal_from_tomorrow_is_refused(world):
    with pytest.raises(InTheFuture):
        report(happened_on=cast.TODAY.replace(day=3))


def test_a_signal_too_long_leaves_nothing_behind(world):
    with pytest.raises(SignalTooLong):
        report(text="x" * 100_000)
    assert not Signal.objects.exists()


def test_sent_twice_it_is_one_signal_and_other_words_under_its_id_are_refused(world):
    id = new_id()
    assert report(id) == report(id)
    assert Signal.objects.count() == 1
    with pytest.raises(IdReused):
        report(id, text="Something else")


def test_nobody_else_can_report_into_a_case_that_others_began(world):
    case = report()
    with pytest.raises(access.NoGround):
        access.permit_to_report(worker=cast.MO, programme=cast.DEN_HAAG, case=case, at=cast.AT)
