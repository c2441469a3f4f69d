"""What the demo says and whom it makes up: texts and names from data/, shuffled as a seed decides."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

import yaml

from voordeur.cases.actions import Member

_DAYS_A_YEAR = 365.25
_CHILDREN = ("kind", "zoon", "dochter van", "gezin", "ouders", "jongste", "oudste", "moeder", "vader ", "school")
_TOGETHER = {"gezin", "ouders", "ouders."}
_OLD = ("82", "31 jaar", "pensioen", "gevallen", "beroerte", "trap", "dementie", "op leeftijd", "weduwe")
_FIRST_PHONE = 200  # 010-5550200 and on; the lower ones are those of organisations and workers


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

    @property
    def sex(self) -> str:
        """Say whether a woman or a man asks, when the text tells."""
        return sex_in(self.text)


@dataclass(frozen=True, kw_only=True)
class Family:
    """People who run a home together; `label` is how workers call them."""

    label: str
    members: tuple[Member, ...]

    @property
    def who_opened(self) -> str:
        """Say who was there, without a name."""
        return "bewoner en partner" if len(self.members) > 1 and self.members[1].role == "partner" else "bewoner"


class Stock:
    """Takes texts so that none comes back before all of its kind were used."""

    def __init__(self, rng: Random, today: date) -> None:
        self.rng = rng
        self.today = today
        self._decks: dict[str, Iterator[Any]] = {}
        self._phones = _FIRST_PHONE
        self._names = read("names")

    def take(self, *path: str) -> Any:
        """Give the next text of a list in texts.yaml."""
        found: Any = read("texts")
        for step in path:
            found = found[step]
        return self._next("/".join(path), found)

    def need(self, domains: Sequence[str], *, money: bool | None = None) -> NeedText:
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
        found: NeedText = self._next(f"needs {sorted(domains)} {money}", told)
        return found

    def needs(self, number: int, domains: Sequence[str]) -> list[NeedText]:
        """Give so many questions that one household may have: not of a Mevrouw and a Meneer who are each alone."""
        found = [self.need(domains) for _ in range(min(number, 1))]
        while len(found) < number:
            other = self.need(domains)
            if len({one.sex for one in [*found, other]} - {""}) < 2:
                found.append(other)
        return found

    def family(self, told: str = "") -> Family:
        """Make up a household that fits what is told about it: who asks, and whether there are children."""
        name = self._next("family names", self._names["family"])
        sex = sex_in(told) or self.rng.choice(["women", "men"])
        other = "men" if sex == "women" else "women"
        kind = self.rng.choice(["alone", "couple", "old"] if told else ["alone", "couple", "parent", "family", "old"])
        if any(word in told.lower() for word in _CHILDREN):
            kind = "family" if _TOGETHER & set(told.lower().split()) else "parent"
        elif any(word in told.lower() for word in _OLD):
            kind = "old"
        if kind in ("alone", "old"):
            return Family(
                label=_label(name), members=(self._adult(sex, name, (66, 88) if kind == "old" else (20, 70)),)
            )
        age = self.rng.randint(25, 58)
        members = [self._adult(sex, name, (age, age))]
        if kind in ("couple", "family"):
            members.append(self._adult(other, self._partner_name(name), (age - 3, age + 4), role="partner"))
        if kind in ("parent", "family"):
            members += [self._child(name, age) for _ in range(self.rng.randint(1, 3))]
        return Family(label=_label(name), members=tuple(members))

    def phone(self) -> str:
        """Give a telephone number that nobody has."""
        self._phones += 1
        return f"010-555{self._phones:04}"

    def _partner_name(self, name: str) -> str:
        return name if self.rng.random() < 0.6 else str(self._next("family names", self._names["family"]))

    def _adult(self, sex: str, name: str, ages: tuple[int, int], *, role: Any = "adult") -> Member:
        first = self._next(f"first {sex}", self._names["first"][sex])
        return Member(
            name=f"{first} {name}",
            born=self._born(self.rng.randint(*ages)),
            role=role,
            phone=self.phone() if self.rng.random() < 0.6 else "",
            language=self.rng.choice(self._names["languages"]),
        )

    def _child(self, name: str, parent: int) -> Member:
        first = self._next("first children", self._names["first"]["children"])
        age = self.rng.randint(max(0, parent - 42), min(17, parent - 18))
        return Member(name=f"{first} {name}", born=self._born(age), role="child")

    def _born(self, age: int) -> date:
        return self.today - timedelta(days=int(age * _DAYS_A_YEAR) + self.rng.randint(1, 364))

    def _next(self, deck: str, cards: Sequence[Any]) -> Any:
        try:
            return next(self._decks[deck])
        except (KeyError, StopIteration):
            self._decks[deck] = iter(self.rng.sample(list(cards), len(cards)))
            return next(self._decks[deck])


def _label(name: str) -> str:
    """Write a family name as it begins a line: De Vries, Van den Berg."""
    return name[0].upper() + name[1:]


def sex_in(told: str) -> str:
    """Say whether a text speaks of a woman or a man first; empty when it does not tell."""
    words = [word.strip(".,").lower() for word in told.split()]
    for word in words:
        if word in ("mevrouw", "moeder", "oma", "buurvrouw"):
            return "women"
        if word in ("meneer", "vader", "jongeman"):
            return "men"
    return ""
