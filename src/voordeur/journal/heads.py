"""Opens files and locks their heads, so that two who write in one file do so one after the other."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Case, IntegerField, UUIDField, Value, When

from voordeur.journal.drafts import Draft, Opening
from voordeur.journal.models import File, projection_tables
from voordeur.journal.once import once
from voordeur.journal.permits import Permit
from voordeur.journal.refusals import NoPermit, Stale, WrongFile

_COUNTED_OVER = (File.Kind.WORKER, File.Kind.PROGRAMME)
_COUNTED_OVER_LAST = Case(When(kind__in=_COUNTED_OVER, then=Value(1)), default=Value(0), output_field=IntegerField())


def open_files(opening: Sequence[Opening], at: datetime) -> None:
    """Make the new files; one that somebody made at the same moment stays as it is."""
    File.objects.bulk_create(
        [
            File(
                id=one.file,
                kind=one.kind,
                programme=one.programme,
                controller=one.controller,
                opened_at=at,
                opened_with_id=one.method_id,
                method_id=one.method_id,
            )
            for one in opening
        ],
        ignore_conflicts=True,
    )


def lock_heads(files: Iterable[UUID], *, if_there: Iterable[UUID] = ()) -> dict[UUID, File]:
    """Lock these files in one order, whatever order others ask for; WrongFile when one does not exist.

    `if_there`: files that may still have to begin. What is counted over comes last (programmes and workers), since a
    deed of several acts may come to it when it holds a case already. Rows that only point to a head do not wait.
    """
    wanted, others = set(files), set(if_there)
    locking = File.objects.select_for_update(of=("self",), no_key=True).select_related("standing")
    heads = {file.id: file for file in locking.filter(id__in=wanted | others).order_by(_COUNTED_OVER_LAST, "id")}
    if wanted - heads.keys():
        raise WrongFile
    return {id: heads[id] for id in sorted(heads)}


@once
def head_of(file: UUID) -> File | None:
    """Give the head of a file for reading, never to be written with; None where there is none for who asks."""
    return File.objects.filter(id=file).first()


def save_head(head: File) -> None:
    """Save what entries move in a head."""
    File.objects.filter(id=head.id).update(
        position=head.position,
        head=head.head,
        method=head.method_id,
        latest=head.latest,
        latest_recorded=head.latest_recorded,
        unplaced=head.unplaced,
    )


def check_permit(drafts: Iterable[Draft], heads: Mapping[UUID, File], opened: set[UUID], permit: Permit) -> None:
    """Refuse what the permit does not cover, and kinds that do not belong in a file of this kind.

    A file that this act opens outside any programme (a household, an organisation) asks only for the entry's kind,
    of a permit that covers anything at all: nobody has a grant on it yet.
    """
    covers_anything = permit.files is None or bool(permit.files or permit.programmes)
    for draft in drafts:
        head, kind = heads[draft.file], draft.body.entry_kind
        begins = head.id in opened and head.programme is None
        if begins and covers_anything and (permit.kinds is None or kind.name in permit.kinds):
            pass
        elif not permit.covers(head.id, head.programme, kind.name, file_kind=head.kind, begins=head.id in opened):
            raise NoPermit
        if kind.files and head.kind not in kind.files:
            raise WrongFile


def check_versions(expect: Mapping[UUID, UUID]) -> None:
    """Refuse as Stale when a row is no longer the version that the writer saw."""
    if not expect:
        return
    questions = [
        model.objects.filter(pk__in=list(expect)).order_by().values_list("pk", "version")
        for model in projection_tables()
        if isinstance(model._meta.pk, UUIDField)
    ]
    now: dict[UUID, list[UUID]] = {}
    for row, version in questions[0].union(*questions[1:], all=True) if questions else ():
        now.setdefault(row, []).append(version)  # rows of two tables may share an id, such as a case and its plan
    for row, seen in expect.items():
        versions = now.get(row, [])
        if seen not in versions:
            raise Stale(versions[0] if len(versions) == 1 else None)
