"""Deeds on the plan: agreeing it, its goals, who does what by when, and what a worker does for a resident meanwhile.

`expect` is the version of the goal or action that the writer saw, for agreeing the versions of all that is agreed to.
"""

from voordeur.cases import entries as said
from voordeur.cases.telling import plain

agree_plan = plain(said.PlanAgreed)
set_goal = plain(said.GoalSet)
reach_goal = plain(said.GoalReached)
drop_goal = plain(said.GoalDropped)
place_action = plain(said.ActionAgreed)
pick_up_action = plain(said.ActionPickedUp)
chase_action = plain(said.ActionChased)
finish_action = plain(said.ActionDone)
take_task_over = plain(said.TaskTakenOver)
give_task_back = plain(said.TaskGivenBack)
drop_action = plain(said.ActionDropped)
