"""Whom it concerns and what ends when the rights of a covenant that ended are withdrawn, before anybody does so."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from voordeur.access import visible
from voordeur.accounts import queries as accounts
from voordeur.accounts.models import Worker
from voordeur.cases.models import Action, Case
from voordeur.cases.withdrawing import Rests, rests_on
from voordeur.desk.case.casework import PURPOSES
from voordeur.desk.partners.covenants import named
from voordeur.journal import File
from voordeur.journal.ground import of_house
from voordeur.methods.language import Text
from voordeur.partners.models import Covenant
from voordeur.programmes import queries as programmes


@dataclass(frozen=True, kw_only=True)
class Losing:
    """Somebody who loses rights: which roles end, in how many cases, in which teams, and for how many one stood in."""

    name: str
    organisation: str
    roles: tuple[tuple[Text, int], ...]
    teams: tuple[Text, ...]
    covers: int
    cases: int
    actions: int


@dataclass(frozen=True, kw_only=True)
class Withdrawal:
    """What ends with the rights of a covenant; `cases` are named as far as the reader sees them, `unnamed` counted."""

    people: tuple[Losing, ...]
    cases: tuple[tuple[UUID, str], ...]
    unnamed: int


def withdrawal(covenant: Covenant, *, worker: Worker, today: date) -> Withdrawal:
    """Gather what rests on a covenant that ended, for whoever may withdraw it. Raises CovenantHolds."""
    rests = rests_on(covenant, today=today)
    cases = _cases_of(rests)
    there = {case for each in cases.values() for case in each}
    seen = visible(Case.objects.filter(file__in=there), worker=worker, purpose=PURPOSES, today=today)
    called = named(set(seen.values_list("file", flat=True)))
    people = accounts.workers(rests.workers)
    works_at = {one.pk: one.name for one in accounts.organisations(one.organisation for one in people.values())}
    actions = _open_actions(cases)
    return Withdrawal(
        people=tuple(
            Losing(
                name=one.name,
                organisation=works_at.get(one.organisation or one.pk, ""),
                roles=_roles(rests, one.pk),
                teams=tuple(_title(team.file_id, team.role) for team in rests.teams if team.worker == one.pk),
                covers=sum(cover.worker == one.pk for cover in rests.covers),
                cases=len(cases.get(one.pk, ())),
                actions=actions.get(one.pk, 0),
            )
            for one in sorted(people.values(), key=lambda one: (one.name, str(one.pk)))
        ),
        cases=called,
        unnamed=len(there) - len(called),
    )


def _cases_of(rests: Rests) -> dict[UUID, set[UUID]]:
    """Give in which cases each worker loses something."""
    found: dict[UUID, set[UUID]] = {}
    for grant in rests.rights:
        if grant.programme is None and grant.file.kind == File.Kind.CASE:
            found.setdefault(grant.worker_id, set()).add(grant.file_id)
    for role in rests.roles:
        found.setdefault(role.worker, set()).add(role.file_id)
    return found


def _roles(rests: Rests, worker: UUID) -> tuple[tuple[Text, int], ...]:
    counted: dict[tuple[UUID, str], int] = {}
    for role in rests.roles:
        if role.worker == worker and role.file.programme:
            place = (role.file.programme, role.role)
            counted[place] = counted.get(place, 0) + 1
    return tuple((_title(*place), number) for place, number in counted.items())


def _title(programme: UUID, role: str) -> Text:
    roles = programmes.method_of(programme).roles
    return roles[role].title if role in roles else Text(role)


@of_house("counting_for_a_covenant")
def _open_actions(cases: Mapping[UUID, set[UUID]]) -> dict[UUID, int]:
    """Count the open actions that each worker has in these cases."""
    there = {case for each in cases.values() for case in each}
    open_ = Action.objects.filter(file__in=there, owner__in=cases, owner_kind=Action.Owner.WORKER, ended_on=None)
    counted: dict[UUID, int] = {}
    for owner in open_.values_list("owner", flat=True):
        if owner:
            counted[owner] = counted.get(owner, 0) + 1
    return counted
