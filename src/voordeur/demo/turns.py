"""What must happen in the demo at least once: turns that the life of a household, or of a case, can take."""

from datetime import datetime, timedelta
from uuid import UUID

from voordeur.cases import actions as cases
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.demo.case import Case, coordinating
from voordeur.demo.place import World
from voordeur.people import actions as people
from voordeur.people.models import Address


def split(world: World, case: Case, at: datetime) -> None:
    """One of two adults goes to live elsewhere; a second household begins."""
    new, other = new_id(), new_id()
    permit = coordinating(world, case, at, new)
    grown_up = f"Sharmila {case.family.members[0].name.partition(' ')[2]}"
    people.register_person(household=case.household, person=other, name=grown_up, permit=permit, at=at)
    people.split(
        household=case.household,
        persons=[other],
        into=new,
        label=case.family.label,
        address=_somewhere(),
        permit=permit,
        at=at,
    )


def two_homes(world: World, case: Case, at: datetime) -> None:
    """A child lives here half of the week, and with the other parent the other half."""
    child, other_home = new_id(), new_id()
    permit = coordinating(world, case, at, other_home)
    child_name = f"Noor {case.family.members[0].name.partition(' ')[2]}"
    born = day_of(at) - timedelta(days=9 * 365)
    people.register_person(
        household=case.household,
        person=child,
        name=child_name,
        born=born,
        role="child",
        part_time=True,
        permit=permit,
        at=at,
    )
    people.form_household(household=other_home, label=case.family.label, address=_somewhere(), permit=permit, at=at)
    people.join(
        household=other_home,
        person=child,
        name=child_name,
        born=born,
        role="child",
        part_time=True,
        permit=permit,
        at=at,
    )


def withdrawn(world: World, case: Case, at: datetime) -> None:
    """The resident takes back consent, and the case ends as the resident wants."""
    if case.closed:
        return
    permit = coordinating(world, case, at)
    reason = "Wil niet meer dat er met anderen wordt overlegd."
    cases.withdraw_consent(file=case.file, reason=reason, persons=case.persons[:1], permit=permit, at=at)
    cases.close_case(
        file=case.file,
        reason="withdrew",
        result="Afgesproken dat de bewoner zelf belt als het nodig is.",
        permit=permit,
        at=at,
    )
    case.closed = True


def moved(world: World, case: Case, at: datetime) -> None:
    """The household leaves the town."""
    if case.closed:
        return
    permit = coordinating(world, case, at)
    people.move(household=case.household, address=None, permit=permit, at=at)
    cases.close_case(
        file=case.file, reason="moved", result="Verhuisd naar familie, buiten de stad.", permit=permit, at=at
    )
    case.closed = True


def set_aside(world: World, case: Case, at: datetime) -> None:
    """The resident does not want to be asked about talents now; the rule is set aside, with that reason."""
    cases.set_rule_aside(
        file=case.file,
        rule="talents_asked",
        reason="De bewoner is ernstig ziek. Nu vragen naar talenten past niet.",
        permit=coordinating(world, case, at),
        at=at,
    )


def unanswered(world: World, case: Case, at: datetime) -> None:
    """An answer has to wait, and the duty is put off with the reason."""
    cases.put_off_duty(
        file=case.file,
        duty="answer_question",
        thing=case.questions[0].id,
        until=day_of(at) + timedelta(weeks=3),
        reason="De bewoner is drie weken bij familie; daarna pakken we het op.",
        permit=coordinating(world, case, at),
        at=at,
    )


def _somewhere() -> UUID:
    """Give an address at which nobody was written down."""
    return Address.objects.filter(street="Roerdompsingel").order_by("-number").values_list("id", flat=True)[0]


TURNS = {
    "split": split,
    "two_homes": two_homes,
    "withdrawn": withdrawn,
    "moved": moved,
    "set_aside": set_aside,
    "unanswered": unanswered,
}
"""By the name of a case's script; what is not here is told by the casework itself."""
