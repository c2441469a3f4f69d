"""Naming households and things by the entries about them: `a goal that was reached`, `at least one expense with …`."""

from voordeur.methods.conditions.words import Condition, Happened, Holds, Reckoned, SameThing, Several, Things
from voordeur.methods.wording import Names


class Naming(Names):
    """Names files and things of one method by the entries about them."""

    def condition(self, condition: Condition | None) -> str:
        """Write a condition as a clause."""
        raise NotImplementedError

    def noun(self, condition: Condition | None) -> str:
        """Name the entries that a condition waits for (`a home visit or a call`); empty when it asks something else."""
        condition = bare(condition)
        match condition:
            case Happened(times=1, different=""):
                return self.entries(condition.entries) + self._when(condition)
            case Several(word="any_of" | "all_of") if _plain(condition):
                nouns = [self.noun(part) for part in condition.of]
                return self.either(nouns) if condition.word == "any_of" else self.both(nouns)
        return ""

    def there_is(self, condition: Condition | None) -> str:
        """Write what holds for a thing, after its name: `is er een …`, or `geldt: …`."""
        condition = bare(condition)
        noun, lacking = self.noun(condition), self._lacking(condition)
        if noun:
            return self.say(f" is er {noun}", f" there is {noun}")
        if lacking:
            return self.say(f" is er geen sprake van {lacking}", f" there is not {lacking}")
        if isinstance(condition, Several) and condition.word == "all_of" and len(condition.of) == 2:
            noun, lacking = self.noun(condition.of[0]), self._lacking(condition.of[1])
            if noun and lacking:
                return self.say(f" is er {noun}, en geen sprake van {lacking}", f" there is {noun}, and not {lacking}")
        return self.say(f" geldt: {self.condition(condition)}", f": {self.condition(condition)}")

    def such(self, condition: Condition | None) -> str:
        """Write which files or things are meant, behind their name."""
        if condition is None:
            return ""
        if noun := self.noun(condition):
            return self.say(f" met {noun}", f" with {noun}")
        if lacking := self._lacking(condition):
            return self.say(f" zonder {lacking}", f" without {lacking}")
        condition = bare(condition)
        if isinstance(condition, Several) and condition.word == "all_of" and len(condition.of) == 2:
            noun, lacking = self.noun(condition.of[0]), self._lacking(condition.of[1])
            if noun and lacking:
                return self.say(f" met {noun} en zonder {lacking}", f" with {noun} and without {lacking}")
        return self.say(f" waarvoor geldt: {self.condition(condition)}", f" for which: {self.condition(condition)}")

    def such_things(self, condition: Condition | None) -> str:
        """Write which things are meant: `such`, but a thing that became something is not without it, it is left out."""
        if lacking := self._lacking(condition):
            return self.say(f" (niet meegeteld: {lacking})", f" (leaving out {lacking})")
        return self.such(condition)

    def _lacking(self, condition: Condition | None) -> str:
        """Name the entries of which a condition says that there are none; empty when it says something else."""
        condition = bare(condition)
        return self.noun(condition.of[0]) if isinstance(condition, Several) and condition.word == "not" else ""

    def _when(self, condition: Happened | Reckoned) -> str:
        """Write since when entries count."""
        said = ""
        if condition.since is not None:
            last = self.entries(condition.since)
            said += self.say(f", sinds er voor het laatst sprake was van {last}", f", since there last was {last}")
        if condition.within is not None:
            term = self.term(condition.within)
            said += self.say(f", niet langer dan {term} geleden", f", no longer than {term} ago")
        return said

    def _things(self, condition: Things) -> str:
        one, how = self._counted_things(condition)
        said = self._named_so(condition, one) or one + self.such_things(condition.which)
        if condition.that is None:
            return self.say(f"er {how} {said}", f"there {'are' if how == 'zijn' else 'is'} {said}")
        return self.say("voor ", "for ") + said + self.there_is(condition.that)

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


def one(noun: str) -> str:
    """Put the English article before a noun: `a coach`, `an on-call coach`."""
    return f"an {noun}" if noun[:1].lower() in "aeiou" else f"a {noun}"


def bare(condition: Condition | None) -> Condition | None:
    """Give a condition without the name that it goes by."""
    while isinstance(condition, Holds):
        condition = condition.that
    return condition


def _plain(condition: Several) -> bool:
    """Tell whether all parts can be named in one sentence, without a doubt where each of them ends."""
    parts = [bare(part) for part in condition.of]
    happened = [part for part in parts if isinstance(part, Happened) and part.times == 1 and not part.different]
    if len(happened) < len(parts) or any(part.since or part.within for part in happened):
        return False
    return condition.word == "any_of" or (len(parts) == 2 and all(len(part.entries.kinds) == 1 for part in happened))
