"""How files are called on screen: a case by its household, a door by its address."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from voordeur.cases.models import Building, Case
from voordeur.desk.words import told
from voordeur.journal import File, method_of
from voordeur.journal.ground import of_house
from voordeur.journal.once import once_each
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


@once_each
def names_of(files: list[UUID]) -> dict[UUID, Name]:
    """Name these files. Ask only for files of which the worker may see what is shared."""
    with of_house("naming", whole=files):
        cases = Case.objects.select_related("file").in_bulk(files)
        buildings = buildings_called(file for file, case in cases.items() if case.household is None)
        others = _others_called(set(files) - cases.keys())
    homes = homes_called(case.household for case in cases.values() if case.household)
    addresses = Address.objects.in_bulk([home.address for home in homes.values() if home.address])
    for file, case in cases.items():
        home = homes.get(case.household) if case.household else None
        place = str(addresses.get(home.address, "")) if home and home.address else ""
        title = home.label if home else buildings.get(file, "")
        others[file] = Name(kind="case", title=title, place=place, method_id=case.file.method_id)
    return others


def _others_called(files: Collection[UUID]) -> dict[UUID, Name]:
    """Name doors and programmes; a case that was taken back has no name."""
    heads = File.objects.filter(pk__in=files).only("pk", "kind", "method_id")
    found = {head.pk: Name(kind="case", title="", method_id=head.method_id) for head in heads if head.kind == "case"}
    doors = dict(Doorstep.objects.filter(pk__in=files).values_list("pk", "address"))
    addresses = Address.objects.in_bulk(filter(None, doors.values()))
    found |= {file: Name(kind="doorstep", title=str(addresses.get(address, ""))) for file, address in doors.items()}
    for programme in Programme.objects.select_related("file").filter(pk__in=files):
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
