"""On PostgreSQL the application's role can add to history, and destroy words only by the owner's function."""

import pytest
from django.db import ProgrammingError, connection, transaction

from tests.journal.conftest import NOW, PERMIT, TODAY
from tests.journal.sample.entries import CoinsAdded
from tests.journal.sample.models import Pot
from voordeur import journal
from voordeur.journal.models import Entry, Words

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_only]


@pytest.mark.parametrize("table", ["journal_entry", "journal_words", "journal_methodversion"])
@pytest.mark.parametrize("sentence", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_history_cannot_be_changed(pot: Pot, table: str, sentence: str) -> None:
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sentence.format(table))


def test_the_function_destroys_nothing_without_a_line_that_says_so(pot: Pot) -> None:
    first = Entry.objects.get(file=pot.file_id)
    with connection.cursor() as cursor:
        cursor.execute("SELECT journal_erase_words(%s::uuid[], NULL)", [[first.id]])
        assert cursor.fetchone() == (0,)
    journal.record(journal.Draft(pot.file_id, CoinsAdded(pot=pot.id, coins=1), TODAY), permit=PERMIT, at=NOW)
    assert Words.objects.count() == 2
    journal.erase(entries=[first.id], ground="request", permit=PERMIT, at=NOW)
    assert not Words.objects.filter(entry=first).exists()
    assert Words.objects.count() == 2  # the other line's, and the erasure's own
