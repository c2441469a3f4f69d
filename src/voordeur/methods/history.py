"""The facts of one file in their order, indexed for questions, and the moments at which an answer can change."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter
from typing import Any, TypeVar

from voordeur.methods.conditions.words import ROLE_ENDS, ROLE_STARTS
from voordeur.methods.vocabulary import Fact

NO_COUNTS: Mapping[str, int] = {}
NOTHING: frozenset[str] = frozenset()
_NOWHERE: Sequence[int] = ()
A = TypeVar("A")


class Wanted:
    """Entries of some kinds that look so (none: however they look), ready to be looked up."""

    __slots__ = ("kinds", "matches")

    def __init__(self, kinds: Iterable[str], matches: Callable[[Fact], bool] | None = None) -> None:
        self.kinds = tuple(dict.fromkeys(kinds))
        self.matches = matches

    def takes(self, fact: Fact) -> bool:
        """Tell whether a fact is such an entry."""
        return fact.kind in self.kinds and (self.matches is None or self.matches(fact))


_ROLES = Wanted((*ROLE_STARTS, *ROLE_ENDS))


class Scope:
    """Facts that are looked at together, by kind: all of a file, or those about one thing.

    A fact goes by its place in the order of the file, from 1. `thing` names what they are all about, `id` says which.
    """

    __slots__ = ("_known", "by_kind", "facts", "first", "id", "thing")

    def __init__(
        self, facts: Sequence[Fact], by_kind: dict[str, list[int]], first: int = 0, thing: str = "", id_: Any = None
    ) -> None:
        self.facts = facts
        self.by_kind = by_kind
        self.first = first
        self.thing = thing
        self.id = id_
        self._known: dict[Any, Any] = {}

    def places(self, wanted: Wanted) -> Sequence[int]:
        """Give the places of such entries, in order; looked up once per file."""
        found: Sequence[int] | None = self._known.get(wanted)
        if found is None:
            found = self._known[wanted] = self._look_up(wanted)
        return found

    def remembered(self, work_out: Callable[..., A], *beside: "History") -> A:
        """Give what follows from these facts alone, or from the history that they stand in; worked out once."""
        if work_out not in self._known:
            self._known[work_out] = work_out(self, *beside)
        found: A = self._known[work_out]
        return found

    def _look_up(self, wanted: Wanted) -> Sequence[int]:
        if len(wanted.kinds) == 1:
            found = self.by_kind.get(wanted.kinds[0], _NOWHERE)
        else:
            there = [place for kind in wanted.kinds if kind in self.by_kind for place in self.by_kind[kind]]
            there.sort()
            found = there
        if wanted.matches is None or not found:
            return found
        matches, facts = wanted.matches, self.facts
        return [place for place in found if matches(facts[place - 1])]


class History:
    """All facts of a file up to some day, and the stages it went through: (day, number of facts before, stage).

    An entry that is being weighed stands last, beyond the `known` ones. The `things` that will be asked for are looked
    up together.
    """

    def __init__(self, facts: Iterable[Fact], weighed: Fact | None = None, *, things: frozenset[str] = NOTHING) -> None:
        self.facts = sorted(facts, key=attrgetter("order"))
        self.known = len(self.facts)
        if weighed is not None:
            self.facts.append(weighed)
        self.days = [fact.on for fact in self.facts]
        by_kind = defaultdict(list)
        for place, fact in enumerate(self.facts, start=1):
            by_kind[fact.kind].append(place)
        self.file = Scope(self.facts, dict(by_kind))
        self.stages: list[tuple[date, int, str]] = []
        self.begins_in = ""
        self._entered: list[tuple[date, int]] = []
        self._holders: dict[str, list[tuple[int, Set[Any]]]] | None = None
        self._asked_for = things
        self._things: dict[str, dict[Any, Scope]] = {}
        self._about: dict[str, list[int]] = {}
        self._around: dict[str, Scope] = {}

    def things(self, name: str) -> Collection[Scope]:
        """Give the things of that name, in order of their first entry."""
        return self._numbered(name).values()

    def thing(self, name: str, id_: Any) -> Scope | None:
        """Give the thing of that name with that id."""
        return self._numbered(name).get(_number(id_))

    def about(self, name: str) -> Sequence[int]:
        """Give the places of all facts that speak about some thing of that name."""
        if name not in self._about:
            found = (places for one in self.things(name) for places in one.by_kind.values())
            self._about[name] = sorted(place for places in found for place in places)
        return self._about[name]

    def around(self, name: str) -> Scope:
        """Give the facts that speak of no thing of that name."""
        if name not in self._around:
            by_kind: dict[str, list[int]] = {}
            for place, fact in enumerate(self.facts, start=1):
                if not fact.fields.get(name):
                    by_kind.setdefault(fact.kind, []).append(place)
            self._around[name] = Scope(self.facts, by_kind)
        return self._around[name]

    def _numbered(self, name: str) -> Mapping[Any, Scope]:
        if name not in self._things:
            self._index({name} if self._things else {name} | self._asked_for)
        return self._things[name]

    def _index(self, names: Set[str]) -> None:
        facts, found = self.facts, self._things
        for name in names:
            found[name] = {}
        for place, fact in enumerate(facts, start=1):
            kind, fields = fact.kind, fact.fields
            for name in fields:
                if name not in names or not (id_ := fields[name]):
                    continue
                number = _number(id_)
                one = found[name].get(number)
                if one is None:
                    found[name][number] = Scope(facts, {kind: [place]}, place, name, id_)
                elif kind in one.by_kind:
                    one.by_kind[kind].append(place)
                else:
                    one.by_kind[kind] = [place]

    def holders(self, role: str, upto: int) -> Set[Any]:
        """Give who holds a role after so many facts."""
        if self._holders is None:
            self._holders = self._roles()
        changed = self._holders.get(role, ())
        at = bisect_right(changed, upto, key=_changed_at)
        return changed[at - 1][1] if at else frozenset()

    def _roles(self) -> dict[str, list[tuple[int, Set[Any]]]]:
        """Give for each role who held it after which fact; who leaves a team leaves every role in it."""
        held: dict[str, list[tuple[int, Set[Any]]]] = {}
        for place in self.file.places(_ROLES):
            fact = self.facts[place - 1]
            role, worker = fact.fields.get("role"), fact.fields.get("worker")
            starts = fact.kind in ROLE_STARTS
            for one in (role,) if role is not None else () if starts else tuple(held):
                before = held.setdefault(one, [(0, frozenset())])[-1][1]
                gone = {worker} if worker else before
                held[one].append((place, before | {worker} if starts else before - gone))
        return held

    def enter(self, day: date, upto: int, stage: str) -> None:
        """Come into a stage on a day, after so many facts."""
        self.stages.append((day, upto, stage))
        self._entered.append((day, upto))

    def stage_at(self, day: date, upto: int) -> str:
        """Give the stage after so many facts, on that day; before the first that in which a file begins, if any."""
        entered = bisect_right(self._entered, (day, upto))
        return self.stages[entered - 1][2] if entered else self.begins_in


def _number(id_: Any) -> Any:
    return getattr(id_, "int", id_)  # an id itself is slow to look up


def _changed_at(change: tuple[int, Set[Any]]) -> int:
    return change[0]


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
    """What a condition looks at: the facts in its scope, up to a moment.

    `after` leaves out entries up to that place (for the fulfilment of a duty). `entry` is the one being weighed, by
    somebody with these `roles`; it stands `along` places beyond the moment. While it is not there, `awaited` are the
    kinds of which it may come. `programme` is the stage of the programme, where known. Whoever walks through a file
    moves one view along.
    """

    __slots__ = (
        "after", "along", "awaited", "counts", "day", "entry", "flips", "history", "programme", "roles", "scope", "upto"
    )  # fmt: skip

    def __init__(
        self,
        history: History,
        day: date,
        upto: int,
        *,
        scope: Scope | None = None,
        after: int = 0,
        entry: Fact | None = None,
        roles: frozenset[str] | None = None,
        counts: Mapping[str, int] = NO_COUNTS,
        programme: str | None = None,
        flips: Flips | None = None,
    ) -> None:
        self.history = history
        self.scope = history.file if scope is None else scope
        self.day = day
        self.upto = upto
        self.after = after
        self.entry = entry
        self.roles = roles
        self.along = 0
        self.awaited: Set[str] = NOTHING
        self.counts = counts
        self.programme = programme
        self.flips = flips or Flips()

    def within(self, scope: Scope, ask: Callable[["View"], A], *, after: int = 0) -> A:
        """Ask something of other facts at the same moment."""
        here = self.scope, self.after
        self.scope, self.after = scope, after
        try:
            return ask(self)
        finally:
            self.scope, self.after = here

    def flip(self, day: date) -> None:
        """Note that the answer may be another one from that day on."""
        if day > self.day:
            self.flips.note(day)


@dataclass(frozen=True, slots=True)
class Needs:
    """What a condition rests on, so that it is only asked again when something of it changed.

    `kinds` are those in its own scope, `file_kinds` those anywhere in the file. `time`: it can change by itself.
    `counts` are the numbers that must be handed in from outside; `writer`: so must the roles of whoever writes,
    `programme`: the stage of the programme.
    """

    kinds: frozenset[str] = frozenset()
    file_kinds: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    counts: frozenset[str] = frozenset()
    stages: bool = False
    time: bool = False
    writer: bool = False
    programme: bool = False

    def __or__(self, other: "Needs") -> "Needs":
        """Rest on both."""
        return Needs(
            self.kinds | other.kinds,
            self.file_kinds | other.file_kinds,
            self.things | other.things,
            self.counts | other.counts,
            self.stages or other.stages,
            self.time or other.time,
            self.writer or other.writer,
            self.programme or other.programme,
        )

    def of_file(self) -> "Needs":
        """Rest on the same anywhere in the file."""
        return replace(self, kinds=frozenset(), file_kinds=self.kinds | self.file_kinds)


Stop = tuple[date, int, bool]
"""A day, the number of facts up to that moment, and whether the last of them is what makes it a moment."""


def stops(history: History, scope: Scope, needs: Needs, until: tuple[date, int], first: int = 0) -> list[Stop]:
    """Give the moments up to one (day, number of facts) at which a condition can change: its entries and the stages.

    The first is the beginning of the file or thing, where it can be true already. What lies before the `first` place is
    left out.
    """
    chosen: set[int] = set()
    indexed = [scope.by_kind.get(kind, _NOWHERE) for kind in needs.kinds]
    indexed += [history.file.by_kind.get(kind, _NOWHERE) for kind in needs.file_kinds]
    indexed += [history.about(thing) for thing in needs.things]
    for places in indexed:
        chosen.update(places[bisect_left(places, first) :] if first else places)
    days = history.days
    found = [(days[place - 1], place, True) for place in sorted(chosen)]
    if days and not first and scope.first not in chosen:
        found.insert(0, (days[max(scope.first, 1) - 1], scope.first, False))
    if needs.stages:
        # A stage that an entry brought about is asked for with that entry, one that time brought about by itself.
        found += [
            (day, n, False) for day, n, _ in history.stages if n >= first and (n not in chosen or day > days[n - 1])
        ]
        found.sort()
    while found and found[-1][:2] > until:
        found.pop()
    return found


def moments(found: Iterable[Stop], until: tuple[date, int], flips: Flips) -> Iterator[Stop]:
    """Walk through stops, and through the days between them that were noted while asking.

    `until` is the last moment (day, number of facts). A day stands before its own entries. What is left in `flips` at
    the end lies after `until`.
    """
    n = 0
    flips.next = None
    for stop in found:
        while flips.next is not None and flips.next <= stop[0]:
            flip, flips.next = flips.next, None
            yield flip, n, False
        n = stop[1]
        flips.next = None
        yield stop
    last_day, last_n = until
    while flips.next is not None and flips.next <= last_day:
        flip, flips.next = flips.next, None
        yield flip, last_n, False
