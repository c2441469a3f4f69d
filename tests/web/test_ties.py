"""A tie on the pages: Karin knows the family of her own case; Piet says whether she may open it. Trust rule 4."""

from html import unescape

import pytest
from django.urls import reverse

from tests import cast
from tests.web import house as building
from voordeur import access
from voordeur.access.models import AccessLogLine, SecondAsk, Tie
from voordeur.access.permits import permit_for_own_ties
from voordeur.access.ties import Tied
from voordeur.accounts import actions as accounts
from voordeur.common.ids import new_id
from voordeur.journal import NoPermit

pytestmark = pytest.mark.django_db


@pytest.fixture
def karin(house):
    return building.signed_in(cast.KARIN)


@pytest.fixture
def piet(house):
    return building.signed_in(cast.PIET)


def _declare(client, **said):
    return client.post(reverse("own_ties"), {"id": str(new_id()), **said})


def _ask(client, house):
    url = reverse("ask_to_open", kwargs={"file": house.case})
    client.post(url, {"id": str(new_id()), "reason": "Ik ben de enige regisseur deze week."})
    return SecondAsk.objects.get()


@pytest.mark.parametrize("tie", [{"street": "Vlierhof"}, {"name": "de Wit"}])
def test_a_file_with_a_tie_opens_only_after_a_second_person_says_yes(house, karin, piet, tie):
    case, home = reverse("case", kwargs={"file": house.case}), reverse("household", kwargs={"file": cast.HOUSEHOLD})
    assert karin.get(case).status_code == 200
    looks = AccessLogLine.objects.filter(file=house.case).count()
    _declare(karin, **tie)
    refused = karin.get(case)
    assert refused.status_code == 409
    assert building.SECRET not in refused.content.decode()
    assert reverse("ask_to_open", kwargs={"file": house.case}) in refused.content.decode()
    assert karin.get(home).status_code == 409
    assert AccessLogLine.objects.filter(file=house.case).count() == looks
    ask = _ask(karin, house)
    assert karin.get(case).status_code == 409
    assert "Deze collega's kunnen dat geven: Piet" in unescape(karin.get(reverse("second_person")).content.decode())
    piet.post(reverse("answer_as_second", kwargs={"ask": ask.pk}), {"answer": "yes", "id": str(new_id())})
    assert karin.get(case).status_code == 200
    assert karin.get(home).status_code == 200


@pytest.mark.parametrize("about", [cast.HOUSEHOLD, cast.ADDRESS])
def test_who_knows_somebody_says_so_at_the_case_without_saying_whom(house, karin, piet, about):
    know, case = (reverse(name, kwargs={"file": house.case}) for name in ("know_somebody", "case"))
    assert know in karin.get(case).content.decode()
    assert karin.post(know, {"about": str(new_id())}).status_code == 400
    said = {"id": str(new_id()), "about": str(about)}
    assert [karin.post(know, said).status_code for _twice in range(2)] == [302, 302]
    assert (Tie.objects.get().file_id, Tie.objects.get().name, Tie.objects.get().street) == (cast.KARIN, "", "")
    assert karin.get(case).status_code == 409
    assert building.signed_in(cast.FATMA).get(case).status_code == 200
    piet.post(reverse("answer_as_second", kwargs={"ask": _ask(karin, house).pk}), {"answer": "yes", "reason": ""})
    assert karin.get(case).status_code == 200
    assert building.signed_in(cast.STRANGER).get(know).status_code == 404


def test_nothing_is_written_there_either(house, karin):
    _declare(karin, name="Anja de Wit")
    with pytest.raises(Tied):
        access.permit(worker=cast.KARIN, purpose="coordination", file=house.case, at=building.NOW)
    answer = karin.post(reverse("deed", kwargs={"file": house.case, "word": "notitie"}), {"text": "x"})
    assert answer.status_code == 409


def test_a_no_keeps_it_closed(house, karin, piet):
    _declare(karin, name="de Wit")
    ask = _ask(karin, house)
    url = reverse("answer_as_second", kwargs={"ask": ask.pk})
    piet.post(url, {"answer": "no", "reason": "Sanne neemt het over.", "id": str(new_id())})
    assert karin.get(reverse("case", kwargs={"file": house.case})).status_code == 409
    assert "Sanne neemt het over." in karin.get(reverse("second_person")).content.decode()


def test_it_opens_again_when_the_tie_is_over(house, karin):
    _declare(karin, street="Vlierhof", town="Nergenshuizen")
    karin.post(reverse("own_ties"), {"end": str(Tie.objects.get().pk)})
    assert karin.get(reverse("case", kwargs={"file": house.case})).status_code == 200


def test_for_others_the_case_is_as_it_was_and_for_a_stranger_it_is_not_there(house, karin):
    _declare(karin, name="de Wit")
    stranger, fatma = building.signed_in(cast.STRANGER), building.signed_in(cast.FATMA)
    _declare(stranger, name="de Wit")
    case = reverse("case", kwargs={"file": house.case})
    assert fatma.get(case).status_code == 200
    assert stranger.get(case).status_code == 404
    assert stranger.get(reverse("ask_to_open", kwargs={"file": house.case})).status_code == 404


def test_nobody_sees_or_writes_the_ties_of_somebody_else(house, karin, piet):
    _declare(karin, name="de Wit")
    assert "de Wit" not in piet.get(reverse("own_ties")).content.decode()
    bea = building.signed_in(cast.an_administrator())
    page = bea.get(reverse("worker", kwargs={"worker": cast.KARIN})).content.decode()
    assert "de Wit" not in page
    assert piet.post(reverse("own_ties"), {"end": str(Tie.objects.get().pk)}).status_code == 404
    with pytest.raises(NoPermit):
        accounts.change_worker(
            worker=cast.KARIN, name="X", permit=permit_for_own_ties(worker=cast.KARIN), at=building.NOW
        )


@pytest.mark.parametrize("said", [{}, {"street": "Vlierhof", "name": "de Wit"}, {"name": "x" * 201}])
def test_a_street_or_a_name_and_not_both(house, karin, said):
    assert _declare(karin, **said).status_code == 400
    assert not Tie.objects.exists()
