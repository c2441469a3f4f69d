"""Behind the front door: a talk, what is asked in it, and a case when somebody has a question."""

from datetime import date, datetime
from functools import partial

from voordeur.assessments import actions as assessments
from voordeur.cases.actions import NeedTold, NewHousehold, StrengthTold, Visited, hold_visit_with_needs
from voordeur.cases.households import household_id
from voordeur.common.ids import new_id
from voordeur.demo.case import Case, Question
from voordeur.demo.casework import Casework
from voordeur.demo.door import Door, visiting
from voordeur.demo.families import Family
from voordeur.demo.place import World
from voordeur.demo.stock import NeedText
from voordeur.journal import id_from
from voordeur.outreach import actions as outreach

HEADINGS = ("questions", "needs", "wishes", "satisfaction")


class Inside:
    """Talks at home."""

    def __init__(self, world: World, casework: Casework) -> None:
        self.world = world
        self.casework = casework

    def visit(
        self,
        door: Door,
        at: datetime,
        *,
        questions: int,
        crisis: bool = False,
        assigned: bool = True,
        happened_on: date | None = None,
    ) -> None:
        """Hold a visit in which so many questions come up; without any, no name is written down."""
        family, told = self._told_at(door, questions=questions, crisis=crisis)
        visited = self._visited(door, family, crisis=crisis, talents=not crisis and self.world.chance(0.75))
        if not told:
            self._quiet_visit(door, family, visited, at, happened_on)
            return
        id, case = new_id(), self.casework.next_script(crisis=crisis)
        strengths = self._strengths(family) if "talents" in visited.asked else []
        workers = self.world.workers
        money = {"financial_case_manager": workers["sunil"]} if any(need.money for need in told) else {}
        manager = self.casework.next_manager()
        managers = {"case_manager": workers[manager], **money} if assigned else {}
        hold_visit_with_needs(
            file=door.file,
            visited=visited,
            household=NewHousehold(label=family.label, address=door.address, members=family.members),
            needs=[NeedTold(text=need.text, domain=need.domain, money=need.money) for need in told],
            strengths=strengths,
            roles={"home_visitor": workers[door.visitor], **managers},
            permit=visiting(self.world, door, at, household_id(id)),
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
                manager=manager,
                family=family,
                persons=tuple(id_from(id, f"person {number}") for number in range(len(family.members))),
                questions=[Question(id_from(id, f"need {number}"), need) for number, need in enumerate(told)],
                money=bool(money),
                talents_open="talents" in visited.left_open,
                script=case,
            )
        )

    def _told_at(self, door: Door, *, questions: int, crisis: bool) -> tuple[Family, list[NeedText]]:
        """Give who lives there and what they ask."""
        stock = self.world.stock
        if crisis:
            family, told = stock.household(1, ["income_debts"], money=True)
            return family, [*told, stock.need(["social_network", "health"], family=family)]
        # Who is reported by a professional asks nothing at the door: one household is written down once.
        asked = 0 if door.address in self.world.taken else questions
        return stock.household(asked, self.casework.domains)

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
            remark=self.world.stock.take("satisfaction", family=family) if rates and self.world.chance(0.5) else "",
            wish=self.world.stock.take("housing_wishes", family=family) if door.demolition else "",
        )

    def _quiet_visit(
        self, door: Door, family: Family, visited: Visited, at: datetime, happened_on: date | None
    ) -> None:
        """A talk in which nothing is asked for leaves no name behind, only how people live here."""
        permit = visiting(self.world, door, at)
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
        if visited.left_open:
            self.world.agenda.after((30, 58), partial(self._ask_what_was_left, door, family))

    def _ask_what_was_left(self, door: Door, family: Family, at: datetime) -> None:
        """Visit again to ask about talents; who has one to share need not be written down by name."""
        permit = visiting(self.world, door, at)
        asked = ("talents",)
        outreach.hold_visit(file=door.file, who_present=(family.who_opened,), asked=asked, permit=permit, at=at)
        text = self.world.stock.take("strengths", "talent", family=family)
        assessments.record_strength(file=door.file, what="talent", text=text, permit=permit, at=at)

    def _strengths(self, family: Family) -> list[StrengthTold]:
        kinds = self.world.rng.sample(["talent", "wish", "dream", "strength"], self.world.rng.choice([1, 1, 2]))
        return [StrengthTold(what=kind, text=self.world.stock.take("strengths", kind, family=family)) for kind in kinds]  # type: ignore[arg-type]
