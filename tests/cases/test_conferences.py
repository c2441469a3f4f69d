"""Conferences: called around one case or several, held, decided with owner and day, and told by a link."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

import pytest

from tests import cast
from tests.cases.conftest import may
from voordeur.cases import actions as cases
from voordeur.cases.conferring import (
    CannotMeetThen,
    DoneBeforeDecided,
    MayNotCome,
    NobodysDecision,
    NoConference,
    OwnerTakesNoPart,
)
from voordeur.cases.models import Action, Conference, ConferenceDecision, Dissent, Invitation
from voordeur.common.ids import new_id
from voordeur.journal import Entry, Stale
from voordeur.journal.kinds import BadBody
from voordeur.journal.rebuilding import rebuild
from voordeur.post.models import Message, Outgoing

DAY = date(2009, 3, 9)
AT_THE_TABLE = datetime.fromisoformat("2009-03-09T10:00:00+00:00")


def writing(case: UUID, at: datetime = cast.AT) -> dict:
    return {"file": case, "permit": may(cast.KARIN, "coordination", at, file=case), "at": at}


@pytest.fixture
def called(case: UUID) -> UUID:
    """Karin calls Fatma and somebody of the school together for next week."""
    conference = new_id()
    cases.call_conference(
        id=conference,
        on=DAY,
        from_time=time(10),
        until_time=time(11),
        place="Stadhuis",
        chair=cast.KARIN,
        invited=[cases.Invited(worker=cast.FATMA), cases.Invited(organisation=cast.SCHOOL, name="Els")],
        **writing(case),
    )
    return conference


def decide(case: UUID, conference: UUID, at: datetime = AT_THE_TABLE, **said) -> UUID:
    id = new_id()
    usual = {"text": "Call the landlord", "owner_kind": "worker", "owner": cast.FATMA, "by": date(2009, 3, 16)}
    cases.decide(conference=conference, id=id, **(usual | said), **writing(case, at))
    return id


def test_who_is_asked_gets_a_link_without_content_and_a_conference_that_moves_is_told_again(case, called):
    row = Conference.objects.get(pk=called)
    assert (row.state, row.on, row.from_time, row.meeting) == ("called", DAY, time(10), None)
    [fatma, els] = Invitation.objects.order_by("worker")
    assert {fatma.worker or els.worker, fatma.text or els.text} == {cast.FATMA, "Els"}
    assert list(Message.objects.values_list("worker", "about")) == [(cast.FATMA, "conference_called")]
    move = {"conference": called, "on": DAY + timedelta(days=7), "reason": "Fatma is ill"}
    for _twice in range(2):
        cases.move_conference(**move, expect=row.version, id=UUID(int=7), **writing(case))
    assert Conference.objects.get(pk=called).on == DAY + timedelta(days=7)
    assert Conference.objects.get(pk=called).place == "Stadhuis"
    with pytest.raises(Stale):
        cases.move_conference(**move, expect=row.version, **writing(case))
    cases.cancel_conference(conference=called, reason="Not needed", **writing(case))
    assert [one.about for one in Message.objects.order_by("queued_on", "id")].count("conference_changed") == 2
    assert Outgoing.objects.count() == 3
    for deed in (cases.cancel_conference, cases.send_minutes):
        with pytest.raises(NoConference):
            deed(conference=called, **writing(case))
    assert not rebuild(today=cast.TODAY).differences


@pytest.mark.parametrize(
    "moment",
    [
        {"on": cast.TODAY - timedelta(days=1)},
        {"on": date(2209, 3, 9)},
        {"on": DAY, "from_time": time(11), "until_time": time(10)},
        {"on": DAY, "until_time": time(10)},
    ],
)
def test_a_conference_is_called_for_a_moment_that_can_be(case, moment):
    with pytest.raises(CannotMeetThen):
        cases.call_conference(**moment, **writing(case))
    assert not Conference.objects.exists()


def test_an_invitation_gives_no_right_so_only_who_may_see_the_case_is_asked(case, called):
    with pytest.raises(MayNotCome):
        cases.invite(conference=called, worker=cast.STRANGER, **writing(case))
    role = {"role": "financial_case_manager", "worker": cast.MO, "domains": ("income_debts",)}
    cases.assign_role(file=case, **role, permit=cast.operator(cast.AT), at=cast.AT)
    cases.invite(conference=called, worker=cast.MO, **writing(case))
    assert Invitation.objects.filter(worker=cast.MO).count() == 1


def test_cases_at_one_table_share_the_meeting_and_each_has_its_own_people(case):
    other, id = new_id(), new_id()
    cases.open_case(
        route="signal",
        household=cases.NewHousehold(label="Bakker", address=cast.ADDRESS),
        programme=cast.DORDRECHT,
        file=other,
        roles={"case_manager": cast.KARIN},
        permit=cast.operator(cast.AT),
        at=cast.AT,
    )
    right = may(cast.KARIN, "coordination", file=case, also=[other])
    said = {"on": DAY, "text": "The rent", "invited": [cases.Invited(worker=cast.FATMA)], "also": {other: []}}
    for _twice in range(2):
        cases.call_conference(file=case, id=id, **said, permit=right, at=cast.AT)
    [first, second] = (Conference.objects.get(file=file) for file in (case, other))
    assert first.meeting
    assert first.meeting == second.meeting
    assert (first.text, second.text) == ("The rent", "")
    assert not Invitation.objects.filter(file=other).exists()
    with pytest.raises(MayNotCome):  # who comes for the one case is no help for the other
        cases.invite(file=other, conference=second.pk, worker=cast.FATMA, permit=right, at=cast.AT)
    move = {"on": DAY + timedelta(days=1), "also": {other: second.pk}}
    cases.move_conference(file=case, conference=first.pk, **move, permit=right, at=cast.AT)
    assert set(Conference.objects.values_list("on", flat=True)) == {DAY + timedelta(days=1)}


def test_a_decision_becomes_an_action_and_is_carried_out_with_it(case, called):
    against = [cases.Objector(who="Els, school", reason="The landlord was called before")]
    id = decide(case, called, to_plan=True, objectors=against)
    row = ConferenceDecision.objects.get(pk=id)
    action = Action.objects.get(pk=row.action)
    assert (action.text, action.owner, action.due) == ("Call the landlord", cast.FATMA, date(2009, 3, 16))
    assert row.made_on == DAY
    assert Dissent.objects.get().reason == "The landlord was called before"
    assert (
        len({one.act for one in Entry.objects.filter(kind__in=["decision_made", "action_agreed", "dissent_noted"])})
        == 1
    )
    cases.finish_action(action=action.pk, result="A new term", **writing(case, AT_THE_TABLE))
    row.refresh_from_db()
    assert (row.state, row.result) == ("carried_out", "A new term")
    assert not rebuild(today=DAY).differences


def test_a_decision_that_is_no_action_is_carried_out_or_let_go_by_itself(case, called):
    kept, dropped = decide(case, called), decide(case, called, text="Wait")
    cases.carry_out_decision(conference_decision=kept, result="Done", **writing(case, AT_THE_TABLE))
    cases.drop_decision(conference_decision=dropped, reason="Solved", **writing(case, AT_THE_TABLE))
    assert dict(ConferenceDecision.objects.values_list("pk", "state")) == {kept: "carried_out", dropped: "dropped"}
    assert not Action.objects.exists()


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"owner": None}, NobodysDecision),
        ({"owner_kind": "organisation", "owner": None, "owner_name": " "}, NobodysDecision),
        ({"owner_kind": "network", "owner": None}, NobodysDecision),
        ({"owner": cast.STRANGER}, OwnerTakesNoPart),
        ({"owner_kind": "organisation", "owner": cast.CLINIC}, OwnerTakesNoPart),
        ({"owner_kind": "organisation", "owner": None, "owner_name": "The zoo"}, OwnerTakesNoPart),
        ({"owner_kind": "resident", "owner": None, "by": DAY - timedelta(days=1)}, DoneBeforeDecided),
        ({"owner_kind": "resident", "owner": None, "by": date(2209, 1, 1)}, DoneBeforeDecided),
    ],
)
def test_a_decision_has_an_owner_who_takes_part_and_a_day_that_can_be(case, called, said, refusal):
    with pytest.raises(refusal):
        decide(case, called, **said)
    assert not Entry.objects.filter(kind="decision_made").exists()


def test_the_resident_the_network_and_whoever_was_at_the_table_can_own_a_decision(case, called):
    cases.hold_conference(
        conference=called, kind="case_discussion", attended=("Aunt Riet",), **writing(case, AT_THE_TABLE)
    )
    for owner in (
        {"owner_kind": "resident", "owner": None},
        {"owner_kind": "network", "owner": None, "owner_name": "The neighbour"},
        {"owner_kind": "organisation", "owner": cast.SCHOOL},
        {"owner_kind": "organisation", "owner": None, "owner_name": "aunt  riet"},
    ):
        decide(case, called, **owner)
    assert ConferenceDecision.objects.count() == 4


def test_a_decision_without_owner_or_day_is_no_entry_at_all():
    from voordeur.cases.entries import DecisionMade
    from voordeur.journal.kinds import decode

    assert {"owner_kind", "by"} <= DecisionMade.entry_kind.required
    with pytest.raises(BadBody):
        decode("decision_made", {"": '{"text":"Something"}'})


def test_attendance_is_written_down_late_and_the_minutes_go_to_who_took_part(case, called):
    fatma, els = (Invitation.objects.get(worker=cast.FATMA), Invitation.objects.get(text="Els"))
    cases.answer_invitation(invitation=els.pk, comes=False, remark="On holiday", **writing(case))
    later = AT_THE_TABLE + timedelta(days=9)
    cases.hold_conference(
        conference=called,
        kind="case_discussion",
        there=(fatma.pk,),
        with_notice=(els.pk,),
        happened_on=DAY,
        **writing(case, later),
    )
    assert dict(Invitation.objects.values_list("pk", "came")) == {fatma.pk: "there", els.pk: "with_notice"}
    decide(case, called, at=later)
    assert ConferenceDecision.objects.get().made_on == DAY
    id = new_id()
    for _twice in range(2):
        cases.send_minutes(conference=called, id=id, **writing(case, later))
    assert list(Message.objects.filter(about="minutes_ready").values_list("worker", flat=True)) == [cast.FATMA]
    assert Conference.objects.get(pk=called).minutes_sent == Entry.objects.get(pk=id).recorded
    assert not rebuild(today=later.date()).differences
