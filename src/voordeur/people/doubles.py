"""Which households and persons may be the same ones, written down twice. Pure; it proposes, people decide.

Nothing is ever merged because a rule says so. Each proposal says in which respects two cards agree, so that a worker
can judge.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations
from uuid import UUID

CROWD = 12  # more cards than this behind one sign (a shelter, a common name) say nothing about doubles

# Letters that are no plain letter with a mark, as people write them who do not have them on their keyboard.
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ß": "ss", "đ": "d", "Đ": "D", "æ": "ae"})

# What stands before a Dutch family name and is written in many ways.
_PREFIXES = frozenset(
    ("van", "de", "der", "den", "het", "t", "te", "ter", "ten", "v", "d", "el", "al", "ben", "bin", "la", "le")
)


class Sign(StrEnum):
    """A respect in which two cards agree."""

    NAME_AND_BIRTH_DATE = "name_and_birth_date"
    FAMILY_NAME_AND_BIRTH_DATE = "family_name_and_birth_date"
    FAMILY_NAME_AND_ADDRESS = "family_name_and_address"
    PHONE = "phone"


STRENGTH = {
    Sign.NAME_AND_BIRTH_DATE: 3,
    Sign.FAMILY_NAME_AND_BIRTH_DATE: 2,
    Sign.FAMILY_NAME_AND_ADDRESS: 2,
    Sign.PHONE: 1,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """What is known of one person, for comparing; `household` tells doubled persons from doubled households."""

    person: UUID
    household: UUID
    name: str
    born: date | None = None
    phone: str = ""
    address: UUID | None = None


@dataclass(frozen=True, slots=True)
class LikelyDouble:
    """Two cards that may be about one person; the stronger, the higher `strength` (1 to 6)."""

    one: UUID
    other: UUID
    signs: tuple[Sign, ...]

    @property
    def strength(self) -> int:
        """Weigh the signs: only for the order in which pairs are shown."""
        return sum(STRENGTH[sign] for sign in self.signs)


def normal_name(name: str) -> str:
    """Strip a name of what people write differently: case, accents, prefixes, hyphens, points, order of parts."""
    return " ".join(sorted(_parts(name)))


def family_name(name: str) -> str:
    """Give the last part of a name, as it is compared; of a double name the first half."""
    parts = _parts(name.partition("-")[0]) or _parts(name)
    return parts[-1] if parts else ""


def initial(name: str) -> str:
    """Give the first letter of the given name, whether it stands in front or after a comma; nothing of a bare name."""
    given = _parts(name.partition(",")[2]) or _parts(name)[:-1]
    return given[0][0] if given else ""


def normal_phone(phone: str) -> str:
    """Bring a Dutch phone number to its last nine digits; too short to compare: nothing."""
    digits = re.sub(r"\D", "", phone)
    return digits[-9:] if len(digits) >= 9 else ""


def likely_doubles(cards: Iterable[Card]) -> list[LikelyDouble]:
    """Propose pairs of cards that may be about one person, strongest first; never two members of one household."""
    known = {card.person: card for card in cards}
    behind: dict[tuple[Sign, str, object], list[Card]] = defaultdict(list)
    for card in known.values():
        for shared in _signs(card):
            behind[shared].append(card)
    found: dict[tuple[UUID, UUID], set[Sign]] = defaultdict(set)
    for (sign, *_), alike in behind.items():
        if len(alike) > CROWD:
            continue
        for one, other in combinations(sorted(alike, key=lambda card: card.person), 2):
            if one.household != other.household and not _contradict(one, other, sign):
                found[one.person, other.person].add(sign)
    pairs = [LikelyDouble(one, other, _told(signs)) for (one, other), signs in found.items()]
    return sorted(pairs, key=lambda pair: (-pair.strength, pair.one, pair.other))


def _signs(card: Card) -> Iterator[tuple[Sign, str, object]]:
    if card.born and (name := normal_name(card.name)):
        yield (Sign.NAME_AND_BIRTH_DATE, name, card.born)
    if card.born and (family := family_name(card.name)):
        yield (Sign.FAMILY_NAME_AND_BIRTH_DATE, family, card.born)
    if card.address and (family := family_name(card.name)):
        yield (Sign.FAMILY_NAME_AND_ADDRESS, family, card.address)
    if phone := normal_phone(card.phone):
        yield (Sign.PHONE, phone, None)


def _told(signs: set[Sign]) -> tuple[Sign, ...]:
    """Leave out what a stronger sign says already."""
    if Sign.NAME_AND_BIRTH_DATE in signs:
        signs = signs - {Sign.FAMILY_NAME_AND_BIRTH_DATE}
    return tuple(sorted(signs, key=lambda sign: (-STRENGTH[sign], sign)))


def _contradict(one: Card, other: Card, sign: Sign) -> bool:
    # A father and a son share name and address, but not their initials.
    if sign == Sign.FAMILY_NAME_AND_ADDRESS and "" != initial(one.name) != initial(other.name) != "":
        return True
    # Two birth dates, both known and not the same: brothers at one address, not a double. A date with day and month
    # swapped is the commonest slip of the pen, so that one is still proposed.
    if one.born is None or other.born is None or one.born == other.born:
        return False
    swapped = (one.born.year, one.born.day, one.born.month)
    return swapped != (other.born.year, other.born.month, other.born.day)


def _parts(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS)).encode("ascii", "ignore").decode() or name
    words = re.findall(r"\w+", plain.casefold())
    return [word for word in words if word not in _PREFIXES] or words
