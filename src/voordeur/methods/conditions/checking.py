"""Whether a condition says something that can be: stages, things, entries, and what may be asked where it stands."""

from dataclasses import dataclass, replace

from voordeur.methods.conditions.words import (
    Always,
    Condition,
    Counted,
    Elapsed,
    Entries,
    EntryLooks,
    Happened,
    Holds,
    InStage,
    Its,
    Known,
    Latest,
    MeantFor,
    NamedIn,
    Reckoned,
    RoleHeld,
    SameThing,
    Several,
    Things,
    WholeFile,
    WrittenBy,
    Wrote,
)
from voordeur.methods.language import PROGRAMME
from voordeur.methods.messages import Listed, Message, either
from voordeur.methods.source import Place
from voordeur.methods.word_checking import WordCheck


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a condition stands: in which track (empty: any), within one of which things, and what may be asked there.

    `entry` are the kinds that may be weighed; none when no entry is weighed there. `counts`: numbers from outside are
    handed in there. `writer`: who writes the entry is known there. `today`: the answer may change with time alone.
    """

    track: str
    things: tuple[str, ...] = ()
    entry: tuple[str, ...] = ()
    counts: bool = False
    writer: bool = False
    today: bool = True


class ConditionCheck(WordCheck):
    """Checks the conditions of one method, each where it stands."""

    def check(self, condition: Condition | None, spot: Spot) -> None:
        """Note everything in a condition that cannot be."""
        match condition:
            case None | Always() | MeantFor():  # the criteria themselves are checked where they stand
                return
            case Happened() | Latest() | Reckoned():
                self._past(condition, spot)
            case EntryLooks() | SameThing() | WrittenBy() | Wrote() | NamedIn() | Counted():
                self._weighed(condition, spot)
            case InStage() | Known() | RoleHeld():
                self._file(condition, spot)
            case _:
                self._parts(condition, spot)

    def _past(self, condition: Happened | Latest | Reckoned, spot: Spot) -> None:
        """Check what is asked of entries that are there."""
        if isinstance(condition, Latest):
            at = replace(condition.place, path=f"{condition.place.path}.latest")
            self.entries(Entries(condition.kinds, condition.where, at), spot)
            if condition.still:
                self.fields(condition.kinds, "until", condition.place)
            if condition.still and not spot.today:
                self._no_time(condition.place)
            return
        self.entries(condition.entries, spot)
        if condition.since is not None:
            self.entries(condition.since, replace(spot, things=()))  # also what speaks of no such thing
        if condition.within is not None and not spot.today:
            self._no_time(condition.place)
        self._narrowed(condition, spot)
        if isinstance(condition, Reckoned):
            self.number(condition.entries.kinds, condition.name, condition.place)
            for limit in condition.bounds.given:
                self._limit(condition, limit, spot)
        elif condition.different:
            self.fields(condition.entries.kinds, condition.different, condition.place)

    def _weighed(self, condition: EntryLooks | SameThing | WrittenBy | Wrote | NamedIn | Counted, spot: Spot) -> None:
        """Check what is asked of the entry that is being weighed, of who writes it, and of numbers from outside."""
        match condition:
            case EntryLooks():
                if not spot.entry:
                    self.problems.add(condition.place, "entry_not_here")
                self.where(spot.entry, condition.where)
            case SameThing():
                self.thing(condition.thing, condition.place)
                for kind in spot.entry:
                    self._speaks_about(kind, (condition.thing,), condition.place)
                if not spot.entry:
                    self.problems.add(condition.place, "only_in_rules", word="same")
                self.check(condition.that, replace(spot, things=(condition.thing,)))
            case WrittenBy():
                for number, role in enumerate(condition.roles, start=1):
                    self.role(role, self.method.at(condition.place, "by", number))
                if not spot.writer:
                    self.problems.add(condition.place, "only_in_rules", word="by")
            case Wrote():
                self.entries(condition.entries, spot)
                if not spot.writer:
                    self.problems.add(condition.place, "only_in_rules", word="wrote")
            case NamedIn():
                self.entries(condition.entries, spot)
                self.fields(condition.entries.kinds, condition.name, condition.place)
                self.fields(spot.entry, condition.own, condition.place)
                if not spot.entry:
                    self.problems.add(condition.place, "only_in_rules", word="named_in")
            case Counted():
                if not spot.counts:
                    self.problems.add(condition.place, "number_not_here")

    def _file(self, condition: InStage | Known | RoleHeld, spot: Spot) -> None:
        """Check what is asked of the file as a whole: its stage, its criteria, who holds a role."""
        match condition:
            case InStage():
                word = "programme_in" if condition.programme else "in_stage"
                for number, stage in enumerate(condition.stages, start=1):
                    at = self.method.at(condition.place, word, number)
                    self._stage(stage, PROGRAMME if condition.programme else spot.track, at)
                if condition.programme:
                    self._programme(spot, condition.place)
            case Known():
                criteria = self.method.eligibility.criteria if self.method.eligibility else {}
                self.known(condition.criterion, criteria, "no_criterion", condition.place)
                if condition.still and not spot.today:
                    self._no_time(condition.place)
            case RoleHeld():
                self.role(condition.role, self.method.at(condition.place, "role_held"))
                if condition.whose:
                    self._whose(condition.whose, spot, condition.place)

    def _parts(self, condition: Condition, spot: Spot) -> None:
        """Check a condition that is made of others."""
        match condition:
            case Things():
                self.thing(condition.thing, condition.place)
                inner = replace(spot, things=(condition.thing,))
                self.check(condition.that, inner)
                self.check(condition.which, inner)
            case WholeFile():
                self.check(condition.that, replace(spot, things=()))
            case Its():
                self._its(condition, spot)
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
        for number, kind in enumerate(entries.kinds, start=1):
            at = self.method.at(entries.place, number=number)
            if self.kind(kind, spot.track, at) and spot.things:
                self._speaks_about(kind, spot.things, at)
        self.where(entries.kinds, entries.where)

    def _narrowed(self, condition: Happened | Reckoned, spot: Spot) -> None:
        """Check that entries speak about such a thing, each about one of several."""
        if not condition.for_each:
            return
        for number, thing in enumerate(condition.for_each, start=1):
            self.thing(thing, self.method.at(condition.place, "for_each", number))
        for kind in condition.entries.kinds:
            self._speaks_about(kind, condition.for_each, condition.place)
        self.check(condition.which, replace(spot, things=condition.for_each))

    def _limit(self, condition: Reckoned, limit: object, spot: Spot) -> None:
        """Check a sum with which another is compared: of other entries, or of the same ones otherwise narrowed."""
        if not isinstance(limit, Reckoned):
            return
        self._past(limit, spot)
        if limit == replace(condition, bounds=limit.bounds):
            self.problems.add(limit.place, "sum_with_itself")

    def _its(self, condition: Its, spot: Spot) -> None:
        """Check that this is asked within a thing, and that things of its kind name such another one."""
        self.thing(condition.thing, condition.place)
        self.check(condition.that, replace(spot, things=(condition.thing,)))
        if not spot.things:
            self.problems.add(condition.place, "its_of_nothing", thing=condition.thing)
            return
        about = (info for info in self.vocabulary.values() if not info.fields.keys().isdisjoint(spot.things))
        named = {name for info in about for name in info.fields if name in self.things} - set(spot.things)
        if condition.thing in self.things and condition.thing not in named:
            hint = Message("names_these", names=Listed(tuple(sorted(named)))) if named else ""
            self.problems.add(
                condition.place, "names_no_other", thing=either(spot.things), other=condition.thing, hint=hint
            )

    def _whose(self, name: str, spot: Spot, place: Place) -> None:
        if not spot.entry:
            self.problems.add(place, "only_in_rules", word="whose")
        for kind in spot.entry:
            info = self.field(kind, name, place) if kind in self.vocabulary else None
            if info is not None and info.type != "UUID":
                self.problems.add(place, "names_no_worker", field=name, kind=kind)

    def _programme(self, spot: Spot, place: Place) -> None:
        if not spot.writer:
            self.problems.add(place, "only_in_rules", word="programme_in")
        elif spot.track == PROGRAMME:
            self.problems.add(place, "in_the_programme_itself")

    def _speaks_about(self, kind: str, things: tuple[str, ...], place: Place) -> None:
        known = kind in self.vocabulary and self.things.issuperset(things)
        if known and self.vocabulary[kind].fields.keys().isdisjoint(things):
            self.problems.add(place, "about_no_thing", kind=kind, thing=either(things))

    def _stage(self, stage: str, track: str, place: Place) -> None:
        found = self.method.stages.get(stage)
        if found is None:
            self.known(
                stage, (name for name, one in self.method.stages.items() if track in ("", one.of)), "no_stage", place
            )
        elif track and found.of != track:
            self.problems.add(place, "stage_of_another", stage=stage, of=found.of, here=track)

    def _no_time(self, place: Place) -> None:
        self.problems.add(place, "day_of_asking")
