"""What runs already where a case begins, read while nobody else begins one there: of two at once the second knows."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from voordeur.cases.queries import cases_at_building, known_cases
from voordeur.cases.rules import Running
from voordeur.journal import Permit, hold
from voordeur.people import queries as people
from voordeur.programmes import queries as programmes


def beside_in_household(
    household: UUID, case: UUID, *, controller: UUID | None, permit: Permit, at: datetime, also: Iterable[UUID] = ()
) -> list[Running]:
    """Give the cases that run for a household besides this one, as far as this controller may know of them.

    `also`: other files of the act, held with these in the one order of the journal.
    """
    hold({household, people.going_on(household), case, *also}, permit=permit, at=at)
    return known_cases(household, controller=controller, besides=case)


def beside_at_building(
    addresses: Iterable[UUID],
    case: UUID,
    *,
    controller: UUID | None,
    permit: Permit,
    at: datetime,
    also: Iterable[UUID] = (),
) -> list[Running]:
    """Give the cases that run for a building besides this one, as far as this controller may know of them.

    A building has no file of its own that two could wait for, and which one it is, is only said in their cases. So the
    programmes are held from which a case of it may come, with the files of this act (`also`).
    """
    around = programmes.of_controller(controller) if controller else []
    hold({case, *also, *around}, permit=permit, at=at)
    return cases_at_building(addresses, controller=controller, besides=case)
