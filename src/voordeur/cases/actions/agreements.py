"""Deeds on what parties say to the plan: only a party can agree, object or sign, whoever writes it down.

The others (who takes part, risks, phases, presence, levers, reports) are plain entries.
"""

from datetime import date, datetime
from uuid import UUID

from voordeur.cases import entries as said
from voordeur.cases.agreeing import NotAParty, refuse_a_severity_off_the_scale
from voordeur.cases.models import Party
from voordeur.cases.telling import plain, tell
from voordeur.journal import Permit, Recorded

join_party = plain(said.PartyJoined)
leave_as_party = plain(said.PartyLeft)
put_plan_forward = plain(said.PlanPutForward)
take_decision = plain(said.DecisionTaken)
find_risk = plain(said.RiskFound)
clear_risk = plain(said.RiskCleared)
begin_phase = plain(said.PhaseBegun)
log_presence = plain(said.PresenceLogged)
miss_presence = plain(said.PresenceMissed)
record_lever = plain(said.LeverRecorded)
send_report = plain(said.ReportWasSent)


def endorse(
    *,
    file: UUID,
    party: UUID,
    said_by: str = "",
    how: said.HowSaid = "meeting",
    remark: str = "",
    expect: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Write down that a party said yes to the plan, who said so and how it was heard.

    `expect` is the version of the party that the writer saw. Raises NotAParty, Stale.
    """
    _refuse_a_stranger(file, party)
    body = said.PartyEndorsed(party=party, said_by=said_by, how=how, remark=remark)
    return tell(file=file, body=body, permit=permit, at=at, happened_on=happened_on, id=id, expect=expect)


def object_to_plan(
    *,
    file: UUID,
    party: UUID,
    said_by: str = "",
    how: said.HowSaid = "meeting",
    reason: str = "",
    expect: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Write down that a party does not agree, or contradicts the yes that was noted for it. Raises NotAParty, Stale."""
    _refuse_a_stranger(file, party)
    body = said.PartyObjected(party=party, said_by=said_by, how=how, reason=reason)
    return tell(file=file, body=body, permit=permit, at=at, happened_on=happened_on, id=id, expect=expect)


def sign_plan(
    *,
    file: UUID,
    party: UUID,
    how: said.HowSigned = "screen",
    signed_by: str = "",
    seen_by: str = "",
    document: UUID | None = None,
    expect: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Write down a signature under the plan; `document` is its scan, `seen_by` who saw it being put.

    Raises NotAParty, Stale.
    """
    _refuse_a_stranger(file, party)
    body = said.PlanSigned(party=party, how=how, signed_by=signed_by, seen_by=seen_by, document=document)
    return tell(file=file, body=body, permit=permit, at=at, happened_on=happened_on, id=id, expect=expect)


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


def _refuse_a_stranger(file: UUID, party: UUID) -> None:
    if not Party.objects.filter(file=file, pk=party, left_on=None).exists():
        raise NotAParty
