"""A browser that counts what somebody does in it: clicks, filled-in fields, typed signs, and the machine's seconds."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
_TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]


@dataclass
class Walk:
    """A browser that counts what somebody does in it."""

    page: Page
    clicks: int = 0
    fields: int = 0
    typed: int = 0
    seconds: float = 0
    told: list[str] = field(default_factory=list)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time one step, and note what was clicked and typed in it."""
        before, began = (self.clicks, self.fields, self.typed), perf_counter()
        yield
        spent = [now - then for now, then in zip((self.clicks, self.fields, self.typed), before, strict=True)]
        lasted = perf_counter() - began
        self.seconds += lasted
        told = f"{name:38} {lasted:5.1f} s {spent[0]:3} clicks {spent[1]:3} fields {spent[2]:4} signs"
        self.told.append(told)

    def table(self) -> str:
        """Give what was counted, a line for each step and one for all together."""
        told = f"{'together':38} {self.seconds:5.1f} s {self.clicks:3} clicks {self.fields:3} fields {self.typed:4} signs"
        return "\n".join(["", *self.told, told, ""])

    def click(self, *names: str | re.Pattern[str], role: Any = "button") -> None:
        """Click what has these names, one after the other."""
        for name in names:
            self.page.get_by_role(role, name=name, exact=role == "button").first.click()
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
        """Hold what is on screen against the rules for pages that everybody can read."""
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide == 0, f"{self.page.url} is {wide} pixels too wide"
        found = Axe().run(self.page, options={"runOnly": {"type": "tag", "values": _TAGS}})
        assert found.violations_count == 0, f"{self.page.url}\n{found.generate_report()}"
