"""Consent, signatures, inspection, ties and the stop at a door, on a phone and readable for everybody."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, expect
from pytest_django.live_server_helper import LiveServer

from tests import cast
from tests.support import bring
from tests.support.walking import PHONE
from tests.web import house as building
from tests.web.e2e.test_walk import _check, _open
from voordeur.access.models import SecondAsk
from voordeur.access.permits import permit, permit_to_stop
from voordeur.cases import actions as cases
from voordeur.cases.models import Inspection, Party
from voordeur.common import clock
from voordeur.common.ids import new_id
from voordeur.people import looking_after
from voordeur.post.models import Document
from voordeur.safety import actions as safety
from voordeur.safety.models import SafetyFlag

pytestmark = pytest.mark.django_db(transaction=True)
NewContext = Callable[..., BrowserContext]


@pytest.fixture
def house(transactional_db: Any) -> building.House:
    """The small house: the mother decides for her son, and her household takes part in the plan."""
    built, at = building.build(), clock.now()
    right = {"permit": cast.operator(at), "at": at}
    looking_after.record_custody(
        household=cast.HOUSEHOLD, person=cast.SON, authority="sole", holders=[cast.MOTHER], **right
    )
    cases.join_party(file=built.case, party=new_id(), name="Gezin De Wit", role="resident", **right)
    cases.ask_inspection(file=built.case, person=cast.SON, persons=[cast.MOTHER], **right)
    cases.give_consent(
        file=built.case, persons=[cast.MOTHER], subjects=[cast.SON], for_what="Praten met school", **right
    )
    return built


def _stop(built: building.House) -> None:
    """Let Fatma stop everything, for her and Sanne; she asks to end it."""
    at, files = clock.now(), [built.case, built.visited_door]
    safety.set_safety_flag(
        subject_kind="household",
        subject=cast.HOUSEHOLD,
        cases=[built.case],
        doors=[built.visited_door],
        reason="Hij leest haar post",
        readers=[cast.FATMA, cast.SANNE],
        permit=permit_to_stop(permit(worker=cast.FATMA, purpose="help", file=built.case, at=at), cases=files),
        at=at,
    )
    flag = SafetyFlag.objects.get().pk
    right = permit(worker=cast.FATMA, purpose="safety", file=flag, at=at)
    safety.ask_to_end_flag(file=flag, reason="Hij is verhuisd", permit=right, at=at)


def test_what_asks_who_decides_can_be_read_by_everybody(
    house: building.House, new_context: NewContext, live_server: LiveServer
) -> None:
    file, party, asked = {"file": house.case}, Party.objects.get().pk, Inspection.objects.get().pk
    page = _open(new_context, live_server, cast.KARIN, viewport=PHONE)
    for url in (
        *(
            reverse("deed", kwargs={**file, "word": word})
            for word in ("toestemming", "toestemming-ingetrokken", "inzage")
        ),
        *(
            reverse("deed", kwargs={**file, "word": word, "thing": asked})
            for word in ("inzage-antwoord", "inzage-langer")
        ),
        reverse("deed", kwargs={**file, "word": "ondertekend", "thing": party}),
        reverse("make_letter", kwargs={**file, "name": "inspection"}),
        *(reverse(name, kwargs=file) for name in ("case", "know_somebody")),
        reverse("my_day"),
    ):
        _check(page, url)


def test_a_signature_on_paper_is_put_in_a_case_without_javascript(
    house: building.House, new_context: NewContext, live_server: LiveServer
) -> None:
    page = _open(new_context, live_server, cast.KARIN, viewport=PHONE, java_script_enabled=False)
    page.goto(reverse("deed", kwargs={"file": house.case, "word": "ondertekend", "thing": Party.objects.get().pk}))
    page.get_by_label("Op papier").check()
    page.get_by_label("Anja de Wit").check()
    page.get_by_label("Scan of foto van het papier").set_input_files(
        {"name": "papier.png", "mimeType": "image/png", "buffer": bring.png()}
    )
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_role("main")).to_contain_text("tekende versie 1")
    assert Party.objects.get().document == Document.objects.get().pk


def test_a_stop_shows_at_the_door_and_the_second_person_reads_before_answering(
    house: building.House, new_context: NewContext, live_server: LiveServer
) -> None:
    _stop(house)
    flag, ask = {"file": SafetyFlag.objects.get().pk}, SecondAsk.objects.get().pk
    page = _open(new_context, live_server, cast.FATMA, viewport=PHONE)
    for url in (
        *(reverse(name, kwargs=flag) for name in ("protected", "ask_to_end_flag")),
        reverse("door", kwargs={"file": house.visited_door}),
        reverse("round", kwargs={"round": house.round}),
    ):
        _check(page, url)
    page = _open(new_context, live_server, cast.SANNE, viewport=PHONE)
    _check(page, reverse("answer_as_second", kwargs={"ask": ask}))
    page.get_by_role("link", name="Lees eerst waar het over gaat").click()
    page.get_by_role("link", name="Beantwoord deze vraag").click()
    page.get_by_label("Ja, ik ben akkoord").check()
    page.get_by_role("button", name="Opslaan").click()
    assert SafetyFlag.objects.get().confirmed_by == cast.SANNE
