"""Stories: dated entries in YAML that are played through a method, with what is expected to come of them.

Here they are values, so that whoever likes may play them: `story_reading` makes them of a text, `playing` plays them
through the pure engine, and the deeds and a database do so too.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import Any
from uuid import UUID, uuid5

from voordeur.common.periods import Period
from voordeur.methods.language import PROGRAMME
from voordeur.methods.source import Node, Place

SOMEBODY = "somebody"  # who writes what no role writes
_NAMES = UUID("7d5b2d6e-3f0b-5a57-9c2b-1f0a9f6d3c11")


@dataclass(frozen=True, slots=True)
class StoryFile:
    """A file that the story speaks of, by its name there."""

    name: str
    kind: str
    place: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FileState:
    """How a file is expected to stand: only what is said is compared. `withheld`: all kinds that are kept back."""

    stage: str | None = None
    duties: tuple[Mapping[str, Any], ...] = ()
    no_duties: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    may_not: tuple[str, ...] = ()
    withheld: tuple[str, ...] | None = None
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class Indicators:
    """Figures that are expected over a period: a number, `hidden`, or these by label."""

    period: Period
    values: Mapping[str, Any]
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class Then:
    """What is expected on a day."""

    files: Mapping[str, FileState]
    indicators: Indicators | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a story: an entry in one or more files, or an expectation (`then`).

    `line` is as it is written. `on` is the day on which it happened, `recorded` that on which it was written down. `by`
    is the role of whoever writes it and `writer` who that is: without a name of its own always the same one in that
    role. Of `refused` and `deviates` each names the rule that is expected to stand in the way.
    """

    on: date
    recorded: date
    files: tuple[str, ...] = ()
    entry: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    domain: str = ""
    at: time | None = None
    by: str = ""
    writer: str = SOMEBODY
    counts: Mapping[str, int] = field(default_factory=dict)
    refused: str = ""
    deviates: str = ""
    then: Then | None = None
    line: Node = field(default=Node(Place(), "mapping"), compare=False, repr=False)

    @property
    def place(self) -> Place:
        """Where it stands in its file."""
        return self.line.place


@dataclass(frozen=True, slots=True)
class Story:
    """A story as it is written, its steps in the order in which they became known.

    `chosen` are the lines with the settings of its programme, each where it stands.
    """

    file: str
    method: str
    title: str
    chosen: Node
    files: Mapping[str, StoryFile]
    steps: tuple[Step, ...]

    @property
    def settings(self) -> Mapping[str, Any]:
        """Give the values of the settings that it chooses."""
        return {name: node.plain() for name, node in self.chosen.entries.items()}


def id_of(name: str) -> UUID:
    """Give the id that a name in a story stands for; a name that is an id stands for itself."""
    try:
        return UUID(name)
    except ValueError:
        return uuid5(_NAMES, name)


def whole(story: Story) -> Story:
    """Give a story that begins with the start of its programme, also where it leaves that out."""
    if any(step.entry == "programme_started" for step in story.steps):
        return story
    first = story.steps[0]
    said = {"slug": "story", "title": "Het project"}
    start = Step(first.on, first.recorded, (PROGRAMME,), "programme_started", said)
    return replace(story, steps=(start, *story.steps))
