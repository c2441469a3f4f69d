"""The words of a condition as frozen values: what docs/how-to/write-a-method.md says under "Conditions"."""

from dataclasses import dataclass, field
from typing import Any

from voordeur.common.terms import Term
from voordeur.methods.source import Place

ANSWERS = ("yes", "no", "unknown")
# Numbers from outside that a method may ask for: about whom or what the entry names, or about the programme.
COUNTED_FOR_ENTRY = (
    "case_load", "cases_taken_in", "cases_taken_in_and_running", "cases_taken_in_this_phase",
    "cases_taken_in_this_year", "cases_with_same_obstacle", "covenants", "euros_booked", "euros_booked_of_this_kind",
    "euros_granted_this_phase", "group_places", "mandates",
)  # fmt: skip
COUNTED_FOR_PROGRAMME = ("cases_running", "open_places", "team_size")
COUNTED = (*COUNTED_FOR_ENTRY, *COUNTED_FOR_PROGRAMME)

# Entry kinds that words of the language themselves rest on.
ROLE_STARTS = ("role_assigned", "team_member_joined")
ROLE_ENDS = ("role_released", "team_member_left")
CRITERION_ANSWERED = "criterion_answered"

NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a number or day is compared with; without any of them every number will do.

    A sum may be compared with another sum: then that `Reckoned` stands here, and is reckoned before it is compared.
    """

    at_least: Any = None
    at_most: Any = None
    below: Any = None

    def hold(self, number: Any) -> bool:
        """Tell whether a number lies within them."""
        if self.at_least is not None and number < self.at_least:
            return False
        if self.at_most is not None and number > self.at_most:
            return False
        return self.below is None or number < self.below

    def between(self, low: Any, high: Any) -> bool | None:
        """Tell whether a number that lies between two others lies within them; none when it may or may not."""
        if self.hold(low) and self.hold(high):
            return True
        too_high = (self.at_most is not None and low > self.at_most) or (self.below is not None and low >= self.below)
        return False if too_high or (self.at_least is not None and high < self.at_least) else None

    @property
    def given(self) -> tuple[Any, ...]:
        """Give those that there are."""
        return tuple(one for one in (self.at_least, self.at_most, self.below) if one is not None)

    def __bool__(self) -> bool:
        """Tell whether they ask anything."""
        return bool(self.given)


UNBOUND = Bounds()


@dataclass(frozen=True, slots=True)
class FieldTest:
    """One demand on a field: one of `values`, compared, a list of so many (`how_many`), or merely filled in.

    `at` is where its values stand, which may be with the setting that gives them.
    """

    name: str
    values: tuple[Any, ...] = ()
    bounds: Bounds = UNBOUND
    how_many: Bounds = UNBOUND
    present: bool | None = None
    place: Place = field(default=NOWHERE, compare=False, repr=False)
    at: Place = field(default=NOWHERE, compare=False, repr=False)


Where = tuple[FieldTest, ...]


@dataclass(frozen=True, slots=True)
class Entries:
    """Entries of some kinds that look so; the heart of most conditions."""

    kinds: tuple[str, ...]
    where: Where = ()
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Happened:
    """At least `times` such entries, after the last `since`, no longer than `within` ago.

    With `different` not entries are counted but the values of that field. With `for_each` only those count that are
    about such a thing of which `which` holds.
    """

    entries: Entries
    times: int = 1
    since: Entries | None = None
    within: Term | None = None
    different: str = ""
    for_each: tuple[str, ...] = ()
    which: "Condition | None" = None
    place: Place = field(default=NOWHERE, compare=False, repr=False)

    @property
    def narrowed(self) -> bool:
        """Tell whether some of such entries do not count."""
        return any((self.since, self.within, self.which))


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A number reckoned from a field of such entries compares so; the entry being weighed counts along.

    `word` says how: their `sum`, or how far the last has `risen` above the first (of two or more). With `for_each` only
    those count that are about such a thing of which `which` holds.
    """

    word: str
    name: str
    entries: Entries
    bounds: Bounds
    since: Entries | None = None
    within: Term | None = None
    for_each: tuple[str, ...] = ()
    which: "Condition | None" = None
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Latest:
    """The last entry of these kinds looks so; `still`: and the last day that it names (`until`) is not over."""

    kinds: tuple[str, ...]
    where: Where
    still: bool = False
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class InStage:
    """The file is in one of these stages; with `programme` not the file, but the programme that it belongs to."""

    stages: tuple[str, ...]
    programme: bool = False
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Things:
    """For how many things (needs, actions, goals …) `that` holds, or with `share` for how many in a hundred.

    `every` asks it of all of them, and is true when there are none; of none no share is true.
    """

    thing: str
    that: "Condition | None" = None
    which: "Condition | None" = None
    every: bool = False
    share: bool = False
    bounds: Bounds = UNBOUND
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class SameThing:
    """`that` holds for the thing that the entry being weighed speaks about."""

    thing: str
    that: "Condition"
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class WholeFile:
    """`that` holds for the whole file, asked from within one thing."""

    that: "Condition"
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Its:
    """`that` holds for the thing of another kind that this thing names: a consequence its ultimatum.

    Of several that were named it is the last; a thing that names none has none of which anything holds.
    """

    thing: str
    that: "Condition"
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Known:
    """A criterion was last answered so; `still`: and the last day that was named with the answer is not over."""

    criterion: str
    answers: tuple[str, ...]
    still: bool = False
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class MeantFor:
    """All criteria of the method together (`that`) say one of these about whether it is meant for this case."""

    answers: tuple[str, ...]
    that: "Condition"
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Counted:
    """A number handed in from outside compares so."""

    name: str
    bounds: Bounds
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """Somebody holds the role in this file; with `whose` the worker whom that field of the weighed entry names."""

    role: str
    whose: str = ""
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class WrittenBy:
    """Whoever writes the entry being weighed holds one of these roles."""

    roles: tuple[str, ...]
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Wrote:
    """Whoever writes the entry being weighed wrote such an entry before."""

    entries: Entries
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class NamedIn:
    """What the entry being weighed has in `own` stands in the field `name` of such an entry, or is among its list."""

    entries: Entries
    name: str
    own: str
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class EntryLooks:
    """The entry being weighed looks so."""

    where: Where
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Always:
    """True or false whatever happens: what a condition on a setting becomes when the method is read."""

    value: bool
    setting: str = ""
    values: tuple[Any, ...] = ()
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Holds:
    """The condition of that name holds."""

    name: str
    that: "Condition"
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Several:
    """Of these conditions `at_least` and `at_most` so many hold: all of, any of, none of, at least n of, not."""

    word: str
    of: tuple["Condition", ...]
    at_least: int
    at_most: int
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Elapsed:
    """A term has passed since a condition first (or `last`) became true."""

    term: Term
    after: "Condition"
    last: bool = False
    place: Place = field(default=NOWHERE, compare=False, repr=False)


Condition = (
    Happened | Reckoned | Latest | InStage | Things | SameThing | WholeFile | Its | Known | MeantFor | Counted
    | RoleHeld | WrittenBy | Wrote | NamedIn | EntryLooks | Always | Holds | Several | Elapsed
)  # fmt: skip
