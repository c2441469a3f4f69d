"""What keeps a household stuck, on the pages: waiting, obstacles, who is asked to decide, and who helps."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.web.house import House, version_in
from voordeur.cases import actions as cases
from voordeur.cases.models import Escalation, Helper, Obstacle, Referral
from voordeur.common.ids import new_id
from voordeur.partners import actions as partner_deeds
from voordeur.partners import queries as partners
from voordeur.programmes.models import BlindSpot

pytestmark = pytest.mark.django_db
AsWorker = Callable[[UUID], Client]


@pytest.fixture
def karin(as_worker: AsWorker) -> Client:
    """Karin's browser."""
    return as_worker(cast.KARIN)


def send(client: Client, house: House, word: str, thing: UUID | None = None, **said: Any) -> Any:
    """Fill in the form of a deed and send it."""
    url = reverse("deed", kwargs={"file": house.case, "word": word, **({"thing": thing} if thing else {})})
    return client.post(url, {"id": str(new_id()), **version_in(client.get(url)), **said})


def page(client: Client, house: House, name: str = "case") -> str:
    """Read a page of the case."""
    answer = client.get(reverse(name, kwargs={"file": house.case}))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def obstacle(house: House, karin: Client) -> UUID:
    """An obstacle that Karin found."""
    said = {"what": "rule", "text": "Zonder rekening geen schuldhulp", "domain": "income_debts"}
    assert send(karin, house, "belemmering", **said).status_code == 302
    found: UUID = Obstacle.objects.get().pk
    return found


def test_a_service_is_asked_waits_is_bridged_and_begins_and_the_real_wait_is_kept(house: House, karin: Client) -> None:
    service = new_id()
    partner_deeds.offer_service(
        organisation=cast.DEBT_HELP, name="Budgetcoach", waiting_weeks=6, service=service, permit=cast.operator(),
        at=cast.LONG_AGO,
    )  # fmt: skip
    send(karin, house, "doorverwijzen", service=str(service), text="Leren budgetteren", domain="income_debts")
    referral = Referral.objects.get()
    send(karin, house, "dienst-wacht", referral.pk, weeks="5")
    send(karin, house, "overbruggen", referral.pk, text="Elke week samen de post", by_whom="Zus")
    send(karin, house, "dienst-zegt-ja", referral.pk, place_from="2009-04-01")
    short = page(karin, house).partition('id="plan"')[2].partition("</section>")[0]
    assert "Budgetcoach: Leren budgetteren" in short
    plan = page(karin, house, "plan")
    for words in (
        "wacht korter dan een week",
        "beloofd: 6 weken",
        "nog 5 weken",
        "plek vanaf 1 april 2009",
        "intussen: Elke week",
    ):
        assert words in plan
    assert send(karin, house, "dienst-begint", referral.pk).status_code == 302
    assert partners.service(service).waits == [0]


def test_what_is_asked_of_a_service_without_a_word_is_called_by_that_service(house: House, karin: Client) -> None:
    right, service, of_service, of_organisation = cast.operator(), new_id(), new_id(), new_id()
    partner_deeds.offer_service(
        organisation=cast.DEBT_HELP, name="Budgetcoach", service=service, permit=right, at=cast.LONG_AGO
    )
    cases.refer(file=house.case, referral=of_service, service=service, permit=right, at=cast.AT)
    cases.refer(file=house.case, referral=of_organisation, organisation=cast.DEBT_HELP, permit=right, at=cast.AT)
    for referral, called in ((of_service, "Budgetcoach"), (of_organisation, "Debt help")):
        for word in ("dienst-zegt-nee", "overbruggen"):
            form = karin.get(reverse("deed", kwargs={"file": house.case, "word": word, "thing": referral}))
            assert f'<p class="lead">{called}</p>' in form.content.decode()
    assert "<strong>Debt help</strong>" in page(karin, house, "plan")
    closing = karin.get(reverse("deed", kwargs={"file": house.case, "word": "afsluiten"}))
    assert "Budgetcoach" in {words.partition(": ")[2] for _id, words in closing.context["form"].open}
    send(karin, house, "dienst-zegt-ja", of_service)
    assert "Budgetcoach" in page(karin, house).partition("De dienst zei ja")[2].partition("</li>")[0]


def test_an_obstacle_goes_up_the_ladder_is_answered_and_comes_back(house: House, karin: Client, obstacle: UUID) -> None:
    form = karin.get(reverse("deed", kwargs={"file": house.case, "word": "opschalen", "thing": obstacle}))
    assert 'value="discussion_coordinator"' in form.content.decode()
    asked = {"level": "discussion_coordinator", "question": "Mag het anders?", "to_whom": "A. van Dijk"}
    send(karin, house, "opschalen", obstacle, **asked, answer_due="2009-03-12")
    escalation = Escalation.objects.get()
    assert "coördinator casusbesprekingen" in page(karin, house)
    send(karin, house, "besloten", escalation.pk, decision="refused", text="Kan niet", answered_by="A. van Dijk")
    assert "gezegd door A. van Dijk, genoteerd door Karin" in page(karin, house)
    assert send(karin, house, "terug", escalation.pk, solved="no").status_code == 302
    send(karin, house, "belemmering-weg", obstacle, how="Een andere bank")
    assert "Een andere bank" in page(karin, house)


def test_a_level_passed_over_and_one_that_does_not_exist_are_refused_with_nothing_half_done(
    house: House, karin: Client, obstacle: UUID
) -> None:
    passed = send(karin, house, "opschalen", obstacle, level="project_leader", question="?")
    assert passed.status_code == 409
    assert "Eerst is" in passed.content.decode()
    assert send(karin, house, "opschalen", obstacle, level="minister", question="?").status_code == 400
    assert not Escalation.objects.exists()


def test_past_the_top_the_form_says_what_can_still_be_done(house: House, karin: Client, obstacle: UUID) -> None:
    for _level in ("discussion_coordinator", "project_leader"):
        assert send(karin, house, "opschalen", obstacle, question="?").status_code == 302
    past = send(karin, house, "opschalen", obstacle, question="?")
    assert past.status_code == 409
    assert "Hoger dan “projectleider” kan niet" in past.content.decode()
    assert "Geef de belemmering dan door aan beleid" in past.content.decode()
    assert Escalation.objects.count() == 2


def test_policy_is_told_without_a_name_and_reads_counts_by_topic_and_life_domain(
    house: House, karin: Client, obstacle: UUID, as_worker: AsWorker
) -> None:
    named = send(karin, house, "aan-beleid", obstacle, topic="rule", text="Anja krijgt geen rekening")
    assert named.status_code == 409
    assert not BlindSpot.objects.exists()
    said = "Wie schulden heeft krijgt geen rekening, en zonder rekening is er geen schuldhulp"
    assert send(karin, house, "aan-beleid", obstacle, topic="rule", text=said).status_code == 302
    assert "doorgegeven aan beleid" in page(karin, house)
    told = as_worker(cast.PIET).get(reverse("blind_spots", kwargs={"file": cast.DORDRECHT})).content.decode()
    for words in (said, "Een regel", "Inkomen en schulden"):
        assert words in told
    assert "De Wit" not in told


def test_the_map_shows_who_helps_and_where_nobody_does(house: House, karin: Client, as_worker: AsWorker) -> None:
    said = {"what_for": "Huiswerk", "state": "running", "happened_on": "2009-02-01", "person": str(cast.SON)}
    send(karin, house, "helper", name="Oma", domain="learning", **said)
    helper = Helper.objects.get()
    assert str(helper.since) == "2009-02-01"
    seen = page(karin, house, "helpers")
    assert "Er is een vraag, en niemand helpt: Inkomen en schulden, Gezondheid." in seen
    assert "helpt sinds 1 februari 2009" in seen
    assert "Gezondheid" not in page(as_worker(cast.MO), house, "helpers")
    assert "Oma helpt" in page(karin, house, "case")
    send(karin, house, "helper-wijzigen", helper.pk, state="ended")
    assert "Oma is gestopt met helpen" in page(karin, house, "case")
    assert "is gestopt" in page(karin, house, "helpers")


def test_somebody_who_helps_has_a_name(house: House, karin: Client) -> None:
    refused = send(karin, house, "helper", what_for="Eten", state="running")
    assert refused.status_code == 400
    assert "Kies de organisatie" in refused.content.decode()
