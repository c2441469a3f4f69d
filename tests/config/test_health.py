"""Machines ask whether the installation is up and can serve."""

import pytest
from django.test import Client


def test_up_without_asking_the_database(client: Client) -> None:
    assert client.get("/healthz").status_code == 200


@pytest.mark.django_db
def test_ready_when_all_tables_are_there(client: Client) -> None:
    assert client.get("/readyz").content == b"ready\n"
