"""The facts of one file in their order, indexed for questions, and the moments at which an answer can change."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from voordeur.methods.vocabulary import Fact

NO_COUNTS: Mapping[str, int] = {}


class Line:
    """A fact and its place in the order of the file, from 1."""

    __slots__ = ("fact", "n")

    def __init__(self, n: int, fact: Fact) -> None:
        self.n = n
        self.fact = fact


Lines = Mapping[str, Sequence[Line]]


NO_LINES: Lines = {}


class Wanted:
    """Entries of some kinds that look so, ready to be looked up."""

    __slots__ = ("kinds", "matches")

    def __init__(self, kinds: Iterable[str], matches: Callable[[Fact], bool]) -> None:
        self.kinds = frozenset(kinds)
        self.matches = matches


class Thing:
    """What the entries say about one need, action, goal …"""

    __slots__ = ("first", "lines")

    def __init__(self, first: int) -> None:
        self.first = first
        self.lines: dict[str, list[Line]] = {}


class History:
    """All facts of a file up to some day, and the stages it went through: (day, number of facts before, stage)."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self.facts = sorted(facts, key=lambda fact: fact.order)
        self.lines = [Line(n, fact) for n, fact in enumerate(self.facts, start=1)]
        self.days = [fact.on for fact in self.facts]
        self.by_kind: dict[str, list[Line]] = {}
        for line in self.lines:
            self.by_kind.setdefault(line.fact.kind, []).append(line)
        self.stages: list[tuple[date, int, str]] = []
        self._things: dict[str, dict[Any, Thing]] = {}
        self._places: dict[tuple[int, int], list[int]] = {}
        self._thing_lines: dict[str, list[Line]] = {}

    def places(self, entries: "Wanted", lines: "Lines") -> Sequence[int]:
        """Give the places in the order at which such entries stand among some lines; looked up once per file."""
        key = (id(entries), id(lines))
        found = self._places.get(key)
        if found is None:
            matches = entries.matches
            found = [line.n for kind in entries.kinds for line in lines.get(kind, ()) if matches(line.fact)]
            found.sort()
            self._places[key] = found
        return found

    def things(self, thing: str) -> Mapping[Any, Thing]:
        """Give the things of that name by id, in order of their first entry."""
        if thing not in self._things:
            self._index(thing)
        return self._things[thing]

    def lines_about(self, thing: str) -> Sequence[Line]:
        """Give all lines that speak about some thing of that name."""
        if thing not in self._things:
            self._index(thing)
        return self._thing_lines[thing]

    def _index(self, thing: str) -> None:
        found: dict[Any, Thing] = {}
        lines = []
        for line in self.lines:
            id_ = line.fact.fields.get(thing)
            if id_ is None or id_ == "":
                continue
            lines.append(line)
            one = found.get(id_)
            if one is None:
                one = found[id_] = Thing(line.n)
            one.lines.setdefault(line.fact.kind, []).append(line)
        self._things[thing] = found
        self._thing_lines[thing] = lines

    def stage_at(self, day: date, upto: int) -> str:
        """Give the stage after so many facts, on that day; no stage when the track has none."""
        for since, n, stage in reversed(self.stages):
            if (since, n) <= (day, upto):
                return stage
        return ""


class Flips:
    """The first day, later than the day of asking, on which an answer may change by itself."""

    __slots__ = ("next",)

    def __init__(self) -> None:
        self.next: date | None = None

    def note(self, day: date | None) -> None:
        """Remember a day when it is earlier than what is known."""
        if day is not None and (self.next is None or day < self.next):
            self.next = day


class View:
    """What a condition looks at: the lines in its scope, up to a moment.

    `after` leaves out entries up to that place (for the fulfilment of a duty), `entry` is the one being weighed, by
    somebody with these `roles`.
    """

    __slots__ = ("after", "counts", "day", "entry", "flips", "history", "lines", "roles", "upto")

    def __init__(
        self,
        history: History,
        day: date,
        upto: int,
        *,
        lines: Lines | None = None,
        after: int = 0,
        entry: Fact | None = None,
        roles: frozenset[str] | None = None,
        counts: Mapping[str, int] = NO_COUNTS,
        flips: Flips | None = None,
    ) -> None:
        self.history = history
        self.lines: Lines = history.by_kind if lines is None else lines
        self.day = day
        self.upto = upto
        self.after = after
        self.entry = entry
        self.roles = roles
        self.counts = counts
        self.flips = flips or Flips()

    def within(self, lines: Lines, *, after: int = 0) -> "View":
        """Look at other lines at the same moment."""
        return View(
            self.history, self.day, self.upto, lines=lines, after=after, entry=self.entry, roles=self.roles,
            counts=self.counts, flips=self.flips,
        )  # fmt: skip

    def flip(self, day: date) -> None:
        """Note that the answer may be another one from that day on."""
        if day > self.day:
            self.flips.note(day)


@dataclass(frozen=True, slots=True)
class Needs:
    """What a condition rests on, so that it is only asked again when something of it changed.

    `counts` are the numbers that must be handed in from outside; `writer`: so must the roles of whoever writes.
    """

    kinds: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    counts: frozenset[str] = frozenset()
    stages: bool = False
    file: bool = False
    writer: bool = False

    def __or__(self, other: "Needs") -> "Needs":
        """Rest on both."""
        return Needs(
            self.kinds | other.kinds,
            self.things | other.things,
            self.counts | other.counts,
            self.stages or other.stages,
            self.file or other.file,
            self.writer or other.writer,
        )


Moment = tuple[date, int, Line | None]


def moments(history: History, lines: Lines, needs: Needs, until: tuple[date, int], flips: Flips) -> Iterator[Moment]:
    """Walk the moments at which a condition can change: its entries, changes of stage, and days that it noted itself.

    `until` is the last moment (day, number of facts). Whoever walks notes flips while asking; a day stands before its
    own entries. What is left in `flips` at the end lies after `until`.
    """
    last_day, last_n = until
    n = 0
    flips.next = None
    for day, at, line in _stops(history, lines, needs, until):
        while flips.next is not None and flips.next <= day:
            flip, flips.next = flips.next, None
            yield flip, n, None
        n = at
        flips.next = None
        yield day, n, line
    while flips.next is not None and flips.next <= last_day:
        flip, flips.next = flips.next, None
        yield flip, last_n, None


def _stops(history: History, lines: Lines, needs: Needs, until: tuple[date, int]) -> list[Moment]:
    chosen: dict[int, Line] = {}
    for kind in needs.kinds:
        for line in (history.by_kind if needs.file else lines).get(kind, ()):
            chosen[line.n] = line
    for thing in needs.things:
        for line in history.lines_about(thing):
            chosen[line.n] = line
    stops: list[Moment] = [(line.fact.on, n, line) for n, line in chosen.items()]
    if needs.stages:
        stops += [(day, n, None) for day, n, _ in history.stages if n not in chosen]
    stops = [stop for stop in stops if (stop[0], stop[1]) <= until]
    stops.sort(key=lambda stop: (stop[0], stop[1], stop[2] is not None))
    return stops
