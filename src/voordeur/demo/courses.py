"""Cases that follow a course of data/courses: what a stage brings, and what is done when the method asks for it.

Nothing here knows a method. Whoever works in the demo does what is on the day: for each duty that opens, the course
says which steps answer it, and they are done some time before it is due.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction

from voordeur import access
from voordeur.cases import actions as cases
from voordeur.cases.actions import NewHousehold
from voordeur.cases.households import household_id
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.demo.agenda import latest_working_day
from voordeur.demo.life import Life, Told, writing
from voordeur.demo.place import World
from voordeur.demo.steps import Steps
from voordeur.journal import OpenDuty, RuleForbids, Standing, id_from
from voordeur.people.models import Address
from voordeur.programmes import queries as programmes

STREETS = ("Beurtschipperslaan", "Roerhof")
LATELY = timedelta(days=12)
LEFT = 0.15  # of what came due in the last days, so much was not done yet
FIRST, LAST = 20, 400  # a report without a day of its own came so many days after the start, and before today

Asked = tuple[str, UUID | None, date]  # a duty, the thing it is about, and when it is due


class Courses:
    """The work in the programmes that follow a course."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.lives: list[Life] = []
        self.steps = Steps(world, self.lives)
        there = list(Address.objects.filter(street__in=STREETS).order_by("street", "number", "addition"))
        self.addresses = world.rng.sample(there, len(there))

    def begin(self, start: date) -> None:
        """Plan the reports of every programme that follows a course, and what it does for itself."""
        today = day_of(self.world.agenda.until)
        for slug, told in self.world.courses.items():
            reports = [one for one in told["reports"] if "ago" not in one]
            apart = ((today - start).days - FIRST - LAST) // len(reports)
            for number, said in enumerate(reports):
                day = start + timedelta(days=FIRST + number * apart)
                self.world.agenda.on(day, partial(self._receive, slug, said))
            for said in told["reports"]:
                if "ago" in said:
                    day = latest_working_day(today - timedelta(days=said["ago"]))
                    self.world.agenda.on(day, partial(self._receive, slug, said))
            for days, steps in told.get("programme", {}).items():
                self.world.agenda.on(start + timedelta(days=days), partial(self.steps.in_programme, slug, steps))

    # How a case begins

    def _receive(self, slug: str, said: Told, at: datetime) -> None:
        roles, address = programmes.method_of(self.world.programmes[slug]).roles, self.addresses.pop()
        life = Life(
            file=new_id(),
            slug=slug,
            said=said,
            family=self.world.stock.family(said),
            address=address.pk,
            where=str(address),
            functions={name: role.function for name, role in roles.items()},
            speaks=self.world.courses[slug].get("speaks", {}),
        )
        for role in self.world.courses[slug]["team"]:
            life.roles[role] = self.steps.who(slug, role, said)
        self.lives.append(life)
        self._signal(life, at)
        self.world.agenda.after((0, 2), partial(self._take_up, life))

    def _signal(self, life: Life, at: datetime) -> None:
        programme, told = self.world.programmes[life.slug], self.world.courses[life.slug]
        if "by" in life.said:
            reporter = self.world.workers[life.said["by"]]
            permit = access.permit_to_report(worker=reporter, programme=programme, case=life.file, at=at)
            who: dict[str, Any] = {"reporter": reporter, "channel": "code"}
        else:
            permit = self.world.permit(life.roles[told["intake"]], "oversight", at, programme=programme)
            who = {"reporter_name": life.said["name"], "channel": life.said["channel"]}
        cases.receive_signal(
            about=f"huishouden {life.family.label}, {life.where}",
            text=life.said["text"],
            programme=programme,
            file=life.file,
            reporter_organisation=life.said["organisation"],
            permission=told.get("permission", "not_asked"),
            permit=permit,
            at=at,
            id=new_id(),
            **who,
        )

    def _take_up(self, life: Life, at: datetime) -> None:
        told, id = self.world.courses[life.slug], new_id()
        household = NewHousehold(label=life.family.label, address=life.address, members=life.family.members)
        permit = writing(self.world, life, told["intake"], at)
        if role := told.get("answers"):
            worker = self.world.workers[life.roles[role]]
            cases.take_up_signal(
                file=life.file, household=household, role=role, worker=worker, permit=permit, at=at, id=id
            )
        else:
            cases.identify_household(file=life.file, household=household, permit=permit, at=at, id=id)
        life.household = household_id(id)
        life.persons = tuple(id_from(id, f"person {number}") for number in range(len(life.family.members)))
        self._do(life, told.get("plots", {}).get(life.plot, {}).get("begin", told.get("begin", ())), None, at)

    # What a stage brings, and what the method asks

    def _do(self, life: Life, steps: Iterable[Told], thing: UUID | None, at: datetime) -> None:
        """Do steps now, plan those that come later, and look what the method asks next."""
        for step in steps:
            if "later" in step:
                self.world.agenda.after(tuple(step["later"]), partial(self._later, life, step, thing))
            else:
                self.steps.do(life, step, thing, at)
        self._look(life, at)

    def _later(self, life: Life, step: Told, thing: UUID | None, at: datetime) -> None:
        if not life.over or step.get("anyway"):
            self._do(life, [{name: said for name, said in step.items() if name != "later"}], thing, at)

    def _look(self, life: Life, at: datetime) -> None:
        told = self.world.courses[life.slug]
        stage = Standing.objects.values_list("stage", flat=True).get(file=life.file)
        if stage != life.stage:
            method = programmes.method_of(self.world.programmes[life.slug])
            life.stage, life.over = stage, method.stages[stage].end
            for number, step in enumerate(_of(told, "stages", life.plot, stage)):
                if (stage, number) not in life.planned:
                    life.planned.add((stage, number))
                    self.world.agenda.after(tuple(step["after"]), partial(self._in_stage, life, stage, step))
        owed = OpenDuty.objects.filter(file=life.file).order_by("due", "duty")
        for duty in sorted(owed, key=lambda one: (one.due, one.duty, life.order_of(one.thing))):
            due = duty.postponed_until or duty.due
            key = (duty.duty, duty.thing, due)
            if key not in life.planned:
                life.planned.add(key)
                self._plan_answer(life, key, at)

    def _plan_answer(self, life: Life, key: Asked, at: datetime) -> None:
        due = key[-1]
        steps = _of(self.world.courses[life.slug], "duties", life.plot, key[0])
        today, now = day_of(self.world.agenda.until), day_of(at)
        if not steps or (today - LATELY < due <= today and self.world.chance(LEFT)):
            return
        part = 1.0 if steps[0].get("when") == "due" else self.world.rng.uniform(0.5, 1.0)
        day = now + timedelta(days=round((due - now).days * part))
        if part < 1.0:
            day = max(latest_working_day(day), now + timedelta(days=due > now))
        self.world.agenda.on(day, partial(self._answer, life, key, steps))

    def _answer(self, life: Life, key: Asked, steps: Iterable[Told], at: datetime) -> None:
        duty, thing, due = key
        if OpenDuty.objects.filter(file=life.file, duty=duty, thing=thing).exists():
            if due > day_of(at):
                life.planned.discard(key)  # done before its day, it may be asked for that same day again
            self._do(life, steps, thing, at)

    def _in_stage(self, life: Life, stage: str, step: Told, at: datetime) -> None:
        """Do what a stage brings, unless it is over; what the method refuses is tried again when the course says so."""
        if life.stage != stage:
            return
        try:
            with transaction.atomic():
                self._do(life, [step], None, at)
        except RuleForbids:
            if "again" not in step:
                raise
            self.world.agenda.after(tuple(step["again"]), partial(self._in_stage, life, stage, step))


def _of(told: Told, part: str, plot: str, name: str) -> list[Told]:
    """Give the steps of a stage or duty: those of the plot, else those of the course."""
    own = told.get("plots", {}).get(plot, {}).get(part, {})
    found: list[Told] = own[name] if name in own else told[part].get(name, [])
    return found
