"""What is not for you looks, to the byte, like what never existed: every url that takes an id, asked in both ways."""

import re
from collections.abc import Iterable
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.web import house as building
from tests.web.doors import DOORS, PEOPLE, SENT, furnish, report
from voordeur import access
from voordeur.access.models import AccessLogLine
from voordeur.common.ids import new_id
from voordeur.journal import Entry
from voordeur.people import actions as people

pytestmark = pytest.mark.django_db

# What a page is about: ids by which nobody may learn that something exists.
ABOUT = ("file", "round", "programme", "case")
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')


def plain(answer: Any) -> tuple[int, str]:
    """The answer without ids and tokens, which differ each time."""
    return answer.status_code, _TOKEN.sub("", _UUID.sub("ID", answer.content.decode()))


def asked(client: Client, url: str, method: str) -> Any:
    return client.get(url) if method == "get" else client.post(url, {"id": str(new_id()), "text": "x", "reason": "x"})


def shut(who: str) -> Iterable[tuple[str, dict[str, str]]]:
    for name, named, expected in DOORS:
        if expected[who] in (404, 405) and any(word in named for word in ABOUT):
            yield name, named


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("who", sorted(PEOPLE))
def test_what_is_hidden_answers_to_the_byte_like_what_never_was(who: str, method: str) -> None:
    ids = {name: str(id) for name, id in furnish().items()}
    client = building.signed_in(PEOPLE[who])
    before = Entry.objects.count()
    sent = {name: expected for name, _named, expected in SENT}
    for name, named in shut(who):
        if method == "post" and sent.get(name, {}).get(who, 404) != 404:
            continue  # what it is about is not hidden; only there is no page to look at
        there = reverse(name, kwargs={word: ids.get(value, value) for word, value in named.items()})
        never = reverse(
            name,
            kwargs={word: str(new_id()) if word in ABOUT else ids.get(value, value) for word, value in named.items()},
        )
        one, other = asked(client, there, method), asked(client, never, method)
        if name != "attempt" or who not in ("fatma", "piet"):
            assert plain(one) == plain(other), (name, who)
            assert one.headers.keys() == other.headers.keys(), (name, who)
    if who not in ("fatma", "piet"):
        assert Entry.objects.count() == before


def test_nothing_that_was_refused_stands_in_the_access_log() -> None:
    ids = {name: str(id) for name, id in furnish().items()}
    client = building.signed_in(cast.STRANGER)
    before = AccessLogLine.objects.count()
    for name, named in shut("stranger"):
        client.get(reverse(name, kwargs={word: ids.get(value, value) for word, value in named.items()}))
    assert AccessLogLine.objects.count() == before


def test_a_reporter_opens_nothing_of_the_case_that_the_report_began() -> None:
    furnish()
    case = report(id=new_id(), at=building.NOW)
    client = building.signed_in(cast.STRANGER)
    for url in (
        reverse("case", kwargs={"file": case}),
        reverse("plan", kwargs={"file": case}),
        reverse("deed", kwargs={"file": case, "word": "notitie"}),
        reverse("weigh", kwargs={"file": case}),
        reverse("take_up", kwargs={"file": case}),
        reverse("put_off", kwargs={"file": case, "duty": "judge_report"}),
    ):
        assert client.get(url).status_code == 404, url
        assert client.post(url, {"id": str(new_id())}).status_code in (404, 405), url
    for name in ("cases", "note", "my_day"):
        assert str(case) not in client.get(reverse(name)).content.decode()


@pytest.mark.parametrize("name", ["merge_households", "undo_merge"])
def test_a_household_that_is_hidden_cannot_be_told_from_none_by_putting_it_together(name: str) -> None:
    building.build()
    hidden = new_id()
    people.form_household(
        household=hidden, address=None, label="Bakker", permit=cast.operator(building.NOW), at=building.NOW
    )
    client = building.signed_in(cast.KARIN)
    urls = [reverse(name, kwargs={"file": cast.HOUSEHOLD, "other": other}) for other in (hidden, new_id())]
    answers = [client.post(url, {"id": str(new_id()), "reason": "Same people"}) for url in urls]
    assert plain(answers[0]) == plain(answers[1])
    assert answers[0].status_code == 404


def test_why_says_the_same_of_a_hidden_case_and_of_none() -> None:
    built = building.build()
    client = building.signed_in(cast.STRANGER)
    pages = [client.get(reverse("why", kwargs={"file": file})) for file in (built.case, new_id())]
    assert plain(pages[0]) == plain(pages[1])


def test_whoever_leaves_is_out_with_the_next_request_and_sees_nothing_when_signing_in_again() -> None:
    built = building.build()
    client = building.signed_in(cast.KARIN)
    url = reverse("case", kwargs={"file": built.case})
    assert client.get(url).status_code == 200
    access.let_go(worker=cast.KARIN, permit=cast.operator(building.NOW), at=building.NOW)
    answer = client.get(url)
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))
    assert not access.sees(worker=cast.KARIN, purpose="coordination", file=built.case, today=building.TODAY)


@pytest.mark.parametrize(
    ("name", "who"), [("case", cast.KARIN), ("plan", cast.KARIN), ("deed", cast.KARIN), ("door", cast.FATMA)]
)
def test_a_page_about_a_file_is_one_line_in_the_log(name: str, who: UUID) -> None:
    built = building.build()
    file = built.door if name == "door" else built.case
    named = {"file": file} | ({"word": "notitie"} if name == "deed" else {})
    assert building.signed_in(who).get(reverse(name, kwargs=named)).status_code == 200
    assert AccessLogLine.objects.filter(worker=who).count() == 1
    assert AccessLogLine.objects.get(worker=who).file == file


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("case", cast.KARIN),
        ("plan", cast.KARIN),
        ("deed", cast.KARIN),
        ("cases", cast.KARIN),
        ("my_day", cast.KARIN),
        ("door", cast.FATMA),
        ("round", cast.FATMA),
        ("visit", cast.FATMA),
    ],
)
def test_what_cannot_be_written_down_is_not_shown(name: str, who: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    built = building.build()
    named: dict[str, Any] = {
        "case": {"file": built.case},
        "plan": {"file": built.case},
        "deed": {"file": built.case, "word": "notitie"},
        "door": {"file": built.door},
        "visit": {"file": built.door},
        "round": {"round": built.round},
    }.get(name, {})

    def full(*_args: Any, **_kwargs: Any) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(AccessLogLine, "save", full)
    client = building.signed_in(who)
    client.raise_request_exception = False
    answer = client.get(reverse(name, kwargs=named))
    assert answer.status_code == 500
    for secret in ("De Wit", "Vlierhof", "incassobureau", "the disk is full"):
        assert secret not in answer.content.decode()
