"""Signing in, being locked out, signing out; and that the demo's door is not there in earnest."""

import pytest
from django.core.cache import cache
from django.test import Client, override_settings
from django.urls import NoReverseMatch, reverse

from tests.hall.conftest import PASSWORD
from voordeur.accounts.models import Worker

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    cache.clear()


def _try(client: Client, password: str, name: str = "karin"):  # type: ignore[no-untyped-def]
    return client.post(reverse("account_login"), {"login": name, "password": password})


def test_the_right_password_opens_the_day(karin: Worker, client: Client) -> None:
    answer = _try(client, PASSWORD)
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("my_day"))


def test_a_wrong_password_says_nothing_about_which_of_the_two_is_wrong(karin: Worker, client: Client) -> None:
    wrong, unknown = _try(client, "iets anders"), _try(client, PASSWORD, name="nobody")
    assert "horen niet bij elkaar" in wrong.content.decode()
    assert "horen niet bij elkaar" in unknown.content.decode()


def test_after_five_failures_even_the_right_password_waits(karin: Worker, client: Client) -> None:
    for _ in range(5):
        _try(client, "iets anders")
    answer = _try(client, PASSWORD)
    assert answer.status_code == 200
    assert "Te veel pogingen" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_another_name_is_not_locked_with_it(karin: Worker, client: Client) -> None:
    fatma = Worker.objects.get(username="fatma")
    fatma.set_password(PASSWORD)
    fatma.save()
    for _ in range(5):
        _try(client, "iets anders")
    assert _try(client, PASSWORD, name="fatma").status_code == 302


def test_who_left_cannot_sign_in(karin: Worker, client: Client) -> None:
    karin.is_active = False
    karin.save()
    _try(client, PASSWORD)
    assert "_auth_user_id" not in client.session


def test_signing_out_ends_the_session(karin: Worker, client: Client) -> None:
    _try(client, PASSWORD)
    client.post(reverse("account_logout"))
    assert client.get(reverse("my_day")).status_code == 302


def test_nobody_makes_an_account_at_the_door() -> None:
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")


def test_the_demo_door_does_not_exist_outside_the_demo(karin: Worker, client: Client) -> None:
    with pytest.raises(NoReverseMatch):
        reverse("demo_sign_in")
    assert client.get("/demo/").status_code == 404


@override_settings(ROOT_URLCONF="tests.hall.demo_urls")
def test_even_when_routed_it_opens_nothing_outside_the_demo(karin: Worker, client: Client) -> None:
    answer = client.post("/demo/", {"worker": str(karin.pk)})
    assert answer.status_code == 404
    assert "_auth_user_id" not in client.session


@override_settings(ROOT_URLCONF="tests.hall.demo_urls", MODE="demo")
def test_in_the_demo_one_click_is_enough(karin: Worker, client: Client) -> None:
    assert "Karin" in client.get("/demo/").content.decode()
    assert client.post("/demo/", {"worker": str(karin.pk)}).status_code == 302
    assert client.session["_auth_user_id"] == str(karin.pk)


@override_settings(ROOT_URLCONF="tests.hall.demo_urls", MODE="demo")
def test_whoever_chose_somebody_on_an_english_page_reads_on_in_english(karin: Worker, client: Client) -> None:
    client.post("/demo/", {"worker": str(karin.pk)}, headers={"Accept-Language": "en-GB"})
    assert '<html lang="en"' in client.get("/demo/").content.decode()


@override_settings(ROOT_URLCONF="tests.hall.demo_urls", MODE="demo")
def test_the_demo_door_sends_nobody_to_another_site(karin: Worker, client: Client) -> None:
    answer = client.post("/demo/", {"worker": str(karin.pk), "next": "https://example.org/"})
    assert answer.headers["Location"] == reverse("my_day")
