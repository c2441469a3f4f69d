"""The words of the method language: what a method file says, as frozen values. See docs/how-to/write-a-method.md."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from voordeur.common.terms import Term
from voordeur.methods.conditions.words import NOWHERE, Condition, Entries, Where
from voordeur.methods.source import Place

PROGRAMME = "programme"  # the file of which every other file of a method is a part
TRACKS = ("case", "doorstep", "household", "programme", "organisation", "worker", "installation")
AXES = ("target_group", "problem", "angle", "partners", "level")
GROUNDS = ("consent", "assignment", "legal_duty", "public_task")
FUNCTIONS = (
    "visitor",
    "contact_point",
    "coordinator",
    "helper",
    "process_manager",
    "project_leader",
    "reporter",
    "policy_officer",
    "administrator",
)
SEES_NO_FILES = ("reporter", "policy_officer", "administrator")  # they read figures or nothing, no resident's file
RULE_KINDS = ("law", "safety", "method")
COUNTS = ("files", "entries", "things", "sum", "mean", "share", "balance", "days")
MEANS = ("mean", "share", "days")
UNITS = ("household", "person", "pair", "building")
ARTICLES = ("de", "het")
PLACES = ("area", "street")

# Entry kinds that words of the language themselves rest on.
SET_ASIDE = "rule_set_aside"
POSTPONED = "duty_postponed"
ROLE_GIVEN = "role_assigned"
CASE_CLOSED = "case_closed"
INSPECTION_ASKED = "inspection_asked"

ESCALATED = "escalated"
HANDED_ON = "handed_on"
NAMING_A_METHOD = ((HANDED_ON, "to"), ("came_from", "method"))  # fields that hold the id of another method

_EMPTY: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Text:
    """Words for the screen, in Dutch and English; English may be missing outside our library."""

    nl: str
    en: str = ""

    def said(self, language: str) -> str:
        """Give the words in a language, in Dutch when there are none."""
        return (self.en or self.nl) if language == "en" else self.nl

    def __bool__(self) -> bool:
        """Tell whether there are words at all."""
        return bool(self.nl or self.en)


@dataclass(frozen=True, slots=True)
class Unit:
    """What a case is about, and how screens name one of them and several; `article` is the Dutch one of the title."""

    kind: str
    title: Text
    titles: Text
    article: str = ""


HOUSEHOLD = Unit("household", Text("huishouden", "household"), Text("huishoudens", "households"), "het")


@dataclass(frozen=True, slots=True)
class Ground:
    """Why this work is allowed, and what follows when the resident says no."""

    kind: str
    law: str = ""
    refusal: Text = Text("")
    note: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """A value that a place may choose; `choices` are all there are, each with how screens name it.

    `note` tells what the source says about it, or that it says nothing.
    """

    name: str
    value: Any
    default: Any
    choices: Mapping[Any, Text] = field(default_factory=lambda: _EMPTY)
    title: Text = Text("")
    note: Text = Text("")
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody's part in the method, under its local name; `function` is the general one that rights go by.

    Whoever holds it in a file holds none of `apart_from` there.
    """

    id: str
    title: Text
    function: str
    number: int | None = None
    case_load: int | None = None
    apart_from: tuple[str, ...] = ()
    note: str = ""
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Rung:
    """One level of escalation: the role that takes an obstacle over there, and the term in which it answers."""

    id: str
    title: Text
    who: str
    answer_within: Term | None = None
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a visit asks about, sometimes only under a condition."""

    id: str
    title: Text
    only_if: Condition | None = None
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Eligibility:
    """For whom the method is: a condition over criteria that are asked."""

    that: Condition | None
    criteria: Mapping[str, Text]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """What brings a file from one stage to another: an entry (`on`), or a term (`after`) since the stage began."""

    to: str
    on: tuple[str, ...] = ()
    where: Where = ()
    condition: Condition | None = None
    after: Term | None = None
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a file of one track can be."""

    id: str
    of: str
    title: Text
    start: bool = False
    end: bool = False
    moves: tuple[Move, ...] = ()
    note: str = ""
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Late:
    """What happens when the day has passed: `remind` or `escalate`, and to which role (empty: whoever owes it)."""

    how: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """What somebody owes after something happened, by when, and what fulfils it.

    It falls to the first role of `who` that somebody holds in the file. `ahead`: it is due that long before the day.
    """

    id: str
    of: str
    title: Text
    who: tuple[str, ...]
    after: Condition
    until: Condition
    within: Term | None = None
    at: Term | None = None
    due_field: str = ""
    ahead: Term | None = None
    every: Term | None = None
    unless: Condition | None = None
    for_each: str = ""
    which: Condition | None = None
    deed: str = ""
    late: Late | None = None
    source: str = ""
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Rule:
    """What must hold before an entry (`must`), or an entry that never may be (`forbids`).

    `withheld`: what happened all the same is read by nobody but whoever wrote it, until the rule is met.
    """

    id: str
    of: str
    kind: str
    guards: Entries
    must: Condition | None
    because: Text
    first: Text = Text("")
    unless: Condition | None = None
    withheld: bool = False
    source: str = ""
    place: Place = field(default=NOWHERE, compare=False, repr=False)

    @property
    def forbids(self) -> bool:
        """Tell whether nothing can make the guarded entry allowed."""
        return self.must is None


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is counted; for a balance, and for the days that something takes, `when` opens and `closes` closes.

    For a share `among` says of which files or things, and `when` which of these. `yearly`: once in each calendar year.
    Of the files, or of their `things`, only those count of which `which` holds now.
    """

    id: str
    of: str
    about: str
    title: Text
    count: str
    when: Condition
    closes: Condition | None = None
    among: Condition | None = None
    things: str = ""
    which: Condition | None = None
    amount_field: str = ""
    dated: str = "first"
    yearly: bool = False
    by: tuple[str, ...] = ()
    note: str = ""
    source: str = ""
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, eq=False)
class Method:
    """One way of working. Two readings of one text are two methods: compare `id`, `version` and `sha256`."""

    id: str
    version: int
    status: str
    title: Text
    sha256: str
    municipality: str = ""
    gaps: tuple[str, ...] = ()
    summary: Text = Text("")
    source: Mapping[str, Text] = field(default_factory=lambda: _EMPTY)
    period: str = ""
    area: Text = Text("")
    axes: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=lambda: _EMPTY)
    unit: Unit = HOUSEHOLD
    feeds: tuple[str, ...] = ()
    feeds_at: Mapping[str, Place] = field(default_factory=lambda: _EMPTY)
    ground: Ground | None = None
    settings: Mapping[str, Setting] = field(default_factory=lambda: _EMPTY)
    roles: Mapping[str, Role] = field(default_factory=lambda: _EMPTY)
    ladder: Mapping[str, Rung] = field(default_factory=lambda: _EMPTY)
    domains: Mapping[str, Text] = field(default_factory=lambda: _EMPTY)
    words: Mapping[str, Text] = field(default_factory=lambda: _EMPTY)
    offered: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _EMPTY)  # words that forms offer, by field
    headings: Mapping[str, Heading] = field(default_factory=lambda: _EMPTY)
    conditions: Mapping[str, Condition] = field(default_factory=lambda: _EMPTY)
    eligibility: Eligibility | None = None
    stages: Mapping[str, Stage] = field(default_factory=lambda: _EMPTY)
    duties: Mapping[str, Duty] = field(default_factory=lambda: _EMPTY)
    rules: Mapping[str, Rule] = field(default_factory=lambda: _EMPTY)
    indicators: Mapping[str, Indicator] = field(default_factory=lambda: _EMPTY)
    targets: Mapping[str, Mapping[str, Any]] = field(default_factory=lambda: _EMPTY)
    reports: Mapping[str, Any] = field(default_factory=lambda: _EMPTY)
    letters: Mapping[str, Any] = field(default_factory=lambda: _EMPTY)
    places: Mapping[str, Place] = field(default_factory=lambda: _EMPTY)  # of words and of some names, by their paths

    @property
    def coordinates(self) -> "Role | None":
        """Give the role that coordinates a case; none in a method without one."""
        return next((role for role in self.roles.values() if role.function == "coordinator"), None)

    def at(self, part: Place, name: str = "", number: int = 1) -> Place:
        """Give where a word of that name stands in a part, of several the one of that number; else the part itself."""
        path = f"{part.path}.{name}" if name else part.path
        return self.places.get(path) or self.places.get(f"{path}[{number}]") or part

    def stages_of(self, track: str) -> tuple[Stage, ...]:
        """Give the stages of one kind of file, in the order of the text."""
        return tuple(stage for stage in self.stages.values() if stage.of == track)

    def start_of(self, track: str) -> Stage | None:
        """Give the stage in which a file of this kind begins; none when the method has no stages for it."""
        return next((stage for stage in self.stages_of(track) if stage.start), None)

    @property
    def tracks(self) -> tuple[str, ...]:
        """Give the kinds of file that the method speaks of, in the order of TRACKS."""
        spoken = {stage.of for stage in self.stages.values()} | {duty.of for duty in self.duties.values()}
        spoken |= {rule.of for rule in self.rules.values()} | {one.of for one in self.indicators.values()}
        return tuple(track for track in TRACKS if track in spoken)
