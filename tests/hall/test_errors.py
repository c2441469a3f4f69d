"""Error pages say what to do, and never what is hidden."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import InterfaceError, InternalError, OperationalError, ProgrammingError, connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from voordeur.access.queries import NoGround
from voordeur.accounts.models import Worker
from voordeur.desk.words import told
from voordeur.hall.errors import TellWhatToDo, broken, out_of_reach
from voordeur.hall.requests import VersionMissing
from voordeur.journal.refusals import InTheFuture, NoPermit, RuleForbids, Stale
from voordeur.methods.language import Text

pytestmark = pytest.mark.django_db

FORBIDDEN = RuleForbids(
    "every_need_answered",
    {"nl": "Elke hulpvraag krijgt een antwoord.", "en": "Every request gets an answer."},
    {"nl": "Beantwoord eerst elke hulpvraag.", "en": "First answer every request."},
)


@pytest.fixture
def answer_to(karin: Worker, rf: RequestFactory) -> Callable[[Exception], HttpResponse | None]:
    """What a worker sees when a room below raises this."""

    def answer(error: Exception) -> HttpResponse | None:
        request = rf.get("/")
        request.user = karin
        request.resolver_match = None  # type: ignore[assignment]
        return TellWhatToDo(lambda _: HttpResponse()).process_exception(request, error)

    return answer


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NoGround(), 404),
        (NoPermit(), 404),
        (FORBIDDEN, 409),
        (InTheFuture(), 409),
        (Stale(None), 412),
        (VersionMissing(), 428),
    ],
)
def test_each_refusal_has_its_page(
    answer_to: Callable[[Exception], HttpResponse | None], error: Exception, status: int
) -> None:
    answer = answer_to(error)
    assert answer is not None
    assert answer.status_code == status
    assert "<h1" in answer.content.decode()


def test_a_refused_step_names_the_rule_and_what_must_happen_first(
    answer_to: Callable[[Exception], HttpResponse | None],
) -> None:
    answer = answer_to(FORBIDDEN)
    assert answer is not None
    page = answer.content.decode()
    assert "Elke hulpvraag krijgt een antwoord." in page
    assert "Beantwoord eerst elke hulpvraag." in page


def test_no_ground_and_no_permit_look_the_same(answer_to: Callable[[Exception], HttpResponse | None]) -> None:
    one, other = answer_to(NoGround()), answer_to(NoPermit())
    assert one is not None
    assert other is not None
    assert one.status_code == other.status_code


def test_the_unexpected_is_left_alone(answer_to: Callable[[Exception], HttpResponse | None]) -> None:
    assert answer_to(ZeroDivisionError()) is None


def test_our_own_failure_is_told_without_database_or_request(rf: RequestFactory) -> None:
    answer = broken(rf.get("/"))
    assert answer.status_code == 500
    assert "niet opgeslagen" in answer.content.decode()


def gone(error: Exception, cause: Exception | None = None) -> Callable[..., Any]:
    """A database that answers every statement with this error."""

    def refuse(*_asked: Any) -> Any:
        raise error from cause

    return refuse


class ReadOnly(Exception):
    """As psycopg says it."""

    sqlstate = "25006"


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (OperationalError("server closed the connection unexpectedly"), None),
        (OperationalError("database or disk is full"), None),
        (OperationalError("attempt to write a readonly database"), None),
        (InterfaceError("connection already closed"), None),
        (InternalError("cannot execute INSERT in a read-only transaction"), ReadOnly()),
    ],
)
def test_while_the_database_cannot_be_used_what_was_typed_stands_in_the_page(
    karin: Worker, error: Exception, cause: Exception | None
) -> None:
    browser = Client(raise_request_exception=False)
    browser.force_login(karin)
    sent = {"id": "018f0000-0000-7000-8000-000000000001", "words": "Familie Bos belde", "csrfmiddlewaretoken": "t0"}
    with connection.execute_wrapper(gone(error, cause)):
        answer = browser.post(reverse("note"), sent, headers={"Origin": "http://testserver"})
        looked = browser.get(reverse("note"))
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    page = answer.content.decode()
    assert 'name="words" value="Familie Bos belde"' in page
    assert 'name="csrfmiddlewaretoken" value="t0"' in page
    assert "komt het er niet dubbel in" in page
    assert f'action="{reverse("note")}"' in page
    assert looked.status_code == 503
    assert "laad de pagina opnieuw" in looked.content.decode()


def test_a_session_that_finds_no_room_is_not_called_a_mistake_of_the_browser(karin: Worker) -> None:
    def full(execute: Any, sql: str, *asked: Any) -> Any:
        if sql.startswith("UPDATE") and "django_session" in sql:
            raise OperationalError("could not extend file: No space left on device")
        return execute(sql, *asked)

    browser = Client(raise_request_exception=False)
    browser.force_login(karin)
    with connection.execute_wrapper(full):
        answer = browser.post(reverse("note"), {"words": "Familie Bos"}, headers={"Origin": "http://testserver"})
    assert answer.status_code == 503
    assert 'value="Familie Bos"' in answer.content.decode()


def test_a_password_and_words_of_another_site_are_never_given_back() -> None:
    browser = Client(raise_request_exception=False)
    with connection.execute_wrapper(gone(OperationalError())):
        typed = {"login": "karin", "password": "het geheim van Karin"}
        here = browser.post(reverse("account_login"), typed, headers={"Origin": "http://testserver"})
        elsewhere = browser.post(reverse("note"), {"words": "een ander"}, headers={"Origin": "https://other.example"})
    assert "geheim" not in here.content.decode()
    assert "een ander" not in elsewhere.content.decode()


def test_our_own_mistake_is_not_called_waiting(rf: RequestFactory) -> None:
    for error in (InternalError("other"), ProgrammingError("no such column"), ZeroDivisionError(), None):
        assert not out_of_reach(error)


def test_a_button_from_before_the_sign_in_says_what_to_do(karin: Worker) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(karin)
    answer = strict.post(reverse("account_logout"))
    assert answer.status_code == 403
    assert "laad de pagina opnieuw" in answer.content.decode()


def test_a_form_from_before_the_sign_in_is_given_back_with_what_was_typed(karin: Worker) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(karin)
    ours = {"Origin": "http://testserver"}
    answer = strict.post(reverse("note"), {"words": "Familie Bos"}, headers=ours)
    assert answer.status_code == 403
    assert 'value="Familie Bos"' in answer.content.decode()


@pytest.mark.parametrize("words", [Text("ja", "yes"), {"nl": "ja", "en": "yes"}, "ja"])
def test_texts_are_told_in_dutch_by_default(words: object) -> None:
    assert told(words) == "ja"
