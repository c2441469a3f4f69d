"""What follows from something hidden is hidden too: duties, bans, stages, lists and searches, asked as Mo would.

Mo helps with debts and may not see health; Karin coordinates and may.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.web.house import NOW, TODAY, House, stays_open_in
from voordeur import access
from voordeur.access.models import AccessLogLine
from voordeur.accounts.models import Worker
from voordeur.assessments.models import Need
from voordeur.cases import actions as cases
from voordeur.cases.models import Case, CaseRole
from voordeur.common.ids import new_id
from voordeur.desk.case.standing import standing
from voordeur.desk.day.day import day_of_worker
from voordeur.desk.oversight.case_list import cases_of
from voordeur.journal import Level
from voordeur.outreach import actions as outreach
from voordeur.people import actions as people

pytestmark = pytest.mark.django_db
AsWorker = Callable[[UUID], Client]


def worker(id: UUID) -> Worker:
    return Worker.objects.get(pk=id)


def health_of(house: House) -> UUID:
    return Need.objects.get(file=house.case, domain="health").pk


def page(client: Client, name: str, **named: object) -> str:
    answer = client.get(reverse(name, kwargs=named))
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_duties_about_a_hidden_need_are_neither_shown_nor_counted(house: House, as_worker: AsWorker) -> None:
    duty = "Beantwoord de hulpvraag"
    mine, hers = (page(as_worker(one), "case", file=house.case).count(duty) for one in (cast.MO, cast.KARIN))
    assert (mine, hers) == (1, 2)


def test_the_world_without_the_hidden_need_is_the_same_for_who_may_not_see_it(house: House) -> None:
    asked = {"worker": worker(cast.MO), "purposes": ["help"], "today": TODAY}
    with_it = standing(house.case, **asked)  # type: ignore[arg-type]
    assert with_it is not None
    assert {duty.thing for duty in with_it.judgement.duties} <= {None, house.need, house.action, house.goal}
    assert all(str(health_of(house)) not in str(ban) for ban in with_it.judgement.may_not)


def test_a_day_holds_no_line_about_what_is_hidden(house: House) -> None:
    assert health_of(house) in {line.duty.thing for line in day_of_worker(worker(cast.KARIN), TODAY)}
    assert health_of(house) not in {line.duty.thing for line in day_of_worker(worker(cast.MO), TODAY)}


def test_why_a_hidden_duty_was_put_off_is_hidden_too(house: House, as_worker: AsWorker) -> None:
    karin, mo = as_worker(cast.KARIN), as_worker(cast.MO)
    named = {"file": house.case, "duty": "answer_question", "thing": health_of(house)}
    said = {"id": str(new_id()), "until": "2009-04-01", "reason": "Wacht op de psycholoog"}
    assert karin.post(reverse("put_off_thing", kwargs=named), said).status_code == 302
    assert "psycholoog" in page(karin, "case", file=house.case)
    assert "psycholoog" not in page(mo, "case", file=house.case)
    assert mo.get(reverse("put_off_thing", kwargs=named)).status_code == 404


def test_a_form_for_a_hidden_thing_is_not_there(house: House, as_worker: AsWorker) -> None:
    named = {"file": house.case, "word": "beantwoord", "thing": health_of(house)}
    assert as_worker(cast.MO).get(reverse("deed", kwargs=named)).status_code == 404
    assert as_worker(cast.KARIN).get(reverse("deed", kwargs=named)).status_code == 200


def test_a_helper_cannot_take_a_role_that_sees_more(house: House, as_worker: AsWorker) -> None:
    mo, url = as_worker(cast.MO), reverse("deed", kwargs={"file": house.case, "word": "rol"})
    said = {"id": str(new_id()), "role": "home_visitor", "worker": str(cast.MO)}
    assert mo.get(url).status_code == 404
    assert mo.post(url, said).status_code == 404
    assert url not in page(mo, "case", file=house.case)
    assert CaseRole.objects.filter(worker=cast.MO).count() == 1
    assert as_worker(cast.KARIN).get(url).status_code == 200


def test_the_list_of_what_is_handed_over_tells_no_domain_to_who_may_not_see_it(
    house: House, as_worker: AsWorker
) -> None:
    permit = cast.operator()
    cases.set_goal(file=house.case, text="Alleen voor Karin", level=Level.CONFINED, permit=permit, at=NOW)
    cases.close_case(file=house.case, reason="moved", result="Verhuisd", permit=permit, at=NOW)
    hers, mine = (page(as_worker(one), "case", file=house.case) for one in (cast.KARIN, cast.MO))
    assert "hulpvraag: Gezondheid" in hers or "vraag: Gezondheid" in hers
    assert "Gezondheid" not in mine
    assert "health" not in mine
    assert "doel: Alleen voor Karin" not in hers
    assert "Alleen voor Karin" not in mine


def test_search_does_not_find_by_names_that_one_may_not_read(house: House) -> None:
    cast.give("process_manager", cast.STRANGER, {house.case: "case"})
    stranger = worker(cast.STRANGER)
    assert [line.file for line in cases_of(stranger, TODAY)] == [house.case]
    assert cases_of(stranger, TODAY, words="Bas") == []
    assert [line.file for line in cases_of(worker(cast.KARIN), TODAY, words="Bas")] == [house.case]


@pytest.mark.parametrize("who", [cast.PIET, cast.STRANGER, cast.SANNE])
def test_cases_of_which_one_only_knows_that_they_are_there_stand_in_no_list(
    house: House, as_worker: AsWorker, who: UUID
) -> None:
    for name in ("cases", "note", "my_day"):
        assert "De Wit" not in page(as_worker(who), name)
        assert "Vlierhof 12" not in page(as_worker(who), name)
    answer = as_worker(who).post(reverse("cases"), {"words": "De Wit"})
    assert "Vlierhof 12" not in answer.content.decode()


def test_an_appointment_goes_from_the_day_when_the_sight_of_its_file_ends(house: House, as_worker: AsWorker) -> None:
    outreach.plan_visit(
        file=house.case,
        on=TODAY,
        with_whom="moeder en tante",
        permit=access.permit(worker=cast.KARIN, purpose="coordination", file=house.case, at=NOW),
        at=NOW,
    )
    assert "moeder en tante" in page(as_worker(cast.KARIN), "my_day")
    role = {"file": house.case, "role": "case_manager", "worker": cast.KARIN}
    cases.release_role(**role, permit=cast.operator(), at=NOW)  # type: ignore[arg-type]
    assert "moeder en tante" not in page(as_worker(cast.KARIN), "my_day")


def test_a_list_that_names_residents_is_a_look_and_one_that_names_nobody_is_not(
    house: House, as_worker: AsWorker
) -> None:
    page(as_worker(cast.KARIN), "cases")
    assert AccessLogLine.objects.get(worker=cast.KARIN).page == "cases"
    page(as_worker(cast.STRANGER), "cases")
    assert not AccessLogLine.objects.filter(worker=cast.STRANGER).exists()


def test_the_household_page_names_no_organisation_that_works_for_another_controller(
    house: House, as_worker: AsWorker
) -> None:
    for organisation, programme in ((cast.THE_HAGUE, cast.DEN_HAAG), (cast.SCHOOL, None)):
        people.note_involvement(
            household=cast.HOUSEHOLD, organisation=organisation, programme=programme, permit=cast.operator(), at=NOW
        )
    people.note_involvement(
        household=cast.HOUSEHOLD, organisation=cast.CLINIC, reveals_problem=True, permit=cast.operator(), at=NOW
    )
    shown = page(as_worker(cast.KARIN), "case", file=house.case)
    assert "Primary school De Regenboog" in shown
    assert "Municipality of Den Haag" not in shown
    assert "Clinic" not in shown


def test_what_a_browser_keeps_of_a_page_is_no_name(house: House, as_worker: AsWorker) -> None:
    for name in ("case", "plan"):
        answer = as_worker(cast.KARIN).get(reverse(name, kwargs={"file": house.case}))
        title = answer.content.decode().split("<title>")[1].split("</title>")[0]
        assert "Wit" not in title
        assert "no-store" in answer.headers["Cache-Control"]


def test_who_oversees_gives_a_role_and_closes_without_reading_the_household(house: House, as_worker: AsWorker) -> None:
    role = {"programme": cast.DORDRECHT, "worker": cast.STRANGER, "role": "discussion_coordinator"}
    access.admit_to_team(**role, permit=cast.operator(NOW), at=NOW)  # type: ignore[arg-type]
    helping = {"programme": cast.DORDRECHT, "worker": cast.SANNE, "role": "financial_case_manager"}
    access.admit_to_team(**helping, permit=cast.operator(NOW), at=NOW)  # type: ignore[arg-type]
    theirs = as_worker(cast.STRANGER)
    assert "Bas de Wit" not in page(theirs, "case", file=house.case)
    said = {"id": str(new_id()), "role": "financial_case_manager", "worker": str(cast.SANNE)}
    url = reverse("deed", kwargs={"file": house.case, "word": "rol"})
    assert theirs.post(url, said).status_code == 302
    assert access.sees(worker=cast.SANNE, purpose="help", file=cast.HOUSEHOLD, today=TODAY)
    assert not access.sees(worker=cast.STRANGER, purpose="oversight", file=cast.HOUSEHOLD, today=TODAY)
    url = reverse("deed", kwargs={"file": house.case, "word": "afsluiten"})
    closing: dict[str, Any] = {"id": str(new_id()), "reason": "moved", "result": "Verhuisd"}
    closing["stays_open"] = stays_open_in(theirs.get(url))
    closing["version"] = str(Case.objects.get(pk=house.case).version)
    assert theirs.post(url, closing).status_code == 302
