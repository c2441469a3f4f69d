"""What waits for a worker as a second person, as lines of the day and of a page of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from voordeur.access import erasing, seconds
from voordeur.access.models import SecondAsk
from voordeur.access.two_people import deed_of_two
from voordeur.accounts import queries as accounts
from voordeur.accounts.models import Worker
from voordeur.common.clock import day_of
from voordeur.journal import method_of
from voordeur.methods.language import Method


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One question to a second person: what for, by whom, by when."""

    ask: SecondAsk
    title: Mapping[str, str]
    asker: str
    late: bool


@dataclass(frozen=True, kw_only=True)
class LineBehind:
    """The line that would lose its words: its kind, day and writer, and whether more hangs on it; not what it says.

    `by` is empty for what a command wrote, or somebody outside.
    """

    kind: str
    on: date
    by: str
    more: bool
    method: Method | None


def line_behind(ask: SecondAsk) -> LineBehind:
    """Give the line of which it is asked to destroy the words, as whoever answers may know it."""
    line, version = erasing.line_of(ask), ask.file.method_id
    method = method_of(version) if version else None
    writer = accounts.workers([line.by]).get(line.by)
    return LineBehind(
        kind=line.kind,
        on=line.happened_on,
        by=writer.name if writer else "",
        more=erasing.more_hangs_on(line, method),
        method=method,
    )


def who_could_answer(ask: SecondAsk, at: datetime) -> list[str]:
    """Name everybody who may be the second person here; nobody: then the administrator must name one."""
    able = accounts.workers(seconds.who_may_answer(ask, day_of(at)))
    return sorted(worker.name for worker in able.values())


def waiting(worker: Worker, at: datetime) -> list[Waiting]:
    """Give the questions that this worker may answer, the most urgent first."""
    asks = seconds.to_answer(worker, at)
    names = accounts.workers(one.asked_by for one in asks)
    return [
        Waiting(
            ask=one,
            title=deed_of_two(one.deed).title,
            asker=names[one.asked_by].name if one.asked_by in names else "",
            late=at > one.due,
        )
        for one in asks
    ]
