"""The cases of the households behind a door, as far as who stands at that door may read them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from voordeur.access import visible
from voordeur.accounts.models import Worker
from voordeur.cases import queries as cases
from voordeur.cases.models import Case
from voordeur.desk.case.casework import PURPOSES
from voordeur.desk.case.standing import Standing, standing
from voordeur.outreach.queries import Door
from voordeur.programmes import queries as programmes


@dataclass(frozen=True, kw_only=True)
class CaseBehind:
    """A running case behind a door: of which household, and what it asks next."""

    file: UUID
    title: str
    standing: Standing | None


def cases_behind(door: Door, stands: Standing | None, *, worker: Worker, today: date) -> Sequence[CaseBehind]:
    """Give the running cases behind a door that this worker may read, the oldest first.

    None as long as the method, by which the door stands where it `stands`, keeps back what others know of its people.
    """
    if not door.line.address_id or (stands and stands.keeps_back):
        return ()
    controller = programmes.programme(door.programme).controller
    homes = {home.pk: home.label for home in cases.homes_at(door.line.address_id, controller=controller)}
    found: dict[UUID, str] = {}
    for purpose in PURPOSES:
        rows = Case.objects.filter(household__in=homes, closed_on=None).order_by("opened_on", "id")
        for case in visible(rows, worker=worker, purpose=purpose, today=today):
            found.setdefault(case.pk, homes.get(case.household, "") if case.household else "")
    return [
        CaseBehind(file=file, title=title, standing=standing(file, worker=worker, purposes=PURPOSES, today=today))
        for file, title in found.items()
    ]
