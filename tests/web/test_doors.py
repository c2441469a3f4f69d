"""Who gets in where: every row of the table of doors, asked of the pages themselves."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory
from django.urls import resolve, reverse

from tests.web import house as building
from tests.web import relations
from tests.web.doors import DOORS, ONLY_LOOKED_AT, PEOPLE, SENT, Needs, furnish
from voordeur.accounts.models import Worker
from voordeur.journal import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def ids():
    return {name: str(id) for name, id in furnish().items()}


@pytest.mark.slow
@pytest.mark.parametrize("who", PEOPLE)
def test_each_of_the_cast_gets_what_the_table_says(ids, who):
    wrong = []
    client = Client()
    client.force_login(Worker.objects.get(pk=PEOPLE[who]))
    for name, named, expected in DOORS:
        url = reverse(name, kwargs={word: ids.get(value, value) for word, value in named.items()})
        status = client.get(url).status_code
        if status != expected[who]:
            wrong.append(f"{name}: {status}, not {expected[who]}")
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


def test_signing_out_stands_on_every_page(ids, client):
    """ASVS 7.4.4."""
    client.force_login(Worker.objects.get(pk=PEOPLE["karin"]))
    seen, without = 0, []
    for name, named, expected in DOORS:
        if expected["karin"] != 200:
            continue
        answer = client.get(reverse(name, kwargs={word: ids.get(value, value) for word, value in named.items()}))
        if not answer.headers["Content-Type"].startswith("text/html") or b"<html" not in answer.content:
            continue  # a file, or a part of a page
        seen += 1
        if reverse("account_logout") not in answer.content.decode():
            without.append(name)
    assert seen > 50
    assert not without


def test_who_is_not_signed_in_is_asked_to_sign_in_everywhere(ids, client):
    for name, named, expected in DOORS:
        if set(expected.values()) == {405}:
            continue
        answer = client.get(reverse(name, kwargs={word: ids.get(value, value) for word, value in named.items()}))
        assert answer.status_code == 302, name
        assert answer["Location"].startswith(reverse("account_login")), name


@pytest.mark.slow
def test_whoever_else_stands_in_some_relation_to_it_gets_what_the_rules_say():
    """A colleague, who held it before, who covers, who watches, who manages: by the ledger, not by a typed column."""
    gathered = relations.gather()
    ids, wrong = gathered.ids, []
    for worker, (who, *_said) in relations.ADDED.items():
        client = building.signed_in(worker)
        for name, named, needs in DOORS:
            if not isinstance(needs, Needs) or needs.place.file not in ("case", "household", "dordrecht"):
                continue
            place = needs.place._replace(
                file=ids[needs.place.file], programme=ids.get(needs.place.programme), level=needs.place.level
            )
            expected = needs.for_whom(worker, gathered.ledger, place) if worker not in gathered.ledger.left else 302
            url = reverse(name, kwargs={word: ids.get(value, value) for word, value in named.items()})
            status = client.get(url).status_code
            if status != expected:
                wrong.append(f"{who} at {name} {named}: {status}, not {expected}")
    assert not wrong, "\n".join(wrong)


METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


def takes(name, expected):
    if set(expected.values()) == {405}:
        return {"POST"}
    return {"GET", "HEAD"} if name in ONLY_LOOKED_AT else {"GET", "HEAD", "POST"}


def test_a_door_takes_what_the_table_says_and_refuses_the_rest_before_it_asks_anything(
    ids, client, django_assert_num_queries
):
    wrong = []
    for name, named, expected in DOORS:
        url = reverse(name, kwargs={word: ids.get(value, value) for word, value in named.items()})
        view, _, kwargs = resolve(url)
        if name.startswith("mfa_"):  # the sign-in of the library that keeps it
            continue
        for method in METHODS:
            request = RequestFactory().generic(method, url)
            request.user = AnonymousUser()  # who is not signed in is sent away: it was taken
            with django_assert_num_queries(0):
                taken = view(request, **kwargs).status_code != 405
            if taken != (method in takes(name, expected)):
                wrong.append(f"{method} {name}: {'taken' if taken else 'refused'}")
    assert not wrong, "\n".join(wrong)


def test_asking_for_the_head_of_a_deed_does_nothing(ids):
    client = Client()
    client.force_login(Worker.objects.get(pk=PEOPLE["bea"]))
    before = Entry.objects.count()
    for name, named, expected in DOORS:
        if set(expected.values()) == {405}:
            url = reverse(name, kwargs={word: ids.get(value, value) for word, value in named.items()})
            assert client.head(url).status_code == 405, name
    assert Entry.objects.count() == before
