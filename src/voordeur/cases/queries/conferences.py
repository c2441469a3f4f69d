"""Questions about conferences: who takes part in a case, and which conferences a worker has."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from voordeur.access import reach, visible
from voordeur.access.functions import purposes
from voordeur.accounts import queries as accounts
from voordeur.accounts.models import Worker
from voordeur.cases.conferring import Table
from voordeur.cases.models import CaseRole, Conference, Helper, Invitation, Party
from voordeur.cases.queries.cover import covered_by
from voordeur.journal import File


def table_of(file: UUID, conference: UUID) -> Table:
    """Give who can own a decision of this conference: whoever has a role in the case, takes part in its plan or helps,
    was asked to come, or was there.
    """
    invited: list[Any] = list(Invitation.objects.filter(file=file, conference=conference))
    parties: list[Any] = list(Party.objects.filter(file=file, left_on=None))
    helping: list[Any] = list(Helper.objects.filter(file=file, ended_on=None))
    roles = CaseRole.objects.of(file).filter(until=None)
    there = Conference.objects.filter(file=file, pk=conference).values_list("attended", flat=True).first() or ()
    workers = accounts.workers([*(one.worker for one in roles), *(one.worker for one in invited)])
    organisations = {one.organisation for one in (*workers.values(), *invited, *parties, *helping)} - {None}
    return Table(
        workers=frozenset(workers),
        organisations=frozenset(one for one in organisations if one),
        names=frozenset(
            name
            for name in (
                *there,
                *(one.text for one in (*invited, *parties)),
                *(one.name for one in helping),
                *(one.name for one in workers.values()),
                *(one.name for one in accounts.organisations(organisations)),
            )
            if name
        ),
    )


def around(meeting: UUID) -> QuerySet[Conference]:
    """Give the conferences at one table, or the one of this id when a case has it alone; ask who may see each."""
    return Conference.objects.filter(Q(meeting=meeting) | Q(meeting=None, pk=meeting)).order_by(
        F("from_time").asc(nulls_first=True), "id"
    )


def conferences_of(worker: Worker, *, first: date, last: date, today: date) -> QuerySet[Conference]:
    """Give the conferences to come on these days to which a worker was asked, or that this worker chairs or minutes.

    Also those of a colleague for whom this worker stands in today, in the cases and on the days of that cover.
    """
    mine = _has_part(worker.pk)
    for cover in covered_by(worker.pk, today):
        mine |= Q(file=cover.file_id, on__lt=cover.until) & _has_part(cover.instead_of)
    near = reach(worker=worker, purpose=purposes(), today=today, kind=File.Kind.CASE)
    planned = Conference.objects.filter(mine, state=Conference.State.CALLED, on__range=(first, last), file__in=near)
    seen = visible(planned, worker=worker, purpose=purposes(), today=today)
    return seen.order_by("on", F("from_time").asc(nulls_first=True), "id")


def _has_part(worker: UUID) -> Q:
    asked = Invitation.objects.filter(worker=worker).exclude(answer=Invitation.Answer.NOT).values("conference")
    return Q(pk__in=asked) | Q(chair=worker) | Q(minutes_by=worker)
