"""Naming households and things by the entries about them: `with a home visit and without a closing`."""

from dataclasses import replace

from voordeur.methods.conditions.plain import bare, plain, undone
from voordeur.methods.conditions.since import Since
from voordeur.methods.conditions.words import Condition, Happened, Reckoned, Several


class Naming(Since):
    """Names files and things of one method by the entries about them."""

    def condition(self, condition: Condition | None) -> str:
        """Write a condition as a clause."""
        raise NotImplementedError

    def noun(self, condition: Condition | None, *, lacks: str = "") -> str:
        """Name the entries that a condition waits for (`a home visit or a call`); empty when it asks something else.

        `lacks`: it is said that there are none, in a whole `file` or about one `thing`.
        """
        condition = plain(condition)
        match condition:
            case Happened(times=1, different="", which=None):
                return self.entries(condition.entries) + self._when(condition, lacks=lacks)
            case Several(word="any_of" | "all_of") if _named(condition):
                each = [kinds for part in condition.of if isinstance(part, Happened) for kinds in apart(part)]
                nouns = list(dict.fromkeys(map(self.noun, each)))
                return self.either(nouns) if condition.word == "any_of" else self.both(nouns)
        return ""

    def there_is(self, condition: Condition | None, *, denied: bool = False) -> str:
        """Write what holds for a thing, after its name: `is er een …`, or `geldt: …`; `denied`: it does not."""
        if named := self.there_is_named(condition, denied=denied):
            return named
        return self.say(f" geldt: {self.condition(condition)}", f": {self.condition(condition)}")

    def there_is_named(self, condition: Condition | None, *, denied: bool = False) -> str:
        """Write which entries there are about a thing: `is er een …`; empty when a condition asks something else."""
        condition = plain(condition)
        noun, none = self.noun(condition, lacks="thing" if denied else ""), self._none(condition)
        if noun or none:
            return self.say(f" is er {noun or none}", f" there is {noun or none}")
        if isinstance(condition, Several) and condition.word == "all_of" and len(condition.of) == 2:
            noun, none = self.noun(condition.of[0]), self._none(condition.of[1])
            if noun and none:
                return self.say(f" is er {noun}, en {none}", f" there is {noun}, and {none}")
        return ""

    def such(self, condition: Condition | None) -> str:
        """Write which files or things are meant, behind their name."""
        if condition is None:
            return ""
        if named := self.with_named(condition):
            return named
        return self.say(f" waarvoor geldt: {self.condition(condition)}", f" for which: {self.condition(condition)}")

    def with_named(self, condition: Condition | None) -> str:
        """Write with and without which entries: ` met een huisbezoek`; empty when a condition asks something else."""
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
        return ""

    def such_things(self, condition: Condition | None) -> str:
        """Write which things are meant: `such`, but a thing that became something is not without it, it is left out."""
        return self._left_out(condition) or self.such(condition)

    def _left_out(self, condition: Condition | None) -> str:
        """Write which things do not count, where these are named by an entry about them; else nothing."""
        over = undone(condition)
        if not isinstance(over, Happened) or not (noun := self.noun(replace(over, since=None))):
            return ""
        noun, unless = noun + ("," if over.within else ""), self._unless_followed(over)
        return self.say(f" ({noun} telt niet mee{unless})", f" ({noun} does not count{unless})")

    def _lacking(self, condition: Condition | None) -> str:
        """Name the entries of which a condition says that there are none; empty when it says something else."""
        return self.noun(undone(condition), lacks="file")

    def _none(self, condition: Condition | None) -> str:
        """Name what there is none of for a thing: `geen huisbezoek en geen gesprek`; empty as `_lacking`."""
        over = undone(condition)
        if not isinstance(over, Happened) or not self._lacking(condition):
            return ""
        return self.none_of(over.entries) + self._when(over, lacks="thing")

    def narrowed(self, condition: Happened | Reckoned) -> str:
        """Name entries, and of which things only those that are about these count."""
        return self.entries(condition.entries) + self.only_about(condition)

    def only_about(self, condition: Happened | Reckoned) -> str:
        """Write of which things only entries about these count, between brackets; empty when all do."""
        if condition.which is None:
            return ""
        if left_out := self._left_out(condition.which):
            return left_out
        things, which, inside = condition.for_each, bare(condition.which), self.within(*condition.for_each)
        if isinstance(which, Several) and which.word == "not":
            one, over = self.either([self.one(thing) for thing in things]), inside.condition(which.of[0])
            return self.say(f" ({one} telt niet mee als: {over})", f" ({one} does not count when: {over})")
        only = self.both([self.many(thing) for thing in things]) + inside.such(which)
        return self.say(f" (alleen {only})", f" (only {only})")

    def for_(self, which: str, holds: str) -> str:
        """Write what holds for things; a comma that closes a clause about them goes where a colon follows."""
        which = which.removesuffix(",") if holds.startswith(":") else which
        return self.say("voor ", "for ") + which + holds


def apart(happened: Happened) -> tuple[Happened, ...]:
    """Give what happened kind by kind, so that a list of them is one list."""
    entries = happened.entries
    return tuple(replace(happened, entries=replace(entries, kinds=(kind,))) for kind in entries.kinds)


def _named(condition: Several) -> bool:
    """Tell whether all parts can be named in one sentence, without a doubt where each of them ends."""
    happened = [part for part in condition.of if isinstance(part, Happened) and part.times == 1 and not part.different]
    if len(happened) < len(condition.of) or any(part.narrowed for part in happened):
        return False
    return condition.word == "any_of" or (len(happened) == 2 and all(len(part.entries.kinds) == 1 for part in happened))
