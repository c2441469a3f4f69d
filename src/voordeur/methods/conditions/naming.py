"""Naming households and things by the entries about them: `a goal that was reached`, `at least one expense with …`."""

from dataclasses import replace

from voordeur.methods.conditions.demands import Demands
from voordeur.methods.conditions.plain import bare, plain
from voordeur.methods.conditions.words import Condition, Happened, Its, Reckoned, SameThing, Several, Things


class Naming(Demands):
    """Names files and things of one method by the entries about them."""

    def condition(self, condition: Condition | None) -> str:
        """Write a condition as a clause."""
        raise NotImplementedError

    def noun(self, condition: Condition | None) -> str:
        """Name the entries that a condition waits for (`a home visit or a call`); empty when it asks something else."""
        condition = plain(condition)
        match condition:
            case Happened(times=1, different=""):
                return self.entries(condition.entries) + self._when(condition)
            case Several(word="any_of" | "all_of") if _named(condition):
                each = [kinds for part in condition.of if isinstance(part, Happened) for kinds in _apart(part)]
                nouns = list(dict.fromkeys(map(self.noun, each)))
                return self.either(nouns) if condition.word == "any_of" else self.both(nouns)
        return ""

    def there_is(self, condition: Condition | None) -> str:
        """Write what holds for a thing, after its name: `is er een …`, or `geldt: …`."""
        condition = plain(condition)
        noun, lacking = self.noun(condition), self._lacking(condition)
        if noun:
            return self.say(f" is er {noun}", f" there is {noun}")
        if lacking:
            return self.say(f" is er {self.lacking(lacking)}", f" there is {self.lacking(lacking)}")
        if isinstance(condition, Several) and condition.word == "all_of" and len(condition.of) == 2:
            noun, lacking = self.noun(condition.of[0]), self._lacking(condition.of[1])
            if noun and lacking:
                none = self.lacking(lacking)
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
        return self.noun(condition.of[0]) if isinstance(condition, Several) and condition.word == "not" else ""

    def _when(self, condition: Happened | Reckoned) -> str:
        """Write since when entries count; one since the last of others is one that none of these followed."""
        said = ""
        if condition.since is not None and isinstance(condition, Happened) and condition.times == 1:
            none = self.lacking(self.either([self.kind(kind) for kind in condition.since.kinds]))
            kinds = [self.lacking(self.kind(kind)) for kind in condition.since.kinds]
            none = f" {self.say('en', 'and')} ".join(kinds) + self.where(condition.since.where, none)
            said += self.say(f", en daarna {none}", f", and after that {none}")
        elif condition.since is not None:
            said += self.since_last(self.entries(condition.since))
        if condition.within is not None:
            term = self.term(condition.within)
            said += self.say(f", niet langer dan {term} geleden", f", no longer than {term} ago")
        return said

    def since_last(self, noun: str) -> str:
        """Write that it is reckoned from the last time of something."""
        return self.say(f" sinds de laatste keer dat er {noun} was", f" since the last time there was {noun}")

    def _things(self, condition: Things) -> str:
        one, how = self._counted_things(condition)
        said = self._named_so(condition, one) or one + self.such_things(condition.which)
        if condition.that is None:
            return self.say(f"er {how} {said}", f"there {'are' if how == 'zijn' else 'is'} {said}")
        if looks := self._written_of(condition):
            return self.say(f"voor {said} geldt: {looks}", f"for {said}: {looks}")
        if (became := self._became(condition)) and how == "is":
            return f"{said} {self.say('is', 'is')} {became}"
        return self.say("voor ", "for ") + said + self.there_is(condition.that)

    def about(self, condition: Condition | None) -> tuple[str, Condition | None]:
        """Give which things a condition is about, and what is asked of them; nothing when it is about none."""
        match condition:
            case Things() if condition.that is not None and not self._written_of(condition):
                one, _how = self._counted_things(condition)
                said = self._named_so(condition, one) or one + self.such_things(condition.which)
                return self.say("voor ", "for ") + said, condition.that
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
        if not isinstance(that, Happened) or that.times > 1 or that.different or that.since or that.within:
            return ""
        known = [self.vocabulary[kind] for kind in that.entries.kinds if kind in self.vocabulary]
        begins = any(kind.begins and kind.thing == thing for kind in known)
        return self.looks(that.entries.where) if begins and all(kind.thing == thing for kind in known) else ""

    def _became(self, condition: Things) -> str:
        """Name what things became, when each name begins or ends with that of the thing: `een doel dat vervalt`."""
        that, thing = plain(condition.that), self.thing(condition.thing)
        noun = self.noun(that)
        parts = that.of if isinstance(that, Several) and that.word == "any_of" else (that,)
        entries = [part.entries for part in parts if isinstance(part, Happened) and not part.since and not part.within]
        called = [self.kind(kind) for one in entries for kind in one.kinds]
        fits = len(entries) == len(parts) and all(f" {thing} " in f"{kind} " for kind in called)
        return noun if noun and fits else ""

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
        return f"{self.bounds(bounds)} {thing if limits == {1} else many}", "is" if limits == {1} else "zijn"

    def _named_so(self, condition: Things, one: str) -> str:
        """Name a thing by the entry that it is picked by, if that begins with its name: `een partij bij het plan`."""
        which, thing = bare(condition.which), self.thing(condition.thing)
        if not isinstance(which, Happened) or len(which.entries.kinds) > 1 or not one.endswith(f" {thing}"):
            return ""
        noun = self.noun(which).partition(" ")[2]
        return one.removesuffix(thing) + noun if f"{noun} ".startswith(f"{thing} ") else ""

    def _samething(self, condition: SameThing) -> str:
        return self.say("voor ", "for ") + self.this(condition.thing) + self.there_is(condition.that)


def _apart(happened: Happened) -> tuple[Happened, ...]:
    """Give what happened kind by kind, so that a list of them is one list."""
    entries = happened.entries
    return tuple(replace(happened, entries=replace(entries, kinds=(kind,))) for kind in entries.kinds)


def _named(condition: Several) -> bool:
    """Tell whether all parts can be named in one sentence, without a doubt where each of them ends."""
    happened = [part for part in condition.of if isinstance(part, Happened) and part.times == 1 and not part.different]
    if len(happened) < len(condition.of) or any(part.since or part.within for part in happened):
        return False
    return condition.word == "any_of" or (len(happened) == 2 and all(len(part.entries.kinds) == 1 for part in happened))
