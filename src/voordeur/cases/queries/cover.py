"""Questions about who is away, who stands in for them in which case, and who could."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet

from voordeur.access import visible
from voordeur.access.functions import function, purposes
from voordeur.access.ties import tied, ties_by_worker
from voordeur.accounts import queries as accounts
from voordeur.cases.away import Days, left_over
from voordeur.cases.models import Absence, Case, CaseRole, Cover
from voordeur.journal import OpenDuty
from voordeur.journal.ground import of_house
from voordeur.journal.once import once
from voordeur.outreach.models import Appointment
from voordeur.programmes import queries as programmes


def absences_of(worker: UUID) -> QuerySet[Absence]:
    """Give when a worker is or was away, the latest first; an absence that never began is none."""
    return Absence.objects.filter(file=worker).order_by("-since", "id")


def away(workers: Iterable[UUID], today: date) -> dict[UUID, Absence]:
    """Give who of these workers is away on this day."""
    rows = Absence.objects.filter(file__in=list(workers), since__lte=today, until__gt=today)
    return {row.file_id: row for row in rows.order_by("since", "id")}


@of_house("arranging_cover")
def able(covers: Iterable[Cover], today: date) -> list[Cover]:
    """Leave out who cannot stand in: whoever said to know somebody there, as long as no second person said yes.

    Who cannot open a case does nothing in it (trust rule 4). What is owed is the holder's again, and the case stands
    with whoever oversees it as one that is left alone.
    """
    rows = list(covers)
    ties = ties_by_worker((one.worker for one in rows), today)
    return [
        one for one in rows if not tied(one.file_id, worker=one.worker, today=today, declared=ties.get(one.worker, ()))
    ]


@of_house("arranging_cover")
def covers_in(files: Iterable[UUID], today: date) -> list[Cover]:
    """Give who stands in, in these cases, on this day or later; the first to begin in front."""
    return able(Cover.objects.filter(file__in=list(files), until__gt=today).order_by("since", "id"), today)


def covered_by(worker: UUID, today: date) -> list[Cover]:
    """Give in what a worker stands in for others on this day."""
    return [one for one in _covers_around(worker, today) if one.worker == worker]


def covered_for(worker: UUID, today: date) -> list[Cover]:
    """Give in what others stand in for a worker on this day."""
    return [one for one in _covers_around(worker, today) if one.instead_of == worker]


@once
@of_house("arranging_cover")
def _covers_around(worker: UUID, today: date) -> tuple[Cover, ...]:
    rows = Cover.objects.filter(Q(worker=worker) | Q(instead_of=worker), since__lte=today, until__gt=today)
    return tuple(able(rows.select_related("file").order_by("file", "id"), today))


def visits_of(
    worker: UUID, today: date, *, first: date | None = None, last: date | None = None
) -> QuerySet[Appointment]:
    """Give the visits that a worker has planned on these days (today), the first in front.

    With those of whom this worker stands in for, in the cases and on the days of that cover.
    """
    mine = Q(worker=worker)
    for cover in covered_by(worker, today):
        mine |= Q(file=cover.file_id, worker=cover.instead_of, on__gte=cover.since, on__lt=cover.until)
    span = (first or today, last or today)
    planned = Appointment.objects.filter(mine, state=Appointment.State.PLANNED, on__range=span)
    seen = visible(planned, worker=worker, purpose=purposes(), today=today)
    return seen.order_by("on", F("from_time").asc(nulls_last=True), "id")


def days_alone(absence: Absence, covers: Iterable[Cover], today: date) -> list[Days]:
    """Give the days of an absence, from this day on, on which none of these covers holds."""
    coming = Days(max(absence.since, today), absence.until)
    return left_over(coming, [Days(one.since, one.until) for one in covers])


@of_house("arranging_cover")
def held_roles(worker: UUID) -> list[CaseRole]:
    """Give the roles that a worker has in cases in which there is something to do: running, or with a duty open."""
    held = CaseRole.objects.filter(worker=worker, until=None).exclude(function="reporter").select_related("file")
    roles = list(held.order_by("since", "id"))
    running = Case.objects.filter(closed_on=None, file__in={role.file_id for role in roles})
    busy = {*running.values_list("file", flat=True)}
    busy |= {*OpenDuty.objects.filter(worker=worker).values_list("file", flat=True)}
    return [role for role in roles if role.file_id in busy]


def colleagues(programme: UUID, today: date) -> list[UUID]:
    """Give who of a team could stand in for another: whose function may have cases of its own, not figures only."""
    roles = programmes.method_of(programme).roles
    able = [
        member.worker
        for member in programmes.team(programme, today)
        if member.role in roles and _may_have_cases(roles[member.role].function)
    ]
    here = accounts.workers(able)
    return [one for one in dict.fromkeys(able) if one in here and here[one].is_active]


def _may_have_cases(function_name: str) -> bool:
    return any(purposes()[right.purpose].writes for right in function(function_name).own.get("case", ()))
