"""A case that follows a course, as the demo remembers it while it is being made, and who may write in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from voordeur.demo.families import Family
from voordeur.demo.place import World
from voordeur.journal import Permit

# By the general function of a role: for which purpose it writes.
PURPOSES = {"coordinator": "coordination", "process_manager": "oversight", "helper": "help"}

Told = Mapping[str, Any]  # a part of a course, as it stands in data/courses


@dataclass
class Life:
    """A case that follows a course: what was reported, who works in it, and what is already planned."""

    file: UUID
    slug: str
    said: Told
    family: Family
    address: UUID
    where: str
    functions: Mapping[str, str]
    speaks: Mapping[str, str] = field(default_factory=dict)  # who speaks for a party of the plan
    roles: dict[str, str] = field(default_factory=dict)
    household: UUID | None = None
    persons: tuple[UUID, ...] = ()
    stage: str = ""
    over: bool = False
    begun: set[str] = field(default_factory=set)  # what was spoken of by its name
    planned: set[object] = field(default_factory=set)
    things: dict[UUID, None] = field(default_factory=dict)  # in the order in which they were first spoken of

    @property
    def plot(self) -> str:
        """Give the turn that this case takes; most take none."""
        return str(self.said.get("plot", "usual"))

    def thing(self, name: str) -> UUID:
        """Give the id of something in this case by the name that the course has for it."""
        id = uuid5(self.file, name)
        self.things.setdefault(id)
        return id

    def order_of(self, thing: UUID | None) -> int:
        """Give the place of something among what this case spoke of; ids are other ones each time a demo is made."""
        known = (None, *self.persons, *self.things)
        return known.index(thing) if thing in known else len(known)

    def words(self, thing: UUID | None = None) -> dict[str, str]:
        """Give what may be filled in in a text; about a thing of a problem or a party also what is said of that one."""
        adults = [member.name.split()[0] for member in self.family.members if member.role != "child"]
        children = [member.name.split()[0] for member in self.family.members if member.role == "child"]
        said = {name: text for name, text in self.said.items() if isinstance(text, str)}
        names = {"family": self.family.label, "resident": self.family.members[0].name, "first": adults[0]}
        names |= {"adults": " en ".join(adults), "child": (children or adults)[0]}
        about = next((one for one in self.problems() if thing == self.thing(f"action {one['n']}")), {})
        speaker = next((who for party, who in self.speaks.items() if thing == self.thing(party)), "")
        return {**said, **names, **about, "speaker": speaker}

    def problems(self) -> Iterator[dict[str, str]]:
        """Give what is wrong, each with its number."""
        for number, problem in enumerate(self.said["problems"]):
            yield {**problem, "n": str(number)}

    def each(self, step: Told, thing: UUID | None) -> Iterator[dict[str, str]]:
        """Give the words of each time that a step is done: once, for every problem, or for each line of `over`."""
        words = self.words(thing)
        if step.get("for") == "problems":
            yield from ({**words, **problem} for problem in self.problems())
        elif "over" in step:
            yield from (
                {**words, **{name: text.format_map(words) for name, text in one.items()}} for one in step["over"]
            )
        else:
            yield words


def writing(world: World, life: Life, role: str, at: datetime, *also: UUID) -> Permit:
    """Give the right to write of whoever has a role in this case, or oversees its programme."""
    purpose = PURPOSES[life.functions[role]]
    home = (life.household,) if life.household else ()
    if purpose == "oversight":
        return world.permit(life.roles[role], purpose, at, programme=world.programmes[life.slug], also=(*home, *also))
    return world.permit(life.roles[role], purpose, at, file=life.file, also=(*home, *also))
