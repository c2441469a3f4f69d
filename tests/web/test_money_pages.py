"""Who pays for a programme, on the pages: noted by who administers, read by who reports, taken along safely."""

from datetime import date

import pytest
from django.urls import reverse

from tests import cast
from tests.web import house
from voordeur.access.models import AccessLogLine
from voordeur.cases import actions as cases
from voordeur.funding.models import Contributor, Division
from voordeur.programmes import actions as programmes

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    built = house.build()
    cast.an_administrator()
    return built


def say(browser, word, thing=None, **said):
    named = {"programme": cast.DORDRECHT, "word": word, **({"thing": thing} if thing else {})}
    return browser.post(reverse("funding_deed", kwargs=named), said)


def test_costs_are_divided_over_municipalities_shown_line_by_line_and_taken_along_safely(home):
    bea, piet = house.signed_in(cast.BEA), house.signed_in(cast.PIET)
    costs = {"what": "Coördinatie", "since": "2009-03-10", "until": "2009-03-31", "costs": "1.000,01"}
    assert say(bea, "verdelen", **costs).status_code == 409  # nobody contributes yet
    for name, extra, number in (("Centrumstad", "500", "117000"), ("=HYPERLINK(1)", "", "23500")):
        assert say(bea, "bijdrager", name=name, extra=extra).status_code == 302
        one = Contributor.objects.get(name=name)
        counted = {"counted_on": "2009-01-01", "source": "telling"}
        assert say(bea, "aantal", one.pk, number="0", **counted).status_code == 400
        assert say(bea, "aantal", one.pk, number=number, **counted).status_code == 302
    assert say(bea, "verdelen", **{**costs, "until": "2009-03-01"}).status_code == 409
    assert say(bea, "verdelen", **costs).status_code == 302
    assert say(bea, "verdelen", **costs).status_code == 409
    page = reverse("division", kwargs={"programme": cast.DORDRECHT, "division": Division.objects.get().pk})
    shown = piet.get(page).content.decode()
    for words in ("832,75", "1.332,75", "167,26", "1.500,01", "140.500"):
        assert words in shown
    assert piet.post(page).status_code == 400
    taken = piet.post(page, {"reason": "-2+3 voor de raad"})
    file = taken.content.decode("utf-8-sig")
    assert file.splitlines()[1] == "Centrumstad;117000;2009-01-01;832,75;500,00;1332,75"
    assert "'=HYPERLINK(1);" in file
    assert "'-2+3 voor de raad" in file
    assert "Piet" in file
    assert AccessLogLine.objects.filter(worker=cast.PIET, page="invoice file").exists()
    assert say(piet, "verdelen", **costs).status_code == 404
    assert say(bea, "intrekken", Division.objects.get().pk, reason="Te vroeg").status_code == 302
    assert "Te vroeg" in piet.get(page).content.decode()
    assert say(bea, "verdelen", **costs).status_code == 302  # what was withdrawn stands in nobody's way


def test_a_programme_or_a_plan_that_goes_on_after_its_money_says_so(home):
    bea, karin = house.signed_in(cast.BEA), house.signed_in(cast.KARIN)
    plan, does = reverse("plan", kwargs={"file": home.case}), {"permit": cast.operator(), "at": cast.AT}
    for name, until in (("Gemeente", date(2009, 4, 30)), ("Fonds", date(2009, 6, 30))):
        programmes.note_funding(programme=cast.DORDRECHT, name=name, until=until, **does)
    assert "30 juni 2009" not in karin.get(plan).content.decode()
    cases.set_goal(file=home.case, text="Een jaar zonder schulden", by=date(2010, 3, 1), domain="income_debts", **does)
    assert "30 juni 2009" in karin.get(plan).content.decode()
    money = reverse("money", kwargs={"programme": cast.DORDRECHT})
    assert "alert-warning" not in bea.get(money).content.decode()
    programmes.end_programme(programme=cast.DORDRECHT, happened_on=date(2009, 3, 1), **does)
    assert "alert-warning" not in bea.get(money).content.decode()  # it ended before its money
