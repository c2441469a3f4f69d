"""Who lives where, on the pages: coming, changing, leaving, moving, splitting, and being written down twice."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.cast import HOUSEHOLD, KARIN, MOTHER, SON, STRANGER
from tests.web.house import House
from voordeur.cases.models import Case
from voordeur.common.ids import new_id
from voordeur.journal import Entry
from voordeur.people import actions as people
from voordeur.people.models import Address, Household, Membership, Person

pytestmark = pytest.mark.django_db
AsWorker = Callable[[UUID], Client]


@pytest.fixture
def karin(as_worker: AsWorker) -> Client:
    """Karin's browser."""
    return as_worker(KARIN)


def _url(name: str, **named: UUID) -> str:
    return reverse(name, kwargs={"file": HOUSEHOLD, **named})


def _send(client: Client, url: str, id: UUID | None = None, **said: Any) -> Any:
    return client.post(url, {"id": str(id or new_id()), **said})


def _text(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def _other_home(*, seen_by: UUID | None = None, name: str = "Anja de Wit", born: date = date(1975, 4, 2)) -> UUID:
    """Write down another household with one person in it, that somebody may see."""
    home = new_id()
    people.form_household(household=home, label="Wit elders", permit=cast.operator(), at=cast.LONG_AGO)
    people.register_person(household=home, name=name, born=born, permit=cast.operator(), at=cast.LONG_AGO)
    if seen_by:
        cast.give("coordinator", seen_by, {home: "household"})
    return home


def test_the_household_page_leads_to_who_lives_there(house: House, karin: Client) -> None:
    assert _url("household") in _text(karin, reverse("case", kwargs={"file": house.case}))
    page = _text(karin, _url("household"))
    assert "Anja de Wit" in page
    assert reverse("case", kwargs={"file": house.case}) in page


def test_somebody_new_comes_to_live_here_once_however_often_it_is_sent(house: House, karin: Client) -> None:
    said = {"name": "Oma de Wit", "born": "3-2-1940", "role": "grandparent", "since": "2009-03-01"}
    id = new_id()
    for _time in range(2):
        answer = _send(karin, _url("add_person"), id, **said)
        assert answer.status_code == 302, answer.content.decode()
    assert Person.objects.filter(name="Oma de Wit").count() == 1
    assert "Oma de Wit" in _text(karin, _url("household"))


@pytest.mark.parametrize(("born", "words"), [("2010-01-01", "in de toekomst"), ("1899-12-31", "voor 1900")])
def test_a_birth_date_that_cannot_be_is_refused(house: House, karin: Client, born: str, words: str) -> None:
    answer = _send(karin, _url("add_person"), name="Kees", born=born, role="adult", since="2009-03-01")
    assert answer.status_code == 400
    assert words in answer.content.decode()


def test_nobody_dies_before_being_born_or_tomorrow(house: House, karin: Client) -> None:
    url = _url("died", person=SON)
    early = _send(karin, url, on="1999-01-01")
    assert (early.status_code, "voor de geboortedatum" in early.content.decode()) == (409, True)
    late = _send(karin, url, on="2009-03-11")
    assert (late.status_code, "in de toekomst" in late.content.decode()) == (409, True)
    assert _send(karin, url, on="2009-03-09").status_code == 302
    assert Person.objects.get(pk=SON).died_on == date(2009, 3, 9)


def test_a_child_with_two_homes_keeps_one_card(house: House, karin: Client) -> None:
    home = _other_home(name="Tim Bakker", born=date(2001, 5, 5), seen_by=KARIN)
    said = {"name": "Bakker", "role": "child", "since": "2009-03-01", "part_time": "on"}
    asked = _send(karin, _url("add_person"), **said)
    assert asked.status_code == 400
    assert "Wit elders" in asked.content.decode()
    id = new_id()
    for _time in range(2):
        assert _send(karin, _url("add_person"), id, who="1", **said).status_code == 302
    assert Person.objects.filter(name="Tim Bakker").count() == 1
    homes = Membership.objects.filter(name="Tim Bakker", until=None)
    assert {row.file_id for row in homes} == {home, HOUSEHOLD}


def test_somebody_in_a_home_one_may_not_see_is_found_only_by_exact_name_and_birth_date(
    house: House, karin: Client
) -> None:
    _other_home(name="Tim Bakker", born=date(2001, 5, 5))
    said = {"role": "child", "since": "2009-03-01"}
    exact = _send(karin, _url("add_person"), name="Tim Bakker", born="2001-05-05", **said)
    assert exact.status_code == 400
    assert "dat u niet ziet" in exact.content.decode()
    assert "Wit elders" not in exact.content.decode()
    assert _send(karin, _url("add_person"), name="Bakker", **said).status_code == 302


def test_particulars_change_for_who_saw_the_last_version(house: House, karin: Client) -> None:
    url, version = _url("change_person", person=MOTHER), str(Person.objects.get(pk=MOTHER).version)
    said = {"name": "Anja Bos", "born": "1975-04-02", "phone": "010-5550101"}
    assert _send(karin, url, **said).status_code == 428
    assert _send(karin, url, version=version, **said).status_code == 302
    assert "Anja Bos" in _text(karin, _url("household"))
    late = _send(karin, url, version=version, **{**said, "name": "Anna de Wit"})
    assert late.status_code == 412
    page = late.content.decode()
    assert "Anja Bos" in page
    assert "Anna de Wit" in page
    current = str(Person.objects.get(pk=MOTHER).version)
    assert f'name="version" value="{current}"' in page
    assert _send(karin, url, version=current, **{**said, "name": "Anna de Wit"}).status_code == 302


def test_somebody_moves_out_and_stays_on_record(house: House, karin: Client) -> None:
    assert _send(karin, _url("left_household", person=SON), on="2009-03-05", reason="moved").status_code == 302
    page = _text(karin, _url("household"))
    assert "Wie hier woonde" in page
    assert Membership.objects.get(person=SON).until == date(2009, 3, 5)


def test_living_part_of_the_week_begins_on_a_day(house: House, karin: Client) -> None:
    url = _url("part_time", person=SON)
    assert _send(karin, url, on="2009-03-05", part_time="yes").status_code == 302
    assert Membership.objects.get(person=SON, until=None).part_time
    assert "deel van de week" in _text(karin, _url("household"))


def test_the_household_moves_to_an_address_that_exists(house: House, karin: Client) -> None:
    url = _url("move_household")
    assert _send(karin, url, address="Nergens 1", on="2009-03-05").status_code == 400
    assert _send(karin, url, on="2009-03-05").status_code == 400
    assert _send(karin, url, address="Vlierhof 16", on="2009-03-05").status_code == 302
    assert Household.objects.get(pk=HOUSEHOLD).address == Address.objects.get(number=16).pk


def test_a_split_leaves_the_case_behind_and_can_begin_a_new_one(house: House, karin: Client) -> None:
    url = _url("split_household")
    assert "blijven bij dit huishouden" in _text(karin, url)
    all_go = _send(karin, url, persons=[str(MOTHER), str(SON)], label="Wit", on="2009-03-05")
    assert all_go.status_code == 400
    role = f"{cast.DORDRECHT} case_manager"
    id = new_id()
    for _time in range(2):
        answer = _send(karin, url, id, persons=[str(SON)], label="Bas apart", on="2009-03-05", role=role)
        assert answer.status_code == 302, answer.content.decode()
    new = Household.objects.get(label="Bas apart")
    assert new.split_from == HOUSEHOLD
    assert Case.objects.get(pk=house.case).household == HOUSEHOLD
    assert Case.objects.filter(household=new.pk).count() == 1
    assert "Bas de Wit" in _text(karin, reverse("household", kwargs={"file": new.pk}))


def test_doubles_are_shown_side_by_side_and_joined_with_a_reason_and_undone(house: House, karin: Client) -> None:
    other = _other_home(seen_by=KARIN)
    page = _text(karin, _url("doubles"))
    assert "Wit elders" in page
    assert "dezelfde naam en geboortedatum" in page
    url = _url("merge_households", other=other)
    assert _send(karin, url, reason="").status_code == 400
    assert _send(karin, url, reason="Zelfde moeder, nagevraagd").status_code == 302
    assert Household.objects.get(pk=other).continued_in == HOUSEHOLD
    assert "Wit elders" in _text(karin, _url("household"))
    assert _send(karin, _url("undo_merge", other=other), reason="Toch niet").status_code == 302
    assert Household.objects.get(pk=other).continued_in is None


def test_a_double_in_a_household_one_may_not_see_is_not_proposed(house: House, karin: Client) -> None:
    other = _other_home()
    assert "Wit elders" not in _text(karin, _url("doubles"))
    assert karin.get(_url("merge_households", other=other)).status_code == 404
    assert _send(karin, _url("merge_households", other=other), reason="x").status_code == 404


def test_a_stranger_finds_no_household(house: House, as_worker: AsWorker) -> None:
    for name in ("household", "add_person", "doubles"):
        assert as_worker(STRANGER).get(_url(name)).status_code == 404


def test_why_somebody_left_is_read_in_words_and_stays_a_code(house: House, karin: Client) -> None:
    assert _send(karin, _url("part_time", person=SON), part_time="yes", on="2009-03-09").status_code == 302
    words = "Woont hier sindsdien een deel van de week of de hele week"
    line = Entry.objects.get(kind="left_household").pk
    assert f'<dd class="words">{words}</dd>' in _text(karin, reverse("entry", kwargs={"entry": line}))
    url = reverse("correct", kwargs={"entry": line})
    assert f"{words}</textarea>" in _text(karin, url)
    said = {"said_reason": words, "on": "2009-03-08", "reason": "Een dag eerder", "version": str(line)}
    assert _send(karin, url, **said).status_code == 302
    gone = Membership.objects.exclude(until=None).get(person=SON)
    assert (gone.until, gone.left_because) == (date(2009, 3, 8), "part_time")
