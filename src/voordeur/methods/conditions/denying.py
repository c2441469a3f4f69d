"""What is not so, in plain Dutch and English: `nobody is …`, `there was no home visit yet`."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from voordeur.methods.conditions.first_and_last import FirstAndLast
from voordeur.methods.conditions.named_things import NamedThings
from voordeur.methods.conditions.plain import undone
from voordeur.methods.conditions.words import (
    Bounds,
    Condition,
    Entries,
    EntryLooks,
    Happened,
    InStage,
    Known,
    RoleHeld,
    Things,
    WholeFile,
    WrittenBy,
    Wrote,
)

_ONE_OR_MORE = Bounds(at_least=1)


class Denying(NamedThings, FirstAndLast):
    """Writes conditions of one method that do not hold."""

    def denied(self, condition: Condition) -> str:
        """Write that a condition does not hold, as a clause."""
        write: Callable[[Any], str] = getattr(self, f"_not_{type(condition).__name__.lower()}", self._not_so)
        return write(condition)

    def _not_so(self, condition: Condition) -> str:
        said = self.condition(condition)
        return self.say(f"dit is niet waar: {said}", f"this is not so: {said}")

    def neither(self, parts: list[str]) -> str:
        """Say that it is none of these: `niet A en niet B`, `neither A nor B`."""
        if self.language == "en":
            return f"not {parts[0]}" if len(parts) == 1 else f"neither {', '.join(parts[:-1])} nor {parts[-1]}"
        return self.both([f"niet {part}" for part in parts])

    def _not_happened(self, condition: Happened) -> str:
        when = self._when(condition, lacks="file")
        if condition.different:
            return self._how_many_different(condition, Bounds(below=condition.times))
        if condition.times > 1:
            n, what = condition.times, self.narrowed(condition)
            return self.say(f"er was minder dan {n} keer {what}", f"fewer than {n} times there was {what}") + when
        if condition.which is not None:
            return self._not_so(condition)
        return self.say("er was ", "there was ") + self.none_of(condition.entries, yet=not when) + when

    def _how_many_different(self, condition: Happened, bounds: Bounds) -> str:
        """Write how many values stand in a field of all such entries together; one that holds a list has several."""
        entries, number = condition.entries, self.bounds(bounds, counted=True)
        name = self.quoted(self.field(condition.different))
        if several := self.several(condition.different):
            found = self.say(f"{number} verschillende {several}", f"{number} different {several}")
        else:
            found = self.say(f"onder {name} {number} verschillende", f"{number} different ones under {name}")
        if what := self._all_of(entries):
            said = self.say(f"in alle {what} samen staan {found}", f"in all {what} together there are {found}")
        else:
            what = self.entries(entries) + self.about_it()
            said = self.say(f"alle keren samen staan er {found} bij {what}", f"all times together: {found} in {what}")
        return said + self.only_about(condition) + self._when(condition)

    def _all_of(self, entries: Entries) -> str:
        """Call all such entries: `hulpvragen en helpers op de hulpkaart`; empty where there are no words."""
        named = [self.together(kind) for kind in entries.kinds]
        if not all(named):
            return ""
        many = self.both(named)
        pointed = self.pointed(many)
        return pointed + (self.about_it() if pointed == many else "") + self.where(entries.where)

    def _not_things(self, condition: Things) -> str:
        condition = self.put(condition)
        if condition.bounds == _ONE_OR_MORE and (lacking := undone(condition.that)):
            return self.condition(replace(condition, every=True, bounds=Bounds(), that=lacking))
        only_least = (condition.bounds.at_most, condition.bounds.below, condition.every) == (None, None, False)
        if condition.share or not only_least:
            return self._not_so(condition)
        if condition.bounds != _ONE_OR_MORE:
            return self.condition(replace(condition, bounds=Bounds(below=condition.bounds.at_least)))
        inside = self.within(condition.thing)
        such = inside.such_things(condition.which)
        if condition.that is None:
            none = self.lacking(self.thing(condition.thing)) + such
            return self.say(f"er is {none}", f"there is {none}")
        no = self.say("geen enkel", "no")
        no += "" if self.language == "en" or self.this(condition.thing).startswith("dit ") else "e"
        one = f"{no} {self.thing(condition.thing)}{such}{self.pause(condition.which)}"
        if became := inside.became_of(condition.that, lacks="thing"):
            return f"{one} {became}"
        return self.for_(one, inside.there_is(condition.that, denied=True))

    def _not_wholefile(self, condition: WholeFile) -> str:
        return self.within().denied(condition.that)

    def _not_entrylooks(self, condition: EntryLooks) -> str:
        test = condition.where[0]
        if len(condition.where) > 1 or not test.values or test.bounds:
            return self._not_so(condition)
        field, values = (
            self.quoted(self.field(test.name)),
            [self.quoted(self.value(test.name, one)) for one in test.values],
        )
        return self.say(f"bij {field} staat {self.neither(values)}", f"under {field} it says {self.neither(values)}")

    def _not_instage(self, condition: InStage) -> str:
        return self._stands(condition, self.neither([self.stage(stage) for stage in condition.stages]))

    def _stands(self, condition: InStage, stages: str) -> str:
        if condition.programme:
            return self.say(f"de fase van het project is {stages}", f"the stage of the programme is {stages}")
        return self.say(f"de fase is {stages}", f"the stage is {stages}")

    def _not_roleheld(self, condition: RoleHeld) -> str:
        role = self.quoted(self.role(condition.role))
        if not condition.whose:
            return self.say(f"niemand is {role}", f"nobody is {role}")
        name = self.field(condition.whose)
        return self.say(
            f"wie bij ‘{name}’ staat, is niet ook {role}", f"whoever stands under “{name}” is not {role} too"
        )

    def _not_writtenby(self, condition: WrittenBy) -> str:
        roles = self.neither([self.quoted(self.role(role)) for role in condition.roles])
        return self.say(f"wie het vastlegt, is {roles}", f"whoever records it is {roles}")

    def _not_wrote(self, condition: Wrote) -> str:
        what = self.entries(condition.entries)
        return self.say(
            f"wie dit vastlegt, is niet wie dit schreef: {what}", f"whoever records this is not who wrote: {what}"
        )

    def _not_known(self, condition: Known) -> str:
        name = self._criterion(condition.criterion)
        answers = self.neither([self.value("", answer) for answer in condition.answers])
        said = self.say(f"het antwoord op ‘{name}’ is {answers}", f"the answer to “{name}” is {answers}")
        return said + self.say(", of geldt niet meer", ", or no longer holds") if condition.still else said

    def _criterion(self, name: str) -> str:
        criteria = self.method.eligibility.criteria if self.method.eligibility else {}
        return self.text(criteria[name]) if name in criteria else name

    def _answers(self, answers: tuple[str, ...]) -> str:
        return self.either([self.value("", answer) for answer in answers])
