"""Whether a condition says something that can be: its words, kinds, fields, values, stages and things."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from voordeur.methods.language import (
    ESCALATED,
    OWN_WORDS,
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
    Method,
    RoleHeld,
    SameThing,
    Several,
    Things,
    Where,
    WholeFile,
    WrittenBy,
)
from voordeur.methods.source import Place, Problems, did_you_mean
from voordeur.methods.vocabulary import FieldInfo, Vocabulary

_ORDERED: dict[str, tuple[type, ...]] = {"int": (int, Decimal), "Decimal": (int, Decimal), "date": (date,)}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a condition stands: in which track (empty: any), within which thing, and what else may be asked there.

    `entry` are the kinds that may be weighed; none when no entry is weighed there. `counts`: numbers from outside are
    handed in there. `writer`: who writes the entry is known there. `today`: the answer may change with time alone.
    """

    track: str
    thing: str = ""
    entry: tuple[str, ...] = ()
    counts: bool = False
    writer: bool = False
    today: bool = True


class ConditionCheck:
    """Checks the conditions of one method against the vocabulary."""

    def __init__(self, method: Method, vocabulary: Vocabulary, problems: Problems) -> None:
        self.method = method
        self.vocabulary = vocabulary
        self.problems = problems
        self.things = {
            info.thing for info in vocabulary.values() if info.thing
        }  # fields of that name say which thing an entry is about

    def check(self, condition: Condition | None, spot: Spot) -> None:
        """Note everything in a condition that cannot be."""
        match condition:
            case None | Always():
                return
            case Happened():
                self.entries(condition.entries, spot)
                if condition.since is not None:
                    self.entries(condition.since, replace(spot, thing=""))  # also what speaks of no such thing
                if condition.within is not None and not spot.today:
                    self._no_time(condition.place)
                if condition.different:
                    for kind in condition.entries.kinds:
                        if kind in self.vocabulary:
                            self.field(kind, condition.different, condition.place)
            case Latest():
                self.entries(Entries(condition.kinds, condition.where, condition.place), spot)
            case InStage():
                for stage in condition.stages:
                    self._stage(stage, spot.track, condition.place)
            case Things():
                self.thing(condition.thing, condition.place)
                inner = replace(spot, thing=condition.thing)
                self.check(condition.that, inner)
                self.check(condition.which, inner)
            case SameThing():
                self.thing(condition.thing, condition.place)
                for kind in spot.entry:
                    self._speaks_about(kind, condition.thing, condition.place)
                if not spot.entry:
                    self.problems.add(condition.place, "`same` is for rules: here no entry is being weighed.")
                self.check(condition.that, replace(spot, thing=condition.thing))
            case WholeFile():
                self.check(condition.that, replace(spot, thing=""))
            case Known():
                criteria = self.method.eligibility.criteria if self.method.eligibility else {}
                self._known(condition.criterion, criteria, "criterion under `eligibility:`", condition.place)
            case Counted():
                if not spot.counts:
                    self.problems.add(condition.place, "A number from outside can only be asked in a rule or duty.")
            case RoleHeld():
                self.role(condition.role, condition.place)
                if condition.whose:
                    self._whose(condition.whose, spot, condition.place)
            case WrittenBy():
                for role in condition.roles:
                    self.role(role, condition.place)
                if not spot.writer:
                    self.problems.add(condition.place, "`by` is for rules: here nobody writes an entry.")
            case EntryLooks():
                if not spot.entry:
                    self.problems.add(
                        condition.place, "`entry` is for rules and for `if` of a stage: here no entry is being weighed."
                    )
                self.where(spot.entry, condition.where)
            case Holds():
                self.check(condition.that, spot)
            case Several():
                for part in condition.of:
                    self.check(part, spot)
            case Elapsed():
                if not spot.today:
                    self._no_time(condition.place)
                self.check(condition.after, replace(spot, entry=(), counts=False, writer=False))

    def entries(self, entries: Entries, spot: Spot) -> None:
        """Check kinds and the demands on their fields."""
        for kind in entries.kinds:
            if self.kind(kind, spot.track, entries.place) and spot.thing:
                self._speaks_about(kind, spot.thing, entries.place)
        self.where(entries.kinds, entries.where)

    def kind(self, kind: str, track: str, place: Place) -> bool:
        """Check that a kind exists and can stand in files of a track."""
        info = self.vocabulary.get(kind)
        if info is None:
            self._known(kind, self.vocabulary, "entry kind", place)
            return False
        if info.files and track and track not in info.files:
            where = " or ".join(info.files)
            self.problems.add(place, f"`{kind}` stands in a {where} file, never in a {track} file.")
            return False
        return True

    def where(self, kinds: Sequence[str], where: Where) -> None:
        """Check demands on the fields of some kinds."""
        for test in where:
            for kind in kinds:
                if kind in self.vocabulary:
                    self._test(kind, test)

    def field(self, kind: str, name: str, place: Place) -> FieldInfo | None:
        """Give a field of a kind, or say that there is none."""
        fields = self.vocabulary[kind].fields
        if name in fields:
            return fields[name]
        if name == "domain":
            return FieldInfo("choice", tuple(self.method.domains))
        hint = did_you_mean(name, fields)
        self.problems.add(place, f"`{kind}` has no field `{name}`.{hint}")
        return None

    def thing(self, thing: str, place: Place) -> None:
        """Check that entries speak about such things."""
        self._known(thing, self.things, "thing", place)

    def role(self, role: str, place: Place) -> None:
        """Check that the method has a role."""
        self._known(role, self.method.roles, "role of this method", place)

    def _test(self, kind: str, test: FieldTest) -> None:
        info = self.field(kind, test.name, test.place)
        if info is None:
            return
        for value in test.values:
            self._value(kind, test, info, value)
        for bound in (test.at_least, test.at_most):
            if bound is not None and not isinstance(bound, _ORDERED.get(info.type, ())):
                self.problems.add(test.place, f"`{test.name}` of `{kind}` cannot be compared with `{bound}`.")
        # Of a party to a plan the role is a plain word: parents are no workers.
        if test.name == "role" and "worker" in self.vocabulary[kind].fields:
            for value in test.values:
                self.role(str(value), test.place)
        if test.name in OWN_WORDS and info.type == "str":
            for value in test.values:
                self._known(str(value), self.method.words, "word under `words:`", test.place)
        if test.name == "level" and kind == ESCALATED:
            for value in test.values:
                self._known(str(value), self.method.ladder, "level of the `ladder:`", test.place)

    def _value(self, kind: str, test: FieldTest, info: FieldInfo, value: Any) -> None:
        choices: Iterable[str] = info.choices
        if info.type == "choice":
            if value not in info.choices:
                hint = did_you_mean(str(value), choices)
                self.problems.add(test.place, f"`{test.name}` of `{kind}` is never `{value}`.{hint}")
            return
        fits = {
            "bool": isinstance(value, bool),
            "int": isinstance(value, int) and not isinstance(value, bool),
            "Decimal": isinstance(value, int | Decimal) and not isinstance(value, bool),
            "date": isinstance(value, date),
            "str": isinstance(value, str),
        }.get(info.type, True)
        if not fits:
            what = {"bool": "true or false", "str": "a word (between quotes when it looks like a number)"}
            wanted = what.get(info.type, f"a value of type {info.type}")
            self.problems.add(test.place, f"`{test.name}` of `{kind}` is {wanted}, never `{value}`.")

    def _whose(self, name: str, spot: Spot, place: Place) -> None:
        if not spot.entry:
            self.problems.add(place, "`whose` is for rules: here no entry is being weighed.")
        for kind in spot.entry:
            info = self.field(kind, name, place) if kind in self.vocabulary else None
            if info is not None and info.type != "UUID":
                self.problems.add(place, f"`{name}` of `{kind}` names no worker.")

    def _speaks_about(self, kind: str, thing: str, place: Place) -> None:
        if kind in self.vocabulary and thing and thing not in self.vocabulary[kind].fields:
            self.problems.add(
                place,
                f"`{kind}` does not say about which {thing} it is; to look at the whole file, write `{{file: {{…}}}}`.",
            )

    def _stage(self, stage: str, track: str, place: Place) -> None:
        found = self.method.stages.get(stage)
        if found is None:
            self._known(
                stage, (name for name, one in self.method.stages.items() if track in ("", one.of)), "stage", place
            )
        elif track and found.of != track:
            self.problems.add(place, f"`{stage}` is a stage of a {found.of}, and this is about a {track}.")

    def _known(self, word: str, words: Iterable[str], what: str, place: Place) -> None:
        known = set(words)
        if word not in known:
            self.problems.add(place, f"`{word}` is no {what}.{did_you_mean(word, known)}")

    def _no_time(self, place: Place) -> None:
        self.problems.add(place, "An indicator counts what happened; it cannot depend on the day of asking.")
