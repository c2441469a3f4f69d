"""Half a year at the contact point: reports over five channels, judged, and handed to whoever takes them up."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, Literal
from uuid import UUID

from voordeur import access
from voordeur.cases import actions as cases
from voordeur.cases.actions import Member, NewHousehold
from voordeur.cases.households import household_id
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.common.workdays import add_working_days
from voordeur.demo.casework import Casework
from voordeur.demo.families import Family
from voordeur.demo.place import REPORTS, World
from voordeur.demo.report import Report, problem, weighing
from voordeur.demo.several import plan_visit, visit
from voordeur.demo.stock import NeedText, read
from voordeur.demo.tasks import close, follow, place
from voordeur.journal import Permit
from voordeur.people import queries as people
from voordeur.people.models import Address
from voordeur.programmes import queries as programmes
from voordeur.signals import actions as signals

POINT, MANAGERS = ("roos", "mehmet"), ("esther", "daan")
REPORTER = "wilma"
CHANNELS = ("telephone", "email", "meeting", "visit")
EARLIER_STREET, DAYS_BETWEEN_EARLIER = "Trekvaartsingel", 60
REPORTERS = ("home_care", "housing", "school", "police", "gp", "church")
STREETS = ("Marktschipperslaan", "Zeilmakersgang", "Aalscholverplein")

# What must happen at least once, by the number of the report: day from the start, script.
SCRIPTED = {
    0: (1, "closed_and_asked"),
    1: (2, "connected"),
    2: (3, "closed_and_due"),
    3: (9, "joined"),
    5: (20, "passed_on"),
    6: (26, "waiting"),
    8: (40, "double"),
    10: (55, "beside"),
}
WANTED = {
    "closed_and_asked": "single",
    "closed_and_due": "single",
    "called_in": "single",
    "connected": "multiple_connected",
    "waiting": "multiple_connected",
    "towards_plan": "multiple_connected",
    "just_visited": "multiple_unconnected",
    "visit_ahead": "multiple_unconnected",
}
NUMBER = 23
# What is still going on: so many working days ago, and how far it came.
STILL_GOING = ((16, "towards_plan"), (8, "just_visited"), (6, "called_in"), (3, "visit_ahead"), (1, "new"), (1, "new"))


class Signals:
    """The work of contact point and social case managers."""

    def __init__(self, world: World, casework: Casework) -> None:
        self.world = world
        self.casework = casework
        self.programme = world.programmes[REPORTS]
        self.running: list[Report] = []
        there = list(Address.objects.filter(street__in=STREETS).order_by("number", "addition", "street"))
        self._addresses = world.rng.sample(there, NUMBER + len(STILL_GOING))
        before = list(Address.objects.filter(street=EARLIER_STREET).order_by("number", "addition"))
        self._earlier = world.rng.sample(before, len(before) // 2)
        self._kept = {number: self._kept_for(script) for number, script in self._scripts().items()}
        world.taken |= {address.id for address in (*self._addresses, *self._earlier)}

    def begin(self, start: date, lately: date) -> None:
        """Plan all reports, spread over the half year; the last ones are still being worked on."""
        today = day_of(self.world.agenda.until)
        for number in range((lately - start).days // DAYS_BETWEEN_EARLIER):
            day = start + timedelta(days=10 + number * DAYS_BETWEEN_EARLIER)
            self.world.agenda.on(day, partial(self._receive_earlier, number))
        start = lately
        days = (today - start).days
        for number in range(NUMBER):
            at, script = SCRIPTED.get(number, (2 + number * (days - 10) // NUMBER, ""))
            self.world.agenda.on(start + timedelta(days=at), partial(self._receive, number, script))
        for number, (ago, script) in enumerate(STILL_GOING, start=NUMBER):
            self.world.agenda.on(add_working_days(today, -ago), partial(self._receive, number, script))

    def _scripts(self) -> dict[int, str]:
        going = {number: script for number, (_, script) in enumerate(STILL_GOING, start=NUMBER)}
        return {
            number: script
            for number, script in ({number: script for number, (_, script) in SCRIPTED.items()} | going).items()
            if script not in ("joined", "new")
        }

    def _kept_for(self, script: str) -> Mapping[str, Any]:
        """Keep a report that fits what must happen with it; that of the first household is heard of again."""

        def fits(said: Mapping[str, Any]) -> bool:
            if script in ("passed_on", "beside", "double"):
                return said.get("script") == script
            again = script != "connected" or "again" in said
            return "script" not in said and said["outcome"] == WANTED[script] and again

        found = self.world.stock.signal(fits)
        assert found is not None
        return found

    # In

    def _receive(self, number: int, script: str, at: datetime) -> None:
        said, family, address = self._about(number, script)
        if said is not None:
            self._take_in(number, script, said, family, address, at)

    def _receive_earlier(self, number: int, at: datetime) -> None:
        """Take in a report of the time before: one question, or two that stand apart, as residents put them."""
        domains = tuple(programmes.method_of(self.programme).domains)
        family, needs = self.world.stock.household(1 + number % 3 // 2, domains)
        one = len(needs) == 1
        said = {
            "by": REPORTERS[number % len(REPORTERS)],
            "outcome": "single" if one else "multiple_unconnected",
            "reason": "Eén vraag, die bij één organisatie past." if one else "Twee vragen die los van elkaar staan.",
            "text": " ".join(need.text for need in needs),
            "problems": [_as_problem(need) for need in needs],
        }
        self._take_in(number, "", said, family, self._earlier.pop().id, at)

    def _take_in(
        self, number: int, script: str, said: Mapping[str, Any], family: Family, address: UUID, at: datetime
    ) -> None:
        id = new_id()
        report = Report(
            file=new_id(),
            said=said,
            point=POINT[number % 2],
            manager=MANAGERS[number // 2 % 2],
            family=family,
            address=address,
            script=script,
        )
        by_code = said["by"] == "home_care"
        channel = "code" if by_code else CHANNELS[number % len(CHANNELS)]
        cases.receive_signal(
            channel=channel,  # type: ignore[arg-type]
            about=f"huishouden {report.family.label}, {self._where(report)}",
            text=said["text"],
            programme=self.programme,
            file=report.file,
            permission="yes",
            urgency=self.world.rng.choice(["normal", "normal", "soon", "acute"]),
            permit=self._reporting(report, at) if by_code else weighing(self.world, report, at),
            at=at,
            id=id,
            **self._reporter(said["by"]),
        )
        if script != "new":
            self.world.agenda.after((0, 1), partial(self._judge, report), first=15)

    def _about(self, number: int, script: str) -> tuple[Mapping[str, Any] | None, Family, UUID]:
        """Give what is reported, about whom and where: a household of its own, or one that is known already."""
        stock = self.world.stock
        ours = [case for case in self.casework.begun if not case.closed]
        if script == "joined":
            other = next(one for one in self.running if "again" in one.said and not one.closed)
            return other.said["again"], other.family, other.address
        said = self._kept.pop(number) if number in self._kept else stock.signal(lambda one: "script" not in one)
        if script in ("beside", "double") and ours:
            case = ours[0] if script == "beside" else self.casework.begun[-1]
            there = people.household(case.household).address
            return said, case.family, there or self._addresses.pop().id
        return said, stock.family(said), self._addresses.pop().id

    def _where(self, report: Report) -> str:
        return str(Address.objects.get(id=report.address))

    def _reporting(self, report: Report, at: datetime) -> Permit:
        reporter = self.world.workers[REPORTER]
        return access.permit_to_report(worker=reporter, programme=self.programme, case=report.file, at=at)

    def _reporter(self, by: str) -> dict[str, Any]:
        if by == "home_care":
            return {"reporter": self.world.workers[REPORTER], "reporter_organisation": "Thuiszorg Rietland"}
        who = read("neighbourhood")["reporters"][by]
        return {"reporter_name": who["name"], "reporter_organisation": who["organisation"]}

    def _judge(self, report: Report, at: datetime) -> None:
        after = self.world.agenda.after
        if report.script == "joined" and self.running:
            other = next(one for one in self.running if one.address == report.address)
            reason = "Het gaat om hetzelfde huishouden; daar loopt al een casus."
            permit = weighing(self.world, report, at)
            cases.join_signal(file=report.file, case=other.file, reason=reason, permit=permit, at=at)
            return
        outcome = report.said["outcome"]
        # That problems hang together shows only on a visit: at first they are several.
        first: Literal["single", "multiple_unconnected"] = "single" if outcome == "single" else "multiple_unconnected"
        signals.triage(
            file=report.file,
            outcome=first,
            reason=report.said["reason"] if outcome == "single" else "Er spelen meer vragen tegelijk. Eerst langsgaan.",
            permit=weighing(self.world, report, at),
            at=at,
        )
        if report.script == "passed_on":
            after((2, 4), partial(self._pass_on, report))
        elif outcome == "single":
            after((0, 3), partial(self._call_in, report))
        else:
            after((0, 1), partial(self._send, report))

    def _household(self, report: Report, id: UUID) -> UUID | NewHousehold:
        if report.script == "beside":
            ours = [case for case in self.casework.begun if case.family is report.family]
            if ours:
                return ours[0].household
        if report.script == "double" and self.casework.begun:
            # Written down at the door as well, spelled another way: proposed as a double, merged by nobody yet.
            case = next(one for one in self.casework.begun if one.family is report.family)
            seen = case.family.members[0]
            first, _, rest = seen.name.partition(" ")
            other_way = Member(name=f"{first[0]}. {rest}", born=seen.born, phone=seen.phone)
            there = people.household(case.household).address
            return NewHousehold(label=case.family.label, address=there, members=(other_way,))
        return NewHousehold(label=report.family.label, address=report.address, members=report.family.members)

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
            reason="Een losse vraag over één rekening; het plan blijft bij de casemanager in de wijk."
            if beside
            else "",
            permit=weighing(self.world, report, at, known),
            at=at,
            id=id,
        )
        report.household = known
        self.running.append(report)

    # One problem

    def _call_in(self, report: Report, at: datetime) -> None:
        self._take_up(report, "contact_point_worker", report.point, at)
        need = problem(report.said["problems"][0])
        permit = weighing(self.world, report, at)
        action = place(self.world, report, need, permit, at)
        quick = report.script.startswith("closed_")
        follow(self.world, report, action, need, at, quick=quick)
        self.world.agenda.after((4, 5) if quick else (15, 30), partial(close, self.world, report))

    def _send(self, report: Report, at: datetime) -> None:
        self._take_up(report, "social_case_manager", report.manager, at)
        day = add_working_days(day_of(at), self.world.rng.randint(3, 5 if report.script else 7))
        if report.script == "visit_ahead":
            day = add_working_days(day_of(self.world.agenda.until), 1)
        self.world.agenda.after((1, 2), partial(plan_visit, self.world, report, day))
        self.world.agenda.on(day, partial(visit, self.world, report), first=12)

    # Out

    def _pass_on(self, report: Report, at: datetime) -> None:
        cases.pass_on(
            file=report.file,
            platform="Centrum voor Jeugd en Gezin",
            reason="De zorgen gaan vooral over opvoeden; daar kennen ze het gezin al.",
            permit=weighing(self.world, report, at),
            at=at,
        )


def _as_problem(need: NeedText) -> dict[str, str]:
    """Put a resident's question as a report has it; who does something about it is an organisation."""
    owner = need.action.get("owner_name", "") if need.action["owner"] == "organisation" else "Welzijn Wilgerhaven"
    said = {"domain": need.domain, "text": need.text, "goal": need.goal, "owner": owner}
    return {**said, "action": need.action["text"], "known": need.action["how_known"]}
