"""Reads a story from YAML; every mistake is named with its line and what was probably meant."""

import re
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from voordeur.common.periods import Period
from voordeur.methods.conditions.words import COUNTED
from voordeur.methods.language import PLACES, PROGRAMME, TRACKS
from voordeur.methods.messages import Listed, Message, either
from voordeur.methods.parts import Part, Reader
from voordeur.methods.source import Node, Place, Problems, did_you_mean, read_tree
from voordeur.methods.stories import SOMEBODY, FileState, Indicators, Step, Story, StoryFile, Then, id_of
from voordeur.methods.story_things import left_alone, never_begun
from voordeur.methods.vocabulary import FieldInfo, KindInfo, Vocabulary
from voordeur.methods.wording import meaning_of, meant

_WANTED: Mapping[str, tuple[type, str]] = {
    "int": (int, "a_whole_number"),
    "Decimal": (Decimal, "a_number"),
    "bool": (bool, "true_or_false"),
    "date": (date, "a_date"),
    **dict.fromkeys(("UUID", "str", "time"), (str, "one_word")),
}
_STORY, _STAGES = re.compile(r"^story:", re.MULTILINE), re.compile(r"^stages:", re.MULTILINE)


def is_story(text: str) -> bool:
    """Tell whether a text is a story, or means to be one, and no method."""
    return bool(_STORY.search(text)) and not _STAGES.search(text)


def read_story(text: str, vocabulary: Vocabulary, *, file: str = "story.yaml") -> Story:
    """Read a story; raises MethodErrors with every mistake and its line."""
    problems = Problems(file)
    if _STAGES.search(text) and not _STORY.search(text):
        problems.add(Place(), "a_method_no_story")
        problems.stop_if_any()
    tree = read_tree(text, problems)
    whole = Reader(problems, {}).part(
        tree, ("method", "story", "programme", "files", "steps", "note", "counts"), ("method", "story", "steps")
    )
    story = StoryReading(whole, vocabulary).story(file)
    problems.stop_if_any()
    return story


class StoryReading:
    """Reads the parts of a story; a replay reads its groups with the same words."""

    def __init__(self, whole: Part, vocabulary: Vocabulary) -> None:
        self.whole = whole
        self.reader = whole.reader
        self.vocabulary = vocabulary
        self.files: dict[str, StoryFile] = {PROGRAMME: StoryFile(PROGRAMME, "programme", {})}
        self.counts = self._counts(whole)
        self.known_day = date.min
        self.names: dict[UUID, str] = {}  # of the things and people of the story, by their ids

    def story(self, file: str) -> Story:
        whole = self.whole
        for name, node in whole.named("files").items():
            self.files[name] = self.file(name, node)
        steps = self.steps("steps")
        return Story(file, whole.word("method"), whole.word("story"), whole.lines("programme"), self.files, steps)

    def steps(self, name: str) -> tuple[Step, ...]:
        """Read a list of lines, in the order in which they became known."""
        lines = self.whole.node(name)
        if lines is None or lines.shape != "list" or not lines.items:
            self.whole.problem("list_of_lines", name, name=name)
            return ()
        steps = [step for step in map(self.step, lines.items) if step]
        for place, about in never_begun(steps, self.vocabulary, self.names):
            self.reader.problems.add(place, "never_begun", **about)
        for place, about in left_alone(steps, self.vocabulary):
            self.reader.problems.add(place, "told_together", **about)
        # What was written down later is unknown until that day.
        return tuple(sorted(steps, key=lambda step: step.recorded))

    def file(self, name: str, node: Node) -> StoryFile:
        """Read one file of the story."""
        if node.shape == "scalar":
            kind, place = str(node.scalar), {}
        else:
            part = self.reader.part(node, ("kind", *PLACES), ("kind",))
            kind = part.word("kind")
            place = {place: part.word(place) for place in PLACES if place in part.entries}
        if kind and kind not in TRACKS:
            self.reader.problems.add(node.place, "no_kind_of_file", kind=kind, hint=did_you_mean(kind, TRACKS))
        return StoryFile(name, kind, place)

    def _counts(self, part: Part) -> dict[str, int]:
        lines = part.lines("counts")
        for name, place in lines.keys.items():
            if name not in COUNTED:
                self.reader.problems.add(place, "no_such_number", word=name, hint=did_you_mean(name, COUNTED))
        return {name: self.reader.number(node) or 0 for name, node in lines.entries.items()}

    def step(self, node: Node) -> Step | None:
        """Read one line of the story; none when it has no day or no meaning."""
        part = self.reader.part(
            node,
            ("on", "recorded", "at", "file", "entry", "with", "domain", "by", "counts", "expect", "then", "note"),
            ("on",),
        )
        on = self._day(part, "on")
        if on is None:
            return None
        recorded = self._day(part, "recorded")
        if recorded is not None and recorded < on:
            part.problem("recorded_before", "recorded")
        if recorded is None:
            if on < self.known_day:
                part.problem("story_goes_forward", "on", day=self.known_day)
            self.known_day = recorded = max(self.known_day, on)
        if ("entry" in part.entries) == ("then" in part.entries):
            part.problem("entry_or_then")
            return None
        if "then" in part.entries:
            counts = {**self.counts, **self._counts(part)}
            return Step(on, recorded, counts=counts, then=self._then(part), line=node)
        return self._entry(part, on, recorded, node)

    def _day(self, part: Part, name: str) -> date | None:
        node = part.node(name)
        if node is None:
            return None
        if not isinstance(node.scalar, date):
            self.reader.expected("a_date", node)
            return None
        return node.scalar

    def _entry(self, part: Part, on: date, recorded: date, line: Node) -> Step:
        files = part.words("file", none="in_which_file")
        if part.node("file") is None:
            part.problem("in_which_file")
        for name in files:
            self._known_file(name, part, "file")
        kind = part.word("entry")
        info = self.vocabulary.get(kind)
        fields: Mapping[str, Any] = {}
        if info is None:
            part.problem("no_kind", "entry", kind=kind, hint=meant("kinds", kind, self.vocabulary))
        else:
            if info.amends:
                part.problem("about_another_line", "entry", kind=kind)
            self._stands(part, info, files)
            fields = self._fields(part, info)
        refused = deviates = ""
        if (node := part.node("expect")) is not None:
            expect = self.reader.part(node, ("refused", "deviates"))
            refused, deviates = expect.word("refused"), expect.word("deviates")
        at, (by, writer) = part.node("at"), self._by(part)
        return Step(
            on, recorded, files, kind, fields, part.word("domain"), _time(at, self.reader) if at else None, by, writer,
            {**self.counts, **self._counts(part)}, refused, deviates, None, line,
        )  # fmt: skip

    def _by(self, part: Part) -> tuple[str, str]:
        """Read the role of whoever writes, and who that is: `by: coach`, or `by: {coach: mo}`."""
        node = part.node("by")
        if node is None or node.shape != "mapping":
            role = part.word("by")
            return role, role or SOMEBODY
        if len(node.entries) != 1:
            part.problem("one_writer", "by")
        role = next(iter(node.entries), "")
        return role, self.reader.part(node, tuple(node.entries)).word(role)

    def _known_file(self, name: str, part: Part, at: str) -> None:
        named = self.whole.entries.get("files")
        if name not in self.files and (named is None or named.shape == "mapping"):
            place = part.entries[at].where(name)
            self.reader.problems.add(place, "no_file_of_this_story", file=name, hint=did_you_mean(name, self.files))

    def _stands(self, part: Part, info: KindInfo, files: tuple[str, ...]) -> None:
        """Note in which of these files such an entry cannot stand."""
        for name in files:
            of = self.files[name].kind if name in self.files else ""
            if of in TRACKS and info.files and of not in info.files:
                part.problem("stands_elsewhere", "file", kind=info.kind, file=name, of=of, files=either(info.files))

    def _fields(self, part: Part, info: KindInfo) -> Mapping[str, Any]:
        fields: dict[str, Any] = {}
        for name, node in part.named("with").items():
            known = info.fields.get(name)
            if known is None:
                hint = Message("point_and_no_comma") if name.isdigit() else did_you_mean(name, info.fields)
                self.reader.problems.add(node.place, "no_field", kind=info.kind, field=name, hint=hint)
                continue
            if known.many:
                items = node.items if node.shape == "list" else (node,)
                fields[name] = tuple(self._value(item, known) for item in items)
            elif node.shape != "nothing":
                fields[name] = self._value(node, known)
        for name in info.missing(fields):
            if name == info.thing:
                part.problem("which_thing", "entry", kind=info.kind, thing=name)
            else:
                there = Listed(tuple(f"`{field}`" for field in info.fields))
                part.problem("left_out", "entry", kind=info.kind, field=name, meaning=meaning_of(name), known=there)
        return fields

    def _value(self, node: Node, known: FieldInfo) -> Any:
        value = node.scalar
        match known.type:
            case "UUID" if node.shape == "scalar":
                self.names[id := id_of(str(value))] = str(value)
                return id
            case "str" if node.shape == "scalar":
                return str(value)
            case "time" if node.shape == "scalar":
                return _time(node, self.reader)
            case "choice":
                if str(value) not in known.choices:
                    hint = did_you_mean(str(value), known.choices)
                    self.reader.problems.add(node.place, "no_choice", value=value, hint=hint)
                return str(value)
            case "Decimal" if isinstance(value, int | Decimal) and not isinstance(value, bool):
                return Decimal(value)
        fits, what = _WANTED.get(known.type, (object, ""))
        if not isinstance(value, fits) or (fits is not bool and isinstance(value, bool)):
            self.reader.expected(what, node)
        return node.plain()

    def _then(self, part: Part) -> Then:
        files: dict[str, FileState] = {}
        indicators: Indicators | None = None
        for name, node in part.named("then").items():
            if name == "indicators":
                indicators = self._indicators(node)
                continue
            self._known_file(name, part, "then")
            state = self.reader.part(node, ("stage", "duties", "no_duties", "may", "may_not", "withheld"))
            duties = state.node("duties")
            files[name] = FileState(
                state.word("stage") or None,
                tuple(self._duty(item) for item in _each(duties)),
                state.words("no_duties", none=""),
                state.words("may", none=""),
                state.words("may_not", none=""),
                state.words("withheld", none="") if "withheld" in state.entries else None,
                node.place,
            )
        return Then(files, indicators)

    def _duty(self, node: Node) -> Mapping[str, Any]:
        if node.shape == "scalar":
            return {"duty": str(node.scalar)}
        part = self.reader.part(node, ("duty", "due", "late", "thing", "who", "since", "postponed_until"), ("duty",))
        said = {name: value.plain() for name, value in part.entries.items()}
        if "thing" in said:
            said["thing"] = id_of(str(said["thing"]))
        return said

    def _indicators(self, node: Node) -> Indicators | None:
        part = self.reader.part(node, tuple(node.entries), ("period",))
        try:
            period = Period.parse(part.word("period"))
        except ValueError:
            part.problem("no_period", "period", period=part.word("period"))
            return None
        values = {name: value.plain() for name, value in node.entries.items() if name != "period"}
        return Indicators(period, values, node.place)


def _each(node: Node | None) -> tuple[Node, ...]:
    """Give the parts of a list; what is no list is its own only part."""
    if node is None:
        return ()
    return node.items if node.shape == "list" else (node,)


def _time(node: Node, reader: Reader) -> time | None:
    try:
        return time.fromisoformat(str(node.scalar))
    except ValueError:
        reader.problems.add(node.place, "no_time", time=node.scalar)
        return None
