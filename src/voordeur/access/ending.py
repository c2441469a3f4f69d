"""Rights of several workers in programmes, found to be ended: what each rests on, and the right to end just that."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from voordeur.access.models import Grant
from voordeur.access.queries import NoGround, administers, programmes_of
from voordeur.accounts.models import Worker
from voordeur.common.clock import day_of
from voordeur.journal.ground import of_house
from voordeur.journal.models import Entry, File
from voordeur.journal.permits import Permit

# Whoever reported something hears what became of it: that was never shared under a covenant.
_OF_ONESELF = "feedback"
ENDING = frozenset(
    (
        "access_ended",
        "covenant_rights_withdrawn",
        "cover_ended",
        "involvement_ended",
        "role_released",
        "team_member_left",
    )
)


@dataclass(frozen=True, kw_only=True)
class HeldRight:
    """A grant, and the programmes from which it comes: that of a household came with a case of one or more of them."""

    grant: Grant
    programmes: frozenset[UUID]


@of_house("who_holds_rights")
def rights_in(programmes: Collection[UUID], *, workers: Iterable[UUID], today: date) -> list[HeldRight]:
    """Give what these workers hold, now or later, in these programmes: by role, as a team, and of households.

    Files of named readers are of no programme: who reads them is for whoever keeps somebody safe (trust rule 6).
    """
    still = Grant.objects.filter(Q(until=None) | Q(until__gt=today), worker__in=list(workers))
    held = still.exclude(purpose=_OF_ONESELF).select_related("file").order_by("file", "worker", "id")
    inside = Q(programme__in=programmes) | Q(programme=None, file__programme__in=programmes)
    found = [
        HeldRight(grant=one, programmes=frozenset((one.programme or one.file.programme,)))  # type: ignore[arg-type]
        for one in held.filter(inside)
    ]
    homes = _with_a_case(held.filter(programme=None, file__kind=File.Kind.HOUSEHOLD))
    return [*found, *(one for one in homes if one.programmes.intersection(programmes))]


def _with_a_case(rights: QuerySet[Grant]) -> list[HeldRight]:
    """Give rights to read households, each with the programmes in whose cases the act was that gave it."""
    homes = list(rights)
    acts = dict(Entry.objects.filter(pk__in=[one.entry for one in homes]).values_list("pk", "act"))
    of: dict[UUID, set[UUID]] = defaultdict(set)
    inside = Entry.objects.filter(act__in=set(acts.values()), file__kind=File.Kind.CASE)
    for act, programme in inside.values_list("act", "file__programme").distinct():
        if programme:
            of[act].add(programme)
    return [HeldRight(grant=one, programmes=frozenset(of[acts[one.entry]])) for one in homes]


def may_withdraw(*, worker: Worker | UUID, programme: UUID | None, today: date) -> str:
    """Give the purpose for which a worker may withdraw what was given under a covenant; empty for who may not.

    Who administers may; and who sees to it that a programme moves, of a covenant that was signed for it.
    """
    if administers(worker=worker, today=today):
        return "administration"
    overseen = programmes_of(worker=worker, purpose="oversight", today=today)
    return "oversight" if programme in overseen else ""


def permit_to_end_rights(*, worker: Worker | UUID, programme: UUID | None, file: UUID, at: datetime) -> Permit:
    """Give the right to withdraw what rests on a covenant of a programme (None: of all), which stands in this file.

    Nothing is read and nothing but the end of roles, rights and involvement may be written by it. Raises NoGround.
    """
    purpose = may_withdraw(worker=worker, programme=programme, today=day_of(at))
    if not purpose:
        raise NoGround
    found = worker if isinstance(worker, UUID) else worker.pk
    return Permit(worker=found, purpose=purpose, files=frozenset((file,)), kinds=ENDING)


def permit_for_what_ends(given: Permit, files: Iterable[UUID]) -> Permit:
    """Let the right to withdraw, and no other, reach the files in which something ends.

    They stay closed to whoever withdraws.
    """
    if given.files is None or given.kinds != ENDING:
        return given
    return replace(given, files=given.files.union(files))
