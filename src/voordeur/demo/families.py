"""Households made up to fit what is told about them: who asks, whether there are children, how old somebody is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from voordeur.cases.actions import Member

WOMEN, MEN = "women", "men"
_DAYS_A_YEAR = 365.25
_WOMAN = {"mevrouw", "moeder", "oma", "zij", "vrouw", "weduwe"}
_MAN = {"meneer", "vader", "jongeman", "hij", "man", "weduwnaar"}
_CHILD = (
    "kind",
    "zoon",
    "dochter van",
    "gezin",
    "ouders",
    "jongste",
    "oudste",
    "moeder",
    "vader ",
    "rapport",
    "mentor",
)
_OLD = (
    "82",
    "31 jaar",
    "pensioen",
    "drie keer gevallen",
    "twee keer",
    "beroerte",
    "traplift",
    "trap niet",
    "dementie",
    "op leeftijd",
    "oma",
    "kleinkind",
    "overleden",
    "wijkverpleging",
)
_YOUNG = ("jongeman", "negentien", "zwanger", "vriendinnen uit de vorige stad")
_PAIR = ("haar man ", "zijn vrouw", "gezin", "ouders", "hij zit vast", "na de scheiding")


@dataclass(frozen=True, kw_only=True)
class Heard:
    """What a text tells about the people in it."""

    first: str
    sexes: frozenset[str]
    children: bool
    old: bool
    young: bool
    pair: bool


def heard(text: str) -> Heard:
    """Read from a text of the demo who must be there for it to be true."""
    said = text.lower()
    words = [word.strip(".,:;'") for word in said.split()]
    found = [WOMEN if word in _WOMAN else MEN for word in words if word in _WOMAN | _MAN]
    if "alleen" in words:
        found = found[:1]
    return Heard(
        first=found[0] if found else "",
        sexes=frozenset(found),
        children=any(word in said for word in _CHILD),
        old=any(word in said for word in _OLD),
        young=any(word in said for word in _YOUNG),
        pair=any(word in said for word in _PAIR) and "overleden" not in said,
    )


@dataclass(frozen=True, kw_only=True)
class Family:
    """People who run a home together; `label` is how workers call them."""

    label: str
    members: tuple[Member, ...]
    sexes: frozenset[str]
    old: bool

    @property
    def who_opened(self) -> str:
        """Say who was there, without a name."""
        return "bewoner en partner" if len(self.sexes) > 1 else "bewoner"

    def fits(self, text: str) -> bool:
        """Tell whether this text can be about this household."""
        told = heard(text)
        children = any(member.role == "child" for member in self.members)
        return told.sexes <= self.sexes and (children or not told.children) and (self.old or not told.old)


class Families:
    """Makes up households; names come back only when all were used."""

    def __init__(
        self, rng: Random, today: date, names: Mapping[str, Any], deal: Callable[[str, Sequence[Any]], Any]
    ) -> None:
        self.rng = rng
        self.today = today
        self.names = names
        self.deal = deal
        self._phones = 200  # 010-5550200 and on; the lower ones are those of organisations and workers

    def make(self, text: str = "") -> Family:
        """Make up a household that fits a text; without one it may be any."""
        told = heard(text)
        name = self.deal("family names", self.names["family"])
        sex = told.first or self.rng.choice([WOMEN, MEN])
        old = told.old or (not text and self.rng.random() < 0.25)
        pair = told.pair or len(told.sexes) > 1 or (not told.first and self.rng.random() < 0.4)
        children = told.children or (not text and not old and self.rng.random() < 0.5)
        age = self.rng.randint(64, 86) if old else self.rng.randint(19, 27) if told.young else self.rng.randint(27, 52)
        members = [self._adult(sex, name, age)]
        if pair:
            other = MEN if sex == WOMEN else WOMEN
            members.append(self._adult(other, self._partner_name(name), age + self.rng.randint(-3, 4), role="partner"))
        if children:
            members += [self._child(name, age) for _ in range(self.rng.randint(1, 3))]
        sexes = frozenset((WOMEN, MEN)) if pair else frozenset((sex,))
        return Family(label=name[0].upper() + name[1:], members=tuple(members), sexes=sexes, old=old)

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

    def _child(self, name: str, parent: int) -> Member:
        first = self.deal("first children", self.names["first"]["children"])
        oldest = max(0, min(17, parent - 18))
        return Member(
            name=f"{first} {name}",
            born=self._born(self.rng.randint(min(oldest, max(0, parent - 42)), oldest)),
            role="child",
        )

    def _phone(self) -> str:
        self._phones += 1
        return f"010-555{self._phones:04}"

    def _born(self, age: int) -> date:
        return self.today - timedelta(days=int(age * _DAYS_A_YEAR) + self.rng.randint(1, 364))
