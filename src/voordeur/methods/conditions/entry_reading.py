"""Reading what conditions are made of: entries of some kinds that look so, demands on fields, and bounds."""

from voordeur.methods.conditions.words import UNBOUND, Bounds, Entries, FieldTest, Where
from voordeur.methods.parts import Part, Reader
from voordeur.methods.source import Node, Place

BOUNDS = ("at_least", "at_most", "below")


class EntryReading:
    """Reads entries and the demands on their fields."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def where(self, part: Part, name: str = "where") -> Where:
        """Read demands on fields."""
        keys = part.entries[name].keys if name in part.entries else {}
        return tuple(
            self._test(field, keys.get(field, value.place), value) for field, value in part.named(name).items()
        )

    def entries(self, part: Part, name: str) -> Entries:
        """Read a kind or list of kinds, narrowed by the `where` beside it."""
        kinds = part.words(name, none="one_kind_at_least")
        return Entries(kinds, self.where(part), part.entries[name].place if name in part.entries else part.place)

    def such(self, part: Part, name: str) -> Entries:
        """Read entries as part of another word: a kind, a list of kinds, or `{happened: …, where: …}`."""
        node = part.node(name)
        if node is None:
            return Entries((), (), part.place)
        if node.shape != "mapping":
            return Entries(self.reader.words(node), (), node.place)
        return self.entries(self.reader.part(node, ("happened", "where"), ("happened",)), "happened")

    def _test(self, field: str, place: Place, node: Node) -> FieldTest:
        node = self.reader.resolve(node)
        if node.shape != "mapping":
            return FieldTest(field, self.reader.scalars(node), place=place, at=node.place)
        part = self.reader.part(node, (*BOUNDS, "how_many", "present"))
        given = [self.reader.resolve(found) for name in BOUNDS if (found := part.node(name)) is not None]
        return FieldTest(
            field,
            bounds=Bounds(*(part.scalar(name) for name in BOUNDS)),
            how_many=self._how_many(part),
            present=part.flag("present") if "present" in part.entries else None,
            place=place,
            at=given[0].place if given else node.place,
        )

    def _how_many(self, part: Part) -> Bounds:
        """Read how long a list must be: a number, or bounds."""
        node = part.node("how_many")
        if node is None:
            return UNBOUND
        node = self.reader.resolve(node)
        if node.shape == "mapping":
            return self.bounds(self.reader.part(node, BOUNDS))
        number = self.reader.number(node)
        return Bounds(number, number)

    def bounds(self, part: Part, ask: str = "how_many", most: int | None = None) -> Bounds:
        """Read what a number is compared with, in one way or two; `ask` says what is asked when there is no number."""
        part.some(ask, *BOUNDS)
        return Bounds(*(part.amount(name, most, otherwise="share_to_100") for name in BOUNDS))
