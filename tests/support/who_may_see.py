"""Who should see which row: worked out in plain Python from what privacy officers read, never by asking `access`.

The rules of trust, and `functions.yaml` as it is written: no function, no sight; a team's right reaches files of those
kinds in that programme, and the programme's own file; an own right reaches the files that came with the role; a life
domain that is not yours and a level above yours do not exist; a cover gives what its role gives, for its days; files of
named readers are read by who is named in them; who left sees nothing, of no day.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from typing import Any, NamedTuple
from uuid import UUID

import yaml

_BOOK = yaml.safe_load(files("voordeur.access").joinpath("data/functions.yaml").read_text("utf-8"))
FUNCTIONS: Mapping[str, Any] = _BOOK["functions"]
PURPOSES = tuple(_BOOK["purposes"])
_LEVELS = {"involvement": 0, "shared": 1, "confined": 2}
_NAMED_READERS = ("protected", "reporting_code")


class Place(NamedTuple):
    """Where a row stands: its file, and its life domain and level; of no domain: `""`."""

    file: UUID
    kind: str
    programme: UUID | None
    domain: str
    level: int


@dataclass(kw_only=True)
class Held:
    """That somebody has a function in a team, or in files of their own, from a day up to (not with) another."""

    worker: UUID
    function: str
    since: date
    until: date | None = None
    team: UUID | None = None
    files: Mapping[UUID, str] = field(default_factory=dict)
    domains: frozenset[str] = frozenset()  # none: all
    role: str = ""
    cover: bool = False

    def holds_on(self, day: date) -> bool:
        """Tell whether it holds on a day."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass
class Ledger:
    """What was said about who works where, as a test wrote it down beside doing it."""

    held: list[Held] = field(default_factory=list)
    left: set[UUID] = field(default_factory=set)

    def may_see(self, worker: UUID, purpose: str, day: date, place: Place) -> bool:
        """Tell whether the rules let somebody see such a row."""
        return any(
            level >= place.level and (not place.domain or not domains or place.domain in domains)
            for level, domains in self._reaching(worker, purpose, day, place)
        )

    def _reaching(self, worker: UUID, purpose: str, day: date, place: Place) -> Iterator[tuple[int, frozenset[str]]]:
        for one in self.held if worker not in self.left else ():
            if one.worker != worker or not one.holds_on(day):
                continue
            function = FUNCTIONS[one.function]
            if one.team:
                lines = [line for line in function["team"] if _in_team(one.team, line, place)]
            elif place.file in one.files and not (one.cover and place.kind in _NAMED_READERS):
                lines = function["own"].get(one.files[place.file], [])
            else:
                lines = []
            yield from ((_LEVELS[line["level"]], one.domains) for line in lines if line["purpose"] == purpose)

    def days(self) -> list[date]:
        """Give every day on which something begins or ends."""
        return sorted({day for one in self.held for day in (one.since, one.until) if day})


def _in_team(programme: UUID, line: Mapping[str, Any], place: Place) -> bool:
    return place.file == programme or (place.programme == programme and place.kind in line["files"])
