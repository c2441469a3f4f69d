"""The first and the last of some entries, in plain Dutch and English: how they look, and how long ago they were."""

from voordeur.methods.conditions.naming import Naming
from voordeur.methods.conditions.plain import plain
from voordeur.methods.conditions.words import Elapsed, Happened, Latest


class FirstAndLast(Naming):
    """Writes what is asked of the first or the last entry of some kinds."""

    def _latest(self, condition: Latest) -> str:
        what, last = self.either([self.kind(kind) for kind in condition.kinds]), self._last(condition)
        if not condition.where and last:
            return self.say(f"{last} geldt nog", f"{last} still holds")
        if not condition.where:
            return self.say(
                f"er was {what}, en het laatste daarvan geldt nog",
                f"there was {what}, and the last of these still holds",
            )
        one = self.one_with(condition.where)
        if last:
            said = self.say(f"{last} was er een{one}", f"{last} was one{one}")
        else:
            said = self.say(
                f"de laatste keer dat er {what} was, was het er een{one}",
                f"the last time there was {what}, it was one{one}",
            )
        return said + self.say(", en dat geldt nog", ", and that still holds") if condition.still else said

    def _not_latest(self, condition: Latest) -> str:
        """Write that the last entry does not look so; it does not either when there is none, or when it is over."""
        what, last = self.either([self.kind(kind) for kind in condition.kinds]), self._last(condition)
        none = self.none_of_kinds(condition.kinds)
        yet = self.say(f"er was nog {none}", f"there was {none} yet")
        over = self.say("het geldt niet meer", "it no longer holds")
        if not condition.where:
            return self.either([yet, over])
        one = self.one_with(condition.where)
        if last:
            said = self.say(f"{last} was er geen{one}", f"{last} was not one{one}")
        else:
            said = self.say(
                f"de laatste keer dat er {what} was, was het er geen{one}",
                f"the last time there was {what}, it was not one{one}",
            )
        return f"{said} ({self.say('of', 'or')} {self.either([over, yet] if condition.still else [yet])})"

    def _last(self, condition: Latest) -> str:
        return self.last(condition.kinds[0]) if len(condition.kinds) == 1 else ""

    def _elapsed(self, condition: Elapsed) -> str:
        return self._ago(condition, self.say("minstens ", "at least "))

    def _not_elapsed(self, condition: Elapsed) -> str:
        """Write that a term has not passed; it has not either since what never came."""
        yet = self.say(" (of dat was er nog niet)", " (or there was none yet)")
        return self._ago(condition, self.say("nog geen ", "less than "), yet)

    def _ago(self, condition: Elapsed, how: str, yet: str = "") -> str:
        """Write how long ago it was that something came first or last; `yet`: or that it did not come yet."""
        term, after = how + self.term(condition.term), plain(condition.after)
        nl, en = ("laatst", "last") if condition.last else ("eerst", "first")
        noun = "" if isinstance(after, Happened) and after.narrowed else self.noun(after)
        if not noun:
            said = self.condition(after)
            return self.say(
                f"{term} geleden werd dit voor het {nl} waar{yet and ' (of nog nooit)'}: {said}",
                f"{term} ago this became true for the {en} time{yet and ' (or it never did)'}: {said}",
            )
        kind = after.entries.kinds[0] if isinstance(after, Happened) and len(after.entries.kinds) == 1 else ""
        if self.once(kind):
            return self.say(f"{term} geleden was {noun}", f"{noun} was {term} ago") + yet
        there = "" if noun.partition(" ")[0] in ("de", "het") else "er "
        dutch = f"{term} geleden was {there}voor het {nl} {noun}"
        article, _, rest = noun.partition(" ")
        if kind and (article in ("a", "an") or (article == "the" and " of " in self.kind(kind))):
            return self.say(dutch, f"the {en} {rest} was {term} ago") + yet
        return self.say(dutch, f"{term} ago there was {noun} for the {en} time") + yet
