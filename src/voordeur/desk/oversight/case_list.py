"""The cases that a worker may read, as a list to look through and search in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from voordeur.access import reach, visible
from voordeur.accounts.models import Worker
from voordeur.cases import queries as cases
from voordeur.cases.models import Case, CaseRole
from voordeur.desk.case.casework import PURPOSES
from voordeur.desk.names import buildings_called, homes_called
from voordeur.journal import File, method_of
from voordeur.methods.language import Method
from voordeur.people import places
from voordeur.people.models import Membership


@dataclass(frozen=True, kw_only=True)
class CaseLine:
    """A case in a list; `method`: the one by which it goes."""

    file: UUID
    method: Method | None
    title: str
    address: str
    opened_on: date
    closed_on: date | None
    mine: bool


def cases_read(worker: Worker, today: date, *, closed: bool = False) -> QuerySet[Case]:
    """Give the running (or the closed) cases that a worker may read."""
    near = reach(worker=worker, purpose=PURPOSES, today=today, kind=File.Kind.CASE)
    rows = Case.objects.filter(closed_on__isnull=not closed, file__in=near)
    return visible(rows, worker=worker, purpose=PURPOSES, today=today)


def cases_of(worker: Worker, today: date, *, words: str = "", closed: bool = False) -> list[CaseLine]:
    """List the cases that a worker may read, own ones first; `words` narrows to a household, person or address."""
    found = list(cases_read(worker, today, closed=closed).select_related("file"))
    homes = homes_called(case.household for case in found if case.household)
    buildings = buildings_called(case.pk for case in found if case.subject_kind == "building")
    addresses = places.addresses(home.address for home in homes.values())
    mine = set(CaseRole.objects.filter(worker=worker.pk, until=None).values_list("file", flat=True))
    mine |= {cover.file_id for cover in cases.covered_by(worker.pk, today)}
    members: dict[UUID, list[str]] = {}
    if words:
        living = Membership.objects.filter(file__in=homes)
        for row in visible(living, worker=worker, purpose=PURPOSES, today=today):
            members.setdefault(row.file_id, []).append(row.name)
    lines = []
    for case in found:
        home = homes.get(case.household) if case.household else None
        address = str(addresses.get(home.address, "")) if home and home.address else ""
        label = home.label if home else buildings.get(case.pk, "")
        living_here = members.get(home.pk, []) if home else []
        if words and not _matches(words, [label, address, *living_here]):
            continue
        lines.append(
            CaseLine(
                file=case.pk,
                method=method_of(case.file.method_id) if case.file.method_id else None,
                title=label,
                address=address,
                opened_on=case.opened_on,
                closed_on=case.closed_on,
                mine=case.pk in mine,
            )
        )
    return sorted(lines, key=lambda line: (not line.mine, line.title.lower(), line.opened_on, str(line.file)))


def _matches(words: str, texts: Iterable[str]) -> bool:
    """Each word that was typed must begin or stand in one of the texts."""
    said = " ".join(texts).lower()
    return all(word in said for word in words.lower().split())
