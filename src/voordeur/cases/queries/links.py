"""Which cases go with which: a link is no right, so each is told only to who may see the other case itself."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from voordeur.access import visible
from voordeur.accounts.models import Worker
from voordeur.cases.models import Case, HandOn
from voordeur.journal.ground import of_house


def seen_among(cases: Iterable[UUID], *, worker: Worker | UUID, purposes: Iterable[str], today: date) -> set[UUID]:
    """Give which of these cases a worker may read for one of these purposes."""
    wanted = list(cases)
    if not wanted:
        return set()
    rows = visible(Case.objects.filter(pk__in=wanted), worker=worker, purpose=purposes, today=today)
    return set(rows.values_list("pk", flat=True))


@of_house("who_works_where")
def going_on_beside(file: UUID) -> list[UUID]:
    """Give the cases that this one was handed on to, or came from, and that run now; the oldest first."""
    beside = HandOn.objects.of(file).exclude(case=None).values_list("case", flat=True)
    running = Case.objects.filter(pk__in=list(beside), closed_on=None)
    return list(running.order_by("opened_on", "id").values_list("pk", flat=True))


@of_house("who_works_where")
def ended_on(handed: Iterable[HandOn]) -> dict[UUID, date | None]:
    """Give of the other side of cases that were handed on when it ended (None: it runs); that, and nothing else."""
    ids = [one.case for one in handed if one.case]
    return dict(Case.objects.filter(pk__in=ids).values_list("pk", "closed_on"))
