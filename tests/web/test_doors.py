"""Who gets in where: every row of the table of doors, asked of the pages themselves."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.doors import DOORS, PEOPLE, SENT, furnish
from voordeur.accounts.models import Worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def ids():
    return {name: str(id) for name, id in furnish().items()}


@pytest.mark.slow
def test_each_of_the_cast_gets_what_the_table_says(ids):
    wrong = []
    for who, id in PEOPLE.items():
        client = Client()
        client.force_login(Worker.objects.get(pk=id))
        for name, named, expected in DOORS:
            url = reverse(name, kwargs={word: ids.get(value, value) for word, value in named.items()})
            status = client.get(url).status_code
            if status != expected[who]:
                wrong.append(f"{who} at {name}: {status}, not {expected[who]}")
    assert not wrong, "\n".join(wrong)


def test_sending_needs_the_same_ground_as_looking(ids):
    wrong = []
    for who, id in PEOPLE.items():
        client = Client()
        client.force_login(Worker.objects.get(pk=id))
        for name, named, expected in SENT:
            url = reverse(name, kwargs={word: ids.get(value, value) for word, value in named.items()})
            status = client.post(url).status_code
            if status != expected[who]:
                wrong.append(f"{who} sends {name}: {status}, not {expected[who]}")
    assert not wrong, "\n".join(wrong)


def test_pages_are_never_kept_by_a_browser(ids, client):
    client.force_login(Worker.objects.get(pk=PEOPLE["karin"]))
    for name, named in (("my_day", {}), ("case", {"file": ids["case"]})):
        assert "no-store" in client.get(reverse(name, kwargs=named)).headers["Cache-Control"], name


def test_who_is_not_signed_in_is_asked_to_sign_in_everywhere(ids, client):
    for name, named, expected in DOORS:
        if set(expected.values()) == {405}:
            continue
        answer = client.get(reverse(name, kwargs={word: ids.get(value, value) for word, value in named.items()}))
        assert answer.status_code == 302, name
        assert answer["Location"].startswith(reverse("account_login")), name


def test_what_never_existed_answers_like_what_is_not_for_you(ids, client):
    client.force_login(Worker.objects.get(pk=PEOPLE["stranger"]))
    for name, named, expected in DOORS:
        if "file" not in named or expected["stranger"] != 404:
            continue
        there = client.get(reverse(name, kwargs={word: ids.get(value, value) for word, value in named.items()}))
        never = client.get(
            reverse(
                name,
                kwargs={
                    word: ids["nobodys"] if word == "file" else ids.get(value, value) for word, value in named.items()
                },
            )
        )
        assert there.status_code == never.status_code == 404, name
        assert len(there.content) == len(never.content), name
