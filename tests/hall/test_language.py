"""Which language the screens speak."""

import pytest
from django.test import Client
from django.urls import reverse

from voordeur.accounts.models import Worker

pytestmark = pytest.mark.django_db


def test_a_worker_is_spoken_to_in_the_own_language(karin: Worker, client: Client) -> None:
    karin.language = "en"
    karin.save()
    client.force_login(karin)
    assert "My day" in client.get(reverse("my_day")).content.decode()


def test_dutch_is_the_language_of_the_house(karin: Worker, client: Client) -> None:
    client.force_login(karin)
    assert "Mijn dag" in client.get(reverse("my_day")).content.decode()


def test_the_switch_of_this_browser_goes_before_the_own_language(karin: Worker, client: Client) -> None:
    client.force_login(karin)
    client.post(reverse("set_language"), {"language": "en", "next": "/"})
    page = client.get(reverse("my_day")).content.decode()
    assert '<html lang="en"' in page
    assert "My day" in page
