"""My day: worst first, one tap to do, one to put off."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import AT, DORDRECHT, FATMA, INEKE, KARIN, PIET, STRANGER, operator
from tests.web.doors import SIGNAL, tell
from tests.web.house import NOW, TODAY, House
from voordeur.access.models import AccessLogLine
from voordeur.accounts.models import Worker
from voordeur.assessments import actions as assessments
from voordeur.cases import actions as cases
from voordeur.common.ids import new_id
from voordeur.desk.day.day import day_of_worker, groups
from voordeur.journal import OpenDuty
from voordeur.outreach import actions as outreach

AsWorker = Callable[[UUID], Client]


def _day(client: Client) -> str:
    return client.get(reverse("my_day")).content.decode()


@pytest.mark.django_db
def test_what_is_late_stands_above_what_is_not(house: House, as_worker: AsWorker) -> None:
    page = _day(as_worker(KARIN))
    late, later = page.index("dagen te laat"), page.index("Beantwoord de hulpvraag")
    assert late < later


@pytest.mark.django_db
def test_what_is_due_after_four_weeks_stands_folded(house: House, as_worker: AsWorker) -> None:
    OpenDuty.objects.filter(worker=KARIN, duty="answer_question").update(due=TODAY + timedelta(weeks=5))
    page = _day(as_worker(KARIN))
    folded = page.index("Later dan over vier weken")
    assert page.index("dagen te laat") < folded < page.index("Beantwoord de hulpvraag")
    OpenDuty.objects.filter(worker=KARIN).update(due=TODAY + timedelta(weeks=5))
    assert "De komende vier weken hoeft er niets" in _day(as_worker(KARIN))


@pytest.mark.django_db
def test_each_line_links_to_the_form_that_does_it(house: House, as_worker: AsWorker) -> None:
    page = _day(as_worker(KARIN))
    assert reverse("deed", kwargs={"file": house.case, "word": "beantwoord", "thing": house.need}) in page
    assert reverse("deed", kwargs={"file": house.case, "word": "klaar", "thing": house.action}) in page


@pytest.mark.django_db
def test_what_is_put_off_goes_and_keeps_its_reason(house: House, as_worker: AsWorker) -> None:
    karin = as_worker(KARIN)
    url = reverse("put_off_thing", kwargs={"file": house.case, "duty": "action_is_due", "thing": house.action})
    assert url in _day(karin)
    answer = karin.post(url, {"id": str(new_id()), "until": "20-3-2009", "reason": "Moeder is ziek"})
    assert answer.status_code == 302
    assert url not in _day(karin)
    assert "Moeder is ziek" in karin.get(reverse("case", kwargs={"file": house.case})).content.decode()


@pytest.mark.django_db
def test_without_a_reason_nothing_is_put_off(house: House, as_worker: AsWorker) -> None:
    karin = as_worker(KARIN)
    url = reverse("put_off_thing", kwargs={"file": house.case, "duty": "action_is_due", "thing": house.action})
    assert karin.post(url, {"id": str(new_id()), "until": "20-3-2009"}).status_code == 400
    assert url in _day(karin)


@pytest.mark.django_db
def test_a_stranger_has_an_empty_day_without_a_name_in_it(house: House, as_worker: AsWorker) -> None:
    page = _day(as_worker(STRANGER))
    assert "Er hoeft niets" in page
    assert "De Wit" not in page


@pytest.mark.django_db
def test_whoever_reads_no_case_is_offered_to_report_a_worry_and_no_note_about_nobody(
    house: House, as_worker: AsWorker
) -> None:
    page = _day(as_worker(STRANGER))
    assert "Een zorg melden" in page
    assert "Notitie schrijven" not in page
    assert "Geen casussen" in as_worker(STRANGER).get(reverse("note")).content.decode()
    assert "Notitie schrijven" in _day(as_worker(KARIN))


@pytest.mark.django_db
def test_a_visitors_day_holds_doors_too(house: House, as_worker: AsWorker) -> None:
    fatma = as_worker(FATMA)
    fatma.post(reverse("attempt", kwargs={"file": house.door}), {"id": str(new_id()), "outcome": "nobody_home"})
    assert reverse("network", kwargs={"file": house.door}) in _day(fatma)


@pytest.mark.django_db
def test_an_appointment_on_a_day_without_tasks_is_written_in_the_access_log(house: House, as_worker: AsWorker) -> None:
    outreach.plan_visit(file=house.door, on=TODAY, worker=FATMA, permit=operator(NOW), at=NOW)
    put_off = reverse("put_off", kwargs={"file": house.door, "duty": "appointment"})
    later = (TODAY + timedelta(days=3)).isoformat()
    as_worker(FATMA).post(put_off, {"id": str(new_id()), "until": later, "reason": "Eerst langs."})
    assert not day_of_worker(Worker.objects.get(pk=FATMA), TODAY)
    assert reverse("door", kwargs={"file": house.door}) in _day(as_worker(FATMA))
    assert [line.page for line in AccessLogLine.objects.filter(worker=FATMA)] == ["my day"]


@pytest.mark.django_db
def test_each_line_names_what_it_is_about(house: House, as_worker: AsWorker) -> None:
    page = _day(as_worker(KARIN))
    assert "incassobureau" in page
    assert "Brieven openen" in page


@pytest.mark.django_db
def test_the_same_duty_in_one_household_is_one_line_that_unfolds(house: House, as_worker: AsWorker) -> None:
    lines = day_of_worker(Worker.objects.get(pk=KARIN), TODAY)
    folded = groups(lines)
    asked = [group for group in folded if group.first.duty.duty == "answer_question"]
    assert [len(group.lines) for group in asked] == [2]
    assert sum(len(group.lines) for group in folded) == len(lines)
    page = _day(as_worker(KARIN))
    assert "Toon alle 2" in page
    assert reverse("put_off_thing", kwargs={"file": house.case, "duty": "answer_question", "thing": house.need}) in page


@pytest.mark.django_db
def test_ten_cases_make_about_fifteen_lines(house: House) -> None:
    for number in range(9):
        file = new_id()
        cases.open_case(
            file=file,
            route="doorstep",
            household=None,
            programme=DORDRECHT,
            roles={"case_manager": KARIN},
            permit=operator(),
            at=AT,
        )
        for _ in range(3):
            assessments.record_need(file=file, text=f"Vraag {number}", permit=operator(), at=AT)
    lines = day_of_worker(Worker.objects.get(pk=KARIN), TODAY)
    assert len(lines) >= 30
    assert len(groups(lines)) <= 15


@pytest.mark.django_db
def test_what_is_late_with_others_comes_last_and_is_one_line_for_each_household(house: House) -> None:
    for worker in (KARIN, FATMA, PIET):
        folded = groups(day_of_worker(Worker.objects.get(pk=worker), date(2009, 6, 1)))
        escalated = [group.first.escalated for group in folded]
        assert escalated == sorted(escalated)
        homes = [group.first.duty.file_id for group in folded if group.first.escalated and group.first.name]
        assert len(homes) == len(set(homes))


@pytest.mark.django_db
def test_a_case_without_a_household_is_called_by_its_signal(house: House, as_worker: AsWorker) -> None:
    tell(file=SIGNAL, at=NOW)
    page = _day(as_worker(INEKE))
    assert "De Wit, Vlierhof 12" in page
    assert "Huishouden nog niet bekend" in page
