"""Who takes part in a conference about a case: whom one can ask to come, and whose a decision can be."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from voordeur.access import purposes_on, sees, visible
from voordeur.accounts import queries as accounts
from voordeur.accounts.models import Worker
from voordeur.cases.actions import Invited
from voordeur.cases.models import Action, Case
from voordeur.desk.case.casework import CaseView
from voordeur.desk.conference.conferences import ConferenceSeen
from voordeur.desk.names import names_of
from voordeur.journal import Level
from voordeur.programmes import queries as programmes


@dataclass(frozen=True, kw_only=True)
class CanCome:
    """Somebody who can be asked to a conference about a case, under the word by which a form names them.

    `usual`: has a role in the case, or takes part in its plan; the others belong to the team.
    """

    key: str
    called: str
    invited: Invited
    usual: bool


def who_can_come(case: CaseView, today: date) -> list[CanCome]:
    """Give who can be asked: who reads it of those with a role in it and of the team, and the parties to its plan.

    An invitation gives no right, so that whoever reads nothing of it (the reporter, say) is not offered.
    """
    held = {role.worker for role, _worker in case.holders}
    team = set(programmes.team(case.programme, today).values_list("worker", flat=True)) if case.programme else set()
    every = accounts.active_workers().filter(pk__in=held | team).order_by("name", "id")
    able = [one for one in every if _reads(one, case.file, today)]
    names: dict[UUID | None, str] = {
        one.pk: one.name for one in accounts.organisations(one.organisation for one in able)
    }
    there = {one.organisation for one in able if one.pk in held}
    return [
        *(
            CanCome(
                key=f"worker-{one.pk}",
                called=", ".join(filter(None, (one.name, names.get(one.organisation)))),
                invited=Invited(worker=one.pk),
                usual=one.pk in held,
            )
            for one in able
        ),
        *(
            CanCome(
                key=f"party-{one.pk}",
                called=", ".join(dict.fromkeys(filter(None, (one.contact, one.text)))),
                invited=Invited(
                    organisation=one.organisation,
                    name=one.contact or ("" if one.organisation else one.text),
                    domain=one.domain,
                    level=Level(one.level),
                ),
                # An organisation of which somebody comes already need not be asked once more.
                usual=one.organisation is None or one.organisation not in there,
            )
            for one in case.things["party"]
            if one.left_on is None
        ),
    ]


@dataclass(frozen=True, kw_only=True)
class Owner:
    """Somebody whose a decision can be, under the word by which a form names them.

    `domain` and `level` go with it: whoever may not know that this one takes part does not read it in a decision.
    """

    key: str
    called: str
    owner_kind: str
    owner: UUID | None = None
    owner_name: str = ""
    domain: str = ""
    level: Level = Level.SHARED


def owners(case: CaseView, seen: ConferenceSeen) -> list[Owner]:
    """Give whose a decision can be: the resident, the own network, and whoever takes part or was asked to come."""
    kinds = Action.Owner
    workers = {role.worker: worker.name for role, worker in case.holders if worker}
    workers |= {one.row.worker: one.called for one in seen.invited if one.row.worker}
    rows = [*(one.row for one in seen.invited), *(one for one in case.things["party"] if one.left_on is None)]
    rows += [one for one in case.things["helper"] if one.ended_on is None]
    known = {one.pk: one.name for one in accounts.organisations(one.organisation for one in rows)}
    seen_in = _seen_in(rows)
    names = dict.fromkeys(
        (*seen.row.attended, *(one.row.text for one in seen.invited), *(one.text for one in case.things["party"]))
    )
    taken = {*workers.values(), *known.values()}
    return [
        Owner(key="resident", called=str(kinds.RESIDENT.label).capitalize(), owner_kind="resident"),
        *(Owner(key=f"worker-{id}", called=name, owner_kind="worker", owner=id) for id, name in workers.items()),
        *(
            Owner(key=f"organisation-{id}", called=name, owner_kind="organisation", owner=id, **seen_in[id])
            for id, name in sorted(known.items(), key=lambda pair: pair[1].casefold())
        ),
        *(
            Owner(key=f"name-{name}", called=name, owner_kind="organisation", owner_name=name, **seen_in.get(name, {}))
            for name in names
            if name and name not in taken
        ),
        Owner(key="network", called=str(kinds.NETWORK.label).capitalize(), owner_kind="network"),
    ]


def _seen_in(rows: Iterable[Any]) -> dict[Any, dict[str, Any]]:
    """Give on which life domain and how confined it is known that somebody takes part, by organisation and by name."""
    found: dict[Any, tuple[str, Level]] = {}
    for row in rows:
        for called in filter(None, (row.organisation, getattr(row, "name", "") or row.text)):
            found[called] = max(found.get(called, ("", Level.SHARED)), (row.domain, Level(row.level)))
    return {called: {"domain": domain, "level": level} for called, (domain, level) in found.items()}


def other_cases(case: CaseView, *, worker: Worker, today: date) -> list[tuple[UUID, str]]:
    """Give the other running cases of the programme that a worker reads for the same purpose.

    By name and place, since two households may be called the same.
    """
    if case.programme is None:
        return []
    running = Case.objects.filter(programme=case.programme, closed_on=None).exclude(pk=case.file)
    names = names_of(visible(running, worker=worker, purpose=case.purpose, today=today).values_list("pk", flat=True))
    called = [(one, ", ".join(filter(None, (name.title, name.place)))) for one, name in names.items()]
    return sorted((one for one in called if one[1]), key=lambda pair: (pair[1].casefold(), str(pair[0])))


def _reads(worker: Worker, file: UUID, today: date) -> bool:
    return any(
        sees(worker=worker, purpose=purpose, file=file, today=today, level=Level.SHARED)
        for purpose in purposes_on(worker=worker, file=file, today=today)
    )
