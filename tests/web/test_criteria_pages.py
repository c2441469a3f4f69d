"""For whom a method is meant, on the page: every criterion on one form, who answered it when, and where a rule asks."""

from collections.abc import Callable
from types import SimpleNamespace
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.methods.building import method_with
from tests.web.house import NOW, House, version_in
from tests.web.test_stuck_pages import page, send
from voordeur.assessments.actions import answer_criteria
from voordeur.assessments.models import CriterionAnswer
from voordeur.common.ids import new_id
from voordeur.journal import Entry
from voordeur.web.cases.forms import PAGES
from voordeur.web.templatetags.next_words import first_steps

pytestmark = pytest.mark.django_db
AsWorker = Callable[[UUID], Client]


@pytest.fixture
def karin(as_worker: AsWorker) -> Client:
    """Karin's browser."""
    return as_worker(cast.KARIN)


def answered() -> dict[str, str]:
    return dict(CriterionAnswer.objects.values_list("criterion", "answer"))


def entries() -> int:
    return Entry.objects.filter(kind="criterion_answered").count()


def test_the_criteria_are_answered_on_one_form_and_stand_there_with_who_said_so(house: House, karin: Client) -> None:
    assert "Dit is nog niet ingevuld" in page(karin, house)
    url = reverse("deed", kwargs={"file": house.case, "word": "criteria"})
    asked = karin.get(url)
    assert list(asked.context["form"].fields) == ["criterion_lives_in_area", "happened_on"]
    assert send(karin, house, "criteria").status_code == 400
    sent = {"id": str(new_id()), **version_in(asked), "criterion_lives_in_area": "unknown", "happened_on": "2009-03-09"}
    assert [karin.post(url, sent).status_code for _twice in range(2)] == [302, 302]
    assert entries() == 1
    shown = page(karin, house)
    for words in (
        "Woont in de wijk: <strong>Niet bekend",
        "9 maart 2009 · Karin",
        "Criterium beantwoord: Woont in de wijk",
    ):
        assert words in shown
    assert karin.get(url).context["form"]["criterion_lives_in_area"].value() == "unknown"
    assert send(karin, house, "criteria", criterion_lives_in_area="yes", happened_on="2009-03-10").status_code == 302
    assert "bedoeld voor dit huishouden" in page(karin, house)


def test_only_what_changed_is_written_down_in_one_act(house: House) -> None:
    def answer(**answers: str) -> int:
        before = entries()
        right = cast.operator()
        answer_criteria(file=house.case, answers=answers, permit=right, at=NOW)  # type: ignore[arg-type]
        return entries() - before

    assert answer(lives_in_area="yes", poor="no", alone="unknown") == 3
    assert answer(lives_in_area="yes", poor="no", alone="unknown") == 0
    assert answer(lives_in_area="yes", poor="unknown", alone="yes") == 2
    assert answered() == {"lives_in_area": "yes", "poor": "unknown", "alone": "yes"}


def test_what_was_answered_at_once_is_one_line_that_unfolds(house: House, karin: Client) -> None:
    """Two lists on one day are two lines; each answer under a line can be corrected as before."""
    for answers in ({"lives_in_area": "yes", "poor": "no", "alone": "unknown"}, {"poor": "yes"}):
        answer_criteria(file=house.case, answers=answers, permit=cast.operator(), at=NOW)  # type: ignore[arg-type]
    read = page(karin, house)
    assert "Nog 2 op hetzelfde moment" in read
    shown = karin.get(reverse("case", kwargs={"file": house.case})).context["page"].object_list
    assert [1 + len(one.others_at_once) for one in shown if one.kind == "criterion_answered"] == [1, 3]
    for entry in Entry.objects.filter(kind="criterion_answered"):
        assert reverse("entry", kwargs={"entry": entry.pk}) in read


def test_who_saw_older_answers_is_shown_the_newer_ones_first(house: House, karin: Client, as_worker: AsWorker) -> None:
    url = reverse("deed", kwargs={"file": house.case, "word": "criteria"})
    seen = karin.get(url)
    send(as_worker(cast.FATMA), house, "criteria", criterion_lives_in_area="no", happened_on="2009-03-10")
    said = {"criterion_lives_in_area": "yes", "happened_on": "2009-03-10"}
    late = karin.post(url, {"id": str(new_id()), **version_in(seen), **said})
    assert late.status_code == 412
    assert "Fatma" in late.content.decode()
    assert list(answered().values()) == ["no"]


def test_an_answer_is_set_right_from_the_timeline(house: House, karin: Client) -> None:
    send(karin, house, "criteria", criterion_lives_in_area="yes", happened_on="2009-03-10")
    line = Entry.objects.get(kind="criterion_answered").pk
    said = {"said_answer": "no", "on": "2009-03-10", "reason": "Verkeerd gehoord", "version": str(line)}
    assert karin.post(reverse("correct", args=[line]), {"id": str(new_id()), **said}).status_code == 302
    assert list(answered().values()) == ["no"]
    said = {"reason": "Niet gevraagd", "id": str(new_id()), "version": str(Entry.objects.latest("position").pk)}
    taken = karin.post(reverse("retract", args=[line]), said)
    assert taken.status_code == 302, taken.content.decode()
    assert answered() == {}
    assert "Dit is nog niet ingevuld" in page(karin, house)


@pytest.mark.parametrize(
    "must", ["{known: poor, is: yes}", "{none_of: [{known: poor, is: yes}, {happened: case_closed}]}"]
)
def test_a_rule_that_rests_on_a_criterion_shows_the_way_to_the_form(must: str) -> None:
    method = method_with(
        f"""
eligibility: {{all_of: [poor], criteria: {{poor: {{nl: Arm, en: Poor}}}}}}
rules:
  for_the_poor:
    of: case
    kind: method
    before: need_answered
    must: {must}
    because: {{nl: Eerst, en: First}}
"""
    )
    case = SimpleNamespace(method=method, file=new_id(), standing=None)
    url = reverse("deed", args=[case.file, "criteria"])
    assert first_steps(case, "for_the_poor") == [{"url": url, "title": str(PAGES["criteria"].title)}]  # type: ignore[arg-type]
