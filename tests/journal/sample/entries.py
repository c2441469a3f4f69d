from decimal import Decimal
from typing import Literal
from uuid import UUID

from tests.journal.sample.models import Pot
from voordeur.journal.kinds import Body, entry, per_person, projects
from voordeur.journal.models import Entry
from voordeur.journal.rows import Rows


@entry("pot_placed", step=True, thing="pot")
class PotPlaced(Body):
    """A pot was put on the table."""

    pot: UUID
    label: str
    material: Literal["clay", "glass"] = "clay"
    weight: Decimal | None = None


@entry("coins_added", thing="pot")
class CoinsAdded(Body):
    """Somebody put coins in a pot."""

    pot: UUID
    coins: int
    tags: tuple[str, ...] = ()


@entry("pot_broken", step=True, thing="pot", files=("case", "household"))
class PotBroken(Body):
    """A pot fell."""

    pot: UUID


@entry("pot_discussed", thing="pot")
class PotDiscussed(Body):
    """People said something about a pot."""

    pot: UUID
    conclusion: str
    words: dict[UUID, str] = per_person()


@projects(PotPlaced)
def _placed(entry: Entry, body: PotPlaced, rows: Rows) -> None:
    rows.put(Pot(id=body.pot, label=body.label, weight=body.weight, seen_on=entry.happened_on))


@projects(CoinsAdded)
def _added(entry: Entry, body: CoinsAdded, rows: Rows) -> None:
    pot = rows.get(Pot, body.pot)
    pot.coins += body.coins
    pot.seen_on = entry.happened_on
    rows.put(pot)


@projects(PotBroken)
def _broken(entry: Entry, body: PotBroken, rows: Rows) -> None:
    rows.drop(rows.get(Pot, body.pot))


@projects(PotDiscussed)
def _discussed(entry: Entry, body: PotDiscussed, rows: Rows) -> None:
    pot = rows.get(Pot, body.pot)
    pot.said = [*pot.said, [body.conclusion, *(body.words[person] for person in sorted(body.words))]]
    rows.put(pot)
