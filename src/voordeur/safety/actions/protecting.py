"""Deeds about protected facts: write one down in a file of its own, name its readers, look again, end it."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from voordeur.access import ends_for, grants_for, workers_on
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal import Draft, File, Level, NoPermit, Opening, Permit, Recorded, Refusal, id_from, note, record
from voordeur.people import queries as people
from voordeur.safety import entries as said

READER = "confidant"


class NobodyReads(Refusal):
    """A protected fact that nobody could read would be lost."""

    def __init__(self) -> None:
        """Say what to do first."""
        super().__init__(
            {
                "nl": "Dan kan niemand dit nog lezen.",
                "en": "Then nobody could read this any more.",
            },
            {
                "nl": "Wijs eerst iemand anders aan die het mag lezen.",
                "en": "First name somebody else who may read it.",
            },
        )


def protect_fact(
    *,
    what: said.What,
    text: str,
    subject_kind: said.SubjectKind,
    subject: UUID,
    readers: Iterable[UUID],
    permit: Permit,
    at: datetime,
    review: date | None = None,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Write a fact down in a new file that only `readers` may see.

    The permit must hold for a file in which the person, household or case stands (NoPermit); that file gets no trace.
    """
    named = list(dict.fromkeys(readers))
    if not named:
        raise NobodyReads
    _may_speak_of(subject_kind, subject, permit)
    entry, on = id or new_id(), happened_on or day_of(at)
    file = id_from(entry, "protected")
    body = said.FactProtected(what=what, text=text, subject_kind=subject_kind, subject=subject, review=review)
    fact = Draft(file, body, on, id=entry, level=Level.CONFINED, persons=(subject,) if subject_kind == "person" else ())
    return record(
        fact,
        *(draft for worker in named for draft in naming(worker, file, "protected", on)),
        permit=permit,
        at=at,
        opening=[Opening(file, "protected", controller=_controller(subject_kind, subject))],
    )


def add_reader(
    *, file: UUID, worker: UUID, reason: str, permit: Permit, at: datetime, id: UUID | None = None
) -> Recorded:
    """Let somebody else read a protected fact, or a code's file, from now on."""
    kind = File.objects.values_list("kind", flat=True).get(id=file)
    drafts = naming(worker, file, kind, day_of(at), reason=reason, id=id)
    return record(*drafts, permit=permit, at=at)


def end_reader(
    *, file: UUID, worker: UUID, permit: Permit, at: datetime, reason: str = "", id: UUID | None = None
) -> Recorded:
    """Take somebody's right to read away, at once. Raises NobodyReads for the last one."""
    on = day_of(at)
    if not set(workers_on(file=file, purpose="safety", today=on)) - {worker}:
        raise NobodyReads
    kind = File.objects.values_list("kind", flat=True).get(id=file)
    body = said.ReaderEnded(worker=worker, reason=reason)
    return record(
        Draft(file, body, on, id=id, level=Level.CONFINED),
        *ends_for(READER, worker, {file: kind}, on, reason=reason),
        permit=permit,
        at=at,
    )


def review_fact(
    *, file: UUID, permit: Permit, at: datetime, remark: str = "", review: date | None = None, id: UUID | None = None
) -> Recorded:
    """Note that a reader looked whether the protection still holds, and when to look again."""
    return note(file, said.FactReviewed(remark=remark, review=review), permit, at, id=id, level=Level.CONFINED)


def end_protection(*, file: UUID, reason: str, permit: Permit, at: datetime, id: UUID | None = None) -> Recorded:
    """Note that the fact needs no protecting any more. It becomes nobody else's to read by that."""
    return note(file, said.ProtectionEnded(reason=reason), permit, at, id=id, level=Level.CONFINED)


def naming(
    worker: UUID, file: UUID, kind: str, on: date, *, reason: str = "", id: UUID | None = None
) -> tuple[Draft, ...]:
    """Draft that a worker reads such a file from this day on, for the act that names the reader."""
    named = Draft(file, said.ReaderAdded(worker=worker, reason=reason), on, id=id, level=Level.CONFINED)
    return (named, *grants_for(READER, worker, {file: kind}, on))


def _may_speak_of(kind: said.SubjectKind, subject: UUID, permit: Permit) -> None:
    files = people.files_with(subject) if kind == "person" else [subject]
    if permit.files is not None and not permit.files & set(files):
        raise NoPermit


def _controller(kind: said.SubjectKind, subject: UUID) -> UUID | None:
    if kind != "case":
        return None
    return File.objects.filter(id=subject).values_list("controller", flat=True).first()
