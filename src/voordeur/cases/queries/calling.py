"""Whom to call, for one who comes to a household that others already work for: names and numbers, never content.

The one answer to that question (trust rule 2). Work of another controller stays out of it, since nothing crosses
between controllers without a covenant; and so does every organisation whose name tells what is wrong: it leaves no
line, and a case in which only such organisations work is as if it did not run.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from voordeur.access import note_asking
from voordeur.accounts import queries as accounts
from voordeur.accounts.models import Worker
from voordeur.cases.coordinating import coordinating
from voordeur.cases.models import Cover
from voordeur.cases.queries.cover import able
from voordeur.cases.queries.links import sides_of
from voordeur.cases.queries.standing import cases_at_building, known_cases
from voordeur.cases.rules import Running
from voordeur.common.clock import day_of
from voordeur.journal import Level
from voordeur.journal.ground import of_house
from voordeur.methods.language import Text
from voordeur.people import queries as people
from voordeur.people.models import Involvement
from voordeur.programmes import queries as programmes
from voordeur.programmes.models import Programme


@dataclass(frozen=True, kw_only=True)
class Call:
    """Somebody to call about a household: who, of which organisation, in which function, at which number.

    Without a name: a case of this programme runs, and nobody leads it yet; or, when `unnamed`, whoever leads it works
    for an organisation whose name tells what is wrong, and is not named.
    """

    case: UUID
    programme: Text
    organisation: str = ""
    name: str = ""
    function: str = ""
    phone: str = ""
    unnamed: bool = False


def whom_to_call(
    *,
    household: UUID,
    worker: Worker,
    purpose: str,
    programme: UUID,
    at: datetime,
    page: str,
    besides: UUID | None = None,
) -> list[Call]:
    """Give who works for a household in running cases, for one who may begin or weigh a case in this programme.

    The asking is written down with the household. Nobody to call looks the same as no case. Raises NoGround.
    """
    note_asking(worker=worker, purpose=purpose, programme=programme, file=household, at=at, page=page)
    controller = programmes.programme(programme).controller
    running = known_cases(household, controller=controller, besides=besides)
    involved = people.involved_on(day_of(at), household=people.going_on(household))
    with of_house("who_works_where"):
        rows = list(involved.filter(case__in=[one.case for one in running], level=Level.INVOLVEMENT))
    workers = accounts.workers(row.worker for row in rows)
    names = {one.pk: one.name for one in accounts.organisations(row.organisation for row in rows)}
    calls = []
    answering = _answering(running)
    for one in sorted(running, key=lambda case: case.case != answering):
        title = programmes.programme(one.programme).called if one.programme else Text("")
        calls += [
            Call(
                case=one.case,
                programme=title,
                organisation=names.get(row.organisation, ""),
                name=workers[row.worker].name if row.worker in workers else "",
                function=_function(row, one, answers=one.case == answering),
                phone=row.phone,
            )
            for row in sorted(rows, key=lambda row: row.worker != one.coordinator)
            if row.case == one.case
        ] or [Call(case=one.case, programme=title)]
        calls += _standing_in(one.case, title, rows, workers, day_of(at))
    return calls


def whom_to_call_at_building(
    *,
    addresses: Iterable[UUID],
    worker: Worker,
    purpose: str,
    programme: UUID,
    at: datetime,
    page: str,
    besides: UUID | None = None,
) -> list[Call]:
    """Give who coordinates each running case about a building, for one who may begin a case in this programme.

    The asking is written down with each of those cases. Raises NoGround.
    """
    controller = programmes.programme(programme).controller
    running = cases_at_building(addresses, controller=controller, besides=besides)
    for one in running:
        note_asking(worker=worker, purpose=purpose, programme=programme, file=one.case, at=at, page=page)
    titles = dict(programmes.called(one.programme for one in running if one.programme))
    leading = accounts.workers(one.coordinator for one in running if one.coordinator)
    theirs = {one.pk: one for one in accounts.organisations(who.organisation for who in leading.values())}
    calls = []
    for one in running:
        title = titles.get(one.programme, Text("")) if one.programme else Text("")
        who = leading.get(one.coordinator) if one.coordinator else None
        works_for = theirs.get(who.organisation) if who and who.organisation else None
        if who is None or (works_for and works_for.reveals_problem):
            calls.append(Call(case=one.case, programme=title, unnamed=who is not None))
            continue
        phone = who.phone or (works_for.phone if works_for else "")
        called = works_for.name if works_for else ""
        calls.append(Call(case=one.case, programme=title, organisation=called, name=who.name, phone=phone))
    return calls


def _answering(running: Sequence[Running]) -> UUID | None:
    """Give which of several running cases answers for the household; none where one runs alone or none was handed on.

    Nothing is told of a case that whoever asks may not know of.
    """
    sides = sides_of(running[0].case) if len(running) > 1 else []
    holder = coordinating(sides) if len(sides) > 1 else None
    return holder if holder in {one.case for one in running} else None


def _function(row: Involvement, case: Running, *, answers: bool) -> str:
    """Say in which function somebody works for a household, and of one that he or she coordinates it as a whole."""
    if answers and row.worker is not None and row.worker == case.coordinator:
        return gettext("%(role)s, coordinates the household") % {"role": row.role_title}
    return row.role_title


def _standing_in(
    case: UUID, programme: Text, rows: Iterable[Involvement], workers: dict[UUID, Worker], today: date
) -> list[Call]:
    """Give who stands in today for those who are named; nobody of an organisation whose name tells what is wrong."""
    of = {row.worker: row for row in rows if row.case == case and row.worker in workers}
    covers = Cover.objects.filter(file=case, instead_of__in=of, since__lte=today, until__gt=today)
    found = able(covers.order_by("since", "id"), today)
    who = accounts.workers(one.worker for one in found)
    theirs = accounts.organisations(one.organisation for one in who.values())
    open_names = {one.pk: one for one in theirs if not one.reveals_problem}
    return [
        Call(
            case=case,
            programme=programme,
            organisation=open_names[organisation].name,
            name=who[one.worker].name,
            function=gettext("%(role)s, standing in for %(name)s")
            % {"role": of[one.instead_of].role_title, "name": workers[one.instead_of].name},
            phone=who[one.worker].phone or open_names[organisation].phone,
        )
        for one in found
        if (organisation := who[one.worker].organisation) in open_names
    ]


def of_one_controller(rows: QuerySet[Involvement], controller: UUID | None) -> QuerySet[Involvement]:
    """Keep the involvements that come from no programme, or from one of this controller."""
    near = Programme.objects.filter(controller=controller).values("id") if controller else Programme.objects.none()
    return rows.filter(Q(programme=None) | Q(programme__in=near))
