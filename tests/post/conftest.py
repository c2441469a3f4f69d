"""A case in a small world, with Karin who coordinates it and gets mail."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from tests import cast
from tests.web import house as building
from voordeur import access
from voordeur.accounts import actions as accounts
from voordeur.common.ids import new_id
from voordeur.journal import Permit, Recorded
from voordeur.post import actions as post

AT = building.NOW
LINK = "/wijzer/3f2a"
KARINS = "karin@gemeente.voorbeeld.nl"


@pytest.fixture
def house(db: Any) -> building.House:
    """The small house of the page tests; Karin has a mail address."""
    built = building.build()
    accounts.change_worker(worker=cast.KARIN, email=KARINS, permit=cast.operator(), at=cast.AT)
    return built


@pytest.fixture
def permit(house: building.House) -> Permit:
    """Karin's right to write in the case."""
    return access.permit(worker=cast.KARIN, purpose="coordination", file=house.case, at=AT)


@pytest.fixture
def queue(house: building.House, permit: Permit) -> Callable[..., Recorded]:
    """Give the function with which Karin lets somebody know that there is something to see (herself, if not said)."""

    def queued(at: datetime = AT, **said: Any) -> Recorded:
        to = {} if "to_address" in said else {"to_worker": cast.KARIN}
        asked = {"subject_kind": "answer_asked", "link": LINK, "case": house.case, "permit": permit, "at": at}
        return post.queue_message(**(asked | to | {"id": new_id()} | said))

    return queued


def later(minutes: float) -> datetime:
    """A moment so many minutes after the messages were written."""
    return AT + timedelta(minutes=minutes)


def message_of(recorded: Recorded) -> UUID:
    """Give the id of the message that was queued."""
    from voordeur.journal import id_from

    return id_from(recorded.entries[0].id, "message")
