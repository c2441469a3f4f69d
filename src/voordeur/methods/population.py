"""A made-up population: groups that live through the same steps, on days that a seed draws; told as one story."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid5

from voordeur.methods.language import PROGRAMME
from voordeur.methods.parts import Part
from voordeur.methods.source import Node, Place
from voordeur.methods.stories import Step, Story, StoryFile, id_of
from voordeur.methods.story_reading import StoryReading

# Why (a part of) a group must not be counted; what counts well has met each way in which counting goes wrong.
NOT_COUNTED = ("moved", "doubled", "opted_out", "tried_again", "out_of_period", "not_far_enough", "passed_on")
# Fields in which one household's name means another household in the next.
_OWN = ("household", "to_household", "from_household")
_DAY_ZERO = date(2000, 1, 1)
_STEP = ("after", "recorded_after", "file", "entry", "with", "domain", "by", "at", "counts", "expect", "note")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A whole number of days, drawn from a stretch with both ends."""

    least: int
    most: int

    def draw(self, chance: random.Random) -> int:
        """Draw one."""
        return chance.randint(self.least, self.most)


@dataclass(frozen=True, slots=True)
class GroupStep:
    """One step of each member of a group: so many days after the step before, and written down so many days later."""

    after: Drawn
    recorded_after: int
    step: Step


@dataclass(frozen=True, slots=True)
class Group:
    """So many households (or whatever the method works with) that live through the same."""

    name: str
    times: int
    since: date
    until: date
    files: Mapping[str, StoryFile]
    steps: tuple[GroupStep, ...]
    not_counted: str = ""
    place: Place = field(default=Place(), compare=False)


class PopulationReading:
    """Reads groups with the words of a story, except that a step has no date but `after: DAYS`."""

    def __init__(self, stories: StoryReading) -> None:
        self.stories = stories
        self.reader = stories.reader

    def group(self, name: str, node: Node) -> Group:
        """Read one group."""
        part = self.reader.part(
            node, ("times", "between", "files", "steps", "not_counted", "note"), ("times", "between", "files", "steps")
        )
        since, until = stretch_of_days(part, "between")
        files = {one: self.stories.file(one, file) for one, file in part.named("files").items()}
        self.stories.files = {PROGRAMME: self.stories.files[PROGRAMME], **files}
        lines = part.node("steps")
        steps = tuple(self._step(item) for item in (lines.items if lines else ()))
        why = part.word("not_counted", NOT_COUNTED)
        return Group(name, part.number("times") or 0, since, until, files, steps, why, node.place)

    def _step(self, node: Node) -> GroupStep:
        part = self.reader.part(node, _STEP, ("file", "entry"))
        said = [name for name in node.entries if name not in ("after", "recorded_after")]
        dated = {name: node.entries[name] for name in said}
        dated |= dict.fromkeys(("on", "recorded"), Node(node.place, "scalar", _DAY_ZERO))
        keys = {name: node.keys[name] for name in said if name in node.keys}
        step = self.stories.step(replace(node, entries=dated, keys=keys))
        return GroupStep(
            self._drawn(part), part.number("recorded_after") or 0, step or Step(_DAY_ZERO, _DAY_ZERO, line=node)
        )

    def _drawn(self, part: Part) -> Drawn:
        node = part.node("after")
        if node is None:
            return Drawn(0, 0)
        if node.shape != "list":
            days = self.reader.number(node) or 0
            return Drawn(days, days)
        numbers = [self.reader.number(item) or 0 for item in node.items]
        if len(numbers) != 2 or numbers[0] > numbers[1]:
            part.problem("days_after", "after")
            return Drawn(0, 0)
        return Drawn(*numbers)


def stretch_of_days(part: Part, name: str) -> tuple[date, date]:
    """Read `[2007-01-08, 2009-10-30]`: a first and a last day."""
    node = part.node(name)
    days = [item.scalar for item in node.items] if node else []
    if len(days) == 2 and all(isinstance(day, date) for day in days) and days[0] <= days[1]:
        return days[0], days[1]
    if node is not None:
        part.problem("two_days", name)
    return _DAY_ZERO, _DAY_ZERO


def as_story(told: Story, groups: Mapping[str, Group], seed: int, last: Step) -> Story:
    """Give the story of a whole population: what was told of the programme, everybody's steps, and what comes last.

    The same seed draws the same days. Each member has files and a household of its own.
    """
    files: dict[str, StoryFile] = dict(told.files)
    steps: list[Step] = list(told.steps)
    for group in groups.values():
        chance = random.Random(f"{seed} {group.name}")  # noqa: S311, nothing secret: days of a made-up population
        for number in range(1, group.times + 1):
            own = {name: f"{group.name}-{number}-{name}" for name in group.files}
            files |= {own[name]: replace(file, name=own[name]) for name, file in group.files.items()}
            steps += _lived(group, f"{group.name}-{number}", own, chance)
    steps.sort(key=lambda step: step.recorded)
    return replace(told, files=files, steps=(*steps, last))


def _lived(group: Group, member: str, own: Mapping[str, str], chance: random.Random) -> Iterator[Step]:
    files = {id_of(name): id_of(file) for name, file in own.items()}
    day = group.since + timedelta(days=chance.randint(0, (group.until - group.since).days))
    for one in group.steps:
        day += timedelta(days=one.after.draw(chance))
        yield replace(
            one.step,
            on=day,
            recorded=day + timedelta(days=one.recorded_after),
            files=tuple(own.get(name, name) for name in one.step.files),
            fields={name: _named(files, value) or _own(member, name, value) for name, value in one.step.fields.items()},
        )


def _named(files: Mapping[UUID, UUID], value: Any) -> UUID | None:
    return files.get(value) if isinstance(value, UUID) else None


def _own(member: str, name: str, value: Any) -> Any:
    return uuid5(id_of(member), str(value)) if name in _OWN and isinstance(value, UUID) else value
