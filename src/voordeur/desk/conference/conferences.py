"""A conference as one worker sees it: who was asked, the agenda that makes itself, what was decided, and the minutes.

What the worker may not see of the case is nowhere in it, and nothing tells that something is left out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from voordeur.access import NoGround, visible
from voordeur.accounts import queries as accounts
from voordeur.accounts.models import Worker
from voordeur.cases import queries as cases
from voordeur.cases.agenda import Point, agenda
from voordeur.cases.conferring import changed_since
from voordeur.cases.models import AgendaItem, Conference, ConferenceDecision, Dissent, Invitation
from voordeur.desk.case.agreements import agreed_in
from voordeur.desk.case.casework import PURPOSES, CaseView
from voordeur.desk.case.timeline import Line, timeline
from voordeur.desk.conference.due_and_stuck import due_and_stuck, owner_words
from voordeur.journal import Entry

# What is said at a conference or about it; that the minutes were sent changes nothing in them.
_IN_THE_MINUTES = ("conference_held", "decision_made", "dissent_noted")


@dataclass(frozen=True, kw_only=True)
class InvitedSeen:
    """Somebody who was asked to come."""

    row: Invitation
    name: str
    organisation: str

    @property
    def called(self) -> str:
        """Name and organisation in one."""
        return ", ".join(filter(None, (self.name, self.organisation)))


@dataclass(frozen=True, kw_only=True)
class DecisionSeen:
    """A decision with its owner in words, who does not agree, and its line, which tells whether it was set right."""

    row: ConferenceDecision
    owner: str
    dissents: tuple[Dissent, ...]
    line: Line | None

    @property
    def dissent(self) -> str:
        """Who does not agree and why, in one line."""
        return "; ".join(f"{one.who}: {one.reason}" if one.reason else one.who for one in self.dissents)


@dataclass(frozen=True, kw_only=True)
class Minutes:
    """What was written down of a conference about one case: who was asked and came, what was said and decided."""

    row: Conference
    chair: str
    minutes_by: str
    invited: tuple[InvitedSeen, ...]
    items: tuple[AgendaItem, ...]
    decisions: tuple[DecisionSeen, ...]

    @property
    def there(self) -> list[str]:
        """Who took part: of those who were asked, and others by name."""
        return [*(one.called for one in self.invited if one.row.came == "there"), *self.row.attended]

    @property
    def with_notice(self) -> list[str]:
        """Who let it be known that they would not be there."""
        return [one.called for one in self.invited if one.row.came == "with_notice"]

    @property
    def absent(self) -> list[str]:
        """Who was asked and was not there."""
        return [one.called for one in self.invited if one.row.came == "absent"]


@dataclass(frozen=True, kw_only=True)
class ConferenceSeen(Minutes):
    """A conference with its agenda, and what became of its minutes. `changed`: they say something else than when sent.

    `taken_back` are decisions that no longer count, with who took them back and why; `line` that it was held.
    """

    agenda: tuple[Point, ...]
    taken_back: tuple[Line, ...]
    line: Line | None
    changed: bool


def conference_seen(case: CaseView, conference: UUID, *, worker: Worker, today: date) -> ConferenceSeen:
    """Gather a conference of a case for a worker. Raises NoGround for one that is not there for this worker."""
    lines = timeline(case.file, worker=worker, purpose=case.purpose, today=today)
    about = {conference, *(one.pk for one in case.things["conference_decision"] if one.conference == conference)}
    said = [one for one in lines if one.kind in _IN_THE_MINUTES and {one.conference, one.thing} & about]
    written = minutes_of(case, conference, said)
    row = written.row
    agreed = agreed_in(case, lines, today)
    open_still = row.state == "called" or (row.state == "held" and row.on >= today)
    return ConferenceSeen(
        **vars(written),
        agenda=tuple(agenda(due_and_stuck(case, row, agreed, today))) if open_still else (),
        taken_back=tuple(one for one in said if one.kind == "decision_made" and one.retracted),
        line=next((one for one in said if one.kind == "conference_held" and not one.retracted), None),
        changed=changed_since(row.minutes_sent, _moments(said)),
    )


def minutes_of(case: CaseView, conference: UUID, said: Iterable[Line] = ()) -> Minutes:
    """Give what was written down of a conference; `said` are its lines on the timeline. Raises NoGround."""
    row: Conference | None = next((one for one in case.conferences if one.pk == conference), None)
    if row is None:
        raise NoGround
    decisions = [one for one in case.things["conference_decision"] if one.conference == conference]
    called = owner_words(decisions)
    by_thing = {line.thing: line for line in said if line.kind == "decision_made"}
    leading = accounts.workers([row.chair, row.minutes_by])
    return Minutes(
        row=row,
        chair=_name(leading, row.chair),
        minutes_by=_name(leading, row.minutes_by),
        invited=tuple(invited_in(case, conference)),
        items=tuple(one for one in case.things["agenda_item"] if one.conference == conference),
        decisions=tuple(
            DecisionSeen(
                row=one,
                owner=called(one),
                dissents=tuple(no for no in case.dissents if no.conference_decision == one.pk),
                line=by_thing.get(one.pk),
            )
            for one in decisions
        ),
    )


def invited_in(case: CaseView, conference: UUID) -> list[InvitedSeen]:
    """Give who was asked to a conference of a case, as far as this worker sees it, by name."""
    rows = [one for one in case.things["invitation"] if one.conference == conference]
    workers = accounts.workers(one.worker for one in rows)
    of = {one.pk: workers[one.worker].organisation if one.worker in workers else one.organisation for one in rows}
    names: dict[UUID | None, str] = {one.pk: one.name for one in accounts.organisations(of.values())}
    found = [
        InvitedSeen(row=row, name=row.text or _name(workers, row.worker), organisation=names.get(of[row.pk], ""))
        for row in rows
    ]
    return sorted(found, key=lambda one: (one.called.casefold(), str(one.row.pk)))


def table(meeting: UUID, *, worker: Worker, today: date) -> list[tuple[Conference, str]]:
    """Give the conferences at one table that a worker may see, each with the purpose; none: there is nothing here."""
    found: dict[UUID, tuple[Conference, str]] = {}
    for purpose in PURPOSES:
        for row in visible(cases.around(meeting).select_related("file"), worker=worker, purpose=purpose, today=today):
            found.setdefault(row.pk, (row, purpose))
    return list(found.values())


def _moments(said: Iterable[Line]) -> list[datetime]:
    """Give when each line was written down, set right or taken back."""
    lines = list(said)
    written = Entry.objects.filter(pk__in=[one.id for one in lines]).values_list("recorded", flat=True)
    amended = [one.at for line in lines for one in (line.corrected, line.retracted) if one]
    return [*written, *amended]


def _name(workers: dict[UUID, Worker], id: UUID | None) -> str:
    return workers[id].name if id in workers else ""
