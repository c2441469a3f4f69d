"""What a case is about besides a household, and the cases around it, as far as one worker may know of them."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from voordeur.access import reach, visible
from voordeur.accounts.models import Worker
from voordeur.cases import queries as cases
from voordeur.cases.models import Case, CaseLink, HandOn
from voordeur.desk.case.casework import PURPOSES, CaseView
from voordeur.desk.names import Name, names_of
from voordeur.desk.words import told
from voordeur.journal import File
from voordeur.methods import library
from voordeur.methods.language import Text
from voordeur.methods.reading import read
from voordeur.programmes import queries as programmes


@dataclass(frozen=True, kw_only=True)
class Beside:
    """That a household goes on in another method, or came from one: where, and whether it still runs. No word more."""

    row: HandOn
    programme: str
    method: str
    ended_on: date | None
    runs: bool


def linked_with(case: CaseView, *, worker: Worker, today: date) -> list[tuple[CaseLink, Name]]:
    """Give the cases that go with this one and that the worker may read too, with what they are called."""
    links = cases.links_of(case.file, worker=worker, purposes=PURPOSES, today=today)
    names = names_of(one.case for one in links) if links else {}
    return [(one, names[one.case]) for one in links if one.case in names]


def can_be_linked(case: CaseView, today: date) -> list[tuple[UUID, Name]]:
    """Give the running cases that can go with this one: of one controller, read for the same purpose, not tied yet."""
    asked: dict[str, Any] = {"worker": case.reader, "purpose": case.purpose, "today": today}
    controller = File.objects.values_list("controller", flat=True).get(pk=case.file)
    running = Case.objects.filter(closed_on=None, file__controller=controller)
    near = running.filter(file__in=reach(**asked, kind=File.Kind.CASE)).exclude(pk=case.file)
    tied = CaseLink.objects.of(case.file).values_list("case", flat=True)
    found = names_of(visible(near.exclude(pk__in=list(tied)), **asked).values_list("pk", flat=True))
    return sorted(found.items(), key=lambda one: (one[1].title.lower(), str(one[0])))


def fed_from(case: CaseView, today: date) -> list[tuple[str, UUID | None, Text]]:
    """Give where a case can be handed on to: method, programme and what that is called.

    A method by which no programme of the same controller works now is given without one.
    """
    fed = case.standing.method.feeds if case.standing else ()
    controller = File.objects.values_list("controller", flat=True).get(pk=case.file)
    running = programmes.running(today).filter(method__in=fed, file__controller=controller) if fed else ()
    found: list[tuple[str, UUID | None, Text]] = []
    for method in fed:
        here = [(method, one.pk, one.called) for one in running if one.method == method and one.pk != case.programme]
        found += here or [(method, None, _title_of(method))]
    return found


@cache
def _title_of(method: str) -> Text:
    return read(library.text(method)).title if method in library.ids() else Text(method)


def beside(case: CaseView, *, worker: Worker, today: date) -> list[Beside]:
    """Give where the household of a case went on, and where it came from."""
    rows = HandOn.objects.of(case.file)
    seen = list(visible(rows, worker=worker, purpose=case.purpose, today=today).order_by("on", "id"))
    ended = cases.ended_on(seen) if seen else {}
    titles: dict[object, Text] = dict(programmes.called(one.programme for one in seen if one.programme)) if seen else {}
    return [
        Beside(
            row=one,
            programme=told(titles[one.programme]) if one.programme in titles else "",
            method=told(_title_of(one.method)),
            ended_on=ended.get(one.case) if one.case else None,
            runs=one.case in ended and ended[one.case] is None,
        )
        for one in seen
    ]
