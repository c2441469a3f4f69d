"""What a case is about besides a household, and the cases around it, as far as one worker may know of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from voordeur.access import NoGround, may_ask, reach, visible
from voordeur.cases import queries as cases
from voordeur.cases.coordinating import agreed, coordinating
from voordeur.cases.entries import CameFrom, HandedOn
from voordeur.cases.models import Case, CaseLink, HandOn
from voordeur.desk.case.casework import PURPOSES, CaseView
from voordeur.desk.names import Name, names_of
from voordeur.desk.words import told
from voordeur.journal import File
from voordeur.methods import library
from voordeur.methods.language import Text
from voordeur.methods.reading import read
from voordeur.programmes import queries as programmes

# What the programme and the method are called, by their ids.
Ways = dict[tuple[str, UUID | None], tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class Beside:
    """Where the household of a case went on or came from: the method and programme it is known by. No word more.

    `runs`: it works beside this case now.
    """

    row: HandOn
    programme: str
    method: str
    runs: bool


@dataclass(frozen=True, kw_only=True)
class Coordination:
    """Who answers for a household on which more than one case works: this case or another, and who is to be called.

    `agreed`: nothing is left to agree on with a team beside this one. A team that is known only through another, such
    as one that ended meanwhile, is called and agrees on nothing with this one.
    """

    here: bool
    programme: str
    name: str
    phone: str
    agreed: bool


def others_at_building(case: CaseView) -> int:
    """Count the other cases that run for the building of this one, of the same controller.

    For whoever may ask whom to call there; to anybody else it is as if there were none.
    """
    if case.building is None or case.closed_on is not None or not _may_ask(case):
        return 0
    return len(cases.cases_at_building(_addresses(case), controller=case.head.controller, besides=case.file))


def whom_to_call_there(case: CaseView, *, at: datetime) -> list[cases.Call]:
    """Give whom to call about the other cases for the building of this one; that is written down. Raises NoGround."""
    if case.building is None or not _may_ask(case):
        raise NoGround
    return _calls(case, _addresses(case), at)


def whom_to_call_at(case: CaseView, addresses: Iterable[UUID], *, at: datetime) -> list[cases.Call]:
    """Give whom to call about other cases at addresses that come with the building of this one; that is written down.

    To whoever may not ask it is as if there were none.
    """
    stands = _addresses(case)
    fresh = [one for one in addresses if one not in stands]
    return _calls(case, fresh, at) if fresh and _may_ask(case) else []


def _calls(case: CaseView, addresses: Iterable[UUID], at: datetime) -> list[cases.Call]:
    assert case.programme is not None, "whoever may ask does so by a right in the programme"
    return cases.whom_to_call_at_building(
        addresses=addresses,
        worker=case.worker,
        purpose=case.purpose,
        programme=case.programme,
        at=at,
        page="whom to call",
        besides=case.file,
    )


def _may_ask(case: CaseView) -> bool:
    return case.programme is not None and may_ask(
        worker=case.worker, purpose=case.purpose, programme=case.programme, today=case.today
    )


def _addresses(case: CaseView) -> list[UUID]:
    return [UUID(one) for one in case.building.addresses] if case.building else []


def linked_with(case: CaseView) -> list[tuple[CaseLink, Name]]:
    """Give the cases that go with this one and that the worker may read too, with what they are called."""
    known = cases.seen_beside(case.file, worker=case.worker.pk, purposes=PURPOSES, today=case.today)
    names = names_of(known) if known else {}
    return [(one, names[one.case]) for one in case.linked if one.case in names]


def can_be_linked(case: CaseView) -> list[tuple[UUID, Name]]:
    """Give the running cases that can go with this one: of one controller, read for the same purpose, not tied yet."""
    asked: dict[str, Any] = {"worker": case.worker, "purpose": case.purpose, "today": case.today}
    running = Case.objects.filter(closed_on=None, file__controller=case.head.controller)
    near = running.filter(file__in=reach(**asked, kind=File.Kind.CASE)).exclude(pk=case.file)
    found = names_of(
        visible(near.exclude(pk__in=[one.case for one in case.linked]), **asked).values_list("pk", flat=True)
    )
    return sorted(found.items(), key=lambda one: (one[1].title.lower(), str(one[0])))


def fed_from(case: CaseView) -> list[tuple[str, UUID | None, Text]]:
    """Give where a case can be handed on to: method, programme and what that is called.

    A method by which no programme of the same controller works now is given without one.
    """
    fed = case.method.feeds if case.method else ()
    running = (
        programmes.running(case.today).filter(method__in=fed, file__controller=case.head.controller) if fed else ()
    )
    found: list[tuple[str, UUID | None, Text]] = []
    for method in fed:
        here = [(method, one.pk, one.called) for one in running if one.method == method and one.pk != case.programme]
        found += here or [(method, None, _title_of(method))]
    return found


@cache
def _title_of(method: str) -> Text:
    return read(library.text(method)).title if method in library.ids() else Text(method)


def who_answers(case: CaseView) -> Coordination | None:
    """Give who answers for the household of a case that others run beside; None when this case is alone."""
    sides = cases.sides_of(case.file) if case.handed else []
    holder = coordinating(sides)
    if holder is None or len(sides) < 2 or case.file not in {side.case for side in sides}:
        return None
    who = cases.who_coordinates(holder)
    beside = {one.case: one.programme for one in case.handed if one.case}
    programme = case.programme if holder == case.file else beside.get(holder)
    titles = dict(programmes.called([programme])) if programme else {}
    here = holder == case.file
    others = [side.case for side in sides if side.case in beside] if here else [case.file] if holder in beside else []
    return Coordination(
        here=here,
        programme=told(titles[programme]) if programme in titles else "",
        name=who.name if who else "",
        phone=who.phone if who else "",
        agreed=all(agreed(sides, holder, other) for other in others),
    )


def beside(case: CaseView) -> list[Beside]:
    """Give the teams that work for the household of a case beside this one now."""
    return [one for one in handed_on(case) if one.runs]


def handed_on(case: CaseView) -> list[Beside]:
    """Give where the household of a case went on and where it came from: what this case itself holds.

    One that ended and one that went along with who left look the same. Of a method that is at work elsewhere nothing
    more is known here than that; its row names no case.
    """
    running = cases.going_on_beside(case.file) if case.handed else []
    names = named_ways((one.method, one.programme) for one in case.handed)
    return [
        Beside(
            row=one,
            programme=names[one.method, one.programme][0],
            method=names[one.method, one.programme][1],
            runs=one.case in running,
        )
        for one in case.handed
    ]


def way_of(body: object) -> tuple[str, UUID | None] | None:
    """Give the method by which an entry says that the household goes on or came, and the programme there."""
    if isinstance(body, HandedOn):
        return body.to, body.programme
    return (body.method, body.programme) if isinstance(body, CameFrom) else None


def named_ways(ways: Iterable[tuple[str, UUID | None]]) -> Ways:
    """Give what the programme and the method are called by which a household goes on or came; without one no words."""
    asked = list(ways)
    known = {programme for _method, programme in asked if programme}
    titles: dict[UUID | None, Text] = dict(programmes.called(known)) if known else {}
    return {
        (method, programme): (told(titles[programme]) if programme in titles else "", told(_title_of(method)))
        for method, programme in asked
    }
