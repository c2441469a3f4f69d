"""A file that says everything: what the reader of methods asks of it is what a method may say.

The very code that reads methods goes through it, again and again: with each value as a mapping, a list and a word, with
each name there and missing, with each of its choices. What was asked at each place is written down.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeVar, cast

from voordeur.common.terms import Term
from voordeur.methods.language import Text
from voordeur.methods.parts import Part, Reader
from voordeur.methods.source import Node, Place, Problems

EACH, ITEM = "*", "[]"
Path = tuple[str, ...]
_T = TypeVar("_T")


@dataclass
class Asked:
    """What was asked at one place: of which types a value may be, which choices it has, which names stand below it.

    `least`: no number below it; `most`: none above it or below 0; `filled`: no list with nothing in it; `lasting`: no
    term of no time. `pattern`: how a word is written there, or the names of one's own below it. `some`: of these names
    one at least is there; `not_both`: these two never together; `beside`: with the first goes one of the others;
    `chosen`: what goes with a choice of a name, and what does not.
    """

    types: set[str] = field(default_factory=set)
    choices: dict[str, None] = field(default_factory=dict)
    names: dict[str, None] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    least: int | None = None
    most: int | None = None
    filled: bool = False
    lasting: bool = False
    pattern: str = ""
    some: dict[tuple[str, ...], None] = field(default_factory=dict)
    not_both: dict[tuple[str, str], None] = field(default_factory=dict)
    beside: dict[tuple[str, tuple[str, ...]], None] = field(default_factory=dict)
    chosen: dict[tuple[str, str], tuple[Sequence[str], Sequence[str]]] = field(default_factory=dict)


@dataclass(frozen=True)
class Guise:
    """How the file looks in one reading: shapes that are no mapping, names that are missing, which choice is made."""

    shapes: Mapping[Path, str] = field(default_factory=dict)
    missing: frozenset[Path] = frozenset()
    choice: int = 0


class Notes:
    """What all readings together asked, by place; and where a reading looked at the shape of a value or for a name."""

    def __init__(self) -> None:
        self.asked: dict[Path, Asked] = {}
        self.guise = Guise()
        self.looked_at: dict[Path, None] = {}
        self.looked_for: dict[Path, None] = {}

    def at(self, node: Node) -> Asked:
        """Give the notes on a value."""
        return self.asked.setdefault(cast(Any, node).path, Asked())


class _Probe:
    """A value that is whatever the reading makes of it."""

    def __init__(self, path: Path, notes: Notes, hidden: frozenset[str] = frozenset()) -> None:
        self.path = path
        self.notes = notes
        self.place = Place()
        self.scalar = "word"
        self.setting = ""
        self.keys: Mapping[str, Place] = {}
        self.entries = _Everything(self, hidden)

    @property
    def shape(self) -> str:
        self.notes.looked_at[self.path] = None
        return self.notes.guise.shapes.get(self.path, "mapping")

    @property
    def items(self) -> tuple[Node, ...]:
        return (below(self, ITEM),)

    def plain(self) -> None:
        """Give nothing: what nobody reads may be anything."""


class _Everything(Mapping[str, Node]):
    """Every name there is, with a value; and one when asked for all."""

    def __init__(self, probe: _Probe, hidden: frozenset[str]) -> None:
        self.probe = probe
        self.hidden = hidden

    def __contains__(self, name: object) -> bool:
        path = (*self.probe.path, str(name))
        self.probe.notes.looked_for[path] = None
        return name not in self.hidden and path not in self.probe.notes.guise.missing

    def __getitem__(self, name: str) -> Node:
        if name in self.hidden or (*self.probe.path, name) in self.probe.notes.guise.missing:
            raise KeyError(name)
        return below(self.probe, name)

    def __iter__(self) -> Iterator[str]:
        return iter((EACH,))

    def __len__(self) -> int:
        return 1


def below(probe: _Probe, name: str) -> Node:
    """Give the value of a name below another."""
    return cast(Node, _Probe((*probe.path, name), probe.notes))


class ProbingReader(Reader):
    """Reads nothing and notes what it was asked for."""

    def __init__(self, notes: Notes) -> None:
        super().__init__(Problems(""), {})
        self.notes = notes

    def probe(self, path: Path, hidden: frozenset[str] = frozenset()) -> Node:
        """Give a value to begin with, below which some names are missing."""
        return cast(Node, _Probe(path, self.notes, hidden))

    def resolve(self, node: Node) -> Node:
        """Give the value itself."""
        return node

    def part(self, node: Node, known: Sequence[str], required: Sequence[str] = ()) -> Part:
        """Note the names that may and must stand here."""
        asked = self.notes.at(node)
        asked.required |= frozenset(required)
        asked.names |= dict.fromkeys(known)
        asked.types.add("part")
        return _ProbingPart(self, node, known)

    def names(self, node: Node, pattern: re.Pattern[str], otherwise: str) -> None:
        """Note how names of one's own are written here."""
        self.noted(node, "named").pattern = pattern.pattern

    def words(self, node: Node, none: str = "empty_list") -> tuple[str, ...]:
        """Note that words stand here, and whether there may be none."""
        self.notes.at(node).filled |= bool(none)
        return self._noted(node, "words", ("word",))

    def word(self, node: Node) -> str:
        """Note that a word stands here."""
        return self._noted(node, "word", "word")

    def scalar(self, node: Node) -> Any:
        """Note that a value stands here."""
        return self._noted(node, "scalar", "word")

    def scalars(self, node: Node) -> tuple[Any, ...]:
        """Note that values stand here, one at least."""
        self.notes.at(node).filled = True
        return self._noted(node, "scalars", ("word",))

    def term(self, node: Node) -> Term | None:
        """Note that a term stands here."""
        return self._noted(node, "term", Term(1, "days"))

    def number(self, node: Node) -> int | None:
        """Note that a whole number stands here."""
        return self._noted(node, "number", 1)

    def amount(self, node: Node) -> int | Decimal | None:
        """Note that a number stands here."""
        return self._noted(node, "amount", 1)

    def text(self, node: Node) -> Text:
        """Note that words for the screen stand here."""
        return self._noted(node, "text", Text("word"))

    def noted(self, node: Node, type_: str) -> Asked:
        """Note that something of a type stands here."""
        asked = self.notes.at(node)
        asked.types.add(type_)
        return asked

    def _noted(self, node: Node, type_: str, answer: _T) -> _T:
        self.noted(node, type_)
        return answer


class _ProbingPart(Part):
    """A mapping that holds whatever is asked of it."""

    def __init__(self, reader: ProbingReader, node: Node, known: Sequence[str]) -> None:
        super().__init__(reader, node, known, ())
        self.probing = reader
        self.at = node
        self.known = known

    def node(self, name: str) -> Node | None:
        """Give the value of that name; none when it is missing in this guise."""
        return self.entries.get(name)

    @property
    def asked(self) -> Asked:
        """What is asked here."""
        return self.probing.notes.at(self.at)

    def some(self, otherwise: str, *names: str, **about: object) -> None:
        """Note that one of these is there at least."""
        self.asked.some[names] = None

    def not_both(self, otherwise: str, one: str, other: str, **about: object) -> None:
        """Note that these two do not stand together."""
        self.asked.not_both[one, other] = None

    def goes_with(self, otherwise: str, name: str, *others: str, **about: object) -> None:
        """Note what stands beside a name."""
        self.asked.beside[name, others] = None

    def chosen(self, name: str, choice: str, *, needs: Sequence[str] = (), never: Sequence[str] = ()) -> None:
        """Note what goes with a choice, and what does not."""
        self.asked.chosen[name, choice] = (needs, never)

    def written(self, name: str, pattern: re.Pattern[str], otherwise: str) -> str:
        """Note how a word is written."""
        if (node := self.node(name)) is not None:
            self.probing.noted(node, "word").pattern = pattern.pattern
        return "word"

    def words(
        self, name: str, *, none: str = "empty_list", choices: Sequence[str] = (), other: str = ""
    ) -> tuple[str, ...]:
        """Note that words stand there, of some choices when given."""
        if (node := self.node(name)) is not None:
            asked = self.probing.noted(node, "words")
            asked.choices |= dict.fromkeys(choices)
            asked.filled |= bool(none)
        return ("word",)

    def items(self, name: str, otherwise: str) -> tuple[Node, ...]:
        """Note that a list with something in it stands there."""
        node = self.node(name)
        if node is None:
            return ()
        self.probing.notes.at(node).filled = True
        return node.items

    def number(self, name: str, least: int | None = None, *, otherwise: str = "") -> int | None:
        """Note that a whole number stands there, and how small it may be."""
        if (node := self.node(name)) is not None:
            self.probing.noted(node, "number").least = least
        return 1

    def amount(self, name: str, most: int | None = None, *, otherwise: str = "") -> int | Decimal | None:
        """Note that a number stands there, and how large it may be."""
        if (node := self.node(name)) is not None:
            self.probing.noted(node, "amount").most = most
        return 1

    def term(self, name: str, *, none: str = "") -> Term | None:
        """Note that a term stands there, and whether it may be of no time at all."""
        if (node := self.node(name)) is not None:
            self.probing.noted(node, "term").lasting |= bool(none)
        return Term(1, "days")

    def word(self, name: str, choices: Sequence[str] = (), default: str = "", *, other: str = "") -> str:
        """Note that a word stands there, one of some choices when given; make one choice."""
        for each in self.known if name == EACH else (name,):
            node = self.node(each)
            if node is None:
                continue
            self.probing.noted(node, "choice" if choices else "word")
            self.probing.notes.at(node).choices |= dict.fromkeys(choices)
        return choices[self.probing.notes.guise.choice % len(choices)] if choices else "word"

    def flag(self, name: str) -> bool:
        """Note that true or false stands there."""
        if (node := self.node(name)) is not None:
            self.probing.noted(node, "flag")
        return False

    def lines(self, name: str) -> Node:
        """Note that names of one's own stand there."""
        node = self.node(name)
        if node is None:
            return Node(self.place, "mapping")
        self.probing.noted(node, "named")
        return node
