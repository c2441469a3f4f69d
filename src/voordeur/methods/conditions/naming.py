"""Naming households and things by the entries about them: `a goal that was reached`, `at least one expense with …`."""

from dataclasses import replace

from voordeur.methods.conditions.demands import Demands
from voordeur.methods.conditions.plain import bare, plain
from voordeur.methods.conditions.words import (
    Condition,
    Entries,
    Happened,
    Its,
    Reckoned,
    SameThing,
    Several,
    Things,
)


class Naming(Demands):
    """Names files and things of one method by the entries about them."""

    def condition(self, condition: Condition | None) -> str:
        """Write a condition as a clause."""
        raise NotImplementedError

    def noun(self, condition: Condition | None, *, denied: bool = False) -> str:
        """Name the entries that a condition waits for (`a home visit or a call`); empty when it asks something else.

        `denied`: it is said that there are none.
        """
        condition = plain(condition)
        match condition:
            case Happened(times=1, different="", which=None):
                return self.entries(condition.entries) + self._when(condition, denied=denied)
            case Several(word="any_of" | "all_of") if _named(condition):
                each = [kinds for part in condition.of if isinstance(part, Happened) for kinds in _apart(part)]
                nouns = list(dict.fromkeys(map(self.noun, each)))
                return self.either(nouns) if condition.word == "any_of" else self.both(nouns)
        return ""

    def there_is(self, condition: Condition | None, *, denied: bool = False) -> str:
        """Write what holds for a thing, after its name: `is er een …`, or `geldt: …`; `denied`: it does not."""
        condition = plain(condition)
        noun, none = self.noun(condition, denied=denied), self._none(condition)
        if noun or none:
            return self.say(f" is er {noun or none}", f" there is {noun or none}")
        if isinstance(condition, Several) and condition.word == "all_of" and len(condition.of) == 2:
            noun, none = self.noun(condition.of[0]), self._none(condition.of[1])
            if noun and none:
                return self.say(f" is er {noun}, en {none}", f" there is {noun}, and {none}")
        return self.say(f" geldt: {self.condition(condition)}", f": {self.condition(condition)}")

    def such(self, condition: Condition | None) -> str:
        """Write which files or things are meant, behind their name."""
        if condition is None:
            return ""
        if noun := self.noun(condition):
            return self.say(f" met {noun}", f" with {noun}")
        if lacking := self._lacking(condition):
            return self.say(f" zonder {lacking}", f" without {lacking}")
        condition = plain(condition)
        if isinstance(condition, Several) and condition.word == "all_of" and len(condition.of) == 2:
            noun, lacking = self.noun(condition.of[0]), self._lacking(condition.of[1])
            if noun and lacking:
                noun += "," if self._when(condition.of[0]) else ""
                return self.say(f" met {noun} en zonder {lacking}", f" with {noun} and without {lacking}")
        return self.say(f" waarvoor geldt: {self.condition(condition)}", f" for which: {self.condition(condition)}")

    def such_things(self, condition: Condition | None) -> str:
        """Write which things are meant: `such`, but a thing that became something is not without it, it is left out."""
        if lacking := self._lacking(condition):
            return self.say(f" ({lacking} telt niet mee)", f" ({lacking} does not count)")
        return self.such(condition)

    def _lacking(self, condition: Condition | None) -> str:
        """Name the entries of which a condition says that there are none; empty when it says something else."""
        condition = plain(condition)
        if not isinstance(condition, Several) or condition.word != "not":
            return ""
        return self.noun(condition.of[0], denied=True)

    def _none(self, condition: Condition | None) -> str:
        """Name what a condition says that there is none of: `geen huisbezoek en geen gesprek`; empty as `_lacking`."""
        if not self._lacking(condition):
            return ""
        condition = plain(condition)
        assert isinstance(condition, Several)
        parts = [part for part in _parts(condition.of[0]) if isinstance(part, Happened)]
        return self.both([self.lacking(self.noun(one, denied=True)) for part in parts for one in _apart(part)])

    def narrowed(self, condition: Happened | Reckoned) -> str:
        """Name entries, and of which things only those that are about these count."""
        what = self.entries(condition.entries)
        if condition.which is None:
            return what
        if lacking := self._lacking(condition.which):
            return what + self.say(f" ({lacking} telt niet mee)", f" ({lacking} does not count)")
        things, which = self.both([self.many(thing) for thing in condition.for_each]), bare(condition.which)
        if isinstance(which, Several) and which.word == "not":
            over = self.condition(which.of[0])
            return what + self.say(f" ({things} tellen niet mee als: {over})", f" ({things} do not count when: {over})")
        only = things + self.such(which)
        return what + self.say(f" (alleen {only})", f" (only {only})")

    def _when(self, condition: Condition | None, *, denied: bool = False) -> str:
        """Write since when entries count; one since the last of others is one that none of these followed.

        When it is `denied`, it is none since the last of these.
        """
        said = ""
        if not isinstance(condition, Happened | Reckoned):
            return said
        if condition.since is not None and isinstance(condition, Happened) and condition.times == 1 and not denied:
            none = self.lacking(self.either([self.kind(kind) for kind in condition.since.kinds]))
            none = self.none_of_kinds(condition.since.kinds) + self.where(condition.since.where, none)
            said += self.say(f", en daarna {none}", f", and after that {none}")
        elif condition.since is not None:
            said += self._since_last(condition.since)
        if condition.within is not None:
            term = self.term(condition.within)
            said += self.say(f", niet langer dan {term} geleden", f", no longer than {term} ago")
        return said

    def none_of_kinds(self, kinds: tuple[str, ...]) -> str:
        """Say that there is no entry of these kinds."""
        return self.both([self.lacking(self.kind(kind)) for kind in kinds])

    def _since_last(self, entries: Entries) -> str:
        """Write that it is reckoned from the last of these: `sinds de laatste heropening`."""
        if len(entries.kinds) == 1 and (last := self.last(entries.kinds[0])):
            last += self.where(entries.where, last)
            return self.say(f" sinds {last}", f" since {last}")
        noun = self.entries(entries)
        return self.say(f" sinds de laatste keer dat er {noun} was", f" since the last time there was {noun}")

    def _things(self, condition: Things) -> str:
        condition = self.put(condition)
        said, how = self._such_ones(condition)
        if condition.that is None:
            return self.say(f"er {how} {said}", f"there {'are' if how == 'zijn' else 'is'} {said}")
        if looks := self._written_of(condition):
            return self.say(f"voor {said} geldt: {looks}", f"for {said}: {looks}")
        became = self._became(condition.that)
        if became and how == "is" and not (condition.share and self.language == "en"):  # 80% of the goals *were*
            return f"{said} {became}"
        return self.say("voor ", "for ") + said + self.there_is(condition.that)

    def put(self, condition: Things) -> Things:
        """Put what is asked of things so that it is easy to say: how they began picks them, not what they became."""
        that, thing = plain(condition.that), condition.thing
        if condition.every or condition.share or condition.which or not isinstance(that, Several):
            return condition
        if that.word != "all_of" or len(that.of) != 2:
            return condition
        first, second = that.of
        if self._lacking(second):
            return replace(condition, which=second, that=None if self.began(first, thing) else first)
        return replace(condition, which=first, that=second) if self._begins(first, thing) else condition

    def _begins(self, condition: Condition | None, thing: str) -> bool:
        """Tell whether a condition says how such a thing was written down first, and no more."""
        condition = plain(condition)
        if not isinstance(condition, Happened) or condition.times > 1 or condition.different:
            return False
        known = [self.vocabulary[kind] for kind in condition.entries.kinds if kind in self.vocabulary]
        begins = bool(known) and all(kind.begins and kind.thing == thing for kind in known)
        return begins and not (condition.since or condition.within)

    def began(self, condition: Condition | None, thing: str) -> bool:
        """Tell whether a condition says no more than that there is such a thing."""
        if self.noun(condition).partition(" ")[2] == self.thing(thing):
            return True
        condition = plain(condition)
        return self._begins(condition, thing) and isinstance(condition, Happened) and not condition.entries.where

    def about(self, condition: Condition | None) -> tuple[str, Condition | None]:
        """Give which things a condition is about, and what is asked of them; nothing when it is about none."""
        match condition:
            case Things() if condition.that is not None and not self._written_of(condition):
                put = self.put(condition)
                return self.say("voor ", "for ") + self._such_ones(put)[0], put.that
            case SameThing():
                return self.say("voor ", "for ") + self.this(condition.thing), condition.that
            case Its():
                return self.its(condition.thing), condition.that
        return "", None

    def its(self, thing: str) -> str:
        """Point at the thing of another kind that goes with one."""
        the, that = ("het", "dat") if self.every(thing).startswith("elk ") else ("de", "die")
        noun = self.thing(thing)
        return self.say(f"voor {the} {noun} {that} erbij hoort", f"for the {noun} that belongs to it")

    def _written_of(self, condition: Things) -> str:
        """Write how things look as they were written down, where no more is asked than that."""
        that, thing = plain(condition.that), condition.thing
        if not isinstance(that, Happened) or that.times > 1 or that.different or that.narrowed:
            return ""
        known = [self.vocabulary[kind] for kind in that.entries.kinds if kind in self.vocabulary]
        begins = any(kind.begins and kind.thing == thing for kind in known)
        return self.looks(that.entries.where) if begins and all(kind.thing == thing for kind in known) else ""

    def _became(self, that: Condition | None, *, denied: bool = False) -> str:
        """Say what became of a thing, behind its name: `is bereikt of vervalt`; empty when more is asked."""
        that = plain(that)
        parts = that.of if isinstance(that, Several) and that.word == "any_of" else (that,)
        each = [one for part in parts if isinstance(part, Happened) for one in _apart(part)]
        said = [self.became(one.entries.kinds[0]) for one in each]
        if not said or not self.noun(that) or not all(said):
            return ""
        looks = [self.where(one.entries.where, self.entries(replace(one.entries, where=()))) for one in each]
        if len(set(looks)) == 1:
            looks = [""] * (len(each) - 1) + looks[-1:]
        when = self._when(each[0], denied=denied) if len(parts) == 1 and isinstance(parts[0], Happened) else ""
        told = [
            one.removeprefix(f"{before.partition(' ')[0]} ") + look
            for before, one, look in zip(["", *said], said, looks, strict=False)
        ]
        return self.either(told) + when

    def _counted_things(self, condition: Things) -> tuple[str, str]:
        """Say of how many things it is asked, and whether these `is` or `zijn`."""
        thing, many, bounds = self.thing(condition.thing), self.many(condition.thing), condition.bounds
        if condition.every:
            return self.every(condition.thing), "is"
        if condition.share:
            part = self.bounds(bounds, "%")
            return self.say(f"{part} van de {many}", f"{part} of the {many}"), "is"
        if (bounds.at_least, bounds.at_most, bounds.below) == (1, None, None):
            return self.say(f"minstens één {thing}", f"at least one {thing}"), "is"
        limits = {limit for limit in (bounds.at_least, bounds.at_most, bounds.below) if limit is not None}
        named, how = (thing, "is") if limits == {1} else (many, "zijn")
        return f"{self.bounds(bounds, counted=True)} {named}", how

    def _such_ones(self, condition: Things) -> tuple[str, str]:
        """Say of how many of which things it is asked, and whether these `is` or `zijn`."""
        one, how = self._counted_things(condition)
        which = plain(condition.which)
        picked, left_out = which, ""
        if isinstance(which, Several) and which.word == "all_of" and len(which.of) == 2 and self._lacking(which.of[1]):
            picked, left_out = which.of[0], self.such_things(which.of[1])
        if self._begins(picked, condition.thing) and isinstance(picked, Happened):
            looks = self.where(picked.entries.where, one)
            return f"{one}{looks}{left_out}".replace(") (", "; "), how
        if so := self._named_so(picked, one, self.thing(condition.thing)):
            return f"{so}{left_out}".replace(") (", "; ") + self._when(picked), how
        return one + self.such_things(which), how

    def _named_so(self, which: Condition | None, one: str, thing: str) -> str:
        """Name a thing by the entry that it is picked by, if that begins with its name: `een partij bij het plan`."""
        if not isinstance(which, Happened) or len(which.entries.kinds) > 1 or not one.endswith(f" {thing}"):
            return ""
        noun = self.entries(which.entries).partition(" ")[2] if self.noun(which) else ""
        return one.removesuffix(thing) + noun if f"{noun} ".startswith(f"{thing} ") else ""

    def _samething(self, condition: SameThing) -> str:
        this, that = self.this(condition.thing), plain(condition.that)
        if isinstance(that, Several) and that.word == "all_of" and self.began(that.of[0], condition.thing):
            that = plain(replace(that, of=that.of[1:])) if len(that.of) > 2 else that.of[1]
        became = self._became(that)
        return f"{this} {became}" if became else self.say("voor ", "for ") + this + self.there_is(that)


def _parts(condition: Condition) -> tuple[Condition, ...]:
    return condition.of if isinstance(condition, Several) else (condition,)


def _apart(happened: Happened) -> tuple[Happened, ...]:
    """Give what happened kind by kind, so that a list of them is one list; not if it is asked since or within when."""
    entries = happened.entries
    if happened.since or happened.within:
        return (happened,)
    return tuple(replace(happened, entries=replace(entries, kinds=(kind,))) for kind in entries.kinds)


def _named(condition: Several) -> bool:
    """Tell whether all parts can be named in one sentence, without a doubt where each of them ends."""
    happened = [part for part in condition.of if isinstance(part, Happened) and part.times == 1 and not part.different]
    if len(happened) < len(condition.of) or any(part.narrowed for part in happened):
        return False
    return condition.word == "any_of" or (len(happened) == 2 and all(len(part.entries.kinds) == 1 for part in happened))
