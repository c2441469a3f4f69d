"""The text of a method or story as a tree that remembers the line and column of everything in it.

The dialect is small on purpose: words and numbers, `true` and `false`, lists and mappings. `yes`, `no`, `on` and `off`
are plain words here. What YAML offers beyond that (anchors, aliases, tags, several documents) is refused.
"""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import yaml

from voordeur.methods.unreadable import unreadable

MAX_BYTES = 1_000_000
MAX_DEPTH = 40

_INTEGER = re.compile(r"-?(0|[1-9]\d{0,17})")
_DECIMAL = re.compile(r"-?\d{1,18}\.\d{1,9}")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_QUOTES = ("'", '"', "|", ">")
_NOTHING = ("", "null", "~")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: line and column from 1, and its path in words, such as `duties.network_check.until`."""

    line: int = 1
    column: int = 1
    path: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a file, in words for whoever writes it."""

    file: str
    line: int
    column: int
    path: str
    message: str

    def __str__(self) -> str:
        """Write it as editors understand it."""
        where = f"{self.path}: " if self.path else ""
        return f"{self.file}:{self.line}:{self.column}: {where}{self.message}"


class MethodErrors(Exception):
    """The file cannot be followed; `problems` says everything that is wrong with it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda p: (p.line, p.column, p.message)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class Problems:
    """Collects the mistakes of one file, so that a writer hears all of them at once."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Problem] = []
        self.said = 0  # also what was said before

    def add(self, place: Place, message: str) -> None:
        """Note a mistake at a place."""
        self.said += 1
        problem = Problem(self.file, place.line, place.column, place.path, message)
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
        problems.add(Place(), f"The file is larger than {MAX_BYTES // 1_000_000} MB; a method is a short text.")
        problems.stop_if_any()
    try:
        _refuse_depth_and_anchors(text, problems)
        problems.stop_if_any()
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        line, column, words = unreadable(error, text)
        problems.add(Place(line, column), f"This is not readable as YAML: {words}")
        problems.stop_if_any()
    except UnicodeError:
        problems.add(Place(), "The file holds characters that do not belong in a text.")
        problems.stop_if_any()
    if not isinstance(root, yaml.MappingNode):
        problems.add(Place(), "The file is empty or holds no `name: value` lines.")
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
                problems.add(place, "A second document starts here (`---`); put each method in a file of its own.")
                return
        if isinstance(event, yaml.AliasEvent):
            problems.add(place, "References (`*name`) are not allowed; write out what is meant.")
            return
        if getattr(event, "anchor", None):
            problems.add(place, "Anchors (`&name`) are not allowed; a named condition does what you want.")
            return
        if getattr(event, "tag", None):
            problems.add(place, "Tags (`!name`) are not allowed; put a text that starts with `!` between quotes.")
            return
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                problems.add(place, f"This is nested more than {MAX_DEPTH} deep; give a part a name instead.")
                return
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _node(node: yaml.Node, path: str, problems: Problems) -> Node:
    place = Place(node.start_mark.line + 1, node.start_mark.column + 1, path)
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
        at = Place(key_node.start_mark.line + 1, key_node.start_mark.column + 1, place.path)
        if not isinstance(key_node, yaml.ScalarNode):
            problems.add(at, "A name stands before a colon, not a list or mapping.")
            continue
        key = key_node.value
        if key in entries:
            problems.add(at, f"`{key}` stands here twice; the first is on line {keys[key].line}.")
            continue
        path = f"{place.path}.{key}" if place.path else key
        keys[key] = Place(at.line, at.column, path)
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


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Give ` Did you mean …?` when a known word looks like it, else the known words when they are few."""
    names = sorted(set(known))
    close = difflib.get_close_matches(word, names, n=2, cutoff=0.6) or [n for n in names if word and word in n][:2]
    if close:
        return f" Did you mean {' or '.join(f'`{name}`' for name in close)}?"
    if 0 < len(names) <= 14:
        return f" Known: {', '.join(names)}."
    return ""


def walk(node: Node) -> Iterator[Node]:
    """Visit a node and everything below it."""
    yield node
    for child in (*node.items, *node.entries.values()):
        yield from walk(child)
