"""On the household's page: who decides for a child today, and how each adult is reached without danger."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.web.house import House
from voordeur.common import clock
from voordeur.common.ids import new_id
from voordeur.people.models import Custody, Reach

pytestmark = pytest.mark.django_db
AsWorker = Callable[[UUID], Client]


def home(client: Client) -> str:
    answer = client.get(reverse("household", kwargs={"file": cast.HOUSEHOLD}))
    assert answer.status_code == 200
    return str(answer.content.decode())


def send(client: Client, name: str, person: UUID, **said: object) -> int:
    url = reverse(name, kwargs={"file": cast.HOUSEHOLD, "person": person})
    return client.post(url, {"id": str(new_id()), **said}).status_code


def test_who_decides_for_the_son_follows_from_custody_and_his_age_on_that_day(
    house: House, as_worker: AsWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    karin = as_worker(cast.KARIN)
    assert "niet vastgelegd wie het gezag heeft" in home(karin)
    said = {"authority": "joint", "holders": [str(cast.MOTHER)], "names": "Rob Smit", "on": "2009-03-01"}
    assert send(karin, "custody", cast.SON, **said) == 302
    assert "Beslist: Anja de Wit, Rob Smit" in home(karin)
    for day, decide in (("2012-06-01", "Bas de Wit, Anja de Wit, Rob Smit"), ("2016-06-01", "Bas de Wit")):
        monkeypatch.setattr(clock, "now", lambda day=day: datetime.fromisoformat(f"{day}T12:00:00+00:00"))
        assert f"Beslist: {decide}<" in home(as_worker(cast.KARIN)), day


@pytest.mark.parametrize(
    "said",
    [
        {"authority": "sole", "names": ""},
        {"authority": "not_known", "names": "Rob Smit"},
        {"authority": "sole", "holders": [str(cast.STRANGER)]},
        {"authority": "king", "names": "Rob Smit"},
    ],
)
def test_custody_of_nobody_or_a_stranger_is_refused(house: House, as_worker: AsWorker, said: dict) -> None:
    assert send(as_worker(cast.KARIN), "custody", cast.SON, on="2009-03-01", **said) == 400
    assert not Custody.objects.exists()


def test_the_safe_way_to_reach_stands_with_who_is_called_and_can_be_taken_away(
    house: House, as_worker: AsWorker
) -> None:
    karin = as_worker(cast.KARIN)
    way = {"channel": "call", "times": "werkdagen 9-12", "remark": "Niets inspreken"}
    assert send(karin, "set_reachable", cast.MOTHER, **way) == 302
    for words in ("Veilig bereikbaar:", "werkdagen 9-12", "Niets inspreken"):
        assert words in home(karin)
        assert words in karin.get(reverse("case", kwargs={"file": house.case})).content.decode()
    assert send(karin, "set_reachable", cast.MOTHER, channel="", remark="Toch niet") == 400
    assert send(karin, "set_reachable", cast.MOTHER, channel="") == 302
    assert "Veilig bereikbaar:" not in home(karin)
    assert Reach.objects.count() == 1
