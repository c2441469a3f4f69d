"""Who takes part and who said yes, and what was agreed to follow, on the page of a household."""

import re
from collections.abc import Callable
from importlib.resources import files
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.support import bring
from tests.web.house import House, version_in
from voordeur.cases import actions as cases
from voordeur.cases.models import Consequence, Party
from voordeur.common.ids import new_id
from voordeur.post.models import Document, DocumentContent
from voordeur.programmes import actions as programmes

pytestmark = pytest.mark.django_db
AsWorker = Callable[[UUID], Client]
TAKING_PART = "Wie doen er mee en wie zei ja"


def writing(house: House) -> dict[str, Any]:
    return {"file": house.case, "permit": cast.operator(cast.AT), "at": cast.AT}


@pytest.fixture
def karin(as_worker: AsWorker) -> Client:
    """Karin's browser."""
    return as_worker(cast.KARIN)


@pytest.fixture
def school(house: House) -> UUID:
    """The school takes part, and was asked for its answer."""
    party = new_id()
    cases.join_party(party=party, organisation=cast.SCHOOL, role="partner", contact="Els", **writing(house))
    cases.put_plan_forward(**writing(house))
    return party


def page_of(client: Client, house: House) -> str:
    return client.get(reverse("case", kwargs={"file": house.case})).content.decode()


def send(client: Client, house: House, word: str, thing: UUID | None = None, **said: Any) -> Any:
    url = reverse("deed", kwargs={"file": house.case, "word": word, **({"thing": thing} if thing else {})})
    return client.post(url, {"id": str(new_id()), "happened_on": "2009-03-10", **version_in(client.get(url)), **said})


def test_a_case_whose_method_does_not_speak_of_parties_is_not_bothered_with_them(house: House, karin: Client) -> None:
    page = page_of(karin, house)
    for words in (TAKING_PART, "Voor wat hoort wat", "Fase en aanwezigheid", "Een drangmiddel noteren"):
        assert words not in page
    assert send(karin, house, "partij", role="partner", name="Buurvrouw Riet").status_code == 302
    page = page_of(karin, house)
    assert "Buurvrouw Riet" in page
    assert "nog niet gevraagd" in page
    assert "Voor wat hoort wat" not in page


def test_who_takes_part_has_a_name_and_takes_part_once(house: House, karin: Client, school: UUID) -> None:
    assert send(karin, house, "partij", role="partner").status_code == 400
    again = send(karin, house, "partij", role="partner", organisation=str(cast.SCHOOL))
    assert again.status_code == 400
    assert "doet al mee" in again.content.decode()


def test_an_answer_is_noted_with_who_said_it_and_marked_as_written_down_by_another(
    house: House, karin: Client, school: UUID
) -> None:
    page = page_of(karin, house)
    assert "nog geen antwoord" in page
    assert "Er wordt nog op 1 antwoord gewacht" in page
    form = karin.get(reverse("deed", kwargs={"file": house.case, "word": "akkoord", "thing": school}))
    assert 'value="Els"' in form.content.decode()
    assert send(karin, house, "akkoord", school, said_by="Els", how="call").status_code == 302
    page = page_of(karin, house)
    for words in ("Els, aan de telefoon, 10 maart 2009", "opgeschreven door Karin", "Iedereen zei ja"):
        assert words in page


def test_what_was_noted_for_a_party_can_be_contradicted(house: House, karin: Client, school: UUID) -> None:
    cases.endorse(party=school, said_by="Els", how="call", **writing(house))
    assert send(karin, house, "bezwaar", school, said_by="Els", how="mail", reason="Dat zei ik niet").status_code == 302
    page = page_of(karin, house)
    assert "zegt nee" in page
    assert "Dat zei ik niet" in page


def test_a_plan_that_changed_asks_for_the_answers_again(house: House, karin: Client, school: UUID) -> None:
    cases.endorse(party=school, said_by="Els", how="call", **writing(house))
    assert "Iedereen zei ja" in page_of(karin, house)
    said = {"text": "Elke dag naar school", "owner_kind": "resident", "domain": "income_debts"}
    assert send(karin, house, "actie", **said).status_code == 302
    page = page_of(karin, house)
    assert "zei ja tegen een eerder plan" in page
    assert "sinds 10 maart 2009" in page


def test_a_change_that_a_helper_may_not_see_changes_nothing_for_that_helper(
    house: House, as_worker: AsWorker, karin: Client, school: UUID
) -> None:
    mo = as_worker(cast.MO)
    cases.endorse(party=school, said_by="Els", how="call", **writing(house))
    clinic = {"role": "partner", "organisation": str(cast.CLINIC)}
    assert send(karin, house, "partij", **clinic).status_code == 400  # its name tells what is wrong
    assert send(karin, house, "partij", **clinic, domain="health").status_code == 302
    send(karin, house, "actie", text="Naar de huisarts", owner_kind="resident", domain="health")
    seen = page_of(mo, house)
    assert "Iedereen zei ja" in seen
    assert "Clinic for addiction" not in seen
    assert "Clinic for addiction" in page_of(karin, house)


def test_a_signature_on_the_screen_needs_the_tick_of_who_signs(house: House, karin: Client, school: UUID) -> None:
    assert send(karin, house, "ondertekend", school, how="screen", signed_by="Els").status_code == 400
    assert send(karin, house, "ondertekend", school, how="seen", signed_by="Els").status_code == 400
    assert send(karin, house, "ondertekend", school, how="screen", signed_by="Els", agrees="on").status_code == 302
    assert "Getekend door Els, op het scherm, 10 maart 2009" in page_of(karin, house)


def test_who_signed_the_plan_as_it_is_now_is_not_waited_for(house: House, karin: Client, school: UUID) -> None:
    waited = "nog geen antwoord"
    assert waited in page_of(karin, house)
    cases.sign_plan(party=school, signed_by="Els", **writing(house))
    page = page_of(karin, house)
    assert (waited in page, "Iedereen zei ja tegen het plan zoals het nu is" in page) == (False, True)
    said = {"text": "Elke dag naar school", "owner_kind": "resident", "domain": "income_debts"}
    assert send(karin, house, "actie", **said).status_code == 302
    assert waited in page_of(karin, house)


def test_a_signature_on_paper_comes_with_its_scan_which_is_kept_like_every_document(
    house: House, karin: Client, as_worker: AsWorker, school: UUID
) -> None:
    paper = {"how": "paper", "signed_by": "Els"}
    wrong = send(karin, house, "ondertekend", school, **paper, scan=SimpleUploadedFile("x.jpg", b"#!/bin/sh"))
    assert (wrong.status_code, "zit een programma" in wrong.content.decode()) == (409, True)
    aside = {"how": "screen", "signed_by": "Els", "agrees": "on", "scan": SimpleUploadedFile("x.png", bring.png())}
    assert send(karin, house, "ondertekend", school, **aside).status_code == 400
    assert not Document.objects.exists()
    scan = SimpleUploadedFile("handtekening van Els.png", bring.png())
    assert send(karin, house, "ondertekend", school, **paper, scan=scan).status_code == 302
    kept = Document.objects.get()
    assert (Party.objects.get().document, kept.media) == (kept.pk, "image/png")
    assert bring.png() not in bytes(DocumentContent.objects.get().sealed)
    link = reverse("document", kwargs={"file": house.case, "document": kept.pk})
    assert link in page_of(karin, house)
    assert karin.get(link).content == bring.png()
    assert as_worker(cast.PIET).get(link).status_code == 404


def test_a_plan_that_changed_shows_under_which_version_was_signed_and_a_signature_can_be_withdrawn(
    house: House, karin: Client, school: UUID
) -> None:
    assert "Trekt de handtekening in" not in page_of(karin, house)
    signing = {"how": "screen", "signed_by": "Els", "agrees": "on"}
    cases.sign_plan(party=school, signed_by="Els", **writing(house))
    assert "tekende versie 1<" in page_of(karin, house)
    said = {"text": "Elke dag naar school", "owner_kind": "resident", "domain": "income_debts"}
    assert send(karin, house, "actie", **said).status_code == 302
    assert "tekende versie 1, het plan is nu versie 2" in page_of(karin, house)
    assert send(karin, house, "handtekening-weg", school, reason="Niet wat wij afspraken").status_code == 302
    page = page_of(karin, house)
    for words in ("handtekening ingetrokken", "Ingetrokken op 10 maart 2009: Niet wat wij afspraken"):
        assert words in page
    assert send(karin, house, "ondertekend", school, **signing).status_code == 302
    assert "tekende versie 2<" in page_of(karin, house)


def test_who_takes_no_part_cannot_sign(house: House, karin: Client, school: UUID) -> None:
    cases.leave_as_party(party=school, reason="Kind van school", **writing(house))
    refused = send(karin, house, "ondertekend", school, how="screen", signed_by="Els", agrees="on")
    assert refused.status_code == 409
    assert "Wie geen partij is bij dit plan" in refused.content.decode()
    assert Party.objects.get(pk=school).signed_on is None
    assert send(karin, house, "ondertekend", new_id(), signed_by="Els").status_code == 404


def test_what_follows_is_agreed_with_all_that_it_rests_on(house: House, karin: Client) -> None:
    whole = {
        "what": "sanction",
        "condition": "Het kind gaat naar school",
        "condition_domain": "health",
        "text": "Korting op de uitkering",
        "domain": "income_debts",
        "law": "WWB artikel 18",
        "organisation": str(cast.MUNICIPALITY),
    }
    for field in ("what", "condition", "condition_domain", "text", "law", "organisation"):
        assert send(karin, house, "gevolg", **{**whole, field: ""}).status_code == 400, field
    refused = send(karin, house, "gevolg", **{**whole, "law": "afgesproken met de bewoner"})
    assert refused.status_code == 409
    for words in ("raakt een ander leefgebied", "Noem het wetsartikel"):
        assert words in refused.content.decode()
    assert not Consequence.objects.exists()
    assert send(karin, house, "gevolg", **whole).status_code == 302
    page = page_of(karin, house)
    assert "Als: Het kind gaat naar school – dan: Korting op de uitkering" in page
    assert "Municipality of Dordrecht" in page


def test_what_is_due_waits_for_somebody_who_decides(house: House, karin: Client) -> None:
    ultimatum = new_id()
    refused = send(karin, house, "ultimatum", demand="Geen overlast", until="2009-03-10")
    assert refused.status_code == 409
    assert "einddatum moet later" in refused.content.decode()
    cases.give_ultimatum(
        ultimatum=ultimatum, demand="Geen overlast meer", until=cast.TODAY.replace(month=4), **writing(house)
    )
    cases.agree_consequence(
        what="sanction", condition="Overlast", text="Einde huur", law="BW 7:274", ultimatum=ultimatum, **writing(house)
    )
    assert send(karin, house, "ultimatum-oordeel", ultimatum, outcome="not_met").status_code == 400
    assert (
        send(karin, house, "ultimatum-oordeel", ultimatum, outcome="not_met", reason="Drie meldingen").status_code
        == 302
    )
    page = page_of(karin, house)
    assert "nu aan de orde" in page
    assert "aan de orde sinds 10 maart 2009" in page
    assert send(karin, house, "gevolg-vervalt", Consequence.objects.get().pk, reason="Zij werd ziek").status_code == 302
    assert "Zij werd ziek" in page_of(karin, house)


def test_risks_phases_presence_levers_and_decisions_have_their_place(house: House, karin: Client) -> None:
    for word, said in (
        ("risico", {"text": "Vader rijdt met drank op", "person": str(cast.SON)}),
        ("zwaarte", {"severity": "4", "reason": "Twee ontruimingen"}),
        ("drangmiddel", {"lever": "benefit", "available": "no"}),
        ("fase", {"phase": "learning", "directed_by": "Karin"}),
        ("aanwezig", {"how": "unannounced", "with_whom": "moeder"}),
        ("niet-aanwezig", {"reason": "Ziek"}),
        ("besluit", {"decision": "registration", "outcome": "yes", "reason": "Aan alles voldaan"}),
        ("verslag", {"report": "final_report", "receiver": "registrant", "receiver_name": "Ineke"}),
    ):
        assert send(karin, house, word, **said).status_code == 302, word
    page = page_of(karin, house)
    for words in ("Vader rijdt", "zwaarte 4 van 5", "middel is er niet", "onder leiding van Karin", "onaangekondigd"):
        assert words in page
    for words in ("niet geweest", "Aan alles voldaan", "de aanmelder: Ineke"):
        assert words in page


def case_of_method(name: str) -> UUID:
    """Start a programme by a method of the library, in which a signal came in; Karin coordinates that case."""
    programme, case = new_id(), new_id()
    text = files("voordeur.methods.library").joinpath(f"{name}.yaml").read_text("utf-8")
    said: dict[str, Any] = {"permit": cast.operator(cast.AT), "at": cast.AT}
    programmes.start_programme(
        programme=programme, slug=name, title=name, method_text=text, controller=cast.MUNICIPALITY, **said
    )
    cases.receive_signal(
        channel="meeting",
        about="De Wit",
        reporter_organisation="Politie",
        permission="yes",
        programme=programme,
        file=case,
        **said,
    )
    cast.give("coordinator", cast.KARIN, {case: "case"})
    return case


def test_a_method_that_gives_money_looks_at_each_child_and_directs_asks_for_it(house: House, karin: Client) -> None:
    groningen, hague = case_of_method("16-groningen-take-5"), case_of_method("10-den-haag-vig")
    pages = {case: karin.get(reverse("case", kwargs={"file": case})).content.decode() for case in (groningen, hague)}
    for words, where in (
        ("Geld voor dit gezin", {groningen}),
        ("Begin met de kinderen", {groningen}),
        ("Iemand heeft vanaf nu de regie", {hague}),
    ):
        assert {case for case, page in pages.items() if words in page} == where, words
    assert choices_in(karin, hague, "regie", "over")[:2] == ["all", "structure"]
    form = karin.get(reverse("deed", kwargs={"file": groningen, "word": "helper"})).content.decode()
    assert 'name="cost"' in form
    assert 'name="hours"' not in form


def choices_in(client: Client, case: UUID, word: str, field: str) -> list[str]:
    page = client.get(reverse("deed", kwargs={"file": case, "word": word})).content.decode()
    return re.findall(rf'name="{field}" value="([^"]+)"', page)


def test_each_method_brings_its_own_parties_phases_and_measures(house: House, karin: Client) -> None:
    gouda, arnhem = case_of_method("15-gouda-gezinsmanagement"), case_of_method("06-arnhem-overlast-en-zorg")
    pages = {case: karin.get(reverse("case", kwargs={"file": case})).content.decode() for case in (gouda, arnhem)}
    for words, where in (
        (TAKING_PART, {gouda, arnhem}),
        ("Fase en aanwezigheid", {gouda}),
        ("Een drangmiddel noteren", {gouda}),
        ("Voor wat hoort wat", {arnhem}),
    ):
        assert {case for case, page in pages.items() if words in page} == where, words
    assert choices_in(karin, gouda, "partij", "role") == ["parents", "registrant", "family_manager"]
    assert choices_in(karin, gouda, "fase", "phase") == ["learning", "closing"]
    # Nobody is moved out of the neighbourhood: that measure cannot be chosen, so that no choice is left.
    assert choices_in(karin, arnhem, "gevolg", "what") == ["reward", "sanction"]
    assert (
        "placement_elsewhere"
        not in karin.get(reverse("deed", kwargs={"file": arnhem, "word": "gevolg"})).content.decode()
    )
    for case, signs in ((gouda, True), (arnhem, False)):
        cases.join_party(name="Ouders", role="parents", file=case, permit=cast.operator(cast.AT), at=cast.AT)
        page = karin.get(reverse("case", kwargs={"file": case})).content.decode()
        assert ("/ondertekend/" in page) == signs
