"""Makes the demo: a made-up neighbourhood with two years of work behind it, all of it through the deeds."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from voordeur import access
from voordeur.cases import actions as cases
from voordeur.cases.deeds import deed_for
from voordeur.common.clock import day_of
from voordeur.common.workdays import add_working_days
from voordeur.demo.agenda import Agenda, moment
from voordeur.demo.agreements import agree
from voordeur.demo.casework import Casework
from voordeur.demo.conferences import confer
from voordeur.demo.courses import Courses
from voordeur.demo.doors import Doors
from voordeur.demo.place import DOORS, World, settle
from voordeur.demo.signals import Signals
from voordeur.demo.stock import Stock, read
from voordeur.demo.watching import watch
from voordeur.journal import Entry, File, judge_again
from voordeur.journal.ground import of_house
from voordeur.programmes import actions as programmes

LATELY = 202  # days: half a year and three weeks, so that the first aftercare of half a year later is due now
DAYS = 728  # two years
WEEKS_BETWEEN_SUPERVISION = 6
EVALUATED_AFTER = (352, 712)  # days: each within a year
TEAM = ("huisbezoekers", "casemanagers", "financieel casemanager")
AREAS, EARLIER_AREAS = ("kadebuurt", "griendbuurt", "wilgenteenhof"), ("dokbuurt", "mastbuurt", "schippersbuurt")


class NotEmpty(Exception):
    """There is something in this database already."""


def make(
    *, now: datetime, seed: int = 1, small: bool = False, progress: Callable[[date], None] | None = None
) -> dict[str, Any]:
    """Make the whole demo in an empty database, or nothing at all; give ids and counts. Raises NotEmpty.

    `small`: the last half year of the first two programmes only, as tests want it. `progress` hears of each month made.
    """
    with of_house("making_a_demo"):
        filled = File.objects.exists()
    if filled:
        raise NotEmpty("This database is not empty, so no demo was made. Use --anew to throw everything away first.")
    rng = Random(seed)  # noqa: S311  what is made up is no secret, and must come out the same
    today = day_of(now)
    start, lately = (today - timedelta(days=days) for days in (LATELY if small else DAYS, LATELY))
    agenda = Agenda(now, rng)
    world = World(agenda, rng, Stock(rng, lambda: day_of(agenda.at)), lately=moment(lately, 0))
    with _in_a_hurry(), transaction.atomic(), of_house("making_a_demo"):
        world.agenda.at = moment(start, 9)
        settle(world, world.agenda.at, small=small)
        casework = Casework(world)
        Doors(world, casework).begin(start, lately)
        Signals(world, casework).begin(start, lately)
        Courses(world).begin(start)
        agree(world, start)
        confer(world)
        watch(world)
        _plan_the_teams_own_work(world, start)
        for number in range((today - start).days // 30 if progress else 0):
            world.agenda.plan(moment(start + timedelta(days=30 * number), 1), lambda at: progress(day_of(at)))  # type: ignore[misc]
        world.agenda.run()
        _go_on_leave(world, now)
        judge_again(today=today)  # files that nobody touched lately stand where time alone has brought them
        counts = _counts()
    return {
        "seed": seed,
        "programmes": {slug: str(id) for slug, id in world.programmes.items()},
        "workers": {name: str(id) for name, id in world.workers.items()},
        "counts": counts,
    }


def clear() -> None:
    """Throw away everything in the database. Only for a demo on SQLite."""
    if settings.MODE == "production" or connection.vendor != "sqlite":
        raise NotEmpty("Only a demo on SQLite can be thrown away. On PostgreSQL make a new database.")
    call_command("flush", interactive=False, verbosity=0)


def _plan_the_teams_own_work(world: World, start: date) -> None:
    """Case discussions (one was forgotten), peer supervision, what is passed on about the area, target, evaluation."""
    agenda = world.agenda
    for year in range(start.year, day_of(agenda.until).year + 1):
        first = max(start + timedelta(days=4), date(year, 1, 8))
        agenda.on(first, partial(_set_target, world, 200))
    for days, text in zip(EVALUATED_AFTER, read("texts")["evaluations"], strict=True):
        agenda.plan(moment(add_working_days(start + timedelta(days=days), 1), 14), partial(_evaluate, world, text))
    weeks = (day_of(agenda.until) - start).days // 7
    forgotten = weeks - world.rng.randrange(4, 24)
    for week in range(weeks + 1):
        if week != forgotten:
            agenda.on(start + timedelta(weeks=week, days=5), partial(_discuss, world), first=13, last=13)
        if week % WEEKS_BETWEEN_SUPERVISION == 5:
            agenda.on(start + timedelta(weeks=week, days=6), partial(_supervise, world), first=15, last=15)
        if week % 4 == 2:
            agenda.on(start + timedelta(weeks=week, days=8), partial(_pass_on_about_the_area, world))
    agenda.on(add_working_days(day_of(agenda.until), -1), partial(_pass_on_about_the_area, world))


def _go_on_leave(world: World, at: datetime) -> None:
    """One of the two case managers of the contact point is away for a week and a half; the other stands in."""
    away, cover = world.workers["daan"], world.workers["esther"]
    cases.note_absence(
        worker=away,
        since=day_of(at),
        until=day_of(at) + timedelta(days=11),
        cover=cover,
        permit=access.permit_to_arrange_cover(worker=away, absent=away, at=at),
        at=at,
    )


def _set_target(world: World, value: int, at: datetime) -> None:
    programmes.set_target(
        programme=world.programmes[DOORS],
        indicator="households_approached",
        year=at.year,
        value=value,
        permit=world.permit("ineke", "oversight", at, programme=world.programmes[DOORS]),
        at=at,
    )


def _discuss(world: World, at: datetime) -> None:
    programmes.hold_case_discussion(
        programme=world.programmes[DOORS],
        attended=("coördinator casusbesprekingen", *TEAM),
        advice=world.stock.take("discussions"),
        permit=world.permit("theo", "oversight", at, programme=world.programmes[DOORS]),
        at=at,
    )


def _supervise(world: World, at: datetime) -> None:
    programmes.hold_peer_supervision(
        programme=world.programmes[DOORS],
        attended=TEAM,
        permit=world.permit("ineke", "oversight", at, programme=world.programmes[DOORS]),
        at=at,
    )


def _evaluate(world: World, text: str, at: datetime) -> None:
    deed_for("evaluation_held")(
        file=world.programmes[DOORS],
        by_whom="begeleidingsgroep",
        text=text,
        permit=world.permit("ineke", "oversight", at, programme=world.programmes[DOORS]),
        at=at,
    )


def _pass_on_about_the_area(world: World, at: datetime) -> None:
    programmes.pass_on_area_signal(
        programme=world.programmes[DOORS],
        area=world.areas[world.rng.choice(EARLIER_AREAS if world.history else AREAS)],
        permit=world.permit("ineke", "oversight", at, programme=world.programmes[DOORS]),
        at=at,
        **world.stock.take("area_signals"),
    )


def _counts() -> dict[str, int]:
    kinds = {kind: File.objects.filter(kind=kind).count() for kind in File.Kind.values}
    return {f"{kind} files": number for kind, number in kinds.items() if number} | {"entries": Entry.objects.count()}


@contextmanager
def _in_a_hurry() -> Iterator[None]:
    """Let SQLite not wait for the disk while the demo is made; a demo that was cut off is made again."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=FULL")
