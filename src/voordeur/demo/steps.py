"""Doing one step of a course: who writes, what the fields mean, and the deed that records it."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from voordeur.cases.deeds import deed_for
from voordeur.common.clock import day_of
from voordeur.demo.agenda import latest_working_day
from voordeur.demo.apart import APART
from voordeur.demo.life import Life, Told, writing
from voordeur.demo.place import World
from voordeur.journal import RuleForbids, vocabulary
from voordeur.programmes import queries as programmes

THIS = "this"  # the thing about which the method asks


class Steps:
    """Does the steps of courses."""

    def __init__(self, world: World, lives: list[Life]) -> None:
        self.world = world
        self.lives = lives
        self.kinds = vocabulary()

    def do(self, life: Life, step: Told, thing: UUID | None, at: datetime) -> None:
        """Do one step. Raises RuleForbids for what the method refuses, unless the step says what else to do."""
        if not self.world.chance(step.get("odds", 1.0)) or not life.begun >= {*step.get("needs", ())}:
            return
        if "room" in step and self._so_many(life.slug, step["room"]["stage"]) >= step["room"]["for"]:
            self._all(life, step["else"], thing, at)
        elif "either" in step:
            self.do(life, self.world.rng.choices(step["either"], step["odds_of"])[0], thing, at)
        elif "steps" in step:
            self._all(life, step["steps"], thing, at)
        elif "apart" in step:
            APART[step["apart"]](self.world, life, at)
        else:
            self._or_else(life, step, thing, at)

    def who(self, slug: str, role: str, said: Told | None = None) -> str:
        """Choose whom a report names for this role, else whoever of the team has the fewest running cases in it."""
        if said and role in said.get("held_by", {}):
            return str(said["held_by"][role])
        team = programmes.team(self.world.programmes[slug], day_of(self.world.agenda.at))
        held = {member.worker for member in team if member.role == role}
        names = [name for name, id in self.world.workers.items() if id in held]
        running = [one.roles.get(role) for one in self.lives if one.slug == slug and not one.over]
        return min(names, key=lambda name: (running.count(name), names.index(name)))

    def in_programme(self, slug: str, steps: Iterable[Told], at: datetime) -> None:
        """Do what is about the programme itself."""
        file = self.world.programmes[slug]
        for step in steps:
            said = {**step["with"], **({"domain": step["domain"]} if "domain" in step else {})}
            if "organisation" in said:
                said["organisation"] = self.world.organisations[said["organisation"]]
            permit = self.world.permit(self.who(slug, step["by"]), "oversight", at, programme=file)
            deed_for(step["entry"])(file=file, permit=permit, at=at, **said)

    def _all(self, life: Life, steps: Iterable[Told], thing: UUID | None, at: datetime) -> None:
        for step in steps:
            self.do(life, step, thing, at)

    def _so_many(self, slug: str, stage: str) -> int:
        return sum(one.slug == slug and one.stage == stage for one in self.lives)

    def _or_else(self, life: Life, step: Told, thing: UUID | None, at: datetime) -> None:
        try:
            for words in life.each(step, thing):
                self._record(life, step, words, thing, at)
        except RuleForbids:
            if "else" not in step:
                raise
            self._all(life, step["else"], thing, at)

    def _record(self, life: Life, step: Told, words: dict[str, str], thing: UUID | None, at: datetime) -> None:
        fields = self.kinds[step["entry"]].fields
        names = [name for name, one in step.get("with", {}).items() if isinstance(one, str) and one != THIS]
        said = {name: self._meant(life, one, words, thing, at) for name, one in step.get("with", {}).items()}
        said |= {name: life.thing(said[name]) for name in names if fields[name].type == "UUID"}
        if "domain" in step:
            said["domain"] = step["domain"].format_map(words)
        if step["entry"] == "consent_given":
            said["persons"] = life.persons[: 2 if "couple" in life.family.about else 1]
        given = {}
        if step["entry"] == "role_assigned":
            given = {said["role"]: self.who(life.slug, said["role"], life.said)}
            said["worker"] = self.world.workers[given[said["role"]]]
        if step["entry"] == "contact_noted":
            said["happened_at"] = at
        also = [self.world.organisations[step["of"]]] if "of" in step else []
        role = step.get("by", self.world.courses[life.slug]["leads"])
        deed_for(step["entry"])(file=life.file, permit=writing(self.world, life, role, at, *also), at=at, **said)
        life.roles |= given
        life.begun |= {one.format_map(words) for one in step.get("with", {}).values() if isinstance(one, str)}

    def _meant(self, life: Life, said: Any, words: dict[str, str], thing: UUID | None, at: datetime) -> Any:
        """Give what a field means: a text filled in, the thing that is asked about, a day, a card, a worker."""
        if said == THIS:
            return thing
        if isinstance(said, str):
            return said.format_map(words)
        if isinstance(said, list):
            return tuple(one.format_map(words) for one in said)
        if not isinstance(said, Mapping):
            return said
        ((what, value),) = said.items()
        if what == "exactly":
            return day_of(at) + timedelta(days=value)
        if what == "day":
            days = value if isinstance(value, list) else [value, value]
            return latest_working_day(day_of(at) + timedelta(days=self.world.rng.randint(*days)))
        if what == "deck":
            cards = self.world.courses[life.slug]["decks"][value]
            return self.world.stock.draw(f"{life.file}/{value}", cards, life.family).format_map(words)
        if what == "service":
            return self.world.services[value][0]
        return self.world.organisations[value] if what == "organisation" else self.world.workers[life.roles[value]]
