"""Reading one mapping of a file, name by name, with a plain message for everything that is not as expected."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from voordeur.common.terms import Term
from voordeur.methods.language import Text
from voordeur.methods.source import Node, Place, Problems, did_you_mean

NO_TEXT = Text("")
_SHAPES = {"scalar": "a word or number", "list": "a list", "mapping": "`name: value` lines", "nothing": "nothing"}
_NUMBER_IN = re.compile(
    r"(?:€|euro?)?\s*(\d+(?:[.,]\d+)?)\s*(?:%|,-|percent|procent|euros?|times|keer)?", re.IGNORECASE
)


class Reader:
    """What the reading of one file shares: its mistakes, and the values that `$name` stands for."""

    def __init__(self, problems: Problems, values: Mapping[str, Node]) -> None:
        self.problems = problems
        self.values = values

    def resolve(self, node: Node) -> Node:
        """Put the value in the place of a `$name`."""
        if node.shape != "scalar" or not isinstance(node.scalar, str) or not node.scalar.startswith("$"):
            return node
        name = node.scalar[1:]
        found = self.values.get(name)
        if found is None:
            hint = did_you_mean(name, self.values)
            self.problems.add(node.place, f"`${name}` is no setting of this method.{hint}")
            return Node(node.place, "unknown")
        return replace(found, place=node.place, setting=name)

    def part(self, node: Node, known: Sequence[str], required: Sequence[str] = ()) -> "Part":
        """Begin reading a mapping that may hold these names and must hold some of them."""
        return Part(self, node, known, required)

    def words(self, node: Node) -> tuple[str, ...]:
        """Read one word or a list of words."""
        node = self.resolve(node)
        if node.shape == "scalar":
            return (self.word(node),)
        if node.shape == "list":
            return tuple(self.word(item) for item in node.items)
        self.expected("a word or a list of words", node)
        return ()

    def word(self, node: Node) -> str:
        """Read one word."""
        node = self.resolve(node)
        if node.shape == "scalar":
            return str(node.scalar)
        self.expected("one word", node)
        return ""

    def scalars(self, node: Node) -> tuple[Any, ...]:
        """Read one value or a list of values."""
        node = self.resolve(node)
        if node.shape == "scalar":
            return (node.scalar,)
        if node.shape == "list" and all(item.shape == "scalar" for item in map(self.resolve, node.items)):
            return tuple(self.resolve(item).scalar for item in node.items)
        self.expected("a value or a list of values", node)
        return ()

    def term(self, node: Node) -> Term | None:
        """Read a term such as `10 working days`."""
        node = self.resolve(node)
        if node.shape != "scalar":
            self.expected("a term, such as `10 working days`,", node)
            return None
        try:
            term = Term.parse(self.word(node))
        except ValueError as refusal:
            self.problems.add(node.place, str(refusal))
            return None
        return term

    def number(self, node: Node) -> int | None:
        """Read a whole number."""
        node = self.resolve(node)
        if node.shape == "scalar" and isinstance(node.scalar, int) and not isinstance(node.scalar, bool):
            return node.scalar
        self.expected("a whole number", node)
        return None

    def amount(self, node: Node) -> int | Decimal | None:
        """Read a number, whole or not."""
        node = self.resolve(node)
        if node.shape == "scalar" and isinstance(node.scalar, int | Decimal) and not isinstance(node.scalar, bool):
            return node.scalar
        self.expected("a number", node)
        return None

    def expected(self, what: str, node: Node) -> None:
        """Say what should stand somewhere instead of what does."""
        if node.shape != "unknown":  # what a `$name` without a setting would be; that was said already
            number = bare_number(node.scalar) if "number" in what else ""
            self.problems.add(node.place, f"Here {what} is expected, not {_described(node)}.{number}")

    def text(self, node: Node) -> Text:
        """Read words for the screen: `{nl: …, en: …}`, or Dutch alone."""
        if node.shape == "scalar":
            return Text(str(node.scalar).strip())
        part = self.part(node, ("nl", "en"), ("nl",))
        return Text(part.word("nl").strip(), part.word("en").strip())


class Part:
    """One mapping being read."""

    def __init__(self, reader: Reader, node: Node, known: Sequence[str], required: Sequence[str]) -> None:
        self.reader = reader
        self.place: Place = node.place
        self.entries: Mapping[str, Node] = node.entries
        if node.shape != "mapping":
            what = ", ".join(f"`{name}:`" for name in list(known)[:6])
            self.problem(f"Here `name: value` lines are expected ({what}), not {_described(node)}.")
            return
        for name, place in node.keys.items():
            if name not in known:
                reader.problems.add(place, f"`{name}` is not known here.{_hint(name, self.entries[name], known)}")
        for name in required:
            if name not in self.entries or self.entries[name].shape == "nothing":
                self.problem(f"`{name}:` is missing.")

    def problem(self, message: str, name: str = "") -> None:
        """Note a mistake in this mapping, or at one of its values."""
        place = self.entries[name].place if name in self.entries else self.place
        self.reader.problems.add(place, message)

    def node(self, name: str) -> Node | None:
        """Give the value of that name as it stands; none when it is missing or empty."""
        node = self.entries.get(name)
        return None if node is None or node.shape == "nothing" else node

    def word(self, name: str, choices: Sequence[str] = (), default: str = "") -> str:
        """Read one word, of some choices when given."""
        node = self.node(name)
        if node is None:
            return default
        word = self.reader.word(node)
        if choices and word not in choices:
            if word:
                self.problem(f"`{word}` cannot stand here.{did_you_mean(word, choices)}", name)
            return default
        return word

    def words(self, name: str) -> tuple[str, ...]:
        """Read one word or a list of words."""
        node = self.node(name)
        return () if node is None else self.reader.words(node)

    def scalars(self, name: str) -> tuple[Any, ...]:
        """Read one value or a list of values."""
        node = self.node(name)
        return () if node is None else self.reader.scalars(node)

    def number(self, name: str) -> int | None:
        """Read a whole number; none when it is missing."""
        node = self.node(name)
        return None if node is None else self.reader.number(node)

    def amount(self, name: str) -> int | Decimal | None:
        """Read a number, whole or not; none when it is missing."""
        node = self.node(name)
        return None if node is None else self.reader.amount(node)

    def term(self, name: str) -> Term | None:
        """Read a term; none when it is missing."""
        node = self.node(name)
        return None if node is None else self.reader.term(node)

    def flag(self, name: str) -> bool:
        """Read `true` or `false`; false when it is missing."""
        node = self.node(name)
        if node is None:
            return False
        node = self.reader.resolve(node)
        if not isinstance(node.scalar, bool):
            self.reader.expected("`true` or `false`", node)
            return False
        return node.scalar

    def text(self, name: str) -> Text:
        """Read words for the screen; no words when they are missing."""
        node = self.node(name)
        return NO_TEXT if node is None else self.reader.text(node)

    def plain(self, name: str) -> Any:
        """Give a value that the engine does not read, without its places."""
        node = self.node(name)
        return None if node is None else node.plain()

    def named(self, name: str) -> Mapping[str, Node]:
        """Give the entries of a mapping of names, such as `roles:`."""
        node = self.node(name)
        if node is None:
            return {}
        if node.shape != "mapping":
            self.problem(f"Under `{name}:` each part has a name of its own; here stands {_described(node)}.", name)
            return {}
        return node.entries


def _hint(name: str, node: Node, known: Sequence[str]) -> str:
    """Say what may have been meant. A name with nothing behind it is mostly the rest of a text after its comma."""
    if name != name.strip():
        return " What looks like a space before or after it is another character; type the line anew."
    hint = did_you_mean(name, known)
    if node.shape == "nothing" and "Did you mean" not in hint:
        return " Put a text with a comma between straight quotes ('); a number has a point and no comma."
    return hint


def _described(node: Node) -> str:
    if node.shape != "scalar":
        return _SHAPES[node.shape]
    setting = f", the value of `${node.setting}`" if node.setting else ""
    return f"`{node.scalar}`{setting}"


def bare_number(value: Any) -> str:
    """Say how a number is written, when a value holds one with something around it."""
    found = _NUMBER_IN.fullmatch(value.strip()) if isinstance(value, str) else None
    return f" Write the number alone: `{found[1].replace(',', '.')}`." if found else ""
