"""What can be said of looking more than a normal day asks: noticed, looked into, and what is normal in a programme."""

from datetime import date
from typing import Literal
from uuid import UUID

from voordeur.access.models import LookAlarm, LookBudget
from voordeur.journal.kinds import Body, entry, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows


@entry("many_looks_noticed", thing="look_alarm", files=("programme",))
class ManyLooksNoticed(Body):
    """On one day a worker looked at more cases of others, or for more households, than a normal day asks."""

    look_alarm: UUID
    worker: UUID
    on: date
    function: str
    cases: int
    most_cases: int
    searches: int
    most_searches: int


@entry("many_looks_explained", thing="look_alarm", files=("programme",))
class ManyLooksExplained(Body):
    """Whoever watches over privacy found out why a worker looked so much, and what follows from it."""

    look_alarm: UUID
    finding: Literal["work", "talked", "wrong"]
    text: str


@entry("look_budget_set", files=("programme",))
class LookBudgetSet(Body):
    """How much looking is a normal day for a function in this programme, instead of the house's own number."""

    function: str
    cases: int
    searches: int
    reason: str


@projects(ManyLooksNoticed)
def _noticed(entry: Entry, body: ManyLooksNoticed, rows: Rows) -> None:
    rows.put(
        LookAlarm(
            id=body.look_alarm,
            worker=body.worker,
            on=body.on,
            function=body.function,
            cases=body.cases,
            most_cases=body.most_cases,
            searches=body.searches,
            most_searches=body.most_searches,
            level=entry.level,
        )
    )


@projects(ManyLooksExplained)
def _explained(entry: Entry, body: ManyLooksExplained, rows: Rows) -> None:
    alarm = rows.get(LookAlarm, body.look_alarm)
    alarm.finding, alarm.text = body.finding, body.text
    alarm.answered_by, alarm.answered = entry.by, entry.recorded
    rows.put(alarm)


@projects(LookBudgetSet)
def _budget_set(entry: Entry, body: LookBudgetSet, rows: Rows) -> None:
    for earlier in rows.find(LookBudget, function=body.function, until=None):
        earlier.until = entry.happened_on
        rows.put(earlier)
    rows.put(
        LookBudget(
            id=entry.id,
            function=body.function,
            cases=body.cases,
            searches=body.searches,
            reason=body.reason,
            since=entry.happened_on,
        )
    )
