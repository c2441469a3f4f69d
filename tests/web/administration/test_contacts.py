"""Acute contacts: the administrator writes them down, and they stand on the pages about safety of that municipality."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.web.house import TODAY, House
from voordeur.common.ids import new_id
from voordeur.journal.rebuilding import rebuild
from voordeur.safety.models import AcuteContact

pytestmark = pytest.mark.django_db
AsWorker = Callable[[UUID], Client]
SAID = {
    "municipality": "nergenshuizen",
    "name": "Crisisdienst jeugd",
    "phone": "010-5550903",
    "when": "Een kind kan niet thuis blijven",
    "source": "made up for this test",
    "checked": "2009-03-09",
}


def test_a_number_of_a_municipality_stands_on_its_pages_about_safety_until_it_is_removed(
    house: House, as_worker: AsWorker
) -> None:
    bea, new = as_worker(cast.an_administrator()), reverse("new_acute_contact")
    assert bea.post(new, {**SAID, "phone": "bel maar"}).status_code == 400
    sent = {**SAID, "id": str(new_id())}
    assert [bea.post(new, sent).status_code for _twice in range(2)] == [302, 302]
    bea.post(new, {**SAID, "id": str(new_id()), "municipality": "Elders", "phone": "010-5550904"})
    shown = lambda: as_worker(cast.KARIN).get(reverse("safety_of", kwargs={"file": house.case})).content.decode()  # noqa: E731
    assert ("010-5550903" in shown(), "010-5550904" in shown(), "0800-2000" in shown()) == (True, False, True)
    row = AcuteContact.objects.get(phone="010-5550903")
    assert not rebuild(today=TODAY).differences
    assert as_worker(cast.KARIN).post(reverse("remove_acute_contact", kwargs={"contact": row.pk})).status_code == 404
    assert bea.post(reverse("remove_acute_contact", kwargs={"contact": row.pk})).status_code == 302
    assert "010-5550903" not in shown()
