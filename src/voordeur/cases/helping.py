"""Pure decisions about the map of who helps with what: where nobody is, and where several do the same."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal
from uuid import UUID

HelpState = Literal["running", "expected", "ended"]

ZERO = Decimal(0)
_MANY = 3
_ORDER = ("running", "expected", "ended")


@dataclass(frozen=True, kw_only=True)
class Help:
    """Somebody who helps on a life domain: since when, or when that is expected. `id` is the helper or referral.

    `hours` in a month, `cost` in euros a year.
    """

    id: UUID
    kind: Literal["helper", "referral"]
    domain: str
    who: str
    what: str
    state: HelpState
    on: date | None = None
    hours: Decimal | None = None
    cost: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class DomainHelp:
    """One life domain on the map: how many questions are open there, and who helps."""

    domain: str
    asked: int
    helps: tuple[Help, ...]

    @property
    def now(self) -> int:
        """How many help there now, or will."""
        return sum(one.state != "ended" for one in self.helps)

    @property
    def gap(self) -> bool:
        """A question is open and nobody helps or will."""
        return bool(self.asked) and not self.now

    @property
    def double(self) -> bool:
        """So many help on this one life domain that they had better know it of each other."""
        return self.now >= _MANY


def helper_map(domains: Iterable[str], asked: Mapping[str, int], helps: Iterable[Help]) -> list[DomainHelp]:
    """Lay out the map in the order of `domains`; `asked` counts the open questions per life domain.

    A life domain that neither a question nor help is about stays away. On one life domain those who help now come
    first, then who will come, then who stopped.
    """
    by_domain: dict[str, list[Help]] = {}
    for one in helps:
        by_domain.setdefault(one.domain, []).append(one)
    rows = [
        DomainHelp(
            domain=domain, asked=asked.get(domain, 0), helps=tuple(sorted(by_domain.get(domain, ()), key=_place))
        )
        for domain in dict.fromkeys((*domains, *by_domain, *asked))
    ]
    return [row for row in rows if row.asked or row.helps]


def takes(helps: Iterable[Help]) -> tuple[Decimal, Decimal]:
    """Add up the hours in a month and the euros a year of those who help now."""
    now = [one for one in helps if one.state == "running"]
    return sum((one.hours or ZERO for one in now), ZERO), sum((one.cost or ZERO for one in now), ZERO)


def _place(one: Help) -> tuple[int, str, str]:
    return _ORDER.index(one.state), one.who.casefold(), str(one.id)
