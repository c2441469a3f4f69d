"""The household page, the plan and the forms of a case."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.cast import AT, CLINIC, HOUSEHOLD, KARIN, MO, STRANGER, operator
from tests.web.house import SECRET, House, stays_open_in, version_in
from voordeur.access.models import AccessLogLine
from voordeur.cases import actions as cases
from voordeur.cases.models import Action, Case, Goal
from voordeur.common.ids import new_id
from voordeur.people import actions as people

pytestmark = pytest.mark.django_db
AsWorker = Callable[[UUID], Client]


@pytest.fixture
def karin(as_worker: AsWorker) -> Client:
    """Karin's browser."""
    return as_worker(KARIN)


def _url(house: House, word: str, thing: UUID | None = None) -> str:
    return reverse("deed", kwargs={"file": house.case, "word": word, **({"thing": thing} if thing else {})})


def _send(client: Client, house: House, word: str, thing: UUID | None = None, **said: Any) -> Any:
    url = _url(house, word, thing)
    return client.post(url, {"id": str(new_id()), **version_in(client.get(url)), **said})


def _page(client: Client, house: House, name: str = "case") -> str:
    answer = client.get(reverse(name, kwargs={"file": house.case}))
    assert answer.status_code == 200
    return answer.content.decode()


def test_one_household_stands_on_one_page(house: House, karin: Client) -> None:
    page = _page(karin, house)
    for words in (
        "Anja de Wit",
        "Bas de Wit",
        "Hulp en advies",
        "incassobureau",
        "Beantwoord de hulpvraag",
        "Brieven openen",
    ):
        assert words in page


def test_what_cannot_be_done_now_is_told_with_its_reason(house: House, karin: Client) -> None:
    page = _page(karin, house)
    assert "Elke hulpvraag krijgt een antwoord" in page


def test_a_helper_without_the_life_domain_finds_no_trace_of_it(house: House, as_worker: AsWorker) -> None:
    mo = as_worker(MO)
    for name in ("case", "plan"):
        page = _page(mo, house, name)
        assert "incassobureau" in page
        assert SECRET not in page
        assert "Gezondheid</h" not in page
    assert SECRET in _page(as_worker(KARIN), house)


def test_every_look_is_written_down(house: House, karin: Client) -> None:
    _page(karin, house)
    line = AccessLogLine.objects.get(worker=KARIN, file=house.case)
    assert (line.page, line.purpose) == ("case", "coordination")


def test_a_look_that_cannot_be_written_down_shows_nothing(
    house: House, karin: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_said: object) -> None:
        raise OSError

    monkeypatch.setattr("voordeur.access.log._add", lambda *args, **said: fail())
    karin.raise_request_exception = False
    answer = karin.get(reverse("case", kwargs={"file": house.case}))
    assert answer.status_code == 500
    assert b"De Wit" not in answer.content


def test_a_note_takes_one_form(house: House, karin: Client) -> None:
    answer = _send(
        karin, house, "notitie", channel="call", text="Belt morgen terug", level="1", follow_up_on="2009-03-12"
    )
    assert answer.status_code == 302, answer.content.decode()
    assert "Belt morgen terug" in _page(karin, house)


def test_what_was_said_in_confidence_stays_with_the_coordinator(
    house: House, karin: Client, as_worker: AsWorker
) -> None:
    _send(karin, house, "notitie", channel="talk", text="Dit blijft onder ons", level="2")
    assert "Dit blijft onder ons" in _page(karin, house)
    assert "Dit blijft onder ons" not in _page(as_worker(MO), house)


def test_closing_too_early_is_refused_with_what_must_happen_first(house: House, karin: Client) -> None:
    answer = _close(karin, house, "goals_reached", result="Het gaat goed")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Elke hulpvraag krijgt een antwoord" in page
    assert "Wat u kunt doen:" in page
    which = reverse("deed", kwargs={"file": house.case, "word": "beantwoord", "thing": house.need})
    first = page.partition("Wat u kunt doen:")[2]
    assert f'<a href="{which}">' in first
    assert ": Er liggen brieven van een incassobureau</a>" in first
    assert "Een vraag of zorg</a>" not in first
    assert "Het gaat goed" in page
    assert Case.objects.get(pk=house.case).closed_on is None


def _close(karin: Client, house: House, reason: str, **said: Any) -> Any:
    stays = stays_open_in(karin.get(_url(house, "afsluiten")))
    return _send(karin, house, "afsluiten", reason=reason, stays_open=stays, **said)


def test_what_is_open_is_shown_before_closing_and_goes_on_the_handover_list(house: House, karin: Client) -> None:
    page = karin.get(_url(house, "afsluiten")).content.decode()
    for words in ("incassobureau", "De schulden zijn in kaart", "Brieven openen"):
        assert words in page
    assert _send(karin, house, "afsluiten", reason="withdrew").status_code == 400
    assert Case.objects.get(pk=house.case).closed_on is None
    assert _close(karin, house, "withdrew").status_code == 302
    assert len(Case.objects.get(pk=house.case).handed_over) == 4


def test_what_comes_after_closing_is_offered_for_a_closed_case(house: House, karin: Client) -> None:
    for word in ("nazorg", "heropenen"):
        assert _url(house, word) not in _page(karin, house)
    assert _send(karin, house, "heropenen", reason="Te vroeg").status_code == 409
    _close(karin, house, "withdrew")
    for word in ("nazorg", "heropenen"):
        assert _url(house, word) in _page(karin, house)
    assert _send(karin, house, "heropenen", reason="Toch verder").status_code == 302
    assert "Beantwoord de hulpvraag" in _page(karin, house)


def test_one_comes_back_to_it_on_a_day_ahead(house: House, karin: Client) -> None:
    for day in ("2009-03-10", "2008-03-12", "2010-03-20"):
        answer = _send(karin, house, "notitie", channel="call", text="Belt terug", level="1", follow_up_on=day)
        assert answer.status_code == 409
        assert "na vandaag" in answer.content.decode()
    put_off = reverse("put_off_thing", kwargs={"file": house.case, "duty": "answer_question", "thing": house.need})
    assert karin.post(put_off, {"id": str(new_id()), "until": "2009-03-01", "reason": "Druk"}).status_code == 409


def test_an_action_is_picked_up_chased_and_done(house: House, karin: Client) -> None:
    plan = reverse("plan", kwargs={"file": house.case})
    assert "afgesproken · uiterlijk" in karin.get(plan).content.decode()
    assert _send(karin, house, "opgepakt", house.action).status_code == 302
    assert "opgepakt · uiterlijk" in karin.get(plan).content.decode()
    assert _send(karin, house, "nagevraagd", house.action, how="call").status_code == 302
    assert _send(karin, house, "klaar", house.action, result="Map is klaar").status_code == 302
    done = Action.objects.get(pk=house.action)
    assert (done.state, done.chased, done.result) == ("done", 1, "Map is klaar")


def test_the_plan_says_once_what_was_reached_as_agreed_and_sets_an_answer_apart(house: House, karin: Client) -> None:
    _send(
        karin,
        house,
        "actie",
        text="Map maken",
        owner_kind="organisation",
        owner_name="wijkteam",
        due="1-4-2009",
        how_known="Er staat een map in de kast",
        goal=str(house.goal),
    )
    action = Action.objects.get(text="Map maken").pk
    _send(karin, house, "klaar", action, result="Er staat een map in de kast")
    _send(karin, house, "beantwoord", house.need, how="advice", reason="De brieven zijn weg")
    plan = _page(karin, house, "plan")
    assert plan.count("Er staat een map in de kast") == 1
    assert ": De brieven zijn weg" in plan


def test_the_own_network_takes_an_action_without_an_account(house: House, karin: Client) -> None:
    answer = _send(
        karin,
        house,
        "actie",
        text="Oppassen",
        owner_kind="network",
        owner_name="buurvrouw",
        due="1-4-2009",
        goal=str(house.goal),
    )
    assert answer.status_code == 302, answer.content.decode()
    assert Action.objects.get(text="Oppassen").goal == house.goal


def test_a_duty_that_is_owed_of_many_things_stands_there_once(house: House, karin: Client) -> None:
    def owed() -> list[str]:
        return _page(karin, house).split('id="living"')[0].split('class="line-title" href')[1:]

    before = owed()
    assert not any("Hetzelfde voor nog" in each for each in before)
    for text in ("Brieven", "De huur", "De buren"):
        said = {"text": text, "domain": "housing", "money": "no"}
        assert _send(karin, house, "vraag", **said).status_code == 302
    after = owed()
    assert len(after) == len(before) + 3, "none is left out"
    folded = [number for number, each in enumerate(after) if "Hetzelfde voor nog" in each]
    assert len(folded) == 1
    assert "De huur" in "".join(after[folded[0] + 1 :])


def test_a_goal_is_set_and_reached(house: House, karin: Client) -> None:
    _send(karin, house, "doel", text="Weer een dagritme", domain="parenting")
    goal = Goal.objects.get(text="Weer een dagritme")
    assert _send(karin, house, "doel-gehaald", goal.pk).status_code == 302
    assert Goal.objects.get(pk=goal.pk).state == "reached"


def test_a_goal_says_how_far_it_has_come(house: House, karin: Client) -> None:
    assert _send(karin, house, "doel-stand", house.goal, percent="100").status_code == 400
    assert (
        _send(karin, house, "doel-stand", house.goal, percent="85", text="Negen van de tien dagen").status_code == 302
    )
    plan = karin.get(reverse("plan", kwargs={"file": house.case})).content.decode()
    assert "85% gehaald op" in plan
    assert "Negen van de tien dagen" in plan
    assert "doel-stand" not in plan, "no link where the method does not ask it"


def test_a_thing_that_is_hidden_has_no_form(house: House, as_worker: AsWorker) -> None:
    from voordeur.assessments.models import Need

    hidden = Need.objects.get(text=SECRET)
    assert as_worker(MO).get(_url(house, "beantwoord", hidden.pk)).status_code == 404
    assert as_worker(KARIN).get(_url(house, "beantwoord", hidden.pk)).status_code == 200


def test_search_is_sent_and_not_put_in_the_url(house: House, karin: Client) -> None:
    found = karin.post(reverse("cases"), {"words": "anja"}).content.decode()
    assert reverse("case", kwargs={"file": house.case}) in found
    assert "Niets gevonden" in karin.post(reverse("cases"), {"words": "iemand anders"}).content.decode()


def test_a_stranger_finds_nothing_by_name(house: House, as_worker: AsWorker) -> None:
    assert "Niets gevonden" in as_worker(STRANGER).post(reverse("cases"), {"words": "Wit"}).content.decode()


def test_why_names_the_rule_and_no_content(house: House, as_worker: AsWorker) -> None:
    url = reverse("why", kwargs={"file": house.case})
    assert "leider van de casus" in as_worker(KARIN).get(url).content.decode()
    page = as_worker(STRANGER).get(url).content.decode()
    assert "Geen enkele regel" in page
    assert "De Wit" not in page


def test_a_second_case_shows_whom_to_call_and_then_runs_beside_with_a_reason(house: House, karin: Client) -> None:
    role = f"{'01900000-0000-7000-9000-000000000021'} case_manager"
    said = {"role": role, "address": "Vlierhof 12", "label": "De Wit"}
    first = karin.post(reverse("open_case"), {"id": str(new_id()), **said})
    assert first.status_code == 409
    assert "Karin" in first.content.decode()
    beside = karin.post(reverse("open_case"), {"id": str(new_id()), **said, "beside": "on", "reason": "Andere vraag"})
    assert beside.status_code == 302, beside.content.decode()
    assert Case.objects.count() == 2


def test_a_case_for_a_new_household_begins_with_its_name(house: House, karin: Client) -> None:
    role = f"{'01900000-0000-7000-9000-000000000021'} case_manager"
    said = {"role": role, "address": "Vlierhof 16", "label": "Familie Smit"}
    answer = karin.post(reverse("open_case"), {"id": str(new_id()), **said})
    assert answer.status_code == 302, answer.content.decode()
    assert "Familie Smit" in karin.get(reverse("cases")).content.decode()


def test_the_timeline_says_who_became_what_and_with_whom_one_spoke(house: House, karin: Client) -> None:
    _send(karin, house, "notitie", channel="call", text="Komt morgen", level="1", with_whom="schuldhulp")
    page = _page(karin, house)
    assert "Karin werd casemanager" in page or "Karin werd Casemanager" in page
    assert "Iemand nam een rol" not in page
    assert "schuldhulp" in page


def test_a_reason_that_the_house_notes_itself_is_read_in_words(house: House, karin: Client) -> None:
    people.note_involvement(
        household=HOUSEHOLD,
        organisation=CLINIC,
        reveals_problem=True,
        case=house.case,
        permit=operator(),
        at=AT,
    )
    cases.let_go(worker=MO, permit=operator(), at=AT)
    _close(karin, house, "withdrew")
    page = _page(karin, house)
    for words in ("Werkt hier niet meer", "Deze casus is gesloten"):
        assert f'<span class="words">{words}</span>' in page
    karin.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    page = _page(karin, house)
    for words in ("Does not work here any more", "This case was closed"):
        assert f'<span class="words">{words}</span>' in page
