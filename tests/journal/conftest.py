"""What the journal's tests share: the sample table, two workers, a file and a permit."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connection

from tests.journal.sample.entries import PotPlaced
from tests.journal.sample.models import Pot
from voordeur import journal
from voordeur.common.ids import new_id

KARIN = UUID("018f0000-0000-7000-8000-00000000aa01")
MO = UUID("018f0000-0000-7000-8000-00000000aa02")
PERSON = UUID("018f0000-0000-7000-8000-00000000bb01")
OTHER_PERSON = UUID("018f0000-0000-7000-8000-00000000bb02")
NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)
TODAY = date(2026, 3, 10)
PERMIT = journal.Permit(worker=KARIN, purpose="coordination", files=None)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Add the sample table, as the owner of all tables."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        postgres = connection.vendor == "postgresql"
        if postgres:
            cursor.execute("RESET ROLE")
        with connection.schema_editor() as editor:
            editor.create_model(Pot)
        if postgres:
            role = connection.ops.quote_name(settings.DATABASE_APP_ROLE)
            cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON {Pot._meta.db_table} TO {role}")
            cursor.execute(f"SET ROLE {role}")


@pytest.fixture
def really_saved(transactional_db: None) -> Iterator[None]:
    """Let transactions end in earnest; the sample table is emptied here, since the usual emptying does not know it."""
    yield
    Pot.objects.all().delete()


@pytest.fixture
def pot(db: None) -> Pot:
    """A case file with one pot in it."""
    file, pot = new_id(), new_id()
    journal.record(
        journal.Draft(file, PotPlaced(pot=pot, label="blue"), TODAY),
        opening=[journal.Opening(file, "case")],
        permit=PERMIT,
        at=NOW,
    )
    return Pot.objects.get(id=pot)
