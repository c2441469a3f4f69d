"""Periods that are reported on: a year, half a year, a quarter or a month, or any other stretch of whole days."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from voordeur.common.months import MONTHS_A_YEAR, add_months

_WRITTEN = re.compile(r"(?P<year>\d{4})(?:-H(?P<half>[12])|-Q(?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2]))?")
_HALF = 6
_QUARTER = 3
_CALENDAR_LENGTHS = (MONTHS_A_YEAR, _HALF, _QUARTER, 1)


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days from `since` up to, and not including, `until`."""

    since: date
    until: date

    def __post_init__(self) -> None:
        """Refuse a period without a day in it."""
        if self.until <= self.since:
            raise ValueError(f"A period from {self.since} until {self.until} holds no day.")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `2026`, `2026-H2`, `2026-Q3` or `2026-07`."""
        found = _WRITTEN.fullmatch(text)
        if found is None or found["year"] in ("0000", "9999"):
            raise ValueError(
                f"{text!r} is no period; write a year, half, quarter or month: 2026, 2026-H2, 2026-Q3 or 2026-07."
            )
        year = int(found["year"])
        if found["half"]:
            return cls._calendar(date(year, (int(found["half"]) - 1) * _HALF + 1, 1), _HALF)
        if found["quarter"]:
            return cls._calendar(date(year, (int(found["quarter"]) - 1) * _QUARTER + 1, 1), _QUARTER)
        if found["month"]:
            return cls._calendar(date(year, int(found["month"]), 1), 1)
        return cls._calendar(date(year, 1, 1), MONTHS_A_YEAR)

    @classmethod
    def _calendar(cls, since: date, months: int) -> Self:
        return cls(since, add_months(since, months))

    @property
    def label(self) -> str:
        """Write a calendar period as `parse` reads it, any other as its first and last day."""
        match self._months:
            case 12:
                return f"{self.since.year:04}"
            case 6:
                return f"{self.since.year:04}-H{(self.since.month - 1) // _HALF + 1}"
            case 3:
                return f"{self.since.year:04}-Q{(self.since.month - 1) // _QUARTER + 1}"
            case 1:
                return f"{self.since:%Y-%m}"
            case _:
                return f"{self.since} – {self.last_day}"

    @property
    def last_day(self) -> date:
        """Give the last day that belongs to the period."""
        return self.until - timedelta(days=1)

    @property
    def _months(self) -> int | None:
        """Count the months when this is a year, half, quarter or month of the calendar; else there is no such count."""
        for months in _CALENDAR_LENGTHS:
            starts_one = self.since.day == 1 and (self.since.month - 1) % months == 0
            if starts_one and self.until == add_months(self.since, months):
                return months
        return None

    def next(self) -> "Period":
        """Give the period of the same kind that follows."""
        if months := self._months:
            return Period(self.until, add_months(self.until, months))
        return Period(self.until, self.until + (self.until - self.since))

    def previous(self) -> "Period":
        """Give the period of the same kind that went before."""
        if months := self._months:
            return Period(add_months(self.since, -months), self.since)
        return Period(self.since - (self.until - self.since), self.since)

    def __contains__(self, day: date) -> bool:
        """Tell whether a day falls in the period."""
        return self.since <= day < self.until

    def __str__(self) -> str:
        """Write the period by its label."""
        return self.label
