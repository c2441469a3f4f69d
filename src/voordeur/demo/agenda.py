"""What still has to happen in the demo, in order of time: one thing leads to the next, up to the present moment."""

import heapq
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from itertools import count
from random import Random

from voordeur.common.clock import AMSTERDAM, day_of
from voordeur.common.workdays import add_working_days, is_working_day

Happening = Callable[[datetime], None]


class Agenda:
    """Calls what is planned at its moment; what lies after `until` has not happened yet and never will."""

    def __init__(self, until: datetime, rng: Random) -> None:
        self.until = until
        self.rng = rng
        self.at = until
        self._plans: list[tuple[datetime, int, Happening]] = []
        self._order = count()

    def plan(self, moment: datetime, happening: Happening) -> None:
        """Plan something for a moment."""
        heapq.heappush(self._plans, (moment, next(self._order), happening))

    def on(self, day: date, happening: Happening, *, first: int = 9, last: int = 16) -> None:
        """Plan something for the first working day from this day on, at some time from `first` to before `last` + 1.

        What follows on the same day comes a little later, never before what it follows from.
        """
        while not is_working_day(day):
            day += timedelta(days=1)
        wanted = moment(day, self.rng.randint(first, last), self.rng.randrange(0, 60, 5))
        pause = timedelta(minutes=self.rng.randrange(5, 60, 5))
        self.plan(wanted if wanted > self.at or self.at == self.until else self.at + pause, happening)

    def after(self, days: tuple[int, int], happening: Happening, *, first: int = 9, last: int = 16) -> None:
        """Plan something for between so many and so many working days after what happens now."""
        self.on(add_working_days(day_of(self.at), self.rng.randint(*days)), happening, first=first, last=last)

    def run(self) -> None:
        """Let everything happen, in order, until the present."""
        while self._plans and self._plans[0][0] <= self.until:
            self.at, _, happening = heapq.heappop(self._plans)
            happening(self.at)


def latest_working_day(day: date) -> date:
    """Give this day when it is worked on, else the last working day before it."""
    return day if is_working_day(day) else add_working_days(day, -1)


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    """Give a time of day in the Netherlands as a moment."""
    return datetime.combine(day, time(hour, minute), tzinfo=AMSTERDAM)
