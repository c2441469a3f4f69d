"""What a conference decided: whose it is, by when, who does not agree, and what became of it."""

from datetime import date
from uuid import UUID

from voordeur.cases.entries.plan import ActionDone, ActionDropped, OwnerKind
from voordeur.cases.models.conferences import Conference, ConferenceDecision, Dissent
from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows


@entry("decision_made", thing="conference_decision", begins=True)
class DecisionMade(Body):
    """A conference decided something: whose it is, and the day by which it must be done."""

    conference_decision: UUID
    conference: UUID
    text: str = ""
    owner_kind: OwnerKind
    owner: UUID | None = None
    owner_name: str = ""
    by: date
    action: UUID | None = None


@entry("dissent_noted", thing="conference_decision", plain=True)
class DissentNoted(Body):
    """Somebody does not agree with a decision, and why."""

    conference_decision: UUID
    who: str
    reason: str = ""


@entry("decision_carried_out", thing="conference_decision", plain=True)
class DecisionCarriedOut(Body):
    """A decision of a conference was carried out, with this result."""

    conference_decision: UUID
    result: str = ""


@entry("decision_dropped", thing="conference_decision", plain=True)
class DecisionDropped(Body):
    """A decision of a conference will not be carried out, for a reason."""

    conference_decision: UUID
    reason: str = ""


@projects(DecisionMade)
def _decision_made(entry: Entry, body: DecisionMade, rows: Rows) -> None:
    rows.get(Conference, body.conference)
    rows.put(
        ConferenceDecision(
            id=body.conference_decision,
            domain=entry.domain,
            level=entry.level,
            text=body.text,
            conference=body.conference,
            owner_kind=body.owner_kind,
            owner=body.owner,
            owner_name=body.owner_name,
            by=body.by,
            action=body.action,
            made_on=entry.happened_on,
        )
    )


@projects(DissentNoted)
def _dissent_noted(entry: Entry, body: DissentNoted, rows: Rows) -> None:
    rows.get(ConferenceDecision, body.conference_decision)
    rows.put(
        Dissent(
            id=entry.id,
            domain=entry.domain,
            level=entry.level,
            conference_decision=body.conference_decision,
            who=body.who,
            reason=body.reason,
            on=entry.happened_on,
        )
    )


@projects(DecisionCarriedOut)
def _carried_out(entry: Entry, body: DecisionCarriedOut, rows: Rows) -> None:
    decision = rows.get(ConferenceDecision, body.conference_decision)
    _end(entry, decision, ConferenceDecision.State.CARRIED_OUT, body.result, rows)


@projects(DecisionDropped)
def _dropped(entry: Entry, body: DecisionDropped, rows: Rows) -> None:
    decision = rows.get(ConferenceDecision, body.conference_decision)
    _end(entry, decision, ConferenceDecision.State.DROPPED, body.reason, rows)


@projects(ActionDone)
def _action_done(entry: Entry, body: ActionDone, rows: Rows) -> None:
    for decision in rows.find(ConferenceDecision, action=body.action):
        _end(entry, decision, ConferenceDecision.State.CARRIED_OUT, body.result, rows)


@projects(ActionDropped)
def _action_dropped(entry: Entry, body: ActionDropped, rows: Rows) -> None:
    for decision in rows.find(ConferenceDecision, action=body.action):
        _end(entry, decision, ConferenceDecision.State.DROPPED, body.reason, rows)


def _end(entry: Entry, decision: ConferenceDecision, state: ConferenceDecision.State, result: str, rows: Rows) -> None:
    decision.state, decision.ended_on, decision.result = state, entry.happened_on, result
    rows.put(decision)
