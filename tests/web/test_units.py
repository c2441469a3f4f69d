"""A case is called what its method calls it: a building, a participant, mother and child, and not a household."""

from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from tests import cast
from tests.web.house import signed_in
from voordeur import access
from voordeur.access.models import AccessLogLine
from voordeur.accounts import actions as accounts
from voordeur.accounts.models import Worker
from voordeur.cases import actions as cases
from voordeur.cases.models import Building, Case
from voordeur.common.ids import new_id
from voordeur.desk.words import area_title, of_unit
from voordeur.hall.starting import read_method, text_of
from voordeur.journal import id_from
from voordeur.methods import library
from voordeur.people.models import Address, Household
from voordeur.programmes import actions as programmes
from voordeur.web.cases.forms import PAGES

HERE = id_from(cast.DORDRECHT, "a programme about something else")
BUILDING = "unit: {kind: building, article: het, title: {nl: pand, en: building}, titles: {nl: panden, en: buildings}}"
PERSON = "unit: {kind: person, article: de, title: {nl: vrouw, en: woman}, titles: {nl: vrouwen, en: women}}"


def _begin(unit: str) -> tuple[Client, UUID]:
    """Begin a case in a programme whose method is about such a unit, with Karin at work in it; nothing is known yet."""
    world = cast.small_world()
    text = cast.method_text(cast.DORDRECHT).replace(cast.METHODS[cast.DORDRECHT], "elsewhere") + f"\n{unit}\n"
    told: dict[str, Any] = {"permit": world.operator, "at": cast.LONG_AGO}
    said = {"slug": "elsewhere", "title": "Elders", "method_text": text, "controller": cast.MUNICIPALITY}
    programmes.start_programme(programme=HERE, **said, **told)
    access.admit_to_team(programme=HERE, worker=cast.KARIN, role="case_manager", **told)
    id = new_id()
    opened: dict[str, Any] = {"route": "signal", "programme": HERE, "roles": {"case_manager": cast.KARIN}}
    cases.open_case(**opened, permit=world.operator, at=cast.AT, id=id)
    return signed_in(cast.KARIN), id_from(id, "case")


def _read(client: Client, name: str, **named: Any) -> str:
    answer = client.get(reverse(name, kwargs=named))
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("unit", "called", "this"),
    [(BUILDING, "Pand nog niet bekend", "dit pand"), (PERSON, "Vrouw nog niet bekend", "deze vrouw")],
)
def test_pages_use_the_word_of_the_method(unit: str, called: str, this: str) -> None:
    karin, case = _begin(unit)
    page = _read(karin, "case", file=case)
    assert f"<h1>{called}</h1>" in page
    assert f'aria-current="page">{called.split()[0]}</a>' in page
    assert f"Wie {this} aanmeldde" in _read(karin, "deed", file=case, word="partij")
    for name in ("cases", "note"):
        assert called in _read(karin, name)
    assert "uishouden nog niet bekend" not in page + _read(karin, "cases") + _read(karin, "my_day")
    karin.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert "Household" not in _read(karin, "case", file=case)


@pytest.mark.django_db
def test_nobody_is_missed_in_a_building(db: Any) -> None:
    karin, case = _begin(BUILDING)
    assert 'id="living"' not in _read(karin, "case", file=case)


@pytest.mark.django_db
@pytest.mark.parametrize("unit", [PERSON, PERSON.replace("kind: person", "kind: pair")])
def test_who_lives_here_is_asked_of_a_household_and_of_nothing_else(unit: str) -> None:
    karin, case = _begin(unit)
    assert 'id="living"' not in _read(karin, "case", file=case)
    cases.identify_household(file=case, household=cast.HOUSEHOLD, permit=cast.operator(), at=cast.AT)
    page = _read(karin, "case", file=case)
    assert '<h2 id="living">Het huishouden</h2>' in page
    assert "Wie wonen hier" not in page


@pytest.mark.django_db
def test_no_form_of_a_case_shows_a_place_that_was_not_filled_in(db: Any) -> None:
    karin, case = _begin(BUILDING)
    for word, page in PAGES.items():
        if not page.thing:
            read_there = karin.get(reverse("deed", kwargs={"file": case, "word": word})).content.decode()
            assert "unit}" not in read_there, word


@pytest.mark.django_db
def test_where_nobody_is_known_yet_a_form_that_asks_who_says_so(db: Any) -> None:
    karin, case = _begin(PERSON)
    nobody = "Nog niemand vastgelegd."
    letter = karin.get(reverse("make_letter", kwargs={"file": case, "name": "appointment"})).content.decode()
    assert (letter.count(nobody), _read(karin, "deed", file=case, word="inzage").count(nobody)) == (1, 1)
    asked = _read(karin, "deed", file=case, word="inzage")
    assert "Leg eerst vast om wie het gaat." in asked
    assert "Wie vraagt" not in asked, "nobody can be ticked yet"


@pytest.mark.parametrize("id", [id for id in library.ids() if id[:2] in ("05", "10", "15", "16", "27")])
def test_a_method_for_families_speaks_of_families(id: str) -> None:
    with override("nl"):
        assert of_unit(read_method(text_of(id)), "{Unit} nog niet bekend") == "Gezin nog niet bekend"


@pytest.mark.parametrize("id", library.ids())
def test_every_method_of_the_library_says_what_its_cases_are_about(id: str) -> None:
    method = read_method(text_of(id))
    with override("nl"):
        article = of_unit(method, "{the_unit}").split()[0]
        assert (article, of_unit(method, "{This_unit}").split()[0]) in (("de", "Deze"), ("het", "Dit"))
    with override("en"):
        assert of_unit(method, "{the_unit}, {units}") == f"the {method.unit.title.en}, {method.unit.titles.en}"


def test_what_somebody_wrote_is_left_alone() -> None:
    assert of_unit(None, "50% van {alles} {") == "50% van {alles} {"


@pytest.mark.django_db
def test_a_building_is_opened_by_its_address_and_no_household_is_written_down(db: Any) -> None:
    karin, _case = _begin(BUILDING)
    url = reverse("open_case")
    page = _read(karin, "open_case")
    assert "Naam" in page
    said = {"role": f"{HERE} case_manager", "address": "Vlierhof 12", "label": "De Vlier", "id": str(new_id())}
    homes = Household.objects.count()
    for _time in range(2):
        assert karin.post(url, said).status_code == 302
    opened = Building.objects.get()
    assert (opened.label, opened.addresses) == ("De Vlier", [str(cast.ADDRESS)])
    assert Household.objects.count() == homes
    assert "<li>Vlierhof 12</li>" in _read(karin, "case", file=opened.pk)


def _is_asked_and_written_down(stranger: Client, *, first: UUID, second: UUID) -> None:
    """The page of the case names nobody; who asks hears it, and that is kept with the other case."""
    asked = AccessLogLine.objects.filter(worker=cast.STRANGER, file=first, page="whom to call")
    before = asked.count()
    assert "Karin" not in _read(stranger, "case", file=second)
    assert asked.count() == before
    theirs = _read(stranger, "around_building", file=second)
    assert "Karin" in theirs
    assert str(first) not in theirs
    assert asked.count() == before + 1


def _is_nothing_to_who_only_helps(case: UUID) -> None:
    told: dict[str, Any] = {"permit": cast.operator(), "at": cast.LONG_AGO}
    access.admit_to_team(programme=HERE, worker=cast.MO, role="financial_case_manager", **told)
    cases.assign_role(file=case, role="financial_case_manager", worker=cast.MO, permit=cast.operator(), at=cast.AT)
    mo = signed_in(cast.MO)
    assert "Er loopt hier nog een casus." not in " ".join(_read(mo, "case", file=case).split())
    assert mo.get(reverse("around_building", kwargs={"file": case})).status_code == 404


def _is_not_named_and_not_denied(stranger: Client, case: UUID) -> None:
    """Who leads the other case works for an organisation whose name tells what is wrong; a colleague's does not."""
    works_for = Worker.objects.get(pk=cast.KARIN).organisation
    accounts.change_worker(worker=cast.KARIN, organisation=cast.CLINIC, permit=cast.operator(), at=cast.AT)
    read_there = _read(stranger, "around_building", file=case)
    assert "Karin" not in read_there
    assert "die nog niemand leidt" not in read_there
    assert "Vraag de procesmanager wie u kunt bellen." in read_there
    accounts.change_worker(worker=cast.KARIN, organisation=works_for, permit=cast.operator(), at=cast.AT)


@pytest.mark.django_db
def test_who_opens_a_case_about_a_building_that_has_one_hears_whom_to_call_first(db: Any) -> None:
    karin, _case = _begin(BUILDING)
    access.admit_to_team(
        programme=HERE, worker=cast.STRANGER, role="case_manager", permit=cast.operator(), at=cast.LONG_AGO
    )
    said = {"role": f"{HERE} case_manager", "address": "Vlierhof 12", "label": "De Vlier"}
    assert karin.post(reverse("open_case"), {**said, "id": str(new_id())}).status_code == 302
    first = Building.objects.get().pk
    stranger, again = signed_in(cast.STRANGER), {**said, "id": str(new_id())}
    answer = stranger.post(reverse("open_case"), again)
    told = answer.content.decode()
    assert answer.status_code == 409
    assert "Er loopt al een casus voor dit pand." in told
    assert "Karin" in told
    assert str(first) not in told, "a number to call, and no way in"
    asked = AccessLogLine.objects.filter(worker=cast.STRANGER)
    assert list(asked.values_list("file", "page")) == [(first, "whom to call")]
    assert Building.objects.count() == 1
    beside = {**again, "beside": "on", "reason": "Een ander deel van het pand", "id": str(new_id())}
    assert stranger.post(reverse("open_case"), beside).status_code == 302
    second = Building.objects.exclude(pk=first).get().pk
    assert Case.objects.get(pk=second).subject_kind == "building"
    assert "Er loopt hier nog een casus." in " ".join(_read(karin, "case", file=first).split())
    _is_asked_and_written_down(stranger, first=first, second=second)
    _is_nothing_to_who_only_helps(first)
    _is_not_named_and_not_denied(stranger, second)
    cases.close_case(file=second, reason="moved", permit=cast.operator(), at=cast.AT)
    assert "Er loopt hier nog een casus." not in _read(karin, "case", file=first)
    there = {"street": "Vlierhof", "number": 14, "postcode": "0000XX", "town": "Nergenshuizen"}
    Address.objects.create(id=new_id(), municipality="Nergenshuizen", **there)
    elsewhere = {**said, "address": "Vlierhof 14", "id": str(new_id())}
    assert stranger.post(reverse("open_case"), elsewhere).status_code == 302


def test_who_directs_is_called_as_the_method_calls_who_coordinates() -> None:
    method = read_method(library.text("25-rotterdam-jeugd-interventie-team"))
    with override("nl"):
        assert of_unit(method, "{Coordinator}") == "Begeleider"
        assert area_title(method, "holder", "coach") == "begeleider"
        assert area_title(method, "holder", "parents") == "de ouders"


@pytest.mark.django_db
def test_the_parents_direct_only_where_a_case_is_about_more_than_one_person() -> None:
    karin, case = _begin(PERSON)
    offered = _read(karin, "deed", file=case, word="regie")
    assert "De bewoner" in offered
    assert "De ouders" not in offered
