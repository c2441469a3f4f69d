"""Money of one household, who directs, each member apart, tasks and room in rules, on the pages."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.web.house import NOW, House
from tests.web.test_letters import make
from tests.web.test_stuck_pages import page as page_with_its_spaces
from tests.web.test_stuck_pages import send
from voordeur.cases import actions as cases
from voordeur.cases.models import AgreedDeviation, Direction, Member, Obstacle, TakenTask
from voordeur.cases.rules import StillOpen
from voordeur.funding.models import Budget, Spending
from voordeur.letters.documents import as_text
from voordeur.web.cases.forms import PAGES

pytestmark = pytest.mark.django_db
AsWorker = Callable[[UUID], Client]


@pytest.fixture
def karin(as_worker: AsWorker) -> Client:
    """Karin's browser."""
    return as_worker(cast.KARIN)


def page(client: Client, house: House, name: str = "case") -> str:
    """Read a page of the case; an amount never breaks after its sign, which is no matter here."""
    return page_with_its_spaces(client, house, name).replace("\u00a0", " ")


def saved(answer: Any) -> None:
    assert answer.status_code == 302, answer.content.decode()


def form(client: Client, house: House, word: str, *thing: UUID) -> str:
    url = reverse("deed", kwargs={"file": house.case, "word": word, **({"thing": thing[0]} if thing else {})})
    return client.get(url).content.decode()


def test_a_method_that_speaks_of_none_of_it_has_none_of_it_on_the_page(house: House, karin: Client) -> None:
    read = page(karin, house) + page(karin, house, "plan")
    for words in ("Geld voor dit huishouden", "apart in beeld", "Wie de regie heeft", "Ruimte in regels", "overnemen"):
        assert words not in read
    for word, field in (("besluit", "amount"), ("besluit", "ground"), ("helper", "cost"), ("helper", "hours")):
        assert f'name="{field}"' not in form(karin, house, word)


def test_money_is_granted_spent_and_paid_and_what_is_left_stands_there(house: House, karin: Client) -> None:
    about = {"what_for": "Rijlessen", "funder": "Gemeente", "domain": "income_debts", "until": "2010-03-01"}
    saved(send(karin, house, "budget", amount="€ 1.750", **about))
    budget = Budget.objects.get()
    asked = form(karin, house, "uitgave")
    assert "Rijlessen" in asked
    assert "Van geen budget" in asked
    saved(send(karin, house, "uitgave", amount="300,50", what="Tien lessen", provider="School", budget=str(budget.pk)))
    refused = send(karin, house, "uitgave", amount="0", what="Niets")
    assert refused.status_code == 409
    assert "Schrijf meer dan 0 euro" in refused.content.decode()
    spending = Spending.objects.get()
    read = page(karin, house)
    for words in (
        "€ 1.449,50 over van € 1.750,00",
        "Tien lessen (School)",
        "betaald door Gemeente",
        "geboekt",
    ):
        assert words in read
    assert "Uitgave geboekt: € 300,50, School" in read
    saved(send(karin, house, "uitgave-betaald", spending.pk))
    saved(send(karin, house, "budget-weg", budget.pk, reason="Het geld is op"))
    read = page(karin, house)
    assert "Het geld is op" in read
    assert "Rijlessen" not in form(karin, house, "uitgave")


def test_the_order_to_pay_comes_before_what_was_paid(house: House, karin: Client) -> None:
    saved(send(karin, house, "uitgave", amount="80", what="Een slot"))
    spending = Spending.objects.get()
    assert "Een slot: € 80,00" in form(karin, house, "uitgave-betalen", spending.pk).replace("\u00a0", " ")
    saved(send(karin, house, "uitgave-betalen", spending.pk))
    assert Spending.objects.get().ordered_by == cast.KARIN
    assert "wordt betaald" in page(karin, house)
    saved(send(karin, house, "uitgave-betaald", spending.pk))
    assert "wordt betaald" not in page(karin, house)


def test_who_helps_only_with_debts_sees_no_money_for_health(house: House, karin: Client, as_worker: AsWorker) -> None:
    saved(send(karin, house, "budget", amount="80", what_for="Een bril", domain="health"))
    assert "Een bril" not in page(as_worker(cast.MO), house)


def test_who_directs_stands_with_the_phase_and_on_the_plan_with_who_did_before(house: House, karin: Client) -> None:
    offered = form(karin, house, "regie")
    assert offered.index("Alles") < offered.index("income_debts")
    assert "Casemanager" in offered
    assert "De coach" not in offered
    saved(send(karin, house, "regie", over="all", holder="coach", holder_name="Karin", happened_on="2009-03-09"))
    saved(send(karin, house, "regie", over="all", holder="parents", reason="Zij kunnen het", happened_on="2009-03-10"))
    assert Direction.objects.count() == 2
    read = page(karin, house)
    assert "van 9 maart 2009 tot 10 maart 2009" in read
    plan = page(karin, house, "plan")
    assert "Wie de regie heeft" in plan
    assert "de ouders" in plan
    assert "van 9 maart" not in plan


def test_each_child_is_described_heading_by_heading_and_what_nobody_looked_at_is_named(
    house: House, karin: Client, as_worker: AsWorker
) -> None:
    saved(send(karin, house, "gezinslid", name="Lisa", part="child"))
    lisa = Member.objects.get()
    saved(send(karin, house, "gezinslid-beschrijven", lisa.pk, heading="health", text="Ze is vaak moe"))
    read = page(karin, house)
    assert "Ze is vaak moe" in read
    assert "Hier keek nog niemand naar" in read
    other = page(as_worker(cast.MO), house)
    assert "Lisa" in other
    assert "Ze is vaak moe" not in other


def test_a_task_stands_in_the_plan_until_it_goes_back_and_a_rule_until_it_counts_again(
    house: House, karin: Client
) -> None:
    said = {"text": "De post openen", "from_whom": "Anja", "give_back_by": "2009-03-01"}
    saved(send(karin, house, "taak-overnemen", **said, domain="income_debts"))
    letter = as_text(make(karin, house, "plan", reader=cast.MOTHER, preview="1").context["preview"])
    assert "De post openen" in letter
    assert "gaat uiterlijk 1 maart 2009 terug" in page(karin, house, "plan")
    assert "Overgenomen taak: De post openen" in form(karin, house, "afsluiten")
    assert StillOpen(what="task", text="income_debts") in cases.still_open(house.case)
    saved(send(karin, house, "taak-terug", TakenTask.objects.get().pk, remark="Het lukt haar"))
    assert "Het lukt haar" in page(karin, house, "plan")
    saved(send(karin, house, "ruimte", rule="Geen urgentie zonder werk", reason="Ze zoekt werk"))
    assert "telt hier niet" in page(karin, house)
    saved(send(karin, house, "ruimte-eindigt", AgreedDeviation.objects.get().pk, effect="Een woning"))
    assert "telt weer" in page(karin, house)


def test_what_policy_answers_stands_with_the_obstacle(house: House, karin: Client) -> None:
    saved(send(karin, house, "belemmering", what="rule", text="Zonder adres geen uitkering"))
    obstacle = Obstacle.objects.get().pk
    assert "beleid-antwoordt" not in page(karin, house)
    words = {"topic": "rule", "text": "Zonder adres geen uitkering", "to_whom": "De wethouder"}
    cases.hand_to_policy(file=house.case, obstacle=obstacle, **words, permit=cast.operator(), at=NOW)
    assert "(De wethouder)" in page(karin, house)
    saved(send(karin, house, "beleid-antwoordt", obstacle, answer="follows", text="Een briefadres"))
    assert "er gebeurt iets mee: Een briefadres" in page(karin, house)


def test_what_help_takes_and_costs_is_added_up(house: House, karin: Client) -> None:
    for hours, cost in (("12.5", "9000"), ("4", "500")):
        takes = {"hours": Decimal(hours), "cost": Decimal(cost)}
        cases.note_helper(file=house.case, name="Coach", **takes, permit=cast.operator(), at=NOW)
    read = page(karin, house, "helpers")
    assert "16,50 uur per maand, € 9.500 per jaar" in read
    assert "4 uur per maand" in read


def test_a_form_made_from_its_kind_asks_what_the_kind_needs() -> None:
    asked = PAGES["uitgave"].form.base_fields
    assert list(asked) == ["amount", "what", "kind", "budget", "provider", "funder", "reason", "domain"]
    assert [name for name, field in asked.items() if field.required] == ["amount", "what"]
    assert PAGES["terug"].form.base_fields["solved"].clean("no") is False
    assert PAGES["plan-afspreken"].form.base_fields["agreed_by"].clean("Anja, , Bas ") == ("Anja", "Bas")
