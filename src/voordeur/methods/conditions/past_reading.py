"""Reading conditions on what happened before: that it did, that the last looks so, that numbers add up."""

from typing import Any

from voordeur.methods.conditions.entry_reading import BOUNDS, EntryReading
from voordeur.methods.conditions.words import UNBOUND, Bounds, Condition, Entries, Happened, Latest, Reckoned
from voordeur.methods.parts import Part
from voordeur.methods.source import Node

_NARROWED = ("since", "within", "for_each", "which")  # what narrows the entries that are counted or reckoned with


class PastReading(EntryReading):
    """Reads what is asked of entries that are there."""

    def of(self, part: Part, name: str) -> Condition | None:
        """Read the condition of that name in a part; none when it is missing."""
        raise NotImplementedError

    def _happened(self, node: Node) -> Condition:
        part = self.reader.part(node, ("happened", "where", "times", "different", *_NARROWED), ("happened",))
        times = part.number("times", 1, otherwise="times_from_1")
        part.goes_with("how_many_different", "different", "times")
        if "different" in part.entries and times is not None and times < 2:
            part.problem("how_many_different", "different")
        return Happened(
            self.entries(part, "happened"), times if times is not None else 1, self._since(part), part.term("within"),
            part.word("different"), *self._about_such(part), node.place,
        )  # fmt: skip

    def _sum(self, node: Node) -> Condition:
        part = self.reader.part(node, ("sum", "of", *BOUNDS, *_NARROWED), ("of",))
        part.some("how_much", *BOUNDS)
        return self._reckoned("sum", part, Bounds(*(self._limit(part, name) for name in BOUNDS)))

    def _limit(self, part: Part, name: str) -> Any:
        """Read what a sum is compared with: a number, or the sum of other entries."""
        node = part.node(name)
        if node is None or self.reader.resolve(node).shape != "mapping":
            return part.amount(name)
        other = self.reader.part(node, ("sum", "of", *_NARROWED), ("sum", "of"))
        return self._reckoned("sum", other, UNBOUND)

    def _risen(self, node: Node) -> Condition:
        part = self.reader.part(node, ("risen", "of", "by", *_NARROWED), ("of",))
        by = part.amount("by")
        return self._reckoned("risen", part, Bounds(1 if by is None else by))

    def _reckoned(self, word: str, part: Part, bounds: Bounds) -> Reckoned:
        return Reckoned(
            word, part.word(word), self.such(part, "of"), bounds, self._since(part), part.term("within"),
            *self._about_such(part), part.place,
        )  # fmt: skip

    def _about_such(self, part: Part) -> tuple[tuple[str, ...], Condition | None]:
        """Read about which things entries must be to count."""
        for one, other in (("for_each", "which"), ("which", "for_each")):
            part.goes_with("one_goes_with_other", one, other, one=one, other=other)
        return part.words("for_each") if "for_each" in part.entries else (), self.of(part, "which")

    def _since(self, part: Part) -> Entries | None:
        return None if part.node("since") is None else self.such(part, "since")

    def _latest(self, node: Node) -> Condition:
        part = self.reader.part(node, ("latest", "where", "still"))
        part.some("missing", "where", "still", name="where")
        return Latest(part.words("latest"), self.where(part), part.flag("still"), node.place)
