"""Asking whom to call: the one thing to be known of a household before there is a right to see it (trust rule 2)."""

from datetime import datetime
from uuid import UUID

from voordeur.access.log import note_look
from voordeur.access.queries import NoGround, grants_of
from voordeur.accounts.models import Worker
from voordeur.common.clock import day_of

# Who decides whether a household gets a (second) case must know who is there already; nobody else has to.
MAY_ASK = ("triage", "coordination", "outreach")


def note_asking(*, worker: Worker | UUID, purpose: str, programme: UUID, file: UUID, at: datetime, page: str) -> None:
    """Write down that a worker asks whom to call, with a right of the team in this programme.

    `file`: of the household, or of the case about a building, that it is asked about.

    For who rings doorbells, weighs signals or coordinates there. Raises NoGround.
    """
    rights = grants_of(worker, day_of(at)).filter(purpose=purpose, programme=programme)
    right = rights.order_by("id").first() if purpose in MAY_ASK else None
    if right is None:
        raise NoGround
    note_look(right.worker_id, purpose=purpose, function=right.function, file=file, page=page, at=at)
