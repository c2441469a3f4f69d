"""No page depends on the order in which a database happens to give its rows."""

import re
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.web.doors import DOORS, furnish
from tests.web.house import signed_in

# These pages show a secret that is made anew each time.
ANEW = ("mfa_activate_totp", "mfa_add_webauthn")
# Made anew for each answer: form ids, tokens, and how the file's id is spelled in a form.
CHANGING = re.compile(r'name="(?:id|csrfmiddlewaretoken)" value="[^"]*"|(?:until|reason)-[0-9a-f-]{36}')


@pytest.mark.django_db
@pytest.mark.sqlite_only
@pytest.mark.slow
@pytest.mark.parametrize(
    "workers",
    [
        pytest.param((cast.KARIN,), id="karin"),
        pytest.param((cast.FATMA, cast.PIET, cast.INEKE), id="others", marks=pytest.mark.deep),
    ],
)
def test_pages_stay_the_same_when_rows_without_an_order_come_in_reverse(workers: tuple[UUID, ...]) -> None:
    ids = {name: str(id) for name, id in furnish().items()}
    differ = []
    for worker in workers:
        browser = signed_in(worker)
        for name, named, _expected in (row for row in DOORS if row[0] not in ANEW):
            url = reverse(name, kwargs={word: ids.get(value, value) for word, value in named.items()})
            answers = _both_ways(browser, url)
            # A page may tell the minute, and a minute may pass in between: an order that matters shows again.
            if answers[0] != answers[1] and (answers := _both_ways(browser, url))[0] != answers[1]:
                differ.append(f"{worker} at {name}: {_where(*answers)}")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA reverse_unordered_selects = OFF")
    assert not differ, "\n".join(differ)


def _both_ways(browser: Client, url: str) -> list[str]:
    """Ask for a page twice: with rows as they come, and in reverse."""
    answers = []
    for reverse_them in ("OFF", "ON"):
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA reverse_unordered_selects = {reverse_them}")
        answers.append(CHANGING.sub("", browser.get(url).content.decode("utf-8", "replace")))
    return answers


def _where(one: str, other: str) -> str:
    """Show the first place where two pages differ."""
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return f"{one[at - 60 : at + 60]!r} / {other[at - 60 : at + 60]!r}"
