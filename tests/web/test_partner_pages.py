"""The page of an organisation: the same services for everybody, and of what is asked only what the reader may see."""

from datetime import date

import pytest
from django.urls import reverse

from tests import cast
from tests.web import house
from voordeur.access import permit
from voordeur.cases import actions as cases
from voordeur.desk.partners.organisations import Agreed
from voordeur.partners import actions as partners
from voordeur.partners import queries
from voordeur.partners.models import ContactPerson, Service

pytestmark = pytest.mark.django_db
ASKED, HIDDEN, OTHERS = "De schulden op een rij", "De medicijnen halen", "Een plek in de klas"


@pytest.fixture
def home():
    built = house.build()
    cast.an_administrator()
    right = permit(worker=cast.KARIN, purpose="coordination", file=built.case, at=cast.AT)
    for text, owner, domain in (
        (ASKED, cast.DEBT_HELP, "income_debts"),
        (HIDDEN, cast.DEBT_HELP, "health"),
        (OTHERS, cast.CLINIC, ""),
    ):
        cases.place_action(
            file=built.case, text=text, owner_kind="organisation", owner=owner, domain=domain, due=date(2009, 3, 9),
            permit=right, at=cast.AT,
        )  # fmt: skip
    return built


def read(who, organisation):
    page = house.signed_in(who).get(reverse("partner", kwargs={"organisation": organisation}))
    return page.status_code, page.content.decode()


def test_each_reads_only_what_is_asked_in_cases_and_life_domains_that_he_or_she_may_see(home):
    for who, seen, hidden in (
        (cast.KARIN, (ASKED, HIDDEN, "De Wit"), ()),
        (cast.MO, (ASKED, "De Wit"), (HIDDEN,)),
        (cast.PIET, (), (ASKED, HIDDEN, "De Wit")),
        (cast.STRANGER, (), (ASKED, HIDDEN, "De Wit")),
        (cast.BEA, (), (ASKED, HIDDEN, "De Wit")),
    ):
        status, page = read(who, cast.DEBT_HELP)
        assert status == 200
        assert [words for words in seen if words not in page] == []
        assert [words for words in hidden if words in page] == []


def test_an_organisation_whose_name_tells_what_is_wrong_is_absent_without_a_ground(home):
    listed = reverse("partner", kwargs={"organisation": cast.CLINIC})
    for who, status in ((cast.STRANGER, 404), (cast.MO, 404), (cast.KARIN, 200)):
        assert read(who, cast.CLINIC)[0] == status
        page = house.signed_in(who).get(reverse("partners")).content.decode()
        assert (listed in page) == (status == 200)
    assert OTHERS not in read(cast.KARIN, cast.CLINIC)[1]  # of no life domain: there it would name the clinic


def test_services_contact_persons_and_waits_are_noted_by_who_administers_and_read_by_all(home):
    bea = house.signed_in(cast.BEA)

    def say(word, thing=None, **said):
        named = {"organisation": cast.DEBT_HELP, "word": word, **({"thing": thing} if thing else {})}
        return bea.post(reverse("partner_deed", kwargs=named), said).status_code

    offered = {"name": "Leren rondkomen", "domains": ["income_debts"], "capacity": "20", "waiting_weeks": "4"}
    assert say("dienst", **offered | {"capacity": "-1"}) == 400
    assert say("dienst", **offered) == 302
    service = Service.objects.get()
    assert say("dienst-wijzigen", service.pk, **offered | {"waiting_weeks": "6"}) == 302
    for month, weeks in ((1, 8), (2, 10), (9, 14)):
        partners.note_waiting_time(
            service=service, weeks=weeks, happened_on=date(2008, month, 5), permit=cast.operator(), at=cast.AT
        )
    assert say("contactpersoon", name="Noor", hours="dinsdag 9 tot 12 uur") == 302
    noor = ContactPerson.objects.get()
    assert say("contactpersoon-wijzigen", noor.pk, name="Noor", hours="woensdagmiddag") == 302
    _status, page = read(cast.STRANGER, cast.DEBT_HELP)
    for words in ("Leren rondkomen", "6 weken", "10 weken", "20 huishoudens", "woensdagmiddag", "<svg", "<table"):
        assert words in page
    assert [weeks for _quarter, weeks in queries.waits_by_quarter(service.pk)] == [9, 14]
    assert say("contactpersoon-weg", noor.pk, happened_on="2009-03-10") == 302
    assert "woensdagmiddag" not in read(cast.STRANGER, cast.DEBT_HELP)[1]


@pytest.mark.parametrize(
    ("yes", "no", "shown"), [(10, 10, True), (90, 10, True), (100, 9, False), (9, 40, False), (40, 0, False)]
)
def test_a_rate_is_shown_only_when_neither_answer_counts_below_ten(yes, no, shown):
    assert Agreed(yes=yes, no=no).shown is shown


def test_only_who_reports_is_told_about_answers_at_all(home):
    assert "Te weinig antwoorden" in read(cast.PIET, cast.DEBT_HELP)[1]
    assert "Te weinig antwoorden" not in read(cast.KARIN, cast.DEBT_HELP)[1]
