"""Error pages say what to do, and never what is hidden."""

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from voordeur.access.queries import NoGround
from voordeur.accounts.models import Worker
from voordeur.hall.errors import TellWhatToDo, broken, told
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
