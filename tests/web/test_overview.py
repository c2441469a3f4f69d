"""The overview of whoever sees to it that cases move."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import cast
from tests.web.house import NOW, SECRET, House, signed_in
from voordeur import access
from voordeur.accounts.models import Worker
from voordeur.assessments import actions as assessments
from voordeur.cases import actions as cases
from voordeur.common.ids import new_id
from voordeur.desk.oversight.overview import overview
from voordeur.journal import Level, judge_again
from voordeur.people import actions as people
from voordeur.programmes import actions as programmes

pytestmark = pytest.mark.django_db
MANAGER = cast.STRANGER
WEEKS_AGO = datetime(2009, 1, 5, 9, tzinfo=NOW.tzinfo)


@pytest.fixture
def manager(house: House) -> Client:
    """Somebody who oversees the cases of Dordrecht, and has no role in any of them."""
    access.admit_to_team(
        programme=cast.DORDRECHT, worker=MANAGER, role="discussion_coordinator", permit=cast.operator(), at=cast.AT
    )
    return signed_in(MANAGER)


def another_case(
    label: str,
    *,
    severity: int | None = None,
    at: datetime = WEEKS_AGO,
    programme: UUID = cast.DORDRECHT,
    **roles: UUID,
) -> UUID:
    """Open one more case, with its household."""
    household, case, permit = new_id(), new_id(), cast.operator()
    people.form_household(household=household, label=label, permit=permit, at=at)
    cases.open_case(
        file=case, route="transfer", household=household, programme=programme, roles=roles, permit=permit, at=at
    )
    if severity is not None:
        cases.judge_severity(file=case, severity=severity, permit=permit, at=at)
    return case


def read(client: Client, **asked: str) -> str:
    """Open the overview."""
    answer = client.get(reverse("overview"), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_case_is_called_on_its_own_page_as_it_is_in_the_overview(house: House, manager: Client) -> None:
    case = another_case("Zwaar", severity=5)
    assert "Zwaar" in read(manager)
    assert "<h1>Zwaar</h1>" in manager.get(reverse("case", kwargs={"file": case})).content.decode()


def test_what_hampers_stands_once_with_one_tap_to_act_the_hardest_case_first(house: House, manager: Client) -> None:
    permit = cast.operator()
    heavy = another_case("Zwaar", severity=5, case_manager=cast.KARIN)
    light = another_case("Licht", severity=1)
    obstacle = new_id()
    cases.note_obstacle(
        file=heavy, obstacle=obstacle, what="gap", text="Niemand is ervoor", permit=permit, at=WEEKS_AGO
    )
    cases.refer(file=light, receiver="Kliniek", text="Behandeling", permit=permit, at=WEEKS_AGO)
    judge_again(today=NOW.date())
    page = read(manager)
    assert page.index("Zwaar") < page.index("De Wit") < page.index("Licht")
    assert reverse("deed", kwargs={"file": heavy, "word": "opschalen", "thing": obstacle}) in page
    for words in ("Niemand is ervoor", "wacht 10 weken", "niemand coördineert", "zwaarte 5", "Hulp voor de tussentijd"):
        assert words in page
    assert page.count("Kliniek") == 1
    assert "Licht" not in read(manager, wat="vast")
    assert "Zwaar" not in read(manager, wat="zonder")
    assert manager.get(reverse("overview"), {"wat": "x"}).status_code == 404


def test_an_escalation_without_an_answer_stands_with_the_manager_and_with_who_asked(
    house: House, manager: Client, as_worker: Callable[[UUID], Client]
) -> None:
    obstacle, asked = new_id(), new_id()
    right = access.permit(worker=cast.KARIN, purpose="coordination", file=house.case, at=cast.AT)
    do = {"file": house.case, "permit": right, "at": cast.AT}
    cases.note_obstacle(obstacle=obstacle, what="rule", text="Zonder adres geen uitkering", **do)
    cases.escalate(escalation=asked, obstacle=obstacle, question="Mag het anders?", answer_due=date(2009, 3, 9), **do)
    url = reverse("deed", kwargs={"file": house.case, "word": "besloten", "thing": asked})
    assert url in read(manager, wat="vast")
    assert "Zonder adres" not in read(manager, wat="vast")  # the question stands there for it
    assert url in as_worker(cast.KARIN).get(reverse("my_day")).content.decode()
    assert url not in as_worker(cast.FATMA).get(reverse("my_day")).content.decode()
    cases.answer_escalation(escalation=asked, decision="refused", **do)
    assert url not in read(manager, wat="vast")
    assert url not in as_worker(cast.KARIN).get(reverse("my_day")).content.decode()


def test_what_was_said_in_confidence_makes_nothing_stuck_and_touches_nothing(house: House, manager: Client) -> None:
    before = overview(Worker.objects.get(pk=MANAGER), NOW.date()).cases
    permit = cast.operator(NOW)
    cases.note_obstacle(
        file=house.case, what="other", text="Vertrouwelijk", level=Level.CONFINED, permit=permit, at=NOW
    )
    assessments.record_need(file=house.case, text="Ook dit", level=Level.CONFINED, permit=permit, at=NOW)
    assert overview(Worker.objects.get(pk=MANAGER), NOW.date()).cases == before
    assert "Vertrouwelijk" not in read(manager, wat="alle")


def test_who_has_more_cases_than_the_method_allows_is_seen_with_those_cases(house: House) -> None:
    limited = cast.method_text(cast.DORDRECHT).replace(
        "case_manager: {title: {nl: casemanager, en: case manager}, function: coordinator, number: 1}",
        "case_manager: {title: {nl: casemanager, en: case manager}, function: coordinator, number: 1, case_load: 1}",
    )
    busy, permit = new_id(), cast.operator()
    programmes.start_programme(
        programme=busy, slug="busy", method_text=limited, controller=cast.MUNICIPALITY, permit=permit, at=cast.LONG_AGO
    )
    access.admit_to_team(programme=busy, worker=MANAGER, role="discussion_coordinator", permit=permit, at=cast.LONG_AGO)
    for label in ("Een", "Twee"):
        another_case(label, programme=busy, case_manager=cast.KARIN)
    another_case("Drie", programme=busy, case_manager=cast.FATMA)
    page = read(signed_in(MANAGER), wat="te-veel")
    assert "Karin heeft er 2 van hoogstens 1" in page
    assert "1 van hoogstens 1" in page
    assert "Drie" not in page


def test_who_oversees_nothing_sees_nothing(house: House, as_worker: Callable[[UUID], Client]) -> None:
    for worker in (cast.PIET, cast.MO, cast.FATMA, cast.SANNE):
        page = read(as_worker(worker), wat="alle")
        assert "De Wit" not in page
        assert SECRET not in page
    assert "De Wit" in read(as_worker(cast.KARIN), wat="alle")


def test_as_many_queries_for_many_cases_as_for_two(house: House, manager: Client) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            read(manager)
        return len(queries)

    def one_more(number: int) -> None:
        case = another_case(f"Huishouden {number}", severity=1 + number % 5, at=WEEKS_AGO + timedelta(days=number))
        permit = cast.operator()
        cases.refer(file=case, receiver="Kliniek", text="Hulp", permit=permit, at=WEEKS_AGO + timedelta(days=number))
        text = "Vast"
        cases.note_obstacle(file=case, what="rule", text=text, permit=permit, at=WEEKS_AGO + timedelta(days=number))

    one_more(0)
    judge_again(today=NOW.date())
    read(manager)  # the first look of a session also notes the session
    few = asked()
    for number in range(1, 6):
        one_more(number)
    judge_again(today=NOW.date())
    assert asked() == few
