"""Deeds on the plan: agreeing it, its goals, and who does what by when.

`expect` is the version of the goal or action that the writer saw; when it is another by now, the deed raises Stale.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from voordeur.assessments.actions import asked_domain
from voordeur.cases import entries as said
from voordeur.cases.models import Action, Goal
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.journal import Draft, Level, Permit, Recorded, record


def agree_plan(
    *,
    file: UUID,
    agreed_by: Iterable[str] = (),
    how: Literal["signed", "spoken"] = "spoken",
    expect: Mapping[UUID, UUID] | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Agree the one plan of this household, signed or spoken. The method may ask for something first.

    `expect` are the versions of the goals and actions that were agreed to.
    """
    body = said.PlanAgreed(agreed_by=tuple(agreed_by), how=how)
    return record(Draft(file, body, happened_on or day_of(at), id=id), permit=permit, at=at, expect=expect)


def set_goal(
    *,
    file: UUID,
    goal: UUID | None = None,
    text: str = "",
    for_whom: str = "",
    by: date | None = None,
    domain: str = "",
    level: Level = Level.SHARED,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Set a goal: what will be different, for whom and by when."""
    body = said.GoalSet(goal=goal or id or new_id(), text=text, for_whom=for_whom, by=by)
    day = happened_on or day_of(at)
    return record(Draft(file, body, day, id=id, domain=asked_domain(file, domain), level=level), permit=permit, at=at)


def reach_goal(
    *,
    file: UUID,
    goal: UUID,
    expect: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note that a goal was reached."""
    return _about_goal(said.GoalReached(goal=goal), file, expect, permit, at, happened_on, id)


def drop_goal(
    *,
    file: UUID,
    goal: UUID,
    reason: str = "",
    expect: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Let a goal go, with the reason."""
    return _about_goal(said.GoalDropped(goal=goal, reason=reason), file, expect, permit, at, happened_on, id)


def place_action(
    *,
    file: UUID,
    action: UUID | None = None,
    text: str = "",
    owner_kind: said.OwnerKind = "worker",
    owner: UUID | None = None,
    owner_name: str = "",
    goal: UUID | None = None,
    need: UUID | None = None,
    due: date | None = None,
    how_known: str = "",
    measure: str = "",
    domain: str = "",
    level: Level = Level.SHARED,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Agree who does what by when: the resident, the own network (by name, without an account), a partner, a worker."""
    body = said.ActionAgreed(
        action=action or id or new_id(),
        text=text,
        owner_kind=owner_kind,
        owner=owner,
        owner_name=owner_name,
        goal=goal,
        need=need,
        due=due,
        how_known=how_known,
        measure=measure,
    )
    day = happened_on or day_of(at)
    return record(Draft(file, body, day, id=id, domain=asked_domain(file, domain), level=level), permit=permit, at=at)


def pick_up_action(
    *,
    file: UUID,
    action: UUID,
    remark: str = "",
    expect: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note that whoever the action was placed with said yes."""
    return _about_action(said.ActionPickedUp(action=action, remark=remark), file, expect, permit, at, happened_on, id)


def chase_action(
    *,
    file: UUID,
    action: UUID,
    how: str = "",
    answer: str = "",
    expect: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note that the owner of an action was asked how it stands."""
    return _about_action(
        said.ActionChased(action=action, how=how, answer=answer), file, expect, permit, at, happened_on, id
    )


def finish_action(
    *,
    file: UUID,
    action: UUID,
    result: str = "",
    expect: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note that an action was done, and what came of it."""
    return _about_action(said.ActionDone(action=action, result=result), file, expect, permit, at, happened_on, id)


def drop_action(
    *,
    file: UUID,
    action: UUID,
    reason: str = "",
    expect: UUID | None = None,
    permit: Permit,
    at: datetime,
    happened_on: date | None = None,
    id: UUID | None = None,
) -> Recorded:
    """Note that an action will not be done, and why."""
    return _about_action(said.ActionDropped(action=action, reason=reason), file, expect, permit, at, happened_on, id)


AboutAction = said.ActionPickedUp | said.ActionChased | said.ActionDone | said.ActionDropped


def _about_action(
    body: AboutAction,
    file: UUID,
    expect: UUID | None,
    permit: Permit,
    at: datetime,
    happened_on: date | None,
    id: UUID | None,
) -> Recorded:
    domain, level = Action.objects.seen_by(file, body.action)
    draft = Draft(file, body, happened_on or day_of(at), id=id, domain=domain, level=level)
    return record(draft, permit=permit, at=at, expect={body.action: expect} if expect else None)


def _about_goal(
    body: said.GoalReached | said.GoalDropped,
    file: UUID,
    expect: UUID | None,
    permit: Permit,
    at: datetime,
    happened_on: date | None,
    id: UUID | None,
) -> Recorded:
    domain, level = Goal.objects.seen_by(file, body.goal)
    draft = Draft(file, body, happened_on or day_of(at), id=id, domain=domain, level=level)
    return record(draft, permit=permit, at=at, expect={body.goal: expect} if expect else None)
