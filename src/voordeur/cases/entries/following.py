"""How a case is followed: what is at risk, how heavy it is, in which phase, who was there, and
what was decided and reported."""

from decimal import Decimal
from typing import Literal
from uuid import UUID

from voordeur.cases.entries.opening import case_of
from voordeur.cases.models.following import Lever, Phase, Presence, ReportSent, Risk, RoleDecision
from voordeur.common.money import in_cents
from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows


@entry("decision_taken", step=True, plain=True)
class DecisionTaken(Body):
    """Whoever may decide about a question of the method decided it.

    `ground`: a word of the method for what it rests on. `amount`: euros, where it is about money.
    """

    decision: str
    outcome: Literal["yes", "no", "later"]
    reason: str = ""
    ground: str = ""
    amount: Decimal | None = None


@entry("risk_found", thing="risk", begins=True, plain=True)
class RiskFound(Body):
    """A danger was seen that must be gone before the work can end."""

    risk: UUID
    text: str = ""
    person: UUID | None = None


@entry("risk_cleared", thing="risk", plain=True)
class RiskCleared(Body):
    """A danger is no longer there, for the reason given."""

    risk: UUID
    text: str = ""


@entry("severity_judged")
class SeverityJudged(Body):
    """Somebody judged how heavy this case is, from 1 (light) to 5 (very heavy)."""

    severity: int
    reason: str = ""


@entry("phase_begun", step=True, plain=True, whole=True)
class PhaseBegun(Body):
    """A phase of the work began, directed by the one who is named."""

    phase: str
    directed_by: str = ""


@entry("presence_logged", plain=True)
class PresenceLogged(Body):
    """A worker was with the household, as planned or unannounced."""

    how: Literal["planned", "unannounced"] = "planned"
    with_whom: str = ""
    text: str = ""


@entry("presence_missed", plain=True)
class PresenceMissed(Body):
    """A worker should have been with the household and was not, or did not find them."""

    reason: str = ""


@entry("lever_recorded", plain=True)
class LeverRecorded(Body):
    """It was found out whether a means of compulsion is there, under which law, and who may use it."""

    lever: str
    available: bool = True
    law: str = ""
    competent: str = ""


@entry("report_sent", step=True, plain=True)
class ReportWasSent(Body):
    """A report that the method asks for went to whoever it is for; `organisation`: to which, where that is known."""

    report: str
    receiver: str
    organisation: UUID | None = None
    receiver_name: str = ""
    text: str = ""


@projects(DecisionTaken)
def _decision_taken(entry: Entry, body: DecisionTaken, rows: Rows) -> None:
    rows.put(
        RoleDecision(
            id=entry.id,
            domain=entry.domain,
            level=entry.level,
            decision=body.decision,
            outcome=body.outcome,
            reason=body.reason,
            ground=body.ground,
            amount=None if body.amount is None else in_cents(body.amount),
            on=entry.happened_on,
            by=entry.by,
        )
    )


@projects(RiskFound)
def _risk_found(entry: Entry, body: RiskFound, rows: Rows) -> None:
    rows.put(
        Risk(
            id=body.risk,
            domain=entry.domain,
            level=entry.level,
            text=body.text,
            person=body.person,
            found_on=entry.happened_on,
        )
    )


@projects(RiskCleared)
def _risk_cleared(entry: Entry, body: RiskCleared, rows: Rows) -> None:
    risk = rows.get(Risk, body.risk)
    risk.cleared_on, risk.cleared_because = entry.happened_on, body.text
    rows.put(risk)


@projects(SeverityJudged)
def _severity_judged(entry: Entry, body: SeverityJudged, rows: Rows) -> None:
    case = case_of(rows, entry)
    case.severity, case.severity_on, case.severity_because = body.severity, entry.happened_on, body.reason
    rows.put(case)


@projects(PhaseBegun)
def _phase_begun(entry: Entry, body: PhaseBegun, rows: Rows) -> None:
    for running in rows.find(Phase, until=None):
        running.until = entry.happened_on
        rows.put(running)
    rows.put(Phase(id=entry.id, phase=body.phase, directed_by=body.directed_by, since=entry.happened_on))


@projects(PresenceLogged)
def _presence_logged(entry: Entry, body: PresenceLogged, rows: Rows) -> None:
    _presence(entry, rows, how=body.how, with_whom=body.with_whom, text=body.text)


@projects(PresenceMissed)
def _presence_missed(entry: Entry, body: PresenceMissed, rows: Rows) -> None:
    _presence(entry, rows, missed=True, text=body.reason)


@projects(LeverRecorded)
def _lever_recorded(entry: Entry, body: LeverRecorded, rows: Rows) -> None:
    earlier = rows.find(Lever, lever=body.lever)
    row = earlier[0] if earlier else Lever(id=entry.id, lever=body.lever)
    row.domain, row.level = entry.domain, entry.level
    row.available, row.law, row.competent, row.on = body.available, body.law, body.competent, entry.happened_on
    rows.put(row)


@projects(ReportWasSent)
def _report_sent(entry: Entry, body: ReportWasSent, rows: Rows) -> None:
    rows.put(
        ReportSent(
            id=entry.id,
            domain=entry.domain,
            level=entry.level,
            report=body.report,
            receiver=body.receiver,
            organisation=body.organisation,
            receiver_name=body.receiver_name,
            text=body.text,
            on=entry.happened_on,
        )
    )


def _presence(entry: Entry, rows: Rows, **said: str | bool) -> None:
    about = {"domain": entry.domain, "level": entry.level, "on": entry.happened_on, "worker": entry.by}
    rows.put(Presence(id=entry.id, **about, **said))
