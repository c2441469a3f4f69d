"""Two workers at the same thing: the second sees what the first did, loses no word, and decides again."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.forms import BooleanField, ChoiceField, DateField, Form, IntegerField
from django.test import Client
from django.urls import reverse

from tests.cast import DEBT_HELP, FATMA, KARIN, MOTHER, operator
from tests.web.house import NOW, House, stays_open_in, version_in
from voordeur.assessments.models import Need
from voordeur.cases import actions as cases
from voordeur.cases.deeds import deed_for
from voordeur.cases.entries.partner_decisions import DecidedForPartner
from voordeur.cases.models import Action, Case, ConferenceDecision, Goal, Inspection, Invitation, Plan, Referral
from voordeur.common.ids import new_id
from voordeur.journal import Draft, record
from voordeur.journal.kinds import kind_of
from voordeur.web.cases.forms import PAGES

pytestmark = pytest.mark.django_db
AsWorker = Callable[[UUID], Client]


@pytest.fixture
def two(as_worker: AsWorker) -> tuple[Client, Client]:
    """Karin's and Fatma's browsers."""
    return as_worker(KARIN), as_worker(FATMA)


def _url(house: House, word: str, thing: UUID | None) -> str:
    return reverse("deed", kwargs={"file": house.case, "word": word, **({"thing": thing} if thing else {})})


def _send(client: Client, url: str, **said: Any) -> Any:
    return client.post(url, {"id": str(new_id()), **said})


def _race(two: tuple[Client, Client], url: str, faster: str, said: dict[str, Any], first: dict[str, Any]) -> Any:
    """Let both open their form; Fatma sends first; give Karin's answer."""
    karin, fatma = two
    karins, fatmas = version_in(karin.get(url)), version_in(fatma.get(faster))
    assert _send(fatma, faster, **fatmas, **first).status_code == 302
    return _send(karin, url, **karins, **said)


def test_a_form_that_changes_something_carries_the_version_that_stands_there(
    house: House, two: tuple[Client, Client]
) -> None:
    assert version_in(two[0].get(_url(house, "klaar", house.action))) == {
        "version": str(Action.objects.get(pk=house.action).version)
    }


def test_what_was_typed_stands_beside_what_stands_there_now_and_is_sent_again(
    house: House, two: tuple[Client, Client]
) -> None:
    url = _url(house, "klaar", house.action)
    answer = _race(two, url, url, {"result": "Alles in mappen"}, {"result": "De brieven zijn open"})
    page = answer.content.decode()
    assert answer.status_code == 412
    assert "Alles in mappen" in page
    assert "De brieven zijn open" in page
    assert "Fatma" in page
    assert Action.objects.get(pk=house.action).result == "De brieven zijn open"
    again = _send(two[0], url, **version_in(answer), result="Alles in mappen")
    assert again.status_code == 302
    assert Action.objects.get(pk=house.action).result == "Alles in mappen"


def test_without_a_version_nothing_changes_and_nothing_typed_is_lost(house: House, two: tuple[Client, Client]) -> None:
    url = _url(house, "vervalt", house.action)
    answer = _send(two[0], url, reason="Moeder wil het niet")
    assert answer.status_code == 428
    assert "Moeder wil het niet" in answer.content.decode()
    assert Action.objects.get(pk=house.action).state == "placed"
    assert _send(two[0], url, **version_in(answer), reason="Moeder wil het niet").status_code == 302


# One thing of each kind on which something can be done; an escalation needs a method with levels.
THINGS = {
    "referral": ("referral_made", {"receiver": "Kredietbank", "text": "Schuldhulp"}),
    "party": ("party_joined", {"name": "Kredietbank"}),
    "risk": ("risk_found", {"text": "De zoon is 's nachts op straat"}),
    "ultimatum": ("ultimatum_given", {"demand": "Op tijd betalen", "until": date(2010, 3, 10)}),
    "consequence": ("consequence_agreed", {"what": "reward", "text": "Een nieuwe vloer", "competent": "Corporatie"}),
    "obstacle": ("obstacle_found", {"what": "rule", "text": "Geen adres, geen uitkering"}),
    "helper": ("helper_noted", {"name": "Thuiszorg", "state": "running"}),
    "handover": ("handover_offered", {"role": "case_manager", "to_whom": "Jan"}),
    "budget": ("budget_granted", {"amount": Decimal(500), "what_for": "Een fiets"}),
    "spending": ("spending_booked", {"amount": Decimal(120), "what": "Een slot"}),
    "task": ("task_taken_over", {"text": "De post", "give_back_by": date(2010, 6, 1)}),
    "member": ("member_noted", {"name": "De oudste", "part": "child"}),
    "deviation": ("deviation_agreed", {"rule": "Eerst drie maanden inkomen", "reason": "Nu nodig"}),
    "finding": ("finding_noted", {"what": "offence", "text": "Te veel bewoners"}),
    "group": ("group_joined", {"title": "Moedergroep"}),
}


def _made_by_deeds(house: House) -> dict[str, UUID]:
    """Make the things whose ids are worked out: who is asked to a conference, what it decides, a request to see."""
    conference, writing = new_id(), {"file": house.case, "permit": operator(), "at": NOW}
    cases.call_conference(id=conference, on=NOW.date(), invited=[cases.Invited(worker=FATMA)], **writing)
    by = NOW.date() + timedelta(days=7)
    cases.decide(conference=conference, text="Bellen", owner_kind="worker", owner=FATMA, by=by, **writing)
    cases.ask_inspection(person=MOTHER, persons=[MOTHER], **writing)
    waits = DecidedForPartner(
        partner_decision=new_id(), mandate=new_id(), organisation=DEBT_HELP, decision="De huur", within=False
    )
    record(Draft(house.case, waits, NOW.date()), permit=operator(), at=NOW)
    rows = {"invitation": Invitation, "conference_decision": ConferenceDecision, "inspection": Inspection}
    made = {thing: model.objects.get().pk for thing, model in rows.items()}  # type: ignore[attr-defined]
    return made | {"partner_decision": waits.partner_decision}


def test_every_deed_on_a_thing_is_refused_on_an_old_version(house: House, two: tuple[Client, Client]) -> None:
    things = {"goal": house.goal, "need": house.need, "action": house.action}
    for thing, (kind, said) in THINGS.items():
        things[thing] = new_id()
        deed_for(kind)(file=house.case, **{thing: things[thing]}, **said, permit=operator(), at=NOW)
    things |= _made_by_deeds(house)
    # What only begins something else beside the thing, such as an escalation, changes nothing that somebody saw.
    changing = {word: told for word, told in PAGES.items() if told.thing and kind_of(told.kind).thing == told.thing}
    asked = {word: told for word, told in changing.items() if told.thing != "escalation"}
    assert {told.thing for told in asked.values()} == set(things)
    for word, told in asked.items():
        url = _url(house, word, things[told.thing])
        filled = _filled(two[0].get(url).context["form"])
        assert _send(two[0], url, **filled, version=str(new_id())).status_code == 412, word
    referral = things["referral"]
    assert Goal.objects.get(pk=house.goal).state == "set"
    assert Need.objects.get(pk=house.need).state == "open"
    assert Referral.objects.get(pk=referral).state == "asked"


def test_a_plan_that_changed_while_it_was_read_is_not_agreed_unseen(house: House, two: tuple[Client, Client]) -> None:
    agreed, goal = {"how": "spoken", "agreed_by": "moeder"}, {"text": "Een dagritme"}
    answer = _race(two, _url(house, "plan-afspreken", None), _url(house, "doel", None), agreed, goal)
    assert answer.status_code == 412
    assert "Een dagritme" in answer.content.decode()
    assert not Plan.objects.exists()
    url = _url(house, "plan-afspreken", None)
    assert _send(two[0], url, **version_in(answer), **agreed).status_code == 302
    assert Plan.objects.filter(file=house.case).exists()


def test_a_case_is_closed_once_and_also_after_its_plan_was_agreed(house: House, two: tuple[Client, Client]) -> None:
    plan, close = _url(house, "plan-afspreken", None), _url(house, "afsluiten", None)
    _send(two[0], plan, **version_in(two[0].get(plan)), how="spoken", agreed_by="moeder")
    stays = {"stays_open": stays_open_in(two[0].get(close))}
    mine, theirs = {"reason": "moved", "result": "B", **stays}, {"reason": "withdrew", "result": "A", **stays}
    answer = _race(two, close, close, mine, theirs)
    assert answer.status_code == 412
    assert Case.objects.get(pk=house.case).closed_result == "A"


def test_a_draft_comes_back_with_the_version_that_was_seen_then(house: House, two: tuple[Client, Client]) -> None:
    karin, fatma = two
    url = _url(house, "klaar", house.action)
    seen = version_in(karin.get(url))
    karin.post(reverse("draft", kwargs={"form": f"klaar:{house.action}"}), {"result": "Van mij", **seen})
    _send(fatma, url, **version_in(fatma.get(url)), result="Van Fatma")
    page = karin.get(url)
    assert version_in(page) == seen
    assert _send(karin, url, **version_in(page), result="Van mij").status_code == 412


def _filled(form: Form) -> dict[str, str]:
    """Fill in what a form needs, with the first thing that it takes."""
    words = {}
    for name, field in form.fields.items():
        if isinstance(field, ChoiceField):
            words[name] = next((str(value) for value, _title in field.choices if value), "")
        elif isinstance(field, DateField):
            words[name] = "2009-03-10"
        elif isinstance(field, IntegerField):
            words[name] = "1"
        else:
            words[name] = "on" if isinstance(field, BooleanField) else "Dat is zo"
    return words
