"""The plan: goals, and who does what by when."""

from datetime import date

import pytest

from tests import cast
from tests.cases.conftest import may
from voordeur import access
from voordeur.assessments import actions as assessments
from voordeur.assessments.models import Need
from voordeur.cases import actions as cases
from voordeur.cases.models import Action, ContactNote, Goal
from voordeur.cases.rules import NoPart
from voordeur.common.ids import new_id
from voordeur.journal import Entry, IdReused, Level, NoPermit, Stale, WrongFile


def writing(case):
    return {"file": case, "permit": may(cast.KARIN, "coordination", file=case), "at": cast.AT}


@pytest.fixture
def action(case):
    id = new_id()
    cases.place_action(
        action=id,
        text="Put the debts in order",
        owner_kind="network",
        owner_name="Sister",
        due=date(2009, 4, 1),
        domain="income_debts",
        **writing(case),
    )
    return id


def test_the_own_network_owns_an_action_without_an_account(action):
    row = Action.objects.get(pk=action)
    assert (row.owner_kind, row.owner, row.owner_name, row.state) == ("network", None, "Sister", "placed")


def test_an_action_is_picked_up_chased_and_done(case, action):
    cases.pick_up_action(action=action, **writing(case))
    cases.chase_action(action=action, how="call", answer="Next week", **writing(case))
    cases.finish_action(action=action, result="An overview", **writing(case))
    row = Action.objects.get(pk=action)
    assert (row.state, row.chased, row.result) == ("done", 1, "An overview")


def test_a_goal_says_how_far_it_has_come_and_stays_open_until_it_is_reached(case):
    goal = new_id()
    cases.set_goal(goal=goal, text="To school every day", domain="income_debts", **writing(case))
    recorded = cases.say_how_far(goal=goal, percent=85, text="Nine days of ten", **writing(case))
    row = Goal.objects.get(pk=goal)
    assert (row.percent, row.remark, row.seen_on, row.state) == (85, "Nine days of ten", cast.AT.date(), "set")
    assert recorded.entries[0].domain == "income_debts"
    cases.reach_goal(goal=goal, **writing(case))
    assert Goal.objects.get(pk=goal).state == "reached"


def test_a_goal_that_is_off_course_stands_open_until_it_is_on_course_again_or_ends(case):
    goal = new_id()
    cases.set_goal(goal=goal, text="To school every day", domain="income_debts", **writing(case))
    recorded = cases.put_goal_off_course(goal=goal, reason="Six days", happened_on=date(2009, 2, 27), **writing(case))
    assert recorded.entries[0].domain == "income_debts"
    cases.put_goal_off_course(goal=goal, reason="And a seventh", **writing(case))
    row = Goal.objects.get(pk=goal)
    assert (row.off_course_since, row.remark, row.state) == (date(2009, 2, 27), "And a seventh", "set")
    cases.put_goal_on_course(goal=goal, reason="A taxi fetches him", **writing(case))
    row = Goal.objects.get(pk=goal)
    assert (row.off_course_since, row.remark) == (None, "A taxi fetches him")
    cases.put_goal_off_course(goal=goal, reason="No taxi any more", **writing(case))
    cases.drop_goal(goal=goal, reason="Another school", **writing(case))
    row = Goal.objects.get(pk=goal)
    assert (row.off_course_since, row.state) == (None, "dropped")


@pytest.mark.parametrize("percent", [-1, 100, 850])
def test_what_is_no_part_of_a_goal_is_refused(case, percent):
    goal = new_id()
    cases.set_goal(goal=goal, text="To school every day", **writing(case))
    with pytest.raises(NoPart):
        cases.say_how_far(goal=goal, percent=percent, **writing(case))
    assert Goal.objects.get(pk=goal).percent is None


def test_a_late_yes_does_not_undo_what_is_done(case, action):
    cases.finish_action(action=action, **writing(case))
    cases.pick_up_action(action=action, happened_on=date(2009, 3, 1), **writing(case))
    assert Action.objects.get(pk=action).state == "done"


def test_what_is_said_about_an_action_is_seen_by_who_sees_the_action(case, action):
    recorded = cases.pick_up_action(action=action, **writing(case))
    assert recorded.entries[0].domain == "income_debts"


def test_a_version_that_is_no_longer_the_present_one_is_refused(case, action):
    seen = Action.objects.get(pk=action).version
    cases.pick_up_action(action=action, expect=seen, **writing(case))
    with pytest.raises(Stale):
        cases.drop_action(action=action, reason="Too late", expect=seen, **writing(case))
    assert Action.objects.get(pk=action).state == "picked_up"


def test_an_action_of_another_case_is_not_in_this_file(case):
    with pytest.raises(WrongFile):
        cases.finish_action(action=new_id(), **writing(case))


def test_an_id_of_another_case_takes_nothing_away_from_it(case, action, visit):
    other = visit(join="beside", reason="Another programme pays for it")
    with pytest.raises(IdReused):
        cases.place_action(action=action, text="Mine now", **writing(other))
    assert Action.objects.get(pk=action).file_id == case


def test_goals_are_set_reached_and_let_go(case):
    one, other = new_id(), new_id()
    for goal in (one, other):
        cases.set_goal(goal=goal, text="No new debts", domain="income_debts", by=date(2009, 9, 1), **writing(case))
    cases.reach_goal(goal=one, **writing(case))
    cases.drop_goal(goal=other, reason="Not now", **writing(case))
    assert list(Goal.objects.order_by("state").values_list("state", flat=True)) == ["dropped", "reached"]


def test_a_plan_is_possible_without_any_domain(case):
    cases.set_goal(text="Feel at home here", **writing(case))
    cases.agree_plan(agreed_by=["mother"], how="spoken", **writing(case))
    assert Goal.objects.get(file=case).domain == ""


def test_a_confided_note_is_for_the_coordinator_only(case):
    cases.note_contact(channel="call", text="Told in confidence", level=Level.CONFINED, **writing(case))
    cases.note_contact(channel="talk", text="For everybody", **writing(case))
    seen = access.visible(ContactNote.objects.all(), worker=cast.FATMA, purpose="help", today=cast.TODAY)
    assert [note.text for note in seen] == ["For everybody"]


def test_a_follow_up_closes_the_note_that_asked_for_it(case):
    first = new_id()
    cases.note_contact(channel="call", text="Call back", follow_up_on=date(2009, 3, 9), id=first, **writing(case))
    cases.note_contact(channel="call", text="Called back", follows_up=first, **writing(case))
    assert ContactNote.objects.get(pk=first).followed_up


def test_answering_a_need_stays_in_its_domain(case):
    need = Need.objects.get(domain="health")
    recorded = assessments.answer_need(
        need=need.pk, how="referred", by_whom="doctor", expect=need.version, **writing(case)
    )
    assert recorded.entries[0].domain == "health"
    need.refresh_from_db()
    assert need.state == Need.State.ANSWERED


def test_a_permit_for_one_case_does_not_open_another(case):
    permit = may(cast.KARIN, "coordination", file=case)
    with pytest.raises(NoPermit):
        cases.agree_plan(file=cast.HOUSEHOLD, permit=permit, at=cast.AT)


def test_the_same_deed_sent_twice_is_written_once(case):
    id = new_id()
    for _ in range(2):
        cases.note_contact(channel="call", text="Once", id=id, **writing(case))
    assert Entry.objects.filter(kind="contact_noted").count() == 1
