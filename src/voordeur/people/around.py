"""Who lives around a household: all that a deed about who lives where can change, asked the same way whoever they are.

How many statements it takes follows from the homes alone, never from what is known of anybody in them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from voordeur.journal.ground import of_house
from voordeur.journal.models import Entry
from voordeur.people.models import Household, Membership


@dataclass(frozen=True)
class Lived:
    """Somebody lives or lived in a home; `changed` is the moment at which that was written down last."""

    person: UUID
    home: UUID
    there: bool
    changed: datetime


@dataclass(frozen=True)
class Around:
    """The homes of those who live or lived in some households (`near`), and of everybody else in these homes.

    `homes`: the file of a household -> that in which it goes on. `addresses`: of the near homes, where they are known.
    """

    near: frozenset[UUID]
    homes: Mapping[UUID, UUID]
    lived: tuple[Lived, ...]
    addresses: Mapping[UUID, UUID]

    @property
    def files(self) -> list[UUID]:
        """The files of the near homes, those among them that were taken together with another."""
        return sorted(file for file, home in self.homes.items() if home in self.near)

    def homes_of_its_people(self, household: UUID, *, since: datetime) -> set[UUID]:
        """Give the near homes where those live now who live in a household or left it since a moment, itself too."""
        home = self.homes[household]
        persons = {one.person for one in self.lived if one.home == home and (one.there or one.changed >= since)}
        homes = {home, *(one.home for one in self.lived if one.there and one.person in persons)}
        return homes & self.near


@of_house("one_household")
def around(households: Iterable[UUID], persons: Iterable[UUID] = ()) -> Around:
    """Look around these households, and the homes of these persons."""
    rows = _taken_together(set(households))
    first = Membership.objects.filter(Q(file__in=list(rows)) | Q(person__in=list(persons)))
    rows |= _taken_together(set(rows) | _files_of(first.values("person")))
    near = frozenset(_goes_on(file, rows) for file in rows)
    everybody = Membership.objects.filter(file__in=list(rows)).values("person")
    rows |= _taken_together(set(rows) | _files_of(everybody))
    homes = {file: _goes_on(file, rows) for file in rows}
    changed = Entry.objects.filter(pk=OuterRef("version")).values("recorded")
    told = Membership.objects.filter(person__in=everybody).annotate(changed=Subquery(changed)).order_by("pk")
    lived = tuple(
        Lived(one.person, homes[one.file_id], one.until is None, one.changed) for one in told if one.file_id in homes
    )
    addresses = {home: row.address for home in near if (row := rows.get(home)) and row.address}
    return Around(near, homes, lived, addresses)


def _files_of(persons: "QuerySet[Membership, Any]") -> set[UUID]:
    return set(Membership.objects.filter(person__in=persons).values_list("file", flat=True))


def _taken_together(files: Iterable[UUID]) -> dict[UUID, Household]:
    """Give these households, and all that go on in them or in which they go on."""
    rows: dict[UUID, Household] = {}
    wanted, asked = set(files), set[UUID]()
    while wanted - asked:
        asked = set(wanted)
        found = Household.objects.filter(Q(pk__in=asked) | Q(continued_in__in=asked))
        rows = {one.pk: one for one in found}
        wanted |= rows.keys() | {one.continued_in for one in rows.values() if one.continued_in}
    return rows


def _goes_on(file: UUID, rows: Mapping[UUID, Household]) -> UUID:
    while (following := rows[file].continued_in) and following in rows:
        file = following
    return file
