"""All running cases that somebody oversees: what is the matter in each, who answers for it, and who has too many.

Each list is one query, however many cases there are.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from voordeur.accounts.models import Worker
from voordeur.cases import queries as cases
from voordeur.cases.hardest import Weight, hardest_first
from voordeur.cases.models import Absence, Case, CaseRole, Cover
from voordeur.cases.rules import COORDINATOR
from voordeur.desk.case.standing import asked_role
from voordeur.desk.oversight.hampering import Found, Hampers, Look
from voordeur.desk.oversight.loads import Load, holds, loads, names_in
from voordeur.journal import OpenDuty, method_of


@dataclass(frozen=True, kw_only=True)
class Alone:
    """Who coordinates a case and is away today, while nobody stands in."""

    role: CaseRole
    name: str
    absence: Absence


@dataclass(frozen=True, kw_only=True)
class Stands:
    """One case as its overseer sees it: what is the matter, who coordinates, and what decides its place."""

    file: UUID
    programme: UUID | None
    weight: Weight
    severity_on: date | None
    coordinators: tuple[str, ...]
    away: tuple[Alone, ...]
    vacant_role: str
    over: tuple[Load, ...]
    hampers: Hampers

    @property
    def matters(self) -> frozenset[str]:
        """What is the matter with it, in words for a filter; empty when nothing is."""
        found = {
            "late": self.hampers.late,
            "stuck": self.hampers.obstacles or self.hampers.unanswered,
            "waiting": self.hampers.waiting,
            "nobody": not self.coordinators,
            "away": self.away,
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
    look = Look(worker, today)
    running = look.at(Case.objects.filter(closed_on=None)).select_related("file")
    found = {case.pk: case for case in (running.filter(programme=programme) if programme else running)}
    held = look.by_file(CaseRole.objects.filter(file__in=found, until=None, function=COORDINATOR), "since", "id")
    full, hampers = loads(found, held), look.hampers(found)
    alone = _alone(held, look.by_file(Cover.objects.filter(file__in=found), "id"), full, today)
    stands = {
        file: Stands(
            file=file,
            programme=case.programme,
            weight=Weight(
                severity=case.severity,
                touched_on=hampers[file].touched_on or case.opened_on,
                opened_on=case.opened_on,
                today=today,
            ),
            severity_on=case.severity_on,
            coordinators=tuple(names_in(held.get(file, ()), full)),
            away=tuple(alone.get(file, ())),
            vacant_role=_coordinating_role(case),
            over=tuple(load for load in full if load.over and holds(load, case, held.get(file, ()))),
            hampers=hampers[file],
        )
        for file, case in found.items()
    }
    ordered = hardest_first((file, one.weight) for file, one in stands.items())
    return Overview(cases=tuple(stands[file] for file in ordered), loads=full)


def _alone(held: Found, covers: Found, full: tuple[Load, ...], today: date) -> dict[UUID, list[Alone]]:
    """Give, per case, who coordinates it and is away without anybody who stands in today, is there and may open it."""
    of = {role.worker: role for rows in held.values() for role in rows}
    gone = cases.away([*of, *(one.worker for rows in covers.values() for one in rows)], today)
    names = {load.worker: load.name for load in full}
    able = cases.able((one for rows in covers.values() for one in rows), today)
    stood_in = {
        (one.file_id, one.role, one.instead_of)
        for one in able
        if one.since <= today < one.until and one.worker not in gone
    }
    return {
        file: [
            Alone(role=role, name=names.get(role.worker, ""), absence=gone[role.worker])
            for role in rows
            if role.worker in gone and (file, role.role, role.worker) not in stood_in
        ]
        for file, rows in held.items()
    }


def _coordinating_role(case: Case) -> str:
    """Give the first role of the method that coordinates: the one that somebody must be given when nobody has it."""
    roles = method_of(case.file.method_id).roles.values() if case.file.method_id else ()
    return next((role.id for role in roles if role.function == COORDINATOR), "")


def role_that_fulfils(duty: OpenDuty) -> str:
    """Give the role that must be given to somebody, where that is what a duty asks; empty for any other."""
    return asked_role(method_of(duty.file.method_id), duty.duty) if duty.file.method_id else ""
