"""What keeps a household stuck, for its page: each obstacle or action with whom was asked to decide, and the answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from voordeur.accounts import queries as accounts
from voordeur.cases.ladder import ladder_of
from voordeur.desk.case.casework import CaseView
from voordeur.desk.words import told
from voordeur.methods.language import Rung


@dataclass(frozen=True, kw_only=True)
class AskedAbove:
    """One escalation in words: which level, of whom, and since how long after its day there is no answer."""

    row: Any
    level: str
    whom: str
    late: bool
    behalf_of: str
    recorded_by: str


@dataclass(frozen=True, kw_only=True)
class StuckLine:
    """An obstacle, or an action that was escalated; `obstacle` and `action`: which of the two."""

    row: Any
    organisation: str
    asked: tuple[AskedAbove, ...]

    @property
    def obstacle(self) -> bool:
        """Whether it is an obstacle."""
        return bool(self.row.thing == "obstacle")

    @property
    def open(self) -> bool:
        """Whether it still keeps the household stuck."""
        if self.obstacle:
            return self.row.removed_on is None
        return any(one.row.state != "returned" for one in self.asked)

    @property
    def waits(self) -> bool:
        """Whether somebody above still has time to answer."""
        return any(one.row.state == "asked" and not one.late for one in self.asked)


def stuck_lines(case: CaseView, today: date) -> list[StuckLine]:
    """Give what keeps this household stuck as far as the worker may see it: open ones first, the oldest first."""
    asked: dict[UUID | None, list[Any]] = {}
    for one in case.things["escalation"]:
        asked.setdefault(one.obstacle or one.action, []).append(one)
    rows = [*case.things["obstacle"], *(action for action in case.actions if action.pk in asked)]
    if not rows:
        return []
    names = _Names(case, [*rows, *case.things["escalation"]])
    lines = [
        StuckLine(
            row=row,
            organisation=names.organisation(row),
            asked=tuple(names.asked_above(one, today) for one in asked.get(row.pk, ())),
        )
        for row in rows
    ]
    return sorted(lines, key=lambda line: not line.open)


class _Names:
    """Names whoever stands in obstacles and escalations, asked once for all of them."""

    def __init__(self, case: CaseView, rows: Iterable[Any]) -> None:
        every = list(rows)
        self.ladder: Mapping[str, Rung] = ladder_of(case.method) if case.method else {}
        ids = {getattr(row, "organisation", None) for row in every}
        self.organisations = {one.pk: one.name for one in accounts.organisations(ids)}
        self.workers = accounts.workers(getattr(row, "recorded_by", None) for row in every)

    def organisation(self, row: Any) -> str:
        """Give the organisation that a row names; empty when it names none."""
        return next((name for id, name in self.organisations.items() if id == getattr(row, "organisation", None)), "")

    def asked_above(self, row: Any, today: date) -> AskedAbove:
        """Say of one escalation who was asked at which level, and who wrote the answer down."""
        recorded = self.workers.get(row.recorded_by)
        return AskedAbove(
            row=row,
            level=told(self.ladder[row.rung].title) if row.rung in self.ladder else row.rung,
            whom=", ".join(filter(None, (row.to_whom, self.organisation(row)))),
            late=row.state == "asked" and row.answer_due is not None and row.answer_due < today,
            behalf_of=row.answered_by,
            recorded_by=recorded.name if recorded else "",
        )
