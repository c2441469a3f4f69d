"""What a user of `bench load` does: of 100 things 70 reads (case 30, household 20, my day 20), 20 searches, 10 writes.

All of it in cases that the worker coordinates. Who writes reads the case again, since the form leads there.
"""

import asyncio
import random
import re
from collections import Counter
from dataclasses import dataclass, field
from time import perf_counter
from uuid import UUID

from bench.browser import Browser
from bench.homes import Home
from voordeur.common.ids import new_id

_NAMES_SOMEBODY = re.compile(rb'href="/(casussen|huishoudens|voordeuren)/[0-9a-f-]{36}/')


@dataclass(frozen=True)
class Answer:
    """What somebody waited for, and how many milliseconds."""

    what: str
    took: float
    went_wrong: str = ""


@dataclass
class User:
    """Somebody who is signed in, with the own cases; `looks`: pages that named somebody, by page and file."""

    worker: UUID
    homes: list[Home]
    browser: Browser
    chance: random.Random
    looks: Counter[tuple[str, UUID | None]] = field(default_factory=Counter)

    async def warm(self) -> None:
        """Ask for every page once, which brings the token of the forms too."""
        for do in (self.search_page, self.day, self.household, self.case, self.search):
            status, _ = await do(self.homes[0])
            assert status == 200, (do.__name__, status)

    async def one_thing(self) -> Answer:
        """Do one thing, and wait for the answer."""
        doing = {self.case: 30, self.household: 20, self.day: 20, self.search: 20, self.record: 10}
        do = self.chance.choices(list(doing), weights=list(doing.values()))[0]
        begun = perf_counter()
        try:
            status, _ = await do(self.chance.choice(self.homes))
            went_wrong = "" if status == 200 else f"status {status}"
        except (OSError, asyncio.IncompleteReadError) as error:
            went_wrong = type(error).__name__
        return Answer(do.__name__, (perf_counter() - begun) * 1000, went_wrong)

    async def case(self, home: Home) -> tuple[int, bytes]:
        """Read a case."""
        return self._seen(await self.browser.get(f"/casussen/{home.case}/"), "case", home.case)

    async def household(self, home: Home) -> tuple[int, bytes]:
        """Read a household."""
        return self._seen(await self.browser.get(f"/huishoudens/{home.household}/"), "household", home.household)

    async def day(self, _home: Home) -> tuple[int, bytes]:
        """Read what is to be done."""
        return self._seen(await self.browser.get("/"), "my day", None)

    async def search_page(self, _home: Home) -> tuple[int, bytes]:
        """Read the list of own cases, with the form to search it."""
        return self._seen(await self.browser.get("/casussen/"), "cases", None)

    async def search(self, home: Home) -> tuple[int, bytes]:
        """Search the own cases for a household."""
        return self._seen(await self.browser.send("/casussen/", {"words": home.label}), "cases", None)

    async def record(self, home: Home) -> tuple[int, bytes]:
        """Write down that somebody was called, and read the case again."""
        said = {"id": str(new_id()), "channel": "call", "text": "Gebeld: de afspraak staat.", "level": "1"}
        answer = await self.browser.send(f"/casussen/{home.case}/notitie/", said)
        if answer[0] == 200:
            self.looks["case notitie", home.case] += 1
        return self._seen(answer, "case", home.case)

    def _seen(self, answer: tuple[int, bytes], page: str, file: UUID | None) -> tuple[int, bytes]:
        if answer[0] == 200 and (file or _NAMES_SOMEBODY.search(answer[1])):
            self.looks[page, file] += 1
        return answer
