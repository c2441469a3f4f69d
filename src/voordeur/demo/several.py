"""A report of several problems: a visit, whether they hang together, all helpers at one table, one plan."""

from datetime import date, datetime, time, timedelta
from functools import partial

from voordeur.assessments import actions as assessments
from voordeur.cases import actions as cases
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.demo.place import World
from voordeur.demo.report import Report, coordinating, problem
from voordeur.demo.tasks import close, follow, place
from voordeur.outreach import actions as outreach
from voordeur.signals import actions as signals


def plan_visit(world: World, report: Report, day: date, at: datetime) -> None:
    """Agree on a visit with the residents."""
    outreach.plan_visit(
        file=report.file,
        on=max(day, day_of(at)),
        from_time=time(10),
        until_time=time(11, 30),
        permit=coordinating(world, report, at),
        at=at,
    )


def visit(world: World, report: Report, at: datetime) -> None:
    """Take stock at home: what is wrong on each life domain, and what goes well."""
    permit = coordinating(world, report, at)
    outreach.hold_visit(
        file=report.file,
        who_present=(report.family.who_opened,),
        asked=("problems", "strengths", "helpers"),
        permit=permit,
        at=at,
    )
    for said in report.said["problems"]:
        id, need, domain = new_id(), problem(said), said["domain"]
        report.needs[domain] = (id, need)
        assessments.record_need(
            file=report.file, need=id, text=need.text, domain=domain, money=need.money, permit=permit, at=at
        )
    strength = world.stock.take("strengths", "strength", family=report.family)
    assessments.record_strength(file=report.file, text=strength, permit=permit, at=at)
    if report.script != "just_visited":
        world.agenda.after((1, 2), partial(_connect, world, report))


def _connect(world: World, report: Report, at: datetime) -> None:
    outcome = report.said["outcome"]
    permit = coordinating(world, report, at)
    signals.triage(file=report.file, outcome=outcome, reason=report.said["reason"], permit=permit, at=at)
    if report.script == "towards_plan":
        return  # the meeting of all helpers is yet to come
    if outcome == "multiple_connected":
        world.agenda.after((4, 9), partial(_meet, world, report))
    else:
        for domain in list(report.needs):
            world.agenda.after((1, 5), partial(_arrange, world, report, domain))
        world.agenda.after((35, 60), partial(close, world, report))


def _arrange(world: World, report: Report, domain: str, at: datetime) -> None:
    id, need = report.needs[domain]
    action = place(world, report, need, coordinating(world, report, at), at, answers=id)
    follow(world, report, action, need, at)


def _meet(world: World, report: Report, at: datetime) -> None:
    permit = coordinating(world, report, at)
    cases.hold_conference(
        file=report.file,
        kind="multidisciplinary",
        attended=("sociaal casemanager", *_helpers(report)),
        decisions=world.stock.take("decisions", family=report.family),
        permit=permit,
        at=at,
    )
    cases.assign_role(
        file=report.file, role="mda_coordinator", worker=world.workers[report.manager], permit=permit, at=at
    )
    world.agenda.after((1, 5), partial(_plan, world, report))


def _plan(world: World, report: Report, at: datetime) -> None:
    permit = coordinating(world, report, at)
    for domain, (_, need) in list(report.needs.items())[:2]:
        by = day_of(at) + timedelta(weeks=13)
        report.goals.append(new_id())
        cases.set_goal(
            file=report.file,
            goal=report.goals[-1],
            text=need.goal,
            domain=domain,
            for_whom=report.family.label,
            by=by,
            permit=permit,
            at=at,
        )
    agreed = (report.family.members[0].name, *_helpers(report))
    cases.agree_plan(file=report.file, agreed_by=agreed, how="signed", permit=permit, at=at)
    for domain in list(report.needs):
        _arrange(world, report, domain, at)
    world.agenda.after((25, 35), partial(_meet_again, world, report))
    world.agenda.after((70, 95), partial(close, world, report))


def _meet_again(world: World, report: Report, at: datetime) -> None:
    if not report.closed:
        cases.hold_conference(
            file=report.file,
            kind="follow_up",
            attended=("coördinator", *_helpers(report)[:1]),
            decisions=world.stock.take("decisions", family=report.family),
            permit=coordinating(world, report, at),
            at=at,
        )


def _helpers(report: Report) -> tuple[str, ...]:
    return tuple(dict.fromkeys(said["owner"] for said in report.said["problems"]))
