"""Rights by cover: those of the role that is stood in for, never more, and gone by themselves after the last day.

A protected fact is read by who is named in it, so no cover leads there (trust rule 6).
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from django.db.models import Q

from voordeur.access.entries import AccessEnded, AccessGranted
from voordeur.access.functions import function
from voordeur.access.models import Grant
from voordeur.access.queries import NoGround, administers, programmes_of
from voordeur.accounts.models import Worker
from voordeur.common.clock import day_of
from voordeur.journal.drafts import Draft
from voordeur.journal.ground import of_house
from voordeur.journal.models import Entry, File
from voordeur.journal.permits import Permit
from voordeur.programmes import queries as programmes

ARRANGING = frozenset(
    (
        "absence_noted",
        "absence_covered",
        "absence_ended",
        "cover_arranged",
        "cover_ended",
        "access_granted",
        "access_ended",
    )
)

ENDING = frozenset(("cover_ended", "access_ended"))


class Covering(Protocol):
    """A cover: `worker` stands in for `instead_of` in a role with this function, until the day `until`."""

    id: UUID
    worker: UUID
    instead_of: UUID
    function: str
    since: date
    until: date


def grants_by_cover(
    cover: Covering, files: Mapping[UUID, str], on: date, *, domains: Iterable[str] | None
) -> list[Draft]:
    """Draft what whoever stands in may see of these files (id -> kind), on the life domains of who is stood in for.

    `domains`: as `domains_held` gives them; None: that one sees nothing, so that nothing is passed on.
    """
    own = function(cover.function).own if domains is not None else {}
    return [
        Draft(
            file,
            AccessGranted(
                worker=cover.worker,
                purpose=right.purpose,  # type: ignore[arg-type]
                level=right.level,
                domains=tuple(domains or ()),
                function=cover.function,
                since=cover.since if cover.since > on else None,
                until=cover.until,
                cover=cover.id,
                covers=cover.instead_of,
            ),
            on,
        )
        for file, kind in files.items()
        for right in own.get(kind, ())
    ]


def ends_by_cover(cover: Covering, files: Mapping[UUID, str], on: date, *, ends: date) -> list[Draft]:
    """Draft that the rights by a cover end on the day `ends` instead of its own."""
    own = function(cover.function).own
    return [
        Draft(
            file,
            AccessEnded(
                worker=cover.worker,
                purpose=right.purpose,  # type: ignore[arg-type]
                function=cover.function,
                cover=cover.id,
                on=ends if ends > on else None,
            ),
            on,
        )
        for file, kind in files.items()
        for right in own.get(kind, ())
    ]


@of_house("who_holds_rights")
def domains_held(*, worker: UUID, function_name: str, file: UUID) -> tuple[str, ...] | None:
    """Give the life domains to which a worker's own right of this function in a file is narrowed; none: all.

    None when the worker has no such right there (any more).
    """
    held = Grant.objects.filter(file=file, worker=worker, function=function_name, until=None, cover=None)
    found = set(held.values_list("domain", flat=True))
    if not found:
        return None
    return () if "*" in found else tuple(sorted(found))


@of_house("who_holds_rights")
def domains_given(*, role: UUID, worker: UUID, function_name: str) -> set[str]:
    """Give the life domains that came with a role, `role` being the line that assigned it; `*` is all of them."""
    act = Entry.objects.filter(pk=role).values("act")
    granted = Entry.objects.filter(act__in=act, kind="access_granted").values("pk")
    own = Grant.objects.filter(entry__in=granted, worker=worker, function=function_name, cover=None)
    return set(own.values_list("domain", flat=True))


def may_arrange_for(*, worker: Worker | UUID, absent: UUID, today: date) -> bool:
    """Tell whether a worker may say that somebody is away: of oneself, as administrator, or as who leads the team."""
    found = worker if isinstance(worker, UUID) else worker.pk
    if found == absent or administers(worker=found, today=today):
        return Worker.objects.filter(pk=found, is_active=True).exists()
    teams = {member.file_id for member in programmes.team_roles_of(absent, today)}
    return bool(teams & set(programmes_of(worker=found, purpose="oversight", today=today)))


@of_house("who_holds_rights")
def permit_to_arrange_cover(*, worker: Worker | UUID, absent: UUID, at: datetime) -> Permit:
    """Give the right to say that somebody is away and who stands in, and to pass on the rights that this one has.

    Nothing else may be written by it, and nothing is read. Who leads a team does so in the cases of that programme, and
    may only end a cover elsewhere: somebody who is back is back everywhere. Raises NoGround.
    """
    found, today = worker if isinstance(worker, UUID) else worker.pk, day_of(at)
    if not may_arrange_for(worker=found, absent=absent, today=today):
        raise NoGround
    held = Grant.objects.filter(Q(until=None) | Q(until__gt=today), worker=absent, programme=None).values("file")
    files = File.objects.filter(pk__in=held, kind__in=[File.Kind.CASE, File.Kind.HOUSEHOLD])
    elsewhere = set[UUID]()
    if found != absent and not administers(worker=found, today=today):
        led = programmes_of(worker=found, purpose="oversight", today=today)
        elsewhere = set(files.filter(kind=File.Kind.CASE).exclude(programme__in=led).values_list("pk", flat=True))
    return Permit(
        worker=found,
        purpose="cover",
        files=frozenset((absent, *files.values_list("pk", flat=True))) - elsewhere,
        kinds=ARRANGING,
        noted=dict.fromkeys(elsewhere, ENDING),
    )
