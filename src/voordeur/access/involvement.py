"""Whom to call: the one thing that may be known of a household before there is a right to see it (trust rule 2)."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from voordeur.access.log import note_look
from voordeur.access.queries import NoGround, grants_of
from voordeur.accounts.models import Worker
from voordeur.common.clock import day_of
from voordeur.journal.models import Level
from voordeur.people.models import Involvement
from voordeur.people.queries import involved_on
from voordeur.programmes.models import Programme

# Who decides whether a household gets a (second) case must know who is there already; nobody else has to.
MAY_ASK = ("triage", "coordination")


def whom_to_call(
    *, worker: Worker | UUID, purpose: str, household: UUID, at: datetime, page: str
) -> QuerySet[Involvement]:
    """Give who is involved with a household and how to reach them, and nothing about why; the look is written down.

    For who weighs signals or coordinates in a programme. Work of another controller stays out of it, and so does every
    organisation whose name tells what is wrong. Raises NoGround.
    """
    today = day_of(at)
    rights = grants_of(worker, today).filter(purpose=purpose, programme__isnull=False)
    right = rights.order_by("id").first() if purpose in MAY_ASK else None
    if right is None:
        raise NoGround
    own = Programme.objects.filter(id__in=rights.values("programme")).values("controller")
    near = Programme.objects.filter(controller__in=own).values("id")
    note_look(right.worker_id, purpose=purpose, function=right.function, file=household, page=page, at=at)
    everyone = involved_on(today, household=household)
    return everyone.filter(Q(programme=None) | Q(programme__in=near), level=Level.INVOLVEMENT)
