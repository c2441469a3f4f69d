"""Room to depart from a rule outside the method: of a partner, a law, a desk."""

from datetime import date
from uuid import UUID

from voordeur.cases.models.deviations import AgreedDeviation
from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows


@entry("deviation_agreed", thing="deviation", begins=True, step=True, plain=True)
class DeviationAgreed(Body):
    """A rule of somebody else does not count for this household, for a reason; `rule`: which one, of whom.

    `effect`: what that must bring; `until`: the last day.
    """

    deviation: UUID
    rule: str
    reason: str = ""
    effect: str = ""
    until: date | None = None


@entry("deviation_ended", thing="deviation", plain=True)
class DeviationEnded(Body):
    """The rule counts again; `effect`: what it brought that it did not."""

    deviation: UUID
    effect: str = ""


@projects(DeviationAgreed)
def _deviation_agreed(entry: Entry, body: DeviationAgreed, rows: Rows) -> None:
    rows.put(
        AgreedDeviation(
            id=body.deviation,
            domain=entry.domain,
            level=entry.level,
            text=body.rule,
            reason=body.reason,
            effect=body.effect,
            agreed_on=entry.happened_on,
            until=body.until,
        )
    )


@projects(DeviationEnded)
def _deviation_ended(entry: Entry, body: DeviationEnded, rows: Rows) -> None:
    deviation = rows.get(AgreedDeviation, body.deviation)
    deviation.ended_on, deviation.effect = entry.happened_on, body.effect or deviation.effect
    rows.put(deviation)
