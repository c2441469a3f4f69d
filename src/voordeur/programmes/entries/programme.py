"""What can be said of a programme in the journal, and what each of these changes."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Literal
from uuid import UUID

from voordeur.journal.entries import MethodChosen
from voordeur.journal.kinds import Body, entry, projects, worked_out
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows
from voordeur.programmes.models.programme import AreaMark, AreaSignal, BlindSpot, Funding, Programme, Target, TeamMember

_DAY = timedelta(days=1)


@entry("programme_started", files=("programme",))
class ProgrammeStarted(Body):
    """A controller put a method to work in an area; the sha256 names the exact text of the method."""

    slug: str
    title: str = ""  # empty: it is called as its method is
    method: str = worked_out()
    method_version: int = worked_out()
    method_sha256: str = worked_out()
    controller: UUID = worked_out()
    area: UUID | None = None
    until: date | None = None


@entry("programme_ended", files=("programme",))
class ProgrammeEnded(Body):
    """The programme takes on nobody new."""

    reason: str = ""


@entry("team_member_joined")
class TeamMemberJoined(Body):
    """A worker took a role of the method in this programme.

    `until`: the last day, when that is agreed beforehand. `supervisor`: who guides this worker.
    """

    worker: UUID
    role: str
    until: date | None = None
    supervisor: UUID | None = None


@entry("team_member_left")
class TeamMemberLeft(Body):
    """A worker no longer has this role in this programme."""

    worker: UUID
    role: str


@entry("area_marked")
class AreaMarked(Body):
    """Something holds for this whole area, and the method may ask more there (demolition_area: housing wishes)."""

    area: UUID
    mark: str


@entry("case_discussion_held")
class CaseDiscussionHeld(Body):
    """The team discussed its cases; advice on one case stands in that case's file, not here."""

    attended: tuple[str, ...] = ()
    advice: str = ""


@entry("evaluation_held", files=("programme",), plain=True)
class EvaluationHeld(Body):
    """The programme was weighed by those who pay for it or answer for it, with what was decided.

    `what`: a word of the method, where it evaluates one thing apart from another.
    """

    what: str = ""
    by_whom: str = ""
    decided: Literal["scale_up", "go_on", "change", "stop"] = "go_on"
    text: str = ""


@entry("peer_supervision_held")
class PeerSupervisionHeld(Body):
    """The team talked about what the work does to themselves, apart from any case."""

    attended: tuple[str, ...] = ()


@entry("area_signal_passed_on")
class AreaSignalPassedOn(Body):
    """What is going on in a complex or street was told to whoever can act on it; never about a person."""

    area: UUID
    topic: str
    receiver: str
    text: str


@entry("blind_spot_noted", files=("programme",), plain=True)
class BlindSpotNoted(Body):
    """What is missing, or keeps more households stuck, was told to policy; never about a person.

    Its life domain is that of the entry.
    """

    topic: str = ""
    text: str = ""


@entry("partner_informed", files=("programme",), plain=True)
class PartnerInformed(Body):
    """The staff of a partner heard what was agreed with their organisation; `attended` counts them."""

    organisation: UUID | None = None
    attended: int | None = None


@entry("citizen_redirected", files=("programme",), plain=True)
class CitizenRedirected(Body):
    """A citizen who wanted to report somebody was shown the usual way; nothing about who, and no case."""

    topic: str = ""
    to: str = ""


@entry("target_set")
class TargetSet(Body):
    """The programme set itself a figure for a year; a later one for the same year replaces it."""

    indicator: str
    year: int
    value: Decimal


@entry("funding_noted", thing="funding")
class FundingNoted(Body):
    """Money that the programme works with: from whom, how much (euros), and the last day on which it may be spent.

    Said again of the same money it replaces what was said.
    """

    funding: UUID
    name: str
    amount: Decimal | None = None
    until: date | None = None


@projects(FundingNoted)
def _funding_noted(entry: Entry, body: FundingNoted, rows: Rows) -> None:
    rows.put(Funding(id=body.funding, name=body.name, amount=body.amount, until=body.until))


@projects(ProgrammeStarted)
def _programme_started(entry: Entry, body: ProgrammeStarted, rows: Rows) -> None:
    rows.put(
        Programme(
            id=entry.file_id,
            slug=body.slug,
            title=body.title,
            method=body.method,
            method_version=body.method_version,
            method_sha256=body.method_sha256,
            controller=body.controller,
            area=body.area,
            since=entry.happened_on,
            until=body.until,
        )
    )


@projects(MethodChosen)
def _method_chosen(entry: Entry, body: MethodChosen, rows: Rows) -> None:
    """Let a programme tell by which version it works; what other files are judged by stands in their head."""
    for programme in rows.find(Programme, id=entry.file_id):
        programme.method_version, programme.method_sha256 = body.version, body.sha256
        rows.put(programme)


@projects(ProgrammeEnded)
def _programme_ended(entry: Entry, body: ProgrammeEnded, rows: Rows) -> None:
    programme = rows.get(Programme, entry.file_id)
    programme.until = entry.happened_on
    rows.put(programme)


@projects(TeamMemberJoined)
def _team_member_joined(entry: Entry, body: TeamMemberJoined, rows: Rows) -> None:
    rows.put(
        TeamMember(
            id=entry.id,
            worker=body.worker,
            role=body.role,
            since=entry.happened_on,
            until=body.until + _DAY if body.until else None,
            supervisor=body.supervisor,
        )
    )


@projects(TeamMemberLeft)
def _team_member_left(entry: Entry, body: TeamMemberLeft, rows: Rows) -> None:
    for member in rows.find(TeamMember, worker=body.worker, role=body.role):
        if member.until is None or member.until > entry.happened_on:
            member.until = entry.happened_on
            rows.put(member)


@projects(AreaMarked)
def _area_marked(entry: Entry, body: AreaMarked, rows: Rows) -> None:
    if not rows.find(AreaMark, area=body.area, mark=body.mark):
        rows.put(AreaMark(id=entry.id, area=body.area, mark=body.mark, since=entry.happened_on))


@projects(AreaSignalPassedOn)
def _area_signal_passed_on(entry: Entry, body: AreaSignalPassedOn, rows: Rows) -> None:
    rows.put(
        AreaSignal(
            id=entry.id,
            area=body.area,
            topic=body.topic,
            receiver=body.receiver,
            text=body.text,
            on=entry.happened_on,
        )
    )


@projects(BlindSpotNoted)
def _blind_spot_noted(entry: Entry, body: BlindSpotNoted, rows: Rows) -> None:
    rows.put(BlindSpot(id=entry.id, domain=entry.domain, topic=body.topic, text=body.text, on=entry.happened_on))


@projects(TargetSet)
def _target_set(entry: Entry, body: TargetSet, rows: Rows) -> None:
    for earlier in rows.find(Target, indicator=body.indicator, year=body.year):
        rows.drop(earlier)
    rows.put(Target(id=entry.id, indicator=body.indicator, year=body.year, value=body.value))
