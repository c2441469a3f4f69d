"""What pages ask only where a method speaks of it: how long an answer holds, how help goes later, and who signed."""

from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.web.house import NOW, House, signed_in, version_in
from tests.web.test_stuck_pages import page, send
from voordeur import access
from voordeur.accounts.queries import organisation
from voordeur.assessments.actions import answer_criteria
from voordeur.assessments.models import CriterionAnswer
from voordeur.assessments.rules import RunsOutBefore
from voordeur.cases import actions as cases
from voordeur.cases.models import Goal, Referral, ReportSent, Risk, RoleDecision
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal import Entry, id_from
from voordeur.journal.rebuilding import rebuild
from voordeur.partners import actions as partners
from voordeur.programmes import actions as programmes
from voordeur.programmes.models import ProgrammePhase

pytestmark = pytest.mark.django_db
HERE = id_from(cast.DORDRECHT, "a programme that asks more")
ASKING = """words:
  running: {nl: lopend, en: running}
  municipality: {nl: de gemeente, en: the municipality}
  financier: {nl: wie betaalt, en: the financier}
rules:
  still_lives_here:
    {of: case, kind: method, before: plan_agreed, must: {known: lives_in_area, is: "yes", still: true},
     because: {nl: Woont hier niet meer., en: Lives here no more.}}
  asked_after:
    {of: case, kind: method, before: case_reopened, must: {every: referral, that: {happened: [referral_followed_up,
     follow_up_waived]}}, because: {nl: Vraag eerst., en: Ask first.}}
  both_sign:
    {of: programme, kind: method, before: programme_phase_begun, where: {phase: running}, must: {all_of: [{entry:
     {signatories: municipality}}, {entry: {signatories: financier}}]}, because: {nl: Beide tekenen., en: Both sign.}}
"""


def begun(asking: str) -> tuple[Client, House]:
    """Begin a case in a programme whose method asks so, with Karin at work in it and in the team."""
    world = cast.small_world()
    text = cast.method_text(cast.DORDRECHT).replace(cast.METHODS[cast.DORDRECHT], "elsewhere")
    told: dict[str, Any] = {"permit": world.operator, "at": cast.LONG_AGO}
    said = {"slug": "elsewhere", "title": "Elders", "controller": cast.MUNICIPALITY}
    programmes.start_programme(programme=HERE, method_text=text.replace("rules:\n", asking, 1), **said, **told)
    access.admit_to_team(programme=HERE, worker=cast.KARIN, role="case_manager", **told)
    id = new_id()
    opened: dict[str, Any] = {"route": "signal", "programme": HERE, "roles": {"case_manager": cast.KARIN}}
    cases.open_case(**opened, household=cast.HOUSEHOLD, permit=world.operator, at=cast.AT, id=id)
    case = id_from(id, "case")
    return signed_in(cast.KARIN), House(*(case for _field in House.__dataclass_fields__))


def test_an_answer_has_a_last_day_only_where_the_method_asks_whether_it_still_holds(db: Any) -> None:
    asking = """rules:
  meant_for_it: {of: case, kind: method, before: plan_agreed, must: {eligible: "yes"}, because: {nl: Nee., en: No.}}
"""
    karin, plain = begun(asking)
    url = reverse("deed", kwargs={"file": plain.case, "word": "criteria"})
    assert list(karin.get(url).context["form"].fields) == ["criterion_lives_in_area", "happened_on"]


def test_where_nobody_directs_yet_the_case_says_so(db: Any) -> None:
    asking = """rules:
  one_directs: {of: case, kind: method, before: case_closed, must: {happened: direction_taken},
    because: {nl: Nee., en: No.}}
"""
    karin, house = begun(asking)
    assert "Hier staat nog niets." in page(karin, house)
    said = {"over": "all", "holder": "resident", "happened_on": "2009-03-10"}
    assert send(karin, house, "regie", **said).status_code == 302
    assert "Hier staat nog niets." not in page(karin, house)


def test_the_last_day_of_an_answer_is_written_down_shown_and_taken_back(db: Any) -> None:
    karin, house = begun(ASKING)
    said = {"criterion_lives_in_area": "yes", "happened_on": "2009-03-10"}
    assert send(karin, house, "criteria", **said, until_lives_in_area="2009-06-01").status_code == 302
    assert CriterionAnswer.objects.get().until == date(2009, 6, 1)
    assert "geldt tot en met 1 juni 2009" in page(karin, house)
    late = send(karin, house, "criteria", **said, until_lives_in_area="2009-03-01")
    assert late.status_code == 409
    assert "Kijk de laatste dag na." in late.content.decode()
    assert send(karin, house, "criteria", **said, until_lives_in_area="").status_code == 302
    assert CriterionAnswer.objects.get().until is None
    with pytest.raises(RunsOutBefore):
        answer_criteria(
            file=house.case,
            answers={"lives_in_area": "no"},
            until={"lives_in_area": date(2000, 1, 1)},
            permit=cast.operator(),
            at=cast.AT,
        )
    assert not rebuild(today=day_of(NOW)).differences


def test_after_a_referral_is_asked_how_it_goes_where_the_method_wants_to_know(db: Any) -> None:
    karin, house = begun(ASKING)
    for text in ("Leren budgetteren", "Nederlands leren"):
        assert send(karin, house, "doorverwijzen", receiver="Buurthuis", text=text).status_code == 302
    asked, waived = Referral.objects.order_by("text")
    assert page(karin, house, "plan").count("Vraag hoe het gaat") == 2
    assert send(karin, house, "hoe-gaat-het", asked.pk, result="problem_back", text="Weer post").status_code == 302
    assert send(karin, house, "niet-navragen", waived.pk, reason="").status_code == 400
    assert send(karin, house, "niet-navragen", waived.pk, reason="Het diploma is er").status_code == 302
    plan = page(karin, house, "plan")
    assert "Vraag hoe het gaat" not in plan
    assert "het probleem is terug" in plan
    assert "navragen hoeft niet" in plan
    assert not rebuild(today=day_of(NOW)).differences


OFF_COURSE = """rules:
  goals_are_judged:
    {of: case, kind: method, before: plan_agreed, must: {things: goal, which: {happened: goal_off_course, since:
     goal_on_course}, at_most: 0}, because: {nl: Er is een doel uit koers., en: A goal is off course.}}
"""


def test_a_goal_goes_off_course_and_comes_back_where_the_method_speaks_of_it(db: Any) -> None:
    karin, house = begun(OFF_COURSE)
    assert send(karin, house, "doel", text="Elke dag naar school", domain="parenting").status_code == 302
    goal = Goal.objects.get()
    off = reverse("deed", kwargs={"file": house.case, "word": "doel-uit-koers", "thing": goal.pk})
    assert off in page(karin, house, "plan")
    assert send(karin, house, "doel-uit-koers", goal.pk, reason="").status_code == 400, "it says why"
    said = {"reason": "Zes dagen thuis", "happened_on": "2009-03-09"}
    assert send(karin, house, "doel-uit-koers", goal.pk, **said).status_code == 302
    plan = page(karin, house, "plan")
    assert "uit koers sinds 9 maart 2009" in plan
    assert "Zes dagen thuis" in plan
    assert off not in plan
    assert '<span class="tag tag-brick">uit koers</span>' in page(karin, house)
    assert "Er is een doel uit koers." in send(karin, house, "plan-afspreken", how="spoken").content.decode()
    said = {"reason": "Een taxi haalt hem", "happened_on": "2009-03-10"}
    assert send(karin, house, "doel-op-koers", goal.pk, **said).status_code == 302
    assert "uit koers sinds" not in page(karin, house, "plan")
    assert send(karin, house, "plan-afspreken", how="spoken").status_code == 302
    assert not rebuild(today=day_of(NOW)).differences


def test_a_method_that_counts_for_whom_asks_for_whom_a_question_is(db: Any) -> None:
    asking = """rules:
  two_people: {of: case, kind: method, before: plan_agreed, because: {nl: Twee., en: Two.},
               must: {happened: need_recorded, times: 2, different: person}}
"""
    for said, asked in (("rules:\n", False), (asking, True)):
        with transaction.atomic():
            karin, house = begun(said)
            form = karin.get(reverse("deed", kwargs={"file": house.case, "word": "vraag"})).context["form"]
            assert ("person" in form.fields) is asked
            transaction.set_rollback(True)


def test_a_report_names_the_organisation_that_gets_it_where_the_method_asks_who_signed(db: Any) -> None:
    asking = """words:
  analysis: {nl: de analyse, en: the analysis}
rules:
  signed: {of: case, kind: law, before: report_sent, where: {report: analysis}, must: {count: covenants, at_least: 1},
           because: {nl: Niet getekend., en: Not signed.}}
  here: {of: case, kind: method, before: report_sent, where: {report: analysis},
         must: {named_in: {happened: party_joined}, field: organisation, as: organisation},
         because: {nl: Geen partij., en: No party.}}
"""
    karin, house = begun(asking)
    form = karin.get(reverse("deed", kwargs={"file": house.case, "word": "verslag"})).context["form"]
    asked = ["report", "receiver", "receiver_name", "organisation", "domain", "text"]
    assert [name for name in form.fields if name in asked] == asked, "a name beside whom it is of"
    said = {"report": "analysis", "receiver": "partner", "organisation": str(cast.DEBT_HELP)}
    assert "Niet getekend." in send(karin, house, "verslag", **said).content.decode()
    told: dict[str, Any] = {"permit": cast.operator(), "at": cast.LONG_AGO}
    both = [cast.DEBT_HELP, cast.MUNICIPALITY]
    partners.sign_covenant(file=HERE, what="Samen", parties=both, **told)
    clinic = {**said, "organisation": str(cast.CLINIC)}
    assert "verraadt wat er speelt" in send(karin, house, "verslag", **clinic).content.decode()
    assert "Geen partij." in send(karin, house, "verslag", **said).content.decode()
    cases.join_party(file=house.case, organisation=cast.DEBT_HELP, permit=cast.operator(), at=cast.AT)
    assert send(karin, house, "verslag", **said).status_code == 302
    name = organisation(cast.DEBT_HELP).name
    assert f": {name} ·" in " ".join(page(karin, house).split())
    assert not rebuild(today=day_of(NOW)).differences


def test_a_method_that_asks_nothing_after_a_referral_has_no_form_for_it_on_the_plan(db: Any) -> None:
    karin, house = begun("rules:\n")
    send(karin, house, "doorverwijzen", receiver="Buurthuis", text="Leren budgetteren")
    assert "Vraag hoe het gaat" not in page(karin, house, "plan")


def test_who_signed_is_ticked_among_the_words_of_the_method(db: Any) -> None:
    karin, _house = begun(ASKING)
    access.admit_to_team(
        programme=HERE, worker=cast.KARIN, role="project_leader", permit=cast.operator(), at=cast.LONG_AGO
    )
    url = reverse("programme_deed", kwargs={"file": HERE, "word": "fase"})
    asked = karin.get(url)
    assert "Wie betaalt" in asked.content.decode()
    for phase, error in (("", "Maak een keuze."), ("01a2", "Wat u koos, kan hier niet meer. Kies opnieuw.")):
        wrong = karin.post(url, {"phase": phase, "signatories": [], **version_in(asked), "id": str(new_id())})
        assert f">Welke fase begint? {error}</a>" in wrong.content.decode()
    said = {"phase": "running", **version_in(asked)}
    refused = karin.post(url, {**said, "id": str(new_id()), "signatories": ["municipality"]})
    assert refused.status_code == 409
    assert "Beide tekenen." in refused.content.decode()
    both = ["municipality", "financier"]
    assert karin.post(url, {**said, "id": str(new_id()), "signatories": both}).status_code == 302
    assert ProgrammePhase.objects.get().signatories == both
    shown = karin.get(reverse("programme", kwargs={"file": HERE})).content.decode()
    assert "getekend door: de gemeente, wie betaalt" in " ".join(shown.split())
    assert "<strong>Lopend</strong>" in shown
    assert not rebuild(today=day_of(NOW)).differences


ABOUT_ITSELF = """words:
  yearly: {nl: het jaarverslag, en: the yearly report}
  move: {nl: bericht van een verhuizing, en: note of a move}
rules:
  to_somebody:
    {of: programme, kind: method, before: report_sent, where: {report: yearly}, must: {entry: {receiver_name: {present:
     true}}}, because: {nl: Aan wie?, en: To whom?}}
  of_a_move:
    {of: case, kind: method, before: report_sent, where: {report: move}, must: {happened: visit_held}, because: {nl: Ga
     eerst langs., en: Visit first.}}
  never_alone:
    {of: case, kind: method, before: decision_taken, where: {decision: start}, must: {happened: conference_held},
     because: {nl: Samen., en: Together.}}
"""


def test_a_report_about_the_programme_names_the_organisation_where_the_method_asks_who_signed(db: Any) -> None:
    asking = """words:
  yearly: {nl: het jaarverslag, en: the yearly report}
rules:
  signed: {of: programme, kind: law, before: report_sent, where: {report: yearly},
           must: {count: covenants, at_least: 1}, because: {nl: Niet getekend., en: Not signed.}}
"""
    karin, house = begun(asking)
    told: dict[str, Any] = {"permit": cast.operator(), "at": cast.LONG_AGO}
    access.admit_to_team(programme=HERE, worker=cast.KARIN, role="project_leader", **told)
    both = [cast.DEBT_HELP, cast.MUNICIPALITY]
    partners.sign_covenant(file=HERE, what="Samen", parties=both, **told)
    url = reverse("programme_deed", kwargs={"file": HERE, "word": "verslag"})
    asked = karin.get(url)
    assert list(asked.context["form"].fields)[:3] == ["report", "receiver", "organisation"]
    of_a_case = karin.get(reverse("deed", kwargs={"file": house.case, "word": "verslag"})).context["form"]
    assert "organisation" not in of_a_case.fields, "the rule is about the programme"
    said = {"report": "yearly", "receiver": "partner", **version_in(asked)}
    for unsigned in ("", str(cast.CLINIC)):
        refused = karin.post(url, {**said, "organisation": unsigned, "id": str(new_id())})
        assert "Niet getekend." in refused.content.decode()
    assert karin.post(url, {**said, "organisation": str(cast.DEBT_HELP), "id": str(new_id())}).status_code == 302
    assert ReportSent.objects.get(file=HERE).receiver == "partner"
    assert not rebuild(today=day_of(NOW)).differences


def test_a_report_about_the_programme_is_sent_from_its_page_with_its_own_words(db: Any) -> None:
    karin, house = begun(ABOUT_ITSELF)
    access.admit_to_team(
        programme=HERE, worker=cast.KARIN, role="project_leader", permit=cast.operator(), at=cast.LONG_AGO
    )
    url = reverse("programme_deed", kwargs={"file": HERE, "word": "verslag"})
    shown = karin.get(reverse("programme", kwargs={"file": HERE})).content.decode()
    assert url in shown
    assert reverse("programme_deed", kwargs={"file": HERE, "word": "besluit"}) not in shown, "only cases decide here"
    asked = karin.get(url)
    assert asked.context["form"].fields["report"].choices == [("yearly", "Het jaarverslag")]
    of_a_case = karin.get(reverse("deed", kwargs={"file": house.case, "word": "verslag"})).context["form"]
    assert [word for word, _title in of_a_case.fields["report"].choices] == ["move"]
    said = {"report": "yearly", "receiver": "municipality", **version_in(asked)}
    refused = karin.post(url, {**said, "id": str(new_id())})
    assert refused.status_code == 409
    assert "Aan wie?" in refused.content.decode()
    named = {**said, "receiver_name": "Wethouder", "text": "Alles op een rij", "id": str(new_id())}
    assert karin.post(url, named).status_code == 302
    sent = ReportSent.objects.get(file=HERE)
    assert (sent.report, sent.receiver_name) == ("yearly", "Wethouder")
    shown = karin.get(reverse("programme", kwargs={"file": HERE})).content.decode()
    assert "Alles op een rij" in shown
    assert not rebuild(today=day_of(NOW)).differences


def test_a_decision_about_the_programme_is_taken_on_its_page(db: Any) -> None:
    asking = ABOUT_ITSELF.replace("of: case, kind: method, before: dec", "of: programme, kind: method, before: dec")
    karin, _house = begun(asking.replace("conference_held", "evaluation_held"))
    access.admit_to_team(
        programme=HERE, worker=cast.KARIN, role="project_leader", permit=cast.operator(), at=cast.LONG_AGO
    )
    url = reverse("programme_deed", kwargs={"file": HERE, "word": "besluit"})
    assert url in karin.get(reverse("programme", kwargs={"file": HERE})).content.decode()
    asked = karin.get(url)
    said = {"decision": "start", "outcome": "yes", "reason": "Het kan", "amount": "1000", **version_in(asked)}
    refused = karin.post(url, {**said, "id": str(new_id())})
    assert refused.status_code == 409
    assert "Samen." in refused.content.decode()
    held = reverse("programme_deed", kwargs={"file": HERE, "word": "evaluatie"})
    evaluated = {"by_whom": "Het team", "decided": "go_on", **version_in(karin.get(held))}
    assert karin.post(held, {**evaluated, "id": str(new_id())}).status_code == 302
    again = {**said, **version_in(karin.get(url)), "id": str(new_id())}
    assert karin.post(url, again).status_code == 302
    taken = RoleDecision.objects.get(file=HERE)
    assert (taken.decision, taken.outcome, taken.amount) == ("start", "yes", 1000)
    assert not rebuild(today=day_of(NOW)).differences


def test_nobody_signs_a_phase_where_the_method_names_nobody(db: Any) -> None:
    karin, _house = begun("rules:\n")
    url = reverse("programme_deed", kwargs={"file": HERE, "word": "fase"})
    assert "signatories" not in karin.get(url).context["form"].fields


def test_a_choice_of_the_method_keeps_the_hint_of_the_field(db: Any) -> None:
    asking = """words:
  no_address: {nl: Zonder adres geen uitkering, en: Without an address no benefit}
rules:
  named:
    {of: case, kind: method, before: plan_agreed, must: {happened: obstacle_found, where: {known_as: no_address}},
     because: {nl: Eerst., en: First.}}
"""
    karin, house = begun(asking)
    asked = karin.get(reverse("deed", kwargs={"file": house.case, "word": "belemmering"})).content.decode()
    assert "Zonder adres geen uitkering" in asked
    assert "Dan wordt geteld in hoeveel casussen dit voorkomt" in asked


def test_a_referral_says_for_which_danger_it_is_where_one_was_seen(db: Any) -> None:
    karin, house = begun("rules:\n")
    form = reverse("deed", kwargs={"file": house.case, "word": "doorverwijzen"})
    assert "Tegen welk gevaar" not in karin.get(form).content.decode()
    assert send(karin, house, "risico", text="Zij mag niet naar buiten").status_code == 302
    danger = Risk.objects.get().pk
    assert str(danger) in karin.get(form).content.decode()
    said = {"receiver": "Steunpunt", "text": "Meepraten", "risk": str(danger)}
    assert send(karin, house, "doorverwijzen", **said).status_code == 302
    assert str(danger) in Entry.objects.get(file=house.case, kind="referral_made").words.get().text
