"""Who is asked to give a role can do so on the page, and who cannot open a case is not asked to work in it."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.web.house import TODAY, House
from voordeur import access
from voordeur.accounts.models import Worker
from voordeur.cases import actions as cases
from voordeur.cases.actions import visiting
from voordeur.cases.households import NewHousehold
from voordeur.cases.models import CaseRole
from voordeur.common.ids import new_id
from voordeur.desk.day.day import day_of_worker
from voordeur.journal import id_from
from voordeur.outreach import actions as outreach

pytestmark = pytest.mark.django_db
AsWorker = Callable[[UUID], Client]
ROLE = "?rol=case_manager"


@pytest.fixture
def alone(house: House) -> House:
    """The house, with a case in which nobody but the visitor has a role."""
    visit = new_id()
    visiting.hold_visit_with_needs(
        file=house.door,
        id=visit,
        visited=visiting.Visited(who_present=("vader",)),
        household=NewHousehold(label="Kaya"),
        needs=[visiting.NeedTold(text="Een brief over geld", domain="income_debts", money=True)],
        roles={"home_visitor": cast.FATMA},
        permit=cast.operator(),
        at=cast.AT,
    )
    return replace(house, case=id_from(visit, "case"))


def _url(house: House, more: str = "") -> str:
    return reverse("deed", kwargs={"file": house.case, "word": "rol"}) + more


def _give(client: Client, house: House, role: str, worker: UUID) -> int:
    return client.post(_url(house), {"id": str(new_id()), "role": role, "worker": str(worker)}).status_code


def _lines(worker: UUID, case: UUID) -> set[str]:
    lines = day_of_worker(Worker.objects.get(pk=worker), TODAY)
    return {line.title["nl"] for line in lines if line.duty.file_id == case}


def test_the_visitor_hands_the_question_to_the_case_manager(alone: House, as_worker: AsWorker) -> None:
    fatma = as_worker(cast.FATMA)
    assert _url(alone, ROLE) in fatma.get(reverse("case", kwargs={"file": alone.case})).content.decode()
    page = fatma.get(_url(alone, ROLE)).content.decode()
    assert str(cast.KARIN) in page
    assert str(cast.PIET) not in page
    assert str(cast.MO) not in page
    assert _give(fatma, alone, "case_manager", cast.KARIN) == 302
    assert CaseRole.objects.filter(file=alone.case, role="case_manager", worker=cast.KARIN, until=None).exists()
    assert as_worker(cast.KARIN).get(reverse("case", kwargs={"file": alone.case})).status_code == 200


def test_of_several_case_managers_nobody_is_chosen_beforehand(alone: House, as_worker: AsWorker) -> None:
    access.admit_to_team(
        programme=cast.DORDRECHT, worker=cast.SANNE, role="case_manager", permit=cast.operator(), at=cast.AT
    )
    fatma = as_worker(cast.FATMA)
    offered = fatma.get(_url(alone, ROLE)).context["form"].fields["worker"].choices
    assert [str(id) for id, _name in offered] == ["", str(cast.KARIN), str(cast.SANNE)]
    unsaid = {"id": str(new_id()), "role": "case_manager", "worker": ""}
    assert fatma.post(_url(alone), unsaid).status_code == 400


def test_the_visitor_gives_no_role_that_the_method_does_not_ask_for(alone: House, as_worker: AsWorker) -> None:
    assert _give(as_worker(cast.FATMA), alone, "home_visitor", cast.FATMA) == 400
    assert _give(as_worker(cast.FATMA), alone, "project_leader", cast.PIET) == 400


def test_when_nothing_is_asked_the_visitor_gives_no_roles(house: House, as_worker: AsWorker) -> None:
    fatma = as_worker(cast.FATMA)
    assert fatma.get(_url(house)).status_code == 404
    assert _give(fatma, house, "case_manager", cast.KARIN) == 404


def test_a_duty_shows_to_the_case_manager_only_once_the_case_is_hers(alone: House, as_worker: AsWorker) -> None:
    assert "Zet de vraag bij de casemanager" in _lines(cast.FATMA, alone.case)
    assert not _lines(cast.KARIN, alone.case)
    _give(as_worker(cast.FATMA), alone, "case_manager", cast.KARIN)
    assert "Beantwoord de hulpvraag" in _lines(cast.KARIN, alone.case)


def test_work_of_a_role_that_nobody_has_goes_to_who_can_give_it(house: House, as_worker: AsWorker) -> None:
    cases.release_role(file=house.case, role="home_visitor", worker=cast.FATMA, permit=cast.operator(), at=cast.AT)
    outreach.hold_visit(file=house.case, left_open=("talents",), permit=cast.operator(), at=cast.AT)
    line = "Geef iemand de rol: huisbezoeker"
    assert line in _lines(cast.KARIN, house.case)
    assert line not in _lines(cast.MO, house.case)
    assert _give(as_worker(cast.KARIN), house, "home_visitor", cast.FATMA) == 302
    assert line not in _lines(cast.KARIN, house.case)
