"""Asking whom to call: the one thing to be known of a household before there is a right to see it (trust rule 2)."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from voordeur.access.log import note_look
from voordeur.access.models import Grant
from voordeur.access.queries import NoGround, grants_of
from voordeur.accounts.models import Worker
from voordeur.common.clock import day_of

# Who decides whether a household gets a (second) case must know who is there already; nobody else has to.
MAY_ASK = ("triage", "coordination", "outreach")


def may_ask(*, worker: Worker | UUID, purpose: str, programme: UUID, today: date) -> bool:
    """Tell whether a worker may ask whom to call, with a right of the team in this programme."""
    return _rights_to_ask(worker, purpose, programme, today).exists()


def note_asking(*, worker: Worker | UUID, purpose: str, programme: UUID, file: UUID, at: datetime, page: str) -> None:
    """Write down that a worker asks whom to call, with a right of the team in this programme.

    `file`: of the household, or of the case about a building, that it is asked about.

    For who rings doorbells, weighs signals or coordinates there. Raises NoGround.
    """
    right = _rights_to_ask(worker, purpose, programme, day_of(at)).order_by("id").first()
    if right is None:
        raise NoGround
    note_look(right.worker_id, purpose=purpose, function=right.function, file=file, page=page, at=at)


def _rights_to_ask(worker: Worker | UUID, purpose: str, programme: UUID, today: date) -> QuerySet[Grant]:
    rights = grants_of(worker, today).filter(purpose=purpose, programme=programme)
    return rights if purpose in MAY_ASK else rights.none()
