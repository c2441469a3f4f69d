"""Partners, covenants and invoices in a real browser: readable for everybody, also on a phone."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext
from pytest_django.live_server_helper import LiveServer

from tests import cast
from tests.support.readable import assert_readable
from tests.support.walking import PHONE
from tests.web import house as building
from tests.web.e2e.test_walk import _check, _open
from voordeur import access
from voordeur.cases import actions as cases
from voordeur.cases.deeds import deed_for
from voordeur.common.ids import new_id
from voordeur.funding import actions as funding
from voordeur.journal import id_from
from voordeur.partners import actions as partners
from voordeur.partners.models import Mandate, Service
from voordeur.programmes import actions as programmes

pytestmark = pytest.mark.django_db(transaction=True)
NewContext = Callable[..., BrowserContext]
HERE = {"organisation": cast.DEBT_HELP}


@pytest.fixture
def covenant(transactional_db: Any) -> Any:
    """A house in which debt help has services, waits, a covenant that ended, and something asked of it."""
    built, id = building.build(), new_id()
    cast.an_administrator()
    does: dict[str, Any] = {"permit": cast.operator(), "at": cast.AT}
    service = {"name": "Leren rondkomen", "waiting_weeks": 6, "capacity": 20, "domains": ("income_debts",)}
    partners.offer_service(**HERE, **service, happened_on=date(2007, 1, 8), **does)
    for year, month, weeks in ((2007, 11, 5), (2008, 2, 6), (2008, 8, 11), (2008, 11, 14)):
        row = Service.objects.get()
        partners.note_waiting_time(service=row, weeks=weeks, happened_on=date(year, month, 4), **does)
    noor = {"contact": new_id(), "name": "Noor", "hours": "Dinsdag 9 tot 12 uur"}
    deed_for("contact_person_named")(file=cast.DEBT_HELP, **noor, **does)
    cases.place_action(
        file=built.case, text="Een overzicht van alle schulden", owner_kind="organisation", owner=cast.DEBT_HELP,
        due=date(2009, 3, 9), domain="income_debts", **does,
    )  # fmt: skip
    what, signed = "Wie helpt, en wat is afgesproken", {"file": cast.DORDRECHT, "happened_on": date(2009, 2, 1), **does}
    terms = {"what": what, "domains": ("income_debts",), "purposes": ("help",), "until": date(2009, 3, 1)}
    partners.sign_covenant(parties=[cast.DEBT_HELP, cast.SCHOOL], id=id, **terms, **signed)
    of = {"covenant": id_from(id, "covenant"), **signed}
    partners.name_participant(contact=noor["contact"], **HERE, **of)
    decision = {"decision": "Voorrang geven bij een huurschuld", "until": date(2009, 3, 1)}
    partners.give_mandate(giver=cast.DEBT_HELP, holder=cast.MUNICIPALITY, **decision, **of)
    by = {"mandate": Mandate.objects.get().pk, "file": built.case, "domain": "income_debts", "at": cast.AT}
    by["permit"] = access.permit(worker=cast.KARIN, purpose="coordination", file=built.case, at=cast.AT)
    cases.decide_for_partner(decision="Voorrang bij de huurschuld", happened_on=date(2009, 3, 1), **by)
    cases.decide_for_partner(decision="Ook bij de zorgpremie", amount=Decimal(1400), text="Anders valt hij uit", **by)
    told = {"name": "Provincie", "amount": Decimal(90000), "until": date(2009, 6, 30)}
    programmes.note_funding(programme=cast.DORDRECHT, **told, **does)
    for name, number, extra in (
        ("Centrumstad", 117_000, 500),
        ("Waterdorp", 23_500, 0),
        ("Hoogland aan de Rivier", 61, 0),
    ):
        contributor = funding.let_contribute(name=name, extra=extra, **signed).entries[0]
        payer = id_from(contributor.id, "contributor")
        funding.note_key_number(
            contributor=payer, number=number, counted_on=date(2009, 1, 1), source="Bevolking op 1 januari", **signed
        )
    year = {"since": date(2009, 2, 1), "until": date(2009, 12, 31), "costs": 101250}
    funding.divide_costs(what="Coördinatie 2009", division=id, **year, **signed)
    return of["covenant"], id, built.case


def test_everybody_can_read_partners_covenants_and_invoices_on_a_phone(
    covenant: Any, new_context: NewContext, live_server: LiveServer
) -> None:
    signed, division, case = covenant
    mo, bea = (_open(new_context, live_server, one, viewport=PHONE) for one in (cast.MO, cast.BEA))
    for page in (mo, bea):
        _check(page, reverse("partners"))
        _check(page, reverse("partner", kwargs=HERE))
        _check(page, reverse("covenant", kwargs={"covenant": signed}))
    here = {"programme": cast.DORDRECHT}
    _check(bea, reverse("administration"))
    _check(bea, reverse("administer_programme", kwargs=here))
    _check(bea, reverse("sign_covenant", kwargs=here))
    _check(bea, reverse("covenant_deed", kwargs={"covenant": signed, "word": "mandaat"}))
    _check(bea, reverse("covenant_deed", kwargs={"covenant": signed, "word": "persoon"}))
    _check(bea, reverse("withdraw_rights", kwargs={"covenant": signed}))
    _check(bea, reverse("partner_deed", kwargs={**HERE, "word": "dienst"}))
    _check(bea, reverse("money", kwargs=here))
    _check(bea, reverse("funding_deed", kwargs={**here, "word": "verdelen"}))
    _check(bea, reverse("division", kwargs={**here, "division": division}))
    karin = _open(new_context, live_server, cast.KARIN, viewport=PHONE)
    _check(karin, reverse("deed", kwargs={"file": case, "word": "namens-partner"}))
    _check(karin, reverse("case", kwargs={"file": case}))
    waiting = karin.get_by_role("region", name="Namens een partner")
    waiting.get_by_role("link", name="De partner gaf antwoord").click()
    assert_readable(karin)


def test_rights_are_withdrawn_on_a_phone_and_the_action_left_behind_shows_on_the_day_of_who_coordinates(
    covenant: Any, new_context: NewContext, live_server: LiveServer
) -> None:
    signed, _, case = covenant
    cases.assign_role(
        file=case, role="home_visitor", worker=cast.STRANGER, happened_on=date(2009, 2, 20), permit=cast.operator(),
        at=cast.AT,
    )  # fmt: skip
    cases.place_action(
        file=case, text="Met de juf praten", owner_kind="worker", owner=cast.STRANGER, permit=cast.operator(),
        at=cast.AT,
    )  # fmt: skip
    piet, karin, stranger = (
        _open(new_context, live_server, one, viewport=PHONE) for one in (cast.PIET, cast.KARIN, cast.STRANGER)
    )
    _check(stranger, reverse("case", kwargs={"file": case}))
    _check(piet, reverse("covenant", kwargs={"covenant": signed}))
    piet.get_by_role("link", name="Rechten intrekken").click()
    concerned = piet.get_by_role("region", name="Om wie het gaat")
    assert "Stranger" in concerned.inner_text()
    piet.get_by_label("Waarom?").fill("Het convenant is afgelopen")
    assert_readable(piet)
    piet.get_by_role("button", name="Al deze rechten intrekken").click()
    assert "zijn de rechten ingetrokken" in piet.content()
    assert stranger.request.get(stranger.url).status == 404
    _check(karin, reverse("my_day"))
    left = karin.get_by_role("region", name="Acties zonder eigenaar")
    left.get_by_role("link", name="Met de juf praten").click()
    assert_readable(karin)
    _check(karin, reverse("my_day"))
    assert karin.get_by_role("region", name="Nog geen antwoord van een partner").is_visible()
