"""From the text of a method file to a Method. Mistakes of form are found here, mistakes of meaning in `checking`."""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from voordeur.methods.budgets import with_their_last_day
from voordeur.methods.conditions.reading import NEVER, Conditions
from voordeur.methods.conditions.words import Condition, Known, Several
from voordeur.methods.language import (
    ARTICLES,
    AXES,
    FUNCTIONS,
    GROUNDS,
    HOUSEHOLD,
    UNITS,
    Eligibility,
    Ground,
    Heading,
    Method,
    Role,
    Rung,
    Setting,
    Text,
    Unit,
)
from voordeur.methods.messages import Listed
from voordeur.methods.parts import NO_TEXT, Part, Reader
from voordeur.methods.source import MethodErrors, Node, Place, Problem, Problems, did_you_mean, read_tree, walk
from voordeur.methods.work_reading import WorkReading

__all__ = ["MethodErrors", "Problem", "read"]

NAMES = (  # what may stand at the top of a method
    "id", "version", "status", "gaps", "title", "municipality", "summary", "source", "period", "area", "axes",
    "unit", "feeds", "ground", "settings", "roles", "ladder", "domains", "words", "offered", "headings", "conditions",
    "eligibility", "stages", "duties", "rules", "indicators", "targets", "reports", "letters",
)  # fmt: skip
REQUIRED = ("id", "version", "title", "stages")
RHYTHMS = ("month", "quarter", "half_year", "year")
_ID, _NAME = re.compile(r"[a-z0-9][a-z0-9_-]*"), re.compile(r"[\w][\w-]*")
_YEAR = re.compile(r"\d{4}")
_T = TypeVar("_T")
NOTHING_CHOSEN = Node(Place(), "mapping")


def read(
    text: str,
    settings: Mapping[str, Any] | Node | None = None,
    *,
    file: str = "method.yaml",
    indicators: Mapping[str, Node] | None = None,
) -> Method:
    """Read a method with its settings filled in; raises MethodErrors with every mistake in its form.

    `settings` may be lines of another file, and a mistake in what they choose is told there.
    `indicators` stand in the place of those of that name: another way of counting, to compare with.
    """
    problems = Problems(file)
    tree = _counting_otherwise(read_tree(text, problems), indicators or {})
    reader = Reader(problems, {})
    chosen = read_settings(reader, tree, settings if isinstance(settings, Node) else _as_node(settings or {}))
    reader.values = _values(tree, chosen)
    whole = reader.part(tree, NAMES, REQUIRED)
    values = {name: setting.value for name, (setting, _) in chosen.items()}
    reading = MethodReading(reader, whole, Conditions(reader, whole.named("conditions"), values))
    method = reading.method(
        hashlib.sha256(text.encode()).hexdigest(), {name: setting for name, (setting, _) in chosen.items()}
    )
    problems.stop_if_any()
    return replace(with_their_last_day(method), places=_places(tree))


def _places(tree: Node) -> dict[str, Place]:
    """Give where each word stands by its path, and each name under `targets`, `axes` and `offered`."""
    words = (node.place for node in walk(tree) if node.shape == "scalar")
    parts = (tree.entries[name] for name in ("targets", "axes", "offered") if name in tree.entries)
    return {place.path: place for place in (*words, *(place for part in parts for place in part.keys.values()))}


def _counting_otherwise(tree: Node, indicators: Mapping[str, Node]) -> Node:
    if not indicators:
        return tree
    counted = replace(tree.entries["indicators"], entries={**tree.entries["indicators"].entries, **indicators})
    return replace(tree, entries={**tree.entries, "indicators": counted})


def read_settings(reader: Reader, tree: Node, chosen: Node = NOTHING_CHOSEN) -> dict[str, tuple[Setting, Node]]:
    """Read the settings, of which the value may have been chosen elsewhere."""
    found: dict[str, tuple[Setting, Node]] = {}
    for name, node in reader.part(tree, NAMES).named("settings").items():
        part = reader.part(node, ("value", "choices", "title", "note"), ("value",))
        value = part.node("value") or Node(node.place, "unknown")
        default = value.plain()
        if name in chosen.entries:
            value = chosen.entries[name]
            value = value if value.place.file else replace(value, place=part.entries["value"].place)
        choices = _choices(part)
        if choices and value.plain() not in list(choices):  # a value may be a mapping, which no table of choices takes
            reader.problems.add(value.place, "none_of_the_choices", value=value.plain(), choices=Listed(tuple(choices)))
        title, note = part.text("title"), part.text("note")
        found[name] = (Setting(name, value.plain(), default, choices, title, note, value.place), value)
    for name in chosen.entries:
        if name not in found:
            at = chosen.keys.get(name, tree.place)
            reader.problems.add(at, "no_setting", name=name, hint=did_you_mean(name, found))
    return found


def _choices(part: Part) -> Mapping[Any, Text]:
    """Read what a setting may be: words with their titles, or a plain list such as `[true, false]`."""
    node = part.node("choices")
    if node is not None and node.shape == "mapping":
        return {word: part.reader.text(title) for word, title in part.named("choices").items()}
    return dict.fromkeys(part.scalars("choices"), NO_TEXT)


def _as_node(value: Any) -> Node:
    """Give a value that stands in no file."""
    if isinstance(value, Mapping):
        return Node(Place(), "mapping", entries={str(name): _as_node(one) for name, one in value.items()})
    if isinstance(value, list | tuple):
        return Node(Place(), "list", items=tuple(map(_as_node, value)))
    return Node(Place(), "nothing" if value is None else "scalar", value)


def _values(tree: Node, settings: Mapping[str, tuple[Setting, Node]]) -> dict[str, Node]:
    """Give what `$name` may stand for: settings, and the numbers of a role as `$role.case_load`."""
    values = {name: node for name, (_, node) in settings.items()}
    roles = tree.entries.get("roles")
    for role, node in (roles.entries if roles else {}).items():
        for number in ("case_load", "number"):
            value = node.entries.get(number)
            if value is not None and isinstance(value.scalar, str) and value.scalar.startswith("$"):
                value = values.get(value.scalar[1:])
            if value is not None:
                values[f"{role}.{number}"] = value
    return values


class MethodReading(WorkReading):
    """Reads the parts of one method, in the order of the how-to."""

    def __init__(self, reader: Reader, whole: Part, conditions: Conditions) -> None:
        super().__init__(reader, conditions)
        self.whole = whole

    def method(self, sha256: str, settings: Mapping[str, Setting]) -> Method:
        """Read all of it, with settings that were read before."""
        whole = self.whole
        version, id_ = whole.number("version", 1), whole.written("id", _ID, "no_plain_id")
        status = whole.word("status", ("active", "draft"), "active")
        gaps = whole.words("gaps", none="")
        if status == "active" and gaps:
            whole.problem("gaps_are_a_draft", "gaps")
        roles = self._all("roles", self._role)
        eligibility = self._eligibility()
        self.conditions.eligibility = eligibility.that if eligibility else None  # conditions may ask for it
        return Method(
            id=id_, version=version or 0, status=status, gaps=gaps, title=whole.text("title"), sha256=sha256,
            municipality=whole.word("municipality"), summary=whole.text("summary"), period=whole.word("period"),
            source=self._texts("source"), area=whole.text("area"), axes=self._axes(),
            unit=self._unit(), feeds=whole.words("feeds", none=""), feeds_at=self._feeds_at(), ground=self._ground(),
            settings=settings, roles=roles, ladder=self._all("ladder", self._rung),
            domains=self._texts("domains"),
            words=self._texts("words"),
            offered={name: self.reader.words(node) for name, node in whole.named("offered").items()},
            headings=self._all("headings", self._heading), conditions=self.conditions.named(),
            eligibility=eligibility, stages=self._all("stages", self.stage),
            duties=self._all("duties", self.duty), rules=self.rules(whole.named("rules"), roles),
            indicators=self._all("indicators", self.indicator), targets=self._targets(),
            reports=self._reports(), letters=self._mapping("letters"),
        )  # fmt: skip

    def _all(self, name: str, one: Callable[[str, Node], _T]) -> dict[str, _T]:
        lines = self.whole.lines(name)
        if name != "words":  # whatever word stands in a field can have a title
            self.reader.names(lines, _NAME, "no_plain_name")
        return {key: one(key, node) for key, node in lines.entries.items()}

    def _texts(self, name: str) -> dict[str, Text]:
        return self._all(name, lambda _name, node: self.reader.text(node))

    def _feeds_at(self) -> dict[str, Place]:
        node = self.whole.node("feeds")
        if node is None:
            return {}
        node = self.reader.resolve(node)
        fed = (self.reader.resolve(item) for item in (node.items if node.shape == "list" else (node,)))
        return {str(item.scalar): item.place for item in fed}

    def _mapping(self, name: str) -> Mapping[str, Any]:
        return {key: node.plain() for key, node in self.whole.named(name).items()}

    def _reports(self) -> Mapping[str, Any]:
        node = self.whole.node("reports")
        if node is None:
            return {}
        part = self.reader.part(node, ("rhythm", "note"))
        said = {"rhythm": part.word("rhythm", RHYTHMS), "note": part.word("note")}
        return {name: word for name, word in said.items() if word}

    def _targets(self) -> Mapping[str, Mapping[str, Any]]:
        """Read what is aimed for: a number for each indicator and year."""
        found: dict[str, Mapping[str, Any]] = {}
        for name, node in self.whole.named("targets").items():
            self.reader.names(node, _YEAR, "target_at_a_year")
            found[name] = {year: self.reader.amount(value) for year, value in node.entries.items()}
            if not found[name]:
                self.reader.problems.add(node.place, "target_at_a_year")
        return found

    def _axes(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        axes: dict[str, Mapping[str, tuple[str, ...]]] = {}
        said = self.whole.node("axes")
        part = self.reader.part(said, AXES) if said else None
        for axis in AXES:
            node = part.node(axis) if part else None
            if node is None:
                continue
            if node.shape == "mapping":
                both = self.reader.part(node, ("annex", "text"))
                axes[axis] = {name: both.words(name) for name in ("annex", "text") if name in both.entries}
            else:
                axes[axis] = {"annex": self.reader.words(node)}
        return axes

    def _unit(self) -> Unit:
        node = self.whole.node("unit")
        if node is None:
            return HOUSEHOLD
        part = self.reader.part(node, ("kind", "article", "title", "titles"), ("kind", "title", "titles"))
        kind, article = part.word("kind", UNITS, HOUSEHOLD.kind), part.word("article", ARTICLES)
        return Unit(kind, part.text("title"), part.text("titles"), article)

    def _ground(self) -> Ground | None:
        node = self.whole.node("ground")
        if node is None:
            return None
        part = self.reader.part(node, ("kind", "law", "refusal", "note"), ("kind",))
        return Ground(part.word("kind", GROUNDS), part.word("law"), part.text("refusal"), part.word("note"))

    def _role(self, name: str, node: Node) -> Role:
        part = self.reader.part(
            node,
            ("title", "function", "number", "case_load", "apart_from", "note", "source"),
            ("title", "function"),
        )
        return Role(
            name, part.text("title"), part.word("function", FUNCTIONS), part.number("number", 0),
            part.number("case_load", 1), part.words("apart_from", none=""), part.word("note"), node.place,
        )  # fmt: skip

    def _rung(self, name: str, node: Node) -> Rung:
        part = self.reader.part(node, ("title", "who", "answer_within", "note", "source"), ("title", "who"))
        return Rung(name, part.text("title"), part.word("who"), part.term("answer_within"), node.place)

    def _heading(self, name: str, node: Node) -> Heading:
        part = self.reader.part(node, ("nl", "en", "only_if"), ("nl",))
        return Heading(name, Text(part.word("nl"), part.word("en")), self.conditions.of(part, "only_if"), node.place)

    def _eligibility(self) -> Eligibility | None:
        node = self.whole.node("eligibility")
        if node is None:
            return None
        part = self.reader.part(node, ("all_of", "any_of", "none_of", "at_least", "of", "not", "criteria", "note"))
        criteria = {name: self.reader.text(text) for name, text in part.named("criteria").items()}
        parts = [self._criteria(part, word) for word in ("all_of", "any_of", "none_of", "of") if word in part.entries]
        if "not" in part.entries:
            parts.append(self._no_criterion(part))
        whole = parts[0] if len(parts) == 1 else Several("all_of", tuple(parts), len(parts), len(parts), part.place)
        return Eligibility(whole if parts else None, criteria, part.word("note"))

    def _criteria(self, part: Part, word: str) -> Condition:
        """Read a list of criteria, each a name or again a combination."""
        of = tuple(self.criterion(item) for item in part.items(word, "list_of_criteria"))
        if not of:
            return NEVER
        match word:
            case "of":
                return Several("at_least", of, part.number("at_least") or 1, len(of), part.place)
            case "any_of":
                return Several(word, of, 1, len(of), part.place)
            case "none_of":
                return Several(word, of, 0, 0, part.place)
            case _:
                return Several(word, of, len(of), len(of), part.place)

    def _no_criterion(self, part: Part) -> Condition:
        return Several("not", (self.criterion(part.entries["not"]),), 0, 0, part.place)

    def criterion(self, node: Node) -> Condition:
        """Read one criterion by name, or a combination of them."""
        if node.shape == "scalar":
            return Known(str(node.scalar), ("yes",), place=node.place)
        part = self.reader.part(node, ("all_of", "any_of", "none_of", "at_least", "of", "not"))
        if "not" in part.entries:
            return self._no_criterion(part)
        word = next((word for word in ("all_of", "any_of", "none_of", "of") if word in part.entries), "all_of")
        return self._criteria(part, word)
