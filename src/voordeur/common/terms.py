"""Terms as a policy officer writes them: `7 days`, `10 working days`, `6 weeks`, `6 months`, `1 year`."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from voordeur.common.months import MONTHS_A_YEAR, add_months
from voordeur.common.workdays import add_working_days

UNITS = ("days", "working days", "weeks", "months", "years")
WRITTEN = r"\d{1,4} (working day|day|week|month|year)s?"
# The longer word before the shorter one that begins like it.
_DUTCH = (
    ("werkdagen", "working days"), ("werkdag", "working day"), ("dagen", "days"), ("dag", "day"), ("weken", "weeks"),
    ("maanden", "months"), ("maand", "month"), ("jaren", "years"), ("jaar", "year"),
)  # fmt: skip
_WRITTEN = re.compile(r"(?P<count>\d{1,4}) (?P<unit>day|working day|week|month|year)s?")


def in_english(text: str) -> str:
    """Put the Dutch words of a term in English: `5 werkdagen` becomes `5 working days`."""
    text = " ".join(text.split()).lower()
    for dutch, english in _DUTCH:
        text = text.replace(dutch, english)
    return text


@dataclass(frozen=True, slots=True)
class Term:
    """A stretch of time that starts to count on the day after something."""

    count: int
    unit: str

    def __post_init__(self) -> None:
        """Refuse what is no term."""
        if self.unit not in UNITS:
            raise ValueError(f"{self.unit!r} is no unit of a term; known are {', '.join(UNITS)}.")
        if self.count < 0:
            raise ValueError(f"A term of {self.count} {self.unit} would end before it begins.")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a term as it is written in a method."""
        found = _WRITTEN.fullmatch(text.strip()) if isinstance(text, str) else None
        if found is None:
            example = "such as '10 working days', '6 weeks' or '1 year'"
            raise ValueError(f"{text!r} is no term; write a number and a unit in English, {example}.")
        return cls(int(found["count"]), f"{found['unit']}s")

    def after(self, day: date) -> date:
        """Give the last day of a term that something on this day starts."""
        return self._from(day, self.count)

    def before(self, day: date) -> date:
        """Give the day that lies a whole term back."""
        return self._from(day, -self.count)

    def _from(self, day: date, n: int) -> date:
        match self.unit:
            case "working days":
                return add_working_days(day, n)
            case "days":
                return day + timedelta(days=n)
            case "weeks":
                return day + timedelta(weeks=n)
            case "months":
                return add_months(day, n)
            case _:
                return add_months(day, n * MONTHS_A_YEAR)

    def __str__(self) -> str:
        """Write the term as `parse` reads it."""
        return f"{self.count} {self.unit[:-1] if self.count == 1 else self.unit}"
