"""A partner answers without an account: a link by mail, a code by telephone, one answer, nothing for anybody else."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import KARIN, STRANGER
from tests.web import house as building
from tests.web.house import NOW, House, signed_in
from voordeur.access import BY_LINK, operator_permit
from voordeur.access.models import AccessLogLine
from voordeur.cases import actions as cases
from voordeur.cases.answering import TRIES, code_of, question_of, token_of
from voordeur.cases.models import Action, Question
from voordeur.common import clock, keys
from voordeur.common.ids import new_id
from voordeur.journal import Entry, id_from
from voordeur.journal.rebuilding import rebuild
from voordeur.post.models import Outgoing

pytestmark = pytest.mark.django_db
ANSWER = {"says": "yes", "said_by": "Ria, consulent", "speaks": "on", "words": "Donderdag beginnen we"}


@pytest.fixture
def action(house: House) -> UUID:
    """An action that waits for a partner."""
    placed = new_id()
    cases.place_action(
        file=house.case,
        action=placed,
        text="Een betalingsregeling treffen",
        owner_kind="organisation",
        owner_name="Kredietbank",
        permit=operator_permit(at=NOW, command="test"),
        at=NOW,
    )
    return placed


@pytest.fixture
def question(house: House, action: UUID) -> Question:
    """Karin asks the partner by mail."""
    asking = signed_in(KARIN)
    url = reverse("ask_outside", kwargs={"file": house.case, "about": "action", "thing": action})
    assert asking.get(url).status_code == 200
    sent = asking.post(url, {"id": str(new_id()), "name": "Ria", "address": "ria@example.org"}, follow=True)
    assert sent.status_code == 200
    return Question.objects.get(subject=action)


def opened(question: Question, code: str | None = None) -> tuple[Client, Any]:
    """Open the link in a browser that never signed in, and give the code."""
    outside = Client()
    page = outside.post(_url(question), {"code": code or code_of(question.pk)}, follow=True)
    return outside, page


def _url(question: Question) -> str:
    return reverse("answer", kwargs={"token": token_of(question.pk)})


def test_the_asker_reads_the_code_and_nobody_else_does(house: House, question: Question) -> None:
    url = reverse("asked_outside", kwargs={"file": house.case, "question": question.pk})
    assert code_of(question.pk) in signed_in(KARIN).get(url).content.decode()
    assert signed_in(STRANGER).get(url).status_code == 404
    kept = Outgoing.objects.get(file=house.case)
    assert b"ria@example.org" not in bytes(kept.sealed)
    assert not Entry.objects.filter(words__text__contains="ria@example.org").exists()


def test_without_the_code_nothing_is_told(house: House, question: Question) -> None:
    page = Client().get(_url(question)).content.decode()
    assert "betalingsregeling" not in page
    assert "De Wit" not in page


def test_a_yes_counts_is_marked_and_can_be_given_once(house: House, action: UUID, question: Question) -> None:
    outside, page = opened(question)
    assert "betalingsregeling" in page.content.decode()
    assert "De Wit" not in page.content.decode()  # no covenant: whom it is about is told by telephone
    assert page.headers["Referrer-Policy"] == "no-referrer"
    sent = {**ANSWER, "id": str(new_id())}
    assert "Dank u wel" in outside.post(_url(question), sent).content.decode()
    assert Action.objects.get(pk=action).state == "picked_up"
    answered = Question.objects.get(pk=question.pk)
    assert (answered.state, answered.said_by) == ("answered", "Ria, consulent")
    assert set(Entry.objects.filter(by=BY_LINK).values_list("kind", flat=True)) == {"answer_given", "action_picked_up"}
    assert AccessLogLine.objects.filter(worker=BY_LINK, file=house.case).exists()
    assert outside.post(_url(question), sent).status_code == 404
    assert outside.get(_url(question)).status_code == 404
    assert not rebuild(today=building.TODAY).differences


def test_a_no_needs_its_reason(question: Question, action: UUID) -> None:
    outside, _page = opened(question)
    refused = outside.post(_url(question), {**ANSWER, "says": "no", "words": ""})
    assert refused.status_code == 400
    assert Action.objects.get(pk=action).state == "placed"


def test_five_wrong_codes_end_the_link(question: Question) -> None:
    wrong = "000000" if code_of(question.pk) != "000000" else "111111"
    for _try in range(TRIES):
        opened(question, wrong)
    assert Question.objects.get(pk=question.pk).state == "ended"
    assert opened(question)[1].status_code == 404


def test_a_code_opens_its_own_link_only(house: House, question: Question) -> None:
    """ASVS 6.6.2."""
    placed = new_id()
    said = {"text": "Budget bekijken", "owner_kind": "organisation", "owner_name": "Kredietbank"}
    permit = operator_permit(at=NOW, command="test")
    cases.place_action(file=house.case, action=placed, **said, permit=permit, at=NOW)
    url = reverse("ask_outside", kwargs={"file": house.case, "about": "action", "thing": placed})
    signed_in(KARIN).post(url, {"id": str(new_id()), "name": "Ria", "address": "ria@example.org"})
    other = Question.objects.get(subject=placed)
    assert "betalingsregeling" not in opened(question, code_of(other.pk))[1].content.decode()
    assert "betalingsregeling" in opened(question, code_of(question.pk))[1].content.decode()


def test_an_expired_link_is_like_one_that_never_was(question: Question, monkeypatch: pytest.MonkeyPatch) -> None:
    never = Client().get(reverse("answer", kwargs={"token": token_of(new_id())}))
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=15))
    over = Client().get(_url(question))
    assert (never.status_code, over.status_code) == (404, 404)
    assert _plain(never.content.decode()) == _plain(over.content.decode())


def test_a_link_that_somebody_made_up_opens_nothing() -> None:
    for token in ("x", "A" * 43, token_of(new_id())[:-2] + "zz", "%00", "é"):
        assert question_of(token) is None or token == token_of(question_of(token)[0])
        assert Client().get(f"/antwoord/{token}/").status_code == 404


def test_a_link_that_was_taken_back_does_not_open(house: House, question: Question) -> None:
    url = reverse("asked_outside", kwargs={"file": house.case, "question": question.pk})
    signed_in(KARIN).post(url, {"id": str(new_id())})
    assert opened(question)[1].status_code == 404


@pytest.fixture
def renew(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Give what puts a new key before those that there are, or with `keep=0` in their place."""
    held = [f"{id}:{key.hex()}" for id, key in keys.all_keys().items()]

    def put(id: str, *, keep: int = 9) -> None:
        monkeypatch.setenv("VOORDEUR_KEYS", ",".join([f"{id}:{'cd' * 32}", *held[:keep]]))
        keys.forget_keys()

    yield put
    monkeypatch.undo()
    keys.forget_keys()


def test_a_key_that_is_renewed_ends_no_link_that_runs(
    house: House, question: Question, renew: Callable[..., None]
) -> None:
    url, code = _url(question), code_of(question.pk)
    renew("renewed")
    assert code_of(question.pk) != code
    asked = reverse("asked_outside", kwargs={"file": house.case, "question": question.pk})
    assert code in signed_in(KARIN).get(asked).content.decode()
    outside = Client()
    assert outside.post(url, {"code": code_of(question.pk)}).status_code == 400, "the code is that of its own link"
    assert "betalingsregeling" in outside.post(url, {"code": code}, follow=True).content.decode()
    assert Client().get(_url(question)).status_code == 404, "the new key made no such link"


def test_a_key_from_before_makes_no_link_to_what_is_asked_later_and_one_that_is_gone_none_at_all(
    house: House, question: Question, action: UUID, renew: Callable[..., None]
) -> None:
    first, later = _url(question), id_from(entry := new_id(), "question")
    made_before = reverse("answer", kwargs={"token": token_of(later)})
    renew("renewed")
    asked = reverse("ask_outside", kwargs={"file": house.case, "about": "action", "thing": action})
    signed_in(KARIN).post(asked, {"id": str(entry), "name": "Ria", "address": "ria@example.org"})
    assert Client().get(reverse("answer", kwargs={"token": token_of(later)})).status_code == 200
    assert Client().get(made_before).status_code == 404
    assert Client().get(first).status_code == 200
    renew("renewed", keep=0)
    assert Client().get(first).status_code == 404


def _plain(page: str) -> str:
    return re.sub(r'(csrfmiddlewaretoken" value|nonce|next" value|action)="[^"]*"', "", page)
