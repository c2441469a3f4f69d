"""The one visibility question, and the questions around it. Every list, page and export passes here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Case, Max, Model, Q, QuerySet, When

from voordeur.access.functions import function, purposes
from voordeur.access.models import Grant
from voordeur.access.seeing import Seen, WithinReach
from voordeur.accounts.installation import INSTALLATION
from voordeur.accounts.models import Worker
from voordeur.journal.ground import of_house
from voordeur.journal.heads import head_of
from voordeur.journal.models import File, Level, OpenDuty
from voordeur.journal.once import once

# The entry by which somebody takes a role in a file; a duty with this deed asks for it.
ROLE_TAKEN = "role_assigned"

M = TypeVar("M", bound=Model)


class NoGround(Exception):
    """There is nothing here for this worker and purpose. Doors answer as for what never existed: 404."""


def visible(rows: QuerySet[M], *, worker: Worker | UUID, purpose: str | Iterable[str], today: date) -> QuerySet[M]:
    """Keep the rows that this worker may see on this day for this purpose, or for one of several.

    Holds for every table with a file: projections, entries, words. A row's own life domain and level count where the
    table has them; a row without is shared and of no domain. One EXISTS over the grants, nothing else.
    """
    return rows.filter(Seen(rows.model, worker=_id(worker), purposes=_several(purpose), today=today))


def reach(*, worker: Worker | UUID, purpose: str | Iterable[str], today: date, kind: str = "") -> WithinReach:
    """Give the ids of the files (of this kind) in which a worker was granted anything at all for a purpose.

    A list of a whole table is narrowed by it first, `filter(file__in=reach(…))`: the database then begins at the
    worker's own grants, and not at every row that there is. Who sees a row is asked with `visible`, as always.
    """
    return WithinReach(worker=_id(worker), purposes=_several(purpose), today=today, kind=kind)


def grants_of(worker: Worker | UUID, today: date) -> QuerySet[Grant]:
    """Give the grants that a worker holds on this day; none for whoever left."""
    return Grant.objects.filter(
        Q(until=None) | Q(until__gt=today), worker=_id(worker), worker__is_active=True, since__lte=today
    )


def sees(*, worker: Worker | UUID, purpose: str, file: UUID, today: date, level: int = Level.INVOLVEMENT) -> bool:
    """Tell whether a worker has ground to see a file for this purpose, up to this level at least."""
    return bool(_held(file, worker, purpose, today, level))


def gives(*, worker: Worker | UUID, purpose: str, file: UUID, today: date) -> bool:
    """Tell whether a worker may give others a role, and the rights with it, in a file that is there.

    Some purposes are for that. Otherwise the method must ask it of this very worker, and the function must allow it.
    """
    held = _held(file, worker, purpose, today, Level.SHARED)
    if purposes()[purpose].gives:
        return bool(held)
    head = head_of(file)
    kind = head.kind if head else ""
    functions = {grant.function for grant in held if grant.programme is None and grant.function}
    rights = [right for name in functions for right in function(name).own.get(kind, ()) if right.purpose == purpose]
    if not any(right.gives_when_asked for right in rights):
        return False
    of_whom = {_id(worker), *(grant.covers for grant in held if grant.covers)}
    return OpenDuty.objects.filter(file=file, worker__in=of_whom, deed=ROLE_TAKEN).exists()


def only_stands_in(*, worker: Worker | UUID, purpose: str, file: UUID, today: date) -> bool:
    """Tell whether a worker has what is shared in a file for this purpose by cover, and by no right of the own."""
    held = _held(file, worker, purpose, today, Level.SHARED)
    return bool(held) and all(grant.cover for grant in held)


def sees_every_domain(*, worker: Worker | UUID, purpose: str, file: UUID, today: date) -> bool:
    """Tell whether a worker sees all life domains of a file for this purpose, and not some of them."""
    return any(grant.domain == "*" for grant in _held(file, worker, purpose, today, Level.SHARED))


def purposes_on(*, worker: Worker | UUID, file: UUID, today: date) -> list[str]:
    """Give the purposes for which a worker may see a file, the widest sight first; none: it does not exist for them."""
    best: dict[str, int] = {}
    for grant in grants_on(file, _id(worker), today):
        best[grant.purpose] = max(grant.level, best.get(grant.purpose, -1))
    order = list(purposes())
    return sorted(best, key=lambda purpose: (-best[purpose], purpose != "coordination", order.index(purpose)))


@dataclass(frozen=True, kw_only=True)
class Position:
    """What somebody holds at all: for a purpose, in a function, of a programme's team or (none) of files by role.

    `level` is the highest; `of_house`: in the file of the installation.
    """

    purpose: str
    function: str
    programme: UUID | None
    of_house: bool
    level: int


@once
def positions(worker: UUID, today: date) -> tuple[Position, ...]:
    """Give what a worker holds at all on this day, in one question whatever is asked about it; order says nothing."""
    of_house = Case(When(file=INSTALLATION, then=True), default=False)
    held = grants_of(worker, today).order_by().annotate(of_house=of_house)
    grouped = held.values("purpose", "function", "programme", "of_house").annotate(highest=Max("level"))
    return tuple(
        Position(
            purpose=one["purpose"],
            function=one["function"],
            programme=one["programme"],
            of_house=one["of_house"],
            level=one["highest"],
        )
        for one in grouped
    )


def holds(*, worker: Worker | UUID, purpose: str, today: date) -> bool:
    """Tell whether a worker holds anything at all for a purpose: who does not need not be asked what is seen for it."""
    return any(one.purpose == purpose for one in positions(_id(worker), today))


def programmes_of(*, worker: Worker | UUID, purpose: str, today: date) -> list[UUID]:
    """Give the programmes in which a worker has a team's right for this purpose."""
    return sorted({one.programme for one in positions(_id(worker), today) if one.programme and one.purpose == purpose})


def functions_in(*, worker: Worker | UUID, programme: UUID, today: date) -> list[str]:
    """Give the functions that a worker has in the team of a programme."""
    found = grants_of(worker, today).filter(programme=programme)
    return list(found.order_by("function").values_list("function", flat=True).distinct())


@of_house("who_holds_rights")
def workers_on(*, file: UUID, purpose: str, today: date) -> list[UUID]:
    """Give the workers who may see a file for this purpose through a role of their own in it."""
    found = Grant.objects.filter(
        Q(until=None) | Q(until__gt=today), file=file, programme=None, purpose=purpose, since__lte=today
    )
    return list(found.filter(worker__is_active=True).order_by("worker").values_list("worker", flat=True).distinct())


def administers(*, worker: Worker | UUID, today: date) -> bool:
    """Tell whether a worker arranges this installation: who works here, where, and by which method."""
    held = [one for one in positions(_id(worker), today) if one.of_house and one.programme is None]
    return any(one.purpose == "administration" and one.level >= Level.SHARED for one in held)


def administrators(today: date) -> list[UUID]:
    """Give who arranges this installation."""
    return workers_on(file=INSTALLATION, purpose="administration", today=today)


def grant_behind(
    *, worker: Worker | UUID, purpose: str, file: UUID, today: date, level: int = Level.INVOLVEMENT
) -> Grant:
    """Give the grant on which a look rests: an own role before a team's right, the widest first. Raises NoGround.

    `level`: what must be seen at least; whoever writes must be able to read what stands there.
    """
    held = _held(file, worker, purpose, today, level)
    if not held:
        raise NoGround
    return min(held, key=lambda grant: (-grant.level, grant.programme is not None, str(grant.programme), grant.pk))


def grants_on_files(files: Iterable[File], worker: Worker | UUID, today: date) -> dict[UUID, list[Grant]]:
    """Give what a worker was granted on each of these files, by a role in it or through its programme; one question.

    Whether a row in it is seen depends on life domain and level as well: `access.sight` asks that of many rows at once.
    """
    heads = {file.pk: file for file in files}
    programmes = {*heads, *(head.programme for head in heads.values() if head.programme)}
    about = Q(programme=None, file__in=heads) | Q(programme__in=programmes)
    found: dict[UUID, list[Grant]] = {file: [] for file in heads}
    inside: dict[UUID, list[UUID]] = {}
    for file, head in heads.items():
        if head.programme:
            inside.setdefault(head.programme, []).append(file)
    for grant in grants_of(worker, today).filter(about) if heads else ():
        if grant.programme is None:
            found[grant.file_id].append(grant)
            continue
        if grant.programme in found:
            found[grant.programme].append(grant)
        for file in inside.get(grant.programme, ()):
            if grant.of in ("*", heads[file].kind):
                found[file].append(grant)
    return found


@once
def grants_on(file: UUID, worker: UUID, today: date) -> tuple[Grant, ...]:
    """Give what a worker was granted on one file; nothing for a file that is not there."""
    head = head_of(file)
    return tuple(grants_on_files([head], worker, today)[file]) if head else ()


def _held(file: UUID, worker: Worker | UUID, purpose: str, today: date, level: int) -> list[Grant]:
    found = grants_on(file, _id(worker), today)
    return [grant for grant in found if grant.purpose == purpose and grant.level >= level]


def _several(purpose: str | Iterable[str]) -> list[str]:
    return [purpose] if isinstance(purpose, str) else list(purpose)


def _id(worker: Any) -> UUID:
    found: UUID = worker if isinstance(worker, UUID) else worker.pk
    return found
