"""What the demo says: texts from data/, shuffled as a seed decides, and chosen to fit the household they are about."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

import yaml

from voordeur.demo.families import Families, Family


@cache
def read(name: str) -> Any:
    """Give one file of data/ by its name."""
    return yaml.safe_load(files("voordeur.demo").joinpath(f"data/{name}.yaml").read_text("utf-8"))


@dataclass(frozen=True, kw_only=True)
class NeedText:
    """One question of a resident, with what is wanted, who can be asked, and how it may end."""

    domain: str
    text: str
    money: bool
    goal: str
    service: str
    answer: Mapping[str, str]
    action: Mapping[str, str]


class Stock:
    """Takes texts so that none comes back before all of its kind that fit were used."""

    def __init__(self, rng: Random, today: Callable[[], date]) -> None:
        self.rng = rng
        self._decks: dict[str, list[Any]] = {}
        self._families = Families(rng, today, read("names"), self._deal)

    def take(self, *path: str, family: Family | None = None, domains: Collection[str] = ()) -> Any:
        """Give the next text of a list in texts.yaml that can be about this household and its questions."""
        found: Any = read("texts")
        for step in path:
            found = found[step]

        def fits(said: Any) -> bool:
            if isinstance(said, str):
                return True
            ours = not said.get("domains") or bool(set(said["domains"]) & set(domains))
            return ours and (family is None or family.fits(said))

        card = self._deal("/".join(path), found, fits)
        if isinstance(card, str):
            return card
        return {name: value for name, value in card.items() if name not in ("about", "kids", "domains")}

    def draw(self, deck: str, cards: Sequence[str], family: Family) -> str:
        """Give the next text of a deck of a course that can be about this household."""
        found: str = self._deal(deck, cards, family.fits_words)
        return found

    def signal(self, fits: Callable[[Mapping[str, Any]], bool]) -> Mapping[str, Any] | None:
        """Give a report that nobody made yet, of this sort; None when all were made."""
        left = self._decks.setdefault("signals", self.rng.sample(read("signals"), len(read("signals"))))
        found = next((one for one in left if fits(one)), None)
        if found is not None:
            left.remove(found)
        return found

    def need(self, domains: Sequence[str], *, money: bool | None = None, family: Family | None = None) -> NeedText:
        """Give the next question on one of these life domains; `money`: only one that is (not) about money."""
        return _need(self._said(domains, money, family))

    def household(
        self, questions: int, domains: Sequence[str], *, money: bool | None = None
    ) -> tuple[Family, list[NeedText]]:
        """Give a household with so many questions, each of which can be its own."""
        if not questions:
            return self.family(), []
        first = self._said(domains, money, None)
        family = self.family(first)
        others = [self.need(domains, family=family) for _ in range(questions - 1)]
        return family, [_need(first), *(one for one in others if one.text != first["text"])]

    def family(self, said: Mapping[str, Any] | None = None) -> Family:
        """Make up a household of which this is true."""
        return self._families.make(said)

    def _said(self, domains: Sequence[str], money: bool | None, family: Family | None) -> Mapping[str, Any]:
        told = [
            {**said, "domain": domain}
            for domain, texts in read("needs").items()
            if domain in domains
            for said in texts
            if money is None or said.get("money", False) == money
        ]
        deck = f"needs {sorted(domains)} {money}"
        found: Mapping[str, Any] = self._deal(deck, told, lambda said: family is None or family.fits(said))
        return found

    def _deal(self, deck: str, cards: Sequence[Any], fits: Callable[[Any], bool] = lambda _card: True) -> Any:
        """Give the next card that fits; after all that do were used they are shuffled in again; else any card."""
        left = self._decks.setdefault(deck, [])
        for _ in range(2):
            for place, card in enumerate(left):
                if fits(card):
                    return left.pop(place)
            left.extend(self.rng.sample(list(cards), len(cards)))
        return left.pop(0)


def _need(said: Mapping[str, Any]) -> NeedText:
    return NeedText(
        domain=said["domain"],
        text=said["text"],
        money=said.get("money", False),
        goal=said["goal"],
        service=said.get("service", ""),
        answer=said["answer"],
        action=said["action"],
    )
