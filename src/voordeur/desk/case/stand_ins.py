"""Who stands in for whom in a case, by name: for its page and for the list of who is away."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from voordeur.accounts import queries as accounts
from voordeur.accounts.models import Worker
from voordeur.cases.models import Cover


@dataclass(frozen=True, kw_only=True)
class StandIn:
    """Somebody who stands in for a role in a case: who, for whom, from and to which last day."""

    cover: Cover
    who: Worker | None
    instead_of: Worker | None
    now: bool

    @property
    def last(self) -> date:
        """The last day on which it holds."""
        return self.cover.until - timedelta(days=1)


def stand_ins(rows: Iterable[Cover], today: date) -> list[StandIn]:
    """Name who stands in and for whom."""
    covers = list(rows)
    names = accounts.workers(id for one in covers for id in (one.worker, one.instead_of))
    return [
        StandIn(
            cover=one,
            who=names.get(one.worker),
            instead_of=names.get(one.instead_of),
            now=one.since <= today < one.until,
        )
        for one in covers
    ]
