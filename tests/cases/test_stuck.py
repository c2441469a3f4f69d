"""What keeps a household stuck: a service with a waiting list, an obstacle, an escalation, and who helps meanwhile."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests import cast
from tests.cases.conftest import may
from voordeur import access
from voordeur.cases import actions as cases
from voordeur.cases.ladder import LevelPassedOver, PastTheTop
from voordeur.cases.models import Escalation, Helper, Obstacle, Referral
from voordeur.cases.nameless import NamesSomebody
from voordeur.cases.rules import NotAhead
from voordeur.common.ids import new_id
from voordeur.journal import Entry, Level, NoPermit
from voordeur.journal.rebuilding import rebuild
from voordeur.partners import actions as partner_deeds
from voordeur.partners import queries as partners
from voordeur.programmes.models import BlindSpot

TODAY = date(2009, 6, 1)
WEEKS_LATER = cast.AT + timedelta(weeks=8)


def writing(case, at=cast.AT, **where):
    return {"file": case, "permit": may(cast.KARIN, "coordination", at=at, file=case, **where), "at": at}


@pytest.fixture
def service(world):
    id = new_id()
    partner_deeds.offer_service(
        organisation=cast.CLINIC, name="Clinic", waiting_weeks=2, domains=("health",), service=id,
        permit=world.operator, at=cast.LONG_AGO,
    )  # fmt: skip
    return id


@pytest.fixture
def referral(case, service):
    id = new_id()
    cases.refer(referral=id, service=service, text="Help with drinking", domain="health", **writing(case))
    return id


@pytest.fixture
def obstacle(case):
    id = new_id()
    text = "No bank account, so no debt help; no debt help, so no bank account"
    cases.note_obstacle(obstacle=id, what="rule", text=text, domain="income_debts", **writing(case))
    return id


def nothing_differs():
    return rebuild(today=TODAY).differences == []


class TestReferral:
    def test_it_waits_with_help_meanwhile_until_there_is_a_place(self, case, referral):
        cases.note_waiting(referral=referral, weeks=6, **writing(case))
        cases.bridge(referral=referral, text="Calls every Friday", by_whom="General practitioner", **writing(case))
        cases.accept_referral(referral=referral, priority=True, place_from=date(2009, 4, 1), **writing(case))
        row = Referral.objects.get(pk=referral)
        assert (row.state, row.weeks_told, row.priority, row.place_from) == ("accepted", 6, True, date(2009, 4, 1))
        assert (row.bridging, row.bridging_by) == ("Calls every Friday", "General practitioner")
        assert nothing_differs()

    def test_when_it_starts_the_organisation_learns_a_number_of_weeks_and_nothing_else(self, case, referral, service):
        cases.start_referral(referral=referral, **writing(case, at=WEEKS_LATER, also=[cast.CLINIC]))
        assert Referral.objects.get(pk=referral).started_on == WEEKS_LATER.date()
        assert (partners.service(service).observed_weeks, partners.service(service).waiting_weeks) == (8, 2)
        (line,) = Entry.objects.filter(file=cast.CLINIC, kind="waiting_time_observed")
        assert (line.domain, *line.persons) == ("",)
        assert partners.service(service).observed_on == WEEKS_LATER.date().replace(day=1)
        assert nothing_differs()

    def test_who_may_note_a_wait_may_note_nothing_else_of_the_organisation(self, case, service):
        right = may(cast.KARIN, "coordination", file=case, also=[cast.CLINIC])
        with pytest.raises(NoPermit):
            partner_deeds.change_service(service=partners.service(service), name="Mine", permit=right, at=cast.AT)

    def test_sent_twice_it_is_one_wait(self, case, referral, service):
        id = new_id()
        for _again in range(2):
            cases.start_referral(referral=referral, id=id, **writing(case, at=WEEKS_LATER, also=[cast.CLINIC]))
        assert partners.service(service).waits == [8]

    def test_a_place_with_priority_says_nothing_about_how_long_others_wait(self, case, referral, service):
        cases.accept_referral(referral=referral, priority=True, **writing(case))
        cases.start_referral(referral=referral, **writing(case, at=WEEKS_LATER, also=[cast.CLINIC]))
        assert partners.service(service).waits == []


class TestEscalation:
    def test_an_obstacle_goes_up_is_answered_on_behalf_and_comes_back_down(self, case, obstacle):
        id = new_id()
        cases.escalate(
            escalation=id, obstacle=obstacle, question="Open an account?", to_whom="A. van Dijk",
            answer_due=date(2009, 3, 9), **writing(case),
        )  # fmt: skip
        row = Escalation.objects.get(pk=id)
        assert (row.rung, row.state, row.worker) == ("discussion_coordinator", "asked", cast.KARIN)
        assert (row.domain, row.answer_due) == ("income_debts", date(2009, 3, 9))
        later = datetime(2009, 3, 8, 9, tzinfo=UTC)
        cases.answer_escalation(
            escalation=id, decision="approved", text="Until 1 May", answered_by="A. van Dijk", **writing(case, at=later)
        )
        cases.bring_back_down(escalation=id, solved=True, **writing(case, at=later))
        cases.remove_obstacle(obstacle=obstacle, how="An account at another bank", **writing(case, at=later))
        row = Escalation.objects.get(pk=id)
        assert (row.state, row.decision, row.answered_on, row.solved) == ("returned", "approved", later.date(), True)
        assert (row.answered_by, row.recorded_by) == ("A. van Dijk", cast.KARIN)
        assert Obstacle.objects.get(pk=obstacle).removed_on == later.date()
        assert nothing_differs()

    def test_past_the_top_nothing_is_recorded(self, case, obstacle):
        for _level in (
            "discussion_coordinator",
            "project_leader",
        ):
            cases.escalate(obstacle=obstacle, question="?", **writing(case))
        # No term was given, so the level above may be asked at once.
        with pytest.raises(PastTheTop):
            cases.escalate(obstacle=obstacle, question="?", **writing(case))
        assert Escalation.objects.filter(obstacle=obstacle).count() == 2

    def test_while_somebody_still_has_time_to_answer_the_next_is_asked_for_a_reason(self, case, obstacle):
        due = date(2009, 3, 9)
        cases.escalate(obstacle=obstacle, question="?", answer_due=due, **writing(case))
        with pytest.raises(LevelPassedOver):
            cases.escalate(obstacle=obstacle, question="?", **writing(case))
        cases.escalate(obstacle=obstacle, question="?", **writing(case, at=datetime(2009, 3, 10, 9, tzinfo=UTC)))
        assert Escalation.objects.filter(obstacle=obstacle).count() == 2

    def test_an_answer_is_not_asked_for_before_the_question(self, case, obstacle):
        with pytest.raises(NotAhead):
            cases.escalate(obstacle=obstacle, answer_due=date(2009, 3, 1), **writing(case))

    def test_what_is_said_in_confidence_is_escalated_in_confidence(self, case):
        action = new_id()
        cases.place_action(action=action, text="Move out", level=Level.CONFINED, domain="parenting", **writing(case))
        cases.escalate(action=action, question="Where to?", **writing(case))
        (row,) = Escalation.objects.filter(action=action)
        assert (row.level, row.domain) == (Level.CONFINED, "parenting")

    def test_sent_twice_it_is_asked_once(self, case, obstacle):
        id = new_id()
        for _again in range(2):
            cases.escalate(obstacle=obstacle, question="?", id=id, **writing(case))
        assert Escalation.objects.filter(obstacle=obstacle).count() == 1


class TestPolicy:
    def test_policy_learns_of_the_obstacle_and_not_of_the_household(self, case, obstacle):
        cases.hand_to_policy(
            obstacle=obstacle, topic="rule", text="Debt help asks for a bank account",
            **writing(case, programme=cast.DORDRECHT),
        )  # fmt: skip
        (spot,) = BlindSpot.objects.filter(file=cast.DORDRECHT)
        assert (spot.domain, spot.topic, spot.text) == ("income_debts", "rule", "Debt help asks for a bank account")
        assert Obstacle.objects.get(pk=obstacle).reported_on == cast.TODAY
        assert not Entry.objects.get(kind="blind_spot_noted").persons
        assert nothing_differs()

    def test_a_name_in_the_words_for_policy_is_refused_and_nothing_is_half_done(self, case, obstacle):
        with pytest.raises(NamesSomebody):
            cases.hand_to_policy(
                obstacle=obstacle, topic="rule", text="Anja krijgt geen rekening",
                **writing(case, programme=cast.DORDRECHT),
            )  # fmt: skip
        assert not BlindSpot.objects.exists()
        assert Obstacle.objects.get(pk=obstacle).reported_on is None


class TestHelpers:
    def test_a_helper_is_expected_helps_and_stops(self, case):
        id, day = new_id(), date(2009, 3, 20)
        cases.note_helper(
            helper=id, organisation=cast.SCHOOL, what_for="Homework", state="expected", expected_by=day,
            domain="learning", **writing(case),
        )  # fmt: skip
        row = Helper.objects.get(pk=id)
        assert (row.state, row.expected_by, row.since, row.text) == ("expected", day, None, "Homework")
        begins, stops = (datetime(2009, month, 25, 9, tzinfo=UTC) for month in (3, 5))
        cases.change_helper(helper=id, state="running", **writing(case, at=begins))
        cases.change_helper(helper=id, state="ended", **writing(case, at=stops))
        row = Helper.objects.get(pk=id)
        assert (row.state, row.since, row.ended_on) == ("ended", begins.date(), stops.date())
        assert nothing_differs()

    def test_a_helper_names_the_child_whom_it_is_for(self, case):
        told = cases.note_helper(name="Grandmother", what_for="Meals", person=cast.SON, **writing(case))
        assert cast.SON in told.entries[0].persons


def test_who_may_not_see_the_life_domain_sees_no_obstacle_of_it(case, obstacle):
    cast.give("helper", cast.MO, {case: "case"}, domains=("health",))
    seen = access.visible(Obstacle.objects.all(), worker=cast.MO, purpose="help", today=cast.TODAY)
    assert not seen.exists()
