"""Which things a condition is about, how many, and what became of them: `elk doel is bereikt of vervalt`."""

from dataclasses import replace

from voordeur.methods.conditions.naming import Naming, apart
from voordeur.methods.conditions.plain import plain, undone
from voordeur.methods.conditions.words import Condition, Happened, Its, Latest, SameThing, Several, Things


class NamedThings(Naming):
    """Writes what one method asks of things (goals, actions, parties)."""

    def _things(self, condition: Things) -> str:
        condition = self.put(condition)
        said, how = self._such_ones(condition)
        if condition.that is None:
            return self.say(f"er {how} {said}", f"there {'are' if how == 'zijn' else 'is'} {said}")
        if looks := self._written_of(condition):
            return self.for_(said, self.say(f" geldt: {looks}", f": {looks}"))
        inside = self.within(condition.thing)
        became = inside.became_of(condition.that)
        if became and how == "is" and not (condition.share and self.language == "en"):  # 80% of the goals *were*
            return f"{said} {became}"
        return self.for_(said, inside.there_is(condition.that))

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

    def about(self, condition: Condition | None) -> tuple[str, str, Condition | None]:
        """Give what a condition is about, which of these, and what is asked of them; nothing when it is about none."""
        match condition:
            case Things() if condition.that is not None and not self._written_of(condition):
                put = self.put(condition)
                return put.thing, self._such_ones(put)[0], put.that
            case SameThing():
                return condition.thing, self.this(condition.thing), condition.that
            case Its():
                return condition.thing, self.its(condition.thing), condition.that
        return "", "", None

    def its(self, thing: str) -> str:
        """Point at the thing of another kind that goes with one."""
        the, that = ("het", "dat") if self.every(thing).startswith("elk ") else ("de", "die")
        noun = self.thing(thing)
        return self.say(f"{the} {noun} {that} erbij hoort", f"the {noun} that belongs to it")

    def _written_of(self, condition: Things) -> str:
        """Write how things look as they were written down, where no more is asked than that."""
        that, thing = plain(condition.that), condition.thing
        if not isinstance(that, Happened) or that.times > 1 or that.different or that.narrowed:
            return ""
        known = [self.vocabulary[kind] for kind in that.entries.kinds if kind in self.vocabulary]
        begins = any(kind.begins and kind.thing == thing for kind in known)
        return self.looks(that.entries.where) if begins and all(kind.thing == thing for kind in known) else ""

    def became_of(self, that: Condition | None, *, lacks: str = "") -> str:
        """Say what became of a thing, behind its name: `is bereikt of vervalt`; empty when more is asked."""
        that = plain(that)
        last = undone(that) or that
        if isinstance(last, Latest) and not last.where and self._this_one(last.kinds):
            still = self.say("geldt nog", "still holds")
            return still if last is that else self.say("geldt niet (meer)", "does not hold (any more)")
        parts = that.of if isinstance(that, Several) and that.word == "any_of" else (that,)
        each = [one for part in parts if isinstance(part, Happened) for one in apart(part)]
        said = [self.became(one.entries.kinds[0]) for one in each]
        if not said or not self.noun(that) or not all(said):
            return ""
        looks = [self.where(one.entries.where, self.entries(replace(one.entries, where=()))) for one in each]
        if len(set(looks)) == 1:
            looks = [""] * (len(each) - 1) + looks[-1:]
        when = self._when(parts[0], lacks=lacks) if len(parts) == 1 and isinstance(parts[0], Happened) else ""
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
        if isinstance(which, Several) and which.word == "all_of" and len(which.of) == 2:
            left_out = self._left_out(which.of[1])
            picked = which.of[0] if left_out else which
        if self._begins(picked, condition.thing) and isinstance(picked, Happened):
            looks = self.where(picked.entries.where, one)
            return f"{one}{looks}{left_out}".replace(") (", "; "), how
        if so := self._named_so(picked, one, self.thing(condition.thing)):
            one, which = f"{so}{left_out}".replace(") (", "; ") + self._when(picked), picked
        else:
            one += self.within(condition.thing).such_things(which)
        return one if condition.that is None else one + self.pause(which), how

    def pause(self, which: Condition | None) -> str:
        """Give the comma that closes the clause about which things are meant, where the sentence goes on."""
        if which is None or self._left_out(which):
            return ""
        which = plain(which)
        if not self.with_named(which):
            return ","
        last = which.of[-1] if isinstance(which, Several) and which.word == "all_of" else which
        over = undone(last)
        when = self._when(last if over is None else over, lacks="" if over is None else "file")
        return "," if when.startswith(",") else ""

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
        inside = self.within(condition.thing)
        became = inside.became_of(that)
        return f"{this} {became}" if became else self.for_(this, inside.there_is(that))
