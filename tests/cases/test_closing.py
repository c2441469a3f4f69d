"""The end of a case, and what comes after."""

from datetime import date

import pytest

from tests import cast
from tests.cases.conftest import may
from voordeur.cases import actions as cases
from voordeur.cases.models import Case
from voordeur.cases.queries import running_cases
from voordeur.cases.rules import ReasonNeeded
from voordeur.common.ids import new_id
from voordeur.journal import Entry, IdReused, OpenDuty, RuleForbids, Stale
from voordeur.people.models import Involvement


def writing(case):
    permit = may(cast.KARIN, "coordination", file=case, also=[cast.HOUSEHOLD])
    return {"file": case, "permit": permit, "at": cast.AT}


def test_a_case_does_not_close_while_a_question_is_open(case):
    with pytest.raises(RuleForbids) as refusal:
        cases.close_case(reason="answered", **writing(case))
    assert refusal.value.first["nl"]
    assert Case.objects.get(pk=case).closed_on is None


@pytest.mark.parametrize("reason", ["withdrew", "moved", "deceased", "court_order"])
def test_what_ends_by_itself_is_never_refused_and_hands_over_what_is_open(case, reason):
    cases.close_case(reason=reason, **writing(case))
    row = Case.objects.get(pk=case)
    assert row.closed_reason == reason
    assert set(row.handed_over) == {"need: income_debts", "need: health"}
    assert "rent" not in str(row.handed_over)


def test_after_closing_nobody_is_called_through_the_case(case):
    cases.close_case(reason="moved", **writing(case))
    assert running_cases(cast.HOUSEHOLD) == []
    assert not Involvement.objects.filter(case=case, until=None).exists()


def test_opened_again_the_same_people_are_involved_again(case):
    before = Involvement.objects.filter(case=case, until=None).count()
    cases.close_case(reason="moved", **writing(case))
    cases.hold_aftercare(result="problem_back", **writing(case))
    cases.reopen_case(reason="The debts are back", **writing(case))
    row = Case.objects.get(pk=case)
    assert (row.closed_on, row.closed_reason, row.handed_over) == (None, "", [])
    assert row.aftercare_result == "problem_back"
    assert Involvement.objects.filter(case=case, until=None).count() == before


def test_closing_sent_twice_closes_once_and_another_reason_is_refused(case):
    id, send = new_id(), {"reason": "moved", **writing(case)}
    cases.close_case(id=id, **send)
    before = Entry.objects.count()
    assert cases.close_case(id=id, **send).repeated
    assert Entry.objects.count() == before
    with pytest.raises(IdReused):
        cases.close_case(id=id, **(send | {"reason": "withdrew"}))


def test_closing_on_an_old_version_is_refused(case):
    seen = Case.objects.get(pk=case).version
    cases.close_case(reason="moved", **writing(case))
    with pytest.raises(Stale):
        cases.close_case(reason="moved", expect=seen, **writing(case))


def test_a_duty_is_put_off_with_a_reason(case):
    duty = OpenDuty.objects.filter(file=case, worker=cast.KARIN).first()
    off = {"duty": duty.duty, "thing": duty.thing, "until": date(2009, 5, 1), **writing(case)}
    with pytest.raises(ReasonNeeded):
        cases.put_off_duty(reason="", **off)
    cases.put_off_duty(reason="On holiday", **off)
    assert OpenDuty.objects.get(pk=duty.pk).postponed_until == date(2009, 5, 1)


def test_a_rule_of_the_method_can_be_set_aside_with_a_reason(case):
    with pytest.raises(RuleForbids) as refusal:
        cases.close_case(reason="answered", **writing(case))
    with pytest.raises(ReasonNeeded):
        cases.set_rule_aside(rule=refusal.value.rule, reason=" ", **writing(case))
    cases.set_rule_aside(rule=refusal.value.rule, reason="Agreed with the resident", **writing(case))
    with pytest.raises(RuleForbids) as next_refusal:
        cases.close_case(reason="answered", **writing(case))
    assert next_refusal.value.rule != refusal.value.rule
