"""Deciding in a partner's name: by a mandate, or as a question to that partner when the mandate does not reach."""

from decimal import Decimal
from typing import Literal
from uuid import UUID

from voordeur.cases.entries.agreements import HowSaid
from voordeur.cases.models.partner_decisions import PartnerDecision
from voordeur.common.money import in_cents
from voordeur.journal.kinds import Body, entry, projects, worked_out
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows

YesOrNo = Literal["yes", "no"]
_WHERE = ("case",)


@entry("decided_for_partner", files=_WHERE, thing="partner_decision")
class DecidedForPartner(Body):
    """Somebody decided in the name of a partner; when the mandate did not allow it, it is a request to that partner.

    `organisation` gave the mandate, `amount` is in euros, `action` what it is about. `within`: the mandate held on
    that day, for that amount; it stays so when the mandate ends later.
    """

    partner_decision: UUID
    mandate: UUID
    organisation: UUID = worked_out()
    decision: str
    amount: Decimal | None = None
    action: UUID | None = None
    within: bool = worked_out()
    text: str = ""


@entry("partner_decision_answered", files=_WHERE, thing="partner_decision")
class PartnerDecisionAnswered(Body):
    """A partner said yes or no to what was asked because the mandate did not allow it."""

    partner_decision: UUID
    said_by: str = ""
    how: HowSaid = "meeting"
    answer: YesOrNo
    text: str = ""


@projects(DecidedForPartner)
def _decided_for_partner(entry: Entry, body: DecidedForPartner, rows: Rows) -> None:
    rows.put(
        PartnerDecision(
            id=body.partner_decision,
            domain=entry.domain,
            level=entry.level,
            text=body.decision,
            mandate=body.mandate,
            organisation=body.organisation,
            amount=None if body.amount is None else in_cents(body.amount),
            action=body.action,
            remark=body.text,
            decided_on=entry.happened_on,
            decided_by=entry.by,
            state=PartnerDecision.State.DECIDED if body.within else PartnerDecision.State.ASKED,
        )
    )


@projects(PartnerDecisionAnswered)
def _partner_decision_answered(entry: Entry, body: PartnerDecisionAnswered, rows: Rows) -> None:
    asked = rows.get(PartnerDecision, body.partner_decision)
    asked.state, asked.answered_on = PartnerDecision.State(body.answer), entry.happened_on
    asked.said_by, asked.how, asked.answer_words = body.said_by, body.how, body.text
    rows.put(asked)
