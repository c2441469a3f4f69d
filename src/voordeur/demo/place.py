"""The made-up place before anybody rings a bell: areas, addresses, organisations, workers, services, programmes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from importlib.resources import as_file, files
from random import Random
from typing import Any
from uuid import UUID

from voordeur import access
from voordeur.accounts import actions as accounts
from voordeur.common.clock import day_of
from voordeur.common.ids import new_id
from voordeur.demo.agenda import Agenda
from voordeur.demo.stock import Stock, read
from voordeur.journal import Permit
from voordeur.methods import library
from voordeur.partners import actions as partners
from voordeur.partners.models import Service
from voordeur.people import registers
from voordeur.programmes import actions as programmes

LATELY = timedelta(weeks=3)
QUARTER = 91  # days
DOORS, REPORTS = "achter-de-voordeur", "meldpunt"


@dataclass
class World:
    """Everything that there is in the demo, by the short names of neighbourhood.yaml."""

    agenda: Agenda
    rng: Random
    stock: Stock
    lately: datetime  # from here on what is going on now began; what came before is history
    areas: dict[str, UUID] = field(default_factory=dict)
    organisations: dict[str, UUID] = field(default_factory=dict)
    workers: dict[str, UUID] = field(default_factory=dict)
    services: dict[str, tuple[UUID, UUID, str]] = field(default_factory=dict)
    programmes: dict[str, UUID] = field(default_factory=dict)
    courses: dict[str, Mapping[str, Any]] = field(default_factory=dict)  # of the programmes that follow one
    overlooked: list[str] = field(default_factory=lambda: ["network check", "call back"])
    taken: set[UUID] = field(default_factory=set)  # addresses of households that a professional will report

    def permit(self, who: str, purpose: str, at: datetime, **where: Any) -> Permit:
        """Give a worker's own right to write, as a page would ask for it."""
        return access.permit(worker=self.workers[who], purpose=purpose, at=at, **where)

    def forgotten(self, what: str) -> bool:
        """Tell whether this is what nobody came to: one thing of a kind, lately. All that is longer ago was done."""
        if what not in self.overlooked or self.agenda.until - self.agenda.at >= LATELY:
            return False
        self.overlooked.remove(what)
        return True

    @property
    def history(self) -> bool:
        """Tell whether what happens now lies so far back that little of it is still going on."""
        return self.agenda.at < self.lately

    def chance(self, odds: float) -> bool:
        """Throw the dice."""
        return self.rng.random() < odds


def settle(world: World, at: datetime, *, small: bool) -> None:
    """Make the place as the operator of the installation does; a small one without the programmes with a course."""
    permit = access.operator_permit(at=at, command="demo make")
    book = read("neighbourhood")
    for area in book["areas"]:
        world.areas[area["key"]] = new_id()
        registers.draw_area(
            area=world.areas[area["key"]],
            code=area["code"],
            name=area["name"],
            kind=area["kind"],
            parent=world.areas.get(area.get("parent", "")),
            postcodes=area["postcodes"],
            permit=permit,
            at=at,
        )
    with as_file(files("voordeur.demo").joinpath("data/addresses.csv")) as path:
        registers.import_addresses(path=path, permit=permit, at=at)
    for key, said in book["organisations"].items():
        world.organisations[key] = new_id()
        accounts.register_organisation(organisation=world.organisations[key], permit=permit, at=at, **said)
    for key, said in book["workers"].items():
        _register(world, key, said, permit, at)
    for said in book["services"]:
        _offer(world, said, permit, at)
    for slug, said in book["programmes"].items():
        if not (small and "course" in said):
            _start(world, slug, said, permit, at)
    administrator, officer = world.workers[book["administrator"]], world.workers[book["privacy_officer"]]
    access.appoint_administrator(worker=administrator, permit=permit, at=at)
    for programme in world.programmes.values():
        access.appoint_privacy_officer(programme=programme, worker=officer, permit=permit, at=at)


def _register(world: World, key: str, said: dict[str, Any], permit: Permit, at: datetime) -> None:
    world.workers[key] = new_id()
    accounts.register_worker(
        worker=world.workers[key],
        username=key,
        name=said["name"],
        organisation=world.organisations[said["organisation"]],
        job_title=said["job_title"],
        phone=said["phone"],
        permit=permit,
        at=at,
    )


def _offer(world: World, said: dict[str, Any], permit: Permit, at: datetime) -> None:
    service, organisation = new_id(), world.organisations[said["organisation"]]
    partners.offer_service(
        service=service,
        organisation=organisation,
        name=said["name"],
        domains=tuple(said["domains"]),
        waiting_weeks=said["waiting_weeks"],
        capacity=said.get("capacity"),
        permit=permit,
        at=at,
    )
    world.services[said["name"]] = (service, organisation, said["name"])
    for quarters, weeks in enumerate(reversed(said.get("observed", ()))):
        seen = day_of(world.agenda.until) - timedelta(days=QUARTER * quarters + world.rng.randint(8, 30))
        if seen > day_of(at):
            world.agenda.on(seen, partial(_observe, service, weeks))


def _observe(service: UUID, weeks: int, at: datetime) -> None:
    permit = access.operator_permit(at=at, command="demo make")
    partners.note_waiting_time(service=Service.objects.get(id=service), weeks=weeks, permit=permit, at=at)


def _start(world: World, slug: str, said: dict[str, Any], permit: Permit, at: datetime) -> None:
    world.programmes[slug] = new_id()
    programmes.start_programme(
        programme=world.programmes[slug],
        slug=slug,
        title=said.get("title", ""),
        method_text=library.text(said["method"]),
        controller=world.organisations[said["controller"]],
        area=world.areas[said["area"]],
        settings=said.get("settings"),
        permit=permit,
        at=at,
    )
    if "course" in said:
        world.courses[slug] = read(f"courses/{said['course']}")
    for role, members in said["team"].items():
        for member in members:
            access.admit_to_team(
                programme=world.programmes[slug], worker=world.workers[member], role=role, permit=permit, at=at
            )
