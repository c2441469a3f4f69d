"""Every form of a case can be shown, and asks exactly what its deed takes."""

import inspect

import pytest
from django.urls import reverse

from tests.cast import KARIN
from tests.web.house import House, signed_in
from voordeur.cases.deeds import deed_for
from voordeur.web.cases.forms import GROUPS, PAGES, DeedPage


def test_every_word_in_a_url_means_one_deed() -> None:
    assert sum(len(group.pages) for group in GROUPS) == len(PAGES)


@pytest.mark.parametrize("word", sorted(PAGES))
def test_the_fields_of_a_form_are_arguments_of_its_deed(word: str) -> None:
    told: DeedPage = PAGES[word]
    takes = inspect.signature(deed_for(told.kind)).parameters
    # Ticked by whoever fills it in, and no part of what is recorded, or put together with what is typed beside it.
    asked_only = {"stays_open", "agrees", "stays"}
    fields = set(told.form.base_fields) - asked_only | ({told.thing} if told.thing else set())
    assert fields <= set(takes), f"{word}: {fields - set(takes)}"


@pytest.mark.django_db
def test_every_form_without_a_thing_can_be_shown(house: House) -> None:
    karin = signed_in(KARIN)
    for word, told in PAGES.items():
        if not told.thing:
            answer = karin.get(reverse("deed", kwargs={"file": house.case, "word": word}))
            assert answer.status_code == 200, word


@pytest.mark.django_db
def test_a_word_that_is_no_deed_leads_nowhere(house: House) -> None:
    karin = signed_in(KARIN)
    assert karin.get(reverse("deed", kwargs={"file": house.case, "word": "toveren"})).status_code == 404
    assert karin.get(reverse("deed", kwargs={"file": house.case, "word": "klaar"})).status_code == 404
