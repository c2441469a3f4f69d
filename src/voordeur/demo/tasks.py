"""Tasks that the contact point places with others: picked up, chased, done; then closing, and asking afterwards."""

from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from voordeur.assessments import actions as assessments
from voordeur.cases import actions as cases
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.common.months import add_months
from voordeur.common.workdays import add_working_days
from voordeur.demo.place import World
from voordeur.demo.report import Report, weighing
from voordeur.demo.stock import NeedText, read
from voordeur.journal import Permit, RuleForbids

AFTERCARE_MONTHS = 6


def place(
    world: World, report: Report, need: NeedText, permit: Permit, at: datetime, *, answers: UUID | None = None
) -> UUID:
    """Place a task with the organisation that gives this help; `answers` is the need behind it."""
    id, name = new_id(), need.action["owner_name"]
    known = read("neighbourhood")["organisations"].items()
    owner = next((world.organisations[key] for key, one in known if one["name"] == name), None)
    cases.place_action(
        file=report.file,
        action=id,
        text=need.action["text"],
        owner_kind="organisation",
        owner=owner,
        owner_name=name,
        need=answers,
        due=add_working_days(day_of(at), 120 if report.script == "waiting" else world.rng.randint(35, 45)),
        how_known=need.action["how_known"],
        domain=need.domain,
        permit=permit,
        at=at,
    )
    return id


def follow(world: World, report: Report, action: UUID, need: NeedText, at: datetime, *, quick: bool = False) -> None:
    """Plan what becomes of a task: picked up soon, or only after a call; or waiting for months."""
    after = world.agenda.after
    if report.script == "waiting":
        report.script = ""
        for week in range(1, 27):  # a service with a waiting list of more than half a year, and a call every week
            after((week * 5 - 1, week * 5 - 1), partial(_chase, world, report, action))
    elif quick:
        after((1, 2), partial(_picked_up, world, report, action, need))
    elif world.chance(0.65):
        after((1, 4), partial(_picked_up, world, report, action, need))
    else:
        after((4, 5), partial(_chase, world, report, action))
        after((7, 9), partial(_picked_up, world, report, action, need))


def _chase(world: World, report: Report, action: UUID, at: datetime) -> None:
    if not report.closed:
        answer = world.stock.take("chased")
        permit = weighing(world, report, at)
        cases.chase_action(file=report.file, action=action, how="gebeld", answer=answer, permit=permit, at=at)


def _picked_up(world: World, report: Report, action: UUID, need: NeedText, at: datetime) -> None:
    if report.closed:
        return
    cases.pick_up_action(file=report.file, action=action, permit=weighing(world, report, at), at=at)
    world.agenda.after((8, 20), partial(_done, world, report, action, need))


def _done(world: World, report: Report, action: UUID, need: NeedText, at: datetime) -> None:
    if not report.closed:
        result = need.action["how_known"]
        permit = weighing(world, report, at)
        cases.finish_action(file=report.file, action=action, result=result, permit=permit, at=at)
        if need.domain in report.needs:
            id, _ = report.needs.pop(need.domain)
            answer: Any = need.answer
            assessments.answer_need(file=report.file, need=id, permit=permit, at=at, **answer)


def close(world: World, report: Report, at: datetime) -> None:
    """Close a case once its tasks were taken up, and plan to ask half a year later; what is open is waited for."""
    permit = weighing(world, report, at)
    try:
        for goal in report.goals:
            cases.reach_goal(file=report.file, goal=goal, permit=permit, at=at)
        report.goals = []
        cases.close_case(
            file=report.file,
            reason="help_in_place",
            result=world.stock.take("closings"),
            permit=permit,
            at=at,
        )
    except RuleForbids:
        world.agenda.after((8, 14), partial(close, world, report))
        return
    report.closed = True
    due = add_months(day_of(at), AFTERCARE_MONTHS)
    if report.script != "closed_and_due":
        world.agenda.on(due, partial(_ask_how_it_goes, world, report))


def _ask_how_it_goes(world: World, report: Report, at: datetime) -> None:
    result = world.rng.choice(["goes_well", "goes_well", "not_reached"])
    cases.hold_aftercare(
        file=report.file,
        result=result,  # type: ignore[arg-type]
        text=world.stock.take("aftercare", result, family=report.family),
        permit=weighing(world, report, at),
        at=at,
    )
