"""Handing a case on: nothing changes hands before there is a yes, and who waits shows since when."""

from datetime import date
from typing import Any

import pytest

from tests.cast import KARIN
from tests.web.house import NOW, House, signed_in
from voordeur.access import operator_permit
from voordeur.cases.deeds import deed_for
from voordeur.cases.models import Handover, WaitingPlace
from voordeur.common.ids import new_id
from voordeur.journal import WrongFile
from voordeur.journal.rebuilding import rebuild

pytestmark = pytest.mark.django_db


def _told(house: House) -> dict[str, Any]:
    return {"file": house.case, "permit": operator_permit(at=NOW, command="test"), "at": NOW}


def test_an_offer_waits_for_its_answer_and_keeps_both(house: House) -> None:
    asked = new_id()
    told = _told(house)
    deed_for("handover_offered")(
        **told, handover=asked, role="case_manager", to_whom="Jan van de wijkzorg", reason="De schulden zijn geregeld"
    )
    assert Handover.objects.get(pk=asked).state == "offered"
    deed_for("handover_declined")(**told, handover=asked, reason="Geen plek")
    declined = Handover.objects.get(pk=asked)
    assert (declined.state, declined.answer, declined.answered_on) == ("declined", "Geen plek", date(2009, 3, 10))
    assert not rebuild(today=date(2009, 3, 10)).differences


def test_an_answer_to_what_was_never_asked_is_refused(house: House) -> None:
    with pytest.raises(WrongFile):
        deed_for("handover_accepted")(**_told(house), handover=new_id(), by_whom="Jan")


def test_who_waits_stands_on_the_household_page_until_there_is_a_place(house: House) -> None:
    told = _told(house)
    deed_for("put_on_waiting_list")(**told, urgency="soon")
    page = signed_in(KARIN).get(f"/casussen/{house.case}/").content.decode()
    assert "op de wachtlijst" in page
    deed_for("taken_off_waiting_list")(**told, reason="Er is plek")
    assert not WaitingPlace.objects.exists()
    assert "op de wachtlijst" not in signed_in(KARIN).get(f"/casussen/{house.case}/").content.decode()
