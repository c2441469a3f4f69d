"""What hampers in the cases that somebody oversees: what is late, stuck or waiting, as far as this worker reads it.

Each list is one query, however many cases there are. What a worker may not read of a case makes nothing late, stuck or
untouched there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from voordeur.access import sights_of, visible
from voordeur.accounts.models import Worker
from voordeur.cases import queries as cases
from voordeur.cases.entries import CaseLinked
from voordeur.cases.models import Case, Escalation, Obstacle, Referral
from voordeur.cases.waiting import Wait, wait_since
from voordeur.desk.case.standing import hidden_entries, owed_from_what_is_seen
from voordeur.journal import Entry, OpenDuty
from voordeur.partners import queries as partners

# Whoever only helps or visits sees the own cases elsewhere, and gives nobody a role.
OVERSEEING = ("coordination", "triage", "oversight")

Found = dict[UUID, list[Any]]


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A service that a household waits for."""

    row: Referral
    name: str
    wait: Wait


@dataclass(frozen=True, kw_only=True)
class Hampers:
    """What hampers in one case, and when something last happened there (None: nothing that is read)."""

    touched_on: date | None
    late: tuple[OpenDuty, ...]
    obstacles: tuple[Obstacle, ...]
    unanswered: tuple[Escalation, ...]
    waiting: tuple[Waiting, ...]


class Look:
    """Looks at tables through the eyes of one worker on one day."""

    def __init__(self, worker: Worker, today: date) -> None:
        self.worker, self.today = worker, today

    def at(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Keep what the worker may see."""
        return visible(rows, worker=self.worker, purpose=OVERSEEING, today=self.today)

    def by_file(self, rows: QuerySet[Any], *order: str) -> Found:
        """Give what the worker may see, by file."""
        return _by_file(self.at(rows).order_by(*order))

    def hampers(self, found: Mapping[UUID, Case]) -> dict[UUID, Hampers]:
        """Give what hampers in each of these cases; what stands there as stuck or waiting is not late as well."""
        files = list(found)
        touched, late, waiting = self.touched(files), self.late(found), self.waiting(files)
        obstacles, unanswered = self.stuck(files)

        def in_case(file: UUID) -> Hampers:
            stuck = [*obstacles.get(file, ()), *unanswered.get(file, ())]
            told = {one.pk for one in stuck} | {one.row.pk for one in waiting.get(file, ())}
            return Hampers(
                touched_on=touched.get(file),
                late=tuple(duty for duty in late.get(file, ()) if duty.thing not in told),
                obstacles=tuple(obstacles.get(file, ())),
                unanswered=tuple(unanswered.get(file, ())),
                waiting=tuple(waiting.get(file, ())),
            )

        return {file: in_case(file) for file in files}

    def touched(self, files: list[UUID]) -> dict[UUID, date]:
        """Give the day on which something last happened in each file; rights given are no work, and no case tied to it.

        That a case goes with another is known to who may read both.
        """
        work = (
            Entry.objects.filter(file__in=files)
            .exclude(kind__startswith="access_")
            .exclude(kind=CaseLinked.entry_kind.name)
        )
        lines = self.at(work)
        return dict(lines.order_by().values_list("file").annotate(Max("happened_on")))

    def late(self, found: Mapping[UUID, Case]) -> Found:
        """Give the duties that are late and were not put off, the latest first."""
        not_put_off = Q(postponed_until=None) | Q(postponed_until__lte=self.today)
        rows = self.by_file(
            OpenDuty.objects.filter(not_put_off, file__in=list(found), due__lt=self.today).select_related("file"),
            "due",
            "id",
        )
        heads = {file: duties[0].file for file, duties in rows.items()}
        eyes = sights_of(heads.values(), worker=self.worker, purpose=OVERSEEING, today=self.today)
        hidden = hidden_entries(heads.values(), eyes)
        owed = owed_from_what_is_seen(heads, hidden, today=self.today)
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


def unanswered_of(worker: Worker, today: date) -> QuerySet[Escalation]:
    """Give what this worker escalated and got no answer to in time, unless the method makes a duty of that itself.

    What a colleague for whom this worker stands in escalated is among it.
    """
    mine = Q(worker=worker.pk)
    for cover in cases.covered_by(worker.pk, today):
        mine |= Q(worker=cover.instead_of, file=cover.file_id)
    asked = Escalation.objects.filter(mine, state=Escalation.State.ASKED, answer_due__lt=today)
    seen = visible(asked, worker=worker, purpose=OVERSEEING, today=today)
    # By the file: what is owed has no index on what it is about.
    owed = OpenDuty.objects.filter(file=OuterRef("file"), thing=OuterRef("pk"))
    running = Case.objects.filter(closed_on=None, file=OuterRef("file"))
    return seen.filter(Exists(running), ~Exists(owed)).order_by("answer_due", "id")


def _overdue(escalation: Escalation, today: date) -> bool:
    return escalation.answer_due is None or escalation.answer_due < today


def _by_file(rows: Iterable[Any]) -> Found:
    found: Found = {}
    for row in rows:
        found.setdefault(row.file_id, []).append(row)
    return found
