"""Covenants on the pages: signed by who administers, read by who is in it, and looked at once when it has ended."""

from datetime import date

import pytest
from django.urls import reverse

from tests import cast
from tests.web import house
from voordeur.cases import actions as cases
from voordeur.common.ids import new_id
from voordeur.partners.models import Covenant, Mandate, Participant

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    built = house.build()
    cast.an_administrator()
    return built


@pytest.fixture
def bea(home):
    return house.signed_in(cast.BEA)


def sign(bea, **changed):
    said = {
        "parties": [str(cast.DEBT_HELP)],
        "what": "Samen aan tafel, en delen wat helpt",
        "since": "2009-02-01",
        "until": "2009-12-31",
        "level": "shared",
        "domains": ["income_debts"],
        **changed,
    }
    return bea.post(reverse("sign_covenant", kwargs={"programme": cast.DORDRECHT}), said)


def url(name, **more):
    return reverse(name, kwargs={"covenant": Covenant.objects.get().pk, **more})


def say(bea, word, **said):
    form = bea.get(url("covenant_deed", word=word))
    return bea.post(url("covenant_deed", word=word), {**house.version_in(form), **said})


def test_what_was_signed_is_noted_with_who_takes_part_and_which_mandate(bea):
    assert sign(bea).status_code == 302
    assert sign(bea).status_code == 409  # the same parties in the same days
    assert sign(bea, since="2010-02-01", until="2010-01-01").status_code == 409
    assert sign(bea, parties=[]).status_code == 400
    assert say(bea, "persoon", who=f"worker {cast.DEBT_HELP} {cast.MO}").status_code == 302
    mandate = {"giver": str(cast.DEBT_HELP), "holder": str(cast.MUNICIPALITY), "decision": "Voorrang geven"}
    longer = say(bea, "mandaat", **mandate, limit="500,00", until="2010-01-01")
    assert longer.status_code == 409
    assert "31-12-2009" in longer.content.decode()
    assert say(bea, "mandaat", **mandate, limit="500", until="2009-12-31").status_code == 302
    page = bea.get(url("covenant")).content.decode()
    for words in ("Samen aan tafel", "Voorrang geven", "Mo", "31 december 2009"):
        assert words in page
    assert (Participant.objects.count(), Mandate.objects.count()) == (1, 1)
    listed = bea.get(reverse("administer_programme", kwargs={"programme": cast.DORDRECHT})).content.decode()
    assert "Debt help" in listed


def test_an_older_page_does_not_move_the_end(bea):
    sign(bea)
    before = house.version_in(bea.get(url("covenant_deed", word="verlengen")))
    assert say(bea, "verlengen", until="2010-06-30").status_code == 302
    late = bea.post(url("covenant_deed", word="verlengen"), {**before, "until": "2009-06-30"})
    assert late.status_code == 412
    assert Covenant.objects.get().until == date(2010, 6, 30)


def test_what_stops_is_shown_once_to_who_sees_to_it_and_never_names_a_case_to_who_may_not_know_it(bea):
    sign(bea, until="2009-02-28", domains=[])
    assert url("covenant") in bea.get(reverse("administration")).content.decode()
    page = bea.get(url("covenant")).content.decode()
    assert "1 rol" in page
    assert "De Wit" not in page
    karin, mo, piet = (house.signed_in(one) for one in (cast.KARIN, cast.MO, cast.PIET))
    for reads in (karin, mo):
        assert url("see_covenant_end") not in reads.get(url("covenant")).content.decode()
        assert reads.post(url("see_covenant_end")).status_code == 404
    for page in (reverse("overview"), reverse("programme", kwargs={"file": cast.DORDRECHT})):
        assert url("covenant") in piet.get(page).content.decode()
    assert piet.post(url("see_covenant_end")).status_code == 302
    assert url("covenant") not in piet.get(reverse("overview")).content.decode()
    assert url("see_covenant_end") not in bea.get(url("covenant")).content.decode()
    assert url("covenant") not in bea.get(reverse("administration")).content.decode()
    assert house.signed_in(cast.SANNE).get(url("covenant")).status_code == 404


def withdraw(client, **said):
    form = client.get(url("withdraw_rights"))
    return client.post(url("withdraw_rights"), {**house.version_in(form), "reason": "Afgelopen", **said})


def test_who_withdraws_sees_first_whom_it_concerns_and_names_no_case_that_is_not_read(home, bea):
    sign(bea, until="2009-03-09", domains=[])
    piet, mo = house.signed_in(cast.PIET), house.signed_in(cast.MO)
    for client in (bea, piet):
        assert url("withdraw_rights") in client.get(url("covenant")).content.decode()
        page = client.get(url("withdraw_rights")).content.decode()
        for words in ("Mo", "Debt help", "in 1 casus", "1 casus die u niet leest"):
            assert words in page
        assert "De Wit" not in page  # one administers, the other oversees in figures
    for nobody in (house.signed_in(cast.KARIN), mo, house.signed_in(cast.STRANGER)):
        assert nobody.get(url("withdraw_rights")).status_code == 404
        assert withdraw(nobody).status_code == 404
    assert mo.get(case_of(home)).status_code == 200
    assert bea.post(url("withdraw_rights"), {"reason": "Afgelopen"}).status_code == 428
    assert withdraw(bea, reason="").status_code == 400
    assert withdraw(bea, id=(id := str(new_id()))).status_code == 302
    assert mo.get(case_of(home)).status_code == 404
    assert withdraw(bea, id=id).status_code == 302  # sent again
    assert withdraw(bea).status_code == 409  # done again
    assert "10 maart 2009" in bea.get(url("covenant")).content.decode()
    told = house.signed_in(cast.KARIN).get(case_of(home)).content.decode()
    assert "Afgelopen" in told


def test_nothing_is_withdrawn_under_a_covenant_that_runs(home, bea):
    sign(bea)
    assert url("withdraw_rights") not in bea.get(url("covenant")).content.decode()
    answer = bea.get(url("withdraw_rights"))
    assert (answer.status_code, answer.url) == (302, url("covenant"))
    assert withdraw(bea).status_code == 302
    assert house.signed_in(cast.MO).get(case_of(home)).status_code == 200


def test_whoever_coordinates_sees_which_actions_lack_an_owner_then(home, bea):
    sign(bea, until="2009-03-09", domains=[])
    cases.place_action(
        file=home.case, action=new_id(), text="Bel de bank", owner_kind="worker", owner=cast.MO, domain="income_debts",
        permit=cast.operator(), at=cast.AT,
    )  # fmt: skip
    clients = {worker: house.signed_in(worker) for worker in (cast.KARIN, cast.FATMA, cast.PIET)}
    plan = reverse("plan", kwargs={"file": home.case})

    def told() -> list[bool]:
        return ["Bel de bank" in client.get(reverse("my_day")).content.decode() for client in clients.values()]

    assert told() == [False, False, False]
    assert "geen eigenaar" not in clients[cast.KARIN].get(plan).content.decode()
    withdraw(bea)
    assert told() == [True, False, False]
    assert "geen eigenaar" in clients[cast.KARIN].get(plan).content.decode()


def case_of(home):
    return reverse("case", kwargs={"file": home.case})
