"""Half a year at the contact point: reports over five channels, judged, visited, put together, closed, and asked after."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from voordeur import access
from voordeur.assessments import actions as assessments
from voordeur.cases import actions as cases
from voordeur.cases.actions import Member, NewHousehold
from voordeur.cases.households import household_id
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.common.months import add_months
from voordeur.common.workdays import add_working_days, next_working_day
from voordeur.demo.casework import Casework
from voordeur.demo.place import REPORTS, World
from voordeur.demo.stock import Family, NeedText, read
from voordeur.journal import Permit, RuleForbids
from voordeur.outreach import actions as outreach
from voordeur.people.models import Address
from voordeur.signals import actions as signals

POINT, MANAGERS = ("roos", "mehmet"), ("esther", "daan")
REPORTER = "wilma"
STREETS = ("Roerdompsingel", "Zeilmakersgang", "Aalscholverplein")
AFTERCARE_MONTHS = 6

# What must happen at least once, by the number of the report: day from the start, script.
SCRIPTED = {0: (1, "closed_and_asked"), 1: (2, "connected"), 2: (3, "closed_and_due"), 3: (9, "joined"), 5: (20, "passed_on"), 6: (26, "waiting"), 8: (40, "double"), 10: (55, "beside")}  # fmt: skip
WANTED = {
    "closed_and_asked": "single",
    "closed_and_due": "single",
    "called_in": "single",
    "beside": "single",
    "connected": "multiple_connected",
    "waiting": "multiple_connected",
    "towards_plan": "multiple_connected",
    "just_visited": "multiple_unconnected",
    "visit_ahead": "multiple_unconnected",
}
NUMBER = 26
# What is still going on: so many working days ago, and how far it came.
STILL_GOING = ((18, "towards_plan"), (9, "just_visited"), (6, "called_in"), (3, "visit_ahead"), (1, "new"), (1, "new"))


@dataclass
class Report:
    """A report and the case that it opened, while the demo is being made."""

    file: UUID
    said: dict[str, Any]
    point: str
    manager: str
    family: Family
    address: UUID
    script: str = ""
    household: UUID | None = None
    actions: list[UUID] = field(default_factory=list)
    closed: bool = False


class Signals:
    """The work of contact point and social case managers."""

    def __init__(self, world: World, casework: Casework) -> None:
        self.world = world
        self.casework = casework
        self.programme = world.programmes[REPORTS]
        self.running: list[Report] = []
        self._addresses = list(Address.objects.filter(street__in=STREETS).order_by("number", "addition", "street"))
        world.rng.shuffle(self._addresses)

    def begin(self, start: date) -> None:
        """Plan all reports, spread over the half year; the last ones are still being worked on."""
        today = day_of(self.world.agenda.until)
        days = (today - start).days
        for number in range(NUMBER):
            at, script = SCRIPTED.get(number, (2 + number * (days - 10) // NUMBER, ""))
            self.world.agenda.on(start + timedelta(days=at), partial(self._receive, number, script))
        for number, (ago, script) in enumerate(STILL_GOING, start=NUMBER):
            self.world.agenda.on(add_working_days(today, -ago), partial(self._receive, number, script))

    def _weighing(self, report: Report, at: datetime, *also: UUID) -> Permit:
        also = also or ((report.household,) if report.household else ())
        return self.world.permit(report.point, "triage", at, programme=self.programme, also=also)

    def _coordinating(self, report: Report, at: datetime) -> Permit:
        return self.world.permit(report.manager, "coordination", at, file=report.file, also=[report.household])

    # In

    def _receive(self, number: int, script: str, at: datetime) -> None:
        said = self.world.stock.take("signals")
        while script in WANTED and said["outcome"] != WANTED[script]:
            said = self.world.stock.take("signals")
        id = new_id()
        report = Report(
            file=new_id(),
            said=said,
            point=POINT[number % 2],
            manager=MANAGERS[number // 2 % 2],
            family=self.world.stock.family(said["text"]),
            address=self._addresses.pop().id,
            script=script,
        )
        channel = read("texts")["channels"][number % 6]
        by_code = channel == "code"
        cases.receive_signal(
            channel=channel,
            about=f"huishouden {report.family.label}",
            text=said["text"],
            programme=self.programme,
            file=report.file,
            permission="yes",
            urgency=self.world.rng.choice(["normal", "normal", "soon", "acute"]),
            permit=self._reporting(report, at) if by_code else self._weighing(report, at),
            at=at,
            id=id,
            **self._reporter(channel),
        )
        if script != "new":
            self.world.agenda.after((0, 2) if self.world.chance(0.15) else (0, 1), partial(self._judge, report), first=15)

    def _reporting(self, report: Report, at: datetime) -> Permit:
        reporter = self.world.workers[REPORTER]
        return access.permit_to_report(worker=reporter, programme=self.programme, case=report.file, at=at)

    def _reporter(self, channel: str) -> dict[str, Any]:
        if channel == "code":
            return {"reporter": self.world.workers[REPORTER], "reporter_organisation": "Thuiszorg Rietland"}
        who = self.world.rng.choice(read("neighbourhood")["reporters"])
        return {"reporter_name": who["name"], "reporter_organisation": who["organisation"]}

    def _judge(self, report: Report, at: datetime) -> None:
        after = self.world.agenda.after
        if report.script == "joined" and self.running:
            other = next(one for one in reversed(self.running) if not one.closed)
            reason = "Het gaat om hetzelfde huishouden; de casemanager is er al geweest."
            permit = self._weighing(report, at)
            cases.join_signal(file=report.file, case=other.file, reason=reason, permit=permit, at=at)
            return
        outcome = report.said["outcome"]
        # That problems hang together shows only on a visit: at first they are several.
        first = "single" if outcome == "single" else "multiple_unconnected"
        signals.triage(
            file=report.file, outcome=first, reason=report.said["reason"], permit=self._weighing(report, at), at=at
        )
        if report.script == "passed_on":
            after((2, 4), partial(self._pass_on, report))
        elif outcome == "single":
            after((0, 3), partial(self._call_in, report))
        else:
            after((0, 1), partial(self._send, report))

    def _household(self, report: Report, id: UUID) -> UUID | NewHousehold:
        if report.script == "beside":
            ours = [case for case in self.casework.begun if not case.closed]
            if ours:
                report.family = ours[0].family
                return ours[0].household
        members = report.family.members
        if report.script == "double" and self.casework.begun:
            # Written down at the door as well, spelled another way: proposed as a double, merged by nobody yet.
            seen = self.casework.begun[-1].family.members[0]
            first, _, rest = seen.name.partition(" ")
            members = (Member(name=f"{first[0]}. {rest}", born=seen.born, phone=seen.phone), *members[1:])
        return NewHousehold(label=report.family.label, address=report.address, members=members)

    def _take_up(self, report: Report, role: str, worker: str, at: datetime) -> None:
        id = new_id()
        household = self._household(report, id)
        known = household if isinstance(household, UUID) else household_id(id)
        beside = report.script == "beside" and isinstance(household, UUID)
        cases.take_up_signal(
            file=report.file,
            household=household,
            role=role,
            worker=self.world.workers[worker],
            join="beside" if beside else "none",
            reason="Een losse vraag over één rekening; het plan blijft bij de casemanager in de wijk." if beside else "",
            permit=self._weighing(report, at, known),
            at=at,
            id=id,
        )
        report.household = known
        self.running.append(report)

    # One problem

    def _call_in(self, report: Report, at: datetime) -> None:
        self._take_up(report, "contact_point_worker", report.point, at)
        need = self._need(report, report.said["domain"])
        permit = self._weighing(report, at)
        action = self._place(report, need, permit, at)
        quick = report.script.startswith("closed_")
        self._follow(report, action, need, at, quick=quick)
        self.world.agenda.after((4, 5) if quick else (15, 30), partial(self._close, report))

    def _need(self, report: Report, domain: str) -> NeedText:
        return self.world.stock.need([domain])

    def _place(self, report: Report, need: NeedText, permit: Permit, at: datetime) -> UUID:
        id = new_id()
        found = self.world.services.get(need.domain)
        owner, name = (None, "politie")
        if found:
            _, owner, _ = self.world.rng.choice(found)
            name = next(
                one["name"] for key, one in read("neighbourhood")["organisations"].items()
                if self.world.organisations[key] == owner
            )  # fmt: skip
        cases.place_action(
            file=report.file,
            action=id,
            text=need.action["text"],
            owner_kind="organisation",
            owner=owner,
            owner_name=name,
            due=add_working_days(day_of(at), self.world.rng.randint(15, 40)),
            how_known=need.action["how_known"],
            domain=need.domain,
            permit=permit,
            at=at,
        )
        report.actions.append(id)
        return id

    def _follow(self, report: Report, action: UUID, need: NeedText, at: datetime, *, quick: bool = False) -> None:
        after = self.world.agenda.after
        if report.script == "waiting":
            for weeks in range(1, 21, 3):  # twenty weeks of waiting, and a call every third
                after((weeks * 5, weeks * 5 + 2), partial(self._chase, report, action))
        elif quick:
            after((1, 2), partial(self._picked_up, report, action, need))
        elif self.world.chance(0.65):
            after((1, 4), partial(self._picked_up, report, action, need))
        else:
            after((5, 8), partial(self._chase, report, action))
            after((9, 14), partial(self._picked_up, report, action, need))

    def _chase(self, report: Report, action: UUID, at: datetime) -> None:
        if not report.closed:
            answer = self.world.stock.take("chased")
            permit = self._weighing(report, at)
            cases.chase_action(file=report.file, action=action, how="gebeld", answer=answer, permit=permit, at=at)

    def _picked_up(self, report: Report, action: UUID, need: NeedText, at: datetime) -> None:
        if report.closed:
            return
        cases.pick_up_action(file=report.file, action=action, permit=self._weighing(report, at), at=at)
        if self.world.chance(0.7):
            self.world.agenda.after((8, 30), partial(self._done, report, action, need))

    def _done(self, report: Report, action: UUID, need: NeedText, at: datetime) -> None:
        if not report.closed:
            result = need.action["how_known"]
            permit = self._weighing(report, at)
            cases.finish_action(file=report.file, action=action, result=result, permit=permit, at=at)

    # Several problems

    def _send(self, report: Report, at: datetime) -> None:
        self._take_up(report, "social_case_manager", report.manager, at)
        day = add_working_days(day_of(at), self.world.rng.randint(2, 4 if report.script else 8))
        if report.script == "visit_ahead":
            day = next_working_day(day_of(self.world.agenda.until))
        self.world.agenda.after((1, 2), partial(self._plan_visit, report, day))
        self.world.agenda.on(add_working_days(day, 1), partial(self._visit, report))

    def _plan_visit(self, report: Report, day: date, at: datetime) -> None:
        outreach.plan_visit(
            file=report.file,
            on=max(day, day_of(at)),
            from_time=time(10),
            until_time=time(11, 30),
            permit=self._coordinating(report, at),
            at=at,
        )

    def _visit(self, report: Report, at: datetime) -> None:
        permit = self._coordinating(report, at)
        outreach.hold_visit(
            file=report.file,
            who_present=(report.family.who_opened,),
            asked=("problems", "strengths", "helpers"),
            permit=permit,
            at=at,
        )
        for domain in report.said["domains"]:
            need = self._need(report, domain)
            assessments.record_need(
                file=report.file, text=need.text, domain=domain, money=need.money, permit=permit, at=at
            )
        strength = self.world.stock.take("strengths", "strength")
        assessments.record_strength(file=report.file, text=strength, permit=permit, at=at)
        if report.script != "just_visited":
            self.world.agenda.after((1, 4), partial(self._connect, report))

    def _connect(self, report: Report, at: datetime) -> None:
        outcome = report.said["outcome"]
        permit = self._coordinating(report, at)
        signals.triage(file=report.file, outcome=outcome, reason=report.said["reason"], permit=permit, at=at)
        if report.script == "towards_plan":
            return  # the meeting of all helpers is yet to come
        if outcome == "multiple_connected":
            self.world.agenda.after((4, 9), partial(self._meet, report))
        else:
            for domain in report.said["domains"]:
                self.world.agenda.after((1, 5), partial(self._arrange, report, domain))
            self.world.agenda.after((35, 60), partial(self._close, report))

    def _arrange(self, report: Report, domain: str, at: datetime) -> None:
        need = self._need(report, domain)
        action = self._place(report, need, self._coordinating(report, at), at)
        self._follow(report, action, need, at)

    def _meet(self, report: Report, at: datetime) -> None:
        permit = self._coordinating(report, at)
        cases.hold_conference(
            file=report.file,
            kind="multidisciplinary",
            attended=("sociaal casemanager", "school", "woningcorporatie", "schuldhulp"),
            decisions=self.world.stock.take("decisions"),
            permit=permit,
            at=at,
        )
        cases.assign_role(
            file=report.file, role="mda_coordinator", worker=self.world.workers[report.manager], permit=permit, at=at
        )
        self.world.agenda.after((1, 5), partial(self._plan, report))

    def _plan(self, report: Report, at: datetime) -> None:
        permit = self._coordinating(report, at)
        wanted = [goal for goal in read("texts")["goals"] if goal["domain"] in report.said["domains"]]
        for goal in self.world.rng.sample(wanted, min(2, len(wanted))):
            by = day_of(at) + timedelta(weeks=13)
            cases.set_goal(
                file=report.file,
                text=goal["text"],
                domain=goal["domain"],
                for_whom=report.family.label,
                by=by,
                permit=permit,
                at=at,
            )
        agreed = (report.family.members[0].name, "school", "woningcorporatie")
        cases.agree_plan(file=report.file, agreed_by=agreed, how="signed", permit=permit, at=at)
        for domain in report.said["domains"]:
            self._arrange(report, domain, at)
        self.world.agenda.after((25, 35), partial(self._meet_again, report))
        self.world.agenda.after((70, 95), partial(self._close, report))

    def _meet_again(self, report: Report, at: datetime) -> None:
        if not report.closed:
            cases.hold_conference(
                file=report.file,
                kind="follow_up",
                attended=("coördinator", "school"),
                decisions=self.world.stock.take("decisions"),
                permit=self._coordinating(report, at),
                at=at,
            )

    # Out

    def _pass_on(self, report: Report, at: datetime) -> None:
        cases.pass_on(
            file=report.file,
            platform="Centrum voor Jeugd en Gezin",
            reason="De zorgen gaan vooral over opvoeden; daar kennen ze het gezin al.",
            permit=self._weighing(report, at),
            at=at,
        )

    def _close(self, report: Report, at: datetime) -> None:
        permit = self._weighing(report, at)
        try:
            cases.close_case(
                file=report.file,
                reason="help_in_place",
                result=self.world.stock.take("closings"),
                permit=permit,
                at=at,
            )
        except RuleForbids:
            self.world.agenda.after((8, 14), partial(self._close, report))
            return
        report.closed = True
        due = add_months(day_of(at), AFTERCARE_MONTHS)
        if report.script != "closed_and_due":
            self.world.agenda.on(due, partial(self._ask_how_it_goes, report))

    def _ask_how_it_goes(self, report: Report, at: datetime) -> None:
        result = self.world.rng.choice(["goes_well", "goes_well", "problem_back", "not_reached"])
        cases.hold_aftercare(
            file=report.file,
            result=result,  # type: ignore[arg-type]
            text=self.world.stock.take("aftercare", result),
            permit=self._weighing(report, at),
            at=at,
        )
