"""How many workers at once: a closed model against the real web server, over HTTP, on a database of `bench.sized`.

Each of the users is signed in as another worker and does one thing after another (`bench.users`); between an answer and
the next thing lie 8 seconds of thinking on average, exponentially spread. Their number doubles until the p95 of all
answers is over 300 ms or one fails, and is then narrowed down to one in twenty. Every read must stand in the access
log: a page that named somebody and left no line is `unwritten`.

The generator runs on the same machine: what it had of a core is printed beside what the web server and the database
had. Cookies, sessions and tokens of forms are real; style sheets, which a browser keeps, are not asked for.
"""

import asyncio
import os
import random
from collections import Counter
from collections.abc import Iterable
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Max
from django.test import Client

from bench import sized
from bench.bench_pages import SIZES
from bench.browser import Browser
from bench.homes import Home, homes
from bench.users import Answer, User
from bench.web_server import core_seconds, server_of_the_database, serving
from voordeur.access.log import broken_lines
from voordeur.access.models import AccessLogLine
from voordeur.accounts.models import Worker
from voordeur.common import clock
from voordeur.journal.ground import of_house, of_worker

SIZE = int(os.environ.get("VOORDEUR_BENCH_LOAD", str(SIZES[-1])))  # households
WORKERS = int(os.environ.get("VOORDEUR_BENCH_WEB_WORKERS", "1"))  # processes of the web server
FIRST = int(os.environ.get("VOORDEUR_BENCH_USERS", "25"))
SECONDS = float(os.environ.get("VOORDEUR_BENCH_SECONDS", "60"))  # that each number of users is measured
THINKING, SETTLING = 8.0, 20.0  # seconds
SLOWEST = 300.0  # milliseconds, for 95 of 100
KINDS = ("all", "case", "household", "day", "search", "record")
WARMED_AT_ONCE = 4


def run() -> dict[str, Any]:
    """Give the number of users, what each number of them had to wait, and whether all looks were written down."""
    name = f"sized_{SIZE}"
    if connection.vendor != "postgresql" or name not in sized.databases():
        return {}
    sized.use(name)
    with of_house("checking_the_journal"):
        ahead = sized.moment() - clock.now()
        there = homes()
    connection.close()
    connection.settings_dict["USER"] = settings.DATABASE_APP_ROLE
    with serving(name, workers=WORKERS, ahead=ahead) as (port, web):
        crowd = Crowd(port, web, there)
        users = asyncio.run(crowd.ramped())
    connection.close()
    connection.settings_dict["USER"] = ""
    with of_house("checking_the_journal"):
        figures = {"households": SIZE, "web_workers": WORKERS, "users": users, **crowd.written_down()}
    for what, value in figures.items():
        print(f"{what:40} {value}")
    return figures | {"levels": crowd.levels}


class Crowd:
    """All users: more of them or fewer, and what they wait for."""

    def __init__(self, port: int, web: int, there: list[Home]) -> None:
        self.port, self.web, self.database = port, web, server_of_the_database()
        self.homes: dict[UUID, list[Home]] = {}
        for home in there:
            self.homes.setdefault(home.worker, []).append(home)
        self.order = random.Random(1).sample(list(self.homes), len(self.homes))
        self.wanted = 0
        self.users: list[User] = []
        self.tasks: list[asyncio.Task[None]] = []
        self.answers: list[Answer] = []
        self.levels: list[dict[str, Any]] = []
        self.stood: dict[UUID, int] = {}  # where a worker's access log stood before

    async def ramped(self) -> int:
        """Let them become more until they wait too long, then find the last number for which they do not."""
        most, users = 0, FIRST
        while await self._stand(users):
            most, users = users, users * 2
        fewest = users  # who wait too long
        while fewest - most > max(most // 20, 1):
            users = (most + fewest) // 2
            most, fewest = (users, fewest) if await self._stand(users) else (most, users)
        await self._become(0)
        return most

    async def _stand(self, users: int) -> bool:
        """Measure this many users; tell whether all had their answers, and in time."""
        await self._become(users)
        await asyncio.sleep(SETTLING)
        self.answers.clear()
        begun, before = perf_counter(), self._cores()
        await asyncio.sleep(SECONDS)
        lasted, answers = perf_counter() - begun, list(self.answers)
        cores = {f"core_{who}": (had - before[who]) / lasted for who, had in self._cores().items()}
        errors = Counter(answer.went_wrong for answer in answers if answer.went_wrong)
        level: dict[str, Any] = {"users": users, "a_second": len(answers) / lasted, "errors": dict(errors), **cores}
        level["load"] = os.getloadavg()[0]
        for what in KINDS:
            took = [answer.took for answer in answers if what in ("all", answer.what)]
            if len(took) > 1:
                level[f"{what}_p50_ms"], level[f"{what}_p95_ms"] = median(took), quantiles(took, n=20)[-1]
        self.levels.append(level)
        print(_line(level), flush=True)
        return bool(level.get("all_p95_ms", SLOWEST + 1) <= SLOWEST) and not errors

    def _cores(self) -> dict[str, float]:
        web, database = core_seconds(self.web), core_seconds(self.database)
        return {"generator": process_time(), "web": web, "database": database}

    async def _become(self, users: int) -> None:
        """Let those who are too many stop after what they are doing; sign in and warm those who are new."""
        self.wanted = users
        new = range(len(self.users), users)
        self.users += await asyncio.to_thread(self._signed_in, new)
        for first in range(new.start, new.stop, WARMED_AT_ONCE):
            await asyncio.gather(*(user.warm() for user in self.users[first : first + WARMED_AT_ONCE]))
        for number in range(users):
            if number >= len(self.tasks):
                self.tasks.append(asyncio.create_task(self._work(number)))
            elif self.tasks[number].done():
                self.tasks[number] = asyncio.create_task(self._work(number))

    async def _work(self, number: int) -> None:
        user = self.users[number]
        while True:
            await asyncio.sleep(user.chance.expovariate(1 / THINKING))
            if number >= self.wanted:
                return
            self.answers.append(await user.one_thing())

    def _signed_in(self, numbers: Iterable[int]) -> list[User]:
        new = []
        for number in numbers:
            id = self.order[number % len(self.order)]
            client = Client()
            client.force_login(Worker.objects.get(pk=id), backend=settings.AUTHENTICATION_BACKENDS[0])
            cookies = {settings.SESSION_COOKIE_NAME: client.cookies[settings.SESSION_COOKIE_NAME].value}
            new.append(User(id, self.homes[id], Browser(self.port, cookies), random.Random(number)))
            if id not in self.stood:
                lines = AccessLogLine.objects.filter(worker=id)
                with of_worker(id, clock.today()):
                    self.stood[id] = lines.aggregate(last=Max("position"))["last"] or 0
        connection.close()
        return new

    def written_down(self) -> dict[str, int]:
        """Compare what was read with the access log; a page that named somebody and left no line is `unwritten`."""
        read: Counter[tuple[UUID, str, UUID | None]] = Counter()
        for user in self.users:
            read.update({(user.worker, *look): times for look, times in user.looks.items()})
        written: Counter[tuple[UUID, str, UUID | None]] = Counter()
        broken = 0
        for worker, stood in self.stood.items():
            lines = AccessLogLine.objects.filter(worker=worker, position__gt=stood)
            written.update((worker, page, file) for page, file in lines.values_list("page", "file"))
            broken += sum(1 for _ in broken_lines(worker))
        return {
            "pages_that_named_somebody": read.total(),
            "lines_in_the_access_log": written.total(),
            "unwritten": (read - written).total(),
            "broken_lines": broken,
        }


def _line(level: dict[str, Any]) -> str:
    waited = ", ".join(
        f"{what} {level[f'{what}_p50_ms']:.0f}/{level[f'{what}_p95_ms']:.0f}"
        for what in KINDS
        if f"{what}_p50_ms" in level
    )
    cores = ", ".join(f"{who} {level[f'core_{who}']:.2f}" for who in ("web", "database", "generator"))
    return (
        f"{level['users']} users, {level['a_second']:.1f} answers a second; ms p50/p95: {waited};"
        f" cores: {cores}; load {level['load']:.1f}; errors: {level['errors'] or 'none'}"
    )
