"""What the demo says: texts from data/, shuffled as a seed decides, and chosen to fit the household they are about."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

import yaml

from voordeur.demo.families import Families, Family


@cache
def read(name: str) -> Mapping[str, Any]:
    """Give one file of data/ by its name."""
    found: Mapping[str, Any] = yaml.safe_load(files("voordeur.demo").joinpath(f"data/{name}.yaml").read_text("utf-8"))
    return found


@dataclass(frozen=True, kw_only=True)
class NeedText:
    """One question of a resident, with how it may end."""

    domain: str
    text: str
    money: bool
    answer: Mapping[str, str]
    action: Mapping[str, str]


class Stock:
    """Takes texts so that none comes back before all of its kind that fit were used."""

    def __init__(self, rng: Random, today: date) -> None:
        self.rng = rng
        self._decks: dict[str, list[Any]] = {}
        self._families = Families(rng, today, read("names"), self._deal)

    def take(self, *path: str, family: Family | None = None) -> Any:
        """Give the next text of a list in texts.yaml, one that can be about this household."""
        found: Any = read("texts")
        for step in path:
            found = found[step]
        return self._deal("/".join(path), found, lambda said: family is None or family.fits(_words(said)))

    def need(self, domains: Sequence[str], *, money: bool | None = None, family: Family | None = None) -> NeedText:
        """Give the next question on one of these life domains; `money`: only one that is (not) about money."""
        told = [
            NeedText(
                domain=domain,
                text=said["text"],
                money=said.get("money", False),
                answer=said["answer"],
                action=said["action"],
            )
            for domain, texts in read("needs").items()
            if domain in domains
            for said in texts
            if money is None or said.get("money", False) == money
        ]
        found: NeedText = self._deal(
            f"needs {sorted(domains)} {money}", told, lambda said: family is None or family.fits(said.text)
        )
        return found

    def household(self, questions: int, domains: Sequence[str]) -> tuple[Family, list[NeedText]]:
        """Give a household with so many questions, each of which can be its own."""
        told = [self.need(domains) for _ in range(min(questions, 1))]
        family = self.family(told[0].text if told else "")
        told += [self.need(domains, family=family) for _ in range(questions - len(told))]
        return family, told

    def family(self, told: str = "") -> Family:
        """Make up a household that fits what is told about it."""
        return self._families.make(told)

    def _deal(self, deck: str, cards: Sequence[Any], fits: Callable[[Any], bool] = lambda _card: True) -> Any:
        """Give the next card that fits; after all that do were used they are shuffled in again; else any card."""
        left = self._decks.setdefault(deck, [])
        for _ in range(2):
            for place, card in enumerate(left):
                if fits(card):
                    return left.pop(place)
            left.extend(self.rng.sample(list(cards), len(cards)))
        return left.pop(0)


def _words(said: Any) -> str:
    return said if isinstance(said, str) else str(said.get("text", ""))
