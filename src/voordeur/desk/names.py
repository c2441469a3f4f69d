"""How files are called on screen: a case by its household, a door by its address."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from voordeur.cases.models import Building, Case
from voordeur.desk.words import told
from voordeur.journal import File, method_of
from voordeur.journal.ground import of_house
from voordeur.methods.language import Method
from voordeur.outreach.models import Doorstep
from voordeur.people.models import Address, Household
from voordeur.programmes.models import Programme


@dataclass(frozen=True, kw_only=True)
class Name:
    """What a file is called, where that is, what kind of file it is, and by which version of a method it is judged."""

    kind: str
    title: str
    place: str = ""
    method_id: UUID | None = None

    @property
    def method(self) -> Method | None:
        """The method by which it goes."""
        return method_of(self.method_id) if self.method_id else None


def names_of(files: Iterable[UUID]) -> dict[UUID, Name]:
    """Name these files. Ask only for files of which the worker may see what is shared."""
    wanted = list(files)
    with of_house("naming", whole=wanted):
        return _named(wanted)


def _named(files: Collection[UUID]) -> dict[UUID, Name]:
    heads = {head.pk: head for head in File.objects.filter(pk__in=files).only("pk", "kind", "method_id")}
    kinds = {file: head.kind for file, head in heads.items()}
    doors = dict(Doorstep.objects.filter(pk__in=_of("doorstep", kinds)).values_list("pk", "address"))
    cases = dict(Case.objects.filter(pk__in=_of("case", kinds)).values_list("pk", "household"))
    homes = homes_called(home for home in cases.values() if home)
    buildings = buildings_called(case for case, home in cases.items() if home is None)
    addresses = Address.objects.in_bulk(
        [*filter(None, doors.values()), *(home.address for home in homes.values() if home.address)]
    )
    found = {file: Name(kind="doorstep", title=str(addresses.get(address, ""))) for file, address in doors.items()}
    for file in _of("case", kinds):
        household = cases.get(file)
        home = homes.get(household) if household else None
        place = str(addresses.get(home.address, "")) if home else ""
        label = home.label if home else buildings.get(file, "")
        found[file] = Name(kind="case", title=label, place=place, method_id=heads[file].method_id)
    for programme in Programme.objects.select_related("file").filter(pk__in=_of("programme", kinds)):
        found[programme.pk] = Name(kind="programme", title=told(programme.called))
    return found


def homes_called(of_cases: Iterable[UUID]) -> dict[UUID, Household]:
    """Give households by which cases are called; who reads the case need not read the household."""
    ids = list(of_cases)
    with of_house("naming", whole=ids):
        return Household.objects.in_bulk(ids)


def buildings_called(cases: Iterable[UUID]) -> dict[UUID, str]:
    """Give what the building is called that a case is about, of those that are about one."""
    ids = list(cases)
    return dict(Building.objects.filter(file__in=ids).values_list("file", "label")) if ids else {}


def _of(kind: str, kinds: dict[UUID, str]) -> list[UUID]:
    return [file for file, its in kinds.items() if its == kind]
