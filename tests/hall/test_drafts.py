"""Drafts: kept sealed, given back to their writer only, and gone in a week."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.http import QueryDict

from tests.cast import KARIN, MO
from voordeur.common import keys
from voordeur.hall import drafts
from voordeur.hall.models import Draft

pytestmark = pytest.mark.django_db

AT = datetime(2009, 3, 2, 9, 0, tzinfo=UTC)
FORM = "visit:1"


def _keep(words: str = "text=moeder+slaapt+slecht&asked=a&asked=b&csrfmiddlewaretoken=x", worker: UUID = KARIN) -> None:
    drafts.keep(worker=worker, form=FORM, fields=QueryDict(words), at=AT)


def test_what_was_typed_comes_back_with_all_its_values() -> None:
    _keep()
    kept = drafts.fetch(worker=KARIN, form=FORM, at=AT)
    assert kept is not None
    assert (kept.fields["text"], kept.fields.getlist("asked")) == ("moeder slaapt slecht", ["a", "b"])


def test_the_database_holds_no_word_of_it() -> None:
    _keep()
    row = Draft.objects.get()
    assert b"moeder" not in bytes(row.sealed)


def test_the_token_of_the_form_is_not_kept() -> None:
    _keep()
    kept = drafts.fetch(worker=KARIN, form=FORM, at=AT)
    assert kept is not None
    assert "csrfmiddlewaretoken" not in kept.fields


def test_another_worker_finds_nothing() -> None:
    _keep()
    assert drafts.fetch(worker=MO, form=FORM, at=AT) is None


def test_the_last_words_count() -> None:
    _keep()
    _keep("text=later")
    assert Draft.objects.count() == 1
    kept = drafts.fetch(worker=KARIN, form=FORM, at=AT)
    assert kept is not None
    assert kept.fields["text"] == "later"


@pytest.mark.parametrize(("days", "there"), [(6.9, True), (7, False), (30, False)])
def test_after_seven_days_it_is_gone(days: float, there: bool) -> None:
    _keep()
    later = AT + timedelta(days=days)
    assert (drafts.fetch(worker=KARIN, form=FORM, at=later) is not None) is there
    assert drafts.sweep(at=later) == (0 if there else 1)


def test_a_key_that_is_gone_ends_a_draft_without_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    _keep()
    monkeypatch.setenv("VOORDEUR_KEYS", "other:" + "22" * 32)
    keys.forget_keys()
    try:
        assert drafts.fetch(worker=KARIN, form=FORM, at=AT) is None
    finally:
        monkeypatch.undo()
        keys.forget_keys()


def test_more_than_a_person_types_is_refused() -> None:
    with pytest.raises(drafts.TooLarge):
        _keep("text=" + "x" * (drafts.LARGEST + 1))
