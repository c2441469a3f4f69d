"""My day: worst first, one tap to do, one to put off."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import FATMA, KARIN, STRANGER
from tests.web.house import House
from voordeur.common.ids import new_id

AsWorker = Callable[[UUID], Client]


def _day(client: Client) -> str:
    return client.get(reverse("my_day")).content.decode()


@pytest.mark.django_db
def test_what_is_late_stands_above_what_is_not(house: House, as_worker: AsWorker) -> None:
    page = _day(as_worker(KARIN))
    late, later = page.index("dagen te laat"), page.index("Beantwoord de hulpvraag")
    assert late < later


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
def test_a_visitors_day_holds_doors_too(house: House, as_worker: AsWorker) -> None:
    fatma = as_worker(FATMA)
    fatma.post(reverse("attempt", kwargs={"file": house.door}), {"id": str(new_id()), "outcome": "nobody_home"})
    assert reverse("network", kwargs={"file": house.door}) in _day(fatma)
