"""A browser that counts what somebody does in it: clicks, filled-in fields, typed signs, and the machine's seconds."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

from tests.support.readable import assert_readable

PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
# What the walk over all pages does in both sizes at once, a walk through a few of them does on a desk in the long run.
SIZES = pytest.mark.parametrize(
    "size", [pytest.param(PHONE, id="phone"), pytest.param(DESK, id="desk", marks=pytest.mark.deep)]
)
# A first-time user reads 200 words a minute, types 30 words of six signs, and looks three seconds for a button.
WORDS_READ, SIGNS_TYPED, SECONDS_TO_CLICK = 200, 180, 3


@dataclass
class Walk:
    """A browser that counts what somebody does in it."""

    page: Page
    clicks: int = 0
    fields: int = 0
    typed: int = 0
    words: int = 0
    seconds: float = 0
    told: list[str] = field(default_factory=list)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time one step, and note what was clicked and typed in it."""
        before, began = self._counted(), perf_counter()
        yield
        spent = [now - then for now, then in zip(self._counted(), before, strict=True)]
        lasted = perf_counter() - began
        self.seconds += lasted
        self.told.append(_line(name, lasted, spent))

    def _counted(self) -> tuple[int, int, int, int]:
        return self.clicks, self.fields, self.typed, self.words

    def table(self) -> str:
        """Give what was counted, a line for each step and one for all together."""
        return "\n".join(["", *self.told, _line("together", self.seconds, self._counted()), ""])

    def minutes(self) -> float:
        """Give how long somebody would take who reads every page that was looked at, and has to find each click."""
        return self.words / WORDS_READ + self.typed / SIGNS_TYPED + self.clicks * SECONDS_TO_CLICK / 60

    def click(self, *names: str | re.Pattern[str], role: Any = "button") -> None:
        """Click what has these names, one after the other."""
        for name in names:
            self.page.get_by_role(role, name=name, exact=role == "button").first.click()
            self.clicks += 1

    def open(self, words: str) -> None:
        """Unfold what stands under these words."""
        self.page.locator("summary").filter(has_text=words).first.click()
        self.clicks += 1

    def fill(self, label: str, words: str) -> None:
        """Type in a field."""
        self.page.get_by_label(label).first.fill(words)
        self.fields += 1
        self.typed += len(words)

    def choose(self, label: str, option: str) -> None:
        """Choose from a list: one click to open it, one on the choice."""
        self.page.get_by_label(label).first.select_option(label=option)
        self.clicks += 2

    def tick(self, where: Locator) -> None:
        """Tick a box."""
        where.check()
        self.clicks += 1

    def look(self) -> None:
        """Read what is on screen: count its words, and hold it against the rules for pages that everybody can read."""
        assert_readable(self.page)
        self.words += len(self.page.get_by_role("main").inner_text().split())


def _line(name: str, seconds: float, counted: Sequence[int]) -> str:
    clicks, fields, signs, words = counted
    return f"{name:32} {seconds:5.1f} s {clicks:3} clicks {fields:3} fields {signs:4} signs {words:5} words read"
