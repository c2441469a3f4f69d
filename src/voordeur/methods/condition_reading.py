"""Reading conditions: `{happened: …}`, `{every: …, that: …}` and the other words of docs/how-to/write-a-method.md."""

from collections.abc import Callable, Mapping

from voordeur.methods.language import (
    ANSWERS,
    COUNTED,
    Always,
    Condition,
    Counted,
    Elapsed,
    Entries,
    EntryLooks,
    FieldTest,
    Happened,
    Holds,
    InStage,
    Known,
    Latest,
    RoleHeld,
    SameThing,
    Several,
    Things,
    Where,
    WholeFile,
    WrittenBy,
)
from voordeur.methods.parts import Part, Reader
from voordeur.methods.source import Node, did_you_mean

NEVER = Always(False)


class Conditions:
    """Reads the conditions of one method; named conditions are read once and may use each other."""

    def __init__(self, reader: Reader, named: Mapping[str, Node], settings: Mapping[str, object]) -> None:
        self.reader = reader
        self.settings = settings
        self._nodes = named
        self._read: dict[str, Condition] = {}
        self._reading: list[str] = []

    def named(self) -> Mapping[str, Condition]:
        """Read all named conditions."""
        for name in self._nodes:
            self._by_name(name)
        return self._read

    def of(self, part: Part, name: str) -> Condition | None:
        """Read the condition of that name in a part; none when it is missing."""
        node = part.node(name)
        return None if node is None else self.read(node)

    def read(self, node: Node) -> Condition:
        """Read one condition; what cannot be read is noted and counts as never true."""
        node = self.reader.resolve(node)
        if node.shape != "mapping" or not node.entries:
            self.reader.problems.add(
                node.place, "Here a condition is expected, such as `{happened: visit_held}` or `{in_stage: NAME}`."
            )
            return NEVER
        words = [word for word in WORDS if word in node.entries]
        if "elapsed" in words:  # its `after` is no word of its own
            words = ["elapsed"]
        elif "at_least" in words and len(words) > 1:
            words.remove("at_least")  # a comparison within another word
        if len(words) == 1:
            return WORDS[words[0]](self, node)
        if not words:
            first = next(iter(node.entries))
            hint = did_you_mean(first, WORDS)
            self.reader.problems.add(node.keys[first], f"`{first}` is no word for a condition.{hint}")
        else:
            both = " and ".join(f"`{word}`" for word in words)
            self.reader.problems.add(
                node.place, f"{both} stand in one condition; join them with `all_of: [{{…}}, {{…}}]`."
            )
        return NEVER

    def where(self, part: Part, name: str = "where") -> Where:
        """Read demands on fields."""
        return tuple(self._test(field, value) for field, value in part.named(name).items())

    def entries(self, part: Part, name: str) -> Entries:
        """Read a kind or list of kinds, narrowed by the `where` beside it."""
        kinds = part.words(name)
        if name in part.entries and not kinds:
            part.problem("Here at least one entry kind is expected.", name)
        return Entries(kinds, self.where(part), part.entries[name].place if name in part.entries else part.place)

    def _test(self, field: str, node: Node) -> FieldTest:
        node = self.reader.resolve(node)
        if node.shape != "mapping":
            return FieldTest(field, self.reader.scalars(node), place=node.place)
        part = self.reader.part(node, ("at_least", "at_most", "present"))
        bounds = [self.reader.scalars(found)[:1] if (found := part.node(n)) else () for n in ("at_least", "at_most")]
        return FieldTest(
            field,
            at_least=bounds[0][0] if bounds[0] else None,
            at_most=bounds[1][0] if bounds[1] else None,
            present=part.flag("present") if "present" in part.entries else None,
            place=node.place,
        )

    def _by_name(self, name: str) -> Condition:
        if name in self._read:
            return self._read[name]
        node = self._nodes[name]
        if name in self._reading:
            circle = " → ".join((*self._reading[self._reading.index(name) :], name))
            self.reader.problems.add(node.place, f"This condition rests on itself: {circle}.")
            return NEVER
        self._reading.append(name)
        condition = self.read(node)
        self._reading.pop()
        self._read[name] = condition
        return condition

    def _happened(self, node: Node) -> Condition:
        part = self.reader.part(node, ("happened", "where", "times", "different", "since", "within"))
        times = part.number("times")
        if times is not None and times < 1:
            part.problem("`times` counts from 1; for never, write `{not: {happened: …}}`.", "times")
        if "different" in part.entries and (times or 0) < 2:
            part.problem("How many different ones? Write `times: 2` or more beside it.", "different")
        return Happened(
            self.entries(part, "happened"),
            times if times is not None else 1,
            self._since(part),
            part.term("within"),
            part.word("different"),
            node.place,
        )

    def _since(self, part: Part) -> Entries | None:
        node = part.node("since")
        if node is None:
            return None
        if node.shape != "mapping":
            return Entries(self.reader.words(node), (), node.place)
        return self.entries(self.reader.part(node, ("happened", "where"), ("happened",)), "happened")

    def _latest(self, node: Node) -> Condition:
        part = self.reader.part(node, ("latest", "where"), ("where",))
        return Latest(part.words("latest"), self.where(part), node.place)

    def _in_stage(self, node: Node) -> Condition:
        return InStage(self.reader.part(node, ("in_stage",)).words("in_stage"), node.place)

    def _every(self, node: Node) -> Condition:
        part = self.reader.part(node, ("every", "that", "which"), ("that",))
        return Things(part.word("every"), self.of(part, "that"), self.of(part, "which"), every=True, place=node.place)

    def _any(self, node: Node) -> Condition:
        part = self.reader.part(node, ("any", "that", "which"), ("that",))
        that, which = self.of(part, "that"), self.of(part, "which")
        return Things(part.word("any"), that, which, at_least=1, place=node.place)

    def _things(self, node: Node) -> Condition:
        part = self.reader.part(node, ("things", "which", "that", "at_least", "at_most"))
        least, most = part.number("at_least"), part.number("at_most")
        if least is None and most is None:
            part.problem("How many? Write `at_least:` or `at_most:`.")
        return Things(
            part.word("things"), self.of(part, "that"), self.of(part, "which"), False, least, most, node.place
        )

    def _same(self, node: Node) -> Condition:
        part = self.reader.part(node, ("same", "that"), ("that",))
        return SameThing(part.word("same"), self.of(part, "that") or NEVER, node.place)

    def _file(self, node: Node) -> Condition:
        part = self.reader.part(node, ("file",))
        return WholeFile(self.of(part, "file") or NEVER, node.place)

    def _known(self, node: Node) -> Condition:
        part = self.reader.part(node, ("known", "is"), ("is",))
        answers = part.words("is")
        for answer in answers:
            if answer not in ANSWERS:
                part.problem(f"`{answer}` is no answer.{did_you_mean(answer, ANSWERS)}", "is")
        return Known(part.word("known"), answers, node.place)

    def _count(self, node: Node) -> Condition:
        part = self.reader.part(node, ("count", "at_least", "at_most", "below"))
        comparisons = [how for how in ("at_least", "at_most", "below") if how in part.entries]
        if len(comparisons) != 1:
            part.problem("A count is compared once: `at_least:`, `at_most:` or `below:`.")
            return NEVER
        name = part.word("count")
        if name not in COUNTED:
            part.problem(f"`{name}` is no number that can be asked for.{did_you_mean(name, COUNTED)}", "count")
        return Counted(name, comparisons[0], part.number(comparisons[0]) or 0, node.place)

    def _role_held(self, node: Node) -> Condition:
        part = self.reader.part(node, ("role_held", "whose"))
        return RoleHeld(part.word("role_held"), part.word("whose"), node.place)

    def _by(self, node: Node) -> Condition:
        return WrittenBy(self.reader.part(node, ("by",)).words("by"), node.place)

    def _setting(self, node: Node) -> Condition:
        part = self.reader.part(node, ("setting", "is"), ("is",))
        name, values = part.word("setting"), part.scalars("is")
        if name not in self.settings:
            part.problem(f"`{name}` is no setting of this method.{did_you_mean(name, self.settings)}", "setting")
            return NEVER
        return Always(self.settings[name] in values, name, values, node.place)

    def _holds(self, node: Node) -> Condition:
        part = self.reader.part(node, ("holds",))
        name = part.word("holds")
        if name not in self._nodes:
            part.problem(
                f"There is no condition `{name}` under `conditions:`.{did_you_mean(name, self._nodes)}", "holds"
            )
            return NEVER
        return Holds(name, self._by_name(name), node.place)

    def _entry(self, node: Node) -> Condition:
        return EntryLooks(self.where(self.reader.part(node, ("entry",)), "entry"), node.place)

    def _elapsed(self, node: Node) -> Condition:
        part = self.reader.part(node, ("elapsed", "after", "last"), ("after",))
        term = part.term("elapsed")
        if term is None:
            return NEVER
        return Elapsed(term, self.of(part, "after") or NEVER, part.flag("last"), node.place)

    def _listed(self, part: Part, word: str) -> tuple[Condition, ...]:
        node = part.node(word)
        if node is None or node.shape != "list" or not node.items:
            part.problem(f"After `{word}:` a list of conditions is expected: `[{{…}}, {{…}}]`.", word)
            return ()
        return tuple(self.read(item) for item in node.items)

    def _all_of(self, node: Node) -> Condition:
        of = self._listed(self.reader.part(node, ("all_of",)), "all_of")
        return Several("all_of", of, len(of), len(of), node.place)

    def _any_of(self, node: Node) -> Condition:
        of = self._listed(self.reader.part(node, ("any_of",)), "any_of")
        return Several("any_of", of, 1, len(of), node.place)

    def _none_of(self, node: Node) -> Condition:
        of = self._listed(self.reader.part(node, ("none_of",)), "none_of")
        return Several("none_of", of, 0, 0, node.place)

    def _at_least(self, node: Node) -> Condition:
        part = self.reader.part(node, ("at_least", "of"), ("of",))
        of = self._listed(part, "of")
        least = part.number("at_least") or 0
        if not 1 <= least <= len(of):
            part.problem(
                f"`at_least: {least}` of {len(of)} conditions says nothing; write a number from 1 to {len(of)}."
            )
        return Several("at_least", of, least, len(of), node.place)

    def _not(self, node: Node) -> Condition:
        part = self.reader.part(node, ("not",))
        return Several("not", (self.of(part, "not") or NEVER,), 0, 0, node.place)


WORDS: Mapping[str, Callable[[Conditions, Node], Condition]] = {
    "happened": Conditions._happened,
    "latest": Conditions._latest,
    "in_stage": Conditions._in_stage,
    "every": Conditions._every,
    "any": Conditions._any,
    "things": Conditions._things,
    "same": Conditions._same,
    "file": Conditions._file,
    "known": Conditions._known,
    "count": Conditions._count,
    "role_held": Conditions._role_held,
    "by": Conditions._by,
    "setting": Conditions._setting,
    "holds": Conditions._holds,
    "entry": Conditions._entry,
    "all_of": Conditions._all_of,
    "any_of": Conditions._any_of,
    "none_of": Conditions._none_of,
    "not": Conditions._not,
    "elapsed": Conditions._elapsed,
    "at_least": Conditions._at_least,
}
