"""Deeds on the plan: agreeing it, its goals, who does what by when, and what a worker does for a resident meanwhile.

`expect` is the version of the goal or action that the writer saw, for agreeing the versions of all that is agreed to.
"""

from datetime import date, datetime
from uuid import UUID

from voordeur.cases import entries as said
from voordeur.cases.rules import refuse_no_part
from voordeur.cases.telling import plain, tell
from voordeur.journal import Permit, Recorded

agree_plan = plain(said.PlanAgreed)
set_goal = plain(said.GoalSet)
reach_goal = plain(said.GoalReached)
put_goal_off_course = plain(said.GoalOffCourse)
put_goal_on_course = plain(said.GoalOnCourse)
drop_goal = plain(said.GoalDropped)
place_action = plain(said.ActionAgreed)
pick_up_action = plain(said.ActionPickedUp)
chase_action = plain(said.ActionChased)
finish_action = plain(said.ActionDone)
take_task_over = plain(said.TaskTakenOver)
give_task_back = plain(said.TaskGivenBack)
drop_action = plain(said.ActionDropped)


def say_how_far(
    *,
    file: UUID,
    goal: UUID,
    percent: int,
    text: str = "",
    domain: str = "",
    expect: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Say how far a goal has come, in a hundred. Raises NoPart for all of it, and less than none."""
    refuse_no_part(percent)
    body = said.GoalProgressed(goal=goal, percent=percent, text=text)
    return tell(
        file=file, body=body, domain=domain, expect=expect, permit=permit, at=at, happened_on=happened_on, id=id
    )
