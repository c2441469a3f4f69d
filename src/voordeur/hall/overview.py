"""All running cases that somebody oversees: what is late, stuck or waiting in each, and who has too many.

Each list is one query, however many cases there are.

What a worker may not read of a case makes nothing late, stuck or untouched there.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max, Q, QuerySet

from voordeur.access import visible
from voordeur.accounts import queries as accounts
from voordeur.accounts.models import Worker
from voordeur.cases.hardest import Weight, hardest_first
from voordeur.cases.models import Case, CaseRole, Escalation, Obstacle, Referral
from voordeur.cases.rules import COORDINATOR
from voordeur.cases.waiting import Wait, wait_since
from voordeur.hall.standing import asked_role, hidden_entries, owed_from_what_is_seen
from voordeur.journal import Entry, OpenDuty, method_of
from voordeur.partners import queries as partners

# Whoever only helps or visits sees the own cases elsewhere, and gives nobody a role.
OVERSEEING = ("coordination", "triage", "oversight")

Found = dict[UUID, list[Any]]


@dataclass(frozen=True, kw_only=True)
class Load:
    """How many of these cases a worker has in a role, and how many the method allows (None: no limit)."""

    worker: UUID
    name: str
    role: str
    programme: UUID | None
    running: int
    limit: int | None

    @property
    def over(self) -> bool:
        """Whether it is more than the method allows."""
        return self.limit is not None and self.running > self.limit


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A service that a household waits for."""

    row: Referral
    name: str
    wait: Wait


@dataclass(frozen=True, kw_only=True)
class Stands:
    """One case as its overseer sees it: what is the matter, who coordinates, and what decides its place."""

    file: UUID
    programme: UUID | None
    weight: Weight
    severity_on: date | None
    coordinators: tuple[str, ...]
    vacant_role: str
    over: tuple[Load, ...]
    late: tuple[OpenDuty, ...]
    obstacles: tuple[Obstacle, ...]
    unanswered: tuple[Escalation, ...]
    waiting: tuple[Waiting, ...]

    @property
    def matters(self) -> frozenset[str]:
        """What is the matter with it, in words for a filter; empty when nothing is."""
        found = {
            "late": self.late,
            "stuck": self.obstacles or self.unanswered,
            "waiting": self.waiting,
            "nobody": not self.coordinators,
            "load": self.over,
        }
        return frozenset(name for name, there in found.items() if there)


@dataclass(frozen=True, kw_only=True)
class Overview:
    """The running cases in order, the hardest first, and how many each coordinator has."""

    cases: tuple[Stands, ...]
    loads: tuple[Load, ...]


def overview(worker: Worker, today: date, *, programme: UUID | None = None) -> Overview:
    """Gather the running cases that this worker may read, of one programme or of all."""
    look = _Look(worker, today)
    running = look.at(Case.objects.filter(closed_on=None)).select_related("file")
    found = {case.pk: case for case in (running.filter(programme=programme) if programme else running)}
    files = list(found)
    held = look.by_file(CaseRole.objects.filter(file__in=files, until=None, function=COORDINATOR), "since", "id")
    loads = _loads(found, held)
    touched = look.touched(files)
    late, obstacles, unanswered, waiting = look.late(found), *look.stuck(files), look.waiting(files)
    stands = {
        file: Stands(
            file=file,
            programme=case.programme,
            weight=Weight(
                severity=case.severity,
                touched_on=touched.get(file, case.opened_on),
                opened_on=case.opened_on,
                today=today,
            ),
            severity_on=case.severity_on,
            coordinators=tuple(_names(held.get(file, ()), loads)),
            vacant_role=_coordinating_role(case),
            over=tuple(load for load in loads if load.over and _holds(load, case, held.get(file, ()))),
            # What stands here as stuck or waiting does not stand here as late too.
            late=tuple(
                duty
                for duty in late.get(file, ())
                if duty.thing not in {one.pk for one in (*obstacles.get(file, ()), *unanswered.get(file, ()))}
                and duty.thing not in {one.row.pk for one in waiting.get(file, ())}
            ),
            obstacles=tuple(obstacles.get(file, ())),
            unanswered=tuple(unanswered.get(file, ())),
            waiting=tuple(waiting.get(file, ())),
        )
        for file, case in found.items()
    }
    ordered = hardest_first((file, one.weight) for file, one in stands.items())
    return Overview(cases=tuple(stands[file] for file in ordered), loads=loads)


def unanswered_of(worker: Worker, today: date) -> list[Escalation]:
    """Give what this worker escalated and got no answer to in time, unless the method makes a duty of that itself."""
    asked = Escalation.objects.filter(worker=worker.pk, state=Escalation.State.ASKED, answer_due__lt=today)
    seen = visible(asked, worker=worker, purpose=OVERSEEING, today=today)
    owed = OpenDuty.objects.filter(thing__in=asked.values("pk")).values("thing")
    running = Case.objects.filter(closed_on=None).values("file")
    return list(seen.filter(file__in=running).exclude(pk__in=owed).order_by("answer_due", "id"))


class _Look:
    """Looks at tables through the eyes of one worker on one day."""

    def __init__(self, worker: Worker, today: date) -> None:
        self.worker, self.today = worker, today

    def at(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Keep what the worker may see."""
        return visible(rows, worker=self.worker, purpose=OVERSEEING, today=self.today)

    def by_file(self, rows: QuerySet[Any], *order: str) -> Found:
        """Give what the worker may see, by file."""
        return _by_file(self.at(rows).order_by(*order))

    def touched(self, files: list[UUID]) -> dict[UUID, date]:
        """Give the day on which something last happened in each file; rights that were given are no work."""
        lines = self.at(Entry.objects.filter(file__in=files).exclude(kind__startswith="access_"))
        return dict(lines.order_by().values_list("file").annotate(Max("happened_on")))

    def late(self, found: Mapping[UUID, Case]) -> Found:
        """Give the duties that are late and were not put off, the latest first."""
        not_put_off = Q(postponed_until=None) | Q(postponed_until__lte=self.today)
        rows = self.by_file(
            OpenDuty.objects.filter(not_put_off, file__in=list(found), due__lt=self.today).select_related("file"),
            "due",
            "id",
        )
        hidden = hidden_entries(rows, worker=self.worker, purposes=OVERSEEING, today=self.today)
        if not hidden:
            return rows
        owed = owed_from_what_is_seen({file: found[file].file for file in hidden}, hidden, today=self.today)
        return {
            file: [duty for duty in duties if file not in hidden or (duty.duty, duty.thing) in owed.get(file, ())]
            for file, duties in rows.items()
        }

    def stuck(self, files: list[UUID]) -> tuple[Found, Found]:
        """Give the obstacles that are there, and the escalations whose day to answer has passed."""
        asked = Escalation.objects.filter(file__in=files, state=Escalation.State.ASKED)
        obstacles = self.by_file(Obstacle.objects.filter(file__in=files, removed_on=None), "found_on", "id")
        open_ = self.by_file(asked, "answer_due", "id")
        # An obstacle on which somebody still has time to decide is in good hands.
        busy = {one.obstacle for rows in open_.values() for one in rows if not _overdue(one, self.today)}
        late = {file: [one for one in rows if _overdue(one, self.today)] for file, rows in open_.items()}
        told = {one.obstacle for rows in late.values() for one in rows}
        left = {file: [one for one in rows if one.pk not in busy | told] for file, rows in obstacles.items()}
        return left, late

    def waiting(self, files: list[UUID]) -> Found:
        """Give the services for which somebody waits longer than usual."""
        rows = self.by_file(Referral.objects.filter(file__in=files, state__in=Referral.WAITS), "asked_on", "id")
        services = partners.services_named(one.service for asked in rows.values() for one in asked)
        waits = {
            file: [self._waiting(one, services.get(one.service) if one.service else None) for one in asked]
            for file, asked in rows.items()
        }
        return {file: [one for one in those if one.wait.long] for file, those in waits.items()}

    def _waiting(self, row: Referral, service: Any) -> Waiting:
        wait = wait_since(
            row.asked_on,
            today=self.today,
            promised=service.waiting_weeks if service else None,
            usual=service.observed_weeks if service else None,
            place_from=row.place_from,
        )
        return Waiting(row=row, name=row.receiver or (service.name if service else ""), wait=wait)


def _overdue(escalation: Escalation, today: date) -> bool:
    return escalation.answer_due is None or escalation.answer_due < today


def _by_file(rows: Iterable[Any]) -> Found:
    found: Found = {}
    for row in rows:
        found.setdefault(row.file_id, []).append(row)
    return found


def _loads(found: Mapping[UUID, Case], held: Found) -> tuple[Load, ...]:
    """Count the cases of each coordinator per programme and role, the fullest first."""
    counted = Counter(
        dict.fromkeys(
            (row.worker, row.role, found[file].programme, file) for file, rows in held.items() for row in rows
        )
    )
    running = Counter((worker, role, programme) for worker, role, programme, _file in counted)
    names = accounts.workers(worker for worker, _role, _programme in running)
    methods = {case.programme: case.file.method_id for case in found.values()}
    loads = []
    for (worker, role, programme), n in running.items():
        version = methods.get(programme)
        roles = method_of(version).roles if version else {}
        loads.append(
            Load(
                worker=worker,
                name=names[worker].name if worker in names else "",
                role=role,
                programme=programme,
                running=n,
                limit=roles[role].case_load if role in roles else None,
            )
        )
    return tuple(sorted(loads, key=lambda load: (not load.over, -load.running, load.name, load.role)))


def _holds(load: Load, case: Case, rows: Iterable[CaseRole]) -> bool:
    mine = {(row.worker, row.role) for row in rows}
    return case.programme == load.programme and (load.worker, load.role) in mine


def _names(rows: Iterable[CaseRole], loads: Iterable[Load]) -> list[str]:
    names = {load.worker: load.name for load in loads}
    return list(dict.fromkeys(names.get(row.worker, "") for row in rows))


def _coordinating_role(case: Case) -> str:
    """Give the first role of the method that coordinates: the one that somebody must be given when nobody has it."""
    roles = method_of(case.file.method_id).roles.values() if case.file.method_id else ()
    return next((role.id for role in roles if role.function == COORDINATOR), "")


def role_that_fulfils(duty: OpenDuty) -> str:
    """Give the role that must be given to somebody, where that is what a duty asks; empty for any other."""
    return asked_role(method_of(duty.file.method_id), duty.duty) if duty.file.method_id else ""
