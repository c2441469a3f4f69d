"""Reading one mapping of a file, name by name, with a plain message for everything that is not as expected."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from voordeur.common.terms import Term, in_english
from voordeur.methods.language import Text
from voordeur.methods.messages import Message, as_written
from voordeur.methods.source import Node, Place, Problems, did_you_mean, look_alike

NO_TEXT = Text("")
_SHAPES = {"list": "a_list", "mapping": "lines", "nothing": "nothing"}
_NUMBERS = ("a_number", "a_whole_number")
_NUMBER_IN = re.compile(
    r"(?:€|euro?)?\s*(\d+(?:[.,]\d+)?)\s*(?:%|,-|percent|procent|euros?|times|keer)?", re.IGNORECASE
)


class Reader:
    """What the reading of one file shares: its mistakes, and the values that `$name` stands for."""

    def __init__(self, problems: Problems, values: Mapping[str, Node]) -> None:
        self.problems = problems
        self.values = values

    def resolve(self, node: Node) -> Node:
        """Give the value of a `$name`, which stands where it was chosen; any other node as it is."""
        if node.shape != "scalar" or not isinstance(node.scalar, str) or not node.scalar.startswith("$"):
            return node
        name = node.scalar[1:]
        found = self.values.get(name)
        if found is None:
            self.problems.add(node.place, "no_setting", name=f"${name}", hint=did_you_mean(name, self.values))
            return Node(node.place, "unknown")
        return replace(found, setting=name)

    def part(self, node: Node, known: Sequence[str], required: Sequence[str] = ()) -> "Part":
        """Begin reading a mapping that may hold these names and must hold some of them."""
        return Part(self, node, known, required)

    def names(self, node: Node, pattern: re.Pattern[str], otherwise: str) -> None:
        """Check the names of one's own in a mapping; `otherwise` is what is said of one that is written differently."""
        for name, place in node.keys.items():
            if not pattern.fullmatch(name):
                self.problems.add(place, otherwise, name=name)

    def words(self, node: Node, none: str = "empty_list") -> tuple[str, ...]:
        """Read one word or a list of words; `none` is what is said of an empty list, if anything."""
        node = self.resolve(node)
        if node.shape == "scalar":
            return (self.word(node),)
        if node.shape == "list":
            self._filled(node, none)
            return tuple(self.word(item) for item in node.items)
        self.expected("words", node)
        return ()

    def word(self, node: Node) -> str:
        """Read one word."""
        node = self.resolve(node)
        if node.shape == "scalar":
            return as_written(node.scalar)
        self.expected("one_word", node)
        return ""

    def scalar(self, node: Node) -> Any:
        """Read one value."""
        node = self.resolve(node)
        if node.shape == "scalar":
            return node.scalar
        self.expected("one_value", node)
        return None

    def scalars(self, node: Node) -> tuple[Any, ...]:
        """Read one value or a list of values with something in it."""
        node = self.resolve(node)
        if node.shape == "scalar":
            return (node.scalar,)
        if node.shape == "list" and all(item.shape == "scalar" for item in map(self.resolve, node.items)):
            self._filled(node, "empty_list")
            return tuple(self.resolve(item).scalar for item in node.items)
        self.expected("values", node)
        return ()

    def _filled(self, node: Node, none: str) -> None:
        if none and not node.items:
            self.problems.add(node.place, none)

    def term(self, node: Node) -> Term | None:
        """Read a term such as `10 working days`."""
        node = self.resolve(node)
        if node.shape != "scalar":
            self.expected("a_term", node)
            return None
        word = self.word(node)
        try:
            return Term.parse(word)
        except ValueError:
            self.problems.add(node.place, "no_term", term=_described(node), hint=_in_english(word))
            return None

    def number(self, node: Node) -> int | None:
        """Read a whole number."""
        node = self.resolve(node)
        if node.shape == "scalar" and isinstance(node.scalar, int) and not isinstance(node.scalar, bool):
            return node.scalar
        self.expected("a_whole_number", node)
        return None

    def amount(self, node: Node) -> int | Decimal | None:
        """Read a number, whole or not."""
        node = self.resolve(node)
        if node.shape == "scalar" and isinstance(node.scalar, int | Decimal) and not isinstance(node.scalar, bool):
            return node.scalar
        self.expected("a_number", node)
        return None

    def expected(self, what: str, node: Node) -> None:
        """Say what should stand somewhere (the key of its message) instead of what does."""
        if node.shape != "unknown":  # what a `$name` without a setting would be; that was said already
            hint = bare_number(node.scalar) if what in _NUMBERS else ""
            if what == "a_text" and node.shape == "scalar":
                hint = Message("between_quotes", value=node.scalar)
            self.problems.add(node.place, "expected", what=Message(what), instead=_described(node), hint=hint)

    def text(self, node: Node) -> Text:
        """Read words for the screen: `{nl: …, en: …}`, or Dutch alone."""
        if node.shape == "scalar":
            return Text(self._sentence(node))
        part = self.part(node, ("nl", "en"), ("nl",))
        nl, en = (self._sentence(found) if (found := part.node(name)) else "" for name in ("nl", "en"))
        return Text(nl, en)

    def _sentence(self, node: Node) -> str:
        if not isinstance(node.scalar, str):
            self.expected("a_text", node)
            return ""
        return node.scalar.strip()


class Part:
    """One mapping being read."""

    def __init__(self, reader: Reader, node: Node, known: Sequence[str], required: Sequence[str]) -> None:
        self.reader = reader
        self.place: Place = node.place
        self.entries: Mapping[str, Node] = node.entries
        self.misspelt: set[str] = set()  # what an unknown name was probably meant to be
        if node.shape != "mapping":
            names = ", ".join(f"`{name}:`" for name in list(known)[:6])
            self.problem("lines_expected", names=names, instead=_described(node))
            return
        for name, place in node.keys.items():
            if name not in known:
                reader.problems.add(place, "not_known_here", name=name, hint=_hint(name, self.entries[name], known))
                self.misspelt.update(look_alike(name, known))
        for name in required:
            if self.lacks(name):
                self.problem("missing", name=name)

    def problem(self, key: str, at: str = "", /, **about: object) -> None:
        """Note a mistake in this mapping, or `at` one of its values."""
        place = self.entries[at].place if at in self.entries else self.place
        self.reader.problems.add(place, key, **about)

    def lacks(self, *names: str) -> bool:
        """Tell whether none of these is there; one that is misspelt was told of already."""
        return not self.misspelt.intersection(names) and all(self.node(name) is None for name in names)

    def node(self, name: str) -> Node | None:
        """Give the value of that name as it stands; none when it is missing or empty."""
        node = self.entries.get(name)
        return None if node is None or node.shape == "nothing" else node

    def some(self, otherwise: str, *names: str, **about: object) -> None:
        """Check that one of these is there at least; `otherwise` is what is said when none is."""
        if self.lacks(*names):
            self.problem(otherwise, **about)

    def not_both(self, otherwise: str, one: str, other: str, **about: object) -> None:
        """Check that no two are there of which one stands in the way of the other."""
        if self.node(one) is not None and self.node(other) is not None:
            self.problem(otherwise, other, one=one, other=other, **about)

    def one_of(self, otherwise: str, one: str, other: str) -> None:
        """Check that one of two is there, and not both."""
        self.some(otherwise, one, other)
        self.not_both(otherwise, one, other)

    def goes_with(self, otherwise: str, name: str, *others: str, **about: object) -> None:
        """Check that beside one name, if it is there, stands one of the others."""
        if self.node(name) is not None and self.lacks(*others):
            self.problem(otherwise, name, **about)

    def chosen(self, name: str, choice: str, *, needs: Sequence[str] = (), never: Sequence[str] = ()) -> None:
        """Check what a choice of this name needs beside it, and what does not go with it."""
        for need in needs:
            if self.lacks(need):
                self.problem("also_needs", word=name, choice=choice, need=need)
        for stray in never:
            if self.node(stray) is not None:
                self.problem("does_not_go_with", stray, stray=stray, word=name, choice=choice)

    def word(self, name: str, choices: Sequence[str] = (), default: str = "", *, other: str = "") -> str:
        """Read one word, of some choices when given; `other` is what is said of another word."""
        node = self.node(name)
        if node is None:
            return default
        word = self.reader.word(node)
        if choices and word not in choices:
            if word:
                self.problem(other or "cannot_stand_here", name, word=word, hint=did_you_mean(word, choices))
            return default
        return word

    def written(self, name: str, pattern: re.Pattern[str], otherwise: str) -> str:
        """Read one word that is written so; `otherwise` is what is said of one that is not."""
        word = self.word(name)
        if word and not pattern.fullmatch(word):
            self.problem(otherwise, name, name=word)
        return word

    def words(
        self, name: str, *, none: str = "empty_list", choices: Sequence[str] = (), other: str = ""
    ) -> tuple[str, ...]:
        """Read one word or a list of words, of some choices when given; `none` is what is said of an empty list."""
        node = self.node(name)
        words = () if node is None else self.reader.words(node, none)
        for word in words if choices else ():
            if word not in choices:
                self.problem(other, name, word=word, hint=did_you_mean(word, choices))
        return words

    def items(self, name: str, otherwise: str) -> tuple[Node, ...]:
        """Give the parts of a list with something in it; `otherwise` is what is said of anything else."""
        node = self.node(name)
        if node is None or node.shape != "list" or not node.items:
            self.problem(otherwise, name, word=name)
            return ()
        return node.items

    def scalar(self, name: str) -> Any:
        """Read one value; none when it is missing."""
        node = self.node(name)
        return None if node is None else self.reader.scalar(node)

    def scalars(self, name: str) -> tuple[Any, ...]:
        """Read one value or a list of values."""
        node = self.node(name)
        return () if node is None else self.reader.scalars(node)

    def number(self, name: str, least: int | None = None, *, otherwise: str = "") -> int | None:
        """Read a whole number; none when it is missing. `otherwise` is what is said of less than `least`."""
        node = self.node(name)
        number = None if node is None else self.reader.number(node)
        if least is not None and number is not None and number < least:
            self.problem(otherwise or "counts_from", name, name=name, least=least)
        return number

    def amount(self, name: str, most: int | None = None, *, otherwise: str = "") -> int | Decimal | None:
        """Read a number, whole or not; none when it is missing. `otherwise`: what is said unless it is 0 to `most`."""
        node = self.node(name)
        number = None if node is None else self.reader.amount(node)
        if most is not None and number is not None and not 0 <= number <= most:
            self.problem(otherwise, name)
        return number

    def term(self, name: str, *, none: str = "") -> Term | None:
        """Read a term; none when it is missing. `none` is what is said of a term of no time at all."""
        node = self.node(name)
        term = None if node is None else self.reader.term(node)
        if none and term is not None and term.count == 0:
            self.problem(none, name)
        return term

    def flag(self, name: str) -> bool:
        """Read `true` or `false`; false when it is missing."""
        node = self.node(name)
        if node is None:
            return False
        node = self.reader.resolve(node)
        if not isinstance(node.scalar, bool):
            self.reader.expected("true_or_false", node)
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
        return self.lines(name).entries

    def lines(self, name: str) -> Node:
        """Give a mapping of names with its places; an empty one when it is missing."""
        node = self.node(name)
        if node is not None and node.shape != "mapping":
            self.problem("each_has_a_name", name, name=name, instead=_described(node))
            node = None
        return node or Node(self.place, "mapping")


def _hint(name: str, node: Node, known: Sequence[str]) -> Message | str:
    """Say what may have been meant. A name with nothing behind it is mostly the rest of a text after its comma."""
    if name != name.strip():
        return Message("another_space")
    if node.shape == "nothing" and not look_alike(name, known):
        return Message("text_with_comma")
    return did_you_mean(name, known)


def _in_english(written: str) -> Message:
    """Say how a term is written: this one when it has Dutch words, else any."""
    try:
        return Message("written_so", words=Term.parse(in_english(written)))
    except ValueError:
        return Message("terms_are_english")


def _described(node: Node) -> Message | str:
    if node.shape != "scalar":
        return Message(_SHAPES[node.shape])
    if node.setting:
        return Message("value_of_setting", value=node.scalar, setting=node.setting)
    return f"`{as_written(node.scalar)}`"


def bare_number(value: Any) -> Message | str:
    """Say how a number is written, when a value holds one with something around it."""
    found = _NUMBER_IN.fullmatch(value.strip()) if isinstance(value, str) else None
    return Message("number_alone", number=found[1].replace(",", ".")) if found else ""
