"""What becomes of a request for help behind a front door: answers, actions, a plan, closing, and a call afterwards."""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from voordeur.assessments import actions as assessments
from voordeur.cases import actions as cases
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.common.workdays import add_working_days
from voordeur.demo.place import DOORS, World
from voordeur.demo.stock import Family, NeedText
from voordeur.journal import Level, Permit, RuleForbids
from voordeur.outreach import actions as outreach
from voordeur.people import actions as people
from voordeur.people.models import Address
from voordeur.programmes import queries as programmes

COORDINATOR, MONEY = "karin", "sunil"
TRIES_TO_CLOSE = 6


@dataclass
class Question:
    """A need while the demo is being made."""

    id: UUID
    said: NeedText


@dataclass
class Case:
    """A case while the demo is being made."""

    file: UUID
    household: UUID
    visitor: str
    family: Family
    persons: tuple[UUID, ...]
    questions: list[Question]
    money: bool
    talents_open: bool
    script: str = ""
    consent: bool = False
    closed: bool = False
    goals: list[UUID] = field(default_factory=list)
    tries: int = 0


class Casework:
    """The case managers' work."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.domains = tuple(programmes.method_of(world.programmes[DOORS]).domains)
        # What must happen at least once: the first cases that open are these.
        self.scripts = deque(["relapse", "split", "two_homes", "withdrawn", "waiting", "set_aside", "moved", "unanswered"])
        self.begun: list[Case] = []

    def next_script(self, *, crisis: bool) -> str:
        """Say what the next case is to show, if anything; a crisis is a story of its own."""
        return "crisis" if crisis else self.scripts.popleft() if self.scripts else ""

    def begin(self, case: Case) -> None:
        """Plan what follows when a case has just opened."""
        self.begun.append(case)
        after = self.world.agenda.after
        after((1, 4), partial(self._consent, case))
        after((1, 6), partial(self._contact, case))
        for _ in range(self.world.rng.randint(1, 3)):
            after((5, 60), partial(self._contact, case))
        if self.world.chance(0.4):
            after((2, 20), partial(self._help, case))
        for question in case.questions:
            after((3, 14), partial(self._take_up, case, question))
        if case.talents_open:
            after((15, 45), partial(self._repeat_visit, case))
        if self.world.chance(0.45) or case.script in ("relapse", "crisis"):
            after((8, 18), partial(self._plan, case))
        after((18, 24) if case.script == "relapse" else (24, 55), partial(self._close, case))
        scripted = getattr(self, f"_{case.script}", None)
        if scripted:
            after((12, 20), partial(scripted, case))

    def coordinating(self, case: Case, at: datetime, *also: UUID) -> Permit:
        """Give the case manager's right to write."""
        return self.world.permit(COORDINATOR, "coordination", at, file=case.file, also=(case.household, *also))

    def _visiting(self, case: Case, at: datetime) -> Permit:
        return self.world.permit(case.visitor, "help", at, file=case.file)

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
            permit=self.coordinating(case, at),
            at=at,
        )

    def _contact(self, case: Case, at: datetime) -> None:
        if case.closed:
            return
        said = dict(self.world.stock.take("contacts"))
        days = said.pop("follow_up", None)
        back = add_working_days(day_of(at), days) if days else None
        cases.note_contact(
            file=case.file,
            with_whom=case.family.label,
            persons=case.persons[:1],
            follow_up_on=back,
            happened_at=at,
            permit=self.coordinating(case, at),
            at=at,
            **said,
        )
        if back and self.world.chance(0.85):
            self.world.agenda.on(back, partial(self._call_back, case))
        if self.world.chance(0.06):
            self._confide(case, at)

    def _help(self, case: Case, at: datetime) -> None:
        """Small help and advice on the spot, by whoever is there."""
        if case.closed:
            return
        said = dict(self.world.stock.take("helps"))
        do = cases.give_help if said.pop("deed") == "help" else cases.give_advice
        do(file=case.file, permit=self.coordinating(case, at), at=at, **said)

    def _confide(self, case: Case, at: datetime) -> None:
        cases.note_contact(
            file=case.file,
            channel="talk",
            text=self.world.stock.take("confided"),
            level=Level.CONFINED,
            persons=case.persons[:1],
            permit=self.coordinating(case, at),
            at=at,
        )

    def _call_back(self, case: Case, at: datetime) -> None:
        if not case.closed:
            cases.note_contact(
                file=case.file,
                channel="call",
                with_whom=case.family.label,
                text="Teruggebeld, zoals beloofd.",
                permit=self.coordinating(case, at),
                at=at,
            )

    # A question gets its answer

    def _take_up(self, case: Case, question: Question, at: datetime) -> None:
        if case.closed:
            return
        odds = self.world.rng.random()
        if case.script == "unanswered" or (odds < 0.05 and not case.script):
            return  # it stays open: a duty that grows late
        if case.script == "waiting" or (odds < 0.36 and self._has_service(question)):
            self._refer(case, question, at)
        elif odds < 0.62 or case.script == "crisis":
            self._act(case, question, at)
        elif odds < 0.66:
            self._answer(case, question, at, how="not_wanted", reason=self.world.stock.take("dropped"))
        else:
            self._answer(case, question, at)

    def _answer(self, case: Case, question: Question, at: datetime, **other: str) -> None:
        if case.closed:
            return
        by = MONEY if question.said.money and case.money else COORDINATOR
        purpose = "help" if by == MONEY else "coordination"
        assessments.answer_need(
            file=case.file,
            need=question.id,
            permit=self.world.permit(by, purpose, at, file=case.file),
            at=at,
            **{**question.said.answer, **other},  # type: ignore[arg-type]
        )

    def _has_service(self, question: Question) -> bool:
        return question.said.domain in self.world.services

    def _refer(self, case: Case, question: Question, at: datetime) -> None:
        found = self.world.services.get(question.said.domain)
        if not case.consent or not found:
            self._act(case, question, at)
            return
        service, organisation, name = self.world.rng.choice(found)
        id = new_id()
        cases.refer(
            file=case.file,
            referral=id,
            service=service,
            organisation=organisation,
            receiver=name,
            text=question.said.text,
            warm=self.world.chance(0.6),
            domain=question.said.domain,
            permit=self.coordinating(case, at),
            at=at,
        )
        if self.world.chance(0.12):
            self.world.agenda.after((4, 9), partial(self._refused, case, question, id))
        elif case.script != "waiting" and self.world.chance(0.85):
            self.world.agenda.after((3, 12), partial(self._accepted, case, question, id))

    def _refused(self, case: Case, question: Question, referral: UUID, at: datetime) -> None:
        if case.closed:
            return
        reason = self.world.stock.take("refusals")
        permit = self.coordinating(case, at)
        cases.refuse_referral(file=case.file, referral=referral, reason=reason, permit=permit, at=at)
        self.world.agenda.after((1, 4), partial(self._act, case, question))

    def _accepted(self, case: Case, question: Question, referral: UUID, at: datetime) -> None:
        if case.closed:
            return
        cases.accept_referral(file=case.file, referral=referral, permit=self.coordinating(case, at), at=at)
        self._answer(case, question, at, how="referred", reason="De aanvraag is aangenomen; er is een naam en een nummer.")
        self.world.agenda.after((10, 45), partial(self._started, case, referral))

    def _started(self, case: Case, referral: UUID, at: datetime) -> None:
        if not case.closed:
            cases.start_referral(file=case.file, referral=referral, permit=self.coordinating(case, at), at=at)

    def _act(self, case: Case, question: Question, at: datetime) -> None:
        if case.closed:
            return
        id, said = new_id(), question.said.action
        by = MONEY if said["owner"] == "worker" and question.said.money and case.money else COORDINATOR
        cases.place_action(
            file=case.file,
            action=id,
            text=said["text"],
            owner_kind=said["owner"],  # type: ignore[arg-type]
            owner=self.world.workers[by] if said["owner"] == "worker" else None,
            owner_name=said.get("owner_name") or ("" if said["owner"] == "worker" else case.family.members[0].name),
            need=question.id,
            due=add_working_days(day_of(at), self.world.rng.randint(20, 45)),
            how_known=said["how_known"],
            domain=question.said.domain,
            permit=self.coordinating(case, at),
            at=at,
        )
        if self.world.chance(0.7):
            self.world.agenda.after((1, 8), partial(self._picked_up, case, question, id))
        else:
            self.world.agenda.after((11, 15), partial(self._chase, case, question, id))

    def _chase(self, case: Case, question: Question, action: UUID, at: datetime) -> None:
        if case.closed:
            return
        answer = self.world.stock.take("chased")
        permit = self.coordinating(case, at)
        cases.chase_action(file=case.file, action=action, how="gebeld", answer=answer, permit=permit, at=at)
        self.world.agenda.after((2, 6), partial(self._picked_up, case, question, action))

    def _picked_up(self, case: Case, question: Question, action: UUID, at: datetime) -> None:
        if case.closed:
            return
        cases.pick_up_action(file=case.file, action=action, permit=self.coordinating(case, at), at=at)
        if self.world.chance(0.88):
            self.world.agenda.after((8, 28), partial(self._done, case, question, action))

    def _done(self, case: Case, question: Question, action: UUID, at: datetime) -> None:
        if case.closed:
            return
        result = question.said.action["how_known"]
        cases.finish_action(file=case.file, action=action, result=result, permit=self.coordinating(case, at), at=at)
        self._answer(case, question, at)

    # One plan

    def _plan(self, case: Case, at: datetime) -> None:
        if case.closed:
            return
        permit = self.coordinating(case, at)
        for question in case.questions[:2]:
            goal = new_id()
            case.goals.append(goal)
            cases.set_goal(
                file=case.file,
                goal=goal,
                text=question.said.action["how_known"],
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
        permit = self._visiting(case, at)
        outreach.hold_visit(
            file=case.file, who_present=(case.family.who_opened,), asked=("talents",), permit=permit, at=at
        )
        for _ in range(2 if case.script == "crisis" else 1):
            text = self.world.stock.take("strengths", "talent")
            assessments.record_strength(file=case.file, what="talent", text=text, permit=permit, at=at)

    # The end, and after

    def _close(self, case: Case, at: datetime) -> None:
        """Try to close; when the method says that something must happen first, try again later."""
        if case.closed:
            return
        permit = self.coordinating(case, at)
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
            text=self.world.stock.take("aftercare", result),
            permit=self._visiting(case, at),
            at=at,
        )
        if result == "problem_back":
            self.world.agenda.after((1, 2), partial(self._reopen, case))

    def _reopen(self, case: Case, at: datetime) -> None:
        cases.reopen_case(
            file=case.file, reason="Het probleem is terug.", permit=self.coordinating(case, at), at=at
        )
        case.closed = False
        self.world.agenda.after((3, 6), partial(self._contact, case))

    # What must happen at least once

    def _split(self, case: Case, at: datetime) -> None:
        """One of two adults goes to live elsewhere; a second household begins."""
        new, other = new_id(), new_id()
        permit = self.coordinating(case, at, new)
        grown_up = "Sharmila Hoogland"
        people.register_person(household=case.household, person=other, name=grown_up, permit=permit, at=at)
        people.split(
            household=case.household,
            persons=[other],
            into=new,
            label="Hoogland",
            address=self._somewhere(),
            permit=permit,
            at=at,
        )

    def _two_homes(self, case: Case, at: datetime) -> None:
        """A child lives here half of the week, and with the other parent the other half."""
        child, other_home = new_id(), new_id()
        permit = self.coordinating(case, at, other_home)
        born = day_of(at).replace(year=day_of(at).year - 9)
        people.register_person(
            household=case.household,
            person=child,
            name="Noor Timmer",
            born=born,
            role="child",
            part_time=True,
            permit=permit,
            at=at,
        )
        people.form_household(
            household=other_home, label="Timmer", address=self._somewhere(), permit=permit, at=at
        )
        people.join(
            household=other_home,
            person=child,
            name="Noor Timmer",
            born=born,
            role="child",
            part_time=True,
            permit=permit,
            at=at,
        )

    def _withdrawn(self, case: Case, at: datetime) -> None:
        """The resident takes back consent, and the case ends as the resident wants."""
        if case.closed:
            return
        permit = self.coordinating(case, at)
        reason = "Wil niet meer dat er over het gezin wordt overlegd."
        cases.withdraw_consent(file=case.file, reason=reason, persons=case.persons[:1], permit=permit, at=at)
        cases.close_case(
            file=case.file,
            reason="withdrew",
            result="Afgesproken dat de bewoner zelf belt als het nodig is.",
            permit=permit,
            at=at,
        )
        case.closed = True

    def _moved(self, case: Case, at: datetime) -> None:
        """The household leaves the town."""
        if case.closed:
            return
        permit = self.coordinating(case, at)
        people.move(household=case.household, address=None, permit=permit, at=at)
        cases.close_case(
            file=case.file, reason="moved", result="Verhuisd naar familie, buiten de stad.", permit=permit, at=at
        )
        case.closed = True

    def _set_aside(self, case: Case, at: datetime) -> None:
        """The resident does not want to be asked about talents now; the rule is set aside, with that reason."""
        cases.set_rule_aside(
            file=case.file,
            rule="talents_asked",
            reason="Mevrouw is ernstig ziek. Nu vragen naar talenten past niet.",
            permit=self.coordinating(case, at),
            at=at,
        )

    def _unanswered(self, case: Case, at: datetime) -> None:
        """An answer has to wait, and the duty is put off with the reason."""
        cases.put_off_duty(
            file=case.file,
            duty="answer_question",
            thing=case.questions[0].id,
            until=day_of(at) + timedelta(weeks=3),
            reason="Mevrouw is drie weken bij haar dochter; daarna pakken we het op.",
            permit=self.coordinating(case, at),
            at=at,
        )

    def _somewhere(self) -> UUID:
        """Give an address at which nobody was written down."""
        return Address.objects.filter(street="Roerdompsingel").order_by("-number").values_list("id", flat=True)[0]
