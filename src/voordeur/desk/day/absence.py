"""Being away, as the pages show it: who stands in where, who could, and what happened meanwhile."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from voordeur.access import purposes_on
from voordeur.accounts import queries as accounts
from voordeur.accounts.models import Worker
from voordeur.cases import queries as cases
from voordeur.cases.models import Absence, CaseRole, Cover
from voordeur.common.clock import day_of
from voordeur.desk.case.casework import PURPOSES
from voordeur.desk.case.stand_ins import StandIn, stand_ins
from voordeur.desk.case.timeline import Line, timeline
from voordeur.desk.names import Name, names_of
from voordeur.journal import method_of
from voordeur.methods.language import Method, Role
from voordeur.programmes import queries as programmes

# Whoever is back reads for two weeks what happened meanwhile without looking for it.
_JUST_BACK = timedelta(days=14)


@dataclass(frozen=True, kw_only=True)
class CoveredCase:
    """A case of somebody who is away, who stands in there on those days, and whether a day is left without."""

    role: CaseRole
    name: Name | None
    stand_ins: tuple[StandIn, ...]
    alone: bool


@dataclass(frozen=True, kw_only=True)
class AwayView:
    """An absence with what comes of it, case by case; who arranges it for another sees how many, and no case."""

    absence: Absence
    cover: Worker | None
    cases: tuple[CoveredCase, ...]
    now: bool
    over: bool

    @property
    def last(self) -> date:
        """The last day away."""
        return self.absence.until - timedelta(days=1)

    @property
    def alone(self) -> int:
        """In how many of these cases nobody stands in on some day that is still to come."""
        return sum(one.alone for one in self.cases)

    @property
    def covered(self) -> int:
        """In how many of these cases somebody stands in on every day that is still to come."""
        return len(self.cases) - self.alone


def absences(worker: UUID, today: date, *, rows: Iterable[Absence] | None = None) -> list[AwayView]:
    """Give when a worker is away, soonest first, and from which he or she came back just now.

    `rows`: what `absences_of` gave already.
    """
    there = sorted(cases.absences_of(worker) if rows is None else rows, key=lambda one: (one.since, one.pk))
    lasting = [one for one in there if one.since < one.until and one.until > today - _JUST_BACK]
    if not lasting:
        return []
    held = cases.held_roles(worker)
    names = names_of(role.file_id for role in held)
    found = stand_ins(cases.covers_in([role.file_id for role in held], today), today)
    known = accounts.workers(one.cover for one in lasting)
    return [
        AwayView(
            absence=one,
            cover=known.get(one.cover) if one.cover else None,
            cases=tuple(_covered(role, one, names.get(role.file_id), found, today) for role in held),
            now=one.since <= today < one.until,
            over=one.until <= today,
        )
        for one in lasting
    ]


def _covered(role: CaseRole, away: Absence, name: Name | None, found: list[StandIn], today: date) -> CoveredCase:
    there = tuple(
        one
        for one in found
        if one.cover.file_id == role.file_id
        and (one.cover.role, one.cover.instead_of) == (role.role, role.worker)
        and one.cover.since < away.until
        and one.cover.until > away.since
    )
    alone = cases.days_alone(away, [one.cover for one in there], today)
    return CoveredCase(role=role, name=name, stand_ins=there, alone=bool(alone))


@dataclass(frozen=True, kw_only=True)
class StandsIn:
    """For whom somebody stands in today, in how many cases, and to which last day."""

    name: str
    cases: int
    last: date


def stands_in(worker: UUID, today: date) -> list[StandsIn]:
    """Give for whom a worker stands in today."""
    by_holder: dict[UUID, list[Cover]] = {}
    for one in cases.covered_by(worker, today):
        by_holder.setdefault(one.instead_of, []).append(one)
    names = accounts.workers(by_holder)
    return [
        StandsIn(
            name=names[holder].name,
            cases=len({one.file_id for one in rows}),
            last=max(one.until for one in rows) - timedelta(days=1),
        )
        for holder, rows in by_holder.items()
    ]


def who_could(worker: UUID, today: date, *, programme: UUID | None = None) -> list[tuple[UUID, str]]:
    """Give the colleagues who could stand in for a worker, by name: of one programme, or of all of the worker's."""
    teams = [programme] if programme else [one.file_id for one in programmes.team_roles_of(worker, today)]
    able = {one for team in dict.fromkeys(teams) for one in cases.colleagues(team, today)} - {worker}
    gone = cases.away(able, today)
    return sorted(
        ((id, one.name) for id, one in accounts.workers(able - gone.keys()).items()), key=lambda one: (one[1], one[0])
    )


@dataclass(frozen=True, kw_only=True)
class Full:
    """That somebody would have more cases in a role than the method allows."""

    role: Role
    would_have: int
    limit: int


def over_full(worker: UUID, taking: Iterable[CaseRole], today: date) -> list[Full]:
    """Say in which roles a colleague would have more cases than the method allows, with what would be taken on."""
    new: dict[tuple[UUID, str], set[UUID]] = {}
    for role in taking:
        if role.file.programme:
            new.setdefault((role.file.programme, role.role), set()).add(role.file_id)
    standing = {(one.file_id, one.role) for one in cases.covered_by(worker, today)}
    found = []
    for (programme, name), files in new.items():
        known = programmes.method_of(programme).roles.get(name)
        if known is None or known.case_load is None:
            continue
        already = {file for file, its in standing if its == name}
        would = cases.running_with(worker, name) + len(already | files)
        if would > known.case_load:
            found.append(Full(role=known, would_have=would, limit=known.case_load))
    return found


@dataclass(frozen=True, kw_only=True)
class Meanwhile:
    """What happened in one case while somebody was away, the latest first."""

    file: UUID
    purpose: str
    method: Method | None
    name: Name | None
    lines: list[Line]


def meanwhile(worker: Worker, absence: Absence, today: date) -> list[Meanwhile]:
    """Give what others wrote while a worker was away, in every case that this worker has now and reads."""
    heads = {role.file_id: role.file for role in cases.held_roles(worker.pk)}
    methods = {file: method_of(head.method_id) if head.method_id else None for file, head in heads.items()}
    files = list(heads)
    names: Mapping[UUID, Name] = names_of(files)
    found = []
    for file in files:
        purpose = next((one for one in purposes_on(worker=worker, file=file, today=today) if one in PURPOSES), "")
        if not purpose:
            continue
        lines = [
            line
            for line in timeline(file, worker=worker, purpose=purpose, today=today)
            if line.recorded and absence.since <= day_of(line.recorded) < absence.until and line.writer != worker.pk
        ]
        if lines:
            found.append(Meanwhile(file=file, purpose=purpose, method=methods[file], name=names.get(file), lines=lines))
    return found
