"""Half a year at the doors: rounds street by street, who opens, who does not, and what is asked inside."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.common.workdays import add_working_days, next_working_day
from voordeur.demo.agenda import latest_working_day
from voordeur.demo.casework import Casework
from voordeur.demo.door import Door, visiting
from voordeur.demo.inside import Inside
from voordeur.demo.place import DOORS, World
from voordeur.journal import Entry, RuleForbids, correct, id_from, retract
from voordeur.outreach import actions as outreach
from voordeur.outreach.rules import PartOfDay
from voordeur.people.models import Address
from voordeur.programmes import actions as programmes

FIRST, SECOND, THIRD = "eerste deel", "tweede deel", "derde deel"
# Which part of which street is walked in which week, by whom. The areas take turns, so that every quarter has enough
# doors of each to show its figures; the last street is that of this very week.
ROUNDS = (
    (0, "Touwslagerskade", FIRST, "fatiha"),
    (2, "Wilgenteenhof", FIRST, "joris"),
    (4, "Biezenvlechterstraat", FIRST, "fatiha"),
    (6, "Marktschipperslaan", FIRST, "joris"),
    (10, "Wilgenteenhof", SECOND, "fatiha"),
    (12, "Touwslagerskade", SECOND, "joris"),
    (14, "Aalscholverplein", FIRST, "fatiha"),
    (16, "Zeilmakersgang", "", "joris"),
    (18, "Biezenvlechterstraat", SECOND, "fatiha"),
    (22, "Marktschipperslaan", SECOND, "joris"),
    (24, "Wilgenteenhof", THIRD, "fatiha"),
    (26, "Aalscholverplein", SECOND, "joris"),
)
# What was walked before: street by street through Zeilwijk, one part every six weeks.
EARLIER = (
    ("Dokwerkerskade", FIRST),
    ("Grootzeilstraat", FIRST),
    ("Jaagpad", FIRST),
    ("Dokwerkerskade", SECOND),
    ("Kuiperspad", FIRST),
    ("Grootzeilstraat", SECOND),
    ("Jaagpad", SECOND),
    ("Fokkenrifstraat", FIRST),
    ("Breeuwersstraat", FIRST),
    ("Trekvaartsingel", FIRST),
    ("Kuiperspad", SECOND),
    ("Fokkenrifstraat", SECOND),
)
IN_THREE = ("Wilgenteenhof", "Trekvaartsingel")  # the other streets are walked in two, or at once
LAST_STREET, LAST_VISITOR = "Roerdompsingel", "fatiha"
DOORS_A_DAY = 8
RUNG_TODAY = 3  # of the round of today; the other doors are still to do
ASKED, ASKED_EARLIER = (0, 0, 0, 1, 1, 2), (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)  # questions in a talk
ATTEMPTS = 3  # as the method's setting has it


class Doors:
    """The home visitors' work."""

    def __init__(self, world: World, casework: Casework) -> None:
        self.world = world
        self.inside = Inside(world, casework)
        self.programme = world.programmes[DOORS]
        # What must happen at least once, in this order, at the first doors where it fits.
        self.scripts = ["crisis", "late", "wrong_door", "called_back", "corrected", "unsafe", "empty"]
        # The first doors of the last round: what is still going on today.
        self.last_scripts = ["just_told", "come_back", "ahead", "nobody", "just_told", "ahead"]
        self.appointments = [0, 1]  # in so many working days, counted from today or the first working day after it

    def begin(self, start: date, lately: date) -> None:
        """Plan all rounds: those of the last half year, and what was walked before when there is a before."""
        agenda = self.world.agenda
        agenda.on(lately + timedelta(days=2), self._mark_demolition, last=9)
        apart = (lately - start) / len(EARLIER)
        for number, (street, part) in enumerate(EARLIER if apart else ()):
            visitor = ("fatiha", "joris")[number % 2]
            agenda.on(start + number * apart, partial(self._plan_round, street, part, visitor, None), last=9)
        for week, street, part, visitor in ROUNDS:
            day = lately + timedelta(weeks=week, days=3)
            agenda.on(day, partial(self._plan_round, street, part, visitor, None), last=9)
        today = latest_working_day(day_of(agenda.until))
        yesterday = add_working_days(today, -1)
        for part, day in ((FIRST, yesterday), (SECOND, today)):
            plan = partial(self._plan_round, LAST_STREET, part, LAST_VISITOR, day)
            agenda.on(add_working_days(yesterday, -1), plan, last=9)

    def _mark_demolition(self, at: datetime) -> None:
        area = self.world.areas["wilgenteenhof"]
        programmes.mark_area(
            programme=self.programme,
            area=area,
            mark="demolition_area",
            permit=self.world.permit("ineke", "outreach", at, programme=self.programme),
            at=at,
        )

    def _plan_round(self, street: str, part: str, visitor: str, on: date | None, at: datetime) -> None:
        there = list(Address.objects.filter(street=street).order_by("number", "addition"))
        size = -(-len(there) // (3 if street in IN_THREE else 2))
        begin = {FIRST: 0, SECOND: size, THIRD: 2 * size}.get(part)
        addresses = there if begin is None else there[begin : begin + size]
        first = on or add_working_days(day_of(at), 2)
        id = new_id()
        outreach.plan_round(
            programme=self.programme,
            name=f"{street}, {part}" if part else street,
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
            if on and part == FIRST and self.last_scripts:
                door.script = self.last_scripts.pop(0)
            elif on and part == SECOND and number >= RUNG_TODAY:
                continue  # still to do
            day = add_working_days(first, 0 if on else number // DOORS_A_DAY)
            self.world.agenda.on(day, partial(self._ring, door), first=10, last=15)

    # At the door

    def _ring(self, door: Door, at: datetime) -> None:
        odds = self.world.rng.random()
        door.attempts += 1
        if self._scripted(door, at):
            return
        first = door.attempts == 1
        if odds < (0.22 if first else 0.33):
            self._talk(door, at)
        elif odds < (0.37 if first else 0.49):
            self._opt_out(door, at)
        elif odds < (0.43 if first else 0.53):
            self._come_back(door, at)
        elif odds < 0.45 and first:
            self._attempt(door, at, self.world.rng.choice(["vacant", "moved"]))
        elif odds < 0.49 and first:
            self._appointment(door, at)
        else:
            self._nobody(door, at)

    def _scripted(self, door: Door, at: datetime) -> bool:
        """Let what must happen at least once happen at the first door that it fits."""
        if door.script and door.attempts == 1:
            getattr(self, f"_{door.script}")(door, at)
            return True
        fitting = [name for name in self.scripts if name != "crisis" or door.demolition]
        if door.attempts > 1 or not fitting or self.world.history:
            return False
        self.scripts.remove(fitting[0])
        script: Callable[[Door, datetime], None] = getattr(self, f"_{fitting[0]}")
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
            permit=visiting(self.world, door, at),
            at=at,
            id=id,
        )
        return id

    def _nobody(self, door: Door, at: datetime) -> None:
        self._attempt(door, at, "nobody_home" if self.world.chance(0.95) else "no_access", card=door.attempts > 1)
        if not door.asked_around:
            door.asked_around = True
            if not self.world.forgotten("network check"):
                self.world.agenda.after((1, 5), partial(self._ask_network, door))
        elif door.attempts < ATTEMPTS:
            self.world.agenda.after((6, 10), partial(self._ring, door), first=16, last=19)
        else:
            self.world.agenda.after((1, 3), partial(self._give_up, door))

    def _ask_network(self, door: Door, at: datetime) -> None:
        known = self.world.chance(0.38)
        told = self.world.stock.take("network") if known else {}
        outreach.check_network(file=door.file, known=known, permit=visiting(self.world, door, at), at=at, **told)
        days = (2, 8) if known else (6, 10)
        self.world.agenda.after(days, partial(self._ring, door), first=16 if not known else 10, last=19)

    def _give_up(self, door: Door, at: datetime) -> None:
        outreach.close_doorstep(file=door.file, outcome="non_response", permit=visiting(self.world, door, at), at=at)

    def _opt_out(self, door: Door, at: datetime) -> None:
        reason = self.world.stock.take("opt_outs")
        outreach.note_opt_out(file=door.file, reason=reason, permit=visiting(self.world, door, at), at=at)

    def _come_back(self, door: Door, at: datetime) -> None:
        self._attempt(door, at, "come_back")
        self.world.agenda.after((2, 5), partial(self._ring, door))

    def _appointment(self, door: Door, at: datetime) -> None:
        self._attempt(door, at, "spoke")
        day = add_working_days(day_of(at), self.world.rng.randint(2, 6))
        outreach.plan_visit(file=door.file, on=day, permit=visiting(self.world, door, at), at=at)
        self.world.agenda.on(day, partial(self._talk, door), first=10)

    def _talk(self, door: Door, at: datetime) -> None:
        self.inside.visit(door, at, questions=self.world.rng.choice(ASKED_EARLIER if self.world.history else ASKED))

    # What is still going on, and what must happen at least once

    def _just_told(self, door: Door, at: datetime) -> None:
        """Something was asked for, and the case manager has yet to hear of it."""
        self.inside.visit(door, at, questions=1, assigned=False)

    def _ahead(self, door: Door, at: datetime) -> None:
        """Spoken at the door, and a visit agreed on for today or soon."""
        self._attempt(door, at, "spoke")
        first = next_working_day(day_of(self.world.agenda.until))
        day = add_working_days(first, self.appointments.pop(0))
        outreach.plan_visit(file=door.file, on=day, permit=visiting(self.world, door, at), at=at)

    def _crisis(self, door: Door, at: datetime) -> None:
        """Debts and loneliness push the talents aside; they stay open for a repeat visit."""
        self.inside.visit(door, at, questions=2, crisis=True)

    def _late(self, door: Door, at: datetime) -> None:
        """The visit of the working day before is written down only now."""
        self.inside.visit(door, at, questions=1, happened_on=add_working_days(day_of(at), -1))

    def _wrong_door(self, door: Door, at: datetime) -> None:
        """An attempt was noted at the wrong door, and is taken back."""
        id = self._attempt(door, at, "nobody_home")
        retract(id, reason="Verkeerde deur: dit was de buurman.", permit=visiting(self.world, door, at), at=at)
        door.attempts = 0
        self.world.agenda.after((1, 2), partial(self._ring, door))

    def _called_back(self, door: Door, at: datetime) -> None:
        """Somebody who said no calls back. Planning a visit is refused; the talk that follows is a deviation."""
        self._opt_out(door, at)
        self.world.agenda.after((8, 12), partial(self._talk_after_no, door))

    def _talk_after_no(self, door: Door, at: datetime) -> None:
        try:
            outreach.plan_visit(file=door.file, on=day_of(at), permit=visiting(self.world, door, at), at=at)
        except RuleForbids:
            self.inside.visit(door, at, questions=1)
            return
        raise AssertionError("The method should have refused to plan a visit after an opt-out.")

    def _corrected(self, door: Door, at: datetime) -> None:
        """A mark for the home was typed wrong, and is put right the next day."""
        self.inside.visit(door, at, questions=0)
        told = Entry.objects.filter(file=door.file, kind="satisfaction_told").first()
        if told is None:
            self.scripts.append("corrected")
            return
        self.world.agenda.after((1, 1), partial(self._put_right, door, told.id))

    def _put_right(self, door: Door, told: UUID, at: datetime) -> None:
        permit = visiting(self.world, door, at)
        correct(told, fields={"home": 8}, reason="Typefout: de bewoner gaf een 8.", permit=permit, at=at)

    def _empty(self, door: Door, at: datetime) -> None:
        """Nobody lives here any more."""
        self._attempt(door, at, "vacant")

    def _unsafe(self, door: Door, at: datetime) -> None:
        """It did not feel safe; next time there are two."""
        self._attempt(door, at, "unsafe")
        day = add_working_days(day_of(at), 4)
        outreach.plan_visit(
            file=door.file, on=day, with_whom="samen met de wijkagent", permit=visiting(self.world, door, at), at=at
        )
        self.world.agenda.on(day, partial(self._talk, door), first=11)


def _part_of_day(at: datetime) -> PartOfDay:
    return "morning" if at.hour < 12 else "afternoon" if at.hour < 18 else "evening"
