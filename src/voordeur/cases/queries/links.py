"""Which cases go with which: a link is no right, so each is told only to who may see the other case itself."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from uuid import UUID

from voordeur.access import visible
from voordeur.accounts.models import Organisation, Worker
from voordeur.cases.coordinating import Side
from voordeur.cases.models import Case, CaseLink, CaseRole, HandOn
from voordeur.cases.rules import COORDINATOR
from voordeur.journal.ground import of_house
from voordeur.journal.once import once
from voordeur.people import queries as people


def seen_among(cases: Iterable[UUID], *, worker: Worker | UUID, purposes: Iterable[str], today: date) -> set[UUID]:
    """Give which of these cases a worker may read for one of these purposes."""
    wanted = list(cases)
    if not wanted:
        return set()
    rows = visible(Case.objects.filter(pk__in=wanted), worker=worker, purpose=purposes, today=today)
    return set(rows.values_list("pk", flat=True))


@once
def seen_beside(file: UUID, *, worker: UUID, purposes: tuple[str, ...], today: date) -> frozenset[UUID]:
    """Give which of the cases that go with this one a worker may read: one statement, also when none goes with it."""
    beside = Case.objects.filter(pk__in=CaseLink.objects.of(file).values("case"))
    seen = visible(beside, worker=worker, purpose=purposes, today=today)
    return frozenset(seen.values_list("pk", flat=True))


@of_house("who_works_where")
def sides_of(file: UUID) -> list[Side]:
    """Give a case and all that it was handed on to or came from, however far, that run for its household now; the first
    first.
    """
    known, waiting = {file}, {file}
    said: dict[UUID, dict[UUID, bool]] = {}
    before: dict[UUID, UUID] = {}
    while waiting:
        rows = list(HandOn.objects.filter(file__in=waiting).order_by("id"))
        waiting = set()
        for one in rows:
            if one.case is None:
                continue
            if one.way == HandOn.Way.FROM:
                before[one.file_id] = one.case
            if one.coordinates_here is not None:
                said.setdefault(one.file_id, {})[one.case] = one.coordinates_here
            waiting |= {one.case} - known
        known |= waiting
    found = [Side(case=id, says=said.get(id, {})) for id in _running_together(file, known)]
    return sorted(found, key=lambda side: _handed_on_times(side.case, before))


def _handed_on_times(case: UUID, before: Mapping[UUID, UUID]) -> int:
    """Count how often a household was handed on before it came to a case; methods never feed each other in a circle."""
    times = 0
    while case in before and times < len(before):
        case, times = before[case], times + 1
    return times


@of_house("who_works_where")
def who_coordinates(case: UUID) -> Worker | None:
    """Give who coordinates a case, to call; nobody of an organisation whose name tells what is wrong."""
    held = CaseRole.objects.of(case).filter(function=COORDINATOR, until=None).order_by("since", "id").last()
    found = Worker.objects.filter(pk=held.worker).first() if held else None
    tells = found and found.organisation and Organisation.objects.filter(pk=found.organisation, reveals_problem=True)
    return None if tells and tells.exists() else found


@of_house("who_works_where")
def going_on_beside(file: UUID) -> list[UUID]:
    """Give the cases that this one was handed on to or came from, and that run for its household now; the oldest first.

    One that ended and one that went along with who left are both not there, so that nobody learns which it was.
    """
    beside = {case for case in HandOn.objects.of(file).values_list("case", flat=True) if case}
    return [case for case in _running_together(file, beside) if case in beside]


def _running_together(file: UUID, cases: Collection[UUID]) -> list[UUID]:
    """Give of this case and the others those that run, and are about its household now; the oldest first.

    Nothing runs beside a case that ended itself. Of the others nothing is asked about where they went, so one that
    ended takes no more than one that went along.
    """
    rows = Case.objects.filter(pk__in={file, *cases}).order_by("opened_on", "id")
    found = list(rows.values_list("pk", "household", "closed_on"))
    running = {case: household for case, household, closed_on in found if closed_on is None}
    if file not in running:
        return []
    same = people.files_of(people.going_on(home)) if (home := running[file]) else ()
    return [case for case, household in running.items() if case == file or household in same]
