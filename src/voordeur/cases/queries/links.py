"""Which cases go with which: a link is no right, so each is told only to who may see the other case itself."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from voordeur.access import visible
from voordeur.accounts.models import Worker
from voordeur.cases.models import Case, CaseLink, HandOn
from voordeur.journal.ground import of_house


def seen_among(cases: Iterable[UUID], *, worker: Worker | UUID, purposes: Iterable[str], today: date) -> set[UUID]:
    """Give which of these cases a worker may read for one of these purposes."""
    wanted = list(cases)
    if not wanted:
        return set()
    rows = visible(Case.objects.filter(pk__in=wanted), worker=worker, purpose=purposes, today=today)
    return set(rows.values_list("pk", flat=True))


def links_of(file: UUID, *, worker: Worker | UUID, purposes: Iterable[str], today: date) -> list[CaseLink]:
    """Give the cases that go with this one, as far as a worker may read both; the first that was linked first."""
    asked = list(purposes)
    here = visible(CaseLink.objects.of(file), worker=worker, purpose=asked, today=today).order_by("on", "id")
    links = list(here)
    known = seen_among((one.case for one in links), worker=worker, purposes=asked, today=today)
    return [one for one in links if one.case in known]


@of_house("who_works_where")
def ended_on(handed: Iterable[HandOn]) -> dict[UUID, date | None]:
    """Give of the other side of cases that were handed on when it ended (None: it runs); that, and nothing else."""
    ids = [one.case for one in handed if one.case]
    return dict(Case.objects.filter(pk__in=ids).values_list("pk", "closed_on"))
