"""What is not so, in plain Dutch and English: `nobody is …`, `there was no home visit yet`."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from voordeur.methods.conditions.naming import Naming
from voordeur.methods.conditions.plain import plain
from voordeur.methods.conditions.words import (
    Bounds,
    Condition,
    Elapsed,
    EntryLooks,
    Happened,
    InStage,
    Known,
    Latest,
    RoleHeld,
    Several,
    Things,
    WrittenBy,
    Wrote,
)

_ONE_OR_MORE = Bounds(at_least=1)


class Denying(Naming):
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
        when = self._when(condition, denied=True)
        if condition.different:
            return self._how_many_different(condition, Bounds(below=condition.times))
        if condition.times > 1:
            n, what = condition.times, self.narrowed(condition)
            return self.say(f"er was minder dan {n} keer {what}", f"fewer than {n} times there was {what}") + when
        if condition.which is not None:
            return self._not_so(condition)
        none = self.none_of_kinds(condition.entries.kinds)
        none += self.where(condition.entries.where, self.entries(replace(condition.entries, where=())))
        yet = not when
        return self.say(f"er was {'nog ' if yet else ''}{none}", f"there was {none}{' yet' if yet else ''}") + when

    def _how_many_different(self, condition: Happened, bounds: Bounds) -> str:
        """Write how many values stand in a field of all such entries together; one that holds a list has several."""
        name, what = self.field(condition.different), self.narrowed(condition) + self._when(condition)
        return self.say(
            f"het aantal verschillende waarden van ‘{name}’ bij {what}, alles bij elkaar, is {self.bounds(bounds)}",
            f"the number of different values of “{name}” in {what}, taken all together, is {self.bounds(bounds)}",
        )

    def _not_things(self, condition: Things) -> str:
        condition = self.put(condition)
        if condition.bounds == _ONE_OR_MORE and (lacking := self._undone(condition.that)):
            return self.condition(replace(condition, every=True, bounds=Bounds(), that=lacking))
        only_least = (condition.bounds.at_most, condition.bounds.below, condition.every) == (None, None, False)
        if condition.share or not only_least:
            return self._not_so(condition)
        if condition.bounds != _ONE_OR_MORE:
            return self.condition(replace(condition, bounds=Bounds(below=condition.bounds.at_least)))
        if condition.that is None:
            none = self.lacking(self.thing(condition.thing)) + self.such_things(condition.which)
            return self.say(f"er is {none}", f"there is {none}")
        no = self.say("voor geen enkel", "for no")
        no += "" if self.language == "en" or self.this(condition.thing).startswith("dit ") else "e"
        one = f"{self.thing(condition.thing)}{self.such_things(condition.which)}"
        if became := self._became(condition.that, denied=True):
            return f"{no.removeprefix('voor ').removeprefix('for ')} {one} {became}"
        return f"{no} {one}{self.there_is(condition.that, denied=True)}"

    def _undone(self, condition: Condition | None) -> Condition | None:
        """Give what a condition says that there is none of; nothing when it says something else."""
        condition = plain(condition)
        return condition.of[0] if isinstance(condition, Several) and condition.word == "not" else None

    def _not_entrylooks(self, condition: EntryLooks) -> str:
        test = condition.where[0]
        if len(condition.where) > 1 or not test.values or test.bounds:
            return self._not_so(condition)
        field, values = (
            self.quoted(self.field(test.name)),
            [self.quoted(self.value(test.name, one)) for one in test.values],
        )
        return self.say(f"bij {field} staat {self.neither(values)}", f"under {field} it says {self.neither(values)}")

    def _not_latest(self, condition: Latest) -> str:
        none = self.none_of_kinds(condition.kinds)
        none += self.where(condition.where, none)
        over = self.say(", of het geldt niet meer", ", or it no longer holds") if condition.still else ""
        return self.say("het laatste hierover was ", "the last entry about this was ") + none + over

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

    def _not_elapsed(self, condition: Elapsed) -> str:
        term, noun, after = self.term(condition.term), self.noun(condition.after), self.condition(condition.after)
        if noun.partition(" ")[0] in ("de", "het", "the"):
            return self.say(f"nog geen {term} geleden was {noun}", f"{noun} was less than {term} ago")
        if noun:
            return self.say(f"nog geen {term} geleden was er {noun}", f"there was {noun} less than {term} ago")
        return self.say(
            f"nog geen {term} geleden werd dit waar: {after}", f"less than {term} ago this became true: {after}"
        )
