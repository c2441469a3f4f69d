"""Deeds on how a case is followed; all but how heavy it is are plain entries."""

from datetime import date, datetime
from uuid import UUID

from voordeur.cases import entries as said
from voordeur.cases.agreeing import refuse_a_severity_off_the_scale
from voordeur.cases.telling import plain, tell
from voordeur.journal import Permit, Recorded

take_decision = plain(said.DecisionTaken)
find_risk = plain(said.RiskFound)
clear_risk = plain(said.RiskCleared)
begin_phase = plain(said.PhaseBegun)
log_presence = plain(said.PresenceLogged)
miss_presence = plain(said.PresenceMissed)
record_lever = plain(said.LeverRecorded)
send_report = plain(said.ReportWasSent)


def judge_severity(
    *,
    file: UUID,
    severity: int,
    reason: str = "",
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Write down how heavy a case is, from 1 (light) to 5 (very heavy). Raises SeverityNotOnScale."""
    refuse_a_severity_off_the_scale(severity)
    body = said.SeverityJudged(severity=severity, reason=reason)
    return tell(file=file, body=body, permit=permit, at=at, happened_on=happened_on, id=id)
