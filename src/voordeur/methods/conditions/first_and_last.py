"""The first and the last of some entries, in plain Dutch and English: how they look, and how long ago they were."""

from voordeur.methods.conditions.naming import Naming
from voordeur.methods.conditions.plain import plain
from voordeur.methods.conditions.words import Elapsed, Happened, Latest


class FirstAndLast(Naming):
    """Writes what is asked of the first or the last entry of some kinds."""

    def _latest(self, condition: Latest) -> str:
        if condition.where:
            return self._last_looks(condition) + (
                self.say(", en dat geldt nog", ", and that still holds") if condition.still else ""
            )
        if last := self._this_one(condition.kinds) or self._last(condition):
            return self.say(f"{last} geldt nog", f"{last} still holds")
        what, about = self._kinds(condition), self.about_it()
        return self.say(
            f"er was{about} {what}, en het laatste daarvan geldt nog",
            f"there was {what}{about}, and the last of these still holds",
        )

    def _not_latest(self, condition: Latest) -> str:
        """Write that the last entry does not look so; it does not either when there is none, or when it is over."""
        if not condition.where and (this := self._this_one(condition.kinds)):
            return self.say(f"{this} geldt niet (meer)", f"{this} does not hold (any more)")
        none, about = self.none_of_kinds(condition.kinds), self.about_it()
        yet = self.say(f"er was{about} nog {none}", f"there was {none}{about} yet")
        over = self.say("het geldt niet meer", "it no longer holds")
        if not condition.where:
            return self.either([yet, over])
        looks = self._last_looks(condition, denied=True)
        return f"{looks} ({self.say('of', 'or')} {self.either([over, yet] if condition.still else [yet])})"

    def _last_looks(self, condition: Latest, *, denied: bool = False) -> str:
        """Write how the last of some entries looks: `de laatste afsluiting was er een met …`; `denied`: not so."""
        last, what, one = self._last(condition), self._kinds(condition), self.one_with(condition.where)
        if last and (says := self.says_of(last, condition.where)):
            no = self.say("niet ", "not ") if denied else ""
            return f"{last} was {no}{says}"
        nl, en = ("geen", "not one") if denied else ("een", "one")
        if last:
            return self.say(f"{last} was er {nl}{one}", f"{last} was {en}{one}")
        if about := self.about_it():
            return self.say(
                f"de laatste keer dat{about} {what} is opgeschreven, was dat er {nl}{one}",
                f"the last time {what} was written down{about}, it was {en}{one}",
            )
        return self.say(
            f"de laatste keer dat er {what} was, was het er {nl}{one}",
            f"the last time there was {what}, it was {en}{one}",
        )

    def _kinds(self, condition: Latest) -> str:
        return self.either([self.kind(kind) for kind in condition.kinds])

    def _last(self, condition: Latest) -> str:
        """Call the last of these entries; about one thing only where the words can point at it."""
        last = self.last(condition.kinds[0]) if len(condition.kinds) == 1 else ""
        pointed = self.pointed(last)
        return "" if self.inside and pointed == last else pointed

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
        article, _, rest = noun.partition(" ")
        one = f"een {rest}" if article in ("de", "het") else noun
        dutch = f"{term} geleden was er voor het {nl} {one}"
        if kind and (article in ("a", "an") or (article == "the" and " of " in self.kind(kind))):
            return self.say(dutch, f"the {en} {rest} was {term} ago") + yet
        return self.say(dutch, f"{term} ago there was {noun} for the {en} time") + yet
