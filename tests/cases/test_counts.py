"""What a method asks from outside one file is looked up by the house: numbers, and the roles of whoever writes."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction

from tests import cast
from voordeur.access import BY_LINK, OPERATOR
from voordeur.cases.entries import (
    CaseClosed,
    CaseOpened,
    DecisionTaken,
    ObstacleFound,
    ObstacleReported,
    RoleAssigned,
)
from voordeur.common.ids import new_id
from voordeur.journal import Body, Draft, File, OpenDuty, Opening, Permit, RuleForbids, counts, keep_method, record
from voordeur.journal.entries import MethodChosen
from voordeur.journal.ground import NOBODY, of_act, standing_on
from voordeur.journal.heads import lock_heads
from voordeur.journal.outside import _NUMBERS, counted
from voordeur.journal.refusals import WrongFile
from voordeur.methods.conditions.words import COUNTED
from voordeur.methods.vocabulary import Fact
from voordeur.partners import actions as partners
from voordeur.partners.entries import HowFar
from voordeur.programmes.entries import ProgrammePhaseBegun
from voordeur.programmes.queries import method_of

METHOD = """\
id: 97-numbers
version: 1
title: {nl: Getallen, en: Numbers}
roles:
  case_manager: {title: {nl: regisseur, en: case manager}, function: coordinator, case_load: 1}
  helper: {title: {nl: helper, en: helper}, function: helper, apart_from: [case_manager]}
  project_leader: {title: {nl: leider, en: leader}, function: project_leader}
stages:
  helping: {of: case, start: true, title: {nl: Hulp, en: Help}, next: [{on: case_closed, to: closed}]}
  closed: {of: case, end: true, title: {nl: Dicht, en: Closed}, next: [{on: case_reopened, to: helping}]}
duties:
  share: {of: case, title: {nl: Verdeel, en: Share}, who: project_leader, within: 1 week, deed: contact_noted,
          after: {all_of: [{in_stage: helping}, {count: cases_running, at_least: 1}, {count: open_places, below: 1}]}}
rules:
  hands_free: {of: case, kind: method, before: role_assigned, where: {role: case_manager},
               must: {count: case_load, below: $case_manager.case_load}, because: {nl: Vol., en: Full.}}
  leader_closes: {of: case, kind: method, before: case_closed, must: {by: project_leader},
                  because: {nl: De leider., en: The leader.}}
"""


@pytest.fixture
def judged(case: UUID) -> UUID:
    """A running case of Karin's that follows the method above."""
    kept = keep_method(METHOD)
    tell(case, MethodChosen(method=kept.method, version=kept.version, sha256=kept.sha256, reason="numbers"))
    return case


def counted_in(file: UUID, name: str, new: Fact | None = None) -> int:
    """Count as an act in this file does that knows nothing of any other."""
    head = File.objects.get(id=file)
    with standing_on(NOBODY), of_act([file], worker=None, today=cast.TODAY):
        return counted([name], head, new, today=cast.TODAY, given={})[name]


def tell(file: UUID, body: Body, worker: UUID = cast.KARIN, *, days_ago: int = 0) -> None:
    permit = Permit(worker=worker, purpose="coordination", files=None)
    record(Draft(file, body, cast.TODAY - timedelta(days=days_ago)), permit=permit, at=cast.AT)


def test_every_number_that_a_method_may_ask_for_is_counted() -> None:
    assert sorted(_NUMBERS) == sorted(COUNTED)
    with pytest.raises(ValueError, match="case_lod"):
        counts("case_lod")


def test_a_full_worker_gets_no_other_case_and_no_deed_has_to_count(judged: UUID) -> None:
    with pytest.raises(RuleForbids) as refusal:
        tell(judged, RoleAssigned(role="case_manager", worker=cast.KARIN, function="coordinator"))
    assert refusal.value.rule == "hands_free"
    tell(judged, RoleAssigned(role="case_manager", worker=cast.SANNE, function="coordinator"))


def test_a_role_in_the_team_is_a_role_in_its_files(judged: UUID) -> None:
    with pytest.raises(RuleForbids) as refusal:
        tell(judged, CaseClosed(reason="answered"), cast.KARIN)
    assert refusal.value.rule == "leader_closes"
    tell(judged, CaseClosed(reason="answered"), cast.PIET)


def test_a_role_in_the_case_stays_apart_from_another(judged: UUID) -> None:
    with pytest.raises(RuleForbids) as refusal:
        tell(judged, RoleAssigned(role="helper", worker=cast.KARIN, function="helper"))
    assert refusal.value.rule == "apart_helper_case_manager"
    tell(judged, RoleAssigned(role="helper", worker=cast.MO, function="helper"))


def test_a_duty_that_rests_on_numbers_is_owed_by_what_the_programme_has_today(judged: UUID) -> None:
    assert OpenDuty.objects.filter(file=judged, duty="share").exists()
    numbers = {name: counted_in(judged, name) for name in COUNTED}
    assert numbers == {
        "case_load": 1,
        "cases_running": 1,
        "cases_taken_in": 0,
        "cases_taken_in_and_running": 0,
        "cases_taken_in_this_phase": 0,
        "cases_taken_in_this_year": 0,
        "cases_with_same_obstacle": 0,
        "covenants": 0,
        "euros_booked": 0,
        "euros_booked_of_this_kind": 0,
        "euros_granted_this_phase": 0,
        "group_places": 0,
        "mandates": 0,
        "open_places": 0,
        "team_size": 3,
    }


def test_what_a_programme_took_in_is_counted_for_the_year_of_the_entry(case: UUID) -> None:
    programme = File.objects.get(id=case).programme
    assert programme is not None
    now = Fact(case, "need_recorded", cast.TODAY, cast.AT)
    next_year = replace(now, on=cast.TODAY.replace(year=cast.TODAY.year + 1))
    assert counted_in(programme, "cases_taken_in", next_year) == 1
    in_year = [counted_in(programme, "cases_taken_in_this_year", new) for new in (None, now, next_year)]
    assert in_year == [1, 1, 0]


def test_a_second_wave_has_places_anew_and_a_phase_that_is_no_stage_begins_none(case: UUID) -> None:
    programme, taken_in, asking = File.objects.get(id=case).programme, begun(beside=case), begun(beside=case)
    assert programme is not None
    wave = method_of(programme).stages_of("programme")[0].id
    said = {"decision": "start", "outcome": "yes"}
    decides = Fact(asking, "decision_taken", cast.TODAY, cast.AT, fields=said, step=True)
    tell(taken_in, DecisionTaken(decision="start", outcome="yes", reason="Past hier"), days_ago=5)

    for phase, days_ago, places_taken in ((wave, 9, 1), ("criteria", 1, 1), (wave, 2, 0)):
        tell(programme, ProgrammePhaseBegun(phase=phase), days_ago=days_ago)
        assert counted_in(asking, "cases_taken_in_this_phase", decides) == places_taken


def test_a_place_is_taken_by_whoever_was_taken_in_and_not_by_a_registration_or_a_no(case: UUID) -> None:
    taken_in, closed, refused, undecided, asking = (begun(beside=case) for _ in range(5))
    for other, outcome in ((taken_in, "yes"), (closed, "yes"), (refused, "no")):
        tell(other, DecisionTaken(decision="start", outcome=outcome, reason="Past hier"))
    tell(closed, CaseClosed(reason="withdrew"))
    said = {"decision": "start", "outcome": "yes"}
    decides = Fact(asking, "decision_taken", cast.TODAY, cast.AT, fields=said, step=True)
    in_a_year = replace(decides, on=cast.TODAY.replace(year=cast.TODAY.year + 1))

    assert len({taken_in, closed, refused, undecided, asking}) == 5
    assert counted_in(asking, "cases_taken_in", decides) == 2
    assert counted_in(asking, "cases_taken_in_and_running", decides) == 1
    assert [counted_in(asking, "cases_taken_in_this_year", new) for new in (decides, in_a_year)] == [2, 0]


def test_the_cases_with_the_same_obstacle_are_counted_until_policy_was_told(case: UUID) -> None:
    others = [begun(beside=case) for _ in range(2)]
    met = {file: new_id() for file in (case, *others)}
    for file, obstacle in met.items():
        tell(file, ObstacleFound(obstacle=obstacle, what="rule", known_as="waiting_period"))
    tell(case, ObstacleFound(obstacle=new_id(), what="rule", known_as="no_address"))
    tell(case, ObstacleFound(obstacle=new_id(), what="rule"))

    def number(file: UUID) -> int:
        return counted_in(file, "cases_with_same_obstacle")

    assert [number(file) for file in met] == [3, 3, 3]
    tell(others[0], ObstacleReported(obstacle=met[others[0]]))
    assert [number(file) for file in met] == [1, 0, 0]


@pytest.mark.parametrize(("level", "number"), [("shared", 1), ("involvement", 0)])
def test_a_covenant_by_which_nothing_but_who_is_involved_is_told_does_not_count(
    case: UUID, level: HowFar, number: int
) -> None:
    programme = File.objects.get(id=case).programme
    assert programme is not None
    told: dict[str, Any] = {"permit": cast.operator(), "at": cast.LONG_AGO}
    both = [cast.DEBT_HELP, cast.MUNICIPALITY]
    partners.sign_covenant(file=programme, what="Samen", parties=both, level=level, **told)
    sends = Fact(case, "report_sent", cast.TODAY, cast.AT, fields={"organisation": cast.DEBT_HELP})
    assert [counted_in(case, "covenants", new) for new in (sends, None)] == [number, number]


def begun(*, beside: UUID) -> UUID:
    """Begin another case in the programme of a case, on which nobody decided yet."""
    head, file = File.objects.get(id=beside), new_id()
    record(
        Draft(file, CaseOpened(route="signal"), cast.TODAY),
        opening=[Opening(file, "case", programme=head.programme, method=head.method_id)],
        permit=Permit(worker=cast.KARIN, purpose="coordination", files=None),
        at=cast.AT,
    )
    return file


def test_who_is_no_worker_has_no_last_place_and_is_not_waited_for(judged: UUID) -> None:
    """Of the operator, or whoever answers by a link, there is no file that an act could hold."""
    for by in (OPERATOR, BY_LINK, cast.KARIN):
        new = Fact(id=new_id(), kind="decision_taken", on=cast.TODAY, recorded=cast.AT, by=by)
        over = list(_NUMBERS["case_load"].over(File.objects.get(id=judged), new))
        assert over == ([by] if by == cast.KARIN else [])


def test_a_file_that_is_not_there_is_not_taken_for_one_that_is_held(judged: UUID) -> None:
    with pytest.raises(WrongFile), transaction.atomic():
        lock_heads([judged, OPERATOR])
