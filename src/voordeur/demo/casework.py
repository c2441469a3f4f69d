"""What becomes of a request for help behind a front door: calls, a plan, closing, and a call afterwards."""

from collections import deque
from datetime import datetime, timedelta
from functools import partial

from voordeur.assessments import actions as assessments
from voordeur.cases import actions as cases
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.common.workdays import add_working_days
from voordeur.demo.answers import take_up
from voordeur.demo.case import COORDINATORS, Case, coordinating, visiting
from voordeur.demo.place import DOORS, World
from voordeur.demo.turns import TURNS
from voordeur.journal import Level, RuleForbids
from voordeur.outreach import actions as outreach
from voordeur.programmes import queries as programmes

TRIES_TO_CLOSE = 8
WAITS_FOR_ANSWERS = 4


class Casework:
    """The case managers' work."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.domains = tuple(programmes.method_of(world.programmes[DOORS]).domains)
        # What must happen at least once: the first cases that open are these.
        self.scripts = deque(
            ["relapse", "split", "two_homes", "withdrawn", "waiting", "set_aside", "moved", "unanswered"]
        )
        self.begun: list[Case] = []

    def next_script(self, *, crisis: bool) -> str:
        """Say what the next case is to show, if anything; a crisis is a story of its own."""
        if crisis:
            return "crisis"
        return self.scripts.popleft() if self.scripts and not self.world.history else ""

    def next_manager(self) -> str:
        """Say who leads the next case: of late one in four is for the second case manager."""
        return COORDINATORS[len(self.begun) % (2 if self.world.history else 4) == 1]

    def begin(self, case: Case) -> None:
        """Plan what follows when a case has just opened."""
        self.begun.append(case)
        after = self.world.agenda.after
        after((1, 4), partial(self._consent, case))
        after((1, 6), partial(self._contact, case))
        for _ in range(1 if self.world.history else self.world.rng.randint(1, 3)):
            after((5, 60), partial(self._contact, case))
        if self.world.chance(0.4):
            after((2, 20), partial(self._help, case))
        for question in case.questions:
            after((3, 14), partial(take_up, self.world, case, question))
        if case.talents_open:
            after((15, 45), partial(self._repeat_visit, case))
        if self.world.chance(0.45) or case.script in ("relapse", "crisis"):
            after((8, 18), partial(self._plan, case))
        after((18, 24) if case.script == "relapse" else (35, 75), partial(self._close, case))
        if case.script in TURNS:
            after((12, 20), partial(TURNS[case.script], self.world, case))

    # Every day

    def _consent(self, case: Case, at: datetime) -> None:
        if case.closed or (self.world.chance(0.2) and case.script != "withdrawn"):
            return
        case.consent = True
        cases.give_consent(
            file=case.file,
            persons=case.persons[:1],
            for_what="met de woonstichting, de gemeente en Welzijn bespreken wat nodig is",
            how="mondeling, aan de keukentafel",
            permit=coordinating(self.world, case, at),
            at=at,
        )

    def _contact(self, case: Case, at: datetime) -> None:
        if case.closed:
            return
        said = dict(self.world.stock.take("contacts", family=case.family, domains=_domains(case)))
        days = said.pop("follow_up", None)
        back = add_working_days(day_of(at), days) if days else None
        cases.note_contact(
            file=case.file,
            with_whom=case.family.label,
            persons=case.persons[:1],
            follow_up_on=back,
            happened_at=at,
            permit=coordinating(self.world, case, at),
            at=at,
            **said,
        )
        if back and not self.world.forgotten("call back"):
            self.world.agenda.on(back, partial(self._call_back, case))
        if self.world.chance(0.06):
            self._confide(case, at)

    def _help(self, case: Case, at: datetime) -> None:
        """Small help and advice on the spot, by whoever is there."""
        if case.closed:
            return
        said = dict(self.world.stock.take("helps", family=case.family, domains=_domains(case)))
        do = cases.give_help if said.pop("deed") == "help" else cases.give_advice
        do(file=case.file, permit=coordinating(self.world, case, at), at=at, **said)

    def _confide(self, case: Case, at: datetime) -> None:
        cases.note_contact(
            file=case.file,
            channel="talk",
            text=self.world.stock.take("confided", family=case.family),
            level=Level.CONFINED,
            persons=case.persons[:1],
            permit=coordinating(self.world, case, at),
            at=at,
        )

    def _call_back(self, case: Case, at: datetime) -> None:
        if not case.closed:
            cases.note_contact(
                file=case.file,
                channel="call",
                with_whom=case.family.label,
                text="Teruggebeld, zoals beloofd.",
                permit=coordinating(self.world, case, at),
                at=at,
            )

    # One plan

    def _plan(self, case: Case, at: datetime) -> None:
        if case.closed:
            return
        permit = coordinating(self.world, case, at)
        for question in case.questions[:2]:
            goal = new_id()
            case.goals.append(goal)
            cases.set_goal(
                file=case.file,
                goal=goal,
                text=question.said.goal,
                for_whom=case.family.label,
                by=day_of(at) + timedelta(weeks=12),
                domain=question.said.domain,
                permit=permit,
                at=at,
            )
        agreed = (case.family.members[0].name, "casemanager")
        cases.agree_plan(file=case.file, agreed_by=agreed, how="signed", permit=permit, at=at)

    def _repeat_visit(self, case: Case, at: datetime) -> None:
        if case.closed:
            return
        permit = visiting(self.world, case, at)
        outreach.hold_visit(
            file=case.file, who_present=(case.family.who_opened,), asked=("talents",), permit=permit, at=at
        )
        for _ in range(2 if case.script == "crisis" else 1):
            text = self.world.stock.take("strengths", "talent", family=case.family)
            assessments.record_strength(file=case.file, what="talent", text=text, permit=permit, at=at)

    # The end, and after

    def _close(self, case: Case, at: datetime) -> None:
        """Try to close; when the method says that something must happen first, try again later."""
        if case.closed:
            return
        if case.tries < WAITS_FOR_ANSWERS and not all(question.answered for question in case.questions):
            case.tries += 1
            self.world.agenda.after((6, 12), partial(self._close, case))
            return
        permit = coordinating(self.world, case, at)
        try:
            for goal in case.goals:
                cases.reach_goal(file=case.file, goal=goal, permit=permit, at=at)
            case.goals = []
            cases.close_case(
                file=case.file,
                reason="goals_reached" if self.world.chance(0.5) else "answered",
                result=self.world.stock.take("closings"),
                permit=permit,
                at=at,
            )
        except RuleForbids:
            case.tries += 1
            if case.tries < TRIES_TO_CLOSE:
                self.world.agenda.after((6, 12), partial(self._close, case))
            return
        case.closed = True
        days = (18, 22) if case.script == "relapse" else (52, 63)
        self.world.agenda.after(days, partial(self._afterwards, case))

    def _afterwards(self, case: Case, at: datetime) -> None:
        result = "problem_back" if case.script == "relapse" or self.world.chance(0.1) else "goes_well"
        cases.hold_aftercare(
            file=case.file,
            result=result,  # type: ignore[arg-type]
            text=self.world.stock.take("aftercare", result, family=case.family),
            permit=visiting(self.world, case, at),
            at=at,
        )
        if result == "problem_back":
            self.world.agenda.after((1, 2), partial(self._reopen, case))

    def _reopen(self, case: Case, at: datetime) -> None:
        cases.reopen_case(
            file=case.file, reason="Het probleem is terug.", permit=coordinating(self.world, case, at), at=at
        )
        case.closed = False
        self.world.agenda.after((3, 6), partial(self._contact, case))


def _domains(case: Case) -> set[str]:
    return {question.said.domain for question in case.questions}
