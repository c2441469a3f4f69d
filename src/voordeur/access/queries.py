"""The one visibility question, and the questions around it. Every list, page and export passes here."""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Exists, Model, OuterRef, PositiveSmallIntegerField, Q, QuerySet, Value
from django.db.models.lookups import Exact

from voordeur.access.functions import function, purposes
from voordeur.access.models import Grant
from voordeur.accounts.installation import INSTALLATION
from voordeur.accounts.models import Worker
from voordeur.journal.ground import of_house
from voordeur.journal.models import File, Level, OpenDuty

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
    return rows.filter(Exists(_grants_for_rows(rows.model, worker, _several(purpose), today)))


def reach(
    *, worker: Worker | UUID, purpose: str | Iterable[str], today: date, kind: str = ""
) -> QuerySet[Any, tuple[UUID | None]]:
    """Give the ids of the files (of this kind) in which a worker was granted anything at all for a purpose.

    A list of a whole table is narrowed by it first, `filter(file__in=reach(…))`: the database then begins at the
    worker's own grants, and not at every row that there is. Who sees a row is asked with `visible`, as always.
    """
    held = grants_of(worker, today).filter(purpose__in=_several(purpose)).order_by()
    programmes = held.filter(programme__isnull=False).values_list("programme")
    inside = File.objects.filter(programme__in=programmes, **({"kind": kind} if kind else {})).order_by()
    own = held.filter(programme=None).values_list("file")
    return own.union(programmes, inside.values_list("pk"))


def grants_of(worker: Worker | UUID, today: date) -> QuerySet[Grant]:
    """Give the grants that a worker holds on this day; none for whoever left."""
    return Grant.objects.filter(
        Q(until=None) | Q(until__gt=today), worker=_id(worker), worker__is_active=True, since__lte=today
    )


def sees(*, worker: Worker | UUID, purpose: str, file: UUID, today: date, level: int = Level.INVOLVEMENT) -> bool:
    """Tell whether a worker has ground to see a file for this purpose, up to this level at least."""
    return _grants_on(file, worker, today).filter(purpose=purpose, level__gte=level).exists()


def gives(*, worker: Worker | UUID, purpose: str, file: UUID, today: date) -> bool:
    """Tell whether a worker may give others a role, and the rights with it, in a file that is there.

    Some purposes are for that. Otherwise the method must ask it of this very worker, and the function must allow it.
    """
    held = _grants_on(file, worker, today).filter(purpose=purpose, level__gte=Level.SHARED)
    if purposes()[purpose].gives:
        return held.exists()
    kind = File.objects.values_list("kind", flat=True).filter(id=file).first() or ""
    functions = {name for name in held.filter(programme=None).values_list("function", flat=True) if name}
    rights = [right for name in functions for right in function(name).own.get(kind, ()) if right.purpose == purpose]
    asked = any(right.gives_when_asked for right in rights)
    of_whom = {_id(worker), *held.exclude(covers=None).values_list("covers", flat=True)}
    return asked and OpenDuty.objects.filter(file=file, worker__in=of_whom, deed=ROLE_TAKEN).exists()


def only_stands_in(*, worker: Worker | UUID, purpose: str, file: UUID, today: date) -> bool:
    """Tell whether a worker has what is shared in a file for this purpose by cover, and by no right of the own."""
    held = _grants_on(file, worker, today).filter(purpose=purpose, level__gte=Level.SHARED)
    return held.exists() and not held.filter(cover=None).exists()


def sees_every_domain(*, worker: Worker | UUID, purpose: str, file: UUID, today: date) -> bool:
    """Tell whether a worker sees all life domains of a file for this purpose, and not some of them."""
    return _grants_on(file, worker, today).filter(purpose=purpose, level__gte=Level.SHARED, domain="*").exists()


def purposes_on(*, worker: Worker | UUID, file: UUID, today: date) -> list[str]:
    """Give the purposes for which a worker may see a file, the widest sight first; none: it does not exist for them."""
    best: dict[str, int] = {}
    for purpose, level in _grants_on(file, worker, today).values_list("purpose", "level"):
        best[purpose] = max(level, best.get(purpose, -1))
    order = list(purposes())
    return sorted(best, key=lambda purpose: (-best[purpose], purpose != "coordination", order.index(purpose)))


def programmes_of(*, worker: Worker | UUID, purpose: str, today: date) -> list[UUID]:
    """Give the programmes in which a worker has a team's right for this purpose."""
    found = grants_of(worker, today).filter(purpose=purpose, programme__isnull=False)
    return [each for each in found.order_by("programme").values_list("programme", flat=True).distinct() if each]


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
    return sees(worker=worker, purpose="administration", file=INSTALLATION, today=today, level=Level.SHARED)


def administrators(today: date) -> list[UUID]:
    """Give who arranges this installation."""
    return workers_on(file=INSTALLATION, purpose="administration", today=today)


def grant_behind(
    *, worker: Worker | UUID, purpose: str, file: UUID, today: date, level: int = Level.INVOLVEMENT
) -> Grant:
    """Give the grant on which a look rests: an own role before a team's right, the widest first. Raises NoGround.

    `level`: what must be seen at least; whoever writes must be able to read what stands there.
    """
    grants = _grants_on(file, worker, today).filter(purpose=purpose, level__gte=level)
    found = grants.order_by("-level", "programme", "id").first()
    if found is None:
        raise NoGround
    return found


def _grants_on(file: UUID, worker: Worker | UUID, today: date) -> QuerySet[Grant]:
    head = File.objects.filter(id=file).values_list("programme", "kind").first()
    if head is None:
        return Grant.objects.none()
    programme, kind = head
    return grants_of(worker, today).filter(
        Q(programme=None, file=file)
        | Q(programme__isnull=False, programme=file)
        | Q(programme__isnull=False, programme=programme, of__in=["*", kind])
    )


def _several(purpose: str | Iterable[str]) -> list[str]:
    return [purpose] if isinstance(purpose, str) else list(purpose)


def _grants_for_rows(model: type[Model], worker: Worker | UUID, purposes: list[str], today: date) -> QuerySet[Grant]:
    path = _path_to_file(model)
    inside = f"{path}__" if path else ""
    held = grants_of(worker, today).filter(
        Q(programme=None, file=OuterRef(path or "pk"))
        | Q(programme__isnull=False, programme=OuterRef(f"{path}_id" if path else "pk"))
        | Q(programme__isnull=False, programme=OuterRef(f"{inside}programme"))
        & (Q(of="*") | Q(of=OuterRef(f"{inside}kind"))),
        **({"purpose": purposes[0]} if len(purposes) == 1 else {"purpose__in": purposes}),
    )
    if domain := _column(model, path, "domain"):
        held = held.filter(Q(domain__in=["*"]) | Q(domain=OuterRef(domain)) | Q(Exact(OuterRef(domain), Value(""))))
    if level := _column(model, path, "level"):
        return held.filter(level__gte=OuterRef(level))
    # Of a bare file one may know that it is there; anything that stands in it is at least shared.
    return held.filter(level__gte=Level.INVOLVEMENT if model is File else Level.SHARED)


def _path_to_file(model: type[Model]) -> str:
    if issubclass(model, File):
        return ""
    for path, names in (("file", _names(model)), ("entry__file", _names(model))):
        if path.split("__")[0] in names:
            return path
    raise TypeError(f"{model._meta.label} has no file, so nobody can have ground to see it; ask its room another way.")


def _names(model: type[Model]) -> Iterable[str]:
    return {field.name for field in model._meta.concrete_fields if field.is_relation}


def _column(model: type[Model], path: str, name: str) -> str | None:
    """Say where the outer row keeps this column: in itself or in its entry; None when neither has it.

    A level is a number; a covenant says in words how far it goes, which is no level of the row.
    """
    if path == "entry__file":
        return f"entry__{name}"
    try:
        found = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return None if name == "level" and not isinstance(found, PositiveSmallIntegerField) else name


def _id(worker: Any) -> UUID:
    found: UUID = worker if isinstance(worker, UUID) else worker.pk
    return found
