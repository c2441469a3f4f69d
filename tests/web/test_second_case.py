"""A household for which others already work: join them, have the case handed over, or run one beside it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.web.house import NOW, House
from voordeur import access
from voordeur.access.models import AccessLogLine
from voordeur.cases.models import Case, CaseRole
from voordeur.common.ids import new_id

pytestmark = pytest.mark.django_db
AsWorker = Callable[[UUID], Client]


def _url(house: House, word: str) -> str:
    return reverse("deed", kwargs={"file": house.case, "word": word})


def _send(client: Client, url: str, **said: Any) -> Any:
    return client.post(url, {"id": str(new_id()), **said})


def _joins(worker: UUID, role: str) -> None:
    access.admit_to_team(programme=cast.DORDRECHT, worker=worker, role=role, permit=cast.operator(NOW), at=NOW)


def _opens(client: Client, role: str, **said: Any) -> Any:
    url = reverse("open_case")
    return _send(client, url, role=f"{cast.DORDRECHT} {role}", address="Vlierhof 12", label="De Wit", **said)


def test_without_ground_there_is_only_whom_to_call(house: House, as_worker: AsWorker) -> None:
    _joins(cast.STRANGER, "case_manager")
    answer = _opens(as_worker(cast.STRANGER), "case_manager")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Karin" in page
    assert str(house.case) not in page
    asked = AccessLogLine.objects.filter(worker=cast.STRANGER, page="whom to call")
    assert [one.file for one in asked] == [cast.HOUSEHOLD], "the asking stays written, though the case was refused"


def test_who_may_give_roles_there_finds_the_ways_into_the_running_case(house: House, as_worker: AsWorker) -> None:
    page = _opens(as_worker(cast.KARIN), "case_manager").content.decode()
    assert _url(house, "rol") in page
    assert _url(house, "overdragen") in page


def test_a_case_is_handed_over_in_one_act(house: House, as_worker: AsWorker) -> None:
    _joins(cast.STRANGER, "case_manager")
    karin = as_worker(cast.KARIN)
    said = {"role": "case_manager", "worker": str(cast.STRANGER), "reason": "Karin gaat met verlof"}
    assert _send(karin, _url(house, "overdragen"), **said).status_code == 302
    held = CaseRole.objects.filter(file=house.case, role="case_manager", until=None)
    assert [one.worker for one in held] == [cast.STRANGER]
    assert karin.get(reverse("case", kwargs={"file": house.case})).status_code == 404


def test_a_role_ends_and_with_it_the_sight(house: House, as_worker: AsWorker) -> None:
    said = {"role": "financial_case_manager", "worker": str(cast.MO), "reason": "Schulden zijn geregeld"}
    assert _send(as_worker(cast.KARIN), _url(house, "rol-eindigt"), **said).status_code == 302
    assert as_worker(cast.MO).get(reverse("case", kwargs={"file": house.case})).status_code == 404


@pytest.mark.parametrize(
    ("worker", "role"),
    [(cast.STRANGER, "case_manager"), (cast.FATMA, "case_manager"), (cast.SANNE, "financial_case_manager")],
)
def test_only_the_team_can_be_given_a_role_each_in_the_own(
    house: House, as_worker: AsWorker, worker: UUID, role: str
) -> None:
    before = CaseRole.objects.count()
    answer = _send(as_worker(cast.KARIN), _url(house, "rol"), role=role, worker=str(worker))
    assert answer.status_code == 400
    assert CaseRole.objects.count() == before


def test_a_helper_hands_nothing_over(house: House, as_worker: AsWorker) -> None:
    for word in ("overdragen", "rol-eindigt"):
        assert as_worker(cast.MO).get(_url(house, word)).status_code == 404


def test_one_beside_it_needs_the_reason(house: House, as_worker: AsWorker) -> None:
    karin = as_worker(cast.KARIN)
    assert _opens(karin, "case_manager", beside="on").status_code == 409
    assert _opens(karin, "case_manager", beside="on", reason="Andere vraag").status_code == 302
    assert Case.objects.get(beside=house.case).beside_reason == "Andere vraag"
