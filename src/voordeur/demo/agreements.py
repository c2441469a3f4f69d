"""What organisations agree on with each other, from data/agreements.yaml, as who administers writes it down."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import Any
from uuid import UUID, uuid5

from voordeur.accounts.installation import INSTALLATION
from voordeur.cases.deeds import deed_for
from voordeur.common.clock import day_of
from voordeur.demo.agenda import latest_working_day
from voordeur.demo.life import Told
from voordeur.demo.place import World
from voordeur.demo.stock import read

ORGANISATIONS = ("organisation", "giver", "holder")
THINGS = ("covenant", "mandate", "contact", "funding", "contributor", "division")
EUROS = ("amount", "limit", "extra", "costs")


def agree(world: World, start: date) -> None:
    """Plan what is agreed in every programme there is, and by organisations for themselves."""
    today, book = day_of(world.agenda.until), read("agreements")
    there = [(world.programmes[slug], lines) for slug, lines in book["programmes"].items() if slug in world.programmes]
    there += [(world.organisations[key], lines) for key, lines in book["organisations"].items()]
    for file, lines in there:
        of_a_day: dict[date, list[Told]] = {}
        for line in lines:
            day = max(start, latest_working_day(today - timedelta(days=line["ago"])))
            of_a_day.setdefault(day, []).append(line)
        for day, its_lines in of_a_day.items():
            world.agenda.on(day, partial(_write_down, world, file, its_lines), last=9)


def _write_down(world: World, file: UUID, lines: Iterable[Told], at: datetime) -> None:
    permit = world.permit(read("neighbourhood")["administrator"], "administration", at, file=INSTALLATION, also=[file])
    for line in lines:
        said = {name: _meant(world, file, name, told) for name, told in line["with"].items()}
        if line["entry"] == "covenant_signed":
            said.setdefault("parties", (file,))
        deed_for(line["entry"])(file=file, permit=permit, at=at, **said)


def _meant(world: World, file: UUID, name: str, told: Any) -> Any:
    """Give what a field means: an organisation, a worker, a thing of this file, euros, a day, or what it says."""
    if name in ORGANISATIONS:
        return world.organisations[told]
    if name == "parties":
        return tuple(world.organisations[one] for one in told)
    if name == "worker":
        return world.workers[told]
    if name in THINGS:
        return uuid5(file, told)
    if name in EUROS:
        return Decimal(told)
    if isinstance(told, dict):
        days = told["ahead"] if "ahead" in told else -told["ago"]
        return day_of(world.agenda.until) + timedelta(days=days)
    return told
