"""Half a year at the doors: rounds street by street, who opens, who does not, and what is asked inside."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

from voordeur.cases.actions import NeedTold, NewHousehold, StrengthTold, Visited, hold_visit_with_needs
from voordeur.cases.households import household_id
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.common.workdays import add_working_days, next_working_day
from voordeur.demo.casework import Case, Casework, Question
from voordeur.demo.place import DOORS, World
from voordeur.demo.stock import Family
from voordeur.journal import Entry, Permit, RuleForbids, correct, id_from, retract
from voordeur.outreach import actions as outreach
from voordeur.people.models import Address
from voordeur.programmes import actions as programmes

# Which street is walked in which week, by whom; the last round is that of this very week.
ROUNDS = (
    (0, "Touwslagerskade", "fatiha"),
    (3, "Wilgenteenhof", "joris"),
    (6, "Biezenvlechterstraat", "fatiha"),
    (10, "Aalscholverplein", "joris"),
    (15, "Marktschipperslaan", "fatiha"),
    (20, "Zeilmakersgang", "joris"),
)
LAST_STREET, LAST_VISITOR = "Roerdompsingel", "fatiha"
DOORS_A_DAY = 8
LAST_DOORS_A_DAY = 5  # so that some doors of the last round are still ahead
HEADINGS = ("questions", "needs", "wishes", "satisfaction")
ATTEMPTS = 3  # as the method's setting has it


@dataclass
class Door:
    """One door while the demo is being made."""

    file: UUID
    address: UUID
    visitor: str
    demolition: bool
    attempts: int = 0
    asked_around: bool = False
    script: str = ""


class Doors:
    """The home visitors' work."""

    def __init__(self, world: World, casework: Casework) -> None:
        self.world = world
        self.casework = casework
        self.programme = world.programmes[DOORS]
        # What must happen at least once, in this order, at the first doors where it fits.
        self.scripts = ["crisis", "late", "wrong_door", "called_back", "corrected", "unsafe", "empty"]
        # The first doors of the last round: what is still going on today.
        self.last_scripts = ["just_told", "come_back", "ahead", "nobody", "just_told"]

    def begin(self, start: date) -> None:
        """Plan all rounds."""
        agenda = self.world.agenda
        agenda.on(start + timedelta(days=2), self._mark_demolition, last=9)
        for week, street, visitor in ROUNDS:
            day = start + timedelta(weeks=week, days=3)
            agenda.on(day, partial(self._plan_round, street, visitor), last=9)
        last = add_working_days(day_of(agenda.until), -2)
        agenda.on(last, partial(self._plan_round, LAST_STREET, LAST_VISITOR), last=9)

    def _mark_demolition(self, at: datetime) -> None:
        area = self.world.areas["wilgenteenhof"]
        programmes.mark_area(
            programme=self.programme,
            area=area,
            mark="demolition_area",
            permit=self.world.permit("ineke", "outreach", at, programme=self.programme),
            at=at,
        )

    def _plan_round(self, street: str, visitor: str, at: datetime) -> None:
        addresses = list(Address.objects.filter(street=street).order_by("number", "addition"))
        first = add_working_days(day_of(at), 1 if street == LAST_STREET else 2)
        id = new_id()
        outreach.plan_round(
            programme=self.programme,
            name=street,
            addresses=[address.id for address in addresses],
            workers=[self.world.workers[visitor]],
            on=first,
            area=addresses[0].area,
            permit=self.world.permit("ineke", "outreach", at, programme=self.programme),
            at=at,
            id=id,
        )
        demolition = self.world.areas["wilgenteenhof"]
        for number, address in enumerate(addresses):
            door = Door(id_from(id, f"door {address.id}"), address.id, visitor, address.area == demolition)
            if street == LAST_STREET and self.last_scripts:
                door.script = self.last_scripts.pop(0)
            day = add_working_days(first, number // (DOORS_A_DAY if street != LAST_STREET else LAST_DOORS_A_DAY))
            self.world.agenda.on(day, partial(self._ring, door), first=10, last=15)

    # At the door

    def _permit(self, door: Door, at: datetime, *also: UUID) -> Permit:
        return self.world.permit(door.visitor, "outreach", at, programme=self.programme, also=also)

    def _ring(self, door: Door, at: datetime) -> None:
        odds = self.world.rng.random()
        door.attempts += 1
        if self._scripted(door, at):
            return
        first = door.attempts == 1
        if odds < (0.25 if first else 0.38):
            self._talk(door, at)
        elif odds < (0.40 if first else 0.54):
            self._opt_out(door, at)
        elif odds < (0.47 if first else 0.58):
            self._come_back(door, at)
        elif odds < 0.49 and first:
            self._attempt(door, at, self.world.rng.choice(["vacant", "moved"]))
        elif odds < 0.54 and first:
            self._appointment(door, at)
        else:
            self._nobody(door, at)

    def _scripted(self, door: Door, at: datetime) -> bool:
        """Let what must happen at least once happen at the first door that it fits."""
        if door.script and door.attempts == 1:
            getattr(self, f"_{door.script}")(door, at)
            return True
        fits: dict[str, bool] = {"crisis": door.demolition}
        if door.attempts > 1 or not self.scripts or not fits.get(self.scripts[0], True):
            return False
        script: Callable[[Door, datetime], None] = getattr(self, f"_{self.scripts.pop(0)}")
        script(door, at)
        return True

    def _attempt(self, door: Door, at: datetime, outcome: str, *, card: bool = False) -> UUID:
        id = new_id()
        outreach.note_attempt(
            file=door.file,
            outcome=outcome,  # type: ignore[arg-type]
            part_of_day=_part_of_day(at),
            card_left=card,
            happened_at=at,
            permit=self._permit(door, at),
            at=at,
            id=id,
        )
        return id

    def _nobody(self, door: Door, at: datetime) -> None:
        self._attempt(door, at, "nobody_home" if self.world.chance(0.95) else "no_access", card=door.attempts > 1)
        if not door.asked_around:
            # One in twelve is forgotten: then the duty stands open, and late.
            door.asked_around = True
            if not self.world.chance(0.08):
                self.world.agenda.after((1, 5), partial(self._ask_network, door))
        elif door.attempts < ATTEMPTS:
            self.world.agenda.after((6, 10), partial(self._ring, door), first=16, last=19)
        else:
            self.world.agenda.after((1, 3), partial(self._give_up, door))

    def _ask_network(self, door: Door, at: datetime) -> None:
        known = self.world.chance(0.38)
        told = self.world.stock.take("network") if known else {}
        outreach.check_network(file=door.file, known=known, permit=self._permit(door, at), at=at, **told)
        days = (2, 8) if known else (6, 10)
        self.world.agenda.after(days, partial(self._ring, door), first=16 if not known else 10, last=19)

    def _give_up(self, door: Door, at: datetime) -> None:
        outreach.close_doorstep(file=door.file, outcome="non_response", permit=self._permit(door, at), at=at)

    def _opt_out(self, door: Door, at: datetime) -> None:
        reason = self.world.stock.take("opt_outs")
        outreach.note_opt_out(file=door.file, reason=reason, permit=self._permit(door, at), at=at)

    def _come_back(self, door: Door, at: datetime) -> None:
        self._attempt(door, at, "come_back")
        self.world.agenda.after((2, 5), partial(self._ring, door))

    def _appointment(self, door: Door, at: datetime) -> None:
        self._attempt(door, at, "spoke")
        day = add_working_days(day_of(at), self.world.rng.randint(2, 6))
        outreach.plan_visit(file=door.file, on=day, permit=self._permit(door, at), at=at)
        self.world.agenda.on(day, partial(self._talk, door), first=10)

    # Inside

    def _talk(self, door: Door, at: datetime) -> None:
        self._visit(door, at, questions=self.world.rng.choice([0, 0, 0, 1, 1, 2]))

    def _visit(
        self,
        door: Door,
        at: datetime,
        *,
        questions: int,
        crisis: bool = False,
        assigned: bool = True,
        happened_on: date | None = None,
    ) -> None:
        told = self.world.stock.needs(questions, self.casework.domains)
        if crisis:
            told = [self.world.stock.need(["income_debts"], money=True), self.world.stock.need(["social_network"])]
        family = self.world.stock.family(told[0].text if told else "")
        visited = self._visited(door, family, crisis=crisis, talents=not crisis and self.world.chance(0.75))
        if not told:
            self._quiet_visit(door, visited, at, happened_on)
            return
        id, case = new_id(), self.casework.next_script(crisis=crisis)
        strengths = self._strengths() if "talents" in visited.asked else []
        workers = self.world.workers
        money = {"financial_case_manager": workers["sunil"]} if any(need.money for need in told) else {}
        managers = {"case_manager": workers["karin"], **money} if assigned else {}
        hold_visit_with_needs(
            file=door.file,
            visited=visited,
            household=NewHousehold(label=family.label, address=door.address, members=family.members),
            needs=[NeedTold(text=need.text, domain=need.domain, money=need.money) for need in told],
            strengths=strengths,
            roles={"home_visitor": workers[door.visitor], **managers},
            permit=self._permit(door, at, household_id(id)),
            at=at,
            happened_on=happened_on,
            id=id,
        )
        if not assigned:
            return  # it happened so lately that nobody has it yet
        self.casework.begin(
            Case(
                file=id_from(id, "case"),
                household=household_id(id),
                visitor=door.visitor,
                family=family,
                persons=tuple(id_from(id, f"person {number}") for number in range(len(family.members))),
                questions=[Question(id_from(id, f"need {number}"), need) for number, need in enumerate(told)],
                money=bool(money),
                talents_open="talents" in visited.left_open,
                script=case,
            )
        )

    def _visited(self, door: Door, family: Family, *, crisis: bool, talents: bool) -> Visited:
        asked = HEADINGS + (("talents",) if talents else ()) + (("housing_wishes",) if door.demolition else ())
        rates = self.world.chance(0.9)
        return Visited(
            who_present=(family.who_opened,),
            asked=asked,
            left_open=() if talents else ("talents",),
            crisis=crisis,
            home=self.world.rng.choice([4, 5, 6, 6, 7, 7, 7, 8, 8, 9]) if rates else None,
            surroundings=self.world.rng.choice([4, 5, 6, 6, 7, 7, 8, 8]) if rates else None,
            remark=self.world.stock.take("satisfaction") if rates and self.world.chance(0.5) else "",
            wish=self.world.stock.take("housing_wishes") if door.demolition else "",
        )

    def _quiet_visit(self, door: Door, visited: Visited, at: datetime, happened_on: date | None) -> None:
        """A talk in which nothing is asked for leaves no name behind, only how people live here."""
        permit = self._permit(door, at)
        outreach.hold_visit(
            file=door.file,
            who_present=visited.who_present,
            asked=visited.asked,
            left_open=visited.left_open,
            permit=permit,
            at=at,
            happened_on=happened_on,
        )
        if visited.home is not None:
            outreach.tell_satisfaction(
                file=door.file,
                home=visited.home,
                surroundings=visited.surroundings,
                remark=visited.remark,
                permit=permit,
                at=at,
                happened_on=happened_on,
            )
        if visited.wish:
            outreach.tell_housing_wish(file=door.file, wish=visited.wish, permit=permit, at=at, happened_on=happened_on)

    def _strengths(self) -> list[StrengthTold]:
        kinds = self.world.rng.sample(["talent", "wish", "dream", "strength"], self.world.rng.choice([1, 1, 2]))
        return [StrengthTold(what=kind, text=self.world.stock.take("strengths", kind)) for kind in kinds]  # type: ignore[arg-type]

    # What is still going on, and what must happen at least once

    def _just_told(self, door: Door, at: datetime) -> None:
        """Something was asked for, and the case manager has yet to hear of it."""
        self._visit(door, at, questions=1, assigned=False)

    def _ahead(self, door: Door, at: datetime) -> None:
        """Spoken at the door, and a visit agreed on for the next working day from now."""
        self._attempt(door, at, "spoke")
        day = next_working_day(day_of(self.world.agenda.until))
        outreach.plan_visit(file=door.file, on=day, permit=self._permit(door, at), at=at)

    def _crisis(self, door: Door, at: datetime) -> None:
        """Debts and loneliness push the talents aside; they stay open for a repeat visit."""
        self._visit(door, at, questions=2, crisis=True)

    def _late(self, door: Door, at: datetime) -> None:
        """The visit of the working day before is written down only now."""
        self._visit(door, at, questions=1, happened_on=add_working_days(day_of(at), -1))

    def _wrong_door(self, door: Door, at: datetime) -> None:
        """An attempt was noted at the wrong door, and is taken back."""
        id = self._attempt(door, at, "nobody_home")
        retract(id, reason="Verkeerde deur: dit was de buurman.", permit=self._permit(door, at), at=at)
        door.attempts = 0
        self.world.agenda.after((1, 2), partial(self._ring, door))

    def _called_back(self, door: Door, at: datetime) -> None:
        """Somebody who said no calls back. Planning a visit is refused; the talk that follows is a deviation."""
        self._opt_out(door, at)
        self.world.agenda.after((8, 12), partial(self._talk_after_no, door))

    def _talk_after_no(self, door: Door, at: datetime) -> None:
        try:
            outreach.plan_visit(file=door.file, on=day_of(at), permit=self._permit(door, at), at=at)
        except RuleForbids:
            self._visit(door, at, questions=1)
            return
        raise AssertionError("The method should have refused to plan a visit after an opt-out.")

    def _corrected(self, door: Door, at: datetime) -> None:
        """A mark for the home was typed wrong, and is put right the next day."""
        self._visit(door, at, questions=0)
        told = Entry.objects.filter(file=door.file, kind="satisfaction_told").first()
        if told is None:
            self.scripts.append("corrected")
            return
        self.world.agenda.after((1, 1), partial(self._put_right, door, told.id))

    def _put_right(self, door: Door, told: UUID, at: datetime) -> None:
        permit = self._permit(door, at)
        correct(told, fields={"home": 8}, reason="Typefout: de bewoner gaf een 8.", permit=permit, at=at)

    def _empty(self, door: Door, at: datetime) -> None:
        """Nobody lives here any more."""
        self._attempt(door, at, "vacant")

    def _unsafe(self, door: Door, at: datetime) -> None:
        """It did not feel safe; next time there are two."""
        self._attempt(door, at, "unsafe")
        day = add_working_days(day_of(at), 4)
        outreach.plan_visit(
            file=door.file, on=day, with_whom="samen met de wijkagent", permit=self._permit(door, at), at=at
        )
        self.world.agenda.on(day, partial(self._talk, door), first=11)


def _part_of_day(at: datetime) -> "outreach.PartOfDay":
    return "morning" if at.hour < 12 else "afternoon" if at.hour < 18 else "evening"
