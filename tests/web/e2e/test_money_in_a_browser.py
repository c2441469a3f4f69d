"""Money of one household, direction, members, tasks and room in rules on a phone: readable for everybody."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext
from pytest_django.live_server_helper import LiveServer

from tests import cast
from tests.support.walking import PHONE
from tests.web import house as building
from tests.web.e2e.test_walk import _check, _open
from voordeur.cases import actions as cases
from voordeur.common.ids import new_id

pytestmark = pytest.mark.django_db(transaction=True)
BUDGET, LISA = new_id(), new_id()


@pytest.fixture
def house(transactional_db: Any) -> building.House:
    """The small house, with a bit of everything."""
    built = building.build()
    do: dict[str, Any] = {"file": built.case, "permit": cast.operator(), "at": cast.AT}
    ahead = cast.TODAY + timedelta(days=60)
    about = {"what_for": "Weer aan het werk", "funder": "Gemeente Nergenshuizen", "until": ahead}
    cases.grant_budget(budget=BUDGET, amount=Decimal(750), reason="Zij wil buschauffeur worden", **about, **do)
    lessons = new_id()
    said = {"what": "Tien rijlessen", "provider": "Rijschool Rood", "reason": "Zonder rijbewijs geen baan"}
    cases.book_spending(spending=lessons, amount=Decimal("412.50"), budget=BUDGET, **said, **do)
    cases.approve_spending(spending=lessons, remark="Past bij de droom", **do)
    cases.book_spending(amount=Decimal(80), what="Werkschoenen", kind="extra_guidance", **do)
    cases.take_direction(over="all", holder="coach", holder_name="Karin", **do)
    cases.take_direction(over="income_debts", holder="coach", **do)
    cases.take_direction(over="income_debts", holder="parents", holder_name="Anja", reason="Zij kan het weer", **do)
    cases.note_member(member=LISA, name="Lisa", part="child", **do)
    cases.describe_member(member=LISA, heading="health", text="Vaak moe; de huisarts kijkt mee", **do)
    cases.note_member(name="Oma", part="network", **do)
    task = {"text": "De post openen en sorteren", "from_whom": "Anja", "give_back_by": ahead}
    cases.take_task_over(domain="income_debts", **task, **do)
    rule = {"rule": "Woonstichting: geen urgentie zonder vast werk", "reason": "Het werk komt pas met een woning"}
    cases.agree_deviation(**rule, effect="Een woning voor de zomer", until=ahead, **do)
    takes = {"hours": Decimal(12), "cost": Decimal(9000)}
    cases.note_helper(name="Gezinscoach", what_for="Orde in huis", domain="parenting", **takes, **do)
    cases.take_decision(decision="budget", outcome="yes", reason="Het past", amount=Decimal(750), **do)
    return built


def test_everybody_can_read_it_on_a_phone(
    house: building.House, new_context: Callable[..., BrowserContext], live_server: LiveServer
) -> None:
    page = _open(new_context, live_server, cast.KARIN, viewport=PHONE)
    for name in ("case", "plan", "helpers"):
        _check(page, reverse(name, kwargs={"file": house.case}))
    for word in ("uitgave", "regie", "gezinslid"):
        _check(page, reverse("deed", kwargs={"file": house.case, "word": word}))
    _check(page, reverse("deed", kwargs={"file": house.case, "word": "gezinslid-beschrijven", "thing": LISA}))
