"""Something for something: demands with their last day, and what was agreed to follow. Nothing happens by itself."""

from datetime import date
from typing import Literal
from uuid import UUID

from voordeur.cases.agreeing import follows_from
from voordeur.cases.models.consequences import Consequence, Ultimatum
from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows


@entry("ultimatum_given", step=True, thing="ultimatum", begins=True)
class UltimatumGiven(Body):
    """The household was told what must have changed by which day."""

    ultimatum: UUID
    demand: str = ""
    until: date


@entry("ultimatum_judged", thing="ultimatum", plain=True)
class UltimatumJudged(Body):
    """Somebody judged whether an ultimatum was met, with the reason; what was agreed to follow is then due."""

    ultimatum: UUID
    outcome: Literal["met", "not_met", "withdrawn"]
    reason: str = ""


@entry("consequence_agreed", step=True, thing="consequence", begins=True)
class ConsequenceAgreed(Body):
    """It was agreed beforehand what follows from what, under which law, and who may carry it out.

    The life domain of the entry is that of the consequence; `condition_domain` is that of its condition.
    """

    consequence: UUID
    what: Literal["reward", "sanction"]
    condition: str = ""
    condition_domain: str = ""
    text: str = ""
    measure: str = ""
    law: str = ""
    competent: str = ""
    organisation: UUID | None = None
    ultimatum: UUID | None = None


@entry("consequence_applied", step=True, thing="consequence", plain=True)
class ConsequenceApplied(Body):
    """What was agreed to follow was carried out."""

    consequence: UUID
    text: str = ""


@entry("consequence_waived", thing="consequence", plain=True)
class ConsequenceWaived(Body):
    """What was agreed to follow was not carried out, for a reason."""

    consequence: UUID
    reason: str = ""


@projects(UltimatumGiven)
def _ultimatum_given(entry: Entry, body: UltimatumGiven, rows: Rows) -> None:
    rows.put(
        Ultimatum(
            id=body.ultimatum,
            domain=entry.domain,
            level=entry.level,
            text=body.demand,
            given_on=entry.happened_on,
            until=body.until,
        )
    )


@projects(UltimatumJudged)
def _ultimatum_judged(entry: Entry, body: UltimatumJudged, rows: Rows) -> None:
    ultimatum = rows.get(Ultimatum, body.ultimatum)
    ultimatum.state, ultimatum.reason = body.outcome, body.reason
    ultimatum.judged_on, ultimatum.judged_by = entry.happened_on, entry.by
    rows.put(ultimatum)
    for agreed in rows.find(Consequence, ultimatum=body.ultimatum):
        if agreed.ended_on is None:
            _weigh(agreed, body.outcome, entry.happened_on)
            rows.put(agreed)


@projects(ConsequenceAgreed)
def _consequence_agreed(entry: Entry, body: ConsequenceAgreed, rows: Rows) -> None:
    rows.put(
        Consequence(
            id=body.consequence,
            domain=entry.domain,
            level=entry.level,
            text=body.text,
            what=body.what,
            condition=body.condition,
            condition_domain=body.condition_domain,
            measure=body.measure,
            law=body.law,
            competent=body.competent,
            organisation=body.organisation,
            ultimatum=body.ultimatum,
            agreed_on=entry.happened_on,
        )
    )


@projects(ConsequenceApplied)
def _consequence_applied(entry: Entry, body: ConsequenceApplied, rows: Rows) -> None:
    _end(entry, body.consequence, Consequence.State.APPLIED, body.text, rows)


@projects(ConsequenceWaived)
def _consequence_waived(entry: Entry, body: ConsequenceWaived, rows: Rows) -> None:
    _end(entry, body.consequence, Consequence.State.WAIVED, body.reason, rows)


def _weigh(agreed: Consequence, outcome: str, on: date) -> None:
    due = follows_from(agreed.what, outcome)
    agreed.state = Consequence.State.DUE if due else Consequence.State.AGREED
    agreed.due_since = on if due else None


def _end(entry: Entry, consequence: UUID, state: Consequence.State, words: str, rows: Rows) -> None:
    agreed = rows.get(Consequence, consequence)
    agreed.state, agreed.ended_on, agreed.outcome = state, entry.happened_on, words
    rows.put(agreed)
