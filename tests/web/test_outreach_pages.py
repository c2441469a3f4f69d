"""Rounds, doors and visits on screen."""

import re
from collections.abc import Callable
from copy import deepcopy
from typing import Any
from uuid import UUID

import pytest
from django.forms import Form
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from tests import cast
from tests.cast import DORDRECHT, FATMA
from tests.web.house import NOW, TODAY, House
from voordeur.access.models import AccessLogLine
from voordeur.assessments.models import Need, Strength
from voordeur.cases import actions as cases
from voordeur.cases.models import Case
from voordeur.common.ids import new_id
from voordeur.hall.models import Draft
from voordeur.journal.models import Entry
from voordeur.methods import library
from voordeur.methods.reading import read
from voordeur.outreach import actions
from voordeur.outreach.models import Appointment, Attempt, Doorstep, Round, Visit
from voordeur.people import registers
from voordeur.programmes.models import Programme
from voordeur.web.cases.forms.visits import CaseVisitForm, ask_who_went

pytestmark = pytest.mark.django_db
AsWorker = Callable[[UUID], Client]


@pytest.fixture
def fatma(as_worker: AsWorker) -> Client:
    """Fatma's browser."""
    return as_worker(FATMA)


def _visit(**said: Any) -> dict[str, Any]:
    return {"id": str(new_id()), "on": "2009-03-10", "asked": ["questions"], "strength_what": "talent", **said}


WORRIES = {
    "worry1": "De huur is drie maanden achter",
    "domain1": "income_debts",
    "money1": "on",
    "worry2": "De jongste slaapt niet",
    "domain2": "parenting",
    "label": "Familie Bos",
}


def test_a_round_is_planned_over_a_street(house: House, fatma: Client) -> None:
    answer = fatma.post(
        reverse("new_round", kwargs={"programme": DORDRECHT}),
        {
            "id": str(new_id()),
            "place": "Vlierhof",
            "first": 14,
            "on": "2009-03-12",
            "workers": [str(FATMA)],
            "name": "Donderdag",
        },
    )
    assert answer.status_code == 302
    planned = Round.objects.get(name="Donderdag")
    assert Doorstep.objects.filter(round=planned.pk).count() == 2


def test_a_street_that_is_not_there_is_said_beside_the_field(house: House, fatma: Client) -> None:
    answer = fatma.post(
        reverse("new_round", kwargs={"programme": DORDRECHT}),
        {"id": str(new_id()), "place": "Nergensweg", "on": "2009-03-12", "workers": [str(FATMA)]},
    )
    assert answer.status_code == 400
    assert "Hier zijn geen adressen" in answer.content.decode()


def test_a_closed_door_is_two_taps_and_shows_what_follows(house: House, fatma: Client) -> None:
    page = fatma.get(reverse("door", kwargs={"file": house.door})).content.decode()
    assert 'name="outcome" value="nobody_home"' in page
    answer = fatma.post(
        reverse("attempt", kwargs={"file": house.door}), {"id": str(new_id()), "outcome": "nobody_home"}
    )
    assert answer.headers["Location"] == reverse("door", kwargs={"file": house.door})
    assert Attempt.objects.get(file=house.door).part_of_day == "morning"


def test_a_door_of_which_the_address_is_not_known_has_a_heading_and_a_way_back(house: House, fatma: Client) -> None:
    Doorstep.objects.filter(pk=house.door).update(address=None)
    assert "<h1>Adres niet bekend</h1>" in fatma.get(reverse("door", kwargs={"file": house.door})).content.decode()
    for form in ("visit", "appointment"):
        assert ">Deze voordeur</a>" in fatma.get(reverse(form, kwargs={"file": house.door})).content.decode()


def test_nobody_home_noted_from_the_walking_list_goes_back_to_it(house: House, fatma: Client) -> None:
    said = {"id": str(new_id()), "outcome": "nobody_home", "from_round": "1"}
    answer = fatma.post(reverse("attempt", kwargs={"file": house.door}), said)
    assert answer.headers["Location"] == reverse("round", kwargs={"round": house.round})


def test_a_door_of_which_the_address_is_not_known_says_so(house: House, fatma: Client) -> None:
    Doorstep.objects.filter(pk=house.door).update(address=None)
    assert "<h1>Adres niet bekend</h1>" in fatma.get(reverse("door", kwargs={"file": house.door})).content.decode()


@pytest.mark.parametrize("where", ["door", "round"])
def test_what_holds_at_a_door_is_said_in_the_words_of_the_method(house: House, fatma: Client, where: str) -> None:
    Doorstep.objects.filter(pk=house.door).update(features=["demolition_area"])
    at = {"file": house.door} if where == "door" else {"round": house.round}
    assert ">sloopgebied</span>" in fatma.get(reverse(where, kwargs=at)).content.decode()


def test_where_a_talk_was_is_asked_only_where_the_method_names_places() -> None:
    asked = {}
    for name in ("17-haarlem-wijkcontactvrouwen", "12-dordrecht-achter-de-voordeur"):
        form = Form()
        form.fields = deepcopy(CaseVisitForm.base_fields)
        with override("nl"):
            ask_who_went(form, read(library.text(name)), [])
            asked[name] = dict(form.fields["place"].choices) if "place" in form.fields else {}
    assert asked["17-haarlem-wijkcontactvrouwen"]["at_library"] == "in de bibliotheek"
    assert asked["12-dordrecht-achter-de-voordeur"] == {}


def test_after_a_talk_with_a_worry_the_door_shows_the_case_and_what_it_asks(house: House, fatma: Client) -> None:
    answer = fatma.post(reverse("visit", kwargs={"file": house.door}), _visit(**WORRIES), follow=True)
    page = answer.content.decode()
    assert "Casus van Familie Bos" in page
    assert page.index("Wat er nu moet gebeuren") < page.index('name="outcome"')


@pytest.mark.parametrize("where", ["door", "case"])
def test_who_was_not_there_is_noted_in_two_taps_from_the_day(house: House, fatma: Client, where: str) -> None:
    file = getattr(house, where)
    actions.plan_visit(file=file, on=TODAY, worker=cast.FATMA, permit=cast.operator(NOW), at=NOW)
    day = fatma.get(reverse("my_day")).content.decode()
    link = re.search(r'href="([^"]*/was-er-niet/)"', day)[1]
    assert fatma.post(link, {"id": str(new_id()), "remark": "", "happened_on": str(TODAY)}).status_code == 302
    assert Appointment.objects.get(file=file).state == "missed"
    assert "was-er-niet" not in fatma.get(reverse("my_day")).content.decode()
    assert not Attempt.objects.filter(file=file).exists()


def test_a_door_with_an_appointment_says_so_on_the_walking_list(house: House, fatma: Client) -> None:
    planned = {"id": str(new_id()), "on": "2009-03-12", "from_time": "14:00"}
    assert fatma.post(reverse("appointment", kwargs={"file": house.door}), planned).status_code == 302
    page = fatma.get(reverse("round", kwargs={"round": house.round})).content.decode()
    assert "Afspraak op donderdag 12 maart, 14.00" in page


def test_whoever_looks_at_a_list_of_doors_stands_in_the_access_log(house: House, fatma: Client) -> None:
    fatma.get(reverse("rounds"))
    fatma.get(reverse("round", kwargs={"round": house.round}))
    lines = AccessLogLine.objects.filter(worker=FATMA).order_by("position")
    assert [(line.page, line.file) for line in lines] == [("rounds", None), ("round", DORDRECHT)]


def test_the_same_tap_sent_twice_counts_once(house: House, fatma: Client) -> None:
    said = {"id": str(new_id()), "outcome": "nobody_home"}
    for _ in range(2):
        assert fatma.post(reverse("attempt", kwargs={"file": house.door}), said).status_code == 302
    assert Attempt.objects.filter(file=house.door).count() == 1


def test_a_visit_with_two_worries_is_one_form_and_becomes_a_case(house: House, fatma: Client) -> None:
    answer = fatma.post(reverse("visit", kwargs={"file": house.door}), _visit(home="6", **WORRIES))
    assert answer.status_code == 302, answer.content.decode()
    opened = Case.objects.exclude(pk=house.case).get()
    assert set(Need.objects.filter(file=opened.pk).values_list("domain", "money")) == {
        ("income_debts", True),
        ("parenting", False),
    }
    assert "Familie Bos" in fatma.get(reverse("case", kwargs={"file": opened.pk})).content.decode()


def test_a_visit_without_worry_stays_a_visit(house: House, fatma: Client) -> None:
    said = _visit(strength_text="Repareert fietsen", home="8", surroundings="7", remark="Prettig")
    assert fatma.post(reverse("visit", kwargs={"file": house.door}), said).status_code == 302
    assert Visit.objects.filter(file=house.door).count() == 1
    assert Case.objects.count() == 1
    assert "Prettig" in fatma.get(reverse("door", kwargs={"file": house.door})).content.decode()


def test_headings_that_were_not_asked_are_left_for_another_time(house: House, fatma: Client) -> None:
    fatma.post(reverse("visit", kwargs={"file": house.door}), _visit(asked=["questions", "talents"]))
    assert "wishes" in Visit.objects.get(file=house.door).left_open


def test_a_worry_without_the_name_of_a_household_keeps_every_word(house: House, fatma: Client) -> None:
    answer = fatma.post(reverse("visit", kwargs={"file": house.door}), _visit(**{**WORRIES, "label": ""}))
    assert answer.status_code == 400
    assert "De huur is drie maanden achter" in answer.content.decode()
    assert Visit.objects.filter(file=house.door).count() == 0


def test_a_visit_sent_twice_is_recorded_once(house: House, fatma: Client) -> None:
    said = _visit(**WORRIES)
    for _ in range(2):
        assert fatma.post(reverse("visit", kwargs={"file": house.door}), said).status_code == 302
    assert Case.objects.count() == 2


def test_the_draft_survives_a_lost_session_and_goes_when_it_is_sent(
    house: House, fatma: Client, as_worker: AsWorker
) -> None:
    typed = _visit(**WORRIES)
    kept = fatma.post(reverse("draft", kwargs={"form": f"visit:{house.door}"}), typed)
    assert "Als concept bewaard om 11.00 uur" in kept.content.decode()
    fatma.logout()
    again = as_worker(FATMA)
    page = again.get(reverse("visit", kwargs={"file": house.door})).content.decode()
    assert "De huur is drie maanden achter" in page
    assert typed["id"] not in page
    assert again.post(reverse("visit", kwargs={"file": house.door}), typed).status_code == 302
    assert not Draft.objects.exists()


def test_what_is_kept_just_too_late_for_a_form_that_was_sent_does_not_come_back(house: House, fatma: Client) -> None:
    typed = _visit(**WORRIES)
    url = reverse("visit", kwargs={"file": house.door})
    assert fatma.post(url, typed).status_code == 302
    assert fatma.post(reverse("draft", kwargs={"form": f"visit:{house.door}"}), typed).status_code == 200
    assert not Draft.objects.exists()
    assert "De huur is drie maanden achter" not in fatma.get(url).content.decode()


def test_a_talk_sent_without_a_sign_in_comes_back_whole_and_is_saved_after_signing_in(
    house: House, as_worker: AsWorker
) -> None:
    typed = _visit(**WORRIES)
    url = reverse("visit", kwargs={"file": house.door})
    held = Client().post(url, typed, headers={"Sec-Fetch-Site": "same-origin"})
    page = held.content.decode()
    assert held.status_code == 403
    assert "niets opgeslagen" in page
    assert all(f'value="{said}"' in page for said in (typed["id"], WORRIES["worry1"]))
    assert as_worker(FATMA).post(url, typed).status_code == 302


def test_words_that_another_site_sends_do_not_stand_in_our_page(house: House) -> None:
    answer = Client().post(
        reverse("visit", kwargs={"file": house.door}), _visit(**WORRIES), headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert answer.status_code == 302
    assert WORRIES["worry1"] not in answer.content.decode()


def test_a_lost_session_answers_the_script_with_401(house: House) -> None:
    answer = Client().post(reverse("draft", kwargs={"form": "visit:1"}), {"x": "y"}, headers={"HX-Request": "true"})
    assert answer.status_code == 401


def test_a_second_case_at_the_same_address_asks_whom_to_call(house: House, fatma: Client) -> None:
    cases.release_role(file=house.case, role="home_visitor", worker=FATMA, permit=cast.operator(), at=cast.AT)
    url = reverse("visit", kwargs={"file": house.visited_door})
    answer = fatma.post(url, _visit(**WORRIES, household=str(Case.objects.get().household)))
    assert answer.status_code == 409
    assert "Er loopt al een casus" in answer.content.decode()
    beside = fatma.post(url, _visit(**WORRIES, household=str(Case.objects.get().household), reason="Andere vraag"))
    assert beside.status_code == 302, beside.content.decode()


def test_a_door_where_nobody_opened_is_still_to_do_until_it_is_closed(house: House, fatma: Client) -> None:
    url = reverse("round", kwargs={"round": house.round})
    fatma.post(reverse("attempt", kwargs={"file": house.door}), {"id": str(new_id()), "outcome": "nobody_home"})
    rang = fatma.get(url).content.decode()
    to_do, done = rang.split("<h2>Klaar</h2>")
    assert reverse("door", kwargs={"file": house.door}) in to_do
    assert "10 maart: niemand thuis" in to_do
    assert "<strong>1</strong> geen gehoor" in to_do
    assert reverse("door", kwargs={"file": house.visited_door}) in done
    fatma.post(reverse("attempt", kwargs={"file": house.door}), {"id": str(new_id()), "outcome": "vacant"})
    assert reverse("door", kwargs={"file": house.door}) in fatma.get(url).content.decode().split("<h2>Klaar</h2>")[1]


def test_the_next_door_is_one_where_nobody_rang_today(house: House, fatma: Client) -> None:
    fatma.post(reverse("attempt", kwargs={"file": house.door}), {"id": str(new_id()), "outcome": "nobody_home"})
    page = fatma.get(reverse("round", kwargs={"round": house.round})).content.decode()
    assert "Volgende: Vlierhof 16" in page or "Volgende: Vlierhof 14" in page
    assert f'primary-action" href="{reverse("door", kwargs={"file": house.door})}"' not in page


def _round_of(client: Client, **said: Any) -> Any:
    given = {"id": str(new_id()), "on": "2009-03-12", "workers": [str(FATMA)], **said}
    return client.post(reverse("new_round", kwargs={"programme": DORDRECHT}), given)


def test_the_doors_of_a_place_are_counted_before_a_round_is_planned(house: House, fatma: Client) -> None:
    before = Round.objects.count()
    counted = _round_of(fatma, place="0000", count="1")
    assert counted.status_code == 200
    assert "3 deuren" in counted.content.decode()
    assert "1 deur" in _round_of(fatma, place="0000XX", street="vlierhof", first="16", count="1").content.decode()
    assert "0 deuren" in _round_of(fatma, place="0000XX", street="Elders", count="1").content.decode()
    assert Round.objects.count() == before
    assert _round_of(fatma, place="0000 XX", street="Vlierhof").status_code == 302


def test_doors_outside_the_area_of_the_programme_need_words(house: House, fatma: Client) -> None:
    area, permit = new_id(), cast.operator()
    registers.draw_area(
        area=area, code="A1", name="Binnen", kind="neighbourhood", postcodes=["1111"], permit=permit, at=NOW
    )
    Programme.objects.filter(pk=DORDRECHT).update(area=area)
    refused = _round_of(fatma, place="0000")
    assert refused.status_code == 400
    assert "3 ervan liggen buiten het gebied" in refused.content.decode()
    with pytest.raises(actions.OutsideTheArea):
        actions.plan_round(
            programme=DORDRECHT, name="x", addresses=[cast.ADDRESS], workers=[FATMA], on=TODAY, permit=permit, at=NOW
        )
    assert _round_of(fatma, place="0000", outside="Met de gemeente afgesproken").status_code == 302


def test_a_second_talk_at_a_known_door_goes_to_the_running_case_of_ones_own(house: House, fatma: Client) -> None:
    url = reverse("visit", kwargs={"file": house.visited_door})
    assert reverse("case", kwargs={"file": house.case}) in fatma.get(url).content.decode()
    said = _visit(**{**WORRIES, "household": str(cast.HOUSEHOLD), "strength_text": "Repareert fietsen"})
    for _twice in range(2):
        assert fatma.post(url, said).status_code == 302
    assert Need.objects.filter(file=house.case, text=WORRIES["worry1"]).count() == 1
    assert Case.objects.count() == 1
    assert Entry.objects.filter(file=house.case, kind="visit_held").count() == 2
    assert not Strength.objects.filter(file=house.visited_door).exists()


def test_at_a_door_where_others_work_the_page_says_whom_to_call(house: House, fatma: Client) -> None:
    cases.release_role(file=house.case, role="home_visitor", worker=cast.FATMA, permit=cast.operator(), at=cast.AT)
    said = _visit(**{**WORRIES, "household": str(cast.HOUSEHOLD)})
    answer = fatma.post(reverse("visit", kwargs={"file": house.visited_door}), said)
    assert answer.status_code == 409
    assert "Karin" in answer.content.decode()
    assert "incassobureau" not in answer.content.decode()
