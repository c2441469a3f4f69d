"""Partners around one or more cases: called, held, decided and told. Each case keeps its own entries in its own file.

At one table several cases can be discussed. Their conferences share a `meeting`, and nothing else: who is asked to
come, who took part and what was decided is said per case, so that whoever comes for one case learns nothing of another.
"""

from datetime import date, time
from typing import Literal
from uuid import UUID

from voordeur.cases.models.conferences import AgendaItem, Conference, Invitation
from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows

ConferenceKind = Literal[
    "multidisciplinary", "case_discussion", "follow_up", "briefing", "debriefing", "family", "core_team"
]


@entry("conference_called", thing="conference", begins=True)
class ConferenceCalled(Body):
    """Partners are called together about this case: when, where, and who chairs and writes the minutes."""

    conference: UUID
    meeting: UUID | None = None
    kind: ConferenceKind = "case_discussion"
    on: date
    from_time: time | None = None
    until_time: time | None = None
    place: str = ""
    chair: UUID | None = None
    minutes_by: UUID | None = None
    text: str = ""


@entry("conference_moved", thing="conference")
class ConferenceMoved(Body):
    """A conference was moved to another day, time or place."""

    conference: UUID
    on: date
    from_time: time | None = None
    until_time: time | None = None
    place: str = ""
    reason: str = ""


@entry("conference_cancelled", thing="conference")
class ConferenceCancelled(Body):
    """A conference will not be held, for a reason."""

    conference: UUID
    reason: str = ""


@entry("conference_invited", thing="invitation")
class ConferenceInvited(Body):
    """Somebody was asked to come for this case: a worker, or somebody by name of an organisation."""

    invitation: UUID
    conference: UUID
    worker: UUID | None = None
    organisation: UUID | None = None
    name: str = ""


@entry("invitation_answered", thing="invitation", plain=True)
class InvitationAnswered(Body):
    """Whoever was asked to come said yes or no."""

    invitation: UUID
    comes: bool
    remark: str = ""


@entry("agenda_item_put", thing="agenda_item", plain=True)
class AgendaItemPut(Body):
    """Somebody put something on the agenda by hand."""

    agenda_item: UUID
    conference: UUID
    text: str = ""


@entry("conference_held", thing="conference", begins=True, plain=True)
class ConferenceHeld(Body):
    """Partners sat together about this case; of who was asked, each was there, absent with notice, or absent."""

    conference: UUID | None = None
    kind: ConferenceKind
    attended: tuple[str, ...] = ()
    decisions: str = ""
    there: tuple[UUID, ...] = ()
    with_notice: tuple[UUID, ...] = ()
    absent: tuple[UUID, ...] = ()


@entry("minutes_sent", thing="conference")
class MinutesSent(Body):
    """Those who took part were told that the minutes are there to be read."""

    conference: UUID
    workers: tuple[UUID, ...] = ()


@entry("minutes_answered", thing="invitation")
class MinutesAnswered(Body):
    """Whoever was at the table and has no account read the minutes, and says whether they are right."""

    invitation: UUID
    agrees: bool
    said_by: str = ""
    remark: str = ""


@projects(ConferenceCalled)
def _called(entry: Entry, body: ConferenceCalled, rows: Rows) -> None:
    rows.put(
        Conference(
            id=body.conference,
            domain=entry.domain,
            level=entry.level,
            text=body.text,
            meeting=body.meeting,
            kind=body.kind,
            on=body.on,
            from_time=body.from_time,
            until_time=body.until_time,
            place=body.place,
            chair=body.chair,
            minutes_by=body.minutes_by,
            state=Conference.State.CALLED,
        )
    )


@projects(ConferenceMoved)
def _moved(entry: Entry, body: ConferenceMoved, rows: Rows) -> None:
    conference = rows.get(Conference, body.conference)
    conference.on, conference.reason = body.on, body.reason
    conference.from_time, conference.until_time = body.from_time, body.until_time
    conference.place = body.place or conference.place
    rows.put(conference)


@projects(ConferenceCancelled)
def _cancelled(entry: Entry, body: ConferenceCancelled, rows: Rows) -> None:
    conference = rows.get(Conference, body.conference)
    conference.state, conference.reason = Conference.State.CANCELLED, body.reason
    rows.put(conference)


@projects(ConferenceInvited)
def _invited(entry: Entry, body: ConferenceInvited, rows: Rows) -> None:
    rows.get(Conference, body.conference)
    rows.put(
        Invitation(
            id=body.invitation,
            domain=entry.domain,
            level=entry.level,
            text=body.name,
            conference=body.conference,
            worker=body.worker,
            organisation=body.organisation,
            invited_on=entry.happened_on,
        )
    )


@projects(InvitationAnswered)
def _answered(entry: Entry, body: InvitationAnswered, rows: Rows) -> None:
    invitation = rows.get(Invitation, body.invitation)
    invitation.answer = Invitation.Answer.COMES if body.comes else Invitation.Answer.NOT
    invitation.remark = body.remark
    rows.put(invitation)


@projects(MinutesAnswered)
def _minutes_answered(entry: Entry, body: MinutesAnswered, rows: Rows) -> None:
    invitation = rows.get(Invitation, body.invitation)
    invitation.agrees, invitation.minutes_remark = body.agrees, body.remark
    rows.put(invitation)


@projects(AgendaItemPut)
def _put_on_agenda(entry: Entry, body: AgendaItemPut, rows: Rows) -> None:
    rows.get(Conference, body.conference)
    rows.put(
        AgendaItem(
            id=body.agenda_item,
            domain=entry.domain,
            level=entry.level,
            text=body.text,
            conference=body.conference,
            put_on=entry.happened_on,
            put_by=entry.by,
        )
    )


@projects(ConferenceHeld)
def _held(entry: Entry, body: ConferenceHeld, rows: Rows) -> None:
    # One that nobody called begins with being held; so it is with all from before conferences were called here.
    id = body.conference or entry.id
    called = rows.find(Conference, id=id)
    conference = called[0] if called else Conference(id=id, domain=entry.domain, level=entry.level)
    conference.on, conference.kind, conference.state = entry.happened_on, body.kind, Conference.State.HELD
    conference.attended, conference.decisions = list(body.attended), body.decisions
    rows.put(conference)
    for came, invited in (("there", body.there), ("with_notice", body.with_notice), ("absent", body.absent)):
        for one in invited:
            invitation = rows.get(Invitation, one)
            invitation.came = came
            rows.put(invitation)


@projects(MinutesSent)
def _minutes_sent(entry: Entry, body: MinutesSent, rows: Rows) -> None:
    conference = rows.get(Conference, body.conference)
    conference.minutes_sent = entry.recorded
    rows.put(conference)
