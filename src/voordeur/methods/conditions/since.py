"""Since when entries count: `sinds de laatste heropening`, `en daarna geen afmelding`, `tenzij die daarna …`."""

from collections.abc import Collection
from dataclasses import replace

from voordeur.methods.conditions.demands import Demands
from voordeur.methods.conditions.words import Condition, Entries, Happened, Reckoned


class Since(Demands):
    """Writes since when, and until how long ago, entries of one method count."""

    def _when(self, condition: Condition | None, *, lacks: str = "") -> str:
        """Write since when entries count; one since the last of others is one that none of these followed.

        `lacks`: it is said that there is none since the last of these, in a whole `file` or about one `thing`. Where
        what is looked back to is about that thing too, there is none unless that followed.
        """
        said, unless = "", ""
        if not isinstance(condition, Happened | Reckoned):
            return said
        if condition.since is not None:
            one = isinstance(condition, Happened) and condition.times == 1 and not condition.different
            about = self._about(condition.entries.kinds)
            if one and not lacks:
                followed = self.none_of(condition.since)
                said += self.say(f", en daarna {followed}", f", and after that {followed}")
            elif lacks == "thing" and about and any(self._about((kind,)) == about for kind in condition.since.kinds):
                unless = self._unless_followed(condition)
            else:
                said += self._since_last(condition.since)
        if condition.within is not None:
            term = self.term(condition.within)
            said += self.say(f", niet langer dan {term} geleden", f", no longer than {term} ago")
        return said + unless

    def none_of(self, entries: Entries, *, yet: bool = False) -> str:
        """Say that there is none of such entries; `yet`: up to now."""
        none = self.none_of_kinds(entries.kinds)
        if yet:
            none = self.say(f"nog {none}", f"{none} yet")
        return none + self.where(entries.where, self.entries(replace(entries, where=())))

    def none_of_kinds(self, kinds: Collection[str]) -> str:
        """Say that there is no entry of these kinds."""
        return self.both([self.lacking(self.kind(kind)) for kind in kinds])

    def _since_last(self, entries: Entries) -> str:
        """Write that it is reckoned from the last of these: `sinds de laatste heropening`."""
        if len(entries.kinds) == 1 and (last := self.last(entries.kinds[0])):
            last += self.where(entries.where, last)
            return self.say(f" sinds {last}", f" since {last}")
        noun = self.entries(entries)
        return self.say(f" sinds de laatste keer dat er {noun} was", f" since the last time there was {noun}")

    def _unless_followed(self, condition: Happened | Reckoned) -> str:
        """Write that it does not matter when it was followed: `, tenzij die uitgave daarna goedgekeurd is`."""
        since, thing = condition.since, self._about(condition.entries.kinds)
        if since is None:
            return ""
        own = [kind for kind in since.kinds if thing and self._about((kind,)) == thing and self.became(kind)]
        others = tuple(kind for kind in since.kinds if kind not in own)
        clauses = []
        if own:
            one, looks = self.that(thing), self.where(since.where)
            said = self.either([self.say(_verb_last(self.became(kind)), self.became(kind)) for kind in own])
            clauses.append(self.say(f"{one} daarna {said}", f"{one} {said} afterwards") + looks)
        if others:
            noun = self.entries(replace(since, kinds=others))
            clauses.append(self.say(f"er daarna {noun} was", f"there was {noun} afterwards"))
        return self.say(", tenzij ", ", unless ") + self.either(clauses)

    def _about(self, kinds: Collection[str]) -> str:
        """Give the thing that all these kinds are about; empty when there is no such one."""
        things = {self.vocabulary[kind].thing if kind in self.vocabulary else "" for kind in kinds}
        return things.pop() if len(things) == 1 else ""

    def _this_one(self, kinds: Collection[str]) -> str:
        """Point at the thing that is written of, where such entries say that there is one: `dit budget`."""
        thing = self._about(kinds)
        begins = any(self.vocabulary[kind].begins for kind in kinds if kind in self.vocabulary)
        return self.this(thing) if begins and thing in self.inside else ""


def _verb_last(said: str) -> str:
    """Put a Dutch clause as it stands behind `tenzij`: `is weg` as `weg is`, `doet niet mee` as `niet meedoet`."""
    verb, _, rest = said.partition(" ")
    return rest + verb if rest.endswith(" mee") else f"{rest} {verb}".strip()
