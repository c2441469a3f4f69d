"""What keeps a household stuck, who helps, and the overview, in a real browser: readable for everybody."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext
from pytest_django.live_server_helper import LiveServer

from tests import cast
from tests.support.walking import SIZES
from tests.web import house as building
from tests.web.e2e.test_walk import _check, _open
from voordeur import access
from voordeur.cases import actions as cases
from voordeur.common.ids import new_id
from voordeur.journal import judge_again
from voordeur.partners import actions as partners

pytestmark = pytest.mark.django_db(transaction=True)
NewContext = Callable[..., BrowserContext]
OBSTACLE, REFERRAL = new_id(), new_id()


@pytest.fixture
def house(transactional_db: Any) -> building.House:
    """The small house, in which much is stuck."""
    built = building.build()
    permit, service = cast.operator(), new_id()
    partners.offer_service(
        organisation=cast.DEBT_HELP, name="Budgetcoach", waiting_weeks=6, service=service, permit=permit,
        at=cast.LONG_AGO,
    )  # fmt: skip
    do: dict[str, Any] = {"file": built.case, "permit": permit, "at": cast.AT}
    text = "Zonder bankrekening geen schuldhulp, en zonder schuldhulp geen bankrekening"
    cases.note_obstacle(obstacle=OBSTACLE, what="rule", text=text, domain="income_debts", **do)
    asked = {"to_whom": "A. van Dijk", "question": "Mag de bank een basisrekening openen?"}
    cases.escalate(obstacle=OBSTACLE, answer_due=cast.TODAY + timedelta(days=4), **asked, **do)
    cases.refer(
        referral=REFERRAL, service=service, text="Leren rondkomen", priority=True, domain="income_debts",
        bridging="Elke week samen de post", **do,
    )  # fmt: skip
    for name, what, domain, state in (
        ("Oma de Wit", "Eten op woensdag", "parenting", "running"),
        ("Basisschool De Regenboog", "Huiswerk", "parenting", "running"),
        ("Jeugdgezondheidszorg", "Gesprekken over opvoeden", "parenting", "expected"),
        ("Buurvrouw", "Formulieren", "income_debts", "ended"),
    ):
        cases.note_helper(name=name, what_for=what, domain=domain, state=state, **do)
    cases.judge_severity(severity=4, reason="", **do)
    access.admit_to_team(
        programme=cast.DORDRECHT, worker=cast.STRANGER, role="discussion_coordinator", permit=permit, at=cast.AT
    )
    right = access.permit(
        worker=cast.KARIN, purpose="coordination", file=built.case, programme=cast.DORDRECHT, at=cast.AT
    )
    told = {"topic": "rule", "text": "Schuldhulp vraagt een rekening die wie schulden heeft niet krijgt"}
    cases.hand_to_policy(obstacle=OBSTACLE, **told, **{**do, "permit": right})
    judge_again(today=building.TODAY)
    return built


@SIZES
def test_everybody_can_read_what_is_stuck(
    house: building.House, new_context: NewContext, live_server: LiveServer, size: dict[str, int]
) -> None:
    page = _open(new_context, live_server, cast.KARIN, viewport=size)
    for name in ("case", "plan", "helpers"):
        _check(page, reverse(name, kwargs={"file": house.case}))
    for word, thing in (("opschalen", OBSTACLE), ("aan-beleid", OBSTACLE), ("dienst-zegt-ja", REFERRAL)):
        _check(page, reverse("deed", kwargs={"file": house.case, "word": word, "thing": thing}))
    for word in ("belemmering", "helper"):
        _check(page, reverse("deed", kwargs={"file": house.case, "word": word}))
    _check(page, reverse("blind_spots", kwargs={"file": cast.DORDRECHT}))
    manager = _open(new_context, live_server, cast.STRANGER, viewport=size)
    for chosen in ("hampert", "te-veel", "alle"):
        _check(manager, f"{reverse('overview')}?wat={chosen}")
