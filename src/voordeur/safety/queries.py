"""Questions about what is protected. Every one passes the one visibility question, for the purpose of this room."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, QuerySet

from voordeur.access import NoGround, holds, seconds, visible, workers_on
from voordeur.access.models import SecondAsk
from voordeur.accounts.models import Worker
from voordeur.journal import Entry
from voordeur.journal.reading import Told, effective, lines_of
from voordeur.safety.models import AcuteContact, ProtectedFact, ReportingCode, SafetyFlag

PURPOSE = "safety"


def acute_contacts(municipality: str = "") -> QuerySet[AcuteContact]:
    """Give the acute contacts that the administrator wrote down, of one municipality or of all; of no resident."""
    rows = AcuteContact.objects.order_by("municipality", "name", "id")
    return rows.filter(municipality__iexact=municipality.strip()) if municipality else rows


def facts(*, worker: Worker, today: date) -> QuerySet[ProtectedFact]:
    """Give the protected facts that a worker was named a reader of, those that still hold first."""
    rows = ProtectedFact.objects.order_by(F("ended_on").asc(nulls_first=True), "-since", "id")
    return visible(rows, worker=worker, purpose=PURPOSE, today=today)


def facts_about(subjects: Iterable[UUID], *, worker: Worker, today: date) -> QuerySet[ProtectedFact]:
    """Give what a worker may read that is about these persons, households and cases."""
    return facts(worker=worker, today=today).filter(subject__in=list(subjects))


def facts_to_review(*, worker: Worker, today: date) -> QuerySet[ProtectedFact]:
    """Give the facts of which the day to look again has come, for their readers; the longest ago first."""
    if not holds(worker=worker, purpose=PURPOSE, today=today):
        return ProtectedFact.objects.none()
    due = facts(worker=worker, today=today).filter(review__lte=today, ended_on=None)
    return due.order_by("review", "id")


def fact(file: UUID, *, worker: Worker, today: date) -> ProtectedFact:
    """Give one protected fact. Raises NoGround for who is no reader, as for what never existed."""
    found = facts(worker=worker, today=today).filter(pk=file).first()
    if found is None:
        raise NoGround
    return found


def taken_back(*, worker: Worker, today: date) -> QuerySet[Entry]:
    """Give the lines of facts that were written by mistake and taken back, for those who were named their readers."""
    written = Entry.objects.filter(kind="fact_protected").exclude(file__in=ProtectedFact.objects.values("file"))
    return visible(written.order_by("-recorded", "id"), worker=worker, purpose=PURPOSE, today=today)


def readers_of(file: UUID, *, today: date) -> list[UUID]:
    """Give who may read a file of this room today; ask only for a worker who reads it."""
    return workers_on(file=file, purpose=PURPOSE, today=today)


def flags(*, worker: Worker, today: date) -> QuerySet[SafetyFlag]:
    """Give the safety flags that a worker was named a reader of, those that still hold first."""
    rows = SafetyFlag.objects.order_by(F("ended_on").asc(nulls_first=True), "-since", "id")
    return visible(rows, worker=worker, purpose=PURPOSE, today=today)


def flags_about(subjects: Iterable[UUID], *, worker: Worker, today: date) -> QuerySet[SafetyFlag]:
    """Give the flags that a worker may read on these households and cases."""
    return flags(worker=worker, today=today).filter(subject__in=list(subjects))


def asked_to_end(flags: Iterable[SafetyFlag], *, at: datetime) -> dict[UUID, SecondAsk]:
    """Give the question to end each of these flags that waits for a second person; ask only of flags one reads."""
    return {one.file_id: one for one in seconds.open_asks(at).filter(file__in=[flag.pk for flag in flags])}


def flag(file: UUID, *, worker: Worker, today: date) -> SafetyFlag:
    """Give one flag. Raises NoGround for who is no reader, as for what never existed."""
    found = flags(worker=worker, today=today).filter(pk=file).first()
    if found is None:
        raise NoGround
    return found


def codes(*, worker: Worker, today: date) -> QuerySet[ReportingCode]:
    """Give the runs of the reporting code that a worker does or was named in, those that still run first."""
    rows = ReportingCode.objects.order_by(F("ended_on").asc(nulls_first=True), "-since", "id")
    return visible(rows, worker=worker, purpose=PURPOSE, today=today)


def codes_about(subjects: Iterable[UUID], *, worker: Worker, today: date) -> QuerySet[ReportingCode]:
    """Give the runs that a worker may read on these households and cases."""
    return codes(worker=worker, today=today).filter(subject__in=list(subjects))


def codes_running(*, worker: Worker, today: date) -> QuerySet[ReportingCode]:
    """Give the runs that this very worker does and has not ended, the oldest first."""
    if not holds(worker=worker, purpose=PURPOSE, today=today):
        return ReportingCode.objects.none()
    return codes(worker=worker, today=today).filter(started_by=worker.pk, ended_on=None).order_by("since", "id")


def code(file: UUID, *, worker: Worker, today: date) -> ReportingCode:
    """Give one run. Raises NoGround for who was not named in it, as for what never existed."""
    found = codes(worker=worker, today=today).filter(pk=file).first()
    if found is None:
        raise NoGround
    return found


def steps_of(code: ReportingCode) -> list[Told]:
    """Give what was written in a run of the code, in order of happening; ask only for one that the worker reads."""
    told = effective(lines_of([code.pk])[code.pk])
    return [one for one in told if not one.entry.kind.startswith(("access_", "reader_", "code_started"))]
