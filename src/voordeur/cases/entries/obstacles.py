"""What keeps a household stuck, escalation to who can decide on it, and the map of who helps with what."""

from datetime import date
from decimal import Decimal
from typing import Literal
from uuid import UUID

from voordeur.cases.models.obstacles import Escalation, Helper, Obstacle
from voordeur.common.money import in_cents
from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows

HelperState = Literal["expected", "running", "ended"]


@entry("obstacle_found", thing="obstacle", begins=True, plain=True)
class ObstacleFound(Body):
    """Something keeps a household stuck: a rule, a waiting list, a gap between organisations, a procedure, money.

    `known_as`: the word of the method by which the same obstacle is known in other cases.
    """

    obstacle: UUID
    what: Literal["rule", "waiting_list", "gap", "internal_procedure", "money", "other"]
    text: str = ""
    organisation: UUID | None = None
    known_as: str = ""


@entry("obstacle_removed", thing="obstacle", plain=True)
class ObstacleRemoved(Body):
    """An obstacle is out of the way."""

    obstacle: UUID
    how: str = ""


@entry("obstacle_reported", thing="obstacle", together="blind_spot_noted")
class ObstacleReported(Body):
    """An obstacle was handed to policy as one that more households meet; what it says there names nobody.

    `to_whom`: who is asked to answer; `answer_due`: by which day.
    """

    obstacle: UUID
    to_whom: str = ""
    answer_due: date | None = None


@entry("obstacle_answered", thing="obstacle", plain=True)
class ObstacleAnswered(Body):
    """Policy answered what it does about an obstacle that it was told of."""

    obstacle: UUID
    answer: Literal["follows", "not", "later"]
    text: str = ""


@entry("escalated", step=True, thing="escalation", begins=True)
class Escalated(Body):
    """A level of the method's ladder was asked to decide on an obstacle, or on an action that is not done.

    `reason`: why a level was passed over.
    """

    escalation: UUID
    level: str
    obstacle: UUID | None = None
    action: UUID | None = None
    organisation: UUID | None = None
    to_whom: str = ""
    question: str = ""
    answer_due: date | None = None
    reason: str = ""


@entry("escalation_answered", thing="escalation", plain=True)
class EscalationAnswered(Body):
    """Whoever was asked decided; `answered_by` is who said it, when somebody else wrote it down."""

    escalation: UUID
    decision: Literal["approved", "refused", "other_offer"]
    text: str = ""
    answered_by: str = ""


@entry("escalation_returned", thing="escalation", plain=True)
class EscalationReturned(Body):
    """What was escalated is back with whoever does the work: solved, or still stuck."""

    escalation: UUID
    solved: bool


@entry("helper_noted", thing="helper", begins=True, plain=True)
class HelperNoted(Body):
    """Somebody helps this household with something, or will: a place on the map of who helps with what.

    `hours`: in a month. `cost`: euros in a year.
    """

    helper: UUID
    organisation: UUID | None = None
    name: str = ""
    what_for: str = ""
    state: HelperState = "running"
    expected_by: date | None = None
    person: UUID | None = None
    hours: Decimal | None = None
    cost: Decimal | None = None


@entry("helper_changed", thing="helper", plain=True)
class HelperChanged(Body):
    """The help of somebody on the map began, stopped, or is expected on another day; or it takes or costs another sum.

    `hours` in a month and `cost` in euros a year: left out, they stay what they were.
    """

    helper: UUID
    state: HelperState
    expected_by: date | None = None
    hours: Decimal | None = None
    cost: Decimal | None = None


@projects(ObstacleFound)
def _obstacle_found(entry: Entry, body: ObstacleFound, rows: Rows) -> None:
    rows.put(
        Obstacle(
            id=body.obstacle,
            domain=entry.domain,
            level=entry.level,
            what=body.what,
            text=body.text,
            organisation=body.organisation,
            known_as=body.known_as,
            found_on=entry.happened_on,
        )
    )


@projects(ObstacleRemoved)
def _obstacle_removed(entry: Entry, body: ObstacleRemoved, rows: Rows) -> None:
    obstacle = rows.get(Obstacle, body.obstacle)
    obstacle.removed_on, obstacle.how = entry.happened_on, body.how
    rows.put(obstacle)


@projects(ObstacleReported)
def _obstacle_reported(entry: Entry, body: ObstacleReported, rows: Rows) -> None:
    obstacle = rows.get(Obstacle, body.obstacle)
    obstacle.reported_on, obstacle.reported_to = entry.happened_on, body.to_whom
    obstacle.answer_due = body.answer_due
    rows.put(obstacle)


@projects(ObstacleAnswered)
def _obstacle_answered(entry: Entry, body: ObstacleAnswered, rows: Rows) -> None:
    obstacle = rows.get(Obstacle, body.obstacle)
    obstacle.answer, obstacle.answer_text, obstacle.answered_on = body.answer, body.text, entry.happened_on
    rows.put(obstacle)


@projects(Escalated)
def _escalated(entry: Entry, body: Escalated, rows: Rows) -> None:
    rows.put(
        Escalation(
            id=body.escalation,
            domain=entry.domain,
            level=entry.level,
            rung=body.level,
            obstacle=body.obstacle,
            action=body.action,
            organisation=body.organisation,
            to_whom=body.to_whom,
            text=body.question,
            skipped_because=body.reason,
            worker=entry.by,
            escalated_on=entry.happened_on,
            answer_due=body.answer_due,
        )
    )


@projects(EscalationAnswered)
def _escalation_answered(entry: Entry, body: EscalationAnswered, rows: Rows) -> None:
    escalation = rows.get(Escalation, body.escalation)
    escalation.state, escalation.decision, escalation.answer = Escalation.State.ANSWERED, body.decision, body.text
    escalation.answered_by, escalation.recorded_by = body.answered_by, entry.by
    escalation.answered_on = entry.happened_on
    rows.put(escalation)


@projects(EscalationReturned)
def _escalation_returned(entry: Entry, body: EscalationReturned, rows: Rows) -> None:
    escalation = rows.get(Escalation, body.escalation)
    escalation.state, escalation.solved = Escalation.State.RETURNED, body.solved
    escalation.returned_on = entry.happened_on
    rows.put(escalation)


@projects(HelperNoted)
def _helper_noted(entry: Entry, body: HelperNoted, rows: Rows) -> None:
    helper = Helper(
        id=body.helper,
        domain=entry.domain,
        level=entry.level,
        organisation=body.organisation,
        name=body.name,
        text=body.what_for,
        person=body.person,
        noted_on=entry.happened_on,
    )
    _change_helper(entry, helper, body, rows)


@projects(HelperChanged)
def _helper_changed(entry: Entry, body: HelperChanged, rows: Rows) -> None:
    _change_helper(entry, rows.get(Helper, body.helper), body, rows)


def _change_helper(entry: Entry, helper: Helper, body: HelperNoted | HelperChanged, rows: Rows) -> None:
    helper.state, helper.expected_by = body.state, body.expected_by
    helper.ended_on = entry.happened_on if body.state == "ended" else None
    helper.hours = helper.hours if body.hours is None else in_cents(body.hours)
    helper.cost = helper.cost if body.cost is None else in_cents(body.cost)
    if body.state == "running" and helper.since is None:
        helper.since = entry.happened_on
    rows.put(helper)
