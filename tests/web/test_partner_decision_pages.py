"""Deciding in a partner's name on the page of a case: offered where a mandate was given; what does not fit waits."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.web.house import NOW, House
from tests.web.test_money_and_plan_pages import form, page, saved
from tests.web.test_stuck_pages import send
from voordeur.cases import actions as cases
from voordeur.cases.models import Action, PartnerDecision
from voordeur.common.ids import new_id
from voordeur.journal import Entry
from voordeur.partners import actions as partners

pytestmark = pytest.mark.django_db
AsWorker = Callable[[UUID], Client]


@pytest.fixture
def karin(as_worker: AsWorker) -> Client:
    """Karin's browser."""
    return as_worker(cast.KARIN)


@pytest.fixture
def mandate(house: House) -> str:
    """Debt help lets the municipality decide up to 1,000 euros, and did so for a smaller thing until yesterday."""
    covenant, holds = new_id(), new_id()
    by = {"file": cast.DORDRECHT, "permit": cast.operator(), "at": cast.AT}
    parties = (cast.DEBT_HELP, cast.MUNICIPALITY)
    partners.sign_covenant(covenant=covenant, what="Snel helpen", parties=parties, until=date(2009, 12, 31), **by)
    given = {"covenant": covenant, "giver": cast.DEBT_HELP, "holder": cast.MUNICIPALITY, **by}
    partners.give_mandate(
        mandate=holds, decision="Spoedhulp betalen", limit=Decimal(1000), until=date(2009, 6, 30), **given
    )
    partners.give_mandate(decision="Voorrang geven", until=date(2009, 3, 9), **given)
    return str(holds)


def test_what_is_within_the_mandate_is_decided_and_what_is_beyond_it_waits_for_the_partner(
    house: House, karin: Client, mandate: str
) -> None:
    action = new_id()
    cases.place_action(
        file=house.case, action=action, text="Huur betalen", owner_kind="organisation", owner_name="Debt help",
        permit=cast.operator(), at=NOW,
    )  # fmt: skip
    assert "Er is nog niets besloten namens een partner." in page(karin, house)
    asked = form(karin, house, "namens-partner").replace("\u00a0", " ")
    assert "Debt help: Spoedhulp betalen, tot € 1.000,00, tot en met 30 juni 2009" in asked
    assert "Debt help: Voorrang geven, was geldig tot en met 9 maart 2009" in asked
    pay = {"mandate": mandate, "decision": "De huur van maart", "happened_on": "2009-03-10"}
    saved(send(karin, house, "namens-partner", **pay, amount="800", action=str(action)))
    assert Action.objects.get(pk=action).state == "picked_up"
    within = PartnerDecision.objects.get()
    read = page(karin, house)
    for words in ("besloten met mandaat", "over de actie: Huur betalen", "Besluit namens een partner: € 800,00"):
        assert words in read
    assert "wacht op antwoord" not in read
    saved(send(karin, house, "namens-partner", **{**pay, "decision": "Ook april"}, amount="1.400", text="Twee maanden"))
    request = PartnerDecision.objects.exclude(pk=within.pk).get()
    read = page(karin, house)
    for words in ("wacht op antwoord", "Twee maanden", "buiten het mandaat, dus gevraagd aan de partner"):
        assert words in read
    saved(send(karin, house, "partner-antwoordt", request.pk, answer="no", said_by="Joke", how="call", text="Te veel"))
    read = page(karin, house)
    for words in ("de partner zei nee", "Joke gaf antwoord op 10 maart 2009", "Te veel"):
        assert words in read
    assert "partner-antwoordt" not in read
    late = send(karin, house, "partner-antwoordt", within.pk, answer="no", said_by="Joke", how="call")
    assert late.status_code == 409
    line = Entry.objects.filter(kind="decided_for_partner").earliest("recorded")
    reworded = karin.get(reverse("correct", kwargs={"entry": line.pk}))
    assert "Trek de regel in" in reworded.content.decode()  # 800 euros never become 1,400 by a correction


def test_where_nobody_gave_the_organisation_of_the_worker_a_mandate_nothing_is_offered(
    house: House, karin: Client, as_worker: AsWorker, mandate: str
) -> None:
    mo = as_worker(cast.MO)
    assert "Namens een partner" not in page(mo, house)
    assert "Geen partner gaf uw organisatie hier een mandaat" in form(mo, house, "namens-partner")
    pay = {"mandate": mandate, "decision": "De huur", "happened_on": "2009-03-10", "amount": "5"}
    assert send(mo, house, "namens-partner", **pay).status_code == 400
    saved(send(karin, house, "namens-partner", **pay, domain="income_debts"))
    saved(send(karin, house, "namens-partner", **{**pay, "decision": "Een bril"}, domain="health"))
    read = page(mo, house)
    assert "De huur" in read
    assert "Een bril" not in read
    assert "Beslis namens een partner" not in read


def test_a_request_that_waits_stands_on_the_day_of_whoever_asked_until_the_answer_is_noted(
    house: House, karin: Client, as_worker: AsWorker, mandate: str
) -> None:
    def told(client: Client) -> bool:
        return "Een nieuwe koelkast" in client.get(reverse("my_day")).content.decode()

    fatma = as_worker(cast.FATMA)
    pay = {"mandate": mandate, "decision": "Een nieuwe koelkast", "happened_on": "2009-03-10", "amount": "1.200"}
    saved(send(karin, house, "namens-partner", **pay))
    assert [told(one) for one in (karin, fatma)] == [True, False]
    day = karin.get(reverse("my_day")).content.decode()
    request = PartnerDecision.objects.get().pk
    answer = reverse("deed", kwargs={"file": house.case, "word": "partner-antwoordt", "thing": request})
    for words in ("Nog geen antwoord van een partner", "Debt help", "24 maart", answer):
        assert words in day
    saved(send(karin, house, "partner-antwoordt", request, answer="yes", said_by="Joke", how="call"))
    assert not told(karin)
