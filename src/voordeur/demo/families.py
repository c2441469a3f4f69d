"""Households made up to fit what is told about them: who asks, whether there are children, how old somebody is."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from voordeur.cases.actions import Member

WOMEN, MEN = "women", "men"
_DAYS_A_YEAR = 365.25
_GIRL, _BOY = "f", "m"
_OLD_FROM, _YOUNG_UNTIL = 64, 27


@dataclass(frozen=True, kw_only=True)
class Family:
    """People who run a home together; `label` is how workers call them.

    `about`: what is true of them: woman, man, children, couple, single, elderly, working, young. `kids`: how old their
    children are, and whether it is a girl or a boy, such as 15m.
    """

    label: str
    members: tuple[Member, ...]
    about: frozenset[str]
    kids: tuple[str, ...] = ()

    @property
    def who_opened(self) -> str:
        """Say who was there, without a name."""
        return "bewoner en partner" if "couple" in self.about else "bewoner"

    def fits(self, said: Mapping[str, Any]) -> bool:
        """Tell whether this can be about this household: who it speaks of lives there."""
        return set(said.get("about", ())) <= self.about and set(said.get("kids", ())) <= set(self.kids)

    def fits_words(self, text: str) -> bool:
        """Tell whether whoever this text speaks of lives there."""
        boys = [kid for kid in self.kids if kid.endswith(_BOY)]
        spoken_of = {about for about, words in WORDS.items() if words.search(text)}
        enough = len(boys) > 1 if "jongens" in text else len(self.kids) > 1 or not SEVERAL.search(text)
        return spoken_of <= self.about and enough


# What a text may only say where such people live.
WORDS = {
    "man": re.compile(r"\b([Vv]ader|[Mm]eneer|[Hh]ij|hem)\b"),
    "woman": re.compile(r"\b([Mm]oeder|[Mm]evrouw|haar)\b"),
    "couple": re.compile(r"\b[Oo]uders\b"),
    "children": re.compile(r"\b(kinderen|jongste|oudste|jongens|school)\b"),
}
SEVERAL = re.compile(r"\b(jongste|oudste|kinderen|jongens)\b")


class Families:
    """Makes up households; names come back only when all were used."""

    def __init__(
        self,
        rng: Random,
        today: Callable[[], date],
        names: Mapping[str, Any],
        deal: Callable[[str, Sequence[Any]], Any],
    ) -> None:
        self.rng = rng
        self.today = today
        self.names = names
        self.deal = deal
        self._phones = 200  # 010-5550200 and on; the lower ones are those of organisations and workers

    def make(self, said: Mapping[str, Any] | None = None) -> Family:
        """Make up a household of which this is true; without it one of any kind."""
        asked, free = set((said or {}).get("about", ())), not said
        name = self.deal("family names", self.names["family"])
        sexes = [sex for sex, word in ((WOMEN, "woman"), (MEN, "man")) if word in asked]
        sex = sexes[0] if sexes else self.rng.choice([WOMEN, MEN])
        old = "elderly" in asked or (free and self.rng.random() < 0.25)
        pair = len(sexes) > 1 or "couple" in asked or ("single" not in asked and self.rng.random() < 0.3)
        kids = self._kids(list((said or {}).get("kids", ())), "children" in asked or (free and not old))
        young = "young" in asked
        age = self.rng.randint(_OLD_FROM, 86) if old else self.rng.randint(19, _YOUNG_UNTIL - 1) if young else 0
        age = age or self.rng.randint(max([27, *(int(kid[:-1]) + 21 for kid in kids)]), 52)
        members = [self._adult(sex, name, age)]
        if pair:
            other = MEN if sex == WOMEN else WOMEN
            members.append(self._adult(other, self._partner_name(name), age + self.rng.randint(-3, 4), role="partner"))
        members += [self._child(name, kid) for kid in kids]
        there = {"woman", "man"} if pair else {"woman"} if sex == WOMEN else {"man"}
        there |= {"couple" if pair else "single", "elderly" if old else "working"}
        there |= ({"children"} if kids else set()) | ({"young"} if young else set())
        label = name[0].upper() + name[1:]
        return Family(label=label, members=tuple(members), about=frozenset(there), kids=tuple(kids))

    def _kids(self, known: list[str], children: bool) -> list[str]:
        if known or not children:
            return known
        ages = self.rng.sample(range(3, 13), self.rng.randint(1, 3))
        return [f"{age}{self.rng.choice([_GIRL, _BOY])}" for age in ages]

    def _partner_name(self, name: str) -> str:
        return name if self.rng.random() < 0.6 else str(self.deal("family names", self.names["family"]))

    def _adult(self, sex: str, name: str, age: int, *, role: Any = "adult") -> Member:
        first = self.deal(f"first {sex}", self.names["first"][sex])
        return Member(
            name=f"{first} {name}",
            born=self._born(age),
            role=role,
            phone=self._phone() if self.rng.random() < 0.6 else "",
            language=self.rng.choice(self.names["languages"]),
        )

    def _child(self, name: str, kid: str) -> Member:
        sex = "girls" if kid.endswith(_GIRL) else "boys"
        first = self.deal(f"first {sex}", self.names["first"][sex])
        return Member(name=f"{first} {name}", born=self._born(int(kid[:-1])), role="child")

    def _phone(self) -> str:
        self._phones += 1
        return f"010-555{self._phones:04}"

    def _born(self, age: int) -> date:
        return self.today() - timedelta(days=int(age * _DAYS_A_YEAR) + self.rng.randint(1, 364))
