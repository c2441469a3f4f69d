"""Reading conditions: `{happened: …}`, `{every: …, that: …}` and the other words of docs/how-to/write-a-method.md."""

from collections.abc import Callable, Mapping

from voordeur.methods.conditions.entry_reading import BOUNDS
from voordeur.methods.conditions.past_reading import PastReading
from voordeur.methods.conditions.words import (
    ANSWERS,
    COUNTED,
    Always,
    Bounds,
    Condition,
    Counted,
    Elapsed,
    EntryLooks,
    Holds,
    InStage,
    Its,
    Known,
    MeantFor,
    NamedIn,
    RoleHeld,
    SameThing,
    Several,
    Things,
    WholeFile,
    WrittenBy,
    Wrote,
)
from voordeur.methods.parts import Part, Reader
from voordeur.methods.source import Node, did_you_mean

NEVER = Always(False)
_HUNDRED = 100
WITHIN_OTHERS = ("at_least", "by")  # words of their own, and part of others: a comparison, how far it has risen


class Conditions(PastReading):
    """Reads the conditions of one method; named conditions are read once and may use each other."""

    def __init__(self, reader: Reader, named: Mapping[str, Node], settings: Mapping[str, object]) -> None:
        super().__init__(reader)
        self.settings = settings
        self.eligibility: Condition | None = None  # all criteria together, once they are read
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
            self.reader.problems.add(node.place, "condition_expected")
            return NEVER
        words = [word for word in WORDS if word in node.entries]
        for word in WITHIN_OTHERS:
            if word in words and len(words) > 1:
                words.remove(word)
        if len(words) == 1:
            return WORDS[words[0]](self, node)
        if not words:
            first = next(iter(node.entries))
            self.reader.problems.add(
                node.keys[first], "no_word_for_a_condition", word=first, hint=did_you_mean(first, WORDS)
            )
        else:
            both = ", ".join(f"`{word}`" for word in words)
            self.reader.problems.add(node.place, "two_in_one_condition", words=both)
        return NEVER

    def _by_name(self, name: str) -> Condition:
        if name in self._read:
            return self._read[name]
        node = self._nodes[name]
        if name in self._reading:
            circle = " → ".join((*self._reading[self._reading.index(name) :], name))
            self.reader.problems.add(node.place, "rests_on_itself", circle=circle)
            return NEVER
        self._reading.append(name)
        condition = self.read(node)
        self._reading.pop()
        self._read[name] = condition
        return condition

    def _in_stage(self, node: Node) -> Condition:
        return InStage(self.reader.part(node, ("in_stage",)).words("in_stage"), place=node.place)

    def _programme_in(self, node: Node) -> Condition:
        return InStage(
            self.reader.part(node, ("programme_in",)).words("programme_in"), programme=True, place=node.place
        )

    def _every(self, node: Node) -> Condition:
        part = self.reader.part(node, ("every", "that", "which"), ("that",))
        return Things(part.word("every"), self.of(part, "that"), self.of(part, "which"), every=True, place=node.place)

    def _any(self, node: Node) -> Condition:
        part = self.reader.part(node, ("any", "that", "which"), ("that",))
        that, which = self.of(part, "that"), self.of(part, "which")
        return Things(part.word("any"), that, which, bounds=Bounds(1), place=node.place)

    def _things(self, node: Node) -> Condition:
        part = self.reader.part(node, ("things", "which", "that", *BOUNDS))
        that, which = self.of(part, "that"), self.of(part, "which")
        return Things(part.word("things"), that, which, bounds=self.bounds(part), place=node.place)

    def _share(self, node: Node) -> Condition:
        part = self.reader.part(node, ("share", "which", "that", *BOUNDS), ("that",))
        that, which = self.of(part, "that"), self.of(part, "which")
        bounds = self.bounds(part, "which_part", _HUNDRED)
        return Things(part.word("share"), that, which, share=True, bounds=bounds, place=node.place)

    def _same(self, node: Node) -> Condition:
        part = self.reader.part(node, ("same", "that"), ("that",))
        return SameThing(part.word("same"), self.of(part, "that") or NEVER, node.place)

    def _file(self, node: Node) -> Condition:
        part = self.reader.part(node, ("file",))
        return WholeFile(self.of(part, "file") or NEVER, node.place)

    def _its(self, node: Node) -> Condition:
        part = self.reader.part(node, ("its", "that"), ("that",))
        return Its(part.word("its"), self.of(part, "that") or NEVER, node.place)

    def _known(self, node: Node) -> Condition:
        part = self.reader.part(node, ("known", "is", "still"), ("is",))
        return Known(part.word("known"), self._answers(part, "is"), part.flag("still"), node.place)

    def _eligible(self, node: Node) -> Condition:
        part = self.reader.part(node, ("eligible",))
        answers = self._answers(part, "eligible")
        if self.eligibility is None:
            part.problem("no_criteria_here")
            return NEVER
        return MeantFor(answers, self.eligibility, node.place)

    def _answers(self, part: Part, name: str) -> tuple[str, ...]:
        return part.words(name, choices=ANSWERS, other="no_answer")

    def _count(self, node: Node) -> Condition:
        part = self.reader.part(node, ("count", *BOUNDS))
        return Counted(part.word("count", COUNTED, other="no_such_number"), self.bounds(part), node.place)

    def _role_held(self, node: Node) -> Condition:
        part = self.reader.part(node, ("role_held", "whose"))
        return RoleHeld(part.word("role_held"), part.word("whose"), node.place)

    def _by(self, node: Node) -> Condition:
        return WrittenBy(self.reader.part(node, ("by",)).words("by"), node.place)

    def _wrote(self, node: Node) -> Condition:
        return Wrote(self.such(self.reader.part(node, ("wrote",)), "wrote"), node.place)

    def _named_in(self, node: Node) -> Condition:
        part = self.reader.part(node, ("named_in", "field", "as"), ("field",))
        field = part.word("field")
        return NamedIn(self.such(part, "named_in"), field, part.word("as") or field, node.place)

    def _setting(self, node: Node) -> Condition:
        part = self.reader.part(node, ("setting", "is"), ("is",))
        name, values = part.word("setting"), part.scalars("is")
        if name not in self.settings:
            part.problem("no_setting", "setting", name=name, hint=did_you_mean(name, self.settings))
            return NEVER
        return Always(self.settings[name] in values, name, values, node.place)

    def _holds(self, node: Node) -> Condition:
        part = self.reader.part(node, ("holds",))
        name = part.word("holds")
        if name not in self._nodes:
            part.problem("no_condition", "holds", name=name, hint=did_you_mean(name, self._nodes))
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
        return tuple(self.read(item) for item in part.items(word, "list_of_conditions"))

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
        if of and not 1 <= least <= len(of):
            part.problem("at_least_of_these", number=least, of=len(of))
        return Several("at_least", of, least, len(of), node.place)

    def _not(self, node: Node) -> Condition:
        part = self.reader.part(node, ("not",))
        return Several("not", (self.of(part, "not") or NEVER,), 0, 0, node.place)


WORDS: Mapping[str, Callable[[Conditions, Node], Condition]] = {
    "happened": Conditions._happened,
    "sum": Conditions._sum,
    "risen": Conditions._risen,
    "latest": Conditions._latest,
    "in_stage": Conditions._in_stage,
    "programme_in": Conditions._programme_in,
    "every": Conditions._every,
    "any": Conditions._any,
    "things": Conditions._things,
    "share": Conditions._share,
    "same": Conditions._same,
    "file": Conditions._file,
    "its": Conditions._its,
    "known": Conditions._known,
    "eligible": Conditions._eligible,
    "count": Conditions._count,
    "role_held": Conditions._role_held,
    "by": Conditions._by,
    "wrote": Conditions._wrote,
    "named_in": Conditions._named_in,
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
