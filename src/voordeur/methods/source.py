"""The text of a method or story as a tree that remembers the line and column of everything in it.

The dialect is small on purpose: words and numbers, `true` and `false`, lists and mappings. `yes`, `no`, `on` and `off`
are plain words here. What YAML offers beyond that (anchors, aliases, tags, several documents) is refused.
"""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

import yaml

from voordeur.methods.messages import Either, Message
from voordeur.methods.unreadable import unreadable

MAX_BYTES = 1_000_000
MAX_DEPTH = 40
FEW = 14  # so many words are all named when none looks like what was written

_DUTCH = {  # what whoever writes in Dutch may call a word of the language
    "als": "if", "binnen": "within", "fasen": "stages", "gebeurd": "happened", "indicatoren": "indicators",
    "instellingen": "settings", "moet": "must", "na": "after", "naar": "to", "omdat": "because", "over": "about",
    "regels": "rules", "rollen": "roles", "soort": "kind", "taken": "duties", "tellen": "count", "tenzij": "unless",
    "titel": "title", "tot": "until", "van": "of", "verbied": "forbid", "voor": "before", "voorwaarden": "conditions",
    "waar": "where", "wanneer": "when", "wie": "who", "woorden": "words",
}  # fmt: skip
_INTEGER = re.compile(r"-?(0|[1-9]\d{0,17})")
_DECIMAL = re.compile(r"-?\d{1,18}\.\d{1,9}")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_QUOTES = ("'", '"', "|", ">")
_NOTHING = ("", "null", "~")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: line and column from 1, and its path in words, such as `duties.network_check.until`.

    `file` is the one in which it stands; empty when that is the one being read.
    """

    line: int = 1
    column: int = 1
    path: str = ""
    file: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a file, in words for whoever writes it."""

    file: str
    line: int
    column: int
    path: str
    message: Message

    def told(self, language: str) -> str:
        """Write it in Dutch (`nl`) or English (`en`), its place as editors understand it."""
        where = f"{self.path}: " if self.path else ""
        return f"{self.file}:{self.line}:{self.column}: {where}{self.message.said(language)}"

    def __str__(self) -> str:
        """Write it for whoever builds."""
        return self.told("en")


class MethodErrors(Exception):
    """The file cannot be followed; `problems` says everything that is wrong with it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda p: (p.line, p.column)))
        super().__init__(self.told("en"))

    def told(self, language: str) -> str:
        """Write all of them, a line each, in Dutch (`nl`) or English (`en`)."""
        return "\n".join(problem.told(language) for problem in self.problems)


class Problems:
    """Collects the mistakes of one file, so that a writer hears all of them at once."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Problem] = []
        self.said = 0  # also what was said before

    def add(self, place: Place, key: str, /, **about: object) -> None:
        """Note a mistake at a place: which message it is, and what that is about."""
        self.said += 1
        problem = Problem(place.file or self.file, place.line, place.column, place.path, Message(key, **about))
        if problem not in self.found:
            self.found.append(problem)

    def stop_if_any(self) -> None:
        """Raise all mistakes found so far."""
        if self.found:
            raise MethodErrors(self.found)


@dataclass(frozen=True, slots=True)
class Node:
    """One value of the file: a word or number (`scalar`), a list (`items`) or a mapping (`entries`)."""

    place: Place
    shape: str  # "scalar", "list", "mapping", "nothing", or "unknown" for a `$name` that is no setting
    scalar: Any = None
    items: tuple["Node", ...] = ()
    entries: Mapping[str, "Node"] = field(default_factory=dict)
    keys: Mapping[str, Place] = field(default_factory=dict)
    setting: str = ""  # whose value this is, where `$name` stood

    def where(self, word: str, *path: str) -> Place:
        """Give where a word stands below a path, as a name or as a value; where this stands, if it is nowhere there."""
        part = self
        for name in path:
            part = part.entries.get(name, part)
        for node in walk(part):
            if word in node.keys:
                return node.keys[word]
            if node.shape == "scalar" and str(node.scalar) == word:
                return node.place
        return self.place

    def plain(self) -> Any:
        """Give the value without its places."""
        if self.shape == "mapping":
            return {key: node.plain() for key, node in self.entries.items()}
        if self.shape == "list":
            return [node.plain() for node in self.items]
        return self.scalar


def read_tree(text: str, problems: Problems) -> Node:
    """Turn a text into its tree; what cannot be read at all is raised at once."""
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        problems.add(Place(), "too_large", mb=MAX_BYTES // 1_000_000)
        problems.stop_if_any()
    try:
        _refuse_depth_and_anchors(text, problems)
        problems.stop_if_any()
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        line, column, what = unreadable(error, text)
        problems.add(Place(line, column), "unreadable", what=what)
        problems.stop_if_any()
    except UnicodeError:
        problems.add(Place(), "odd_characters")
        problems.stop_if_any()
    if not isinstance(root, yaml.MappingNode):
        problems.add(Place(), "no_lines")
        raise MethodErrors(problems.found)
    return _node(root, "", problems)


def _refuse_depth_and_anchors(text: str, problems: Problems) -> None:
    depth = documents = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        mark = event.start_mark
        place = Place(mark.line + 1, mark.column + 1) if mark else Place()
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                problems.add(place, "second_document")
                return
        if isinstance(event, yaml.AliasEvent):
            problems.add(place, "no_references")
            return
        if getattr(event, "anchor", None):
            problems.add(place, "no_anchors")
            return
        if getattr(event, "tag", None):
            problems.add(place, "no_tags")
            return
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                problems.add(place, "too_deep", depth=MAX_DEPTH)
                return
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _node(node: yaml.Node, path: str, problems: Problems) -> Node:
    place = Place(node.start_mark.line + 1, node.start_mark.column + 1, path, problems.file)
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, place, problems)
    if isinstance(node, yaml.SequenceNode):
        items = tuple(_node(item, f"{path}[{number}]", problems) for number, item in enumerate(node.value, start=1))
        return Node(place, "list", items=items)
    assert isinstance(node, yaml.ScalarNode), "YAML knows three kinds of node"
    value = _scalar(node.value, quoted=node.style in _QUOTES)
    return Node(place, "nothing" if value is None else "scalar", value)


def _mapping(node: yaml.MappingNode, place: Place, problems: Problems) -> Node:
    entries: dict[str, Node] = {}
    keys: dict[str, Place] = {}
    for key_node, value_node in node.value:
        at = Place(key_node.start_mark.line + 1, key_node.start_mark.column + 1, place.path, problems.file)
        if not isinstance(key_node, yaml.ScalarNode):
            problems.add(at, "name_before_colon")
            continue
        key = key_node.value
        if key in entries:
            problems.add(at, "twice", name=key, line=keys[key].line)
            continue
        path = f"{place.path}.{key}" if place.path else key
        keys[key] = replace(at, path=path)
        entries[key] = _node(value_node, path, problems)
    return Node(place, "mapping", entries=entries, keys=keys)


def _scalar(text: str, *, quoted: bool) -> Any:
    if quoted:
        return text
    if text in _NOTHING:
        return None
    if text in ("true", "false"):
        return text == "true"
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return Decimal(text)
    if _DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return text


def did_you_mean(word: str, known: Iterable[str]) -> Message | str:
    """Give which known words look like it, else all of them when they are few; nothing when they are many."""
    names = sorted(set(known))
    if close := look_alike(word, names):
        return Message("did_you_mean", names=Either(close))
    return Message("known", names=", ".join(names)) if 0 < len(names) <= FEW else ""


def look_alike(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Give the one or two known words that look most like another."""
    names = sorted(set(known))
    if (english := _DUTCH.get(word.lower())) in names:
        return (str(english),)
    close = difflib.get_close_matches(word, names, n=2, cutoff=0.6)
    return tuple(close or [name for name in names if word and word in name][:2])


def walk(node: Node) -> Iterator[Node]:
    """Visit a node and everything below it."""
    yield node
    for child in (*node.items, *node.entries.values()):
        yield from walk(child)
