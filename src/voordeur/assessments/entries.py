"""What can be said of needs, strengths and scores in the journal, and what each of these changes."""

from datetime import date
from typing import Literal
from uuid import UUID

from voordeur.assessments.models import CriterionAnswer, DomainScore, Need, Strength
from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows

HowAnswered = Literal["taken_up", "advice", "referred", "own_strength", "not_wanted", "other"]
CriterionMet = Literal["yes", "no", "unknown"]
StrengthKind = Literal["talent", "wish", "dream", "strength"]


@entry("need_recorded", thing="need", begins=True)
class NeedRecorded(Body):
    """A resident has a question, need or worry; its life domain is that of the entry."""

    need: UUID
    text: str = ""
    person: UUID | None = None
    money: bool = False


@entry("need_answered", thing="need")
class NeedAnswered(Body):
    """A need had its answer: help, advice, a referral, or a reason why not."""

    need: UUID
    how: HowAnswered = "other"
    by_whom: str = ""
    reason: str = ""


@entry("strength_recorded")
class StrengthRecorded(Body):
    """A talent, wish, dream or strength came up, and is written down as seriously as a problem."""

    what: StrengthKind = "strength"
    text: str = ""
    person: UUID | None = None


@entry("domain_scored")
class DomainScored(Body):
    """An instrument gave a score on one life domain, with the reason of the one who scored."""

    instrument: str
    domain: str
    score: int
    reason: str = ""
    person: UUID | None = None


@entry("criterion_answered")
class CriterionAnswered(Body):
    """It was asked whether a criterion of the method is met.

    `until`: the last day on which that answer holds, such as the day before somebody becomes too old.
    """

    criterion: str
    answer: CriterionMet
    until: date | None = None


@projects(NeedRecorded)
def _need_recorded(entry: Entry, body: NeedRecorded, rows: Rows) -> None:
    rows.put(
        Need(
            id=body.need,
            domain=entry.domain,
            level=entry.level,
            person=body.person,
            text=body.text,
            money=body.money,
            recorded_on=entry.happened_on,
        )
    )


@projects(NeedAnswered)
def _need_answered(entry: Entry, body: NeedAnswered, rows: Rows) -> None:
    need = rows.get(Need, body.need)
    need.state, need.answered_on = Need.State.ANSWERED, entry.happened_on
    need.how_answered, need.answered_by, need.answer = body.how, body.by_whom, body.reason
    rows.put(need)


@projects(StrengthRecorded)
def _strength_recorded(entry: Entry, body: StrengthRecorded, rows: Rows) -> None:
    rows.put(
        Strength(
            id=entry.id,
            domain=entry.domain,
            level=entry.level,
            person=body.person,
            what=body.what,
            text=body.text,
            recorded_on=entry.happened_on,
        )
    )


@projects(DomainScored)
def _domain_scored(entry: Entry, body: DomainScored, rows: Rows) -> None:
    rows.put(
        DomainScore(
            id=entry.id,
            domain=body.domain,
            level=entry.level,
            person=body.person,
            instrument=body.instrument,
            score=body.score,
            reason=body.reason,
            on=entry.happened_on,
        )
    )


@projects(CriterionAnswered)
def _criterion_answered(entry: Entry, body: CriterionAnswered, rows: Rows) -> None:
    earlier = rows.find(CriterionAnswer, criterion=body.criterion)
    row = earlier[0] if earlier else CriterionAnswer(id=entry.id, criterion=body.criterion)
    row.answer, row.until, row.on = body.answer, body.until, entry.happened_on
    rows.put(row)
