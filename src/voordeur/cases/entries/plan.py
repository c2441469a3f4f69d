"""The one plan: its goals, and who does what by when."""

from datetime import date
from typing import Literal
from uuid import UUID

from voordeur.cases.models.plan import Action, Goal, Plan
from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows

OwnerKind = Literal["resident", "network", "organisation", "worker"]


@entry("plan_agreed", step=True, plain=True, whole=True)
class PlanAgreed(Body):
    """The one plan of this household was agreed, by these people, signed or spoken."""

    agreed_by: tuple[str, ...] = ()
    how: Literal["signed", "spoken"] = "spoken"


@entry("goal_set", thing="goal", begins=True, plain=True)
class GoalSet(Body):
    """What will be different, for whom and by when; its life domain is that of the entry."""

    goal: UUID
    text: str = ""
    for_whom: str = ""
    by: date | None = None


@entry("goal_reached", thing="goal", plain=True)
class GoalReached(Body):
    """A goal was reached."""

    goal: UUID


@entry("goal_progressed", thing="goal")
class GoalProgressed(Body):
    """How far a goal has come, in a hundred (0 to 99); from which part it counts as reached the method says."""

    goal: UUID
    percent: int
    text: str = ""


@entry("goal_off_course", thing="goal", plain=True)
class GoalOffCourse(Body):
    """A goal will not be reached the way things go now, for this reason; the goal itself stands."""

    goal: UUID
    reason: str = ""


@entry("goal_on_course", thing="goal", plain=True)
class GoalOnCourse(Body):
    """A goal that was off course is on course again: what changed."""

    goal: UUID
    reason: str = ""


@entry("goal_dropped", thing="goal", plain=True)
class GoalDropped(Body):
    """A goal was let go, for a reason."""

    goal: UUID
    reason: str = ""


@entry("action_agreed", step=True, thing="action", begins=True, plain=True)
class ActionAgreed(Body):
    """Somebody will do something by a day: the resident, the own network, an organisation or a worker.

    `lead`: who sees to it that it happens, where that is another than who does it.
    """

    action: UUID
    text: str = ""
    owner_kind: OwnerKind = "worker"
    owner: UUID | None = None
    owner_name: str = ""
    goal: UUID | None = None
    need: UUID | None = None
    due: date | None = None
    how_known: str = ""
    measure: str = ""
    lead: str = ""


@entry("action_picked_up", thing="action", plain=True)
class ActionPickedUp(Body):
    """Whoever the action was placed with said yes to it."""

    action: UUID
    remark: str = ""


@entry("action_chased", thing="action", plain=True)
class ActionChased(Body):
    """The owner of an action was asked how it stands."""

    action: UUID
    how: str = ""
    answer: str = ""


@entry("action_done", thing="action", plain=True)
class ActionDone(Body):
    """An action was done, with this result."""

    action: UUID
    result: str = ""


@entry("action_dropped", thing="action", plain=True)
class ActionDropped(Body):
    """An action will not be done, for a reason."""

    action: UUID
    reason: str = ""


@projects(PlanAgreed)
def _plan_agreed(entry: Entry, body: PlanAgreed, rows: Rows) -> None:
    rows.put(Plan(id=rows.file.id, agreed_on=entry.happened_on, agreed_by=list(body.agreed_by), how=body.how))


@projects(GoalSet)
def _goal_set(entry: Entry, body: GoalSet, rows: Rows) -> None:
    rows.put(
        Goal(
            id=body.goal,
            domain=entry.domain,
            level=entry.level,
            text=body.text,
            for_whom=body.for_whom,
            by=body.by,
            set_on=entry.happened_on,
        )
    )


@projects(GoalReached)
def _goal_reached(entry: Entry, body: GoalReached, rows: Rows) -> None:
    _end_goal(entry, body.goal, Goal.State.REACHED, "", rows)


@projects(GoalProgressed)
def _goal_progressed(entry: Entry, body: GoalProgressed, rows: Rows) -> None:
    goal = rows.get(Goal, body.goal)
    goal.percent, goal.seen_on, goal.remark = body.percent, entry.happened_on, body.text
    rows.put(goal)


@projects(GoalOffCourse)
def _goal_off_course(entry: Entry, body: GoalOffCourse, rows: Rows) -> None:
    goal = rows.get(Goal, body.goal)
    if goal.state == Goal.State.SET:  # not of one that was reached or dropped by that day
        goal.off_course_since, goal.remark = goal.off_course_since or entry.happened_on, body.reason
        rows.put(goal)


@projects(GoalOnCourse)
def _goal_on_course(entry: Entry, body: GoalOnCourse, rows: Rows) -> None:
    goal = rows.get(Goal, body.goal)
    goal.off_course_since, goal.remark = None, body.reason or goal.remark
    rows.put(goal)


@projects(GoalDropped)
def _goal_dropped(entry: Entry, body: GoalDropped, rows: Rows) -> None:
    _end_goal(entry, body.goal, Goal.State.DROPPED, body.reason, rows)


@projects(ActionAgreed)
def _action_agreed(entry: Entry, body: ActionAgreed, rows: Rows) -> None:
    rows.put(
        Action(
            id=body.action,
            domain=entry.domain,
            level=entry.level,
            goal=body.goal,
            need=body.need,
            text=body.text,
            owner_kind=body.owner_kind,
            owner=body.owner,
            owner_name=body.owner_name,
            agreed_on=entry.happened_on,
            due=body.due,
            how_known=body.how_known,
            measure=body.measure,
            lead=body.lead,
        )
    )


@projects(ActionPickedUp)
def _action_picked_up(entry: Entry, body: ActionPickedUp, rows: Rows) -> None:
    action = rows.get(Action, body.action)
    if action.state == Action.State.PLACED:
        action.state = Action.State.PICKED_UP
        rows.put(action)


@projects(ActionChased)
def _action_chased(entry: Entry, body: ActionChased, rows: Rows) -> None:
    action = rows.get(Action, body.action)
    action.chased, action.last_chased_on = action.chased + 1, entry.happened_on
    rows.put(action)


@projects(ActionDone)
def _action_done(entry: Entry, body: ActionDone, rows: Rows) -> None:
    action = rows.get(Action, body.action)
    action.state, action.ended_on, action.result = Action.State.DONE, entry.happened_on, body.result
    rows.put(action)


@projects(ActionDropped)
def _action_dropped(entry: Entry, body: ActionDropped, rows: Rows) -> None:
    action = rows.get(Action, body.action)
    action.state, action.ended_on, action.result = Action.State.DROPPED, entry.happened_on, body.reason
    rows.put(action)


def _end_goal(entry: Entry, goal_id: UUID, state: Goal.State, reason: str, rows: Rows) -> None:
    goal = rows.get(Goal, goal_id)
    goal.state, goal.ended_on, goal.reason, goal.off_course_since = state, entry.happened_on, reason, None
    rows.put(goal)
