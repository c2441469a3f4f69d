"""Who looked at more than a normal day asks: noticed from the access log, told to who watches over privacy, answered.

Quiet: nothing stops, the worker gets no word of it, and nobody else reads it. For a day, a worker and a programme there
is one such line at most, however often the night runs.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from typing import Any
from uuid import UUID

import yaml
from django.db.models import Q

from voordeur.access.emergencies import WATCHING, privacy_officers
from voordeur.access.entries import LookBudgetSet, ManyLooksExplained, ManyLooksNoticed
from voordeur.access.models import AccessLogLine, Grant, LookAlarm, LookBudget
from voordeur.access.permits import BY_LINK, OPERATOR, operator_permit, permit
from voordeur.access.queries import NoGround, grants_of, positions
from voordeur.accounts.models import Worker
from voordeur.common.clock import AMSTERDAM, day_of
from voordeur.journal.drafts import Draft, Recorded, id_from
from voordeur.journal.ground import of_house
from voordeur.journal.models import File, Level
from voordeur.journal.recording import record
from voordeur.journal.refusals import Stale
from voordeur.journal.repeats import recorded_before

OFFICER = "privacy_officer"
LOOKED_BACK = 7
"""Days that a night looks back, so that a night that was missed costs nothing."""


@dataclass(frozen=True, kw_only=True)
class Budget:
    """How many cases of others and how many households looked for are a normal day."""

    cases: int
    searches: int
    because: str


@dataclass(frozen=True, kw_only=True)
class Looked:
    """How much a worker looked in a programme on one day, in one function."""

    worker: UUID
    programme: UUID
    function: str
    cases: int
    searches: int


def over(looked: Looked, budget: Budget) -> bool:
    """Tell whether this is more than a normal day asks. Pure."""
    return looked.cases > budget.cases or looked.searches > budget.searches


def budget_of(function: str, *, programme: UUID, on: date) -> Budget:
    """Give what is normal for a function in a programme on a day: its own number, else that of data/looks.yaml."""
    held = LookBudget.objects.filter(Q(until=None) | Q(until__gt=on), file=programme, function=function, since__lte=on)
    if own := held.order_by("-since", "-id").first():
        return Budget(cases=own.cases, searches=own.searches, because=own.reason)
    known = budgets()
    return known.get(function, known["other"])


@cache
def budgets() -> Mapping[str, Budget]:
    """Give the house's own numbers by function."""
    return {name: Budget(**said) for name, said in _book()["functions"].items()}


def looked_on(on: date) -> list[Looked]:
    """Count the access log of one day in the Netherlands, per worker, programme and function."""
    begin, end = (datetime.combine(day, time(), AMSTERDAM) for day in (on, on + timedelta(days=1)))
    lines = AccessLogLine.objects.filter(moment__gte=begin, moment__lt=end, file__isnull=False)
    seen = set(lines.exclude(worker__in=(OPERATOR, BY_LINK)).values_list("worker", "function", "file", "page"))
    heads = File.objects.filter(pk__in={file for _worker, _function, file, _page in seen})
    cases = dict(heads.filter(kind=File.Kind.CASE).values_list("pk", "programme"))
    own = _own_on(on, {worker for worker, *_rest in seen})
    opened: dict[tuple[UUID, UUID, str], set[UUID]] = defaultdict(set)
    sought: dict[tuple[UUID, UUID, str], set[UUID]] = defaultdict(set)
    for worker, function, file, page in seen:
        if file is None or (worker, file) in own:
            continue
        if page in _book()["searching"]:
            for programme in _teams(worker, function, on):
                sought[worker, programme, function].add(file)
        elif in_programme := cases.get(file):
            opened[worker, in_programme, function].add(file)
    return [
        Looked(
            worker=worker,
            programme=programme,
            function=function,
            cases=len(opened[worker, programme, function]),
            searches=len(sought[worker, programme, function]),
        )
        for worker, programme, function in sorted({*opened, *sought}, key=str)
    ]


@of_house("counting_looks")
def notice(*, at: datetime) -> int:
    """Write down who looked more than normal on the days before today, once per day, and say how many those are."""
    days = [day_of(at) - timedelta(days=back) for back in range(LOOKED_BACK, 0, -1)]
    found: dict[UUID, Draft] = {}
    for on in days:
        for looked in looked_on(on):
            alarm = id_from(looked.programme, "looks", str(looked.worker), on.isoformat())
            budget = budget_of(looked.function, programme=looked.programme, on=on)
            if over(looked, budget) and alarm not in found:
                found[alarm] = _draft(alarm, looked, budget, on)
    there = set(LookAlarm.objects.filter(pk__in=found).values_list("pk", flat=True))
    drafts = [draft for alarm, draft in found.items() if alarm not in there]
    if drafts:
        record(*drafts, permit=operator_permit(at=at, command="night"), at=at)
    return len(drafts)


def alarms_for(*, worker: Worker, today: date, alarm: UUID | None = None) -> list[LookAlarm]:
    """Give what a worker may look into, unanswered first: as privacy officer, and the owner about a privacy officer.

    Nobody reads what is about himself or herself.
    """
    held = {(one.programme, one.function) for one in positions(worker.pk, today) if one.function in WATCHING}
    watched = sorted((programme, function) for programme, function in held if programme)
    return _alarms_in(watched, worker=worker, today=today, alarm=alarm) if watched else []


@of_house("counting_looks")
def _alarms_in(
    watched: Iterable[tuple[UUID, str]], *, worker: Worker, today: date, alarm: UUID | None
) -> list[LookAlarm]:
    seen = Q(pk__in=[])
    for programme, function in watched:
        officers = privacy_officers(programme, today)
        seen |= Q(file=programme) if function == OFFICER else Q(file=programme, worker__in=officers)
    rows = LookAlarm.objects.filter(seen).exclude(worker=worker.pk).order_by("answered", "-on", "id")
    return list(rows.filter(pk=alarm) if alarm else rows)


def findings() -> list[tuple[str, Any]]:
    """Give what may have come of it, each word with how it is said."""
    return list(LookAlarm.Finding.choices)


def is_officer(worker: Worker, *, programme: UUID, today: date) -> bool:
    """Tell whether a worker watches over privacy in a programme."""
    return grants_of(worker, today).filter(programme=programme, function=OFFICER).exists()


def explain(
    *, alarm: LookAlarm, finding: str, text: str, worker: Worker, at: datetime, id: UUID | None = None
) -> Recorded:
    """Write down what was found. Raises NoGround, and Stale when somebody answered meanwhile."""
    if not alarms_for(worker=worker, today=day_of(at), alarm=alarm.pk):
        raise NoGround
    body = ManyLooksExplained(look_alarm=alarm.pk, finding=finding, text=text)  # type: ignore[arg-type]
    draft = Draft(alarm.file_id, body, day_of(at), id=id, level=Level.CONFINED)
    right = permit(worker=worker, purpose=_purpose(alarm.file_id, worker, day_of(at)), file=alarm.file_id, at=at)
    said = {"look_alarm": alarm.pk, "finding": finding, "text": text}
    if again := recorded_before(id, file=alarm.file_id, kind="many_looks_explained", permit=right, **said):
        return again
    if alarm.answered is not None:
        raise Stale(alarm.version)
    return record(draft, permit=right, at=at, expect={alarm.pk: alarm.version})


def set_budget(
    *, programme: UUID, function: str, cases: int, searches: int, reason: str, worker: Worker, at: datetime,
    id: UUID | None = None,
) -> Recorded:  # fmt: skip
    """Set what is normal for a function in a programme. For its privacy officer. Raises NoGround."""
    right = permit(worker=worker, purpose=WATCHING[OFFICER], file=programme, at=at)
    body = LookBudgetSet(function=function, cases=cases, searches=searches, reason=reason)
    return record(Draft(programme, body, day_of(at), id=id), permit=right, at=at)


def _draft(alarm: UUID, looked: Looked, budget: Budget, on: date) -> Draft:
    body = ManyLooksNoticed(
        look_alarm=alarm,
        worker=looked.worker,
        on=on,
        function=looked.function,
        cases=looked.cases,
        most_cases=budget.cases,
        searches=looked.searches,
        most_searches=budget.searches,
    )
    return Draft(looked.programme, body, on, id=id_from(alarm, "noticed"), level=Level.CONFINED)


def _own_on(on: date, workers: set[UUID]) -> set[tuple[UUID, UUID]]:
    held = Grant.objects.filter(Q(until=None) | Q(until__gt=on), programme=None, worker__in=workers, since__lte=on)
    return set(held.values_list("worker", "file"))


def _teams(worker: UUID, function: str, on: date) -> list[UUID]:
    held = Grant.objects.filter(
        Q(until=None) | Q(until__gt=on), worker=worker, function=function, programme__isnull=False, since__lte=on
    )
    return [one for one in held.order_by("programme").values_list("programme", flat=True).distinct() if one]


def _purpose(programme: UUID, worker: Worker, today: date) -> str:
    return WATCHING[OFFICER if is_officer(worker, programme=programme, today=today) else "project_leader"]


@cache
def _book() -> dict[str, Any]:
    said: dict[str, Any] = yaml.safe_load(files("voordeur.access").joinpath("data/looks.yaml").read_text("utf-8"))
    return said
