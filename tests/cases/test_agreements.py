"""Who takes part in the plan, and what each said to it."""

from datetime import date

import pytest

from tests import cast
from tests.cases.conftest import may
from tests.support import bring
from voordeur.cases import actions as cases
from voordeur.cases.agreeing import NotAParty, SeverityNotOnScale
from voordeur.cases.models import Case, Lever, Party, Phase, Presence, PutForward, ReportSent, Risk, RoleDecision
from voordeur.common.ids import new_id
from voordeur.journal import Stale
from voordeur.journal.rebuilding import rebuild


def writing(case):
    return {"file": case, "permit": may(cast.KARIN, "coordination", file=case), "at": cast.AT}


@pytest.fixture
def school(case):
    party = new_id()
    cases.join_party(party=party, organisation=cast.SCHOOL, role="partner", contact="Els, 078-1", **writing(case))
    return party


def test_a_yes_says_who_said_it_how_it_was_heard_and_who_wrote_it_down(case, school):
    cases.endorse(party=school, said_by="Els", how="call", remark="From Monday", **writing(case))
    row = Party.objects.get(pk=school)
    assert (row.answer, row.said_by, row.said_how, row.noted_by) == ("endorsed", "Els", "call", cast.KARIN)


def test_a_party_can_contradict_the_yes_that_was_noted_for_it(case, school):
    cases.endorse(party=school, said_by="Els", how="call", **writing(case))
    cases.object_to_plan(party=school, said_by="Els", how="mail", reason="I never said so", **writing(case))
    row = Party.objects.get(pk=school)
    assert (row.answer, row.answer_words) == ("objected", "I never said so")


def test_who_is_no_party_can_neither_agree_nor_object_nor_sign(case):
    for deed in (cases.endorse, cases.object_to_plan, cases.sign_plan):
        with pytest.raises(NotAParty, match="no party to this plan"):
            deed(party=new_id(), **writing(case))


def test_a_party_that_left_signs_no_more(case, school):
    cases.leave_as_party(party=school, reason="The child changed school", **writing(case))
    with pytest.raises(NotAParty):
        cases.sign_plan(party=school, how="paper", **writing(case))


def test_a_signature_on_paper_names_its_scan_and_one_that_was_seen_its_witness(case, school):
    scan = new_id()
    cases.sign_plan(party=school, how="paper", signed_by="Els", document=scan, **writing(case))
    assert Party.objects.get(pk=school).document == scan
    cases.sign_plan(
        party=school, how="seen", signed_by="Els", seen_by="Karin", happened_on=date(2009, 3, 1), **writing(case)
    )
    row = Party.objects.get(pk=school)
    assert (row.signed_how, row.seen_by) == ("paper", "")  # what was seen the day before is not the last word


def test_an_answer_for_a_party_that_somebody_else_just_changed_is_stale(case, school):
    seen = Party.objects.get(pk=school).version
    cases.object_to_plan(party=school, said_by="Els", reason="No room", **writing(case))
    with pytest.raises(Stale):
        cases.endorse(party=school, said_by="Els", expect=seen, **writing(case))


def test_how_heavy_a_case_is_stays_on_the_scale(case):
    for severity in (0, 6, -1):
        with pytest.raises(SeverityNotOnScale):
            cases.judge_severity(severity=severity, **writing(case))
    cases.judge_severity(severity=4, reason="Three evictions ahead", **writing(case))
    assert Case.objects.get(pk=case).severity == 4


def test_one_phase_runs_at_a_time(case):
    cases.begin_phase(phase="research", directed_by="Karin", happened_on=date(2009, 3, 1), **writing(case))
    cases.begin_phase(phase="learning", directed_by="Mother", **writing(case))
    assert [(one.phase, one.until) for one in Phase.objects.order_by("since")] == [
        ("research", date(2009, 3, 2)),
        ("learning", None),
    ]


def test_all_that_was_agreed_folds_the_same_again(case, school):
    risk = new_id()
    cases.put_plan_forward(text="Version of Monday", **writing(case))
    cases.endorse(party=school, said_by="Els", **writing(case))
    cases.sign_plan(party=school, signed_by="Els", scan=bring.png(), scan_text="Paper", **writing(case))
    cases.withdraw_signature(party=school, reason="Second thoughts", **writing(case))
    cases.take_decision(decision="registration", outcome="yes", **writing(case))
    cases.find_risk(risk=risk, text="Father drives drunk", **writing(case))
    cases.clear_risk(risk=risk, text="The car is sold", **writing(case))
    cases.judge_severity(severity=5, **writing(case))
    cases.begin_phase(phase="learning", **writing(case))
    cases.log_presence(how="unannounced", with_whom="mother", **writing(case))
    cases.miss_presence(reason="Nobody home", **writing(case))
    cases.record_lever(lever="benefit", available=True, law="WWB 17", **writing(case))
    cases.record_lever(lever="benefit", available=False, **writing(case))
    cases.send_report(report="final", receiver="registrant", **writing(case))
    assert rebuild(today=cast.TODAY).differences == []
    assert [PutForward.objects.count(), RoleDecision.objects.count(), ReportSent.objects.count()] == [1, 1, 1]
    assert Risk.objects.get(pk=risk).cleared_on == cast.TODAY
    assert {one.missed for one in Presence.objects.all()} == {True, False}
    assert [one.available for one in Lever.objects.all()] == [False]
