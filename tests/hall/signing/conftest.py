"""The organisation's sign-in, and a browser that goes there and comes back."""

from collections.abc import Iterator
from typing import Any

import pytest
import requests
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.support.oidc_provider import CLIENT, SECRET, Provider, running_provider
from voordeur.accounts import actions as accounts
from voordeur.accounts.models import Worker
from voordeur.config.oidc import oidc_provider


@pytest.fixture
def provider(karin: Worker, settings: Any) -> Iterator[Provider]:
    """The organisation's sign-in, and Karin linked to it."""
    cache.clear()
    with running_provider("http://testserver" + reverse("openid_connect_callback")) as found:
        app = oidc_provider(issuer=found.issuer, client=CLIENT, secret=SECRET)
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": app}
        settings.OIDC_NAME = "Gemeente Nergenshuizen"
        link(found.subject)
        yield found


def link(subject: str, worker: Any = cast.KARIN) -> None:
    accounts.link_identity(worker=worker, provider="organisation", subject=subject, permit=cast.operator(), at=cast.AT)


def go(client: Client, url: str = "") -> Any:
    """Let a browser go to the provider and come back."""
    begun = client.get(url or reverse("openid_connect_login"))
    sent = requests.get(begun["Location"], allow_redirects=False, timeout=5)
    assert sent.status_code == 302, sent.text
    return client.get(sent.headers["Location"])
